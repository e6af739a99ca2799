"""Digests of files: of one that looks as it did, the digest that it had."""

import hashlib
import marshal
import time
from collections.abc import Mapping
from os import stat_result
from pathlib import Path

from generator.keeping.store import Store

SHELF = "stats"
YOUNG = 2_000_000_000  # nanoseconds: what was just written may be written again without looking newer

Look = tuple[int, int, int, int]  # size, times of writing and of any change in nanoseconds, number


def digests(root: Path, found: Mapping[str, stat_result], store: Store, name: str) -> dict[str, str]:
    """SHA-256 of each of some files, by its path from the root, with what the system says of it; remembered under a
    name.
    """
    known = store.get(SHELF, name)
    before: dict[str, tuple[Look, str]] = marshal.loads(known) if known else {}  # noqa: S302  # ours
    now, after = time.time_ns(), dict[str, tuple[Look, str]]()
    for path, status in found.items():
        look = looks(status)
        after[path] = before[path] if path in before and before[path][0] == look else (look, _digest(root / path))
    sure = {path: each for path, each in after.items() if max(each[0][1:3]) < now - YOUNG}
    if sure != before:
        store.put(SHELF, [(name, marshal.dumps(sure))])
    return {path: digest for path, (_, digest) in after.items()}


def looks(found: stat_result) -> Look:
    """What changes whenever a file is written."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
