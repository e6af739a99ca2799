"""What gate 3 asks of procedures: a page and a sheet of each that is in force, with everything that its file says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.artifacts import file_address
from generator.declaring.fields import Group
from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import ProcedureCard, sheet_address
from generator.kinds.procedure.derived import copies, forms, unchecked
from generator.kinds.procedure.history import HistoryRow, page_of
from generator.kinds.procedure.lists import listed_on
from generator.kinds.procedure.record import LABELS, NONE, Dossier, Procedure
from generator.kinds.procedure.sheets import listed_on as sheet_listed_on
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.demand import Part, Shown, Wanted
from generator.text.showing import show_date

UNCHECKED = "Chưa đối chiếu"
OTHERS, LATER = LABELS["nguon_ghi_khac"], LABELS["ma_ve_sau"]


def wanted(kind: Kind[ProcedureCard], site: Site) -> Iterator[Wanted]:
    """The page of every procedure in force, whether its file is there or not; with a file also its sheet."""
    posted = {card.code: card for card in site.cards(kind.cards)}
    lists, sheets = listed_on(site), sheet_listed_on(site)
    for entry in site.register.in_force:
        card = posted.get(entry.code)
        page = Wanted(
            code=entry.code,
            title=entry.name,
            address=page_of(kind, entry.code),
            listed_on=lists[card.path] if card else kind.section,
            group=entry.field,
            source=card.path if card else entry.basis.decision.path,
            posted=card.path if card else "",
        )
        yield page
        if card:
            sheet, sheet_on = sheet_address(page.address), sheets[card.path]
            yield replace(page, address=sheet, listed_on=sheet_on, counted=False)


def shown(procedure: Procedure, card: ProcedureCard, around: Around, _: Settings) -> Shown:
    """What the page and the sheet must show, and where the page must lead: handing in online, every form."""
    own: Surroundings = around.own
    ways = (channel.lien_ket for channel in procedure.cach_thuc_thuc_hien if channel.lien_ket)
    return Shown(
        parts=(*parts(procedure), *_origins(procedure, own.history)),
        texts=(own.field, procedure.tom_tat, UNCHECKED if card.unchecked else ""),
        targets=(*ways, *map(file_address, card.forms)),
        alone=(card.code, *(f"{label} {card.code}" for label in ("Mã", "Mã thủ tục", "Mã thủ tục:"))),
    )


def parts(procedure: Procedure) -> tuple[Part, ...]:
    """The obligatory parts by the headings of the law, with every value of the file that must stand under each."""
    marked, together = unchecked(procedure), _together(procedure)
    return tuple(
        Part(
            heading=LABELS[name],
            texts=(*filter(None, texts), *((UNCHECKED,) if name in marked else ())),
            together=tuple(_values((each,)) for each in together.get(name, ())),
        )
        for name, texts in _texts(procedure).items()
    )


def _texts(procedure: Procedure) -> dict[str, tuple[str, ...]]:
    """The texts that may stand anywhere under the heading of each part."""
    p = procedure
    papers = (paper for dossier in p.thanh_phan_ho_so for paper in dossier.giay_to)
    bodies = (p.co_quan_thuc_hien, p.co_quan_co_tham_quyen, p.co_quan_phoi_hop, p.dia_chi_tiep_nhan_ho_so)
    return {
        "trinh_tu_thuc_hien": (p.trinh_tu_thuc_hien.striptags(),),
        "cach_thuc_thuc_hien": _values(p.cach_thuc_thuc_hien),
        "thanh_phan_ho_so": (*_values(_dossiers(p)), *(copies(paper) for paper in papers)),
        "so_luong_ho_so": (p.so_luong_ho_so,),
        "thoi_han_giai_quyet": (),
        "doi_tuong_thuc_hien": (*p.doi_tuong_thuc_hien, p.mo_ta_doi_tuong),
        "co_quan_thuc_hien": bodies,
        "ket_qua_thuc_hien": p.ket_qua_thuc_hien,
        "phi_le_phi": (),
        "mau_don_to_khai": tuple(paper.mau or paper.ten for paper in forms(p)) or (NONE,),
        "yeu_cau_dieu_kien_thuc_hien": (p.yeu_cau_dieu_kien_thuc_hien.striptags(),),
        "can_cu_phap_ly": (),
    }


def _dossiers(procedure: Procedure) -> tuple[Dossier, ...]:
    """Without the form of each paper, which `copies` tells."""
    return tuple(
        replace(dossier, giay_to=tuple(replace(paper, dang_ban="") for paper in dossier.giay_to))
        for dossier in procedure.thanh_phan_ho_so
    )


def _together(procedure: Procedure) -> dict[str, tuple[Group, ...]]:
    """What must stand in one block each: a case with its time or fee, a document with its day."""
    return {
        "thoi_han_giai_quyet": procedure.thoi_han_giai_quyet,
        "phi_le_phi": procedure.phi_le_phi,
        "can_cu_phap_ly": procedure.can_cu_phap_ly,
    }


def _values(groups: tuple[Group, ...]) -> tuple[str, ...]:
    """Every text of some groups but addresses and files, and every date."""
    texts = (text for each in groups for text, _ in each.texts())
    dates = (getattr(each, "ngay_ban_hanh", None) for each in groups)
    shown = (text for text in texts if text and not text.startswith(("http://", "https://", "content/files/")))
    return (*shown, *(show_date(day) for day in dates if day))


def _origins(procedure: Procedure, history: Iterable[HistoryRow]) -> Iterator[Part]:
    """Where the page says what it rests on: every decision about it, every source and what others say instead, the day
    it was checked.
    """
    decided = (
        (row.title,) if row.provisional else (row.change, row.title, show_date(row.effective)) for row in history
    )
    yield Part(heading="Quyết định công bố", texts=tuple(text for each in decided for text in each))
    for heading, told in ((OTHERS, procedure.nguon_ghi_khac), (LATER, procedure.ma_ve_sau)):
        if told:
            yield Part(heading=heading, texts=(), together=tuple(_values((each,)) for each in told))
    checked = (show_date(procedure.ngay_doi_chieu),) if procedure.ngay_doi_chieu else ()
    if sources := (*(origin.ten for origin in procedure.nguon), *checked):
        yield Part(heading="Nguồn", texts=sources)
