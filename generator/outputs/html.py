"""The HTML pages: those of the kinds, and around every page of the column its chrome."""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import Any

from generator.artifacts import Artifact, path_of
from generator.keeping.packing import pack, unpack
from generator.model.kind import C, Kind
from generator.model.links import with_links
from generator.model.settings import Settings
from generator.outputs.column import Column, Output, Parts
from generator.rendering.chrome import Chrome
from generator.rendering.head import head_of
from generator.shapes.around import Around
from generator.shapes.page import Fragment, Outline, Page
from generator.views.details import details_of, lists_of

OUTLINE = "outline"


def pages(column: Column) -> Iterator[Page]:
    """Of each kind its lists, then what joins several records: drawn from cards alone."""
    for kind in column.site.kinds:
        yield from lists_of(kind, column.site)
        yield from kind.pages.joined(kind, column.site)


def record_pages(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> tuple[Page, ...]:
    """The pages of one record, which need nothing but these values."""
    return tuple(details_of(kind, with_links(record, around.targets), card, around, settings))


def record_leaf(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> Fragment | None:
    """What a page that joins several records shows of this one, if any does; as closed as its pages."""
    if kind.pages.leaf is None:
        return None
    return kind.pages.leaf(kind, with_links(record, around.targets), card, around, settings)


def artifact_of(page: Page, chrome: Chrome, settings: Settings, day: Date) -> Artifact:
    """A page with its head and chrome; its template sees `chrome`, `page`, the page's view and its leaves alone."""
    return Artifact(
        path=path_of(page.address),
        template=page.template,
        context={"chrome": chrome, "page": head_of(page, chrome, settings, day), **page.view},
        sources=page.sources,
        pictures=page.pictures,
        joins=page.leaves,
    )


def files(column: Column) -> Iterator[Artifact]:
    """The pages that are no record's."""
    settings = column.site.settings
    yield from (artifact_of(page, column.chrome, settings, column.day_of(page)) for page in column.pages)


def outline(pages: Iterable[Page]) -> bytes:
    """What sitemap and search must know of the pages of a record."""
    return pack(tuple(outline_of(page) for page in pages))


def outline_of(page: Page) -> Outline:
    """What sitemap and search must know of a page."""
    return Outline(
        address=page.address,
        title=page.title,
        description=page.description,
        section=page.crumbs[-1].title if page.crumbs else "",
        date=None if page.date_is else page.date,
        in_sitemap=page.in_sitemap,
    )


def outlines_in(parts: Parts) -> Iterator[Outline]:
    """Those of the pages of all records."""
    for _, part in parts.of(OUTLINE):
        yield from unpack(part)


def outlines(column: Column) -> Iterator[Outline]:
    """Every page of the column, in outline: those drawn from cards, then those of the records."""
    yield from map(outline_of, column.pages)
    yield from column.record_pages


OUTPUT = Output(pages=pages, files=files)
