"""Links to the tasks of a plan, from the contents that serve them."""

from typing import Any

from generator.model.kind import Kind, Site
from generator.model.tasks import served, task_of
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.shapes.task import Task


def task_link(kind: Kind[Any], card: Card, site: Site) -> Row | None:
    """The task that a card's record serves; without an address where no posted plan has the number that it bears."""
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
