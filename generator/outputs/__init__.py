"""The things that are published: each turns cards, records and pages into artifacts, and knows no other."""

from generator.artifacts import Artifact
from generator.model.kind import Site, posted_cards
from generator.model.records import Records
from generator.outputs import assets, calendars, data, feeds, files, html, offline, redirects, search, sitemap, standing
from generator.outputs.column import Column, Output
from generator.rendering.chrome import chrome_of
from generator.rendering.head import newest_days
from generator.rendering.places import joined
from generator.shapes.page import Page
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


def column_of(site: Site, records: Records) -> Column:
    """What every output draws its files from: the site, the records, all pages planned, what surrounds a page."""
    pages: tuple[Page, ...] = ()
    for output in OUTPUTS:
        pages += tuple(output.pages(site, records, pages))
    places = joined(output.places for output in OUTPUTS)
    chrome = chrome_of(site, plain(site.settings), places)
    return Column(
        site=site,
        records=records,
        pages=pages,
        posted={card.path: (kind, card) for kind, card in posted_cards(site)},
        chrome=chrome,
        days=newest_days((page.address, page.date) for page in pages),
    )


def artifacts_of(column: Column) -> tuple[Artifact, ...]:
    """Every file of the column."""
    return tuple(artifact for output in OUTPUTS for artifact in output.files(column))
