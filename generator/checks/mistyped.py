"""Codes that were most likely mistyped: a procedure of the register without its text, a text that no decision names."""

from collections.abc import Mapping

from generator.kinds.procedure.card import PROCEDURES, ProcedureCard
from generator.model.kind import Site
from generator.model.register import Entry
from generator.text.comparing import same


def mistyped(site: Site) -> Mapping[str, tuple[Entry, ProcedureCard]]:
    """The entry and the text that belong together, by the code of the text."""
    known = site.register.codes
    cards = {card.code: card for card in site.all_cards(PROCEDURES)}
    alone = [card for code, card in cards.items() if code not in known]
    lacking = [entry for entry in site.register.in_force if entry.code not in cards] if alone else []
    pairs: dict[str, tuple[Entry, ProcedureCard]] = {}
    for entry in lacking:
        likely = (card for card in alone if card.code not in pairs and _likely(entry, card))
        if card := next(likely, None):
            pairs[card.code] = entry, card
    return pairs


def _likely(entry: Entry, card: ProcedureCard) -> bool:
    """Of one name, or one digit or two swapped ones apart."""
    digits = [(one, other) for one, other in zip(entry.code, card.code, strict=True) if one != other]
    swapped = len(digits) == 2 and digits[0] == digits[1][::-1]
    return same(entry.name, card.row.title) or len(digits) == 1 or swapped
