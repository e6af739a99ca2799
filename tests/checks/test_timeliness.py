"""Time limits: by which rule, what is late, what is overdue, and what is not measured."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks.timeliness import breaches
from tests.conftest import NEWS, SITE, SiteOf, command, problems_of, shipped

DOCUMENT = """\
---
Số ký hiệu: 12/QĐ-THU
Loại văn bản: {kind}
Ngày ban hành: 02/03/2026
Cơ quan ban hành: Cơ quan thử
Cấp: {level}
Trích yếu: Quyết định để thử
Ngày đăng: {posted}
Nguồn: Bản giả định
---
"""
PATH = "content/documents/12-qd-thu.md"
HOLIDAYS = SITE + "Ngày nghỉ:\n  - Tên: Ngày nghỉ thử\n    Từ ngày: 05/03/2026\nNgày làm bù: 07/03/2026\n"


def with_document(site_of: SiteOf, posted: str, *, level: str = "Tỉnh", kind: str = "Quyết định") -> Path:
    text = DOCUMENT.format(posted=posted, level=level, kind=kind)
    return site_of({"site.yaml": HOLIDAYS, PATH: text})


@pytest.mark.parametrize(
    ("level", "kind", "last", "late"),
    [
        ("Sở", "Quyết định", "04/03/2026", "06/03/2026"),  # 2, the 5th is free
        ("Tỉnh", "Quyết định", "16/03/2026", "17/03/2026"),  # 10, the 5th is free, the 7th is worked
        ("Trung ương", "Luật", "16/03/2026", "17/03/2026"),
        ("Sở", "Kế hoạch", "16/03/2026", "17/03/2026"),
    ],
)
def test_a_document_is_late_from_the_first_working_day_after_its_limit(
    level: str, kind: str, last: str, late: str, site_of: SiteOf
) -> None:
    assert problems_of(with_document(site_of, last, level=level, kind=kind)) == ()
    problems = problems_of(with_document(site_of, late, level=level, kind=kind))
    assert [(p.path, p.line, p.rule, p.severity) for p in problems] == [(PATH, 8, "cham-han", "warning")]


def test_what_waits_past_its_limit_is_overdue_until_it_is_posted(site_of: SiteOf) -> None:
    root = with_document(site_of, "20/03/2026")
    for day, rules in ((16, []), (17, ["qua-han"]), (19, ["qua-han"]), (20, ["cham-han"])):
        told = [p.rule for p in problems_of(root, date(2026, 3, day)) if p.path == PATH]
        assert told == rules, day


def test_a_draft_is_not_posted_whatever_day_it_bears(site_of: SiteOf) -> None:
    text = DOCUMENT.format(posted="03/03/2026", level="Tỉnh", kind="Quyết định")
    root = site_of({"site.yaml": HOLIDAYS, PATH: text.replace("Cấp:", "Bản nháp: có\nCấp:")})
    assert [problem.rule for problem in problems_of(root)] == ["qua-han"]


def test_news_is_measured_from_its_event_alone(site_of: SiteOf) -> None:
    event = NEWS.replace("Ngày đăng: 01/03/2026", "Ngày đăng: 11/03/2026\nNgày sự kiện: 02/03/2026")
    (problem,) = problems_of(site_of({"site.yaml": HOLIDAYS, "content/news/2026/tin-1.md": event}))
    assert (problem.rule, problem.severity) == ("cham-han", "warning")
    assert "7 ngày làm việc kể từ ngày sự kiện 02/03/2026; hạn là 5" in problem.message
    assert problems_of(site_of({"site.yaml": HOLIDAYS})) == ()


def test_a_year_without_declared_holidays_is_told_once_however_many_spans_touch_it(site_of: SiteOf) -> None:
    texts = {
        f"content/documents/{number}-qd-thu.md": DOCUMENT.format(
            posted="03/03/2026", level="Tỉnh", kind="Quyết định"
        ).replace("12/QĐ", f"{number}/QĐ")
        for number in (12, 13, 14)
    }
    told = problems_of(site_of(texts))
    assert [(problem.path, problem.rule) for problem in told] == [("site.yaml", "ngay-nghi")]
    assert "năm 2026" in told[0].message


def test_status_lists_what_is_overdue_and_what_was_late(site_of: SiteOf) -> None:
    root = with_document(site_of, "20/03/2026")
    before = command("status", "--date", "2026-03-18", root=root).stdout
    assert f"Việc quá hạn: 1\n  - {PATH}:8: chưa đăng, đã quá hạn 16/03/2026" in before
    after = command("status", "--date", "2026-03-23", root=root).stdout
    assert "Việc quá hạn: không có" in after
    assert f"Đã làm nhưng chậm hạn (để theo dõi): 1\n  - {PATH}:8: đăng sau 14 ngày làm việc" in after


def test_nothing_shipped_claims_a_day_of_posting_that_it_does_not_know() -> None:
    told = [breach.record for breach in breaches(shipped())]
    assert [each.path for each in told if each.path.startswith("content/documents/") and not each.ngay_dang] == []
