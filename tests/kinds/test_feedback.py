"""Feedback: its state by the dates, the lists, the notice, the figures, and no word of who sent it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from generator.days import limits
from generator.days.periods import period_of
from generator.declaring.parsing import parse
from generator.declaring.spec import Reading, Refused, Spec
from generator.kinds.feedback.card import STATES
from generator.kinds.feedback.feedback import KIND
from generator.kinds.feedback.pages import thing
from generator.kinds.feedback.record import CHANNELS, MATTERS, SENDER, Feedback
from generator.model.cards import stem_of
from generator.model.kind import Site
from generator.model.limited import limit_of
from generator.pipeline import Job, load_site
from generator.reading.source import read
from generator.reading.values import Text
from tests.conftest import SITE, TODAY, SiteOf, build, problems_of

FEEDBACK = """\
---
Tiêu đề: Phản ánh thứ nhất
Người gửi: Công dân xã Thử
Loại nội dung: Việc thực hiện quy định
Lĩnh vực: Lĩnh vực thử
Ngày nhận: 05/10/2026
Kênh tiếp nhận: Thư điện tử
Đơn vị xử lý: Văn phòng Sở
---

## Nội dung

Mẫu đơn có ô chưa rõ.
"""
ANSWER = "\n## Trả lời\n\nÔ ấy để trống.\n"
PATH = "content/feedback/2026/pa-1.md"
DUE = date(2026, 10, 26)  # 15 working days after 05/10/2026


def answered(day: str) -> str:
    return FEEDBACK.replace("---\n\n##", f"Ngày trả lời: {day}\n---\n\n##") + ANSWER


def moved() -> str:
    return FEEDBACK.replace("---\n\n##", "Chuyển đến: Sở Khác\nNgày chuyển: 07/10/2026\n---\n\n##")


def load(root: Path, day: date = TODAY) -> Site:
    return load_site(Job(root=root, date=day))[0]


def text_of(root: Path, address: str) -> str:
    return (root / "public" / address / "index.html").read_text(encoding="utf-8")


# ---- what is typed ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sender",
    [
        "Tổ chức",
        "Doanh nghiệp",
        "Công dân xã Chiềng Cọ",
        "Công dân xã Pá Ma Pha Khinh",
        "Công dân phường Quyết Tâm",
        "Công dân phường 1",
        "Công dân thị trấn Đề Thử",
    ],
)
def test_a_sender_is_said_by_a_form_that_tells_nobody(sender: str) -> None:
    assert SENDER.read(Text(sender, 1), Spec("Người gửi", SENDER), Reading(PATH)) == sender


@pytest.mark.parametrize(
    "sender",
    [
        "Nguyễn Văn A",
        "Công dân",
        "Công dân xã",
        "Công dân xã chiềng cọ",
        "Công dân xã Thử, bản Thử",
        "Công dân Nguyễn Văn A, xã Thử",
        "Công ty Thử",
        "Doanh nghiệp Thử",
        "Công dân xã Một Hai Ba Bốn Năm",
    ],
)
def test_any_other_sender_is_refused(sender: str) -> None:
    with pytest.raises(Refused):
        SENDER.read(Text(sender, 1), Spec("Người gửi", SENDER), Reading(PATH))


def test_there_is_no_field_for_a_name_and_none_for_a_state() -> None:
    for line in ("Họ tên: Người Thử", "Tình trạng: Đã trả lời đúng hạn"):
        parsed = parse(Feedback, read(PATH, FEEDBACK.replace("Lĩnh vực:", f"{line}\nLĩnh vực:").encode()))
        assert [problem.rule for problem in parsed.problems] == ["muc-la"]


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        ("Phản ánh thứ nhất", "Phản ánh của số 0912345678"),
        ("Văn phòng Sở", "Văn phòng Sở (a@thu.example)"),
        ("ô chưa rõ", "ô chưa rõ, CMND 050 123 456"),
        ("Ngày nhận:", "# gọi 0912 345 678\nNgày nhận:"),
    ],
)
def test_personal_data_stop_the_build_wherever_in_the_file_they_stand(site_of: SiteOf, place: str, typed: str) -> None:
    text = FEEDBACK.replace(place, typed)
    line = next(number for number, each in enumerate(text.split("\n"), 1) if typed.split("\n", 1)[0] in each)
    problems = problems_of(site_of({PATH: text}))
    assert [(problem.rule, problem.line) for problem in problems] == [("du-lieu-ca-nhan", line)]


def test_a_name_is_a_warning_and_the_item_is_posted(site_of: SiteOf) -> None:
    root = site_of({PATH: FEEDBACK.replace("Mẫu đơn", "Bà Lò Thị Thử nói mẫu đơn")})
    report = build(root)
    own = [(problem.rule, problem.severity) for problem in report.problems if "han" not in problem.rule.split("-")]
    assert own == [("ten-nguoi", "warning"), ("ngay-nghi", "warning")]
    assert report.published


def test_a_day_to_come_is_refused_unless_the_item_waits_for_it(site_of: SiteOf) -> None:
    text = answered("30/11/2026")
    root = site_of({PATH: text})
    assert [problem.rule for problem in problems_of(root) if problem.severity == "error"] == ["thu-tu-ngay"]
    waiting = site_of({PATH: text.replace("Ngày trả lời", "Ngày đăng: 30/11/2026\nNgày trả lời")}, "waiting")
    assert {problem.rule for problem in problems_of(waiting)} == {"qua-han", "ngay-nghi"}
    assert [stem_of(card) for card in load(waiting).waiting_cards(KIND.cards)] == ["pa-1"]


def test_the_year_of_another_time_is_told(site_of: SiteOf) -> None:
    late = FEEDBACK.replace("05/10/2026", "31/12/2049")
    assert {problem.rule for problem in problems_of(site_of({PATH: late}))} == {"ten-tep"}
    beside = site_of({"content/feedback/pa-2.md": late}, "second")
    assert {problem.rule for problem in problems_of(beside)} == {"thu-tu-ngay"}


# ---- state -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day", "state"),
    [
        (FEEDBACK, DUE, "Đang xử lý"),
        (FEEDBACK, date(2026, 10, 27), "Quá hạn chưa trả lời"),
        (answered("26/10/2026"), TODAY, "Đã trả lời đúng hạn"),
        (answered("27/10/2026"), TODAY, "Đã trả lời quá hạn"),
        (moved(), TODAY, "Đã chuyển"),
    ],
)
def test_the_state_follows_the_days_and_stands_in_list_and_page(
    site_of: SiteOf, text: str, day: date, state: str
) -> None:
    root = site_of({PATH: text})
    assert build(root, day).published
    for page in ("phan-anh", "phan-anh/pa-1"):
        tags = re.findall(r'<span class="tag[^"]*">([^<]*)</span>', text_of(root, page))
        assert [tag for tag in tags if tag in {each.words for each in STATES}] == [state], page


def test_a_declared_holiday_puts_the_deadline_off(site_of: SiteOf) -> None:
    holiday = "Ngày nghỉ:\n  - Tên: Lễ thử\n    Từ ngày: 12/10/2026\n    Đến ngày: 13/10/2026\n"
    root = site_of({PATH: FEEDBACK, "site.yaml": SITE + holiday})
    build(root)
    assert 'Hạn trả lời: <strong><time datetime="2026-10-28">' in text_of(root, "phan-anh/pa-1")


def test_the_time_to_answer_is_a_span_but_for_what_was_passed_on(site_of: SiteOf) -> None:
    site = load(site_of({PATH: answered("12/10/2026"), PATH.replace("pa-1", "pa-2"): moved()}))
    first, second = site.cards(KIND.cards)
    (span,) = first.spans
    assert (span.since, span.until, span.rule) == (date(2026, 10, 5), date(2026, 10, 12), limits.ANSWER)
    limit = limit_of(span, site.settings)
    assert limit
    assert limit.days == 15
    assert second.spans == ()


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_every_state_and_field_of_the_example_has_its_list(example_column: Path) -> None:
    output = example_column
    held = {
        "dang-xu-ly": 1,
        "qua-han-chua-tra-loi": 1,
        "da-tra-loi-dung-han": 3,
        "da-tra-loi-qua-han": 1,
        "da-chuyen": 1,
    }
    for folder, count in held.items():
        html = (output / "phan-anh/tinh-trang" / folder / "index.html").read_text(encoding="utf-8")
        assert html.count("<li>\n<h2>") == count, folder
    listed = (output / "phan-anh/index.html").read_text(encoding="utf-8")
    days = re.findall(r'Nhận ngày <time datetime="([^"]*)"', listed)
    assert len(days) == 7
    assert days == sorted(days, reverse=True)
    field = (output / "phan-anh/linh-vuc/doi-moi-sang-tao/index.html").read_text(encoding="utf-8")
    assert field.count("<li>\n<h2>") == 2
    page = (output / "phan-anh/to-khai-kho-hieu/index.html").read_text(encoding="utf-8")
    assert 'href="../../thu-tuc/9.000001/"' in page


def test_the_list_is_cut_into_pages_and_only_the_first_bears_the_notice(site_of: SiteOf) -> None:
    items = {f"content/feedback/pa-{number}.md": FEEDBACK for number in range(12)}
    root = site_of(items)
    assert build(root).published
    assert 'id="noi-nhan-phan-anh"' in text_of(root, "phan-anh")
    assert 'id="noi-nhan-phan-anh"' not in text_of(root, "phan-anh/trang/2")
    assert 'href="../../#noi-nhan-phan-anh"' in text_of(root, "phan-anh/trang/2")


def test_the_empty_section_says_so_and_shows_where_to_send(site_of: SiteOf, column: Path) -> None:
    root = site_of({"site.yaml": SITE + "Nơi nhận phản ánh:\n  - Tên: Văn phòng thử\n    Địa chỉ: Phố Thử\n"})
    assert build(root).published
    html = text_of(root, "phan-anh")
    assert "Chưa có phản ánh, kiến nghị nào được đăng." in html
    assert "Phố Thử" in html
    assert "http://sonla.gov.vn/hoi-dap" in (column / "phan-anh/index.html").read_text(encoding="utf-8")


def test_the_notice_names_every_matter_and_says_what_is_not_known(site_of: SiteOf) -> None:
    receiver = "Nơi nhận phản ánh:\n  - Tên: Văn phòng thử\n    Điện thoại: 0000 000 003\n"
    root = site_of({"site.yaml": SITE + receiver})
    build(root)
    build(bare := site_of(name="bare"))
    for address in ("phan-anh", "lien-he"):
        notice = text_of(root, address).partition('id="noi-nhan-phan-anh"')[2].partition("</section>")[0]
        assert [matter for matter in MATTERS if f"<strong>{matter}</strong>" not in notice] == [], address
        assert 'href="tel:0000000003"' in notice
        assert "Chưa được cung cấp: địa chỉ, fax, thư điện tử, trang tiếp nhận." in notice
        assert "Địa chỉ nơi tiếp nhận" in text_of(bare, address)


def test_the_hotline_and_the_day_of_its_check_stand_on_every_page(site_of: SiteOf) -> None:
    known = "Ngày đối chiếu: 10/03/2026\nĐường dây nóng:\n  - Tên: Đường dây thử\n    Số: 0000 000 002\n"
    root = site_of({"site.yaml": SITE + known, PATH: FEEDBACK})
    build(root)
    for page in (root / "public").rglob("index.html"):
        footer = page.read_text(encoding="utf-8").partition('<footer class="footer">')[2]
        assert 'href="tel:0000000002"' in footer, page
        assert "10/03/2026" in footer, page
    own = text_of(root, "lien-he").partition('id="duong-day-nong"')[2].partition("</section>")[0]
    assert "0000\u00a0000\u00a0002" in own
    assert "10/03/2026" in own


def test_related_procedures_in_force_are_links_and_others_are_named(site_of: SiteOf) -> None:
    decision = """\
