"""What is limited in time, and by which limit: the law's for its day (days.limits), for an answer the office's own
where it declares one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.days.limits import ANSWER, Limit, limit_on
from generator.model.settings import Settings
from generator.shapes.card import Card
from generator.shapes.span import Span


def limited(cards: Iterable[Card], settings: Settings) -> Iterator[tuple[Card, Span, Limit]]:
    """Every span of the cards that a rule known for its day limits."""
    for card in cards:
        for span in card.spans:
            if limit := limit_of(span, settings):
                yield card, span, limit


def limit_of(span: Span, settings: Settings) -> Limit | None:
    """The limit with its basis; None where no rule for that day is known."""
    return answer_limit(span.since, settings) if span.rule == ANSWER else limit_on(span.rule, span.since)


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitTold:
    """A limit as pages tell it: '20 ngày', by what."""

    words: str
    basis: str


def answer_told(day: Date, settings: Settings) -> LimitTold | None:
    limit = answer_limit(day, settings)
    return LimitTold(words=limit.words, basis=limit.basis) if limit else None


def answer_limit(day: Date, settings: Settings) -> Limit | None:
    """Within what time feedback of that day is answered: as the office declares, else by law."""
    if own := settings.han_tra_loi_phan_anh:
        return Limit(days=own, basis="hạn do cơ quan đặt")
    return limit_on(ANSWER, day)
