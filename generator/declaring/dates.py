"""Fields that hold a day, a year, a time of day or a length of time: the text an office types in, a value out."""

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from typing import ClassVar

from generator.declaring.spec import OneForm, Reading, Spec
from generator.declaring.texts import text_of, wrong
from generator.reading.values import Node
from generator.text.showing import show_date, show_time

_OLDEST, _LATEST = 1945, 2049  # any other year is a slip of the hand
_YEARS = "(?:19(?:4[5-9]|[5-9][0-9])|20[0-4][0-9])"


@dataclass(frozen=True, slots=True)
class DateType(OneForm):
    """A day, as 31/12/2022 or 2022-12-31."""

    data: ClassVar[str] = "date"
    regex: ClassVar[str] = rf"[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEARS}|{_YEARS}-[0-9]{{1,2}}-[0-9]{{1,2}}"
    name: ClassVar[str] = "ngày/tháng/năm"
    sample: ClassVar[str] = "31/12/2022"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Date:
        typed = text_of(node, spec, reading)
        numbers = [int(number) for number in re.findall("[0-9]{1,9}", typed)]
        years_first = bool(re.match("[0-9]{3}", typed))
        try:
            day = Date(*(numbers if years_first else reversed(numbers)))
        except (ValueError, TypeError):
            day = None
        if day and re.fullmatch(self.regex, typed):
            return day
        what, hint = _not_one_day(typed, spec) or _wrong_day(
            typed, numbers[::-1] if years_first else numbers, day, spec
        )
        raise wrong(typed, what, hint, node, spec, reading)

    def write(self, value: Date) -> str:
        """'31/12/2022'."""
        return show_date(value)


@dataclass(frozen=True, slots=True)
class YearType(OneForm):
    """A year, of the last century or this."""

    data: ClassVar[str] = "year"
    regex: ClassVar[str] = _YEARS
    least: ClassVar[int] = _OLDEST
    most: ClassVar[int] = _LATEST
    name: ClassVar[str] = "năm"
    sample: ClassVar[str] = "2022"

    def read(self, node: Node, spec: Spec, reading: Reading) -> int:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            what, hint = _wrong_year(typed) if typed.isdecimal() else ("không phải năm", "năm viết bằng bốn chữ số")
            raise wrong(typed, what, hint, node, spec, reading)
        return int(typed)

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class TimeType(OneForm):
    """A time of day, as 7:30, 07:30, 7h30 or 7h."""

    data: ClassVar[str] = "time"
    regex: ClassVar[str] = "([0-9]{1,2})(?::([0-9]{2})|[hH]([0-9]{2})?)"
    name: ClassVar[str] = "giờ:phút"
    sample: ClassVar[str] = "07:30"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Time:
        typed = text_of(node, spec, reading)
        found = re.fullmatch(self.regex, typed)
        if not found or int(found[1]) > 23 or int(found[2] or found[3] or 0) > 59:
            raise wrong(typed, "không phải giờ:phút trong ngày", "", node, spec, reading)
        return Time(int(found[1]), int(found[2] or found[3] or 0))

    def write(self, value: Time) -> str:
        """'07:30'."""
        return show_time(value)


@dataclass(frozen=True, slots=True)
class DurationType(OneForm):
    """How long something is, more than nothing."""

    data: ClassVar[str] = "duration"
    regex: ClassVar[str] = "(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9])"
    name: ClassVar[str] = "phút:giây hoặc giờ:phút:giây"
    sample: ClassVar[str] = "3:20"

    def read(self, node: Node, spec: Spec, reading: Reading) -> timedelta:
        typed = text_of(node, spec, reading)
        found = re.fullmatch(self.regex, typed)
        if not found or not any(map(int, typed.split(":"))):
            raise wrong(typed, "không phải phút:giây hoặc giờ:phút:giây", "", node, spec, reading)
        return timedelta(hours=int(found[1] or 0), minutes=int(found[2]), seconds=int(found[3]))

    def write(self, value: timedelta) -> str:
        """'3:20', '1:03:20'."""
        minutes, seconds = divmod(value // timedelta(seconds=1), 60)
        hours, rest = divmod(minutes, 60)
        return f"{hours}:{rest:02d}:{seconds:02d}" if hours else f"{rest}:{seconds:02d}"


def _not_one_day(typed: str, spec: Spec) -> tuple[str, str] | None:
    """Of a number of Excel, of more days than one, of a day and more."""
    if re.fullmatch("[0-9]{5}", typed) and _OLDEST <= (serial := _EXCEL + timedelta(int(typed))).year <= _LATEST:
        return "là số mà Excel đổi ra từ một ngày", f"đúng là ngày ấy thì viết «{spec.label}: {show_date(serial)}»"
    if found := re.fullmatch(rf"([0-3][0-9])([01][0-9])({_YEARS})", typed):
        return "không phải ngày/tháng/năm", f"viết «{spec.label}: {found[1]}/{found[2]}/{found[3]}»"
    if found := re.search(rf"[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEARS}(?![0-9])", typed):
        if re.search(r"[0-9]\s*(?:[-–,;]|đến|và)", typed.replace(found[0], f" {found[0][:2]}")):
            return "không phải một ngày", f"mục này chỉ nhận một ngày, như «{spec.label}: {found[0]}»"
        if found[0] != typed and len(re.findall("[0-9]+", typed)) > 3:
            return "không phải ngày/tháng/năm", f"chỉ ghi ngày: «{spec.label}: {found[0]}»"
    return None


def _wrong_day(typed: str, numbers: list[int], day: Date | None, spec: Spec) -> tuple[str, str]:
    """What is wrong with a text that is no day as it must be written, and that very day written so."""
    year = re.search(r"(?<![0-9])[0-9]{3,}(?![0-9])", typed)
    if len(numbers) != 3 or not re.fullmatch(r"(?:ngày )?[0-9]+\D{1,7}[0-9]+\D{1,5}[0-9]+", typed):
        return "không phải ngày/tháng/năm", ""
    if year is None:
        number, month, _ = numbers
        return "viết năm chưa đủ bốn chữ số", f"viết «{spec.label}: {number:02d}/{month:02d}/…» với năm đủ bốn chữ số"
    if not re.fullmatch(_YEARS, year[0]):
        return _wrong_year(year[0])
    if day:
        return "không phải ngày/tháng/năm", f"viết «{spec.label}: {show_date(day)}»"
    number, month, _ = numbers
    if not 1 <= month <= 12:
        return "không phải ngày có thật", f"không có tháng {month}; viết ngày trước, tháng sau"
    return "không phải ngày có thật", f"tháng {month} năm {year[0]} không có ngày {number}; kiểm tra lại"


def _wrong_year(typed: str) -> tuple[str, str]:
    if len(typed) != 4:
        return f"viết năm bằng {len(typed)} chữ số", "năm viết bằng bốn chữ số"
    return f"nằm ngoài các năm {_OLDEST} đến {_LATEST}", "kiểm tra lại năm"


_EXCEL = Date(1899, 12, 30)  # from which Excel counts days

DATE, YEAR, TIME, DURATION = DateType(), YearType(), TimeType(), DurationType()
