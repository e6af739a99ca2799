"""Which task of which plan a content serves: the one whose number it bears, else the one that names its kind."""

from collections.abc import Iterable
from datetime import date as Date
from functools import lru_cache
from typing import Protocol, TypeVar

from generator.text.comparing import canonical


class Task(Protocol):
    """A task of a plan."""

    @property
    def so(self) -> str: ...
    @property
    def ten(self) -> str: ...
    @property
    def ten_gon(self) -> str: ...
    @property
    def muc_phuc_vu(self) -> tuple[str, ...]: ...
    @property
    def anchor(self) -> str: ...


class Plan(Protocol):
    """The plan of a year."""

    @property
    def nam(self) -> int: ...
    @property
    def path(self) -> str: ...
    @property
    def tasks(self) -> "tuple[Task, ...]": ...


P = TypeVar("P", bound=Plan)


def nearest(plans: Iterable[P], year: int) -> P | None:
    """The plan of that year, else of the nearest one, the later of two."""
    return min(plans, key=lambda plan: (abs(plan.nam - year), -plan.nam), default=None)


def served(plans: Iterable[P], number: str, kind: str, day: Date | None, today: Date) -> tuple[P, Task] | None:
    """The plan and task of a content that bears `number` ('' for none), of the kind labelled `kind` and that day.

    What bears a number and is of a year without a plan belongs to the nearest; what bears none must be of the plan's
    year. What has no day is of today's.
    """
    plan = nearest(plans, (day or today).year)
    if plan is None or not (number or day is None or day.year == plan.nam):
        return None
    found = (task for task in plan.tasks if (task.so == number if number else names(task, kind)))
    task = next(found, None)
    return (plan, task) if task else None


@lru_cache(maxsize=1_000)
def _label(typed: str) -> str:
    """Canonical; remembered, for the same few labels are compared for every content."""
    return canonical(typed)


def names(task: Task, kind: str) -> bool:
    """Whether the task is served by the kind of that label."""
    return _label(kind) in map(_label, task.muc_phuc_vu)
