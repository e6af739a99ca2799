"""What follows from a procedure's own fields."""

from collections.abc import Iterable

from generator.kinds.procedure.card import ONLINE
from generator.kinds.procedure.record import LABELS, Paper, Procedure
from generator.text.comparing import key

FREE_WORDS = {"khong", "mienphi", "khongthu", "khongthuphi", "khongthulephi", "khongthuphilephi"}
ONE, SEVERAL = 90, 70  # letters of one value, of several, that still fit in a line
_ATTRIBUTES = {key(name): name for name in LABELS}


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
