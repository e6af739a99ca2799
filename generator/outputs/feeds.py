"""Atom feeds: one for the column, one for each section that has one."""

import dataclasses
from collections.abc import Iterator
from datetime import date as Date

from generator.artifacts import Artifact
from generator.frame import Frame
from generator.shapes import Page, Row, Site, posted_on

NEWEST = 30


def plan(site: Site, frame: Frame, _: tuple[Page, ...]) -> Iterator[Artifact]:
    """What was posted last of every kind that is in feeds. Rows without a date are not news."""
    everything: list[Row] = []
    for kind in site.kinds:
        if kind.in_feed:
            dated = ((kind.row(record), posted_on(kind, record)) for record in site.of(kind))
            rows = [dataclasses.replace(row, date=day) for row, day in dated if day]
            yield _feed(f"{kind.section.strip('/')}/feed.xml", kind.label, kind.section, rows, frame)
            everything += rows
    yield _feed("feed.xml", frame.settings.ten_chuyen_muc, "/", everything, frame)


def _feed(path: str, title: str, address: str, rows: list[Row], frame: Frame) -> Artifact:
    newest = sorted(rows, key=lambda row: (row.date or Date.min, row.address), reverse=True)[:NEWEST]
    base = frame.settings.dia_chi_goc.rstrip("/")
    view = {
        "frame": frame,
        "title": title,
        "home": base + address,
        "base": base,
        "rows": tuple(newest),
        "updated": newest[0].date if newest else frame.date,
    }
    return Artifact(path=path, template="feeds/atom.xml", context=view)
