"""What the rest of the column may know of a document, whether it is in force, and what rests on what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from generator.kinds.procedure.card import PROCEDURES, Citation, ProcedureCard
from generator.model.citations import Shelf, meant, named, shelf_of
from generator.model.kind import Cards, Site
from generator.shapes.card import Card
from generator.shapes.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard(Card):
    """Its title («Nghị định số …») is `row.title`, what it is about `row.summary`. A day that is not known is None."""

    number: str
    type: str  # one of those declared: «Nghị định», …
    issuer: str
    issued: Date | None
    effective: Date | None
    ends: Date | None  # the first day without effect
    checked_until: Date | None  # the last day on which its source says that it is in force
    replaces: tuple[str, ...]  # numbers, as this file tells; the other file may tell it instead
    replaced_by: tuple[str, ...]
    amended_by: tuple[str, ...]


OTHER = "Khác"
TYPES = (
    "Luật",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư",
    "Kế hoạch",
    "Công văn",
    "Báo cáo",
    "Hướng dẫn",
    OTHER,
)
DOCUMENTS: Cards[DocumentCard] = Cards("document")


# ---- force -----------------------------------------------------------------------------------------------------------

PENDING = State(value="pending", words="Chưa có hiệu lực")
VALID = State(value="valid", words="Còn hiệu lực")
ENDED = State(value="ended", words="Hết hiệu lực", stop=True)
UNKNOWN = State(value="unknown", words="Chưa rõ", mark="Chưa rõ hiệu lực")
FORCES = (PENDING, VALID, ENDED, UNKNOWN)


def ended(card: DocumentCard, day: Date) -> Date | None:
    """The first day without effect, when it has come."""
    return card.ends if card.ends and card.ends <= day else None


def force(card: DocumentCard, day: Date) -> State:
    """The state of force on a day, as far as the dates tell: nothing is said to stand beyond what was checked."""
    if ended(card, day):
        return ENDED
    if card.effective is None:
        return UNKNOWN
    if card.effective > day:
        return PENDING
    if card.ends:
        return VALID
    unchecked = card.checked_until is not None and card.checked_until < day
    return UNKNOWN if unchecked or card.replaced_by else VALID


# ---- what rests on what ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def shelf(site: Site) -> Shelf[DocumentCard]:
    """The posted documents by number, for model.citations; remembered for the site, since every procedure asks."""
    return shelf_of(site.cards(DOCUMENTS))


def citing(site: Site) -> Iterator[tuple[ProcedureCard, Citation, DocumentCard]]:
    """(procedure in force, its legal basis, document) wherever the document of a basis is posted."""
    for procedure in site.cards(PROCEDURES):
        for basis in procedure.bases:
            if document := meant(basis, shelf(site)):
                yield procedure, basis, document


def replacements(site: Site) -> Iterable[tuple[DocumentCard, DocumentCard]]:
    """(earlier, later) of every pair of posted documents of which either says that the later replaces the earlier."""
    cards = site.cards(DOCUMENTS)
    told_by_earlier = ((card, named(number, shelf(site))) for card in cards for number in card.replaced_by)
    told_by_later = ((named(number, shelf(site)), card) for card in cards for number in card.replaces)
    pairs = (pair for told in (told_by_earlier, told_by_later) for pair in told)
    return {(one.path, other.path): (one, other) for one, other in pairs if one and other}.values()
