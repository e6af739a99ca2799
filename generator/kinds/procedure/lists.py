"""The lists of procedures by field, and what every list of them shows of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.kinds.procedure.card import (
    PAGE,
    PROCEDURES,
    SECTION,
    Charge,
    ProcedureCard,
    by_field,
    field_address,
    split,
)
from generator.model.kind import Kind, Site
from generator.model.settings import Field
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.lists import numbered, page_address, paged


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """A procedure in a list: `meta` are its code, time limit and fee, each in a few words; `words` what readers type to
    find it; `charges` its lines in the table of fees.
    """

    title: str
    address: str
    meta: tuple[str, ...]
    words: str
    charges: tuple[Charge, ...]
    free: bool
    fee_unchecked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """The procedures of one field, `count` in all, or those of them that one page lists."""

    name: str
    anchor: str
    address: str
    summary: str
    count: int
    lines: tuple[ProcedureLine, ...]


@lru_cache(maxsize=1)
def lines(site: Site) -> dict[str, ProcedureLine]:
    """The line of each posted procedure by path; remembered for the site."""
    return {card.path: _line(card) for card in site.cards(PROCEDURES)}


def _line(card: ProcedureCard) -> ProcedureLine:
    told = (
        (f"Mã {card.code}", "ma_thu_tuc"),
        (f"Thời hạn: {card.time_limit}", "thoi_han_giai_quyet"),
        (f"Phí, lệ phí: {card.fee}", "phi_le_phi"),
    )
    return ProcedureLine(
        title=card.row.title,
        address=card.row.address,
        meta=tuple(f"{text} (chưa đối chiếu)" if name in card.unchecked else text for text, name in told),
        words=" ".join(card.keywords),
        charges=card.charges,
        free=card.free,
        fee_unchecked="phi_le_phi" in card.unchecked,
    )


@lru_cache(maxsize=1)
def groups(site: Site) -> tuple[FieldGroup, ...]:
    """The procedures by field, in the order of `site.yaml`, each field by name; remembered for the site."""
    return tuple(
        FieldGroup(
            name=field.ten,
            anchor=field.anchor,
            address=field_address(field, site),
            summary=field.mo_ta,
            count=len(cards),
            lines=tuple(lines(site)[card.path] for card in cards),
        )
        for field, cards in by_field(site)
    )


def home(_: Kind[ProcedureCard], site: Site) -> tuple[Row, ...]:
    """The fields with their counts."""
    return tuple(
        Row(title=group.name, address=group.address, label=f"{group.count} thủ tục", summary=group.summary)
        for group in groups(site)
    )


# ---- a field on pages of its own -------------------------------------------------------------------------------------


def field_pages(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """The pages of each field; none while one page lists all."""
    for group in groups(site) if split(site) else ():
        for address, view in paged(group.lines, PAGE, group.address):
            title = numbered(f"Thủ tục lĩnh vực {group.name}", view["paging"].number)
            yield Page(
                address=address,
                title=title,
                template=kind.template("field"),
                view={"group": replace(group, lines=view["rows"]), "paging": view["paging"]},
                crumbs=(kind.crumb,),
                description=f"{title}: {group.count} thủ tục {site.settings.whole}, xếp theo tên.",
            )


@lru_cache(maxsize=1)
def listed_on(site: Site) -> Mapping[str, str]:
    """The page that lists each posted procedure, by path."""
    if split(site):
        return places(site, PAGE, lambda field: field_address(field, site))
    return {card.path: SECTION for card in site.cards(PROCEDURES)}


def places(site: Site, size: int, address_of: Callable[[Field], str]) -> dict[str, str]:
    """The page on which each posted procedure stands, by path, when every field is cut into pages of that size."""
    return {
        card.path: page_address(address_of(field), number // size + 1)
        for field, cards in by_field(site)
        for number, card in enumerate(cards)
    }
