"""Pages that several kinds make alike: a list cut into pages, one record with its fields."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from typing import Any

from generator.days.old_limits import Limit
from generator.days.periods import Period
from generator.declaring.fields import specs
from generator.model.content import C, Content
from generator.model.old_kind import Kind, Site, posted_on
from generator.model.old_span import Span
from generator.model.old_tasks import Plan, Task, served
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.facts import facts, sections


def pages_of(kind: Kind[Any], site: Site) -> Iterable[Page]:
    """The kind's own pages, or by default one list and one page for each record."""
    return kind.pages(kind, site) if kind.pages else default_pages(kind, site)


def default_pages(kind: Kind[Any], site: Site) -> Iterator[Page]:
    """A list, on as many pages as it needs, and one page for each record, by `list.html` and `detail.html`."""
    records = site.of(kind)
    yield from list_pages(kind, site, kind.rows(records))
    for record in records:
        view = item_view(record, sizes=site.file_sizes) | {"task": task_link(kind, record, site)}
        yield detail_page(kind, record, view)


def list_pages(
    kind: Kind[Any], site: Site, rows: tuple[Row, ...], more: Mapping[str, object] | None = None
) -> Iterator[Page]:
    """The kind's list, cut into pages; `more` is what its template needs beside the rows."""
    for address, view in paged(rows, site.settings.so_tin_mot_trang, kind.section):
        number = f", trang {view['number']}" if view["number"] != 1 else ""
        yield Page(
            address=address,
            title=kind.label + number,
            template=f"{kind.templates or kind.name}/list.html",
            view=view | {"promise": promise(kind, site)} | dict(more or {}),
            date=max(filter(None, (posted_on(kind, record) for record in site.of(kind))), default=None),
        )


def item_view(
    record: Content, *, without: Iterable[str] = (), sizes: Mapping[str, int] | None = None
) -> dict[str, object]:
    """What `item/detail.html` shows of any record: its fields but those named, its sections, its body."""
    hidden = frozenset({*specs(Content), "nguon", *without})
    return {"item": record, "facts": facts(record, without=hidden, sizes=sizes), "sections": sections(record)}


def detail_page(kind: Kind[C], record: C, view: Mapping[str, object]) -> Page:
    """The page of one record."""
    row = kind.row(record)
    return Page(
        address=kind.address_of(record),
        title=row.title,
        description=row.summary,
        template=f"{kind.templates or kind.name}/detail.html",
        view=view,
        crumbs=(kind.crumb,),
        sources=(record.path,),
        date=posted_on(kind, record),
    )


def paged(rows: tuple[object, ...], size: int, address: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Cut a list into pages: (address, view) of each; the first stands at `address`, the others under `trang/N/`."""
    total = max(1, -(-len(rows) // size))
    numbered = tuple(address if number == 1 else f"{address}trang/{number}/" for number in range(1, total + 1))
    for number, own in enumerate(numbered, 1):
        view: dict[str, object] = {
            "rows": rows[(number - 1) * size : number * size],
            "number": number,
            "total": total,
            "addresses": numbered,
        }
        yield own, view


def feed_rows(kind: Kind[Any], site: Site) -> tuple[Row, ...]:
    """What the feed of a kind holds, by default its records by the day of posting. Rows without a date are not news."""
    dated = (dataclasses.replace(kind.row(record), date=posted_on(kind, record)) for record in site.of(kind))
    return tuple(row for row in (kind.feed(kind, site) if kind.feed else dated) if row.date)


def figures_of(kind: Kind[Any], site: Site, period: Period) -> Iterable[Figure]:
    """What the periodic report says of a kind; by default how many records were posted in the period."""
    return kind.figures(kind, site, period) if kind.figures else counted(kind, site, period)


def counted(kind: Kind[Any], site: Site, period: Period) -> Iterator[Figure]:
    """What any kind has to report: how many were posted in the period."""
    number = sum(period.holds(posted_on(kind, record)) for record in site.of(kind))
    yield Figure(label=f"{kind.label}: số đã đăng trong kỳ", value=number)


def task_of(kind: Kind[C], record: C, site: Site) -> tuple[Plan, Task] | None:
    """The posted plan and its task that a record serves."""
    plans: tuple[Plan, ...] = site.posted.get("plan", ())
    return served(plans, record.nhiem_vu, kind.label, posted_on(kind, record), site.date)


def promise(kind: Kind[Any], site: Site) -> Row | None:
    """What will stand in a section, and the task of the plan in whose service."""
    if not kind.about:
        return None
    plans: tuple[Plan, ...] = site.posted.get("plan", ())
    if found := served(plans, "", kind.label, None, site.date):
        plan, task = found
        address = f"{site.addresses[plan.path]}#{task.anchor}"
        return Row(title=kind.about, address=address, summary=f"{task.so} của kế hoạch năm {plan.nam}")
    return Row(title=kind.about, address="")


def task_link(kind: Kind[C], record: C, site: Site) -> Row | None:
    """That task as a link; without an address where no posted plan has the number that the record bears."""
    if found := task_of(kind, record, site):
        plan, task = found
        address = f"{site.addresses[plan.path]}#{task.anchor}"
        return Row(title=f"{task.so} của kế hoạch năm {plan.nam}", address=address, summary=task.ten_gon or task.ten)
    return Row(title=f"{record.nhiem_vu} của kế hoạch", address="") if record.nhiem_vu else None


def posting(record: Content, since: Date | None, since_what: str, limit: Limit) -> Iterator[Span]:
    """The time from a day to that of posting, where both are told."""
    if since and record.ngay_dang:
        until = None if record.ban_nhap else record.ngay_dang
        yield Span(what="đăng", since=since, since_what=since_what, until=until, limit=limit.days, basis=limit.basis)
