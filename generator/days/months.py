"""Months and quarters of the calendar, for which figures of dossiers are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPeriod:
    """A month or a quarter, `first` and `last` day included."""

    name: str  # "tháng 3 năm 2022"
    quarter: bool
    first: Date
    last: Date

    @property
    def year(self) -> int:
        return self.first.year

    def follows(self, other: "CalendarPeriod") -> bool:
        return self.first == other.last + DAY

    def meets(self, first: Date, last: Date) -> bool:
        """Whether a day of the period lies between those days."""
        return self.first <= last and first <= self.last

    def within(self, first: Date, last: Date) -> bool:
        """Whether every day of the period lies between those days."""
        return first <= self.first and self.last <= last


def calendar_period(code: str) -> CalendarPeriod:
    """'2022-03' or '2022-Q1'; in names a 0 stands before months 1 and 2 alone (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    year, part = int(code[:4]), code[5:]
    quarter = part.startswith("Q")
    end = int(part[1:]) * 3 if quarter else int(part)
    name = (
        f"quý {('I', 'II', 'III', 'IV')[end // 3 - 1]}"
        if quarter
        else f"tháng {end:02d}"
        if end < 3
        else f"tháng {end}"
    )
    first = Date(year, end - 2 if quarter else end, 1)
    last = Date(year + end // 12, end % 12 + 1, 1) - DAY
    return CalendarPeriod(name=f"{name} năm {year}", quarter=quarter, first=first, last=last)


def months_within(first: Date, last: Date) -> Iterator[CalendarPeriod]:
    """Every month that lies whole between those days."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        month = calendar_period(f"{number // 12}-{number % 12 + 1:02d}")
        if month.within(first, last):
            yield month


def gaps(periods: Iterable[CalendarPeriod], first: Date) -> Iterator[tuple[Date, Date]]:
    """(first, last) day of every stretch without a period, from `first` on up to the last period; oldest first."""
    for period in periods:
        if period.first > first:
            yield first, period.first - DAY
        first = period.last + DAY
