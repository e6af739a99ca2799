"""The whole records, one at a time, for what cards do not tell: pages, binders, open data, search words, gate 3."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.keeping.packing import unpack
from generator.keeping.store import Store
from generator.model.finding import FileTypes, type_at
from generator.model.settings import Settings
from generator.model.taking import take
from generator.shapes.card import Card

SHELF = "records"


@dataclass(frozen=True, slots=True)
class Records:
    """Every record of a site root by the path of its file, as it was read: from the store, else from its file again."""

    root: Path
    types: FileTypes
    settings: Settings
    store: Store
    digests: dict[str, str] = field(default_factory=dict)  # of each file that was read

    def of(self, card: Card) -> Any:
        """The record that a card is drawn from, its links as they were typed."""
        found = self.store.get(SHELF, card.path)
        digest, record = unpack(found) if found else ("", b"")
        if digest != self.digests[card.path]:
            own = type_at(card.path, self.types)
            record = take(own, card.path, (self.root / card.path).read_bytes(), self.settings).record
        return unpack(record)
