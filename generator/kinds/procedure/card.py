"""What the rest of the column may know of a procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from generator.model.kind import Cards, Site
from generator.model.office import Field
from generator.shapes.card import Card
from generator.text.comparing import canonical

SECTION = "/thu-tuc/"
WHOLE = 300  # the most procedures that one page lists whole
PAGE = 100  # lines on a page of what is longer
SHEETS = "/niem-yet/"
BINDER = 50  # the most sheets of one binder when there are too many procedures for one of all
IN_PERSON, BY_POST, ONLINE = WAYS = ("Trực tiếp", "Bưu chính công ích", "Trực tuyến")  # to hand in


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A document on which a procedure rests, as its file cites it on that line; model.citations finds what it means."""

    so_ky_hieu: str
    ngay_ban_hanh: Date | None
    co_quan_ban_hanh: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A line of the table of fees: of a case ('' for the general one), or of a way of handing in that has its own."""

    amount: str
    case: str = ""
    kind: str = ""
    basis: str = ""
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureCard(Card):
    """Its name is `row.title`, its address `row.address`, its keywords `keywords`. What is typed stands as typed, but
    for `ways`, which are those of WAYS.
    """

    code: str
    field: str  # «Lĩnh vực»; `by_field` sorts by it
    time_limit: str  # of every case and way, in the few words that a list has room for
    fee: str  # likewise
    charges: tuple[Charge, ...]
    free: bool  # nothing is paid, in whatever case and whatever way
    ways: tuple[str, ...]  # to hand in, in the order of WAYS
    place: str  # «Địa chỉ tiếp nhận hồ sơ», or ''
    audiences: tuple[str, ...]
    level: str  # «Mức độ dịch vụ công», or ''
    bases: tuple[Citation, ...]
    forms: tuple[str, ...]  # `content/files/…` to download
    form_numbers: tuple[str, ...]  # of the documents that hold a form without a file, as its name tells
    unchecked: Mapping[str, str]  # what is «Chưa đối chiếu»: the label as typed, by attribute
    checked: Date | None  # «Ngày đối chiếu»


PROCEDURES: Cards[ProcedureCard] = Cards("procedure")


@lru_cache(maxsize=1)
def by_field(site: Site) -> tuple[tuple[Field, tuple[ProcedureCard, ...]], ...]:
    """The posted procedures of each field that has any, in the order of `site.yaml`; remembered for the site."""
    own: dict[str, list[ProcedureCard]] = {canonical(field.ten): [] for field in site.settings.linh_vuc}
    for card in site.cards(PROCEDURES):
        own.setdefault(canonical(card.field), []).append(card)
    shelves = ((field, tuple(own[canonical(field.ten)])) for field in site.settings.linh_vuc)
    return tuple((field, cards) for field, cards in shelves if cards)


def split(site: Site) -> bool:
    """Whether there are more procedures than one page lists whole: then each field has pages of its own."""
    return len(site.cards(PROCEDURES)) > WHOLE


def field_address(field: Field, site: Site) -> str:
    """Where the procedures of a field are listed."""
    return f"{SECTION}linh-vuc/{field.anchor}/" if split(site) else f"{SECTION}#{field.anchor}"


def sheet_address(procedure: str) -> str:
    """'/thu-tuc/1.001716/' -> '/thu-tuc/1.001716/phieu/'."""
    return f"{procedure}phieu/"
