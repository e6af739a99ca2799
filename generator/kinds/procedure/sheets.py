"""Niêm yết công khai: a sheet for each procedure, to be printed and posted at the office, and binders of them.

TT 02/2017/TT-VPCP: what is posted is complete and clear, and drawn from the published decision.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.calls import calls
from generator.kinds.procedure.card import BINDER, BY_POST, SHEETS, ProcedureCard, by_field, sheet_address, split
from generator.kinds.procedure.item import item_of
from generator.kinds.procedure.keyfacts import key_facts
from generator.kinds.procedure.lists import places
from generator.kinds.procedure.record import Procedure
from generator.model.around import pictures_of
from generator.model.kind import Kind, Site
from generator.model.office import Field
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.page import Crumb, Fragment, Page
from generator.shapes.row import Row
from generator.views.details import detail_page
from generator.views.lists import numbered, paged

CRUMB = Crumb(title="Niêm yết công khai", address=SHEETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One sheet in a list; `anchor` is of its leaf in a binder."""

    code: str
    name: str
    address: str
    anchor: str
    by_post: bool
    ways_unchecked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Binder:
    """Several sheets to print in one go."""

    title: str
    address: str
    lines: tuple[SheetLine, ...]


# ---- one sheet -------------------------------------------------------------------------------------------------------


def sheet_page(
    kind: Kind[ProcedureCard], procedure: Procedure, card: ProcedureCard, around: Around, settings: Settings
) -> Page:
    """The sheet of a procedure by itself."""
    return detail_page(
        kind,
        card,
        around,
        _view(procedure, card, around.own, settings) | {"address": card.row.address},
        address=sheet_address(card.row.address),
        template="sheet/sheet.html",
        crumbs=(CRUMB, Crumb(title=card.code, address=card.row.address)),
        in_sitemap=False,
        description=f"Phiếu niêm yết thủ tục {card.code}.",
        same_as=card.row.address,
        date=None,
    )


def leaf(
    _: Kind[ProcedureCard], procedure: Procedure, card: ProcedureCard, around: Around, settings: Settings
) -> Fragment:
    """A sheet within a binder: its anchors begin with its own, so that it is the same wherever it stands."""
    view = _view(procedure, card, around.own, settings) | {"anchor": _anchor(card)}
    return Fragment(template="sheet/leaf.html", view=view)


def _view(procedure: Procedure, card: ProcedureCard, own: Surroundings, settings: Settings) -> dict[str, object]:
    """What `sheet` in partials/procedure shows; `url` is where the procedure's page is on the network."""
    return {
        "item": item_of(procedure, card, own, settings),
        "facts": tuple(key_facts(procedure, card, own)),
        "url": settings.full(card.row.address),
        "reception": own.reception,
        "calls": calls(own.reception, settings),
    }


# ---- lists and binders -----------------------------------------------------------------------------------------------


def pages(site: Site) -> Iterator[Page]:
    """The list of sheets and binders, when it would be too long that of the fields and each of them; then binders."""
    yield from _fields(site) if split(site) else _whole(site)
    for binder, cards in _binders(site):
        yield _binder_page(binder, cards, site)


@lru_cache(maxsize=1)
def listed_on(site: Site) -> Mapping[str, str]:
    """The page that lists the sheet of each posted procedure, by path."""
    if split(site):
        return places(site, BINDER, _field_address)
    return {card.path: SHEETS for _, cards in by_field(site) for card in cards}


def _whole(site: Site) -> Iterator[Page]:
    whole, *fields = (binder for binder, _ in _binders(site))
    yield _list("sheet/list.html", {"whole": whole, "fields": tuple(fields)})


def _fields(site: Site) -> Iterator[Page]:
    """The list of the fields; of each its sheets, on pages that lead to a binder each."""
    rows = (
        Row(title=field.ten, address=_field_address(field), label=f"{len(own)} phiếu") for field, own in by_field(site)
    )
    yield _list("sheet/fields.html", {"rows": tuple(rows)})
    for field, cards in by_field(site):
        for address, view in paged(tuple(map(_line, cards)), BINDER, _field_address(field)):
            title = numbered(f"Phiếu niêm yết: {field.ten}", view["paging"].number)
            yield Page(
                address=address,
                title=title,
                template="sheet/field.html",
                view=view | {"field": field.ten, "count": len(cards), "binder": _part(field, view["paging"].number)},
                crumbs=(CRUMB,),
                description=f"{title}: phiếu của từng thủ tục và tập phiếu để in.",
            )


def _list(template: str, view: Mapping[str, object]) -> Page:
    return Page(
        address=SHEETS,
        title=CRUMB.title,
        template=template,
        view=view,
        description="Phiếu niêm yết của từng thủ tục và tập phiếu để in, có mã QR dẫn tới trang thủ tục.",
    )


def _field_address(field: Field) -> str:
    return f"{SHEETS}{field.anchor}/"


def _part(field: Field, number: int) -> str:
    """Where a binder of some sheets of a field is."""
    return f"{_field_address(field)}tap-{number}/"


def _binders(site: Site) -> Iterator[tuple[Binder, tuple[ProcedureCard, ...]]]:
    """Each with the procedures in it: all, then each field; when they are too many, each field in parts."""
    if split(site):
        for field, cards in by_field(site):
            for number, first in enumerate(range(0, len(cards), BINDER), 1):
                own = cards[first : first + BINDER]
                title = f"{field.ten}, tập {number}" if len(cards) > BINDER else field.ten
                yield _binder(title, _part(field, number), own), own
        return
    everything = tuple(card for _, cards in by_field(site) for card in cards)
    yield _binder("Tất cả thủ tục", f"{SHEETS}tat-ca/", everything), everything
    for field, cards in by_field(site):
        yield _binder(field.ten, _field_address(field), cards), cards


def _binder_page(binder: Binder, cards: tuple[ProcedureCard, ...], site: Site) -> Page:
    return Page(
        address=binder.address,
        title=f"Tập phiếu niêm yết: {binder.title}",
        template="sheet/binder.html",
        view={"lines": binder.lines},
        crumbs=(CRUMB,),
        in_sitemap=False,
        description=f"{len(cards)} thủ tục để in và niêm yết.",
        pictures={name: picture for card in cards for name, picture in pictures_of(card, site).items()},
        leaves=tuple(card.path for card in cards),
    )


def _binder(title: str, address: str, cards: tuple[ProcedureCard, ...]) -> Binder:
    return Binder(title=title, address=address, lines=tuple(map(_line, cards)))


def _line(card: ProcedureCard) -> SheetLine:
    return SheetLine(
        code=card.code,
        name=card.row.title,
        address=sheet_address(card.row.address),
        anchor=_anchor(card),
        by_post=BY_POST in card.ways,
        ways_unchecked="cach_thuc_thuc_hien" in card.unchecked,
    )


def _anchor(card: ProcedureCard) -> str:
    return f"phieu-{card.code}"
