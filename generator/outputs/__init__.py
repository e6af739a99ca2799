"""The things that are published: each turns the site and its pages into artifacts, and knows no other."""

from collections.abc import Callable, Iterable

from generator.artifacts import Artifact
from generator.model.kind import Site
from generator.outputs import assets, calendars, data, feeds, files, html, offline, redirects, search, sitemap, standing
from generator.rendering.chrome import Chrome
from generator.shapes.page import Page
from generator.views.pages import pages_of

OUTPUTS: tuple[Callable[[Site, Chrome, tuple[Page, ...]], Iterable[Artifact]], ...] = (
    html.plan,
    redirects.plan,
    feeds.plan,
    data.plan,
    calendars.plan,
    search.plan,
    sitemap.plan,
    files.plan,
    assets.plan,
    offline.plan,
)


def all_pages(site: Site) -> tuple[Page, ...]:
    """Every page of the column: those of the kinds, and the few that stand by themselves."""
    pages = (*standing.pages(site), *data.pages(site), *(page for kind in site.kinds for page in pages_of(kind, site)))
    return (*pages, offline.page(), search.page(site, pages))
