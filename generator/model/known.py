"""What came of each file before, and of those that changed since then: only these are read."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from generator.declaring.file_type import FileType
from generator.keeping.packing import digest, pack, unpack
from generator.keeping.stats import digests
from generator.model.finding import Found, type_at
from generator.model.records import SHELF as RECORDS
from generator.model.records import Records
from generator.model.taking import Taken, take
from generator.problems import Problem
from generator.processes import share_out

SHELF = "files"


def take_all(found: Found, records: Records, jobs: int) -> Iterator[tuple[FileType, Any, tuple[Problem, ...]]]:
    """(type, card or decision or None, problems) of each file; the records are kept."""
    store, types = records.store, {path: type_at(path, records.types) for path in found}
    records.digests.update(digests(records.root, found, store, "content"))
    office = digest(records.settings)
    kept = {path: _unpacked(*unpack(value)) for path, value in store.all(SHELF)}
    missed = tuple(
        path for path in types if path not in kept or kept[path][0] != _key(types[path], records.digests[path], office)
    )
    with closing(share_out(lambda path: take_one(path, records), missed, jobs)) as every:
        for taken in every:
            kept[taken.path] = _unpacked(taken.digest, taken.card, taken.problems)
            keep(taken, records, office)
    if kept.keys() - types.keys():
        store.keep_only(SHELF, types.keys())
        store.keep_only(RECORDS, types.keys())
    for path, own in types.items():
        _, card, problems = kept[path]
        yield own, card, problems


def _unpacked(key: str, card: bytes, problems: tuple[Problem, ...]) -> tuple[str, Any, tuple[Problem, ...]]:
    return key, unpack(card), problems


def take_one(path: str, records: Records) -> Taken:
    """What comes of one file."""
    return take(type_at(path, records.types), path, (records.root / path).read_bytes(), records.settings)


def keep(taken: Taken, records: Records, office: str) -> None:
    """Leave it to whoever asks next; `office` is a digest of the settings."""
    records.digests[taken.path] = taken.digest  # it may have been saved again meanwhile
    key = _key(type_at(taken.path, records.types), taken.digest, office)
    records.store.put(RECORDS, [(taken.path, pack((taken.digest, taken.record)))])
    records.store.put(SHELF, [(taken.path, pack((key, taken.card, taken.problems)))])


def _key(own: FileType, found: str, office: str) -> str:
    """What came of a file hangs on its bytes; where lines are judged by the names of the office, on these too."""
    return found + (office if own.lines else "")
