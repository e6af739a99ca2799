"""What outputs draw from, and what an output is."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Protocol

from generator.artifacts import Artifact
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.chrome import Chrome
from generator.rendering.head import head_of
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.page import Outline, Page


class Parts(Protocol):
    """What whole records give to files that gather many: each was made with the pages of its record, and is kept."""

    def of(self, name: str, cards: Iterable[Card] | None = None) -> Iterator[tuple[Card, bytes]]:
        """The parts of that name, one a posted record, in the order of the kinds and of their cards; or of some."""


class NoParts:
    """Before any record has been made."""

    def of(self, _name: str, _cards: Iterable[Card] | None = None) -> Iterator[tuple[Card, bytes]]:
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The site and what surrounds each page of it; `days` is the newest day of content at or under every address. With
    `parts` once all records are made, and of their pages the outlines, and then with the `pages` that are drawn from
    cards and parts.
    """

    site: Site
    chrome: Chrome
    days: Mapping[str, Date]
    parts: Parts = NoParts()
    record_pages: tuple[Outline, ...] = ()
    pages: tuple[Page, ...] = ()

    def day_of(self, page: Page) -> Date:
        """The page's own day, else the newest day of what stands under it, else of the column."""
        return page.date or self.days.get(page.address) or self.days["/"]

    def beside(self, page: Page) -> dict[str, object]:
        """What the template of a page sees beside the page's own view."""
        return {"chrome": self.chrome, "page": head_of(page, self.chrome, self.site.settings, self.day_of(page))}


def nothing(_: Column) -> tuple[Artifact, ...]:
    """For an output that is pages only."""
    return ()


def no_pages(_: Column) -> tuple[Page, ...]:
    """For an output without pages of its own."""
    return ()


def no_parts(_kind: Kind[Any], _record: Any, _card: Card, _around: Around, _settings: Settings) -> dict[str, bytes]:
    """For an output that is drawn from cards alone."""
    return {}


Read = Callable[[str], bytes]  # a finished file, as it was
Edit = Callable[[Read, tuple[str, ...], Iterable[tuple[bytes, bytes]]], Mapping[str, bytes] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A thing that is published: the pages that it adds to those planned before it, its files, and by name the parts of
    whole records that it joins. `edits` tells, by the name of a part, how files that were made of it become what they
    are with some parts (old, new) in place of the others: (path, bytes) of those that change; None where all must be
    made anew.
    """

    pages: Callable[[Column], Iterable[Page]] = no_pages
    files: Callable[[Column], Iterable[Artifact]] = nothing
    parts: Callable[[Kind[Any], Any, Card, Around, Settings], Mapping[str, bytes]] = no_parts
    edits: Mapping[str, Edit] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)  # addresses that templates lead to, by name
