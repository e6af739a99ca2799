"""What follows from a procedure's own fields."""

from generator.kinds.procedure.card import ONLINE
from generator.kinds.procedure.record import LABELS, Paper, Procedure
from generator.kinds.procedure.shortening import short
from generator.text.comparing import key

_ATTRIBUTES = {key(name): name for name in LABELS}


def forms(procedure: Procedure) -> tuple[Paper, ...]:
    """The papers that are a form to fill in, each form once."""
    papers = (paper for dossier in procedure.thanh_phan_ho_so for paper in dossier.giay_to if paper.mau or paper.tep)
    return tuple({(paper.mau, paper.tep): paper for paper in papers}.values())


def online(procedure: Procedure) -> str:
    """Where it is handed in online, or ''."""
    channels = (channel for channel in procedure.cach_thuc_thuc_hien if channel.hinh_thuc.is_(ONLINE))
    return next((channel.lien_ket for channel in channels if channel.lien_ket), "")


def unchecked(procedure: Procedure) -> dict[str, str]:
    """What is «Chưa đối chiếu»: the label as typed, by attribute."""
    return {_ATTRIBUTES[key(label)]: label for label in procedure.chua_doi_chieu}


def time_limit(procedure: Procedure, more: str) -> str:
    """Its time limits in one line."""
    return short((each.thoi_han for each in procedure.thoi_han_giai_quyet), more)
