"""The periodic report on the column: what it says, drawn from posted content alone; how it looks is not told here."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from functools import partial
from typing import Any

from generator.days.periods import Period, parse
from generator.model.old_kind import Kind, Site, demands, posted_on
from generator.model.old_span import Span
from generator.model.settings import Settings
from generator.problems import UsageFailed
from generator.reporting.comparison import MARK, Line, line
from generator.shapes.figure import Figure
from generator.text.showing import show_date
from generator.views.old_pages import figures_of

CHAPTERS = {  # the tasks are those of the plan of 2022, II.2
    "I": "Công tác chỉ đạo, điều hành",
    "2.1": "Tuyên truyền các nội dung cải cách hành chính bằng nhiều hình thức phù hợp",
    "2.2": "Đăng tải bài viết tuyên truyền chủ trương, chính sách của Đảng, pháp luật của Nhà nước và việc tổ chức "
    "triển khai thực hiện công tác cải cách hành chính",
    "2.3": "Cử công chức, viên chức tham gia tập huấn, bồi dưỡng nâng cao nhận thức, kỹ năng về công tác cải cách hành "
    "chính",
    "2.4": "Tuyên truyền, phổ biến kết quả các chỉ số PARINDEX, PAPI, SIPAS, PCI",
    "2.5": "Duy trì, nâng cao chất lượng chuyên mục cải cách hành chính",
}
TO_WRITE = "(đơn vị tự viết)"
WRITTEN_BY_PEOPLE = ("Tồn tại, hạn chế và nguyên nhân", "Phương hướng, nhiệm vụ kỳ tới", "Kiến nghị, đề xuất")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading and what stands under it; `level` 1 or 2."""

    heading: str
    level: int = 1
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport:
    """The whole report; `notices` are what its reader must know of the figures."""

    superior: str
    agency: str
    subject: str
    opening: str
    notices: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def period_named(code: str, settings: Settings, day: Date) -> Period:
    """The period that an editor typed; raise UsageFailed when there is none, or when it has not begun by that day."""
    period = parse(code, settings.ngay_chot_so_lieu, settings.ngay_han_bao_cao)
    if period is None:
        forms = f"{day.year}-Q1 (quý I), {day.year}-6T (6 tháng đầu năm), {day.year}-Q3 (quý III), {day.year} (cả năm)"
        told = f"không có kỳ báo cáo «{code}»" if code else "thiếu kỳ báo cáo"
        raise UsageFailed(f"{told}; viết một trong: {forms}")
    if day < period.first:
        raise UsageFailed(
            f"kỳ {period.name} chưa bắt đầu: kỳ này {_days(period)}, hôm nay là {show_date(day)}; "
            "chọn kỳ đã bắt đầu (dạng 2022-Q1, 2022-6T, 2022-Q3, 2022)"
        )
    return period


def compose(site: Site, period: Period, errors: int = 0) -> PeriodicReport:
    """The report on a period; `errors` is how many errors the content has now."""
    before = period.year_before()
    return PeriodicReport(
        superior=site.settings.co_quan_chu_quan,
        agency=site.settings.ten_co_quan,
        subject=f"Kết quả công tác tuyên truyền cải cách hành chính {period.name}",
        opening=f"{site.settings.ten_co_quan} báo cáo kết quả công tác tuyên truyền cải cách hành chính {period.name} "
        f"trên chuyên mục «{site.settings.ten_chuyen_muc}». Số liệu trong kỳ tính {_days(period)}, cùng kỳ năm trước "
        f"tính {_days(before)}, theo ngày đăng (không ghi ngày đăng thì theo ngày của nội dung).",
        notices=tuple(_notices(site, period, errors)),
        chapters=tuple(_chapters(site, period)),
    )


def provisional(site: Site, period: Period) -> bool:
    """Whether the figures can still change: the period has not closed before the build's date."""
    return site.date <= period.last


def _days(period: Period) -> str:
    return f"từ ngày {show_date(period.first)} đến hết ngày {show_date(period.last)}"


def _notices(site: Site, period: Period, errors: int) -> Iterator[str]:
    if site.settings.demo and site.settings.thong_bao_minh_hoa:
        yield site.settings.thong_bao_minh_hoa
    if errors:
        yield (
            f"Chưa gửi được: nội dung còn {errors} lỗi nên bản mới của chuyên mục chưa đăng; chạy lệnh check, sửa "
            "rồi lập lại báo cáo."
        )
    if provisional(site, period):
        yield (
            f"Số liệu tạm tính đến hết ngày {show_date(site.date)}, kỳ khép lại ngày {show_date(period.last)}; số có "
            f"dấu{MARK} còn có thể thay đổi. Số cùng kỳ năm trước là của cả kỳ."
        )
    before = period.year_before()
    if not any((day := posted_on(kind, each)) and day <= before.last for kind, each in _posted(site)):
        yield (
            f"Đến hết ngày {show_date(before.last)} chuyên mục chưa có nội dung nào, nên số đã đăng của cùng kỳ năm "
            "trước là 0."
        )


def _posted(site: Site) -> Iterator[tuple[Kind[Any], Any]]:
    yield from ((kind, record) for kind in site.kinds for record in site.of(kind))


# ---- the chapters ----------------------------------------------------------------------------------------------------


