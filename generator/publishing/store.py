"""The one owner of the published column: its staging tree, the lock, and the publication in a single step."""

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed, UsageFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a published column differs from the one before."""

    written: int
    unchanged: int
    removed: int


@contextlib.contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A fresh folder beside `output`, held by this build alone; it is empty afterwards, published or not.

    Raise MachineFailed when another build holds it, UsageFailed when `output` is a folder that no build made.
    """
    output = output.absolute()
    if output.is_symlink() or (output.exists() and not _is_ours(output)):
        message = f"thư mục «{output.name}» đã có và không do chương trình này tạo ra, nên không được ghi đè"
        raise UsageFailed(f"{message}; chọn thư mục khác (--output) hoặc tự xóa thư mục ấy")
    if any((parent / MANIFEST).is_file() for parent in output.parents):
        raise UsageFailed(f"thư mục «{output.name}» nằm trong một chuyên mục đã đăng; chọn thư mục khác (--output)")
    place = output.with_name(f".{output.name}.staging")
    for parent in reversed([parent for parent in output.parents if not parent.exists()]):
        parent.mkdir()
        parent.chmod(0o755)  # readers pass through it
    place.mkdir(exist_ok=True)
    with _locked(place / "lock"):
        _recover(place, output)
        tree = place / "tree"
        tree.mkdir()
        try:
            yield tree
        finally:
            with contextlib.suppress(OSError):
                _clear(place)


def _is_ours(folder: Path) -> bool:
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def _recover(place: Path, output: Path) -> None:
    """Finish what a killed build left: the old column goes back to its place when it was moved out of it."""
    if (place / "old").exists() and not output.exists():
        (place / "old").rename(output)
    _clear(place)


def _clear(place: Path) -> None:
    for name in ("tree", "old"):
        if (place / name).exists():
            shutil.rmtree(place / name)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go when the process ends, however it ends."""
    with path.open("a+b") as file:
        try:
            _lock(file)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise
            raise MachineFailed("một lần dựng khác đang chạy; chờ xong rồi chạy lại") from None
        yield


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write(tree: Path, path: str, content: bytes) -> None:
    """Write one file of the staged column."""
    target = tree / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def write_manifest(tree: Path, day: str) -> None:
    """List every staged file with its digest: for who compares a served column, and the mark that a folder is ours."""
    files = {path.relative_to(tree).as_posix(): path for path in tree.rglob("*") if path.is_file()}
    digests = {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in sorted(files)}
    text = json.dumps({"date": day, "files": digests}, indent=1, ensure_ascii=False) + "\n"
    write(tree, MANIFEST, text.encode())


def publish(tree: Path, output: Path) -> Difference:
    """Put the staged tree in the place of `output` in one step: whenever killed, the old or the new one is whole."""
    output = output.absolute()
    difference = _difference(tree, output)
    _settle(tree)
    if not output.exists():
        tree.rename(output)
    elif not _exchange(tree, output):
        if not any(output.iterdir()):
            output.rmdir()
        else:
            output.rename(tree.with_name("old"))
        tree.rename(output)
    _sync(output.parent)
    return difference


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


def _exchange(one: Path, other: Path) -> bool:
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


def _difference(tree: Path, output: Path) -> Difference:
    new, old = _digests(tree), _digests(output)
    same = sum(old.get(name) == digest for name, digest in new.items())
    return Difference(written=len(new) - same, unchanged=same, removed=len(old.keys() - new.keys()))


def _digests(column: Path) -> dict[str, str]:
    try:
        files = json.loads((column / MANIFEST).read_bytes())["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
