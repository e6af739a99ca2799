"""What came of each file before, and of those that changed since then: only these are read."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from generator.declaring.file_type import FileType
from generator.keeping.packing import digest, pack, unpack
from generator.keeping.stats import digests
from generator.model.finding import type_at
from generator.model.records import SHELF as RECORDS
from generator.model.records import Records
from generator.model.taking import Taken, take
from generator.problems import Problem
from generator.processes import share_out

SHELF = "files"


def take_all(paths: Sequence[str], records: Records, jobs: int) -> Iterator[tuple[FileType, Any, tuple[Problem, ...]]]:
    """(type, card or decision or None, problems) of each file; the records are kept."""
    store, types = records.store, {path: type_at(path, records.types) for path in paths}
    records.digests.update(digests(records.root, paths, store, "content"))
    office = digest(records.settings)

    def key(path: str) -> str:
        """What came of a file hangs on its bytes; where lines are judged by the names of the office, on these too."""
        return records.digests[path] + (office if types[path].lines else "")

    def fresh(path: str) -> Taken:
        return take(types[path], path, (records.root / path).read_bytes(), records.settings)

    kept = {path: unpack(value) for path, value in store.all(SHELF)}
    missed = tuple(path for path in paths if path not in kept or kept[path][0] != key(path))
    with closing(share_out(fresh, missed, jobs)) as every:
        for taken in every:
            records.digests[taken.path] = taken.digest  # it may have been saved again meanwhile
            kept[taken.path] = key(taken.path), taken.card, taken.problems
            store.put(RECORDS, [(taken.path, pack((taken.digest, taken.record)))])
            store.put(SHELF, [(taken.path, pack(kept[taken.path]))])
    if kept.keys() - types.keys():
        store.keep_only(SHELF, types.keys())
        store.keep_only(RECORDS, types.keys())
    for path, own in types.items():
        _, card, problems = kept[path]
        yield own, unpack(card), problems
