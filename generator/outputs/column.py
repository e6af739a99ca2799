"""What outputs draw from, and what an output is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from generator.artifacts import Artifact
from generator.model.kind import Kind, Site
from generator.model.records import Records
from generator.rendering.chrome import Chrome
from generator.rendering.head import head_of
from generator.shapes.card import Card
from generator.shapes.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The site, its records, every page that is to be, and what surrounds each; `posted` are the posted cards, each
    with its kind, by content file; `days` is the newest day of content at or under every address.
    """

    site: Site
    records: Records
    pages: tuple[Page, ...]
    posted: Mapping[str, tuple[Kind[Any], Card]]
    chrome: Chrome
    days: Mapping[str, Date]

    def beside(self, page: Page) -> dict[str, object]:
        """What the template of a page sees beside the page's own view."""
        return {"chrome": self.chrome, "page": head_of(page, self.chrome, self.site.settings, self.days)}


def nothing(_: Column) -> tuple[Artifact, ...]:
    """For an output that is pages only."""
    return ()


def no_pages(_site: Site, _records: Records, _pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """For an output without pages of its own."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A thing that is published: the pages that it adds to those planned before it, and its files."""

    pages: Callable[[Site, Records, tuple[Page, ...]], Iterable[Page]] = no_pages
    files: Callable[[Column], Iterable[Artifact]] = nothing
    places: Mapping[str, str] = field(default_factory=dict)  # addresses that templates lead to, by name
