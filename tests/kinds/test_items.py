"""Trainings, broadcasts, initiatives, exemplary people, media, inspections: what is still to come, states, figures."""

from datetime import date, timedelta
from datetime import time as Time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.commands.matters import matters
from generator.days.periods import Period, period_of
from generator.declaring.spec import Reading, Refused, Spec, Value
from generator.declaring.types import DURATION, TIME
from generator.kinds.items import broadcast, exemplary, initiative, inspection, media, training
from generator.kinds.items.card import INSPECTIONS, follow_up
from generator.model.around import around_of
from generator.model.cards import stem_of
from generator.model.kind import Kind
from generator.pipeline import Job, load_site
from generator.reading.values import Text
from generator.reporting.figures import figures_of
from generator.shapes.figure import Figure
from generator.text.showing import show_duration
from generator.views.details import details_of
from generator.views.tasks import promise
from tests.conftest import (
    EXAMPLE,
    EXAMPLE_DAY,
    ROOT,
    TODAY,
    SiteOf,
    build,
    fictitious,
    fictitious_records,
    shipped,
    shipped_records,
)
from tests.pages import unwrapped

KINDS: tuple[Kind[Any], ...] = (
    training.KIND,
    broadcast.KIND,
    initiative.KIND,
    exemplary.KIND,
    media.KIND,
    inspection.KIND,
)
TRAINING = """\
---
Tên: Lớp thử
Ngày đăng: 01/03/2026
Từ ngày: 10/03/2026
Đến ngày: 12/03/2026
Đối tượng: Công chức thử
Đơn vị tổ chức: Sở thử
Nguồn: Bản giả định
---

## Nội dung

Nội dung thử.
"""


def text_of(public: Path, address: str) -> str:
    return unwrapped((public / address.strip("/") / "index.html").read_text(encoding="utf-8"))


def planned(site_of: SiteOf) -> Path:
    """A site with the shipped plan, and nothing of these kinds."""
    return site_of({"content/plan/2022.md": (ROOT / "content/plan/2022.md").read_bytes()})


# ---- hours and lengths -----------------------------------------------------------------------------------------------


def read(value: Value, typed: str) -> object:
    return value.read(Text(typed, 1), Spec("Mục", value), Reading("x"))


@pytest.mark.parametrize(
    ("typed", "hour"),
    [("7:30", Time(7, 30)), ("07h30", Time(7, 30)), ("7h", Time(7)), ("0:00", Time(0)), ("23H59", Time(23, 59))],
)
def test_hours_as_offices_write_them_are_taken(typed: str, hour: Time) -> None:
    assert read(TIME, typed) == hour


@pytest.mark.parametrize("typed", ["24:00", "7:60", "7", "7:5", "7 rưỡi", "07:30:00", "-7:30"])
def test_what_is_no_hour_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read(TIME, typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("3:20", "3 phút 20 giây"), ("1:02:05", "1 giờ 2 phút 5 giây"), ("30:00", "30 phút"), ("0:45", "45 giây")],
)
def test_lengths_are_read_and_shown_in_words(typed: str, shown: str) -> None:
    length = read(DURATION, typed)
    assert isinstance(length, timedelta)
    assert show_duration(length) == shown


@pytest.mark.parametrize("typed", ["0:00", "30", "3:60", "1:60:00", "3 phút"])
def test_what_is_no_length_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read(DURATION, typed)


# ---- what is still to come -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "ahead", "badge"),
    [
        (date(2026, 3, 9), True, "Sắp diễn ra"),
        (date(2026, 3, 10), True, "Đang diễn ra"),
        (date(2026, 3, 12), True, "Đang diễn ra"),
        (date(2026, 3, 13), False, "Đã diễn ra"),
    ],
)
def test_a_course_stands_apart_until_its_last_day(day: date, ahead: bool, badge: str, site_of: SiteOf) -> None:
    root = site_of({"content/trainings/lop-thu.md": TRAINING})
    assert build(root, day).published
    whole = text_of(root / "public", "tap-huan")
    assert ("Đang và sắp diễn ra" in whole) is ahead
    assert 'href="lop-thu/">Lớp thử</a>' in whole
    assert "Chưa có nội dung" not in whole
    assert f'<span class="tag">{badge}</span>' in text_of(root / "public", "tap-huan/lop-thu")


def test_what_comes_first_stands_first_among_what_is_to_come(example_column: Path) -> None:
    whole = text_of(example_column, "tap-huan")
    order = ["tap-huan-dang-hoc/", "tap-huan-nam-sau/", "boi-duong-nhieu-ngay/", "tap-huan-quy-1/"]
    assert sorted(order, key=whole.index) == order
    assert whole.index("Đang và sắp diễn ra") < whole.index(order[0])
    assert whole.index(order[1]) < whole.index("Đã diễn ra") < whole.index(order[2])


