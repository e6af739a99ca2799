"""What the page and the sheet of a procedure know of the rest: register, documents, neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from generator.kinds.document.card import ended, force, shelf
from generator.kinds.english.card import summaries
from generator.kinds.one_stop.card import Reception, reception
from generator.kinds.procedure.card import ProcedureCard, by_field, field_address
from generator.kinds.procedure.history import HistoryRow, history
from generator.model.citations import meant, named
from generator.model.kind import Kind, Site
from generator.shapes.row import Row
from generator.shapes.state import State
from generator.text.comparing import same

RELATED = 8  # procedures of the same field that a page leads on to


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What is known of a document on which a procedure rests: its page, whether it is in force, the day on which it
    ended; nothing where it is not posted.
    """

    page: str = ""
    force: State | None = None
    ended: Date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """`field` and `history` are what the register says, the newest decision first; `bases` are in the file's order;
    `form_pages` the pages of posted documents that hold a form, by number;
    `field_list` is the address of the list of its field.
    """

    field: str
    history: tuple[HistoryRow, ...]
    bases: tuple[Basis, ...]
    form_pages: tuple[tuple[str, str], ...]
    field_list: str
    related: tuple[Row, ...]
    reception: Reception
    english: str  # the address of its English summary, or ''


def surroundings(_: Kind[ProcedureCard], card: ProcedureCard, site: Site) -> Surroundings:
    entry = site.register.entries[card.code]
    listed, related = _neighbours(card, site)
    return Surroundings(
        field=entry.field,
        history=history(entry, site.settings),
        bases=tuple(_bases(card, site)),
        form_pages=tuple(_form_pages(card, site)),
        field_list=listed,
        related=related,
        reception=reception(site),
        english=summaries(site).get(card.code, ""),
    )


def _bases(card: ProcedureCard, site: Site) -> Iterator[Basis]:
    for citation in card.bases:
        if document := meant(citation, shelf(site)):
            yield Basis(page=document.row.address, force=force(document, site.date), ended=ended(document, site.date))
        else:
            yield Basis()


def _form_pages(card: ProcedureCard, site: Site) -> Iterator[tuple[str, str]]:
    """Of a number that is no legal basis only where it bears its year: others are given again every year."""
    for number in card.form_numbers:
        cited = [citation for citation in card.bases if same(citation.so_ky_hieu, number)]
        if cited:
            document = meant(cited[0], shelf(site)) if len(cited) == 1 else None
        else:
            document = named(number, shelf(site)) if number.count("/") > 1 else None
        if document:
            yield number, document.row.address


def _neighbours(card: ProcedureCard, site: Site) -> tuple[str, tuple[Row, ...]]:
    """Where its field is listed, and those that follow it there, then those before it."""
    listed, own, number = _places(site)[card.path]
    near = (*own[number + 1 : number + 1 + RELATED], *own[: min(number, RELATED)])[:RELATED]
    return listed, tuple(Row(title=other.row.title, address=other.row.address) for other in near)


@lru_cache(maxsize=1)
def _places(site: Site) -> dict[str, tuple[str, tuple[ProcedureCard, ...], int]]:
    """Where each procedure stands, by path: (the list of its field, the procedures of that, number among them)."""
    return {
        card.path: (address, shelf, number)
        for address, shelf in ((field_address(field, site), shelf) for field, shelf in by_field(site))
        for number, card in enumerate(shelf)
    }
