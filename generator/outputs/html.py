"""The HTML pages: those of the kinds, and around every page of the column its chrome."""

from collections.abc import Iterator

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site
from generator.model.records import Records
from generator.outputs.column import Column, Output
from generator.shapes.page import Page
from generator.views.details import details_of, lists_of


def pages(site: Site, records: Records, _: tuple[Page, ...]) -> Iterator[Page]:
    """Of each kind its lists, from cards, then the pages of each record, then what gathers several."""
    for kind in site.kinds:
        yield from lists_of(kind, site)
        for card in site.cards(kind.cards):
            yield from details_of(kind, records.of(card), card, site)
        yield from kind.pages.joined(kind, records.of, site)


def files(column: Column) -> Iterator[Artifact]:
    """Each page with its head and chrome; templates see `chrome`, `page`, the page's view and its leaves alone."""
    for page in column.pages:
        around = column.around(page)
        yield Artifact(
            path=path_of(page.address),
            template=page.template,
            context=around | dict(page.view),
            sources=page.sources,
            pictures=page.pictures,
            leaves=tuple((leaf.template, around | dict(leaf.view)) for leaf in page.leaves),
        )


OUTPUT = Output(pages=pages, files=files)
