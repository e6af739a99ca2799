"""The periodic report: figures counted by hand, both ends of a period, the year before, what is provisional."""

import dataclasses
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.commands.report import period_named
from generator.days.limits import OTHERWISE
from generator.days.periods import period_of
from generator.kinds import KINDS
from generator.kinds.news.card import NEWS as NEWS_CARDS
from generator.model.kind import Kind, Site
from generator.model.loading import load_settings
from generator.pipeline import Job, load_site
from generator.problems import UsageFailed
from generator.reporting.as_text import as_text
from generator.reporting.figures import figures_of
from generator.reporting.parts import Chapter, Line, PeriodicReport
from generator.reporting.periodic import compose
from generator.shapes.card import Card
from generator.shapes.figure import Figure
from generator.shapes.span import Span
from generator.text.showing import percent
from tests.conftest import (
    DECISION,
    EXAMPLE,
    EXAMPLE_DAY,
    NEWS,
    PROCEDURE,
    ROOT,
    SITE,
    SiteOf,
    called,
    fictitious,
    shipped,
)
from tests.kinds.test_kinds import CONTEST

AFTER = date(2026, 3, 20)  # the first quarter of 2026 closed on 14/03/2026


def news(day: str, *more: str) -> str:
    return NEWS.replace("01/03/2026", day).replace("---\n", "---\n" + "".join(f"{line}\n" for line in more), 1)


DOCUMENT = """\
---
Số ký hiệu: {number}/KH-THU
Loại văn bản: {form}
Ngày ban hành: {day}
Ngày đăng: {day}
Cơ quan ban hành: Sở Thử nghiệm
Cấp: Sở
Trích yếu: Kế hoạch để thử
Nguồn: Bản giả định
---
"""
PLAN = """\
---
Năm: 2026
Tên: Kế hoạch thử năm 2026
Ngày đăng: 02/01/2024
Cơ quan ban hành: Sở Thử nghiệm
Nội dung thực hiện:
  - Số: 2.1
    Tên: Nhiệm vụ công khai
    Nội dung: Công khai thủ tục
    Mục phục vụ: Thủ tục hành chính
  - Số: 2.2
    Tên: Nhiệm vụ đăng tin
    Nội dung: Đăng tin, văn bản
    Mục phục vụ:
      - Tin tức
      - Văn bản
  - Số: 2.3
    Tên: Nhiệm vụ tập huấn
    Nội dung: Cử người đi học
    Mục phục vụ: Tập huấn, bồi dưỡng
  - Số: 2.4
    Tên: Nhiệm vụ về chỉ số
    Nội dung: Đăng kết quả chỉ số
    Mục phục vụ: Chỉ số
  - Số: 2.5
    Tên: Nhiệm vụ về chuyên mục
    Nội dung: Duy trì chuyên mục
    Mục phục vụ: Bộ phận một cửa
Tổ chức thực hiện:
  - Số: IV.1
    Tên: Đầu mối
    Nội dung: Theo dõi
  - Số: IV.2
    Tên: Kiểm tra
    Nội dung: Kiểm tra
    Mục phục vụ: Kỷ luật, kỷ cương; kiểm tra cải cách hành chính
Nguồn: Bản giả định
---
"""
WITH_PLAN = {"content/plan/2026.md": PLAN}
WITH_CONTEST = {"content/plan/2026.md": PLAN.replace("phục vụ: Tập huấn, bồi dưỡng", "phục vụ: Hội thi")}
COUNTED = {  # the first quarter of 2026 runs from 15/12/2025 to 14/03/2026
    "site.yaml": SITE + "  - Tin khác\n",
    "content/plan/2026.md": PLAN,
    "content/news/2026/tin-1.md": None,
    "content/news/2025/truoc-mot-ngay.md": news("14/12/2025"),
    "content/news/2025/ngay-dau.md": news("15/12/2025", "Nhiệm vụ: 2.2"),
    "content/news/2026/giua-ky.md": news("20/01/2026", "Nhiệm vụ: 2.2.1").replace("Tin chung", "Tin khác"),
    "content/news/2026/ngay-cuoi.md": news("14/03/2026", "Nhiệm vụ: 2.4"),
    "content/news/2026/sau-mot-ngay.md": news("15/03/2026"),
    "content/news/2026/nhap.md": news("10/03/2026", "Bản nháp: có"),
    "content/news/2026/hen.md": news("25/03/2026"),
    "content/news/2024/cung-ky-ngay-dau.md": news("15/12/2024"),
    "content/news/2025/cung-ky-ngay-cuoi.md": news("14/03/2025").replace("Tin chung", "Tin khác"),
    "content/documents/05-kh-thu.md": DOCUMENT.format(number="05", form="Kế hoạch", day="10/01/2026"),
    "content/documents/06-kh-thu.md": DOCUMENT.format(number="06", form="Công văn", day="10/01/2025"),
}
PERIOD = period_of(2026, "Q1", 14, 12)


