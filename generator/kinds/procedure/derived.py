"""What follows from a procedure's own fields."""

from collections.abc import Iterable

from generator.declaring.fields import specs
from generator.kinds.procedure.card import ONLINE, WAYS, Charge, Citation, ProcedureCard
from generator.kinds.procedure.record import Paper, Procedure
from generator.model.cards import Known
from generator.text.comparing import key

FREE_WORDS = {"khong", "mienphi", "khongthu", "khongthuphi", "khongthulephi", "khongthuphilephi"}
ONE, SEVERAL = 90, 70  # letters of one value, of several, that still fit in a line
_ATTRIBUTES = {key(name): name for name in specs(Procedure)}


def forms(procedure: Procedure) -> tuple[Paper, ...]:
    """The papers that are a form to fill in, each form once."""
    papers = (paper for dossier in procedure.thanh_phan_ho_so for paper in dossier.giay_to if paper.mau or paper.tep)
    return tuple({(paper.mau, paper.tep): paper for paper in papers}.values())


def online(procedure: Procedure) -> str:
    """Where it is handed in online, or ''."""
    channels = (channel for channel in procedure.cach_thuc_thuc_hien if channel.hinh_thuc.is_(ONLINE))
    return next((channel.lien_ket for channel in channels if channel.lien_ket), "")


def free(procedure: Procedure) -> bool:
    """Whether nothing is paid, in whatever case and whatever way."""
    fees = (*(fee.muc for fee in procedure.phi_le_phi), *(way.phi_le_phi for way in procedure.cach_thuc_thuc_hien))
    return all(key(fee).strip(".") in FREE_WORDS for fee in fees if fee)


def unchecked(procedure: Procedure) -> dict[str, str]:
    """What is «Chưa đối chiếu»: the label as typed, by attribute."""
    return {_ATTRIBUTES[key(label)]: label for label in procedure.chua_doi_chieu}


def short(texts: Iterable[str], more: str) -> str:
    """Values in one line, each once; where they are too long for that, the words `more`."""
    once: dict[str, str] = {}
    for text in texts:
        once.setdefault(text.lower(), text)
    own = tuple(once.values())
    if len(own) == 1:
        return own[0] if len(own[0]) <= ONE else more
    return f"{'; '.join(own)} (tùy trường hợp)" if len("".join(own)) <= SEVERAL else f"tùy trường hợp, {more}"


def time_limit(procedure: Procedure, more: str) -> str:
    """Its time limits in one line."""
    return short((each.thoi_han for each in procedure.thoi_han_giai_quyet), more)


def fee(procedure: Procedure, more: str) -> str:
    """Its fees in one line."""
    return short((each.muc for each in procedure.phi_le_phi), more)


# ---- the card --------------------------------------------------------------------------------------------------------

IN_PAGE = "xem trong trang"


def card(procedure: Procedure, known: Known) -> ProcedureCard:
    """What others may know of a procedure."""
    p = procedure
    return ProcedureCard(
        **known,
        keywords=p.tu_khoa,
        code=p.ma_thu_tuc,
        field=p.linh_vuc,
        time_limit=time_limit(p, IN_PAGE),
        fee=fee(p, IN_PAGE),
        charges=_charges(p),
        free=free(p),
        ways=tuple(way for way in WAYS if any(channel.hinh_thuc.is_(way) for channel in p.cach_thuc_thuc_hien)),
        place=p.dia_chi_tiep_nhan_ho_so,
        audiences=tuple(map(str, p.doi_tuong_thuc_hien)),
        level=str(p.muc_do_dich_vu_cong),
        bases=_bases(p),
        forms=tuple(form.tep for form in forms(p) if form.tep),
        unchecked=unchecked(p),
        checked=p.ngay_doi_chieu,
    )


def _charges(procedure: Procedure) -> tuple[Charge, ...]:
    """Each fee, then what a way of handing in costs where that has a fee of its own."""
    fees = (
        Charge(amount=fee.muc, case=fee.truong_hop, kind=str(fee.loai), basis=fee.can_cu)
        for fee in procedure.phi_le_phi
    )
    own = (way for way in procedure.cach_thuc_thuc_hien if way.phi_le_phi)
    return (*fees, *(Charge(amount=way.phi_le_phi, way=str(way.hinh_thuc)) for way in own))


def _bases(procedure: Procedure) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            so_ky_hieu=basis.so_ky_hieu,
            ngay_ban_hanh=basis.ngay_ban_hanh,
            co_quan_ban_hanh=basis.co_quan_ban_hanh,
            line=basis.line(),
        )
        for basis in procedure.can_cu_phap_ly
    )