---
Số ký hiệu: 02/QĐ-THU
Ngày ban hành: 01/11/2026
Ngày hiệu lực: 15/12/2026
Cơ quan ban hành: Cơ quan thử
Trích yếu: Công bố thêm
Tổng số thủ tục: 1
Ban hành mới:
  - Mã: 1.010041
    Tên: Thủ tục sắp có
    Lĩnh vực: Lĩnh vực thử
---
"""
    text = FEEDBACK.replace("---\n\n##", "Thủ tục liên quan:\n  - 1.010040\n  - 1.010041\n---\n\n##")
    root = site_of({PATH: text, "content/register/qd-02.md": decision})
    assert build(root).published
    html = text_of(root, "phan-anh/pa-1")
    assert '<a href="../../thu-tuc/1.010040/">Thủ tục thử thứ nhất</a>' in html
    assert "<li>Thủ tục 1.010041 " in html


# ---- figures and other outputs ---------------------------------------------------------------------------------------


def test_the_report_counts_by_days_and_gives_a_rate_its_base(site_of: SiteOf) -> None:
    root = site_of(
        {
            "content/feedback/in-time.md": answered("26/10/2026"),
            "content/feedback/late.md": answered("27/10/2026"),
            "content/feedback/moved.md": moved(),
            "content/feedback/overdue.md": FEEDBACK,
            "content/feedback/open.md": FEEDBACK.replace("05/10/2026", "20/11/2026"),
            "content/feedback/before.md": FEEDBACK.replace("05/10/2026", "14/09/2026"),
        }
    )
    site = load(root)
    assert KIND.figures
    figures = {
        f.label.removeprefix("Phản ánh, kiến nghị "): f for f in KIND.figures(KIND, site, period_of(2026, "Q4", 14, 12))
    }
    assert {label: figure.value for label, figure in figures.items() if figure.whole is None} == {
        "nhận trong kỳ": 5,
        "chuyển cơ quan khác trong kỳ": 1,
        "trả lời trong kỳ": 2,
        "đang xử lý cuối kỳ": 3,
        "quá hạn chưa trả lời cuối kỳ": 2,
    }
    rate = figures["trả lời đúng hạn"]
    assert (rate.part, rate.whole, rate.base) == (1, 2, "phản ánh, kiến nghị đã trả lời trong kỳ")


def test_a_period_without_answers_has_no_rate(site_of: SiteOf) -> None:
    site = load(site_of({PATH: FEEDBACK}))
    assert KIND.figures
    rate = tuple(KIND.figures(KIND, site, period_of(2026, "Q1", 14, 12)))[-1]
    assert (rate.part, rate.whole, rate.value) == (0, 0, None)


def test_an_answered_item_is_a_question_with_its_answer_for_machines(site_of: SiteOf) -> None:
    site, records, _ = load_site(Job(root=site_of({PATH: answered("12/10/2026")}), date=TODAY))
    data = thing(records.of(site.cards(KIND.cards)[0]), site.settings)
    assert data["@type"] == "Question"
    assert json.loads(json.dumps(data))["acceptedAnswer"]["text"] == "Ô ấy để trống."


def test_channels_and_matters_are_each_said_once() -> None:
    assert len({*CHANNELS, *MATTERS}) == len(CHANNELS) + len(MATTERS)