def report(root: Path, day: date = AFTER, kinds: tuple[Kind[Any], ...] = KINDS) -> PeriodicReport:
    return compose(loaded(root, day, kinds), PERIOD)


def loaded(root: Path, day: date = AFTER, kinds: tuple[Kind[Any], ...] = KINDS) -> Site:
    return load_site(Job(root=root, date=day, kinds=kinds))[0]


def lines_of(told: PeriodicReport) -> dict[str, tuple[str, str, str]]:
    """Every line by its label; no label stands twice."""
    lines = [line for chapter in told.chapters for line in chapter.lines]
    assert len({line.label for line in lines}) == len(lines)
    return {line.label: (line.value, line.before, line.change) for line in lines}


# ---- figures ---------------------------------------------------------------------------------------------------------


def test_the_figures_are_those_that_a_person_counts(site_of: SiteOf) -> None:
    told = lines_of(report(site_of(COUNTED)))
    counted = {
        "Văn bản đã đăng": ("1", "1", "không đổi"),
        "Văn bản loại «Kế hoạch»": ("1", "0", "tăng 1"),
        "Văn bản loại «Công văn»": ("0", "1", "giảm 1 (100%)"),
        "Thủ tục hành chính có hiệu lực đến cuối kỳ": ("1", "–", "–"),
        "Thủ tục hành chính ban hành mới trong kỳ (theo ngày hiệu lực của quyết định)": ("1", "–", "–"),
        "Thủ tục hành chính sửa đổi, bổ sung trong kỳ (theo ngày hiệu lực của quyết định)": ("0", "–", "–"),
        "Thủ tục hành chính bãi bỏ trong kỳ (theo ngày hiệu lực của quyết định)": ("0", "–", "–"),
        "Thủ tục hành chính đã đăng trên chuyên mục, ngày 20/03/2026": (
            "100% (1/1 thủ tục trong danh mục minh họa)",
            "–",
            "–",
        ),
        "Nội dung đã đăng có ghi «Nhiệm vụ: 2.1»": ("0", "0", "không đổi"),
        "Nhiệm vụ của kế hoạch tuyên truyền đã có nội dung đăng (tính từ đầu năm đến 14/03/2026; nội dung chưa rõ "
        "ngày đăng không được tính)": ("60% (3/5 nhiệm vụ của kế hoạch năm 2026)", "–", "–"),
        "Tin, bài đã đăng": ("3", "2", "tăng 1 (50%)"),
        "Tin, bài chuyên mục «Tin chung»": ("2", "1", "tăng 1 (100%)"),
        "Tin, bài chuyên mục «Tin khác»": ("1", "1", "không đổi"),
        "Nội dung đã đăng có ghi «Nhiệm vụ: 2.2»": ("2", "0", "tăng 2"),
        "Nội dung đã đăng có ghi «Nhiệm vụ: 2.3»": ("0", "0", "không đổi"),
        "Nội dung đã đăng có ghi «Nhiệm vụ: 2.4»": ("1", "0", "tăng 1"),
        "Nội dung đã đăng có ghi «Nhiệm vụ: 2.5»": ("0", "0", "không đổi"),
        "Tổng số nội dung đã đăng trong kỳ": ("4", "3", "tăng 1 (33,3%)"),
    }
    assert {label: told.get(label) for label in counted} == counted
    for label in told.keys() - counted.keys():  # the kinds that this site has nothing of
        assert told[label][0].split()[0] == "0" or told[label][0].startswith(("chưa có", "không có")), label


