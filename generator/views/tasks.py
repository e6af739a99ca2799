"""Links to the tasks of a plan, from the sections that serve them."""

from typing import Any

from generator.model.kind import Kind, Site
from generator.model.tasks import served, title_of
from generator.shapes.row import Row


def promise(kind: Kind[Any], site: Site) -> Row | None:
    """What will stand in a section, and the task of the plan in whose service."""
    if not kind.about:
        return None
    if task := served(site.tasks, "", kind.label, None, site.date):
        return Row(title=kind.about, address=task.address, summary=title_of(task))
    return Row(title=kind.about, address="")
