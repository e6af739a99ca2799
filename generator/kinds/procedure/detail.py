"""The page of one procedure, and the sheet of it to be printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.artifacts import file_address
from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.calls import Call, calls
from generator.kinds.procedure.card import ProcedureCard, sheet_address
from generator.kinds.procedure.data import thing
from generator.kinds.procedure.derived import forms, online
from generator.kinds.procedure.history import told_as
from generator.kinds.procedure.item import ANCHORS, item_of
from generator.kinds.procedure.keyfacts import key_facts
from generator.kinds.procedure.record import Procedure
from generator.kinds.procedure.sheets import sheet_page
from generator.model.kind import Kind
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.views.details import detail_page

CONTENTS = {  # the parts that most readers go to
    "doi_tuong_thuc_hien": "Ai làm được, điều kiện",
    "thanh_phan_ho_so": "Giấy tờ cần nộp",
    "phi_le_phi": "Phí, lệ phí",
    "cach_thuc_thuc_hien": "Cách nộp",
    "trinh_tu_thuc_hien": "Các bước",
    "ket_qua_thuc_hien": "Kết quả, căn cứ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do now: what, and where that leads."""

    text: str
    address: str
    note: str = ""
    outside: bool = False


def detail(
    kind: Kind[ProcedureCard], procedure: Procedure, card: ProcedureCard, around: Around, settings: Settings
) -> Iterator[Page]:
    """The page, which leads on to others of its field, then the sheet."""
    own: Surroundings = around.own
    item = item_of(procedure, card, own, settings)
    view = {
        "item": item,
        "facts": tuple(key_facts(procedure, card, own)),
        "actions": tuple(_actions(procedure, card, calls(own.reception, settings))),
        "contents": tuple((ANCHORS[name], label) for name, label in CONTENTS.items()),
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
    yield sheet_page(kind, procedure, card, around, settings)


def _actions(p: Procedure, card: ProcedureCard, numbers: tuple[Call, ...]) -> Iterator[Action]:
    """Only what can be done: a way without an address, a form without a file, is told in its part alone."""
    if address := online(p):
        yield Action(text="Nộp trực tuyến", address=address, outside=True)
    for call in numbers[:1]:
        number = call.number.replace(" ", "\N{NO-BREAK SPACE}")
        yield Action(text=f"Gọi {number}", address=call.address, note=call.name)
    files = [paper for paper in forms(p) if paper.tep]
    if len(files) == 1:
        form = files[0]
        kind = form.tep.rsplit(".", 1)[1].upper()
        yield Action(text=f"Tải mẫu ({kind})", address=file_address(form.tep), note=form.mau or form.ten)
    elif files:
        yield Action(text=f"Tải {len(files)} mẫu đơn", address=f"#{ANCHORS['mau_don_to_khai']}")
    yield Action(text="Đánh dấu giấy tờ đã có", address=f"#{ANCHORS['thanh_phan_ho_so']}")
    yield Action(text="In phiếu hướng dẫn", address=sheet_address(card.row.address), note="danh mục giấy tờ, mã QR")
