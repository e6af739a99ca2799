"""Whatever a rule limits is done in time: what was late, what is overdue, and years without declared holidays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.days.limits import Limit
from generator.model.cards import line_of
from generator.model.kind import Site
from generator.model.limited import limited
from generator.problems import Problem
from generator.shapes.card import Card
from generator.shapes.span import Span
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A limit that was not kept: by something done late, or not done yet when `done` is None."""

    card: Card
    span: Span
    limit: Limit
    done: Date | None
    due: Date
    days: int  # that it took, or has taken until now


def told(breach: Breach) -> str:
    """The breach in words: what was late or is overdue, by which rule."""
    span = breach.span
    unit = "ngày làm việc" if breach.limit.working else "ngày"
    limit = f"{breach.limit.words} ({breach.limit.basis})"
    since = f"kể từ {span.since_what} {show_date(span.since)}"
    if breach.done:
        return f"{span.what} sau {breach.days} {unit} {since}; hạn là {limit}"
    return f"chưa {span.what}, đã quá hạn {show_date(breach.due)}: {limit} {since}"


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
    for card, span, limit in _limited(site):
        due = site.settings.deadline(span.since, limit)
        done = _done(span, site)
        if (done or site.date) > due:
            days = site.settings.days_taken(span.since, done or site.date, limit)
            yield Breach(card=card, span=span, limit=limit, done=done, due=due, days=days)


def line_of_breach(breach: Breach) -> int:
    """The line of the field that holds the day of which it speaks."""
    span = breach.span
    return line_of(breach.card, span.until_field if span.until else span.since_field)


def _limited(site: Site) -> Iterator[tuple[Card, Span, Limit]]:
    """What is limited by a rule and has begun."""
    cards = (card for kind in site.kinds for card in (*site.cards(kind.cards), *site.waiting_cards(kind.cards)))
    yield from (each for each in limited(cards, site.settings) if each[1].since <= site.date)


def _done(span: Span, site: Site) -> Date | None:
    return span.until if span.until and span.until <= site.date else None


def _years(site: Site) -> set[int]:
    """The years whose working days were counted, for what is done and for what is overdue."""
    ends = (
        (span, _done(span, site) or site.settings.deadline(span.since, limit))
        for _, span, limit in _limited(site)
        if limit.working
    )
    return {year for span, end in ends if end <= site.date for year in range(span.since.year, end.year + 1)}


def _warning(breach: Breach, rule: str, hint: str) -> Problem:
    line = line_of_breach(breach)
    message = told(breach)
    return Problem(path=breach.card.path, line=line, rule=rule, message=message, hint=hint, severity="warning")
