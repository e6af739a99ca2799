"""Calendars, read back by a library of its own."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from generator.outputs.calendars import MAX_OCTETS, calendar
from generator.pipeline import Job, run
from generator.shapes.event import Event
from tests.conftest import TODAY, SiteOf, build, command, fictitious
from tests.kinds.test_items import TRAINING


def parsed(path: Path) -> dict[str, Any]:
    """The events of a calendar by their identity."""
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["UID"]): event for event in events}


def test_hours_are_those_of_vietnam(example_column: Path) -> None:
    course = parsed(example_column / "tap-huan/lich.ics")["cchc/tap-huan/tap-huan-nam-sau@day-du.example"]
    assert course.start == datetime(2023, 1, 5, 6, 30, tzinfo=UTC)
    assert course.end == datetime(2023, 1, 5, 9, 30, tzinfo=UTC)
    assert course["LOCATION"] == "Phòng họp tầng 2, trụ sở Sở"
    assert course["URL"] == "https://day-du.example/cchc/tap-huan/tap-huan-nam-sau/"


def test_a_course_of_several_days_is_whole_days_to_its_last(example_column: Path) -> None:
    course = parsed(example_column / "tap-huan/lich.ics")["cchc/tap-huan/boi-duong-nhieu-ngay@day-du.example"]
    assert (course.start, course.end) == (date(2022, 9, 12), date(2022, 9, 15))


def test_a_broadcast_lasts_as_long_as_is_known(example_column: Path) -> None:
    found = parsed(example_column / "giam-doc-voi-cu-tri/lich.ics")
    first, second = (found[f"cchc/giam-doc-voi-cu-tri/so-{n}-2022@day-du.example"] for n in (1, 2))
    assert first.end - first.start == timedelta(minutes=30)
    assert second.start == datetime(2022, 12, 28, 13, tzinfo=UTC)
    assert "DTEND" not in second


def test_reports_fall_due_on_the_day_before_the_twelfth_with_an_alarm(example_column: Path) -> None:
    found = parsed(example_column / "bao-cao/lich.ics")
    days = [event.start for event in found.values()]
    assert days == [date(year, month, 11) for year in (2022, 2023) for month in (3, 6, 9, 12)]
    half = found["cchc/bao-cao/#2022-6T@day-du.example"]
    assert half["SUMMARY"] == "Hạn báo cáo 6 tháng đầu năm 2022"
    assert [alarm["TRIGGER"].dt for alarm in half.walk("VALARM")] == [timedelta(days=-3)]
    assert "URL" not in half


def test_the_day_of_the_deadline_is_the_office_s_own(site_of: SiteOf) -> None:
    root = site_of()
    (root / "site.yaml").write_text(
        (root / "site.yaml").read_text(encoding="utf-8") + "Ngày hạn báo cáo: 20\n", "utf-8"
    )
    assert build(root).published
    assert next(iter(parsed(root / "public/bao-cao/lich.ics").values())).start == date(2026, 3, 19)


def test_an_event_keeps_its_identity_when_its_day_changes(site_of: SiteOf) -> None:
    root = site_of({"content/trainings/lop-thu.md": TRAINING})
    assert build(root).published
    before = parsed(root / "public/tap-huan/lich.ics")
    file = root / "content/trainings/lop-thu.md"
    file.write_text(TRAINING.replace("/03/2026\nĐối", "/04/2026\nĐối"), encoding="utf-8")
    assert build(root).published
    after = parsed(root / "public/tap-huan/lich.ics")
    assert before.keys() == after.keys() == {"cchc/tap-huan/lop-thu@thu.example"}
    assert [event.end for event in after.values()] == [date(2026, 4, 13)]


def test_columns_of_one_host_share_no_event(site_of: SiteOf) -> None:
    root = site_of()
    uids = []
    for base in ("https://thu.example/so-a/", "https://thu.example/so-b/"):
        assert run(Job(root=root, date=TODAY, output=root / "public", base_url=base)).published
        uids.append(set(parsed(root / "public/bao-cao/lich.ics")))
    assert not uids[0] & uids[1]


def test_a_draft_is_in_no_calendar(site_of: SiteOf) -> None:
    root = site_of({"content/trainings/lop-thu.md": TRAINING.replace("---\n", "---\nBản nháp: có\n", 1)})
    assert build(root).published
    assert not (root / "public/tap-huan/lich.ics").exists()


def test_lists_lead_to_their_calendars(example_column: Path) -> None:
    for address in ("tap-huan", "giam-doc-voi-cu-tri"):
        page = (example_column / address / "index.html").read_text(encoding="utf-8")
        assert '<a href="lich.ics" type="text/calendar">Thêm vào lịch</a>' in page
    assert 'href="../bao-cao/lich.ics"' in (example_column / "so-do/index.html").read_text(encoding="utf-8")


words = st.text(st.characters(exclude_categories=("C", "Z"))).filter(bool)
titles = st.lists(words, min_size=1, max_size=20).map(" ".join)


@settings(deadline=None)  # the first example loads a site
@given(titles, titles)
def test_any_words_survive_and_no_line_is_too_long(title: str, place: str) -> None:
    event = Event(title=title, address="/tap-huan/x/", start=date(2022, 1, 1), place=place)
    made = calendar("Lịch", [event], fictitious())
    assert all(len(line) <= MAX_OCTETS for line in made.split(b"\r\n"))
    assert all(line.decode() is not None for line in made.split(b"\r\n"))  # no letter is cut in two
    read = Calendar.from_ical(made).walk("VEVENT")[0]
    assert (read["SUMMARY"], read["LOCATION"]) == (title, place)


def test_the_build_does_not_load_the_library(site_of: SiteOf) -> None:
    root = site_of({"content/trainings/lop-thu.md": TRAINING})
    done = command("build", "--date", "2026-11-23", root=root, env={"PYTHONPROFILEIMPORTTIME": "1"})
    assert (root / "public/tap-huan/lich.ics").is_file()
    assert "generator.outputs.calendars" in done.stderr
    assert "icalendar" not in done.stderr
