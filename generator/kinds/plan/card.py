"""What the rest of the column may know of a plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds.procedure.card import Citation
from generator.model.kind import Cards
from generator.shapes.card import Card
from generator.shapes.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard(Card):
    """`tasks` in the order of the file, `bases` are the documents that it carries out; `label_lines` where each task
    names the kinds that serve it, by its number.
    """

    year: int
    tasks: tuple[Task, ...]
    label_lines: Mapping[str, int]
    bases: tuple[Citation, ...]
    asks_reports: bool  # one of its tasks is to report


PLANS: Cards[PlanCard] = Cards("plan")
