"""Pages are closed: templates are given plain values, and the day of the build stands on few pages."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from generator.kinds.procedure.card import PROCEDURES
from generator.pipeline import Job, run
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY, tree_of
from tests.planned import plan_of

PLAIN = (str, int, float, bool, Decimal, date, time, timedelta, type(None))


def open_values(value: object, place: str) -> Iterator[str]:
    """Every value that is more than plain data, by its place in the context."""
    if isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from open_values(each, f"{place}[{number}]")
    elif isinstance(value, Mapping):
        for name, each in value.items():
            assert isinstance(name, str | int), f"{place}: {name!r}"
            yield from open_values(each, f"{place}.{name}")
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        own = {name for name in vars(type(value)) if not name.startswith("__")}
        if own - {each.name for each in dataclasses.fields(value)}:
            yield f"{place}: {type(value).__name__} does something"
        for each in dataclasses.fields(value):
            yield from open_values(getattr(value, each.name), f"{place}.{each.name}")
    elif type(value).__module__ != "markupsafe" and type(value) not in PLAIN:
        yield f"{place}: {type(value).__name__}"


@pytest.mark.parametrize(("root", "day"), [(ROOT, TODAY), (EXAMPLE, EXAMPLE_DAY)], ids=["shipped", "example"])
def test_templates_see_plain_values_only(root: Path, day: date) -> None:
    plan = plan_of(root, day)
    given = {each.template: each.context for each in plan.artifacts() if each.template}
    assert len(given) > 10
    leaves = {leaf.template: leaf.view for each in plan.posted if (leaf := plan.leaf_of(each))}
    assert leaves
    contexts = leaves | given
    faults = {fault for template, context in contexts.items() for fault in open_values(context, template)}
    assert faults == set()


def test_a_leaf_knows_no_page() -> None:
    plan = plan_of(EXAMPLE, EXAMPLE_DAY)
    leaves = {path for page in plan.column.pages for path in page.leaves}
    assert leaves == {card.path for card in plan.site.cards(PROCEDURES)}
    seen = {name for each in plan.posted if (leaf := plan.leaf_of(each)) for name in leaf.view}
    assert seen == {"item", "facts", "url", "reception", "calls", "anchor"}


def test_the_day_of_the_build_stands_on_home_the_list_and_the_sheets_alone(tmp_path: Path) -> None:
    days = [date(2026, 11, 24), date(2026, 11, 25)]  # nothing happens from one to the other
    for day in days:
        assert run(Job(root=ROOT, date=day, output=tmp_path / str(day))).published
    before, after = (tree_of(tmp_path / str(day)) for day in days)
    assert before.keys() == after.keys()
    changed = {path for path in before if path.endswith(".html") and before[path] != after[path]}
    others = {path for path in changed if not path.endswith("/phieu/index.html") and not path.startswith("niem-yet/")}
    assert others == {"index.html", "thu-tuc/index.html"}