def test_a_section_with_a_standing_record_is_not_told_to_be_empty() -> None:
    chapters = compose(fictitious(), period_of(2022, "", 14, 12)).chapters
    told = [text for chapter in chapters for text in chapter.paragraphs]
    assert not any(text.startswith("Bộ phận một cửa") for text in told)


def test_what_is_not_counted_is_told(site_of: SiteOf) -> None:
    whole = next(chapter for chapter in report(site_of(COUNTED)).chapters if chapter.heading == "III. Số liệu chung")
    assert whole.paragraphs == (
        "Không tính: 1 bản nháp và 1 nội dung hẹn đăng sau ngày 20/03/2026.",
        "Đang đăng nhưng chưa rõ ngày đăng nên không tính theo kỳ: Thủ tục hành chính: 1.",
    )


def test_a_draft_becomes_a_figure_only_when_it_is_posted(site_of: SiteOf) -> None:
    before = lines_of(report(site_of(COUNTED)))
    posted = {"content/news/2026/nhap.md": news("10/03/2026")}
    assert before["Tin, bài đã đăng"][0] == "3"
    assert lines_of(report(site_of(COUNTED | posted, name="posted")))["Tin, bài đã đăng"][0] == "4"


def test_the_closing_day_of_the_office_moves_both_ends(site_of: SiteOf) -> None:
    root = site_of(COUNTED | {"site.yaml": SITE + "  - Tin khác\nNgày chốt số liệu: 15\n"})
    site = loaded(root)
    period = period_named("2026-Q1", site.settings.schedule, site.date)
    assert (period.first, period.last) == (date(2025, 12, 16), date(2026, 3, 15))
    assert lines_of(compose(site, period))["Tin, bài đã đăng"] == ("3", "1", "tăng 2 (200%)")


def test_a_missing_procedure_shows_in_the_share_and_forbids_to_send_the_report(site_of: SiteOf) -> None:
    two = DECISION.replace("thủ tục: 1", "thủ tục: 2").replace(
        "    Lĩnh vực: Lĩnh vực thử\n",
        "    Lĩnh vực: Lĩnh vực thử\n  - Mã: 1.010041\n    Tên: Thủ tục thứ hai\n    Lĩnh vực: Lĩnh vực thử\n",
    )
    done = called("report", "2026-Q1", "--date", "2026-03-20", root=site_of({"content/register/qd-01.md": two}))
    assert done.returncode == 0, done.stderr
    assert "ngày 20/03/2026: 50% (1/2 thủ tục trong danh mục minh họa)" in done.stdout
    assert "Lưu ý: Chưa gửi được: nội dung còn 1 lỗi" in done.stdout


def test_a_provisional_list_is_no_figure_of_decisions(site_of: SiteOf) -> None:
    listed = DECISION.split("Ban hành mới")[1]
    provisional = f"---\nLoại: Danh mục tạm\nNgày hiệu lực: 15/02/2026\nTổng số thủ tục: 1\nBan hành mới{listed}"
    lines = lines_of(report(site_of({"content/register/qd-01.md": provisional})))
    assert lines["Thủ tục hành chính có hiệu lực đến cuối kỳ"][0] == "chưa có số liệu"
    assert lines["Thủ tục hành chính ban hành mới trong kỳ (theo ngày hiệu lực của quyết định)"] == (
        "chưa có số liệu",
        "–",
        "–",
    )


def test_a_procedure_with_a_posting_day_counts_among_what_was_posted(site_of: SiteOf) -> None:
    dated = PROCEDURE.replace("---\n", "---\nNgày đăng: 20/02/2026\nNhiệm vụ: 2.1\n", 1)
    lines = lines_of(report(site_of(WITH_PLAN | {"content/procedures/1.010040.md": dated})))
    assert lines["Nội dung đã đăng có ghi «Nhiệm vụ: 2.1»"][0] == "1"
    assert lines["Tổng số nội dung đã đăng trong kỳ"][0] == "2"


# ---- what can still change -------------------------------------------------------------------------------------------


