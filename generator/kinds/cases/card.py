"""What the rest of the column may know of the dossiers of one period."""

from dataclasses import dataclass
from datetime import date as Date

from generator.days.months import CalendarPeriod
from generator.kinds.cases.caseload import Counts
from generator.model.kind import Cards
from generator.shapes.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOfWork:
    """The dossiers of one field, with the lines of its name and of `Kỳ trước chuyển sang`."""

    name: str
    counts: Counts
    line: int
    line_carried: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesCard(Card):
    """`counts` are those of all fields together, as they stood when they were `taken` from the system."""

    period: CalendarPeriod
    fields: tuple[FieldOfWork, ...]
    counts: Counts
    taken: Date
    apologies: int | None  # how many slips were sent, where that is known


CASES: Cards[CasesCard] = Cards("cases")


def order(card: CasesCard) -> tuple[int, str]:
    """Newest first."""
    return -card.period.last.toordinal(), card.path
