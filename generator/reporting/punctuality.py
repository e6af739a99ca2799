"""Figures of what a rule limits in time: done in time, done late, and overdue, as it stood at the end of a period."""

from collections.abc import Iterator
from enum import Enum

from generator.days.limits import Limit
from generator.days.periods import Period
from generator.model.kind import Site, posted_cards
from generator.model.limited import limited
from generator.shapes.figure import Figure
from generator.shapes.span import Span


class Kept(Enum):
    """How a limit was kept, as it stood at the end of a period."""

    IN_TIME = "in time"
    LATE = "late"
    OVERDUE = "overdue"


def punctuality(site: Site, period: Period) -> Iterator[Figure]:
    """For each thing that is to be done in time: how much of it was, how much was late, how much is overdue."""
    posted = (card for _, card in posted_cards(site))
    spans = [(span, limit) for _, span, limit in limited(posted, site.settings)]
    for what in dict.fromkeys(span.what for span, _ in spans):
        every = (_kept(span, limit, site, period) for span, limit in spans if span.what == what)
        found = [kept for kept in every if kept]
        name = f"{what[:1].upper()}{what[1:]}"
        yield Figure(
            label=f"{name} đúng hạn",
            part=found.count(Kept.IN_TIME),
            whole=len(found),
            base="việc đã làm trong kỳ hoặc còn quá hạn",
        )
        yield Figure(label=f"{name} quá hạn", value=found.count(Kept.LATE))
        yield Figure(label=f"Chưa {what}, đã quá hạn đến cuối kỳ", value=found.count(Kept.OVERDUE))


def _kept(span: Span, limit: Limit, site: Site, period: Period) -> Kept | None:
    """None for what does not belong to the period: done at another time, or not yet due at its end."""
    due = site.settings.deadline(span.since, limit)
    if span.until is not None and span.until <= period.last:
        return None if not period.holds(span.until) else Kept.IN_TIME if span.until <= due else Kept.LATE
    return Kept.OVERDUE if due < period.last else None
