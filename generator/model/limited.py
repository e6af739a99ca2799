"""What is limited in time, and by which limit: the law's for its day (days.limits), for an answer the office's own."""

from collections.abc import Iterable, Iterator

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
    """The limit in working days with its basis; None where no rule for that day is known."""
    if span.rule == ANSWER:
        return Limit(days=settings.han_tra_loi_phan_anh, basis="«Hạn trả lời phản ánh» khai trong site.yaml")
    return limit_on(span.rule, span.since)
