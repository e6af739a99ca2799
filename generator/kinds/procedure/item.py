"""A procedure as plain values: what its page, its sheet and its leaf in a binder show alike."""

from collections.abc import Iterator

from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.derived import copies, forms
from generator.kinds.procedure.record import LABELS, Procedure
from generator.model.settings import Settings
from generator.views.plain import plain

ANCHORS = {  # where each part of the law begins on the page, in the order of the page
    "trinh_tu_thuc_hien": "trinh-tu",
    "cach_thuc_thuc_hien": "cach-thuc",
    "thanh_phan_ho_so": "thanh-phan-ho-so",
    "so_luong_ho_so": "so-luong",
    "thoi_han_giai_quyet": "thoi-han",
    "doi_tuong_thuc_hien": "doi-tuong",
    "co_quan_thuc_hien": "co-quan",
    "ket_qua_thuc_hien": "ket-qua",
    "phi_le_phi": "phi",
    "mau_don_to_khai": "mau-don",
    "yeu_cau_dieu_kien_thuc_hien": "yeu-cau",
    "can_cu_phap_ly": "can-cu",
}


def item_of(procedure: Procedure, card: ProcedureCard, own: Surroundings, settings: Settings) -> dict[str, object]:
    """Its fields by attribute, and what is drawn from them: the heads of its `parts`, the `unchecked` attributes, its
    `forms`, of each paper how many `copies`, and of each legal basis the page of its document, whether that is in force
    and the day on which it ended; with it what decisions did to it and, in a demonstration, the day of its rules.
    """
    return plain(procedure) | {
        "parts": {name: {"anchor": anchor, "heading": LABELS[name]} for name, anchor in ANCHORS.items()},
        "unchecked": tuple(card.unchecked),
        "forms": tuple(_forms(procedure)),
        "forms_to_download": any(paper.tep for paper in forms(procedure)),
        "can_cu_phap_ly": tuple(_bases(procedure, own)),
        "thanh_phan_ho_so": tuple(_dossiers(procedure)),
        "history": own.history,
        "rules_of": settings.quy_dinh_den_ngay if settings.demo else None,
    }


def _forms(procedure: Procedure) -> Iterator[dict[str, str]]:
    """Each form by its own name; where it has one, also the paper for which it is."""
    for paper in forms(procedure):
        yield {"name": paper.mau or paper.ten, "used_for": paper.ten if paper.mau else "", "tep": paper.tep}


def _dossiers(procedure: Procedure) -> Iterator[dict[str, object]]:
    for dossier in procedure.thanh_phan_ho_so:
        papers = tuple(plain(paper) | {"copies": copies(paper)} for paper in dossier.giay_to)
        yield plain(dossier) | {"giay_to": papers}


def _bases(procedure: Procedure, own: Surroundings) -> Iterator[dict[str, object]]:
    for basis, known in zip(procedure.can_cu_phap_ly, own.bases, strict=True):
        yield plain(basis) | {"page": known.page, "force": known.force, "ended": known.ended}
