"""What the rest of the column may know of the simple kinds beside what every card says."""

from dataclasses import dataclass
from datetime import date as Date

from generator.model.kind import Cards
from generator.shapes.card import Card
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCard(Card):
    """`units` were looked at; what was found was to be mended by `due`, and was mended on `done`."""

    units: int
    due: Date | None
    done: Date | None
    begun: bool  # the file tells of mending


INSPECTIONS: Cards[InspectionCard] = Cards("inspection")


def follow_up(card: InspectionCard, day: Date) -> str:
    """How far what was found has been mended by a day; '' where nothing was asked for."""
    if card.done and card.done <= day:
        return f"Đã khắc phục ngày {show_date(card.done)}"
    if card.due:
        due = show_date(card.due)
        return f"Quá hạn khắc phục {due}" if card.due < day else f"Đang khắc phục, hạn {due}"
    return "Đang khắc phục" if card.begun else ""
