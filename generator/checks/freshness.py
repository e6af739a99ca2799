"""Nothing stale: a page is no older than the newest decision about it, and no page is past its review date."""

from collections.abc import Iterator

from generator.kinds.procedure.procedure import KIND
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """Procedures amended by a decision since they were last checked (in «minh họa» a warning); reviews overdue."""
    for procedure in site.of(KIND):
        decision = site.register.entries[procedure.ma_thu_tuc].basis.decision
        checked, issued = procedure.ngay_doi_chieu, decision.ngay_ban_hanh
        if issued and not decision.provisional and (checked is None or checked < issued):
            since = f"từ {show_date(checked)}" if checked else "và chưa ghi «Ngày đối chiếu»"
            message = f"bài chưa đối chiếu lại {since}, trong khi {decision.title} ban hành ngày {show_date(issued)}"
            hint = f"sửa bài theo quyết định rồi ghi «Ngày đối chiếu» không trước {show_date(issued)}"
            yield procedure.problem("ngay_doi_chieu", "cu-hon-quyet-dinh", message, hint, warning=site.settings.demo)
    for kind in site.kinds:
        for record in site.of(kind):
            if record.ra_soat_truoc_ngay and record.ra_soat_truoc_ngay < site.date:
                message = f"đã quá ngày phải rà soát ({show_date(record.ra_soat_truoc_ngay)})"
                hint = "xem lại bài rồi ghi ngày rà soát mới"
                yield record.problem("ra_soat_truoc_ngay", "qua-ngay-ra-soat", message, hint, warning=True)
