"""The whole records, one at a time, for what cards do not tell: pages, leaves, open data, search words, gate 3."""

from collections.abc import Iterable
from typing import Any

from generator.model.content import Content
from generator.shapes.card import Card


class Records:
    """Every record by its card, as it was read."""

    def __init__(self, records: Iterable[Content]) -> None:
        self._records = {record.path: record for record in records}

    def of(self, card: Card) -> Any:
        """The record that the card is drawn from."""
        return self._records[card.path]
