"""Put a staged tree in the place of the published column: in one step where the system can exchange two folders
(Linux), else by two renames; killed between these, the next build puts the old one back.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

from generator.publishing.manifest import Difference, difference


def publish(tree: Path, output: Path) -> Difference:
    """Put the staged tree in the place of `output`: whenever killed, the old or the new one is whole on the disk."""
    output = output.absolute()
    changed = difference(tree, output)
    _settle(tree)
    if not output.exists():
        tree.rename(output)
    elif not exchange(tree, output):
        if not any(output.iterdir()):
            output.rmdir()
        else:
            output.rename(tree.with_name("old"))
        tree.rename(output)
    _sync(output.parent)
    return changed


def _settle(tree: Path) -> None:
    """Modes for everyone to read, and everything on the disk before the switch."""
    for folder, _, names in os.walk(tree, topdown=False):
        for name in names:
            Path(folder, name).chmod(0o644)
            _sync(Path(folder, name))
        Path(folder).chmod(0o755)  # a column is for everyone to read
        _sync(Path(folder))


def _sync(path: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there, and a file only for writing
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step (Linux); False where the system cannot."""
    if sys.platform != "linux":
        return False
    at_working_directory, exchange = -100, 2
    try:
        swap = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if swap(at_working_directory, names[0], at_working_directory, names[1], exchange) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        return False  # a file system without the exchange
    raise OSError(code, os.strerror(code), str(other))
