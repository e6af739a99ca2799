"""The one file in which a site root keeps what earlier builds made: disposable, and never believed unseen.

An entry carries a digest of itself, so that a changed one is as good as none. A file that another version of the
program wrote is thrown away, and so is a damaged one. SQLite keeps it whole through kills; one process at a time owns
it, and whoever comes meanwhile works with an empty one of its own.
"""

import errno
import os
import sqlite3
import tempfile
import weakref
import zlib
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from generator.keeping.lock import Lock

_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS kept (shelf TEXT, key TEXT, digest BLOB, value BLOB, PRIMARY KEY (shelf, key))"
    " WITHOUT ROWID"
)
_SPEED = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-8000")
FAST = 1  # of the levels of compression: a fifth of the size, at once


class Damaged(Exception):
    """The store cannot be read or written as it should; without it everything can be made again."""


class Store:
    """Bytes by shelf and key. Without a path it lives as long as the build.

    `version` names the program that wrote it: what another one wrote is thrown away.
    """

    def __init__(self, path: Path | None, version: str) -> None:
        self._version = version
        self._owner = self._user = os.getpid()
        self._lock: Lock | None = None
        self._passing: tempfile.TemporaryDirectory[str] | None = None
        if path is None or not self._open_at(path):
            self._passing = tempfile.TemporaryDirectory(prefix="cchc-")
            self.path = Path(self._passing.name, "kept.sqlite")
            try:
                self._database = self._opened()
            except sqlite3.Error as error:
                raise _failure(error) from error
        self._leave = weakref.finalize(self, _leave, self._database, self._passing, self._lock)

    def _open_at(self, path: Path) -> bool:
        """Whether it could be opened there: it is nobody else's at the moment, and can be written."""
        self.path = path
        try:
            self._lock = Lock(path.with_suffix(".lock"))
            if not self._lock.taken:
                return False
            try:
                self._database = self._opened()
            except sqlite3.Error:
                path.unlink(missing_ok=True)
                self._database = self._opened()
        except (OSError, sqlite3.Error):
            return False
        return True

    def _opened(self) -> sqlite3.Connection:
        database = _connected(self.path)
        database.execute(_SCHEMA)
        known = database.execute("SELECT value FROM kept WHERE shelf = 'program'").fetchone()
        if known != (self._version.encode(),):
            database.execute("DROP TABLE kept")
            database.execute(_SCHEMA)
            database.execute("INSERT INTO kept VALUES ('program', '', x'', ?)", (self._version.encode(),))
            database.commit()
            database.execute("VACUUM")
        return database

    @property
    def _own(self) -> sqlite3.Connection:
        """A connection of this process: a copied process must not use that of the one it was copied from."""
        if self._user != os.getpid():
            self._database, self._user = _connected(self.path), os.getpid()
        return self._database

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
            yield from self._own.execute(query, values)
        except sqlite3.Error as error:
            raise Damaged(str(error)) from error

    def put(self, shelf: str, pairs: Iterable[tuple[str, bytes]]) -> None:
        """Keep values under their keys; copies of this process see them after `settle`, and put nothing themselves."""
        if self._owner != os.getpid():
            return
        stored = ((key, zlib.compress(value, FAST)) for key, value in pairs)
        rows = ((shelf, key, _mark(shelf, key, value), value) for key, value in stored)
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, shelf: str, keys: Collection[str]) -> None:
        """Throw away whatever else is on a shelf."""
        rows = self._rows("SELECT key, x'', x'' FROM kept WHERE shelf = ?", (shelf,))
        gone = [(shelf, key) for key, _, _ in rows if key not in keys]
        self._run("DELETE FROM kept WHERE shelf = ? AND key = ?", gone)

    def _run(self, command: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self._own.executemany(command, rows)
        except sqlite3.Error as error:
            raise _failure(error) from error

    def settle(self) -> None:
        """Let the processes that are copied from this one see what was put here, and later ones find it."""
        if not self._leave.alive:
            return
        try:
            self._own.commit()
        except sqlite3.Error as error:
            raise _failure(error) from error

    def close(self) -> None:
        """Settle and let go; of one that was thrown away nothing is left to do."""
        self.settle()
        self._leave()

    def throw_away(self) -> None:
        """Let go of a store that is damaged; the next one is empty."""
        self._database.close()  # an open file cannot be removed everywhere
        self.path.unlink(missing_ok=True)
        self._leave()


def _leave(database: sqlite3.Connection, passing: "tempfile.TemporaryDirectory[str] | None", lock: Lock | None) -> None:
    database.close()
    if passing:
        passing.cleanup()
    if lock:
        lock.leave()


def _connected(path: Path) -> sqlite3.Connection:
    # a preview builds in one thread after the other, never in two at once
    database = sqlite3.connect(path, check_same_thread=False)
    for line in _SPEED:
        database.execute(line)
    return database


def _failure(error: sqlite3.Error) -> Exception:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
    ):
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "kept.sqlite")
    return Damaged(str(error))


def _mark(shelf: str, key: str, value: bytes) -> bytes:
    return blake2b(f"{shelf}\0{key}\0".encode() + value, digest_size=16).digest()


def _sound(shelf: str, row: tuple[str, bytes, bytes]) -> Iterator[tuple[str, bytes]]:
    key, mark, value = row
    if mark == _mark(shelf, key, value):
        yield key, zlib.decompress(value)