def test_a_course_that_is_to_come_stands_on_the_first_page_only(site_of: SiteOf) -> None:
    past = {f"content/trainings/lop-{n}.md": TRAINING.replace("Lớp thử", f"Lớp số {n}") for n in range(10, 22)}
    coming = TRAINING.replace("10/03/2026", "10/12/2026").replace("12/03/2026", "12/12/2026")
    root = site_of(past | {"content/trainings/lop-moi.md": coming})
    assert build(root).published
    assert "lop-moi/" in text_of(root / "public", "tap-huan")
    assert "lop-moi/" not in text_of(root / "public", "tap-huan/trang/2")


def test_feeds_and_sitemap_tell_the_day_of_posting_not_a_day_to_come(example_column: Path) -> None:
    for path in ("tap-huan/feed.xml", "feed.xml", "sitemap.xml"):
        text = (example_column / path).read_text(encoding="utf-8")
        assert "/tap-huan/tap-huan-nam-sau/" in text
        assert "2023-01-05" not in text, path
        assert "2022-12-15T00:00:00+07:00" in text, path


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_every_field_that_is_filled_in_stands_on_the_page_by_its_label(example_column: Path) -> None:
    page = text_of(example_column, "tap-huan/tap-huan-quy-1")
    for shown in (
        "<dt>Từ giờ</dt>",
        "07:30",
        "<dt>Số người được cử</dt>",
        "Hội trường Trung tâm Phục vụ hành chính công tỉnh",
        "<h2>Kết quả</h2>",
    ):
        assert shown in page
    assert 'href="../../tep/tai-lieu/noi-dung-tap-huan.csv">Nội dung buổi tập huấn (CSV, 1 KB)</a>' in page
    assert "Đến ngày" not in page


def test_a_decision_of_recognition_reads_as_one_line(example_column: Path) -> None:
    shown = "05/QĐ-GĐ (ngày ban hành: 15/06/2022; cơ quan ban hành: Giám đốc Sở Khoa học và Công nghệ tỉnh Đá Trắng)"
    assert shown in text_of(example_column, "sang-kien/hen-tra-qua-tin-nhan")


def test_consent_is_asked_for_and_not_published(example_column: Path) -> None:
    assert "Đồng ý đăng tên" not in text_of(example_column, "guong-dien-hinh/nguoi-huong-dan-mot-lan")


def test_a_picture_is_shown_with_its_text_version(example_column: Path) -> None:
    page = text_of(example_column, "tai-lieu/do-hoa-nop-ho-so")
    assert 'alt="Infographic: Bốn bước nộp hồ sơ qua mạng. Nội dung dạng chữ ở phần dưới."' in page
    assert "bon-buoc-nop-ho-so.png (PNG, 60 KB)</a>" in page
    assert "<h2>Nội dung dạng chữ</h2>" in page
    assert "<img" in text_of(example_column, "tai-lieu/do-hoa-nop-ho-so").split("</header>")[1]
    assert "<img" not in text_of(example_column, "tai-lieu/to-roi-mot-cua").split("</header>")[1]


@pytest.mark.parametrize(
    ("stem", "day", "state"),
    [
        ("phong-a", date(2022, 6, 19), "Đang khắc phục, hạn 30/06/2022"),
        ("phong-a", date(2022, 6, 20), "Đã khắc phục ngày 20/06/2022"),
        ("phong-b", date(2022, 11, 30), "Đang khắc phục, hạn 30/11/2022"),
        ("phong-b", date(2022, 12, 1), "Quá hạn khắc phục 30/11/2022"),
        ("chi-cuc", EXAMPLE_DAY, ""),
    ],
)
def test_how_far_an_inspection_is_mended_follows_the_dates(stem: str, day: date, state: str) -> None:
    found = {stem_of(card): card for card in fictitious().cards(INSPECTIONS)}
    told = follow_up(found[stem], day)
    assert (told.words if told else "") == state


def test_the_list_of_inspections_says_what_is_overdue_and_leads_to_the_news(example_column: Path) -> None:
    whole = text_of(example_column, "ky-luat-ky-cuong")
    assert "Trung tâm Thông tin khoa học; Quá hạn khắc phục 30/11/2022" in whole
    assert 'href="../tin-tuc/tuan-le-ky-cuong/"' in whole


def test_status_names_the_inspection_that_is_not_mended_in_time() -> None:
    overdue = dict(matters(fictitious()))["Việc quá hạn"]
    unmended = [line for line in overdue if "inspections" in line]
    assert unmended == ["content/inspections/phong-b.md: chưa khắc phục sau kiểm tra, hạn 30/11/2022"]


