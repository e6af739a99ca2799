"""What the rest of the column may know of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.kind import Cards
from generator.shapes.card import Card
from generator.shapes.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard(Card):
    """`tasks` in the order of the file; `label_lines` where each names the kinds that serve it, by its number."""

    year: int
    tasks: tuple[Task, ...]
    label_lines: Mapping[str, int]
    asks_reports: bool  # one of its tasks is to report


PLANS: Cards[PlanCard] = Cards("plan")