def _chapters(site: Site, period: Period) -> Iterator[Chapter]:
    yield _of_kinds("I", f"I. {CHAPTERS['I']}", 1, site, period)
    yield Chapter(heading="II. Kết quả thực hiện các nhiệm vụ tuyên truyền")
    for task in (key for key in CHAPTERS if key != "I"):
        yield _of_kinds(task, f"Nhiệm vụ {task}. {CHAPTERS[task]}", 2, site, period)
    yield _whole(site, period)
    for number, heading in zip(("IV", "V", "VI"), WRITTEN_BY_PEOPLE, strict=True):
        yield Chapter(heading=f"{number}. {heading}", paragraphs=(TO_WRITE,))


def _of_kinds(key: str, heading: str, level: int, site: Site, period: Period) -> Chapter:
    """What the kinds of one chapter report; a section without anything is told as such."""
    lines: list[Line] = []
    empty: list[str] = []
    for kind in (kind for kind in site.kinds if kind.chapter == key):
        own = _compared(site, period, partial(figures_of, kind, site))
        lines += own
        if not own and kind.own_section and not site.of(kind):
            empty.append(f"{kind.label}: chưa có nội dung nào được đăng.")
    if key == "2.1":
        lines.append(_share(site, period))
    if key != "I":
        lines += _compared(site, period, partial(_by_task, site, key))
    return Chapter(heading=heading, level=level, lines=tuple(lines), paragraphs=tuple(empty))


def _share(site: Site, period: Period) -> Line:
    """How many of the procedures in force have their page on the build's date; of earlier days nobody knows."""
    posted = sum(demand.counted and bool(demand.parts) for demand in demands(site))
    label = f"Thủ tục hành chính đã đăng trên chuyên mục, ngày {show_date(site.date)}"
    figure = Figure(label=label, part=posted, whole=site.required, base="thủ tục có hiệu lực")
    return line(figure, None, provisional=provisional(site, period))


def _by_task(site: Site, task: str, period: Period) -> Iterator[Figure]:
    number = sum(
        record.nhiem_vu == task or record.nhiem_vu.startswith(f"{task}.")
        for kind, record in _posted(site)
        if period.holds(posted_on(kind, record))
    )
    yield Figure(label=f"Nội dung đã đăng có ghi «Nhiệm vụ: {task}»", value=number)


def _whole(site: Site, period: Period) -> Chapter:
    lines = (*_compared(site, period, partial(_total, site)), *_compared(site, period, partial(_punctuality, site)))
    return Chapter(heading="III. Số liệu chung", lines=lines, paragraphs=tuple(_not_counted(site)))


def _total(site: Site, period: Period) -> Iterator[Figure]:
    number = sum(period.holds(posted_on(kind, record)) for kind, record in _posted(site))
    yield Figure(label="Tổng số nội dung đã đăng trong kỳ", value=number)


def _not_counted(site: Site) -> Iterator[str]:
    """What no figure holds, so that nobody looks for it there."""
    waiting = [record for kind in site.kinds for record in site.waiting.get(kind.name, ())]
    drafts = sum(record.ban_nhap for record in waiting)
    day = show_date(site.date)
    yield f"Không tính: {drafts} bản nháp và {len(waiting) - drafts} nội dung hẹn đăng sau ngày {day}."
    undated = {kind.label: sum(posted_on(kind, each) is None for each in site.of(kind)) for kind in site.kinds}
    if told := "; ".join(f"{label}: {number}" for label, number in undated.items() if number):
        yield f"Đang đăng nhưng không ghi ngày nên không tính theo kỳ: {told}."


def _compared(site: Site, period: Period, figures: Callable[[Period], Iterable[Figure]]) -> tuple[Line, ...]:
    """Each figure of the period, as far as it has come, beside the one that bears its label a year before."""
    before: dict[str, Figure] = {figure.label: figure for figure in figures(period.year_before())}
    now = figures(dataclasses.replace(period, last=min(period.last, site.date)))
    return tuple(line(each, before.get(each.label), provisional=provisional(site, period)) for each in now)


# ---- times that a rule limits ----------------------------------------------------------------------------------------


def _punctuality(site: Site, period: Period) -> Iterator[Figure]:
    """Of each limited task: what was done in the period, in time or late, and what is overdue at its end."""
    spans = [(span, state) for span in _spans(site) if (state := _state(span, site, period))]
    for what in dict.fromkeys(span.what for span in _spans(site)):
        states = [state for span, state in spans if span.what == what]
        name = f"{what[:1].upper()}{what[1:]}"
        yield Figure(
            label=f"{name} đúng hạn",
            part=states.count("đúng hạn"),
            whole=len(states),
            base="việc đã làm trong kỳ hoặc còn quá hạn",
        )
        yield Figure(label=f"{name} quá hạn", value=states.count("quá hạn"))
        yield Figure(label=f"Chưa {what}, đã quá hạn đến cuối kỳ", value=states.count("chưa làm"))


def _spans(site: Site) -> Iterator[Span]:
    yield from (span for kind, record in _posted(site) for span in kind.spans(record, site))


def _state(span: Span, site: Site, period: Period) -> str:
    """'' for what does not belong to the period: done at another time, or not yet due at its end."""
    due = site.settings.deadline(span.since, span.limit)
    if span.until is not None and span.until <= period.last:
        return "" if not period.holds(span.until) else "đúng hạn" if span.until <= due else "quá hạn"
    return "chưa làm" if due < period.last else ""
