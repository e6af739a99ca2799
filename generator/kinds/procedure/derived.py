"""What follows from a procedure's own fields."""

import re
from collections.abc import Iterator

from generator.kinds.procedure.card import ONLINE
from generator.kinds.procedure.record import LABELS, Paper, Procedure
from generator.text.comparing import key

_ATTRIBUTES = {key(name): name for name in LABELS}
_NUMBER = re.compile(r"(?<![\w/.])\d+/(?:\d{4}/[\w&]+(?:-[\w&]+)*|[\w&]+(?:-[\w&]+)+)")  # of a document


def forms(procedure: Procedure) -> tuple[Paper, ...]:
    """The papers that are a form to fill in, each form once."""
    papers = (paper for dossier in procedure.thanh_phan_ho_so for paper in dossier.giay_to if paper.mau or paper.tep)
    return tuple({(paper.mau, paper.tep): paper for paper in papers}.values())


def named_in(form: str) -> str:
    """The number of the document that holds a form, where its name tells exactly one: "Mẫu 07 Nghị định số
    142/2020/NĐ-CP"; else "".
    """
    numbers = set(_NUMBER.findall(form))
    return numbers.pop() if len(numbers) == 1 else ""


def without_file(procedure: Procedure) -> Iterator[tuple[str, str]]:
    """(name of a form that has no file, number of the document that holds it)."""
    for form in forms(procedure):
        if not form.tep and (number := named_in(form.mau)):
            yield form.mau, number


def copies(paper: Paper) -> str:
    """'1 bản chính, 2 bản sao chứng thực': how many of a paper and in what form; '' where the file tells neither."""
    form = paper.dang_ban[:1].lower() + paper.dang_ban[1:]
    copy = form if form.startswith("bản sao") else "bản sao"
    counted = ((paper.ban_chinh, "bản chính"), (paper.ban_sao, copy))
    told = [f"{number} {name}" for number, name in counted if number]
    if form and not any(each.endswith(form) for each in told):
        told.append(form)
    return ", ".join(told)


def online(procedure: Procedure) -> str:
    """Where it is handed in online, or ''."""
    channels = (channel for channel in procedure.cach_thuc_thuc_hien if channel.hinh_thuc.is_(ONLINE))
    return next((channel.lien_ket for channel in channels if channel.lien_ket), "")


def unchecked(procedure: Procedure) -> dict[str, str]:
    """What is «Chưa đối chiếu»: the label as typed, by attribute."""
    return {_ATTRIBUTES[key(label)]: label for label in procedure.chua_doi_chieu}
