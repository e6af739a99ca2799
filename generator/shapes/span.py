"""A time that a rule limits."""

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time that a rule limits: from one day to the day on which something was done, None while it is not."""

    what: str  # "đăng", "trả lời"
    since: Date
    since_field: str  # the attribute of the field that tells it
    since_what: str  # "ngày ban hành"
    until: Date | None
    until_field: str
    rule: str  # a name of days.limits
