"""The staging folder beside the published column, and the lock by which one build alone holds it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.keeping.lock import Lock
from generator.problems import MachineFailed, UsageFailed
from generator.publishing.notes import place_of
from generator.publishing.swap import move
from generator.publishing.trees import Trees
from generator.publishing.writing import remove


@contextlib.contextmanager
def staging(output: Path) -> Iterator[Trees]:
    """The two trees of a column, held by this build alone; what it leaves unpublished serves the next one.

    Raise MachineFailed when another build holds them, UsageFailed when `output` is a folder that no build made.
    """
    output = output.absolute()
    if output.is_symlink() or (output.exists() and not _is_ours(output)):
        message = f"thư mục «{output.name}» đã có và không do chương trình này tạo ra, nên không được ghi đè"
        raise UsageFailed(f"{message}; chọn thư mục khác (--output) hoặc tự xóa thư mục ấy")
    if any((parent / MANIFEST).is_file() for parent in output.parents):
        raise UsageFailed(f"thư mục «{output.name}» nằm trong một chuyên mục đã đăng; chọn thư mục khác (--output)")
    place = place_of(output)
    for folder in (*reversed([parent for parent in output.parents if not parent.exists()]), place):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)  # readers pass through it
    with _locked(place / "lock"):
        _recover(place, output)
        trees = Trees(place, output)
        try:
            yield trees
        except Exception:
            trees.keep()
            raise
        else:
            trees.keep()
        finally:
            _recover(place, output)


def _is_ours(folder: Path) -> bool:
    """Whether a folder is a column that a build made, or empty."""
    return folder.is_dir() and ((folder / MANIFEST).is_file() or not any(folder.iterdir()))


def _recover(place: Path, output: Path) -> None:
    """The column goes back to its place when a build was stopped after it had moved it out and before it was done."""
    old = place / "old"
    if old.exists() and not output.exists():
        move(old, output)
    elif old.exists():
        remove(old)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go when the process ends, however it ends."""
    lock = Lock(path)
    if not lock.taken:
        raise MachineFailed("một lần dựng khác đang chạy; chờ xong rồi chạy lại")
    try:
        yield
    finally:
        lock.leave()
