"""Lists that a reader narrows by plain links, without JavaScript: everything, or one choice of a filter, on pages."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.old_kind import Kind, Site
from generator.shapes.page import Page
from generator.text.comparing import slug
from generator.views.old_pages import paged, promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One list; each of its `lines` has a `row` (shapes.Row) beside whatever else its template shows."""

    name: str  # on its link
    title: str
    address: str
    lines: tuple[Any, ...]


Filters = tuple[tuple[str, tuple[Choice, ...]], ...]  # (name of a filter, its choices)


def choices(folder: str, groups: Iterable[tuple[str, str, Iterable[Any]]]) -> tuple[Choice, ...]:
    """The choices of one filter from (name, title, lines) of each; those without lines are left out."""
    found = ((name, title, tuple(lines)) for name, title, lines in groups)
    return tuple(
        Choice(name=name, title=title, address=f"{folder}{slug(name)}/", lines=lines)
        for name, title, lines in found
        if lines
    )


def chosen_pages(
    kind: Kind[Any], site: Site, whole: Choice, filters: Filters, describe: Callable[[Choice], str]
) -> Iterator[Page]:
    """The pages of all lists by the kind's `list.html`; `describe` says what a list holds."""
    for shown in (whole, *(each for _, offered in filters for each in offered)):
        for address, view in paged(shown.lines, site.settings.so_tin_mot_trang, shown.address):
            number = f", trang {view['number']}" if view["number"] != 1 else ""
            yield Page(
                address=address,
                title=shown.title + number,
                template=f"{kind.name}/list.html",
                view=view | {"filters": filters, "shown": shown, "whole": whole, "promise": promise(kind, site)},
                crumbs=(kind.crumb,) if shown is not whole else (),
                date=max((line.row.date for line in shown.lines if line.row.date), default=None),
                description=f"{describe(shown)}{number}.",
            )
