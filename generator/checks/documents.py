"""Documents are posted once, replace one another in order of time, and no procedure rests unnoticed on an ended one."""

from collections.abc import Iterator
from datetime import date as Date
from typing import Any

from generator.kinds.document.document import KIND, Document, citing, replacements
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.comparing import slug
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """NĐ 30/2020/NĐ-CP Điều 15: a number is unique within issuer and year. An ended basis is a warning."""
    yield from _doubled(site)
    for earlier, later in replacements(site.of(KIND)):
        yield from _replacement(earlier, later)
    for procedure, basis, document, ended in outdated(site, site.date):
        message = f"{document.title} ({document.path}) hết hiệu lực từ {show_date(ended)}"
        yield Problem(
            path=procedure.path,
            line=basis.line(),
            rule="can-cu-het-hieu-luc",
            message=f"thủ tục {procedure.ma_thu_tuc}: {message}",
            hint=_ASK + _successors(document),
            severity="warning",
        )


def outdated(site: Site, day: Date) -> Iterator[tuple[Any, Any, Document, Date]]:
    """(procedure in force, its legal basis, document, its end) wherever the document has no effect on that day."""
    for procedure, basis, document in citing(site):
        if ended := document.ended(day):
            yield procedure, basis, document, ended


def _successors(document: Document) -> str:
    return f", ví dụ {', '.join(document.duoc_thay_the_boi)}" if document.duoc_thay_the_boi else ""


def _doubled(site: Site) -> Iterator[Problem]:
    first: dict[tuple[str, str, int], Document] = {}
    for document in site.everything(KIND):
        year = document.ngay_ban_hanh.year if document.ngay_ban_hanh else 0
        key = (slug(document.so_ky_hieu), slug(document.co_quan_ban_hanh), year)
        if (earlier := first.setdefault(key, document)) is not document:
            message = f"{document.title} của {document.co_quan_ban_hanh} đã có ở {earlier.path}"
            yield document.problem("so_ky_hieu", "trung-van-ban", message, "giữ một tệp, hoặc sửa số, ngày, cơ quan")


def _replacement(earlier: Document, later: Document) -> Iterator[Problem]:
    """The later is issued no sooner than the earlier, which ends on the day on which the later takes effect."""
    ended, effective = earlier.ngay_het_hieu_luc, later.ngay_hieu_luc
    if earlier.ngay_ban_hanh and later.ngay_ban_hanh and later.ngay_ban_hanh < earlier.ngay_ban_hanh:
        message = f"được {later.title} thay thế, nhưng văn bản ấy ban hành trước ({show_date(later.ngay_ban_hanh)})"
        hint = f"kiểm tra ngày ban hành, «Thay thế», «Được thay thế bởi» ở đây và ở {later.path}"
        yield earlier.problem("ngay_ban_hanh", "thay-the", message, hint)
    elif effective and ended is None:
        message = f"được {later.title} thay thế từ {show_date(effective)} nhưng chưa ghi «Ngày hết hiệu lực»"
        yield earlier.problem("", "thay-the", message, f"thêm dòng «Ngày hết hiệu lực: {show_date(effective)}»")
    elif effective and ended and ended > effective:
        message = f"hết hiệu lực {show_date(ended)}, nhưng {later.title} thay thế từ {show_date(effective)}"
        hint = f"kiểm tra «Ngày hết hiệu lực» ở đây và «Ngày hiệu lực» ở {later.path}"
        yield earlier.problem("ngay_het_hieu_luc", "thay-the", message, hint)


_ASK = "rà soát lại bài theo văn bản mới, rồi sửa «Căn cứ pháp lý»"
