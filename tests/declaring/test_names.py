"""The name of a field in the code is the legal term that an editor types, without its accents."""

from collections.abc import Iterator

import pytest

from generator.declaring.fields import Group, specs
from generator.kinds import KINDS
from generator.model.decision import Decision
from generator.model.settings import Settings
from generator.outputs.tables import Common
from generator.text.comparing import column, key


def with_inner(group: type[Group]) -> Iterator[type[Group]]:
    """The group and every group declared within it."""
    yield group
    for spec in specs(group).values():
        if spec.group is not None:
            yield from with_inner(spec.group)


derived = {kind.data.derived for kind in KINDS if specs(kind.data.derived)}
GROUPS = sorted(
    {
        inner
        for group in (*(kind.record for kind in KINDS), *derived, Common, Decision, Settings)
        for inner in with_inner(group)
    },
    key=lambda group: (group.__module__, group.__name__),
)
every_group = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)


def test_there_are_groups_within_groups() -> None:
    assert {"Procedure", "Dossier", "Paper", "Decision", "Issued", "Settings", "Hotline"} <= {
        each.__name__ for each in GROUPS
    }
    assert all(specs(group) for group in GROUPS)


@every_group
def test_an_attribute_is_the_column_name_of_its_label(group: type[Group]) -> None:
    assert {name: column(spec.label) for name, spec in specs(group).items()} == {name: name for name in specs(group)}


@every_group
def test_no_two_labels_read_alike(group: type[Group]) -> None:
    labels = [spec.label for spec in specs(group).values()]
    assert len({key(label) for label in labels}) == len(labels)


@every_group
def test_a_label_is_clean_vietnamese_text(group: type[Group]) -> None:
    for spec in specs(group).values():
        assert spec.label == " ".join(spec.label.split())
        assert spec.label[0].isupper()
        assert not set(spec.label) & set(":#\"'[]{}_")


@every_group
def test_an_obligatory_field_of_a_closed_form_shows_an_example(group: type[Group]) -> None:
    for spec in specs(group).values():
        assert spec.shape
        assert spec.example or spec.in_body or spec.group or spec.shape.removeprefix("danh sách: ").startswith("chữ")
