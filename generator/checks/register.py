"""The register holds together, and is never empty: 0 of 0 is not 100 %."""

from collections.abc import Iterator

from generator.model.contradictions import contradictions
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """Decisions agree with one another; at least one procedure is in force on the build's date."""
    yield from contradictions(site.register.decisions)
    if not site.register.in_force:
        message = f"không có thủ tục nào có hiệu lực vào ngày {show_date(site.date)}"
        hint = "đưa quyết định công bố danh mục vào content/register/, kiểm tra «Ngày hiệu lực»"
        first = next(iter(site.register.decisions), None)
        if first:
            yield first.problem("ngay_hieu_luc", "danh-muc-trong", message, hint)
        else:
            yield Problem(path="content/register", line=1, rule="danh-muc-trong", message=message, hint=hint)
