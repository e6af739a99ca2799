"""A procedure as plain values: what its page, its sheet and its leaf in a binder show alike."""

from collections.abc import Iterator

from generator.kinds.one_stop.card import SECTION as COUNTER
from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.derived import copies, forms, named_in
from generator.kinds.procedure.record import LABELS, Paper, Procedure
from generator.model.settings import Settings
from generator.text.comparing import same
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
    `forms`, of each paper how many `copies` and what its form is `within`, and of each legal basis the page of its
    document, whether that is in force and the day on which it ended; with it what decisions did to it and, in a
    demonstration, the day of its rules.
    """
    return plain(procedure) | {
        "parts": {name: {"anchor": anchor, "heading": LABELS[name]} for name, anchor in ANCHORS.items()},
        "unchecked": tuple(card.unchecked),
        "forms": tuple(_forms(procedure, own)),
        "forms_to_download": any(paper.tep for paper in forms(procedure)),
        "counter": COUNTER,
        "can_cu_phap_ly": tuple(_bases(procedure, own)),
        "thanh_phan_ho_so": tuple(_dossiers(procedure, own)),
        "history": own.history,
        "rules_of": settings.quy_dinh_den_ngay if settings.demo else None,
    }


def _forms(procedure: Procedure, own: Surroundings) -> Iterator[dict[str, object]]:
    """Each form by its own name; where it has one, also the paper for which it is."""
    for paper in forms(procedure):
        yield {
            "name": paper.mau or paper.ten,
            "used_for": paper.ten if paper.mau else "",
            "tep": paper.tep,
            "within": _within(paper, procedure, own),
        }


def _within(paper: Paper, procedure: Procedure, own: Surroundings) -> dict[str, str] | None:
    """The document that holds a form without a file, where its name makes that certain: its page, or else the anchor of
    the one legal basis of that number; with it the name cut where the number stands.
    """
    number = "" if paper.tep else named_in(paper.mau)
    cited = [place for place, basis in enumerate(procedure.can_cu_phap_ly, 1) if same(basis.so_ky_hieu, number)]
    page = dict(own.form_pages).get(number, "")
    if not page and len(cited) != 1:
        return None
    before, _, after = paper.mau.partition(number)
    return {"before": before, "number": number, "after": after, "page": page, "basis": "" if page else f"{cited[0]}"}


def _dossiers(procedure: Procedure, own: Surroundings) -> Iterator[dict[str, object]]:
    for dossier in procedure.thanh_phan_ho_so:
        papers = tuple(
            plain(paper) | {"copies": copies(paper), "within": _within(paper, procedure, own)}
            for paper in dossier.giay_to
        )
        yield plain(dossier) | {"giay_to": papers}


def _bases(procedure: Procedure, own: Surroundings) -> Iterator[dict[str, object]]:
    for basis, known in zip(procedure.can_cu_phap_ly, own.bases, strict=True):
        yield plain(basis) | {"page": known.page, "force": known.force, "ended": known.ended}
