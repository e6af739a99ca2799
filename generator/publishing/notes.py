"""What is known of a tree without reading it: of each file its digest and what the system said of it when it was
written. Only light modules are loaded here, for "nothing changed" is asked before all else.
"""

import hashlib
import marshal
import os
from collections.abc import Iterable
from pathlib import Path

_HEAD = 40  # bytes: the form of the file, the digest of the rest
Stamp = tuple[int, int, int]  # size, mtime_ns, ctime_ns: no change by hand leaves all three
NOTHING: Stamp = (-1, 0, 0)  # the stamp of what is not there


class Notes:
    """Of one tree: path -> (digest, *stamp) of each file, path -> stamp of each folder in which all is known."""

    def __init__(
        self, files: dict[str, tuple[str, int, int, int]] | None = None, folders: dict[str, Stamp] | None = None
    ) -> None:
        self.files, self.folders = files or {}, folders or {}


def place_of(output: Path) -> Path:
    """The staging folder of a column."""
    return output.with_name(f".{output.name}.staging")


def stamp(path: str | Path) -> Stamp:
    """What the system says of a file."""
    try:
        found = os.lstat(path)
    except OSError:
        return NOTHING
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def folder_stamp(tree: str, folder: str) -> Stamp:
    """The same of a folder of a tree; the change of the tree's own name is no change."""
    size, written, changed = stamp(f"{tree}/{folder}" if folder else tree)
    return size, written, changed if folder else 0


def identity(tree: Path) -> int:
    """What a tree keeps when it is exchanged; 0 of what is not there."""
    try:
        return os.lstat(tree).st_ino
    except OSError:
        return 0


def untouched(output: Path) -> bool:
    """Whether the published column is, to the last file, as it was published."""
    output = output.absolute()
    notes, root = load(place_of(output), output), str(output)
    return (
        bool(notes.files)
        and all(note[1:] == stamp(f"{root}/{path}") for path, note in notes.files.items())
        and all(note == folder_stamp(root, folder) for folder, note in notes.folders.items())
    )


def load(place: Path, tree: Path) -> Notes:
    """The notes of a tree; none where there are none, or others than we wrote."""
    try:
        data = (place / _name(tree)).read_bytes()
    except OSError:
        return Notes()
    head, content = data[:_HEAD], data[_HEAD:]
    return Notes(*marshal.loads(content)) if head == _head(content) else Notes()  # noqa: S302  # it is what we wrote


def save(place: Path, tree: Path, notes: Notes) -> None:
    """Keep the notes of a tree, in one step."""
    content = marshal.dumps((notes.files, notes.folders))
    partial = place / "notes"
    with partial.open("wb") as file:
        file.write(_head(content) + content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(place / _name(tree))


def forget(place: Path, trees: Iterable[Path]) -> None:
    """Remove the notes of all trees but these."""
    for path in set(place.glob("*.notes")) - {place / _name(tree) for tree in trees}:
        path.unlink()


def _name(tree: Path) -> str:
    return f"{identity(tree)}.notes"


def _head(content: bytes) -> bytes:
    return b"notes 1\n" + hashlib.sha256(content).digest()
