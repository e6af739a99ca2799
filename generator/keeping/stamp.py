"""Whether anything changed since the last build: told from how files look, before anything heavy loads."""

import contextlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

YOUNG = 2_000_000_000  # nanoseconds: what was just written may be written again without looking newer
_CODE = Path(__file__).parent.parent


def seen(places: Iterable[Path], asked: str) -> str:
    """A digest of how all files at these places and the program's own look, and of what was `asked`; '' where a file is
    so young that it may change without looking newer.
    """
    found, newest = blake2b(asked.encode(), digest_size=16), 0
    for place in (*places, _CODE):
        for path, look in _looks(os.fspath(place)):
            found.update(f"{path}\0{look.st_size} {look.st_mtime_ns} {look.st_ctime_ns} {look.st_ino}\n".encode())
            newest = max(newest, look.st_mtime_ns, look.st_ctime_ns)
    return found.hexdigest() if newest < time.time_ns() - YOUNG else ""


def _looks(path: str) -> Iterator[tuple[str, os.stat_result]]:
    """How each file at or under a path looks, in the order of their names."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield path, os.stat(path)  # noqa: PTH116  # pathlib costs more than all else here
        return
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _looks(entry.path)
        else:
            try:
                yield entry.path, entry.stat()  # of what a link leads to
            except OSError:
                yield entry.path, entry.stat(follow_symlinks=False)


def told(stamp: Path, now: str) -> Mapping[str, Any] | None:
    """What the last build told, when it saw the same; else None."""
    with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
        known = json.loads(stamp.read_bytes())
        if now and known["seen"] == now:
            return dict(known["told"])
    return None


def leave(stamp: Path, now: str, outcome: Mapping[str, Any]) -> None:
    """Leave to the next build what this one saw, and what it told."""
    partial = stamp.with_suffix(f".{os.getpid()}.tmp")
    with contextlib.suppress(OSError):  # without it the next build only looks closer
        if now:
            partial.write_text(json.dumps({"seen": now, "told": outcome}), encoding="utf-8")
            partial.replace(stamp)
        else:
            stamp.unlink(missing_ok=True)
