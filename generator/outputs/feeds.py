"""Atom feeds: one for the column, one for each section that has one."""

from collections.abc import Iterable, Iterator
from datetime import date as Date

from generator.artifacts import Artifact
from generator.model.kind import Site
from generator.rendering.chrome import Chrome
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.pages import feed_rows

NEWEST = 30


def plan(site: Site, chrome: Chrome, _: tuple[Page, ...]) -> Iterator[Artifact]:
    """The newest of every kind that is in feeds."""
    everything: list[Row] = []
    for kind in site.kinds:
        if kind.in_feed:
            rows = feed_rows(kind, site)
            yield _feed(f"{kind.section.strip('/')}/feed.xml", kind.label, kind.section, rows, chrome)
            everything += rows
    yield _feed("feed.xml", chrome.settings.ten_chuyen_muc, "/", everything, chrome)


def _feed(path: str, title: str, address: str, rows: Iterable[Row], chrome: Chrome) -> Artifact:
    newest = sorted(rows, key=lambda row: (row.date or Date.min, row.address), reverse=True)[:NEWEST]
    base = chrome.settings.dia_chi_goc.rstrip("/")
    view = {
        "chrome": chrome,
        "title": title,
        "home": base + address,
        "base": base,
        "rows": tuple(newest),
        "updated": newest[0].date if newest else chrome.date,
    }
    return Artifact(path=path, template="feeds/atom.xml", context=view)
