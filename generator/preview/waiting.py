"""Pages that are drawn when they are asked for: of drafts and what is to be posted later, which no build makes, and of
what was saved a moment ago, while it is built.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from generator.keeping.packing import unpack
from generator.model.around import around_of
from generator.model.kind import Kind, Site, posted_cards
from generator.model.links import used_files
from generator.model.taking import take
from generator.outcome import Job
from generator.outputs import column_of
from generator.outputs.html import artifact_of, record_pages
from generator.problems import ContentFailed
from generator.rendering.renderer import Renderer
from generator.shapes.card import Card
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True)
class Item:
    """A content that is not posted, or was saved since it was; `mark` tells so in words for its editor."""

    kind: Kind[Any]
    card: Card
    mark: str

    @property
    def address(self) -> str:
        return self.card.row.address


class Waiting:
    """What waits in a site; pages are drawn of the files as they are at that moment."""

    def __init__(self, job: Job, site: Site) -> None:
        self._job, self.site = job, site
        self.items = tuple(_items(site))

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files."""
        return frozenset(item.card.path for item in self.items)

    @cached_property
    def files(self) -> frozenset[str]:
        """Their attachments, which no build publishes."""
        return frozenset(path for item in self.items for path in used_files(item.card, self.site.file_sizes))

    def at(self, address: str) -> Item | None:
        """What would stand at an address."""
        return next((item for item in self.items if item.address == address), None)

    @cached_property
    def posted(self) -> Mapping[str, Item]:
        """What is posted, by its file, for as long as a newer text of it is built."""
        mark = "Bản vừa lưu – đang kiểm tra và dựng lại cả chuyên mục"
        return {card.path: Item(kind, card, mark) for kind, card in posted_cards(self.site)}

    def page(self, item: Item) -> str:
        """Its page, as it would be posted. Raise ContentFailed or OSError where its file cannot be read."""
        kind, path, settings = item.kind, item.card.path, self.site.settings
        taken = take(kind, path, (self._job.root / path).read_bytes(), settings)
        record, card = unpack(taken.record), unpack(taken.card)
        if record is None:
            raise ContentFailed(taken.problems)
        site = self.site if path in self.posted else _with(self.site, kind, item.card, card)
        page = next(iter(record_pages(kind, record, card, around_of(kind, card, site), settings)))
        artifact = artifact_of(page, self._chrome, settings, page.date or site.date)
        renderer = Renderer(self._job.templates, urlsplit(settings.dia_chi_goc).path)
        return renderer.render(replace(artifact, pictures={})).decode()  # whole pictures: none is made smaller for it

    @cached_property
    def _chrome(self) -> Any:
        return column_of(self.site, ()).chrome


def _items(site: Site) -> Iterator[Item]:
    for kind in site.kinds:
        for card in site.waiting_cards(kind.cards):
            later = f"Sẽ đăng ngày {show_date(card.posted_on)}" if card.posted_on else ""
            yield Item(kind, card, "Bản nháp – chưa đăng" if card.draft else later)


def _with(site: Site, kind: Kind[Any], known: Card, card: Card) -> Site:
    """The site as it would be with this card posted."""
    posted = tuple(sorted((*site.posted[kind.name], card), key=kind.order))
    waiting = tuple(each for each in site.waiting[kind.name] if each is not known)
    return replace(
        site,
        posted={**site.posted, kind.name: posted},
        waiting={**site.waiting, kind.name: waiting},
        addresses={**site.addresses, card.path: card.row.address},
    )
