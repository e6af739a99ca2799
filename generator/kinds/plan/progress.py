"""What has been posted for each task of a plan, month by month."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from itertools import groupby

from generator.model.old_kind import Site, posted_on
from generator.model.tasks import Plan, Task, names
from generator.shapes.row import Row
from generator.views.old_pages import task_of

COUNTED_WHOLE = "procedure"  # the kind of which all that is required must be posted, whatever the month
MONTHS = range(1, 13)
Sections = tuple[tuple[str, tuple[Row, ...]], ...]  # (label of a kind, its lines), newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One posted content that serves a task."""

    section: str  # label of its kind
    row: Row
    day: Date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has been posted for one task; `months` holds None for a month still to come."""

    task: Task
    months: tuple[int | None, ...]
    total: int
    in_year: Sections
    undated: Sections
    elsewhere: Sections  # of other years, by its own number; not counted
    required: int | None  # where all of a kind must be posted: how many, and how many are
    posted: int = 0

    @property
    def undated_count(self) -> int:
        return sum(len(rows) for _, rows in self.undated)

    @property
    def begun(self) -> bool:
        return bool(self.total or self.undated or self.posted)


def progress(plan: Plan, site: Site, until: Date | None = None) -> tuple[Progress, ...]:
    """Each task with what has been posted for it, of the plan's year not after `until`."""
    entries = _entries(plan, site)
    return tuple(_progress(plan, task, entries.get(task.so, []), site, until or site.date) for task in plan.tasks)


def _entries(plan: Plan, site: Site) -> dict[str, list[Entry]]:
    """By number of the task, in the order of the kinds."""
    found: dict[str, list[Entry]] = {}
    for kind in site.kinds:
        for record in site.of(kind) if kind.name != COUNTED_WHOLE else ():
            if (served := task_of(kind, record, site)) and served[0] is plan:
                entry = Entry(section=kind.label, row=kind.row(record), day=posted_on(kind, record))
                found.setdefault(served[1].so, []).append(entry)
    return found


def _progress(plan: Plan, task: Task, entries: list[Entry], site: Site, until: Date) -> Progress:
    in_year = [e for e in entries if e.day and e.day.year == plan.nam and e.day <= until]
    counts = [sum(e.day.month == month for e in in_year if e.day) for month in MONTHS]
    whole = [kind for kind in site.kinds if kind.name == COUNTED_WHOLE and names(task, kind.label)]
    return Progress(
        task=task,
        months=tuple(
            None if Date(plan.nam, month, 1) > until else count for month, count in zip(MONTHS, counts, strict=True)
        ),
        total=len(in_year),
        in_year=_by_section(in_year),
        undated=_by_section(e for e in entries if e.day is None),
        elsewhere=_by_section(e for e in entries if e.day and e.day.year != plan.nam),
        required=site.required if whole else None,
        posted=sum(len(site.of(kind)) for kind in whole),
    )


def _by_section(entries: Iterable[Entry]) -> Sections:
    """(section, lines), each with the day that was counted, newest first."""
    return tuple(
        (
            section,
            tuple(
                dataclasses.replace(e.row, date=e.day)
                for e in sorted(own, key=lambda e: (-(e.day or Date.min).toordinal(), e.row.address))
            ),
        )
        for section, own in groupby(entries, key=lambda e: e.section)
    )
