"""The things that are published: each turns cards, parts and pages into artifacts, and knows no other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date
from typing import Any

from generator.artifacts import Artifact
from generator.model.kind import C, Kind, Site
from generator.model.settings import Settings
from generator.outputs import assets, calendars, data, feeds, files, html, offline, redirects, search, sitemap, standing
from generator.outputs.column import Column, Edit, Output, Parts
from generator.rendering.chrome import CONTACT, chrome_of
from generator.rendering.head import newest_days
from generator.rendering.places import joined
from generator.shapes.around import Around
from generator.views.plain import plain

OUTPUTS: tuple[Output, ...] = (
    standing.OUTPUT,
    data.OUTPUT,
    html.OUTPUT,
    redirects.OUTPUT,
    feeds.OUTPUT,
    calendars.OUTPUT,
    offline.OUTPUT,
    sitemap.OUTPUT,
    files.OUTPUT,
    assets.OUTPUT,
    search.OUTPUT,  # last: it lists the pages of all above
)

EDITS: dict[str, Edit] = {part: edit for output in OUTPUTS for part, edit in output.edits.items()}


def parts_of(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> dict[str, bytes]:
    """What one record gives to files that join many, by name."""
    parts: dict[str, bytes] = {}
    for output in OUTPUTS:
        parts |= output.parts(kind, record, card, around, settings)
    return parts


def column_of(site: Site, days: Iterable[tuple[str, Date | None]]) -> Column:
    """What surrounds each page; `days` are those of the contents, by the addresses of their pages."""
    places = joined(output.places for output in OUTPUTS)
    chrome = chrome_of(site, plain(site.settings), places)
    dated = (*days, (CONTACT, site.settings.ngay_doi_chieu))
    return Column(site=site, chrome=chrome, days=newest_days(dated))


def planned(column: Column, parts: Parts) -> Column:
    """With every page that is no record's, each output knowing those of the outputs before it."""
    column = replace(column, parts=parts, record_pages=tuple(html.outlines_in(parts)))
    for output in OUTPUTS:
        column = replace(column, pages=(*column.pages, *output.pages(column)))
    return column


def artifacts_of(column: Column) -> tuple[Artifact, ...]:
    """Every file that is no record's page."""
    return tuple(artifact for output in OUTPUTS for artifact in output.files(column))
