"""The staging folder beside the published column, and the lock by which one build alone holds it."""

import contextlib
import errno
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed, UsageFailed


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
    """Whether a folder is a column that a build made, or empty."""
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
