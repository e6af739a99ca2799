"""The one file in which a site root keeps what earlier builds made: disposable, and never believed unseen.

An entry carries a digest of itself, so that a changed one is as good as none. A file that is damaged, or of another
version of the program, is thrown away. SQLite keeps it whole through kills and between processes; what it cannot do
at the moment (another build is writing, the disk is full) only makes a build slower.
"""

import contextlib
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (shelf TEXT, key TEXT, digest BLOB, value BLOB, PRIMARY KEY (shelf, key))"
    " WITHOUT ROWID"
)
_SPEED = ("PRAGMA journal_mode=TRUNCATE", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-8000")
PATIENCE = 2.0  # seconds to wait for another process that writes


class Store:
    """Bytes by shelf and key. Without a path it lives as long as the build.

    `version` names the program that wrote it: what another one wrote is thrown away.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._passing = tempfile.TemporaryDirectory(prefix="cchc-") if path is None else None
        self.path = path or Path(self._passing.name if self._passing else "", "kept.sqlite")
        self.version = version
        try:
            self.path.parent.mkdir(exist_ok=True)
            self._database = self._opened()
        except (sqlite3.Error, OSError):
            self._database = self._anew()

    def _opened(self) -> sqlite3.Connection:
        database = _connected(self.path)
        known = database.execute("SELECT value FROM kept WHERE shelf = 'program'").fetchone()
        if known != (self.version.encode(),):
            database.execute("DROP TABLE kept")
            database.execute(_SCHEMA)
            database.execute("INSERT INTO kept VALUES ('program', '', x'', ?)", (self.version.encode(),))
            database.commit()
            database.execute("VACUUM")
        return database

    def _anew(self) -> sqlite3.Connection:
        """An empty store, in place of one that cannot be read; in memory where none can be written."""
        try:
            self.path.unlink(missing_ok=True)
            return self._opened()
        except (sqlite3.Error, OSError):
            database = sqlite3.connect(":memory:", check_same_thread=False)
            database.execute(_SCHEMA)
            return database

    def get(self, shelf: str, key: str) -> bytes | None:
        """What is kept under a key; None when there is nothing, or not what was put there."""
        found = dict(self.several(shelf, (key,)))
        return found.get(key)

    def several(self, shelf: str, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """What is kept of so many keys."""
        for key in keys:
            for row in self._rows("SELECT key, digest, value FROM kept WHERE shelf = ? AND key = ?", (shelf, key)):
                yield from _sound(shelf, row)

    def all(self, shelf: str) -> Iterator[tuple[str, bytes]]:
        """Everything on a shelf, in the order of the keys."""
        for row in self._rows("SELECT key, digest, value FROM kept WHERE shelf = ? ORDER BY key", (shelf,)):
            yield from _sound(shelf, row)

    def _rows(self, query: str, values: tuple[str, ...]) -> Iterator[tuple[str, bytes, bytes]]:
        try:
            yield from self._database.execute(query, values)
        except sqlite3.Error:
            return

    def put(self, shelf: str, pairs: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys; they are on the disk after `settle`."""
        rows = ((shelf, key, _mark(shelf, key, value), value) for key, value in pairs)
        with contextlib.suppress(sqlite3.Error):  # a build without a store is only slower
            self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, shelf: str, keys: Collection[str]) -> None:
        """Throw away whatever else is on a shelf."""
        rows = self._rows("SELECT key, x'', x'' FROM kept WHERE shelf = ?", (shelf,))
        gone = [(shelf, key) for key, _, _ in rows if key not in keys]
        with contextlib.suppress(sqlite3.Error):
            self._database.executemany("DELETE FROM kept WHERE shelf = ? AND key = ?", gone)

    def settle(self) -> None:
        """Let other processes see what was put here."""
        with contextlib.suppress(sqlite3.Error):
            self._database.commit()

    def close(self) -> None:
        """Settle and let go."""
        self.settle()
        self._database.close()
        if self._passing:
            self._passing.cleanup()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _connected(path: Path) -> sqlite3.Connection:
    # a preview builds in one thread after the other, never in two at once
    database = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    for line in (*_SPEED, _SCHEMA):
        database.execute(line)
    return database


def _mark(shelf: str, key: str, value: bytes) -> bytes:
    return blake2b(f"{shelf}\0{key}\0".encode() + value, digest_size=16).digest()


def _sound(shelf: str, row: tuple[str, bytes, bytes]) -> Iterator[tuple[str, bytes]]:
    key, mark, value = row
    if mark == _mark(shelf, key, value):
        yield key, value
