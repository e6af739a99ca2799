"""Working days: Monday to Friday, without the holidays that the office declares."""

from collections.abc import Set as AbstractSet
from datetime import date as Date
from datetime import timedelta

DAY = timedelta(days=1)
SATURDAY = 5


def is_working(day: Date, free: AbstractSet[Date], worked: AbstractSet[Date] = frozenset()) -> bool:
    """Whether the office works on that day; `worked` are weekend days made up for a free weekday."""
    return day in worked or (day.weekday() < SATURDAY and day not in free)


def working_days(since: Date, until: Date, free: AbstractSet[Date], worked: AbstractSet[Date] = frozenset()) -> int:
    """How many working days after `since` up to and with `until`: the first day is not counted (Bộ luật Dân sự 2015,
    Điều 147 khoản 2). 0 when `until` is not after `since`.
    """
    days = (since + DAY * number for number in range(1, (until - since).days + 1))
    return sum(is_working(day, free, worked) for day in days)


def deadline(since: Date, days: int, free: AbstractSet[Date], worked: AbstractSet[Date] = frozenset()) -> Date:
    """The last day of a limit of so many working days."""
    day = since
    while days:
        day += DAY
        days -= is_working(day, free, worked)
    return day
