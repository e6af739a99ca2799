"""Which task of which plan a content serves: the one whose number it bears, else the one that names its kind."""

from collections.abc import Iterable
from datetime import date as Date
from functools import lru_cache
from typing import Any

from generator.model.kind import Kind, Site
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.shapes.task import Task
from generator.text.comparing import canonical


def nearest(tasks: Iterable[Task], year: int) -> tuple[Task, ...]:
    """The tasks of the plan of that year, else of the nearest one, the later of two; in the plan's order."""
    tasks = tuple(tasks)
    own = min({task.year for task in tasks}, key=lambda each: (abs(each - year), -each), default=None)
    return tuple(task for task in tasks if task.year == own)


def served(tasks: Iterable[Task], number: str, label: str, day: Date | None, today: Date) -> Task | None:
    """The task of a content that bears `number` ('' for none), of the kind with that label and of that day.

    What bears a number and is of a year without a plan belongs to the nearest; what bears none must be of the plan's
    year. What has no day is of today's.
    """
    for task in nearest(tasks, (day or today).year):
        if task.number == number if number else names(task, label) and (day is None or day.year == task.year):
            return task
    return None


def names(task: Task, label: str) -> bool:
    """Whether every content of the kind with that label serves the task."""
    return _label(label) in map(_label, task.labels)


@lru_cache(maxsize=1_000)
def _label(typed: str) -> str:
    """Canonical; remembered, for the same few labels are compared for every content."""
    return canonical(typed)


def task_of(kind: Kind[Any], card: Card, site: Site) -> Task | None:
    """The task of a posted plan that a card's record serves."""
    return served(site.tasks, card.task, kind.label, card.day, site.date)


def task_link(kind: Kind[Any], card: Card, site: Site) -> Row | None:
    """The task that a card's record serves; without an address where no posted plan has the number that it bears."""
    if task := task_of(kind, card, site):
        return Row(title=title_of(task), address=task.address, summary=task.short)
    return Row(title=f"{card.task} của kế hoạch", address="") if card.task else None


def title_of(task: Task) -> str:
    """'2.1 của kế hoạch năm 2022'."""
    return f"{task.number} của kế hoạch năm {task.year}"
