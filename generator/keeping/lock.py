"""A lock between processes: one holds it, and the system lets it go when that ends, however it ends."""

import errno
import os
import sys
import weakref
from pathlib import Path

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class Lock:
    """Taken or not, at once; nobody waits."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        self.leave = weakref.finalize(self, os.close, handle)  # which lets another process take it
        try:
            _lock(handle)
            self.taken = True
        except OSError as error:
            self.leave()
            if error.errno not in _HELD:
                raise
            self.taken = False


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
