"""What would stop the build on a day to come: the rules of that day, asked today."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from generator.kinds.plan.card import PLANS
from generator.kinds.procedure.card import PROCEDURES, ProcedureCard
from generator.model.cards import stem_of, texts_on
from generator.model.kind import Site, every_card
from generator.model.loading import on_day
from generator.problems import Problem
from generator.text.showing import show_date

AHEAD = timedelta(days=60)
UNDECIDED = "khac-quyet-dinh"  # as a warning: a text stands ready that no decision to come asks for
OUTDATED = (UNDECIDED, "cu-hon-quyet-dinh")  # rules that a procedure's text breaks when a decision takes effect


def with_foreseen(
    site: Site, faults_on: Callable[[Site], Iterable[Problem]], now: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """The warnings of today and of the days ahead, of a text that waits in vain one alone."""
    ahead = tuple(foreseen(site, faults_on, now))
    overtaken = {problem.path for problem in ahead if problem.rule in OUTDATED}
    waiting = _undecided(now)
    return (*(each for each in now if waiting.get(each.path) != each or each.path not in overtaken), *ahead)


def foreseen(
    site: Site, faults_on: Callable[[Site], Iterable[Problem]], now: Iterable[Problem] = ()
) -> Iterator[Problem]:
    """The errors that `faults_on` finds on the coming days and that are none `now`: each once, with its first day, as a
    warning that says what to write until then. A text that a decision overtakes is one, however much it differs, and so
    is one that waits in vain.
    """
    now = tuple(now)
    waiting = _undecided(now)
    known = {(problem.path, problem.line, problem.rule) for problem in now if problem.severity == "error"}
    texts = {card.path: card for card in texts_on(site.all_cards(PROCEDURES), site.date).values()}
    for day in coming(site):
        for problem in faults_on(on_day(site, day)):
            outdated = problem.rule in OUTDATED
            text = texts.get(problem.path) if outdated else None
            vain = waiting.get(problem.path) if outdated else None
            place = (problem.path, 0, "") if text or vain else (problem.path, problem.line, problem.rule)
            if problem.severity == "error" and place not in known:
                known.add(place)
                told = vain or problem
                message = f"đến ngày {show_date(day)} sẽ không đăng được: {told.message}"
                hint = _next_text(text, day, problem.hint, site) if text else told.hint
                yield replace(problem, severity="warning", message=message, hint=hint)


def _undecided(now: Iterable[Problem]) -> dict[str, Problem]:
    return {each.path: each for each in now if (each.rule, each.severity) == (UNDECIDED, "warning")}


def coming(site: Site) -> Iterator[Date]:
    """The days ahead on which something changes by itself: decisions take effect, what waits is posted, texts take the
    place of others, a year begins that has a plan.
    """
    cards = (day for card in every_card(site) for day in (card.posted_on, card.holds_from, card.day))
    decisions = (decision.ngay_hieu_luc for decision in site.register.decisions)
    years = (Date(plan.year, 1, 1) for plan in site.all_cards(PLANS))
    known = {day for day in (*cards, *decisions, *years) if day}
    yield from sorted(day for day in known if site.date < day <= site.date + AHEAD)


def _next_text(text: ProcedureCard, day: Date, hint: str, site: Site) -> str:
    """The text that holds today stays as it is: the next one stands ready beside it."""
    name = f"{text.code}.tu-{day.isoformat()}.md"
    for card in site.all_cards(PROCEDURES):
        if card.code == text.code and card.holds_from and card.holds_from > day:
            return f"bài mới viết cho ngày ấy thì đổi tên {stem_of(card)}.md thành {name}"
    copy = f"giữ nguyên {stem_of(text)}.md, chép thành {name} cùng thư mục"
    return f"{copy}; trong bản chép, {hint}; đến ngày máy tự dùng bản mới"
