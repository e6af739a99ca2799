"""Calendars to subscribe to (iCalendar, RFC 5545): what each kind holds on a day, and when reports fall due.

Written here and not by a library: the one for it costs more time to load than the whole column has to be built in.
"""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from generator.artifacts import Artifact, path_of
from generator.days.periods import periods_of
from generator.model.kind import Site
from generator.outputs.column import Column, Output
from generator.shapes.event import Event, last_day
from generator.text.showing import show_date

DAY = timedelta(days=1)
VIETNAM = timedelta(hours=7)  # ahead of UTC, all year
REPORTS = "/bao-cao/"
DEADLINES = f"{REPORTS}lich.ics"
ALARM = "-P3D"  # an editor is told of a deadline three days before
MAX_OCTETS = 75  # of a line


def files(column: Column) -> Iterator[Artifact]:
    """One file for each kind that has events, and one for the reports."""
    site = column.site
    for kind in site.kinds:
        if events := tuple(event for card in site.cards(kind.cards) for event in kind.events(card, site)):
            yield Artifact(path=path_of(kind.calendar), content=calendar(kind.label, events, site))
    due = calendar(f"Hạn báo cáo {site.settings.noi_dung_bao_cao}", deadlines(site), site, alarm=ALARM)
    yield Artifact(path=path_of(DEADLINES), content=due)


def deadlines(site: Site) -> Iterator[Event]:
    """The last day for each report of this year and the next: the day before the one that it must be there by."""
    for year in (site.date.year, site.date.year + 1):
        for period in periods_of(year, site.settings.schedule):
            yield Event(
                title=f"Hạn báo cáo {period.name}",
                address=f"{REPORTS}#{period.code}",
                start=period.due - DAY,
                summary=f"Báo cáo gửi trước ngày {show_date(period.due)}: hôm nay là ngày cuối cùng.",
            )


def calendar(name: str, events: Iterable[Event], site: Site, *, alarm: str = "") -> bytes:
    """One calendar as a file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(site.settings.ten_co_quan)}//cchc-column//VI",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        *(line for event in events for line in _event(event, site, alarm)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(event: Event, site: Site, alarm: str) -> Iterator[str]:
    """The same event has the same identity in every build; a page is its address unless an anchor says that none is."""
    base = site.settings.dia_chi_goc.rstrip("/")
    host = urlsplit(base)
    yield "BEGIN:VEVENT"
    yield f"UID:{(host.path + event.address).strip('/')}@{host.hostname}"
    yield f"DTSTAMP:{_moment(datetime.combine(site.date, datetime.min.time()))}"
    yield from _times(event)
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if event.summary:
        yield f"DESCRIPTION:{_text(event.summary)}"
    if "#" not in event.address:
        yield f"URL:{base}{event.address}"
    if alarm:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{alarm}", f"DESCRIPTION:{_text(event.title)}")
        yield "END:VALARM"
    yield "END:VEVENT"


def _times(event: Event) -> Iterator[str]:
    """Hours in UTC; whole days as dates, the end being the day after the last."""
    if isinstance(event.start, datetime):
        yield f"DTSTART:{_moment(event.start)}"
        if isinstance(event.end, datetime):
            yield f"DTEND:{_moment(event.end)}"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(event.start)}"
        yield f"DTEND;VALUE=DATE:{_day(last_day(event) + DAY)}"
        yield "TRANSP:TRANSPARENT"


def _moment(vietnam: datetime) -> str:
    return f"{vietnam - VIETNAM:%Y%m%dT%H%M%SZ}"


def _day(day: Date) -> str:
    return f"{day:%Y%m%d}"


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())


def _folded(line: str) -> str:
    """No line over 75 octets, no letter cut in two; a line goes on after a space."""
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > MAX_OCTETS:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)


OUTPUT = Output(files=files, places={"deadlines": DEADLINES})
