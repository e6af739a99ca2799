"""Lists cut into pages, and lists that a reader narrows by plain links, without JavaScript."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.model.kind import Kind, Site
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import slug
from generator.views.tasks import promise

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """One page of a list and its way to the others: the addresses of those `before` and `after` it ('' where there is
    none), and `near`: number and address of the first, the last and those around it.
    """

    number: int
    total: int
    before: str
    after: str
    near: tuple[tuple[int, str], ...]


def paged(rows: Sequence[object], size: int, address: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Cut a list into pages: (address, view) of each."""
    total = max(1, -(-len(rows) // size))
    for number in range(1, total + 1):
        shown = tuple(rows[(number - 1) * size : number * size])
        yield page_address(address, number), {"rows": shown, "paging": _paging(number, total, address)}


def page_address(address: str, number: int) -> str:
    """Where a page of a list stands: the first at the list's own address, the others under `trang/N/`."""
    return address if number == 1 else f"{address}trang/{number}/"


def _paging(number: int, total: int, address: str) -> Paging:
    near = sorted({1, total, number - 1, number, number + 1} & set(range(1, total + 1)))
    return Paging(
        number=number,
        total=total,
        before=page_address(address, number - 1) if number > 1 else "",
        after=page_address(address, number + 1) if number < total else "",
        near=tuple((each, page_address(address, each)) for each in near),
    )


def numbered(title: str, number: int) -> str:
    """'Tin tức, trang 2'; the first page has no number."""
    return f"{title}, trang {number}" if number != 1 else title


def list_pages(
    kind: Kind[Any], site: Site, rows: tuple[Row, ...] | None = None, more: Mapping[str, object] | None = None
) -> Iterator[Page]:
    """The kind's list, cut into pages, by its `list.html`; `more` is what that needs beside the rows."""
    cards = site.cards(kind.cards)
    shown = rows if rows is not None else tuple(card.row for card in cards)
    newest = max((card.day for card in cards if card.day), default=None)
    for address, view in paged(shown, site.settings.so_tin_mot_trang, kind.section):
        yield Page(
            address=address,
            title=numbered(kind.label, view["paging"].number),
            template=kind.template("list"),
            view=view | {"promise": promise(kind, site)} | dict(more or {}),
            date=newest,
        )


# ---- narrowed by links -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a list with what its template shows beside the row."""

    row: Row
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One list that a link leads to; `name` stands on the link."""

    name: str
    title: str
    address: str
    lines: tuple[Line, ...]


Filters = tuple[tuple[str, tuple[Choice, ...]], ...]  # (name of a filter, its choices)


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The second of each pair by the first, in the order in which they come."""
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def choices(folder: str, groups: Iterable[tuple[str, str, Iterable[Line]]]) -> tuple[Choice, ...]:
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
        links = {"shown": _link(shown, shown), "whole": _link(whole, shown), "filters": tuple(_links(filters, shown))}
        newest = max((line.row.date for line in shown.lines if line.row.date), default=None)
        for address, view in paged(shown.lines, site.settings.so_tin_mot_trang, shown.address):
            yield Page(
                address=address,
                title=numbered(shown.title, view["paging"].number),
                template=kind.template("list"),
                view=view | links | {"promise": promise(kind, site)},
                crumbs=(kind.crumb,) if shown is not whole else (),
                date=newest,
                description=f"{numbered(describe(shown), view['paging'].number)}.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A list as a link: how many lines it holds, and whether it is the one shown."""

    name: str
    address: str
    count: int
    current: bool


def _link(choice: Choice, shown: Choice) -> Link:
    return Link(name=choice.name, address=choice.address, count=len(choice.lines), current=choice is shown)


def _links(filters: Filters, shown: Choice) -> Iterator[tuple[str, tuple[Link, ...]]]:
    yield from ((name, tuple(_link(each, shown) for each in offered)) for name, offered in filters)
