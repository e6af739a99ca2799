"""Every content file that is shipped, with the class of its record: what the writer and the schemas are tried on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.declaring.fields import Group, Record
from generator.declaring.parsing import parse, read_group
from generator.kinds import KINDS
from generator.model.decision import Decision
from generator.model.settings import Settings
from generator.reading.source import read, read_yaml
from tests.conftest import EXAMPLE, ROOT

PATTERNS = ((Decision, "register/*.md"), *((kind.record, pattern) for kind in KINDS for pattern in kind.files))


def _shipped(root: Path) -> Iterator[tuple[Path, type[Group]]]:
    yield root / "site.yaml", Settings
    for record, pattern in PATTERNS:
        for path in sorted((root / "content").glob(pattern)):
            if path.name != "README.md":
                yield path, record


SHIPPED = (*_shipped(ROOT), *_shipped(EXAMPLE))


def text_of(path: Path) -> str:
    """As it is, line ends and all."""
    return path.read_bytes().decode()


def read_as(cls: type[Group], text: str) -> Any:
    """The record of a file."""
    if issubclass(cls, Record):
        parsed = parse(cls, read("", text.encode()))
        assert parsed.record is not None, str(parsed.problems)
        return parsed.record
    whole = read_group(cls, "", read_yaml("", text.encode())[0])
    assert whole.record is not None, str(whole.problems)
    return whole.record
