"""What the rest of the column may know of a news item."""

import dataclasses
from dataclasses import dataclass

from generator.model.kind import Cards, Site
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.text.comparing import same

LED_TO = 5  # newest items of a category that another page leads on to


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsCard(Card):
    """`category` is one that site.yaml declares."""

    category: str


NEWS: Cards[NewsCard] = Cards("news")


def of_category(site: Site, category: str) -> tuple[Row, ...]:
    """The newest posted items of a category, if the office has such a category at all."""
    own = [card.row for card in site.cards(NEWS) if same(card.category, category)]
    return tuple(dataclasses.replace(row, summary="", label="") for row in own[:LED_TO])
