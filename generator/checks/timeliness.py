"""Whatever a rule limits is done in time: what was late, what is overdue, and years without declared holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.declaring.fields import specs
from generator.model.content import Content
from generator.model.kind import Site
from generator.problems import Problem
from generator.shapes.span import Span
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A limit that was not kept: by something done late, or not done yet when `done` is None."""

    record: Any
    span: Span
    done: Date | None
    due: Date
    days: int  # working days that it took, or has taken until now

    @property
    def line(self) -> int:
        return line_of(self.record, self.span.until or self.span.since)

    def __str__(self) -> str:
        span = self.span
        limit = f"{span.limit} ngày làm việc ({span.basis})"
        since = f"kể từ {span.since_what} {show_date(span.since)}"
        if self.done:
            return f"{span.what} sau {self.days} ngày làm việc {since}; hạn là {limit}"
        return f"chưa {span.what}, đã quá hạn {show_date(self.due)}: {limit} {since}"


def check(site: Site) -> Iterator[Problem]:
    """Warnings only: what is late is still better posted."""
    for breach in breaches(site):
        if breach.done:
            hint = "ghi nhầm ngày thì sửa; đúng ngày thì giữ nguyên, cảnh báo này để theo dõi"
            yield _warning(breach, "cham-han", hint)
        else:
            yield _warning(breach, "qua-han", f"làm ngay; xong thì ghi ngày {breach.span.what}")
    for year in sorted(_years(site) - site.settings.holiday_years):
        yield Problem(
            path="site.yaml",
            line=site.settings.line("ngay_nghi"),
            rule="ngay-nghi",
            message=f"chưa khai «Ngày nghỉ» của năm {year} nên máy đếm cả ngày lễ, tết là ngày làm việc",
            hint="thêm ngày lễ, tết của năm ấy vào «Ngày nghỉ»",
            severity="warning",
        )


def breaches(site: Site) -> Iterator[Breach]:
    """Every limit that was not kept, drafts and what waits included."""
    for record, span in _spans(site):
        due = site.settings.deadline(span.since, span.limit)
        done = _done(span, site)
        if (done or site.date) > due:
            days = site.settings.working_days(span.since, done or site.date)
            yield Breach(record=record, span=span, done=done, due=due, days=days)


def line_of(record: Content, day: Date) -> int:
    """The line of the field that holds that day."""
    return record.line(next((name for name in specs(type(record)) if getattr(record, name) == day), ""))


def _spans(site: Site) -> Iterator[tuple[Any, Span]]:
    for kind in site.kinds:
        for record in (*site.of(kind), *site.waiting.get(kind.name, ())):
            yield from ((record, span) for span in kind.spans(record, site))


def _done(span: Span, site: Site) -> Date | None:
    return span.until if span.until and span.until <= site.date else None


def _years(site: Site) -> set[int]:
    """The years whose working days were counted, for what is done and for what is overdue."""
    ends = ((span, _done(span, site) or site.settings.deadline(span.since, span.limit)) for _, span in _spans(site))
    return {year for span, end in ends if end <= site.date for year in range(span.since.year, end.year + 1)}


def _warning(breach: Breach, rule: str, hint: str) -> Problem:
    path, line = breach.record.path, breach.line
    return Problem(path=path, line=line, rule=rule, message=str(breach), hint=hint, severity="warning")
