"""Documents are posted once, replace one another in order of time, and no procedure rests unnoticed on an ended one."""

from collections.abc import Iterator
from datetime import date as Date

from generator.kinds.document.card import DOCUMENTS, DocumentCard, citing, ended, replacements
from generator.kinds.procedure.card import Citation, ProcedureCard
from generator.model.cards import fault
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.comparing import slug
from generator.text.showing import show_date

_ASK = "rà soát lại bài theo văn bản mới, rồi sửa «Căn cứ pháp lý»"


def check(site: Site) -> Iterator[Problem]:
    """NĐ 30/2020/NĐ-CP Điều 15: a number is unique within issuer and year. An ended basis is a warning."""
    yield from _doubled(site)
    for earlier, later in replacements(site):
        yield from _replacement(earlier, later)
    for procedure, basis, document, end in outdated(site, site.date):
        message = f"{document.row.title} ({document.path}) hết hiệu lực từ {show_date(end)}"
        yield Problem(
            path=procedure.path,
            line=basis.line,
            rule="can-cu-het-hieu-luc",
            message=f"thủ tục {procedure.code}: {message}",
            hint=_ASK + _successors(document),
            severity="warning",
        )


def outdated(site: Site, day: Date) -> Iterator[tuple[ProcedureCard, Citation, DocumentCard, Date]]:
    """(procedure in force, its legal basis, document, its end) wherever the document has no effect on that day."""
    for procedure, basis, document in citing(site):
        if end := ended(document, day):
            yield procedure, basis, document, end


def _successors(document: DocumentCard) -> str:
    return f", ví dụ {', '.join(document.replaced_by)}" if document.replaced_by else ""


def _doubled(site: Site) -> Iterator[Problem]:
    first: dict[tuple[str, str, int], DocumentCard] = {}
    for card in site.all_cards(DOCUMENTS):
        key = (slug(card.number), slug(card.issuer), card.issued.year if card.issued else 0)
        if (earlier := first.setdefault(key, card)) is not card:
            message = f"{card.row.title} của {card.issuer} đã có ở {earlier.path}"
            yield fault(card, "so_ky_hieu", "trung-van-ban", message, "giữ một tệp, hoặc sửa số, ngày, cơ quan")


def _replacement(earlier: DocumentCard, later: DocumentCard) -> Iterator[Problem]:
    """The later is issued no sooner than the earlier, which ends on the day on which the later takes effect."""
    effective = later.effective
    if earlier.issued and later.issued and later.issued < earlier.issued:
        message = f"được {later.row.title} thay thế, nhưng văn bản ấy ban hành trước ({show_date(later.issued)})"
        hint = f"kiểm tra ngày ban hành, «Thay thế», «Được thay thế bởi» ở đây và ở {later.path}"
        yield fault(earlier, "ngay_ban_hanh", "thay-the", message, hint)
    elif effective and earlier.ends is None:
        message = f"được {later.row.title} thay thế từ {show_date(effective)} nhưng chưa ghi «Ngày hết hiệu lực»"
        yield fault(earlier, "", "thay-the", message, f"thêm dòng «Ngày hết hiệu lực: {show_date(effective)}»")
    elif effective and earlier.ends and earlier.ends > effective:
        message = f"hết hiệu lực {show_date(earlier.ends)}, nhưng {later.row.title} thay thế từ {show_date(effective)}"
        hint = f"kiểm tra «Ngày hết hiệu lực» ở đây và «Ngày hiệu lực» ở {later.path}"
        yield fault(earlier, "ngay_het_hieu_luc", "thay-the", message, hint)
