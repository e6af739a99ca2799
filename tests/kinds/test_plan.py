"""The plan and its progress: which task a content serves, what counts, and every row of the shipped plan."""

import dataclasses
import re
from datetime import date
from pathlib import Path

import pytest

from generator.days.periods import period_of
from generator.kinds.plan.card import PLANS
from generator.kinds.plan.deadlines import events
from generator.kinds.plan.plan import KIND, figures
from generator.kinds.plan.progress import Progress, progress
from generator.model.coverage import coverage
from generator.model.kind import Site, posted_cards
from generator.model.tasks import nearest, served, task_of
from generator.pipeline import Job, load_site
from tests.conftest import NEWS, SiteOf, build, codes_in_force, problems_of, shipped
from tests.pages import unwrapped

PLAN = """\
---
Năm: 2026
Tên: Kế hoạch thử năm 2026
Cơ quan ban hành: Sở Thử nghiệm
Căn cứ:
  - 01/2026/NĐ-THU
  - 02/2026/NĐ-THU
Nội dung thực hiện:
  - Số: 2.1
    Tên: Nhiệm vụ công khai
    Nội dung: Công khai thủ tục
    Mục phục vụ: Thủ tục hành chính
  - Số: 2.2
    Tên: Nhiệm vụ đăng tin
    Nội dung: Đăng tin
    Mục phục vụ: Tin tức
  - Số: 2.3
    Tên: Nhiệm vụ tập huấn
    Nội dung: Cử người đi học
Tổ chức thực hiện:
  - Số: IV.1
    Tên: Báo cáo
    Nội dung: Gửi báo cáo
    Hạn báo cáo: có
Nguồn: Bản giả định
---
"""
DOCUMENT = """\
---
Số ký hiệu: 01/2026/NĐ-THU
Loại văn bản: Nghị định
Cơ quan ban hành: Chính phủ thử
Cấp: Trung ương
Trích yếu: Quy định để thử
Nhiệm vụ: 2.2
Nguồn: Bản giả định
---
"""
PATH = "content/plan/2026.md"
ROWS = ("2-1", "2-2", "2-3", "2-4", "2-5", "iv-1", "iv-2", "iv-3")


def news(day: str, number: str = "") -> str:
    task = f"Nhiệm vụ: {number}\n" if number else ""
    return NEWS.replace("Ngày đăng: 01/03/2026\n", f"Ngày đăng: {day}\n{task}")


def filled(site_of: SiteOf) -> Path:
    """A site with a plan, and news of its year, of others and of none."""
    return site_of(
        {
            PATH: PLAN,
            "content/documents/01-2026-nd-thu.md": DOCUMENT,
            "content/news/2026/tin-2.md": news("20/03/2026"),
            "content/news/2026/tin-3.md": news("05/04/2026", "2.1"),
            "content/news/2025/tin-4.md": news("05/04/2025", "2.3"),
            "content/news/2025/tin-5.md": news("06/04/2025"),
        }
    )


def loaded(root: Path, day: date = date(2026, 11, 23)) -> tuple[Site, dict[str, Progress]]:
    site = load_site(Job(root=root, date=day, cached=False))[0]
    return site, {each.task.number: each for each in progress(site.cards(PLANS)[0], site, site.date)}


def page(root: Path, address: str = "ke-hoach/2026") -> str:
    return unwrapped((root / "public" / address / "index.html").read_text(encoding="utf-8"))


# ---- which task ------------------------------------------------------------------------------------------------------


def test_a_content_counts_for_its_own_number_first_then_for_its_kind(site_of: SiteOf) -> None:
    site, tasks = loaded(filled(site_of))
    assert tasks["2.1"].months[3] == 1
    assert tasks["2.2"].months[:4] == (0, 0, 2, 0)
    assert (tasks["2.1"].total, tasks["2.2"].total, tasks["2.3"].total) == (1, 2, 0)
    assert tasks["2.2"].undated_total == 1
    assert (tasks["2.1"].posted, tasks["2.1"].required) == (1, 1)
    assert tasks["2.2"].required is None
    assert [each.begun for each in tasks.values()] == [True, True, False, False]
    assert coverage(site).required == 1


def test_what_is_outside_of_the_year_is_listed_by_its_number_and_not_counted(site_of: SiteOf) -> None:
    _, tasks = loaded(filled(site_of))
    assert [(each.label, len(each.rows)) for each in tasks["2.3"].elsewhere] == [("Tin tức", 1)]
    assert tasks["2.2"].elsewhere == ()
    assert not tasks["2.3"].begun


def test_months_to_come_are_not_zero_but_unknown(site_of: SiteOf) -> None:
    _, tasks = loaded(filled(site_of), date(2026, 3, 31))
    assert tasks["2.2"].months == (0, 0, 2, *[None] * 9)
    assert build(filled(site_of), date(2026, 3, 31)).published


def test_a_content_belongs_to_the_plan_of_its_year_else_to_the_nearest(site_of: SiteOf) -> None:
    site, _ = loaded(filled(site_of))
    own = site.cards(PLANS)[0].tasks
    later = tuple(dataclasses.replace(task, year=2028) for task in own)
    tasks = (*later, *own)
    assert nearest(tasks, 2020) == own
    assert nearest(tasks, 2027) == later
    assert nearest((), 2026) == ()
    assert served(tasks, "2.1", "", date(2020, 1, 1), date(2026, 1, 1)) == own[0]
    assert served(tasks, "", "Tin tức", date(2020, 1, 1), date(2026, 1, 1)) is None
    assert served(tasks, "", "Tin tức", None, date(2028, 1, 1)) == later[1]
    assert served(tasks, "9.9", "Tin tức", date(2026, 1, 1), date(2026, 1, 1)) is None


