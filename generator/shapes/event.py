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

    @property
    def first_day(self) -> Date:
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> Date:
        end = self.end or self.start
        return end.date() if isinstance(end, datetime) else end
