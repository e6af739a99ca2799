"""The number of a task that a content bears is one of its year's plan; the kinds that a plan names are there."""

from collections.abc import Iterable, Iterator

from generator.kinds.plan.card import PLANS
from generator.model.cards import fault
from generator.model.kind import Site, every_card
from generator.problems import Problem
from generator.text.comparing import guess, same


def check(site: Site) -> Iterator[Problem]:
    """Drafts and what waits included. In a year without a plan any number may stand: there is none that it breaks."""
    yield from _labels(site)
    yield from _numbers(site)


def _labels(site: Site) -> Iterator[Problem]:
    known = [kind.label for kind in site.kinds]
    for plan in site.all_cards(PLANS):
        for task in plan.tasks:
            for label in task.labels:
                if not any(same(label, each) for each in known):
                    yield Problem(
                        path=plan.path,
                        line=plan.label_lines[task.number],
                        rule="nhiem-vu",
                        message=f"nhiệm vụ {task.number}: chuyên mục không có mục «{label}»",
                        hint=_hint(label, known),
                    )


def _numbers(site: Site) -> Iterator[Problem]:
    plans = {plan.year: plan for plan in site.all_cards(PLANS)}
    for card in every_card(site):
        plan = plans.get((card.day or site.date).year)
        if card.task and plan and card.task not in (numbers := [task.number for task in plan.tasks]):
            message = f"Nhiệm vụ: kế hoạch năm {plan.year} ({plan.path}) không có nhiệm vụ «{card.task}»"
            yield fault(card, "nhiem_vu", "nhiem-vu", message, _hint(card.task, numbers))


def _hint(typed: str, known: Iterable[str]) -> str:
    near = guess(typed, known)
    return f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(known)
