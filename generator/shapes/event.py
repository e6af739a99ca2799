"""What stands in a calendar."""

from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What stands in a calendar: whole days, or hours in Vietnam; `end` is the last day, or the hour of the end."""

    title: str
    address: str  # of its page; with the host it is also the event's identity
    start: Date | datetime
    end: Date | datetime | None = None
    place: str = ""
    summary: str = ""


def first_day(event: Event) -> Date:
    """The day on which an event begins."""
    return _day(event.start)


def last_day(event: Event) -> Date:
    """The day on which an event ends."""
    return _day(event.end or event.start)


def _day(moment: Date | datetime) -> Date:
    return moment.date() if isinstance(moment, datetime) else moment
