"""The page of one procedure, and the sheet of it to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.kinds.procedure.card import ProcedureCard, by_field, sheet_address
from generator.kinds.procedure.data import thing
from generator.kinds.procedure.derived import forms, online, time_limit
from generator.kinds.procedure.fees import fee_line
from generator.kinds.procedure.history import last_change
from generator.kinds.procedure.item import ANCHORS, item_of
from generator.kinds.procedure.record import NONE, Procedure
from generator.kinds.procedure.sheets import sheet_page
from generator.model.kind import Kind, Site
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.details import detail_page

RELATED = 8  # procedures of the same field that a page leads on to
BELOW = "xem bên dưới"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """What most readers come for, at the head of the page: `anchor` is of the part that tells it whole, `name` the
    attribute that may be unchecked.
    """

    label: str
    anchor: str
    value: str
    name: str


def detail(kind: Kind[ProcedureCard], procedure: Procedure, card: ProcedureCard, site: Site) -> Iterator[Page]:
    """The page, which leads on to others of its field, then the sheet."""
    item = item_of(procedure, card, site)
    anchor, related = _neighbours(card, site)
    view = {
        "item": item,
        "facts": tuple(_facts(procedure, card)),
        "online": online(procedure),
        "sheet": sheet_address(card.row.address),
        "field_anchor": anchor,
        "related": related,
    }
    day, subjects = last_change(card.code, site), (card.field, *card.keywords)
    yield detail_page(kind, card, site, view, (thing(procedure, card, site),), date=day, subjects=subjects)
    yield sheet_page(kind, item, card, site)


def _facts(procedure: Procedure, card: ProcedureCard) -> Iterator[KeyFact]:
    p = procedure
    ways = ", ".join(channel.hinh_thuc for channel in p.cach_thuc_thuc_hien)
    place = ("dia_chi_tiep_nhan_ho_so", card.place) if card.place else ("co_quan_thuc_hien", p.co_quan_thuc_hien)
    told = (
        ("Thời hạn", "thoi_han_giai_quyet", time_limit(p, BELOW)),
        ("Phí, lệ phí", "phi_le_phi", fee_line(p.phi_le_phi, BELOW)),
        ("Cách nộp", "cach_thuc_thuc_hien", ways),
        ("Nơi nộp", *place),
        ("Số bộ hồ sơ", "so_luong_ho_so", p.so_luong_ho_so),
        ("Mẫu đơn", "mau_don_to_khai", f"{number} mẫu" if (number := len(forms(p))) else NONE),
    )
    for label, name, value in told:
        yield KeyFact(label=label, anchor=ANCHORS.get(name, ANCHORS["co_quan_thuc_hien"]), value=value, name=name)


def _neighbours(card: ProcedureCard, site: Site) -> tuple[str, tuple[Row, ...]]:
    """The anchor of its field in the list, and those that follow it there, then those before it."""
    anchor, shelf, number = _places(site)[card.path]
    near = (*shelf[number + 1 : number + 1 + RELATED], *shelf[: min(number, RELATED)])[:RELATED]
    return anchor, tuple(other.row for other in near)


@lru_cache(maxsize=1)
def _places(site: Site) -> dict[str, tuple[str, tuple[ProcedureCard, ...], int]]:
    """Where each procedure stands, by path: (anchor of the field, its procedures, number among them)."""
    return {
        card.path: (field.anchor, shelf, number) for field, shelf in by_field(site) for number, card in enumerate(shelf)
    }
