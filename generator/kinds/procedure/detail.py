"""The page of one procedure, and the sheet of it to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import ProcedureCard, sheet_address
from generator.kinds.procedure.data import thing
from generator.kinds.procedure.derived import forms, online, time_limit
from generator.kinds.procedure.fees import fee_line
from generator.kinds.procedure.history import told_as
from generator.kinds.procedure.item import ANCHORS, item_of
from generator.kinds.procedure.record import NONE, Procedure
from generator.kinds.procedure.sheets import sheet_page
from generator.model.kind import Kind
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.views.details import detail_page

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


def detail(
    kind: Kind[ProcedureCard], procedure: Procedure, card: ProcedureCard, around: Around, settings: Settings
) -> Iterator[Page]:
    """The page, which leads on to others of its field, then the sheet."""
    own: Surroundings = around.own
    item = item_of(procedure, card, own)
    view = {
        "item": item,
        "facts": tuple(_facts(procedure, card)),
        "online": online(procedure),
        "sheet": sheet_address(card.row.address),
        "field_list": own.field_list,
        "related": own.related,
    }
    subjects = (card.field, *card.keywords)
    tongues = {"vi": card.row.address, "en": own.english} if own.english else {}
    shown: dict[str, Any] = {
        "subjects": subjects,
        "translations": tongues,
        "date_is": told_as(provisional=own.history[0].provisional),
    }
    yield detail_page(kind, card, around, view, (thing(procedure, card, settings),), **shown)
    yield sheet_page(kind, item, card, around, settings)


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
