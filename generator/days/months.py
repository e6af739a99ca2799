"""Months and quarters of the calendar, for which figures of dossiers are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.days.workdays import DAY

QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriod:
    """A month or a quarter, `first` and `last` day included."""

    code: str  # "2022-03", "2022-Q1"
    name: str  # "tháng 3 năm 2022"
    year: int
    quarter: bool
    first: Date
    last: Date


def calendar_period(code: str) -> CalendarPeriod:
    """'2022-03' or '2022-Q1'; in names a 0 stands before months 1 and 2 alone (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    year, part = int(code[:4]), code[5:]
    quarter = part.startswith("Q")
    end = int(part[1:]) * 3 if quarter else int(part)
    month = f"tháng {end:02d}" if end < 3 else f"tháng {end}"
    name = f"quý {QUARTERS[end // 3 - 1]}" if quarter else month
    first = Date(year, end - 2 if quarter else end, 1)
    last = Date(year + end // 12, end % 12 + 1, 1) - DAY
    return CalendarPeriod(code=code, name=f"{name} năm {year}", year=year, quarter=quarter, first=first, last=last)


def follows(period: CalendarPeriod, before: CalendarPeriod) -> bool:
    """Whether a period begins on the day after another ends."""
    return period.first == before.last + DAY


def meets(period: CalendarPeriod, first: Date, last: Date) -> bool:
    """Whether a day of the period lies between those days."""
    return period.first <= last and first <= period.last


def within(period: CalendarPeriod, first: Date, last: Date) -> bool:
    """Whether every day of the period lies between those days."""
    return first <= period.first and period.last <= last


def months_within(first: Date, last: Date) -> Iterator[CalendarPeriod]:
    """Every month that lies whole between those days."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        month = calendar_period(f"{number // 12}-{number % 12 + 1:02d}")
        if within(month, first, last):
            yield month


def gaps(periods: Iterable[CalendarPeriod], first: Date) -> Iterator[tuple[Date, Date]]:
    """(first, last) day of every stretch without a period, from `first` on up to the last period; oldest first."""
    for period in periods:
        if period.first > first:
            yield first, period.first - DAY
        first = period.last + DAY
