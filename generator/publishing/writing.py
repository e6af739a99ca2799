"""Files of a tree, on the disk. Plain functions: processes that make pages call them too."""

import ctypes
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from generator.publishing.notes import Stamp, stamp

BLOCK = 1 << 20
FEW = 16  # up to so many are synced one by one: 4 ms each, the whole file system 4 ms and what others write on it


def write_file(tree: Path, path: str, content: bytes) -> Stamp:
    """Write one file, in the place of whatever stands there."""
    with _new_file(tree / path) as file:
        file.write(content)
    return _for_everyone(tree / path)


def copy_file(tree: Path, path: str, source: IO[bytes]) -> tuple[str, Stamp]:
    """Write what a stream holds, never whole in memory; its digest too."""
    digest = hashlib.sha256()
    with _new_file(tree / path) as file:
        while block := source.read(BLOCK):
            digest.update(block)
            file.write(block)
    return digest.hexdigest(), _for_everyone(tree / path)


def _for_everyone(path: Path) -> Stamp:
    path.chmod(0o644)  # whatever the umask
    return stamp(path)


def _new_file(path: Path) -> IO[bytes]:
    """Never the old one written over: a reader may still be taking it, a copy may be a link to it."""
    try:
        return path.open("xb")
    except FileExistsError:
        remove(path)
    except (FileNotFoundError, NotADirectoryError):
        make_folder(path.parent)
    return path.open("xb")


def make_folder(path: Path) -> None:
    """A folder of a tree, with those above it; a file in the way goes. Several processes may do so at once."""
    try:
        path.mkdir()
        path.chmod(0o755)
    except (FileNotFoundError, NotADirectoryError):
        make_folder(path.parent)
        make_folder(path)
    except FileExistsError:
        if path.is_symlink() or not path.is_dir():
            remove(path)
            make_folder(path)


def remove(path: Path) -> None:
    """A file, or a folder with all that is in it; nothing that a link leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def keep_only(folder: Path, names: Collection[str]) -> bool:
    """Remove everything else from a folder, and open it to everyone; whether there is such a folder."""
    if folder.is_symlink() or not folder.is_dir():
        with suppress(NotADirectoryError):
            remove(folder)
        return False
    for entry in list(os.scandir(folder)):
        if entry.name not in names:
            remove(folder / entry.name)
    folder.chmod(0o755)
    return True


def by_folder(paths: Collection[str]) -> Mapping[str, set[str]]:
    """Folder -> the names in it, '' for the tree itself."""
    found: dict[str, set[str]] = {"": set()}
    for path in paths:
        folder, _, name = path.rpartition("/")
        while name and name not in found.setdefault(folder, set()):
            found[folder].add(name)
            folder, _, name = folder.rpartition("/")
    return found


def put_on_disk(tree: Path, paths: Collection[str]) -> None:
    """Files and folders of a tree: whatever happens to the machine, they are there."""
    if sys.platform == "win32":
        return  # a folder cannot be opened there, and a file only for writing
    if sys.platform == "linux" and len(paths) > FEW:
        _sync(tree, ctypes.CDLL(None, use_errno=True).syncfs)
    else:
        for path in paths:
            _sync(tree / path, os.fsync)


def _sync(path: Path, sync: Callable[[int], int | None]) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        if sync(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(path))
    finally:
        os.close(handle)
