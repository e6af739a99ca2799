"""What a site root holds that an import is held against; files that do not read are no matter here."""

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path
from typing import TypeVar

from generator.declaring.fields import Record
from generator.declaring.parsing import parse
from generator.importing.found import Standing
from generator.model.decision import Decision, changes
from generator.model.loading import load_settings
from generator.model.register import by_effect
from generator.reading.source import read
from generator.text.comparing import canonical
from generator.text.showing import show_date

R = TypeVar("R", bound=Record)


def standing_of(root: Path, index: type[Record], day: Date) -> Standing:
    """Raises UsageFailed for `site.yaml`."""
    settings = load_settings(root)
    decisions = by_effect(tuple(_records(root, "register", Decision)))
    names: dict[str, str] = {}
    fields: dict[str, str] = {}
    for decision in decisions:
        for _, row in changes(decision):
            names[row.ma] = row.ten
            fields[row.ma] = row.linh_vuc or fields.get(row.ma, "")
    return Standing(
        settings=settings,
        names=names,
        fields=fields,
        decisions={
            (canonical(each.so_ky_hieu), each.ngay_ban_hanh.year if each.ngay_ban_hanh else 0): each.path
            for each in decisions
        },
        procedures={
            path.stem: path.relative_to(root).as_posix() for path in _files(root / "content/procedures", "**/*.md")
        },
        indices={record.stem: record for record in _records(root, "indices", index)},
        day=show_date(day),
    )


def _records(root: Path, folder: str, cls: type[R]) -> Iterator[R]:
    for path in _files(root / "content" / folder, "*.md"):
        if record := parse(cls, read(path.relative_to(root).as_posix(), path.read_bytes())).record:
            yield record


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.glob(pattern) if path.is_file() and path.name != "README.md")
