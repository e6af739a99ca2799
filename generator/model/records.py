"""The whole records, one at a time, for what cards do not tell: pages, binders, open data, search words, gate 3."""

from collections.abc import Iterable
from typing import Any

from generator.model.content import Content
from generator.model.kind import Site
from generator.model.links import with_links
from generator.shapes.card import Card


class Records:
    """Every record by its card, the links of its body turned into addresses of the column."""

    def __init__(self, records: Iterable[Content], site: Site) -> None:
        self._records = {record.path: record for record in records}
        self._site = site

    def of(self, card: Card) -> Any:
        """The record that the card is drawn from."""
        return with_links(self._records[card.path], self._site.addresses, self._site.file_sizes)
