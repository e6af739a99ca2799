"""Fields that hold a number, a moment or a yes: the text an office types in, a value out."""

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from generator.declaring.spec import Reading, Spec, Value
from generator.declaring.texts import example_of, shorten, text_of
from generator.reading.values import Node
from generator.text.comparing import key
from generator.text.showing import show_date, show_time

_YEARS = "(?:19|20)[0-9]{2}"  # any other is a slip of the hand, and calendars end at 9999
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[. ][0-9]{3})+")  # as Excel shows them
MOST = 999_999_999


class Amount(Value):
    """What is typed as one text that `regex` describes whole, and becomes something else."""

    __slots__ = ()
    regex: ClassVar[str]
    name: ClassVar[str]
    sample: ClassVar[str]

    @property
    def shape(self) -> str:
        return self.name

    @property
    def example(self) -> str:
        return self.sample


@dataclass(frozen=True, slots=True)
class DateType(Amount):
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
class TimeType(Amount):
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
class DurationType(Amount):
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


@dataclass(frozen=True, slots=True)
class DecimalType(Amount):
    """A number with a decimal comma; the zeros that the source prints are kept."""

    data: ClassVar[str] = "number"
    regex: ClassVar[str] = "[0-9]{1,12}(,[0-9]{1,6})?"
    name: ClassVar[str] = "số, dấu phẩy thập phân"
    sample: ClassVar[str] = "62,45"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Decimal:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            american = re.fullmatch(r"[0-9]+\.[0-9]+", typed)
            hint = f"viết dấu phẩy: {typed.replace('.', ',')}" if american else example_of(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải số thập phân", hint)
        return Decimal(typed.replace(",", "."))

    def write(self, value: Decimal) -> str:
        """'62,45'; '87,60' keeps its zero."""
        return f"{value:f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class IntegerType(Value):
    """A whole number from `least` to `most`."""

    data: ClassVar[str] = "integer"
    regex: ClassVar[str] = "[0-9]{1,9}"
    least: int = 0
    most: int = MOST
    sample: str = "63"

    @property
    def shape(self) -> str:
        return "số nguyên" + (f" từ {self.least} đến {self.most}" if self.most < MOST else "")

    @property
    def example(self) -> str:
        return self.sample

    def read(self, node: Node, spec: Spec, reading: Reading) -> int:
        typed = text_of(node, spec, reading)
        if not re.fullmatch(self.regex, typed):
            solid = re.sub("[. ]", "", typed) if _THOUSANDS.fullmatch(typed) else ""
            hint = f"viết liền: «{spec.label}: {solid}»" if solid else example_of(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{shorten(typed)}» không phải số nguyên", hint)
        if not self.least <= int(typed) <= self.most:
            message = f"{spec.label}: {typed} không nằm trong {self.least} đến {self.most}"
            raise reading.refuse(node.line, message, example_of(spec))
        return int(typed)

    def write(self, value: int) -> str:
        return str(value)


@dataclass(frozen=True, slots=True)
class YearType(Amount):
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
class YesNoType(Amount):
    """`có` or `không`, however it is accented."""

    data: ClassVar[str] = "boolean"
    name: ClassVar[str] = "có hoặc không"
    sample: ClassVar[str] = "có"
    words: ClassVar[tuple[str, str]] = ("không", "có")

    def read(self, node: Node, spec: Spec, reading: Reading) -> bool:
        typed = text_of(node, spec, reading)
        if key(typed) not in map(key, self.words):
            message = f"{spec.label}: chỉ nhận «có» hoặc «không», không nhận «{shorten(typed)}»"
            raise reading.refuse(node.line, message, example_of(spec))
        return key(typed) == key(self.words[True])

    def write(self, value: bool) -> str:
        return self.words[value]


DATE, TIME, DURATION = DateType(), TimeType(), DurationType()
DECIMAL, INTEGER, YEAR, YES_NO = DecimalType(), IntegerType(), YearType(), YesNoType()


def integer(least: int = 0, most: int = MOST, example: str = "63") -> IntegerType:
    """A whole number within bounds."""
    return IntegerType(least, most, example)
