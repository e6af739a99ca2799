"""The number of a task that a content bears, and the kinds that serve a task, are known."""

from collections.abc import Iterable, Iterator

from generator.kinds.plan import plan
from generator.model.old_kind import Site, posted_on
from generator.problems import Problem
from generator.text.comparing import guess, same


def check(site: Site) -> Iterator[Problem]:
    """A content of a year without a plan may bear any number: it is told of no plan that it contradicts."""
    yield from _labels(site)
    plans = {each.nam: each for each in site.everything(plan.KIND)}
    for kind in site.kinds:
        for record in site.everything(kind):
            own = plans.get((posted_on(kind, record) or site.date).year)
            if record.nhiem_vu and own and record.nhiem_vu not in (numbers := [task.so for task in own.tasks]):
                message = f"Nhiệm vụ: kế hoạch năm {own.nam} ({own.path}) không có nhiệm vụ «{record.nhiem_vu}»"
                yield record.problem("nhiem_vu", "nhiem-vu", message, _hint(record.nhiem_vu, numbers))


def _labels(site: Site) -> Iterator[Problem]:
    known = [kind.label for kind in site.kinds]
    for record in site.everything(plan.KIND):
        for task in record.tasks:
            for label in task.muc_phuc_vu:
                if not any(same(label, each) for each in known):
                    message = f"nhiệm vụ {task.so}: chuyên mục không có mục «{label}»"
                    yield Problem(
                        path=record.path,
                        line=task.line("muc_phuc_vu"),
                        rule="nhiem-vu",
                        message=message,
                        hint=_hint(label, known),
                    )


def _hint(typed: str, known: Iterable[str]) -> str:
    near = guess(typed, known)
    return f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(known)
