"""English summaries: beside the procedures, never among them, each leading to its Vietnamese text and back."""

import re
import shutil
from pathlib import Path

import pytest

from generator.kinds.english.card import SUMMARIES
from tests.conftest import ROOT, SiteOf, build, problems_of, shipped

SUMMARY = """\
---
Mã thủ tục: 1.010040
Tên tiếng Anh: First test procedure
Tóm tắt: For trying only.
Đối tượng thực hiện: Individuals & foreign investors
Thành phần hồ sơ:
  - Application form
  - One set of the dossier
Thời hạn giải quyết: 5 working days
Phí, lệ phí: No fee
Nơi nộp: At the one-stop counter
Căn cứ pháp lý: Test Decree No. 01/2026/NĐ-THU
Ngày đối chiếu: 10/03/2026
---
"""
FILE = "content/en/1.010040.md"
PAGE, LIST, VIETNAMESE = "en/thu-tuc/1.010040/index.html", "en/index.html", "thu-tuc/1.010040/index.html"


@pytest.fixture
def public(site_of: SiteOf) -> Path:
    root = site_of({FILE: SUMMARY})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    assert report.completeness
    assert (report.completeness.required, report.completeness.listed) == (1, 1), "no second procedure"
    return root / "public"


def text(public: Path, path: str) -> str:
    return (public / path).read_text(encoding="utf-8")


def test_page_and_list_are_in_english_and_lead_to_the_vietnamese_text(public: Path) -> None:
    page, listed = text(public, PAGE), text(public, LIST)
    for html in (page, listed):
        assert '<html lang="en">' in html
        assert 'content="en_US"' in html
        assert "the Vietnamese text prevails" in html
        without = re.sub(
            r'(?s)<(\w+)[^>]* (?:lang="vi"|rel="alternate")[^>]*>.*?</\1>|<(?:meta|link|script)[^>]*>', "", html
        )
        assert not re.search("Trang chủ|Liên hệ|Đến nội dung|Chia sẻ", without)
    for value in (
        "Individuals &amp; foreign investors",
        "Application form",
        "5 working days",
        "No fee",
        "Who may apply",
    ):
        assert value in page
    assert 'href="../../../thu-tuc/1.010040/" lang="vi" hreflang="vi">Thủ tục thử thứ nhất</a>' in page
    assert '<a href="thu-tuc/1.010040/">First test procedure</a>' in listed


def test_each_text_names_the_other_both_ways(public: Path) -> None:
    links = {
        '<link rel="alternate" hreflang="en" href="https://thu.example/cchc/en/thu-tuc/1.010040/">',
        '<link rel="alternate" hreflang="vi" href="https://thu.example/cchc/thu-tuc/1.010040/">',
    }
    for path in (PAGE, VIETNAMESE):
        assert set(re.findall(r'<link rel="alternate" hreflang[^>]*>', text(public, path))) == links
    assert 'lang="en" hreflang="en" href="../../en/thu-tuc/1.010040/">English</a>' in text(public, VIETNAMESE)


def test_what_is_unchecked_in_vietnamese_is_said_in_english(site_of: SiteOf) -> None:
    changed = {FILE: SUMMARY, "content/procedures/1.010040.md": None}
    root = site_of(changed)
    procedure = (site_of({}, "other") / "content/procedures/1.010040.md").read_text(encoding="utf-8")
    marked = procedure.replace("Ngày đối chiếu", "Chưa đối chiếu:\n  - Thời hạn giải quyết\nNgày đối chiếu", 1)
    (root / "content/procedures").mkdir()
    (root / "content/procedures/1.010040.md").write_text(marked, encoding="utf-8")
    assert build(root).published
    assert "Not yet checked against an official source: time limit." in text(root / "public", PAGE)


def test_it_comes_and_goes_with_its_file_and_its_procedure(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    assert "hreflang" not in text(root / "public", VIETNAMESE)
    assert "No summary has been published yet" in text(root / "public", LIST)
    (root / FILE).parent.mkdir()
    (root / FILE).write_text(SUMMARY, encoding="utf-8")
    assert build(root).published
    assert "hreflang" in text(root / "public", VIETNAMESE)
    (root / FILE).write_text(SUMMARY.replace("---\nMã", "---\nBản nháp: có\nMã", 1), encoding="utf-8")
    assert build(root).published
    assert "hreflang" not in text(root / "public", VIETNAMESE)
    assert not (root / "public" / PAGE).exists()


def test_a_procedure_checked_later_makes_its_summary_stale(site_of: SiteOf) -> None:
    root = site_of({FILE: SUMMARY.replace("10/03/2026", "09/03/2026")})
    assert [(each.rule, each.severity, each.line) for each in problems_of(root)] == [("tom-tat-cu", "warning", 13)]
    assert build(root).published


def test_gate_3_demands_every_value(site_of: SiteOf) -> None:
    root = site_of({FILE: SUMMARY})
    shutil.copytree(ROOT / "templates", root / "templates")
    detail = root / "templates/english/detail.html"
    detail.write_text(detail.read_text(encoding="utf-8").replace("<p>{{ value }}</p>", "<p>Elsewhere</p>"), "utf-8")
    report = build(root)
    assert not report.published
    assert "phần «Fee» không hiện «No fee»" in " ".join(problem.message for problem in report.problems)
    assert {problem.path for problem in report.problems} == {FILE}


def test_the_shipped_summaries_say_what_the_procedures_say() -> None:
    assert {card.code for card in shipped().cards(SUMMARIES)} == {"1.001716", "2.002248", "2.002380"}
