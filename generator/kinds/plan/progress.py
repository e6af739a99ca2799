"""What has been posted for each task of a plan, month by month, by the days of posting: from the cards of all kinds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from itertools import groupby

from generator.kinds.plan.card import PlanCard
from generator.model.cards import dated_row
from generator.model.coverage import coverage
from generator.model.kind import Site
from generator.model.tasks import names, task_of
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.shapes.task import Task

MONTHS = range(1, 13)
UNFOLDED = 3  # lines that a section may have to be shown at once
Served = tuple[str, Card]  # (label of its kind, what serves a task)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one kind has posted for a task, newest first, each line with the day that was counted."""

    label: str
    rows: tuple[Row, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has been posted for one task; `months` holds None for a month still to come. What is posted without a known
    day of posting is `undated`: shown, never counted.
    """

    task: Task
    months: tuple[int | None, ...]
    total: int
    undated_total: int
    in_year: tuple[Section, ...]
    undated: tuple[Section, ...]
    elsewhere: tuple[Section, ...]  # of other years, by the number that they bear; not counted
    required: int | None  # where all that is in force must be posted: how many, and how many are
    posted: int
    begun: bool


def progress(plan: PlanCard, site: Site, until: Date) -> tuple[Progress, ...]:
    """Each task with what has been posted for it, of the plan's year not after `until`."""
    return tuple(_progress(task, _served(site).get(task, ()), site, until) for task in plan.tasks)


def how_far(plan: PlanCard, site: Site, until: Date) -> tuple[int, int]:
    """(of how many tasks something has been posted, how many count)."""
    counted = [each for each in progress(plan, site, until) if each.task.counted]
    return sum(each.begun for each in counted), len(counted)


@lru_cache(maxsize=1)
def _served(site: Site) -> Mapping[Task, Sequence[Served]]:
    """What serves each task of each posted plan, in the order of the kinds; remembered, for every plan asks. Of a kind
    that must be posted whole, no month is counted.
    """
    found: dict[Task, list[Served]] = {}
    for kind in site.kinds:
        for card in site.cards(kind.cards) if not kind.whole else ():
            if task := task_of(kind, card, site):
                found.setdefault(task, []).append((kind.label, card))
    return found


def _progress(task: Task, served: Sequence[Served], site: Site, until: Date) -> Progress:
    dated = [(label, card, card.posted_on) for label, card in served if card.posted_on]
    in_year = [(label, card) for label, card, day in dated if day.year == task.year and day <= until]
    undated = [(label, card) for label, card in served if not card.posted_on]
    whole = [kind for kind in site.kinds if kind.whole and names(task, kind.label)]
    counted = coverage(site) if whole else None
    return Progress(
        task=task,
        months=tuple(_months(task.year, [card.posted_on for _, card in in_year if card.posted_on], until)),
        total=len(in_year),
        undated_total=len(undated),
        in_year=_sections(in_year),
        undated=_sections(undated),
        elsewhere=_sections((label, card) for label, card, day in dated if day.year != task.year),
        required=counted.required if counted else None,
        posted=counted.posted if counted else 0,
        begun=bool(in_year or (counted and counted.posted and site.date.year == task.year)),
    )


def _months(year: int, days: Sequence[Date], until: Date) -> Iterable[int | None]:
    for month in MONTHS:
        yield None if Date(year, month, 1) > until else sum(day.month == month for day in days)


def _sections(served: Iterable[Served]) -> tuple[Section, ...]:
    return tuple(_section(label, [card for _, card in own]) for label, own in groupby(served, key=lambda each: each[0]))


def _section(label: str, cards: list[Card]) -> Section:
    newest = sorted(cards, key=lambda card: (-(card.day or Date.min).toordinal(), card.row.address))
    rows = tuple(dated_row(card) for card in newest)
    return Section(label=label, rows=rows, unfolded=len(rows) <= UNFOLDED)
