"""Rules run over a list of which an element is wrong: they tell what the others say, and nothing that may be untrue."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.declaring.file_type import FileType, judged
from generator.declaring.parsing import parse
from generator.declaring.partly import Partly, Unread
from generator.kinds import KINDS
from generator.model.decision import DECISIONS
from generator.model.finding import type_of
from generator.reading.source import read
from generator.reading.values import Entries, Items, Node, Text
from tests.conftest import EXAMPLE, ROOT

PATHS = tuple(
    (root, path.relative_to(root).as_posix())
    for root in (ROOT, EXAMPLE)
    for path in sorted((root / "content").rglob("*.md"))
    if path.name != "README.md"
)


def test_what_the_others_answer_is_answered_and_no_more() -> None:
    some = Partly((1, 2))
    assert 2 in some
    assert some
    assert some not in (None, "", ())
    assert any(each == 2 for each in some)
    assert not all(each == 2 for each in some)
    said: list[object] = []
    with pytest.raises(Unread):
        said.extend(each for each in map(said.append, some))
    assert said[:1] == [1]
    for ask in (
        lambda: 3 in some,
        lambda: len(some),
        lambda: some[0],
        lambda: some[5:],
        lambda: (*some,),
        lambda: tuple(some),
        lambda: list(some),
        lambda: set(some),
        lambda: sum(some),
        lambda: sorted(some),
        lambda: some + (3,),  # noqa: RUF005
        lambda: (3,) + some,  # noqa: RUF005
        lambda: some == (1, 2),
        lambda: {some: 1},
        lambda: all(some),
        lambda: max(*some),
        lambda: list(reversed(some)),
    ):
        with pytest.raises(Unread):
            ask()


def spoiled(node: Node) -> Iterator[Node]:
    """The node with each element of each list in it made unreadable in turn."""
    bad = Entries(((Text("Không có mục này", node.line), Text("x", node.line)),), node.line)
    if isinstance(node, Items):
        for at, item in enumerate(node.items):
            yield Items((*node.items[:at], bad, *node.items[at + 1 :]), node.line)
            for changed in spoiled(item):
                yield Items((*node.items[:at], changed, *node.items[at + 1 :]), node.line)
    if isinstance(node, Entries):
        for at, (name, value) in enumerate(node.entries):
            for changed in spoiled(value):
                yield Entries((*node.entries[:at], (name, changed), *node.entries[at + 1 :]), node.line)


def own_type(path: str) -> FileType:
    own = type_of(path, (*KINDS, DECISIONS))
    assert own is not None
    return own


@pytest.mark.parametrize("kind", [*KINDS, DECISIONS], ids=lambda own: own.name)
def test_one_wrong_element_makes_no_rule_say_what_is_not_so(kind: FileType) -> None:
    """Of shipped files, which are right: whichever element of whichever list cannot be read, that alone is told."""
    for root, path in [each for each in PATHS if own_type(each[1]) is kind][:12]:
        source = read(path, (Path(root) / path).read_bytes())
        before = parse(kind.record, source).record
        assert before is not None
        warnings = {problem.message for problem in judged(before, kind.rules)}
        for values in list(spoiled(source.values))[:40]:
            assert isinstance(values, Entries)
            parsed = parse(kind.record, dataclasses.replace(source, values=values))
            assert parsed.problems
            assert parsed.partial is not None
            found = (*judged(parsed.partial, kind.rules), *judged(parsed.partial, kind.later))
            assert {problem.message for problem in found} <= warnings, (path, found)
    assert any(own_type(path) is kind for _, path in PATHS)
