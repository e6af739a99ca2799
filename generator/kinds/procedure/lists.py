"""The lists of procedures by field, and what every list of them shows of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.kinds.procedure.card import (
    BY_POST,
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
from generator.model.office import Field
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.lists import numbered, page_address, paged

SHORT = {BY_POST: "Bưu chính"}  # a way of handing in, where a column is narrow


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a list says of a procedure in one of its columns: a few words, or several that stay whole each."""

    label: str
    texts: tuple[str, ...]
    unchecked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """A procedure in a list: `facts` are its time limit, fee and ways; `words` what readers type to find it; `charges`
    its lines in the table of fees.
    """

    title: str
    address: str
    code: str
    code_unchecked: bool
    facts: tuple[Fact, ...]
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
        ("Thời hạn", (card.time_limit,), "thoi_han_giai_quyet"),
        ("Phí, lệ phí", (card.fee,), "phi_le_phi"),
        ("Cách nộp", _ways(card), "cach_thuc_thuc_hien"),
    )
    return ProcedureLine(
        title=card.row.title,
        address=card.row.address,
        code=card.code,
        code_unchecked="ma_thu_tuc" in card.unchecked,
        facts=tuple(Fact(label=label, texts=texts, unchecked=name in card.unchecked) for label, texts, name in told),
        words=" ".join(card.keywords),
        charges=card.charges,
        free=card.free,
        fee_unchecked="phi_le_phi" in card.unchecked,
    )


def _ways(card: ProcedureCard) -> tuple[str, ...]:
    names = tuple(SHORT.get(way, way) for way in card.ways)
    return (*names[:1], *map(str.lower, names[1:]))


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


def errands(_: Kind[ProcedureCard], site: Site) -> tuple[Row, ...]:
    """What citizens want to get done, as `site.yaml` says it, with the time limit of the procedure that it takes today;
    without those that no procedure in force takes.
    """
    own = {card.code: card for card in site.cards(PROCEDURES)}
    named = ((each.viec, own.get(site.register.today(each.thu_tuc))) for each in site.settings.viec_can_lam)
    return tuple(
        Row(title=words, address=card.row.address, label=f"Thời hạn: {_said(card)}") for words, card in named if card
    )


def _said(card: ProcedureCard) -> str:
    return card.time_limit + (" (chưa đối chiếu)" if "thoi_han_giai_quyet" in card.unchecked else "")


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