def test_an_empty_section_leads_to_the_task_of_the_plan_that_asks_for_it(site_of: SiteOf) -> None:
    row = promise(training.KIND, load_site(Job(root=planned(site_of), date=TODAY))[0])
    assert row is not None
    assert (row.address, row.summary) == ("/ke-hoach/2022/#nhiem-vu-2-3", "2.3 của kế hoạch năm 2022")


def test_an_empty_section_says_so_and_offers_no_calendar(site_of: SiteOf) -> None:
    root = planned(site_of)
    assert build(root).published
    for kind in KINDS:
        page = text_of(root / "public", kind.section)
        assert "Chưa có nội dung nào được đăng." in page, kind.name
        assert f"Mục này dành để đăng {kind.about}, theo nhiệm vụ <a href=" in page, kind.name
        assert "lich.ics" not in page, kind.name
        assert not (root / "public" / kind.calendar.strip("/")).exists(), kind.name


# ---- figures ---------------------------------------------------------------------------------------------------------


def figures(kind: Kind[Any], period: Period, day: date = EXAMPLE_DAY) -> dict[str, Figure]:
    site = fictitious() if day == EXAMPLE_DAY else load_site(Job(root=EXAMPLE, date=day))[0]
    return {figure.label: figure for figure in figures_of(kind, site, period)}


YEAR = period_of(2022, "", 14, 12)


def test_people_sent_are_counted_and_what_is_unknown_is_said() -> None:
    found = figures(training.KIND, YEAR)
    assert found["Lớp tập huấn, bồi dưỡng đã tham gia"].value == 2
    people = found["Công chức, viên chức được cử tập huấn, bồi dưỡng"]
    assert (people.value, people.note) == (4, "chưa có số liệu của 1/2 nội dung")


def test_what_is_still_to_come_counts_for_nothing() -> None:
    whole = Period(year=2022, form="", first=date(2022, 1, 1), last=date(2023, 12, 31), due=date(2023, 12, 12))
    assert figures(broadcast.KIND, whole)["Chương trình «Giám đốc với cử tri» đã phát"].value == 1
    after = figures(broadcast.KIND, whole, date(2022, 12, 28))
    assert after["Chương trình «Giám đốc với cử tri» đã phát"].value == 2


def test_the_share_of_answers_rests_on_what_is_known() -> None:
    found = figures(broadcast.KIND, YEAR)["Tỷ lệ câu hỏi của cử tri đã trả lời"]
    assert (found.part, found.whole) == (10, 12)
    none = figures(broadcast.KIND, period_of(2021, "", 14, 12))
    assert none["Tỷ lệ câu hỏi của cử tri đã trả lời"].whole == 0
    assert none["Câu hỏi của cử tri nhận được"].value == 0


def test_the_other_kinds_count_by_what_the_report_asks() -> None:
    values = {
        label: each.value
        for kind in (initiative.KIND, exemplary.KIND, media.KIND)
        for label, each in figures(kind, YEAR).items()
    }
    assert values == {
        "Sáng kiến, giải pháp về cải cách hành chính": 2,
        "Sáng kiến có quyết định công nhận": 1,
        "Tập thể điển hình": 1,
        "Cá nhân điển hình": 1,
        "Tài liệu tuyên truyền loại infographic": 1,
        "Tài liệu tuyên truyền loại tờ rơi": 1,
        "Tài liệu tuyên truyền loại video": 1,
        "Tài liệu tuyên truyền loại audio": 1,
    }
    inspected = figures(inspection.KIND, YEAR)
    assert inspected["Lượt đơn vị được kiểm tra"].value == 5
    mended = inspected["Cuộc kiểm tra đã khắc phục xong"]
    assert (mended.part, mended.whole) == (1, 3)


# ---- linked data -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_record_has_a_type_and_a_name_for_machines(kind: Kind[Any]) -> None:
    site, records = fictitious(), fictitious_records()
    pages = [
        page
        for card in site.cards(kind.cards)
        for page in details_of(kind, records.of(card), card, around_of(kind, card, site), site.settings)
    ]
    things = [thing for page in pages for thing in page.things]
    assert len(things) == len(pages) > 0
    for thing in things:
        assert thing
        assert thing["@type"]
        assert thing.get("name") or thing.get("headline")
        assert not any(value in ("", None) or isinstance(value, Decimal) for value in thing.values())


def test_the_shipped_sections_hold_nothing_that_has_no_source() -> None:
    records = [shipped_records().of(card) for kind in KINDS for card in shipped().cards(kind.cards)]
    assert [record.path for record in records if not record.nguon] == []