def test_until_the_closing_day_is_over_every_number_is_flagged(site_of: SiteOf) -> None:
    told = report(site_of(COUNTED), date(2026, 3, 14))
    assert (
        "Số liệu tạm tính đến hết ngày 14/03/2026, kỳ khép lại ngày 14/03/2026; số có dấu (*) còn có thể thay đổi. "
        "Số cùng kỳ năm trước là của cả kỳ."
    ) in told.notices
    for label, (value, before, _) in lines_of(told).items():
        assert value.endswith(" (*)") or not any(sign.isdigit() for sign in value), label
        assert "(*)" not in before
    assert lines_of(told)["Tin, bài đã đăng"] == ("3 (*)", "2", "tăng 1 (50%)")


def test_what_is_announced_for_a_later_day_is_not_counted_yet(site_of: SiteOf) -> None:
    root, kinds = with_spans(site_of)
    before, on = (lines_of(report(root, day, kinds)) for day in (date(2026, 2, 4), date(2026, 2, 5)))
    assert before["Hội thi: số đã đăng trong kỳ"][0] == "0 (*)"
    assert on["Hội thi: số đã đăng trong kỳ"][0] == "1 (*)"


def test_the_day_after_nothing_is_flagged(site_of: SiteOf) -> None:
    told = report(site_of(COUNTED), date(2026, 3, 15))
    assert "(*)" not in "\n".join(as_text(told))
    assert "tạm tính" not in "\n".join(as_text(told))


def test_what_is_unknown_bears_no_flag(site_of: SiteOf) -> None:
    lines = lines_of(report(site_of({"content/register/qd-01.md": None}), date(2026, 3, 1)))
    assert lines["Thủ tục hành chính có hiệu lực đến cuối kỳ"] == ("chưa có số liệu", "–", "–")
    assert lines["Thủ tục hành chính đã đăng trên chuyên mục, ngày 01/03/2026"][0] == (
        "không có thủ tục trong danh mục minh họa"
    )


def test_a_column_that_is_younger_than_a_year_says_why_the_year_before_is_none(site_of: SiteOf) -> None:
    told = "Không nội dung nào có ngày đăng đến hết ngày 14/03/2025, nên số đã đăng của cùng kỳ năm trước là 0."
    assert told in report(site_of()).notices
    assert told not in report(site_of(COUNTED, name="older")).notices


# ---- times that a rule limits ----------------------------------------------------------------------------------------


def span(since: date, until: date | None, what: str = "trả lời") -> Span:
    return Span(
        what=what,
        since=since,
        since_field="ngay_nhan",
        since_what="ngày nhận",
        until=until,
        until_field="ngay_tra_loi",
        rule=OTHERWISE,
    )


SPANS = (  # five working days; 14/03/2026 is a Saturday
    span(date(2026, 3, 2), date(2026, 3, 9)),  # on the last day
    span(date(2026, 3, 2), date(2026, 3, 10)),  # a day late
    span(date(2026, 3, 2), None),  # overdue since 10/03/2026
    span(date(2026, 3, 10), None),  # due on 17/03/2026, after the period
    span(date(2026, 3, 2), date(2026, 3, 16)),  # done after the period, overdue at its end
    span(date(2025, 12, 1), date(2025, 12, 8)),  # done before the period
    span(date(2025, 3, 3), date(2025, 3, 10)),  # the year before, on the last day
)

JUDGED = "việc đã làm trong kỳ hoặc còn quá hạn"


def with_spans(site_of: SiteOf, *spans: Span) -> tuple[Path, tuple[Kind[Any], ...]]:
    """A site with a kind of one record that bears these spans, and a plan that names the kind."""
    kind = dataclasses.replace(CONTEST, card=lambda _record, known: Card(**known, spans=spans))
    contest = "---\nTên: Hội thi thứ nhất\nNgày: 05/02/2026\nNgày đăng: 05/02/2026\n---\n\nNội dung.\n"
    root = site_of(WITH_CONTEST | {"content/contests/hoi-thi-1.md": contest})
    return root, (*KINDS, kind)


