"""Time limits: by which rule, what is late, what is overdue, and what is not measured."""

from datetime import date
from pathlib import Path

import pytest

from generator.checks.timeliness import breaches
from generator.kinds.document.card import DOCUMENTS
from tests.conftest import NEWS, SITE, SiteOf, called, problems_of, shipped, shipped_records

DOCUMENT = """\
---
Số ký hiệu: 12/QĐ-THU
Loại văn bản: {kind}
Ngày ban hành: 07/03/2022
Cơ quan ban hành: Cơ quan thử
Cấp: {level}
Trích yếu: Quyết định để thử
Ngày đăng: {posted}
Nguồn: Bản giả định
---
"""
PATH = "content/documents/12-qd-thu.md"
HOLIDAYS = SITE + "Ngày nghỉ:\n  - Tên: Ngày nghỉ thử\n    Từ ngày: 10/03/2022\nNgày làm bù: 12/03/2022\n"


def with_document(site_of: SiteOf, posted: str, *, level: str = "Tỉnh", kind: str = "Quyết định") -> Path:
    text = DOCUMENT.format(posted=posted, level=level, kind=kind)
    return site_of({"site.yaml": HOLIDAYS, PATH: text})


@pytest.mark.parametrize(
    ("level", "kind", "last", "late"),
    [
        ("Sở", "Quyết định", "09/03/2022", "11/03/2022"),  # 2, the 10th is free
        ("Tỉnh", "Quyết định", "21/03/2022", "22/03/2022"),  # 10, the 10th is free, the 12th is worked
        ("Trung ương", "Luật", "21/03/2022", "22/03/2022"),
        ("Sở", "Kế hoạch", "21/03/2022", "22/03/2022"),
    ],
)
def test_a_document_is_late_from_the_first_working_day_after_its_limit(
    level: str, kind: str, last: str, late: str, site_of: SiteOf
) -> None:
    assert problems_of(with_document(site_of, last, level=level, kind=kind)) == ()
    problems = problems_of(with_document(site_of, late, level=level, kind=kind))
    assert [(p.path, p.line, p.rule, p.severity) for p in problems] == [(PATH, 8, "cham-han", "warning")]


def test_a_warning_stands_at_its_own_field_even_where_another_holds_the_same_day(site_of: SiteOf) -> None:
    text = DOCUMENT.format(posted="22/03/2022", level="Tỉnh", kind="Quyết định")
    effective = text.replace("Cơ quan ban hành:", "Ngày hiệu lực: 22/03/2022\nCơ quan ban hành:")
    (late,) = problems_of(site_of({"site.yaml": HOLIDAYS, PATH: effective}))
    assert (late.rule, late.line) == ("cham-han", 9)
    taken = text.replace("Số ký hiệu:", "Ngày hiệu lực: 07/03/2022\nBản nháp: có\nSố ký hiệu:")
    (overdue,) = problems_of(site_of({"site.yaml": HOLIDAYS, PATH: taken}, "draft"))
    assert (overdue.rule, overdue.line) == ("qua-han", 6)


def test_a_document_of_a_day_for_which_no_rule_is_known_is_never_late(site_of: SiteOf) -> None:
    text = DOCUMENT.format(posted="01/12/2022", level="Tỉnh", kind="Quyết định")
    first, last = text.replace("07/03/2022", "15/08/2022"), text.replace("07/03/2022", "14/08/2022")
    assert problems_of(site_of({"site.yaml": HOLIDAYS, PATH: first})) == ()
    assert [p.rule for p in problems_of(site_of({"site.yaml": HOLIDAYS, PATH: last}))] == ["cham-han"]


def test_what_waits_past_its_limit_is_overdue_until_it_is_posted(site_of: SiteOf) -> None:
    root = with_document(site_of, "25/03/2022")
    for day, rules in ((21, []), (22, ["qua-han"]), (24, ["qua-han"]), (25, ["cham-han"])):
        told = [p.rule for p in problems_of(root, date(2022, 3, day)) if p.path == PATH]
        assert told == rules, day


def test_a_draft_is_not_posted_whatever_day_it_bears(site_of: SiteOf) -> None:
    text = DOCUMENT.format(posted="08/03/2022", level="Tỉnh", kind="Quyết định")
    root = site_of({"site.yaml": HOLIDAYS, PATH: text.replace("Cấp:", "Bản nháp: có\nCấp:")})
    assert [problem.rule for problem in problems_of(root)] == ["qua-han"]


def test_news_is_measured_from_its_event_alone(site_of: SiteOf) -> None:
    event = NEWS.replace("Ngày đăng: 01/03/2026", "Ngày đăng: 16/03/2022\nNgày sự kiện: 07/03/2022")
    changes = {"content/news/2026/tin-1.md": None, "content/news/2022/tin-1.md": event}
    (problem,) = problems_of(site_of({"site.yaml": HOLIDAYS, **changes}))
    assert (problem.rule, problem.severity) == ("cham-han", "warning")
    assert "7 ngày làm việc kể từ ngày sự kiện 07/03/2022; hạn là 5" in problem.message
    assert problems_of(site_of({"site.yaml": HOLIDAYS}, "without")) == ()


def test_a_year_without_declared_holidays_is_told_once_however_many_spans_touch_it(site_of: SiteOf) -> None:
    texts = {
        f"content/documents/{number}-qd-thu.md": DOCUMENT.format(
            posted="08/03/2022", level="Tỉnh", kind="Quyết định"
        ).replace("12/QĐ", f"{number}/QĐ")
        for number in (12, 13, 14)
    }
    told = problems_of(site_of(texts))
    assert [(problem.path, problem.rule) for problem in told] == [("site.yaml", "ngay-nghi")]
    assert "năm 2022" in told[0].message


def test_status_lists_what_is_overdue_and_what_was_late(site_of: SiteOf) -> None:
    root = with_document(site_of, "25/03/2022")
    before = called("status", "--date", "2022-03-23", root=root).stdout
    assert f"  - {PATH}:8: chưa đăng, đã quá hạn 21/03/2022" in before
    after = called("status", "--date", "2022-03-28", root=root).stdout
    assert "chưa đăng, đã quá hạn" not in after
    assert "Đã làm nhưng chậm hạn: 1" in after


def test_nothing_shipped_claims_a_day_of_posting_that_it_does_not_know() -> None:
    undated = [card for card in shipped().cards(DOCUMENTS) if not shipped_records().of(card).ngay_dang]
    assert len(undated) > 20
    assert [breach.card.path for breach in breaches(shipped()) if breach.card in undated] == []