@pytest.mark.parametrize(("year", "errors"), [("2026", ["nhiem-vu"]), ("2025", [])])
def test_a_number_is_held_against_the_plan_of_that_year_alone(year: str, errors: list[str], site_of: SiteOf) -> None:
    root = site_of({PATH: PLAN, f"content/news/{year}/tin-2.md": news(f"05/04/{year}", "7.7")})
    assert [problem.rule for problem in problems_of(root)] == errors


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_the_page_says_what_has_nothing_yet_and_links_what_it_counts(site_of: SiteOf) -> None:
    root = filled(site_of)
    outcome = build(root)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    shown = page(root)
    assert "<strong>2/3 nhiệm vụ</strong>" in shown
    lacking = "<strong>Chưa có nội dung nào ghi ngày đăng trong năm:</strong>"
    assert f'{lacking} <a href="#nhiem-vu-2-3">2.3 Nhiệm vụ tập huấn</a>.' in shown
    assert "<strong>1/1</strong> thủ tục" in shown
    assert shown.count('href="../../tin-tuc/tin-2/"') == 1
    assert "tin-tuc/tin-5/" not in shown
    assert "Tin tức ngoài năm 2026, không tính: 1" in shown
    assert '<a href="../../van-ban/01-2026-nd-thu/">01/2026/NĐ-THU</a>' in shown
    assert '<span class="number">02/2026/NĐ-THU</span>' in shown
    assert "2/3 nhiệm vụ có nội dung đăng trong năm 2026" in page(root, "ke-hoach")


def test_pages_of_contents_link_to_the_task_they_serve(site_of: SiteOf) -> None:
    root = filled(site_of)
    build(root)
    link = '<a href="../../ke-hoach/2026/#nhiem-vu-{}">{} của kế hoạch năm 2026</a>'
    assert link.format("2-2", "2.2") in page(root, "van-ban/01-2026-nd-thu")
    assert link.format("2-2", "2.2") in page(root, "tin-tuc/tin-1")
    assert link.format("2-1", "2.1") in page(root, "tin-tuc/tin-3")
    assert link.format("2-3", "2.3") in page(root, "tin-tuc/tin-4")
    assert "ke-hoach/2026" not in page(root, "tin-tuc/tin-5")


def test_without_a_plan_the_number_stands_without_a_link_and_the_section_says_so(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-2.md": news("05/04/2026", "2.1")})
    assert build(root).published
    assert "Nhiệm vụ 2.1 của kế hoạch</p>" in page(root, "tin-tuc/tin-2")
    assert "Chưa có nội dung nào" in page(root, "ke-hoach")


# ---- for other systems -----------------------------------------------------------------------------------------------


def test_the_report_has_the_share_of_tasks_begun_by_the_end_of_the_period(site_of: SiteOf) -> None:
    root = site_of({PATH: PLAN, "content/news/2026/tin-1.md": None, "content/news/2026/tin-2.md": news("20/03/2026")})
    site, _ = loaded(root)
    told = {
        code: [(figure.part, figure.whole) for figure in figures(KIND, site, period_of(*code, 14, 12))]
        for code in ((2026, "Q1"), (2026, "6T"), (2024, ""))
    }
    assert told == {(2026, "Q1"): [(1, 3)], (2026, "6T"): [(2, 3)], (2024, ""): []}


def test_deadlines_of_reports_are_events_whose_anchors_exist(site_of: SiteOf) -> None:
    root = filled(site_of)
    build(root)
    site, _ = loaded(root)
    found = [event for card in site.cards(PLANS) for event in events(card, site)]
    assert [event.start for event in found] == [date(2026, month, 11) for month in (3, 6, 9, 12)]
    assert {event.address.partition("#")[2] for event in found} <= set(re.findall(r'id="([^"]*)"', page(root)))
    assert '"temporalCoverage":"2026"' in page(root).replace(": ", ":")


# ---- the shipped plan ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_shipped_plan_can_be_pointed_at(row: str, column: Path) -> None:
    shown = (column / "ke-hoach/2022/index.html").read_text(encoding="utf-8")
    assert shown.count(f'id="nhiem-vu-{row}"') == 1
    assert f'href="#nhiem-vu-{row}"' in shown


def test_the_shipped_plan_is_whole_corrected_and_says_what_it_does_not_know(column: Path) -> None:
    shown = unwrapped((column / "ke-hoach/2022/index.html").read_text(encoding="utf-8"))
    for misprint in ("HÀi lòng", "Thông số", "chi đạo", "thực CCHC"):
        assert misprint not in shown
    assert shown.count('<dd><span class="unknown">chưa rõ</span></dd>') == 2
    assert '<a href="../../van-ban/3162-qd-ubnd/">3162/QĐ-UBND</a>' in shown
    assert '<a href="../../van-ban/47-kh-ubnd/">47/KH-UBND</a>' in shown
    assert "Lưu Bình Khiêm, Giám đốc" in shown
    assert f"<strong>{len(codes_in_force())}/{len(codes_in_force())}</strong> thủ tục" in shown
    assert "trước ngày 12 của tháng cuối kỳ báo cáo" in shown


def test_every_shipped_number_of_a_task_leads_to_the_plan() -> None:
    site = shipped()
    numbered = [(kind, card) for kind, card in posted_cards(site) if card.task]
    assert len(numbered) > 20
    for kind, card in numbered:
        assert task_of(kind, card, site), card.path
