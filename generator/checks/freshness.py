"""Nothing stale: a page is no older than the newest decision about it, and no page is past its review date."""

from collections.abc import Iterator

from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import fault
from generator.model.kind import Site, posted_cards
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """Procedures amended by a decision since they were last checked (in «minh họa» a warning); reviews overdue."""
    for card in site.cards(PROCEDURES):
        decision = site.register.entries[card.code].basis.decision
        checked, issued = card.checked, decision.ngay_ban_hanh
        if issued and not decision.provisional and (checked is None or checked < issued):
            since = f"từ {show_date(checked)}" if checked else "và chưa ghi «Ngày đối chiếu»"
            message = f"bài chưa đối chiếu lại {since}, trong khi {decision.title} ban hành ngày {show_date(issued)}"
            hint = f"sửa bài theo quyết định rồi ghi «Ngày đối chiếu» không trước {show_date(issued)}"
            yield fault(card, "ngay_doi_chieu", "cu-hon-quyet-dinh", message, hint, warning=site.settings.demo)
    for _, each in posted_cards(site):
        if each.review_by and each.review_by < site.date:
            message = f"đã quá ngày phải rà soát ({show_date(each.review_by)})"
            hint = "xem lại bài rồi ghi ngày rà soát mới"
            yield fault(each, "ra_soat_truoc_ngay", "qua-ngay-ra-soat", message, hint, warning=True)
