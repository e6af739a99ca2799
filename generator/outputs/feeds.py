"""Atom feeds: one for the column, one for each section that has one."""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from generator.artifacts import Artifact
from generator.model.cards import dated_row
from generator.model.kind import Kind, Site
from generator.outputs.column import Column, Output
from generator.shapes.row import Row

FEED = "/feed.xml"
NEWEST = 30


def files(column: Column) -> Iterator[Artifact]:
    """The newest of every kind that is in feeds."""
    everything: list[Row] = []
    for kind in column.site.kinds:
        if kind.feed:
            rows = feed_rows(kind, column.site)
            yield _feed(f"{kind.section.strip('/')}/feed.xml", kind.label, kind.section, rows, column)
            everything += rows
    yield _feed(FEED.removeprefix("/"), column.site.settings.ten_chuyen_muc, "/", everything, column)


def feed_rows(kind: Kind[Any], site: Site) -> tuple[Row, ...]:
    """What the feed of a kind holds, by default its records by the day of posting. Rows without a date are not news."""
    dated = (dated_row(card) for card in site.cards(kind.cards))
    own = kind.feed.rows(kind, site) if kind.feed and kind.feed.rows else dated
    return tuple(row for row in own if row.date)


def _feed(path: str, title: str, address: str, rows: Iterable[Row], column: Column) -> Artifact:
    newest = sorted(rows, key=lambda row: (row.date or Date.min, row.address), reverse=True)[:NEWEST]
    settings = column.site.settings
    base = settings.dia_chi_goc.rstrip("/")
    view = {
        "title": title,
        "agency": settings.ten_co_quan,
        "banner": column.chrome.banner,
        "home": base + address,
        "base": base,
        "rows": tuple(newest),
        "updated": newest[0].date if newest else column.site.date,
    }
    return Artifact(path=path, template="feeds/atom.xml", context=view)


OUTPUT = Output(files=files, places={"feed": FEED})
