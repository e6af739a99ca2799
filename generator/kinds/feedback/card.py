"""What the rest of the column may know of an item of feedback, and what has become of it."""

from dataclasses import dataclass
from datetime import date as Date

from generator.model.kind import Cards, Site
from generator.model.limited import answer_limit
from generator.model.settings import Settings
from generator.shapes.card import Card
from generator.shapes.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCard(Card):
    """The matter is `row.summary`, the day on which it was received `row.date` too."""

    received: Date
    moved: Date | None  # passed on to another office, which is to answer
    answered: Date | None
    field: str  # of work, or ''
    procedures: tuple[str, ...]  # codes of those that it is about


FEEDBACK: Cards[FeedbackCard] = Cards("feedback")

OVERDUE = State(value="overdue", words="Quá hạn chưa trả lời", stop=True)
OPEN = State(value="open", words="Đang xử lý")
IN_TIME = State(value="in time", words="Đã trả lời đúng hạn")
LATE = State(value="late", words="Đã trả lời quá hạn")
MOVED = State(value="moved", words="Đã chuyển")
STATES = (OVERDUE, OPEN, IN_TIME, LATE, MOVED)


def due(card: FeedbackCard, settings: Settings) -> Date | None:
    """The last day on which an answer is in time; None where no limit for the day of receipt is known."""
    limit = answer_limit(card.received, settings)
    return settings.deadline(card.received, limit) if limit else None


def late(card: FeedbackCard, day: Date, settings: Settings) -> bool:
    """Whether that day is after the last one for an answer."""
    last = due(card, settings)
    return last is not None and day > last


def state(card: FeedbackCard, site: Site) -> State:
    """What has become of it by the build's date; one passed on is no longer this office's to answer."""
    if card.moved:
        return MOVED
    if card.answered:
        return LATE if late(card, card.answered, site.settings) else IN_TIME
    return OVERDUE if late(card, site.date, site.settings) else OPEN
