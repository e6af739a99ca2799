"""Reporting periods: quarters, half-year and year, from one closing day to the next."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

FORMS = {  # code after the year: (how many months, the last of them, its name); in the order of a year
    "Q1": (3, 3, "quý I"),
    "Q2": (3, 6, "quý II"),
    "6T": (6, 6, "6 tháng đầu năm"),
    "Q3": (3, 9, "quý III"),
    "Q4": (3, 12, "quý IV"),
    "": (12, 12, "năm"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A reporting period, `first` and `last` day included; its report is due before the day `due`."""

    year: int
    form: str  # a key of FORMS
    first: Date
    last: Date
    due: Date

    @property
    def code(self) -> str:
        return f"{self.year}-{self.form}" if self.form else str(self.year)

    @property
    def name(self) -> str:
        """'quý I năm 2022', '6 tháng đầu năm 2022', 'năm 2022'."""
        name = FORMS[self.form][2]
        return f"{name} {self.year}" if name.endswith("năm") else f"{name} năm {self.year}"

    def holds(self, day: Date | None) -> bool:
        """Whether a day lies in the period; an unknown day lies in none."""
        return day is not None and self.first <= day <= self.last

    def year_before(self) -> "Period":
        """The same period of the year before."""
        return period_of(self.year - 1, self.form, self.last.day, self.due.day)


def period_of(year: int, form: str, closing_day: int, due_day: int) -> Period:
    """A period that closes on `closing_day` of its last month (NĐ 09/2019/NĐ-CP: from the 15th of the month before the
    period to the 14th of its last month), with a report before `due_day` of that month.
    """
    months, last_month, _ = FORMS[form]
    before = year * 12 + last_month - 1 - months
    first = Date(before // 12, before % 12 + 1, closing_day) + timedelta(days=1)
    last = Date(year, last_month, closing_day)
    return Period(year=year, form=form, first=first, last=last, due=Date(year, last_month, due_day))


def parse(code: str, closing_day: int, due_day: int) -> Period | None:
    """'2022-Q1', '2022-6T', '2022-Q3', '2022' as a period; None for anything else."""
    found = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-([A-Z0-9]{2}))?", code.strip().upper())
    if not found or (found[2] or "") not in FORMS:
        return None
    return period_of(int(found[1]), found[2] or "", closing_day, due_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When an office reports: on which forms of period, each closing on a day of its last month, before which day."""

    forms: AbstractSet[str]  # keys of FORMS
    closing_day: int
    due_day: int


def periods_of(year: int, schedule: Schedule) -> tuple[Period, ...]:
    """The periods of a year that a report is due for, soonest first."""
    forms = (form for form in FORMS if form in schedule.forms)
    return tuple(period_of(year, form, schedule.closing_day, schedule.due_day) for form in forms)


def past(day: Date, schedule: Schedule) -> tuple[Period, ...]:
    """The periods of this year and the one before whose reports were due by that day, the oldest first."""
    every = (period for year in (day.year - 1, day.year) for period in periods_of(year, schedule))
    return tuple(period for period in every if period.due <= day)


def upcoming(day: Date, schedule: Schedule) -> tuple[Period, ...]:
    """The periods whose reports fall due after that day, soonest first: a full round of them."""
    every = (period for year in (day.year, day.year + 1) for period in periods_of(year, schedule))
    return tuple(period for period in every if period.due > day)[: len(schedule.forms)]