def test_limited_times_are_judged_as_they_stood_at_the_end_of_the_period(site_of: SiteOf) -> None:
    root, kinds = with_spans(site_of, *SPANS)
    lines = lines_of(report(root, kinds=kinds))
    assert lines["Trả lời đúng hạn"] == (f"25% (1/4 {JUDGED})", f"100% (1/1 {JUDGED})", "giảm 75 điểm phần trăm")
    assert lines["Trả lời quá hạn"] == ("1", "0", "tăng 1")
    assert lines["Chưa trả lời, đã quá hạn đến cuối kỳ"] == ("2", "0", "tăng 2")


def test_without_anything_measured_there_is_no_rate(site_of: SiteOf) -> None:
    root, kinds = with_spans(site_of, span(date(2025, 3, 3), date(2025, 3, 10), what="đăng"))
    assert lines_of(report(root, kinds=kinds))["Đăng đúng hạn"] == (f"không có {JUDGED}", f"100% (1/1 {JUDGED})", "–")


# ---- kinds -----------------------------------------------------------------------------------------------------------


def test_a_kind_reports_under_the_task_that_names_it_and_by_default_how_many_were_posted(site_of: SiteOf) -> None:
    root, kinds = with_spans(site_of)
    chapter = next(each for each in report(root, kinds=kinds).chapters if each.heading.startswith("Nhiệm vụ 2.3"))
    assert Line(label="Hội thi: số đã đăng trong kỳ", value="1", before="0", change="tăng 1") in chapter.lines


def test_figures_of_a_kind_are_shown_with_unit_note_and_rate(site_of: SiteOf) -> None:
    def figures(_kind: Kind[Any], _site: Site, period: Any) -> tuple[Figure, ...]:
        now = period.year == 2026
        return (
            Figure(label="Hồ sơ", value=1200 if now else 1000, unit="hồ sơ", note="theo hệ thống một cửa"),
            Figure(label="Điểm", value=Decimal("8.25") if now else Decimal("9.5"), unit="điểm"),
            Figure(label="Đúng hạn", part=2 if now else 1, whole=3, base="hồ sơ"),
            Figure(label="Chưa biết", unit="người"),
        )

    kind = dataclasses.replace(CONTEST, figures=figures)
    lines = lines_of(report(site_of(), kinds=(*KINDS, kind)))
    assert lines["Hồ sơ (theo hệ thống một cửa)"] == ("1.200 hồ sơ", "1.000 hồ sơ", "tăng 200 (20%)")
    assert lines["Điểm"] == ("8,25 điểm", "9,5 điểm", "giảm 1,25 (13,2%)")
    assert lines["Đúng hạn"] == ("66,67% (2/3 hồ sơ)", "33,33% (1/3 hồ sơ)", "tăng 33,34 điểm phần trăm")
    assert lines["Chưa biết"] == ("chưa có số liệu", "–", "–")


def test_a_kind_with_nothing_to_report_is_told_as_such(site_of: SiteOf) -> None:
    kind = dataclasses.replace(CONTEST, figures=lambda *_: ())
    chapters = report(site_of(WITH_CONTEST), kinds=(*KINDS, kind)).chapters
    assert any(each.paragraphs == ("Hội thi: chưa có nội dung nào được đăng.",) for each in chapters)


def test_a_section_whose_content_bears_no_day_is_not_called_empty() -> None:
    told = [paragraph for chapter in report(ROOT).chapters for paragraph in chapter.paragraphs]
    assert not any(line.startswith("Bộ phận một cửa: chưa có") for line in told)
    assert any("Bộ phận một cửa: 1" in line for line in told)


@pytest.mark.parametrize("plan", [True, False], ids=["plan", "no plan"])
def test_every_figure_of_every_kind_is_told_once(plan: bool, site_of: SiteOf) -> None:
    site = loaded(site_of(COUNTED if plan else COUNTED | dict.fromkeys(WITH_PLAN)))
    told = lines_of(compose(site, PERIOD))  # which holds no label twice
    for kind in KINDS:
        for figure in figures_of(kind, site, PERIOD):
            assert (f"{figure.label} ({figure.note})" if figure.note else figure.label) in told, kind.name


# ---- chapters --------------------------------------------------------------------------------------------------------


def of_2022(root: Path, day: date) -> tuple[Chapter, ...]:
    return compose(loaded(root, day), period_of(2022, "", 14, 12)).chapters


