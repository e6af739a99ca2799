"""Figures of what a rule limits in time: done in time, done late, and overdue, as it stood at the end of a period."""

from collections.abc import Iterator
from enum import Enum

from generator.days.limits import Limit
from generator.days.periods import Period
from generator.model.kind import Site, posted_cards
from generator.model.time_limits import limit_of
from generator.shapes.figure import Figure
from generator.shapes.span import Span


class State(Enum):
    """How something that is limited in time stood at the end of a period."""

    IN_TIME = "in time"
    LATE = "late"
    OVERDUE = "overdue"


def punctuality(site: Site, period: Period) -> Iterator[Figure]:
    """For each thing that is to be done in time: how much of it was, how much was late, how much is overdue."""
    limited = tuple(_limited(site))
    for what in dict.fromkeys(span.what for span, _ in limited):
        found = (_state(span, limit, site, period) for span, limit in limited if span.what == what)
        states = [state for state in found if state]
        name = f"{what[:1].upper()}{what[1:]}"
        yield Figure(
            label=f"{name} đúng hạn",
            part=states.count(State.IN_TIME),
            whole=len(states),
            base="việc đã làm trong kỳ hoặc còn quá hạn",
        )
        yield Figure(label=f"{name} quá hạn", value=states.count(State.LATE))
        yield Figure(label=f"Chưa {what}, đã quá hạn đến cuối kỳ", value=states.count(State.OVERDUE))


def _limited(site: Site) -> Iterator[tuple[Span, Limit]]:
    """The spans of what is posted, where a limit is known for their day."""
    for _, card in posted_cards(site):
        for span in card.spans:
            if limit := limit_of(span, site.settings):
                yield span, limit


def _state(span: Span, limit: Limit, site: Site, period: Period) -> State | None:
    """None for what does not belong to the period: done at another time, or not yet due at its end."""
    due = site.settings.deadline(span.since, limit.days)
    if span.until is not None and span.until <= period.last:
        return None if not period.holds(span.until) else State.IN_TIME if span.until <= due else State.LATE
    return State.OVERDUE if due < period.last else None
