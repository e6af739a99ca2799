"""Which task of a plan a content serves: the one whose number it bears, else the one that names its kind."""

from collections.abc import Iterable
from datetime import date as Date
from functools import lru_cache
from typing import Any

from generator.model.kind import Kind, Site
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.shapes.task import Task
from generator.text.comparing import canonical


def nearest(years: Iterable[int], year: int) -> int | None:
    """That year, else the nearest one, the later of two."""
    return min(years, key=lambda each: (abs(each - year), -each), default=None)


def served(tasks: Iterable[Task], number: str, label: str, day: Date | None, today: Date) -> Task | None:
    """The task of a content that bears `number` ('' for none), of the kind with that label and of that day.

    What bears a number and is of a year without a plan belongs to the nearest; what bears none must be of the plan's
    year. What has no day is of today's.
    """
    tasks = tuple(tasks)
    year = nearest({task.year for task in tasks}, (day or today).year)
    if not (number or day is None or day.year == year):
        return None
    own = (task for task in tasks if task.year == year)
    return next((task for task in own if (task.number == number if number else names(task, label))), None)


def names(task: Task, label: str) -> bool:
    """Whether the task is served by the kind of that label."""
    return _label(label) in map(_label, task.labels)


@lru_cache(maxsize=1_000)
def _label(typed: str) -> str:
    """Canonical; remembered, for the same few labels are compared for every content."""
    return canonical(typed)


def task_of(kind: Kind[Any], card: Card, site: Site) -> Task | None:
    """The task of a posted plan that a card's record serves."""
    return served(site.tasks, card.task, kind.label, card.day, site.date)


def task_link(kind: Kind[Any], card: Card, site: Site) -> Row | None:
    """That task as a link; without an address where no posted plan has the number that the record bears."""
    if task := task_of(kind, card, site):
        return Row(title=_named(task), address=task.address, summary=task.short)
    return Row(title=f"{card.task} của kế hoạch", address="") if card.task else None


def promise(kind: Kind[Any], site: Site) -> Row | None:
    """What will stand in a section, and the task of the plan in whose service."""
    if not kind.about:
        return None
    if task := served(site.tasks, "", kind.label, None, site.date):
        return Row(title=kind.about, address=task.address, summary=_named(task))
    return Row(title=kind.about, address="")


def _named(task: Task) -> str:
    return f"{task.number} của kế hoạch năm {task.year}"