def test_the_chapters_are_the_tasks_of_the_plan_by_number_and_name() -> None:
    site = loaded(ROOT)
    told = [chapter.heading for chapter in compose(site, period_of(2022, "", 14, 12)).chapters]
    assert told == [
        "I. Công tác chỉ đạo, điều hành",
        *(f"Nhiệm vụ {task.number}. {task.name}" for task in site.tasks if task.number == "IV.2"),
        "II. Kết quả thực hiện các nhiệm vụ của kế hoạch năm 2022",
        *(f"Nhiệm vụ {task.number}. {task.name}" for task in site.tasks if task.counted),
        "III. Số liệu chung",
        *("IV. Tồn tại, hạn chế và nguyên nhân", "V. Phương hướng, nhiệm vụ kỳ tới", "VI. Kiến nghị, đề xuất"),
    ]
    assert len(told) == 12


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("I.", "Nhiệm vụ của kế hoạch tuyên truyền đã có nội dung đăng"),
        ("Nhiệm vụ IV.2.", "Lượt đơn vị được kiểm tra"),
        ("Nhiệm vụ 2.1.", "Thủ tục hành chính đã đăng trên chuyên mục"),
        ("Nhiệm vụ 2.2.", "Văn bản đã đăng"),
        ("III.", "Trang thông tin: số đã đăng trong kỳ"),  # named by no task
    ],
)
def test_a_figure_stands_where_the_plan_puts_it(heading: str, label: str) -> None:
    under = [
        chapter.heading for chapter in of_2022(ROOT, AFTER) for line in chapter.lines if line.label.startswith(label)
    ]
    assert len(under) == 1
    assert under[0].startswith(heading)


def test_a_task_that_nothing_serves_is_told_and_one_that_only_organises_is_not(site_of: SiteOf) -> None:
    chapters = of_2022(EXAMPLE, EXAMPLE_DAY)
    idle = next(chapter for chapter in chapters if chapter.heading == "Nhiệm vụ 2.6. Thi tìm hiểu cải cách hành chính")
    assert [(line.label, line.value) for line in idle.lines] == [("Nội dung đã đăng có ghi «Nhiệm vụ: 2.6»", "0")]
    assert not any("IV.1" in chapter.heading for chapter in chapters)
    served = COUNTED | {"content/news/2026/theo-doi.md": news("01/03/2026", "Nhiệm vụ: IV.1")}
    leading = next(each for each in report(site_of(served)).chapters if each.heading == "Nhiệm vụ IV.1. Đầu mối")
    assert [(line.label, line.value) for line in leading.lines] == [("Nội dung đã đăng có ghi «Nhiệm vụ: IV.1»", "1")]


def test_a_year_without_a_plan_is_reported_by_the_nearest_and_says_so(site_of: SiteOf) -> None:
    site = loaded(site_of(COUNTED))
    first = compose(site, period_of(2025, "Q1", 14, 12)).chapters[0]
    assert first.paragraphs == ("Chuyên mục chưa đăng kế hoạch năm 2025; các nhiệm vụ nêu theo kế hoạch năm 2026.",)
    assert first.lines == ()


def test_without_any_plan_each_section_is_a_chapter(site_of: SiteOf) -> None:
    first, second, *rest = report(site_of()).chapters
    assert first.paragraphs == ("Chuyên mục chưa đăng kế hoạch nào; phần II nêu kết quả theo từng mục của chuyên mục.",)
    assert second.heading == "II. Kết quả theo từng mục của chuyên mục"
    headings = [chapter.heading for chapter in rest]
    assert headings[:3] == ["1. Thủ tục hành chính", "2. Giải quyết hồ sơ", "3. Tin tức"]
    assert headings[-4] == "III. Số liệu chung"
    plan = next(chapter for chapter in rest if chapter.heading.endswith(". Kế hoạch"))
    assert plan.paragraphs == ("Kế hoạch: chưa có nội dung nào được đăng.",)


