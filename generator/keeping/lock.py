"""A lock between processes: one holds it, and the system lets it go when that ends, however it ends."""

import errno
import sys
from pathlib import Path
from typing import IO

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """Taken or not, at once; nobody waits."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a+b")
        try:
            _lock(self._file)
            self.taken = True
        except OSError as error:
            if error.errno not in _HELD:
                raise
            self.taken = False

    def leave(self) -> None:
        """Let another process take it."""
        self._file.close()


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
