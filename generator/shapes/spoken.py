"""What may be written in a language of the province other than Vietnamese."""

from dataclasses import dataclass

from generator.shapes.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenCard(Card):
    """`tongue` is the tag of its language; `original` the name of the file that says the same in Vietnamese, or ''."""

    tongue: str
    original: str
