"""Niêm yết công khai: a sheet for each procedure, to be printed and posted at the office, and binders of them.

TT 02/2017/TT-VPCP: what is posted is complete and clear, and drawn from the published decision.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import BY_POST, ProcedureCard, by_field, sheet_address
from generator.kinds.procedure.item import item_of
from generator.kinds.procedure.record import Procedure
from generator.model.around import pictures_of
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.page import Crumb, Fragment, Page
from generator.text.comparing import slug
from generator.views.details import detail_page

SECTION = "/niem-yet/"
CRUMB = Crumb(title="Niêm yết công khai", address=SECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One sheet in a list; `anchor` is of its leaf in a binder."""

    code: str
    name: str
    address: str
    anchor: str
    by_post: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Binder:
    """Several sheets to print in one go."""

    title: str
    address: str
    lines: tuple[SheetLine, ...]


# ---- one sheet -------------------------------------------------------------------------------------------------------


def sheet_page(
    kind: Kind[ProcedureCard], item: Mapping[str, object], card: ProcedureCard, around: Around, settings: Settings
) -> Page:
    """The sheet of a procedure by itself."""
    return detail_page(
        kind,
        card,
        around,
        _view(item, card, around.own, settings) | {"address": card.row.address},
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
    item = item_of(procedure, card, around.own)
    view = _view(item, card, around.own, settings) | {"anchor": _anchor(card)}
    return Fragment(template="sheet/leaf.html", view=view)


def _view(item: Mapping[str, object], card: ProcedureCard, own: Surroundings, settings: Settings) -> dict[str, object]:
    """What `sheet` in partials/procedure shows; `url` is where the procedure's page is on the network."""
    return {"item": item, "url": settings.full(card.row.address), "today": own.today}


# ---- lists and binders -----------------------------------------------------------------------------------------------


def pages(site: Site) -> Iterator[Page]:
    """The list of sheets and binders, then a binder of all and one for each field."""
    shelves = tuple(cards for _, cards in by_field(site))
    fields = tuple(_binder(field.ten, slug(field.ten), cards) for field, cards in by_field(site))
    cards = tuple(card for shelf in shelves for card in shelf)
    whole = _binder("Tất cả thủ tục", "tat-ca", cards)
    yield Page(
        address=SECTION,
        title=CRUMB.title,
        template="sheet/list.html",
        view={"whole": whole, "fields": fields},
        description="Phiếu niêm yết của từng thủ tục và tập phiếu để in, có mã QR dẫn tới trang thủ tục.",
    )
    for binder, own in zip((whole, *fields), (cards, *shelves), strict=True):
        yield _binder_page(binder, own, site)


def _binder_page(binder: Binder, cards: tuple[ProcedureCard, ...], site: Site) -> Page:
    return Page(
        address=binder.address,
        title=f"Tập phiếu niêm yết: {binder.title}",
        template="sheet/binder.html",
        view={"lines": binder.lines, "today": site.date},
        crumbs=(CRUMB,),
        in_sitemap=False,
        description=f"{len(cards)} thủ tục để in và niêm yết.",
        pictures={name: picture for card in cards for name, picture in pictures_of(card, site).items()},
        leaves=tuple(card.path for card in cards),
    )


def _binder(title: str, name: str, cards: tuple[ProcedureCard, ...]) -> Binder:
    return Binder(title=title, address=f"{SECTION}{name}/", lines=tuple(map(_line, cards)))


def _line(card: ProcedureCard) -> SheetLine:
    return SheetLine(
        code=card.code,
        name=card.row.title,
        address=sheet_address(card.row.address),
        anchor=_anchor(card),
        by_post=BY_POST in card.ways,
    )


def _anchor(card: ProcedureCard) -> str:
    return f"phieu-{card.code}"
