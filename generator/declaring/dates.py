"""Fields that hold a day, a year, a time of day or a length of time: the text an office types in, a value out."""

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from typing import ClassVar

from generator.declaring.spec import OneForm, Reading, Spec
from generator.declaring.texts import example_of, shorten, text_of
from generator.reading.values import Node
from generator.text.showing import show_date, show_time

_YEARS = "(?:19|20)[0-9]{2}"  # any other is a slip of the hand, and calendars end at 9999


@dataclass(frozen=True, slots=True)
class DateType(OneForm):
    """A day, as 31/12/2022 or 2022-12-31."""

    data: ClassVar[str] = "date"
    regex: ClassVar[str] = rf"[0-9]{{1,2}}/[0-9]{{1,2}}/{_YEARS}|{_YEARS}-[0-9]{{1,2}}-[0-9]{{1,2}}"
    name: ClassVar[str] = "ngày/tháng/năm"
    sample: ClassVar[str] = "31/12/2022"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Date:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            message = f"{spec.label}: «{shorten(typed)}» không phải ngày/tháng/năm"
            raise reading.refuse(node.line, message, example_of(spec))
        numbers = [int(number) for number in re.split("[/-]", typed)]
        try:
            return Date(*(numbers if "-" in typed else reversed(numbers)))
        except ValueError:
            message = f"{spec.label}: «{shorten(typed)}» không phải ngày có thật"
            raise reading.refuse(node.line, message, example_of(spec)) from None

    def write(self, value: Date) -> str:
        """'31/12/2022'."""
        return show_date(value)


@dataclass(frozen=True, slots=True)
class YearType(OneForm):
    """A year, of the last century or this."""

    data: ClassVar[str] = "year"
    regex: ClassVar[str] = _YEARS
    least: ClassVar[int] = 1900
    most: ClassVar[int] = 2099
    name: ClassVar[str] = "năm"
    sample: ClassVar[str] = "2022"

    def read(self, node: Node, spec: Spec, reading: Reading) -> int:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải năm", example_of(spec))
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
            message = f"{spec.label}: «{shorten(typed)}» không phải giờ:phút trong ngày"
            raise reading.refuse(node.line, message, example_of(spec))
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
            message = f"{spec.label}: «{shorten(typed)}» không phải phút:giây hoặc giờ:phút:giây"
            raise reading.refuse(node.line, message, example_of(spec))
        return timedelta(hours=int(found[1] or 0), minutes=int(found[2]), seconds=int(found[3]))

    def write(self, value: timedelta) -> str:
        """'3:20', '1:03:20'."""
        minutes, seconds = divmod(value // timedelta(seconds=1), 60)
        hours, rest = divmod(minutes, 60)
        return f"{hours}:{rest:02d}:{seconds:02d}" if hours else f"{rest}:{seconds:02d}"


DATE, YEAR, TIME, DURATION = DateType(), YearType(), TimeType(), DurationType()
