"""What the rest of the column may know of an inspection, and how far what it found is mended."""

import dataclasses
from dataclasses import dataclass
from datetime import date as Date

from generator.model.kind import Cards
from generator.shapes.card import Card
from generator.shapes.state import State
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionCard(Card):
    """`units` were looked at; what was found was to be mended by `due`, and was mended on `done`."""

    units: int
    due: Date | None
    done: Date | None
    begun: bool  # the file tells of mending


INSPECTIONS: Cards[InspectionCard] = Cards("inspection")

MENDED = State(value="mended", words="Đã khắc phục")
MENDING = State(value="mending", words="Đang khắc phục")
OVERDUE = State(value="overdue", words="Quá hạn khắc phục")


def follow_up(card: InspectionCard, day: Date) -> State | None:
    """How far what was found has been mended by a day, the words with its date; None where nothing was asked for."""
    if card.done and card.done <= day:
        return _with(MENDED, f" ngày {show_date(card.done)}")
    if card.due:
        due = show_date(card.due)
        return _with(OVERDUE, f" {due}") if card.due < day else _with(MENDING, f", hạn {due}")
    return MENDING if card.begun else None


def _with(state: State, more: str) -> State:
    return dataclasses.replace(state, words=state.words + more)
