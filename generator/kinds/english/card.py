"""What the rest of the column may know of an English summary."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache

from generator.model.kind import Cards, Site
from generator.shapes.card import Card

SECTION = "/en/"
LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryCard(Card):
    """`code` is of the procedure that it sums up, `checked` the day on which it agreed with the Vietnamese text."""

    code: str
    checked: Date


SUMMARIES: Cards[SummaryCard] = Cards("english")


@lru_cache(maxsize=1)
def summaries(site: Site) -> Mapping[str, str]:
    """The addresses of the posted summaries by the code of their procedure; remembered, every procedure asks."""
    return {card.code: card.row.address for card in site.cards(SUMMARIES)}
