"""The HTML pages: those of the kinds, and around every page of the column its chrome."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.artifacts import Artifact, Leaf, path_of
from generator.model.around import around_of
from generator.model.kind import C, Kind, Site
from generator.model.links import with_links
from generator.model.records import Records
from generator.model.settings import Settings
from generator.outputs.column import Column, Output
from generator.shapes.around import Around
from generator.shapes.page import Fragment, Page
from generator.views.details import details_of, lists_of


def pages(site: Site, records: Records, _: tuple[Page, ...]) -> Iterator[Page]:
    """Of each kind its lists, then the pages of each record, then what joins several; all but the pages of the records
    are drawn from cards alone.
    """
    for kind in site.kinds:
        yield from lists_of(kind, site)
        for card in site.cards(kind.cards):
            around = around_of(kind, card, site)
            yield from record_pages(kind, records.of(card), card, around, site.settings)
        yield from kind.pages.joined(kind, site)


def record_pages(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> Iterable[Page]:
    """The pages of one record, which need nothing but these values."""
    return details_of(kind, with_links(record, around.targets), card, around, settings)


def record_leaf(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> Fragment:
    """What a page that joins several records shows of this one; as closed as its pages."""
    assert kind.pages.leaf is not None, "only records whose kind makes leaves are joined"
    return kind.pages.leaf(kind, with_links(record, around.targets), card, around, settings)


def files(column: Column) -> Iterator[Artifact]:
    """Each page with its head and chrome; templates see `chrome`, `page`, the page's view and its leaves alone."""
    for page in column.pages:
        yield Artifact(
            path=path_of(page.address),
            template=page.template,
            context=column.beside(page) | dict(page.view),
            sources=page.sources,
            pictures=page.pictures,
            leaves=page.leaves,
        )


def leaf_of(column: Column, path: str) -> Leaf:
    """The leaf of the record of a content file: its template, which sees `chrome` and the leaf's view alone."""
    site = column.site
    kind, card = column.posted[path]
    around = around_of(kind, card, site)
    leaf = record_leaf(kind, column.records.of(card), card, around, site.settings)
    return leaf.template, {"chrome": column.chrome, **leaf.view}


OUTPUT = Output(pages=pages, files=files)