def test_the_office_says_what_it_reports_on(site_of: SiteOf) -> None:
    told = report(site_of({"site.yaml": SITE + "Nội dung báo cáo: công tác cải cách hành chính\n"}))
    assert told.subject == "Kết quả công tác cải cách hành chính quý I năm 2026"
    assert told.opening.startswith("Sở Thử nghiệm báo cáo kết quả công tác cải cách hành chính quý I năm 2026 trên")


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 3, "0"), (3, 3, "100"), (1, 8, "12.50"), (29_999, 30_000, "99.99"), (1, 30_000, "0.01")],
)
def test_a_share_is_never_rounded_to_all_or_none(part: int, whole: int, shown: str) -> None:
    assert str(percent(part, whole)) == shown


# ---- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["2026-Q5", "Q1-2026", "quý 1", "2026Q1", "26-Q1", "2026-6t-", "٢٠٢٦", ""])
def test_a_mistyped_period_is_refused_with_the_right_forms(typed: str, site_of: SiteOf) -> None:
    done = called("report", typed, "--date", "2026-03-20", root=site_of())
    assert done.returncode == 2
    assert (f"không có kỳ báo cáo «{typed}»" if typed else "thiếu kỳ báo cáo") in done.stderr
    assert "2026-Q1 (quý I), 2026-6T (6 tháng đầu năm), 2026-Q3 (quý III), 2026 (cả năm)" in done.stderr
    assert done.stdout == ""


def test_a_period_may_be_reported_from_its_first_day_and_not_before(site_of: SiteOf) -> None:
    early = called("report", "2026-Q1", "--date", "2025-12-14", root=site_of())
    assert early.returncode == 2
    assert "kỳ quý I năm 2026 chưa bắt đầu: kỳ này từ ngày 15/12/2025 đến hết ngày 14/03/2026" in early.stderr
    first = called("report", "2026-q1", "--date", "2025-12-15", root=site_of({"content/register/qd-01.md": None}))
    assert first.returncode == 0, first.stderr
    assert "Số liệu tạm tính đến hết ngày 15/12/2025, kỳ khép lại ngày 14/03/2026" in first.stdout


def test_a_year_is_reported_without_a_letter(site_of: SiteOf) -> None:
    done = called("report", "2026", "--date", "2026-12-20", root=site_of(COUNTED))
    assert "Kết quả công tác tuyên truyền cải cách hành chính năm 2026" in done.stdout.splitlines()
    assert "- Tin, bài đã đăng: 5; cùng kỳ năm trước: 3; tăng 2 (66,7%)" in done.stdout.splitlines()


def test_what_only_people_can_write_is_left_to_them(site_of: SiteOf) -> None:
    lines = called("report", "2026-Q1", "--date", "2026-03-20", root=site_of()).stdout.splitlines()
    for heading in (
        "IV. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "V. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI",
        "VI. KIẾN NGHỊ, ĐỀ XUẤT",
    ):
        assert lines[lines.index(heading) + 1] == "(đơn vị tự viết)"


def test_content_that_cannot_be_read_is_named_and_the_report_says_that_it_is_not_to_be_sent(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("01/03/2026", "31/02/2026")})
    done = called("report", "2026-Q1", "--date", "2026-03-20", root=root)
    assert done.returncode == 0
    assert "content/news/2026/tin-1.md" in done.stderr
    assert "Chưa gửi được" in done.stdout


def test_the_shipped_column_reports_the_year_of_the_plan() -> None:
    done = called("report", "2022", "--date", "2026-11-23", root=ROOT)
    assert done.returncode == 0, done.stderr
    undated = len(shipped().cards(NEWS_CARDS))  # the days of their sources are known, no day of posting is
    assert "- Tin, bài đã đăng: 0; cùng kỳ năm trước: 0; " in done.stdout
    assert f"chưa rõ ngày đăng nên không tính theo kỳ: Thủ tục hành chính: 23; Tin tức: {undated}; " in done.stdout
    assert "0% (0/5 nhiệm vụ của kế hoạch năm 2022)" in done.stdout
    assert "Bản minh họa, theo quy định" in done.stdout


def test_an_unknown_period_is_told_before_anything_is_read() -> None:
    with pytest.raises(UsageFailed, match="không có kỳ báo cáo"):
        period_named("2026-H1", load_settings(ROOT).schedule, AFTER)
