"""Figures of the periodic report: what each kind says of itself, and what is counted over all of them."""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.days.periods import Period
from generator.model.coverage import coverage
from generator.model.kind import Kind, Site, posted_cards
from generator.shapes.card import Card
from generator.shapes.figure import Figure
from generator.text.showing import show_date


def figures_of(kind: Kind[Any], site: Site, period: Period) -> Iterable[Figure]:
    """What a kind reports of a period; by default how many of its records were posted in it."""
    return kind.figures(kind, site, period) if kind.figures else counted(kind, site, period)


def counted(kind: Kind[Any], site: Site, period: Period) -> Iterator[Figure]:
    """What any kind has to report: how many were posted in the period."""
    number = sum(period.holds(card.posted_on) for card in site.cards(kind.cards))
    yield Figure(label=f"{kind.label}: số đã đăng trong kỳ", value=number)


def posted_share(kind: Kind[Any], site: Site) -> Iterator[Figure]:
    """Where all that is in force must be posted: how much of it is, on the day of the report; of earlier days nobody
    knows.
    """
    if kind.whole:
        counted = coverage(site)
        label = f"{kind.label} đã đăng trên chuyên mục, ngày {show_date(site.date)}"
        yield Figure(label=label, part=counted.posted, whole=counted.required, base=f"thủ tục {site.settings.whole}")


def bears(card: Card, number: str) -> bool:
    """Whether a content says of itself that it serves the task of that number, or a part of it."""
    return card.task == number or card.task.startswith(f"{number}.")


def bearing(number: str, site: Site, period: Period) -> Iterator[Figure]:
    """How many contents posted in the period bear the number of a task."""
    found = sum(bears(card, number) and period.holds(card.posted_on) for _, card in posted_cards(site))
    yield Figure(label=f"Nội dung đã đăng có ghi «Nhiệm vụ: {number}»", value=found)


def total(site: Site, period: Period) -> Iterator[Figure]:
    """How many contents of whatever kind were posted in the period."""
    number = sum(period.holds(card.posted_on) for _, card in posted_cards(site))
    yield Figure(label="Tổng số nội dung đã đăng trong kỳ", value=number)
