"""Two trees in turn: readers see one, the other is brought up to date by what changed since readers saw it."""

import hashlib
import sys
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed
from generator.publishing import swap
from generator.publishing.manifest import Difference, difference, digests_of, manifest
from generator.publishing.notes import Notes, Stamp, folder_stamp, forget, identity, load, save, stamp
from generator.publishing.writing import by_folder, copy_file, keep_only, make_folder, put_on_disk, remove, write_file

TICK = 0.02  # seconds between two times that every system tells apart


class Trees:
    """The published column and the spare tree, held by one build. Paths are relative, digests SHA-256 in hex."""

    def __init__(self, place: Path, output: Path) -> None:
        self.spare, self.output = place / "spare", output
        self._root = str(self.spare)
        self.difference = Difference(written=0, unchanged=0, removed=0)
        self._place, self._mark = place, place / "unfinished"
        self._own = load(place, self.spare)
        if self._mark.exists() or not self._own.files:
            remove(self.spare)
            self._own = Notes()
        self._mark.touch()  # until all is noted: after a kill, what stands in the spare tree is anybody's guess
        make_folder(self.spare)
        self.spare.chmod(0o755)
        self._identity = identity(self.spare)
        self._sure: set[str] = set()  # what was looked at, and all right, in this build
        self._loose: set[str] = set()  # what is to be put on the disk
        self._drop_strangers()

    @property
    def published(self) -> bool:
        """Whether readers see what this build made: asked of the disk, so true at every moment."""
        return identity(self.output) == self._identity

    def digests(self) -> dict[str, str]:
        """Of the spare tree, by its notes: `holds` knows whether they are true."""
        return {path: note[0] for path, note in self._own.files.items() if path != MANIFEST}

    @cached_property
    def live(self) -> dict[str, str]:
        """The digests of the published column, as it says itself."""
        return digests_of(self.output)

    def holds(self, path: str, digest: str) -> bool:
        """Whether the spare tree has this file with these bytes."""
        note = self._own.files.get(path)
        if note is None or note[0] != digest:
            return False
        if path not in self._sure and note[1:] == stamp(f"{self._root}/{path}"):
            self._sure.add(path)
        return path in self._sure

    def write(self, path: str, content: bytes, digest: str) -> None:
        """Write a file, unless it is there."""
        if not self.holds(path, digest):
            self.note(path, digest, write_file(self.spare, path, content))

    def copy(self, path: str, source: Path, digest: str) -> None:
        """Copy a file as a stream, unless it is there."""
        if self.holds(path, digest):
            return
        with source.open("rb") as file:
            found, note = copy_file(self.spare, path, file)
        self.note(path, found, note)
        if found != digest:
            raise MachineFailed(f"tệp «{source.name}» bị sửa trong lúc đang dựng; chạy lại")

    def take(self, path: str, digest: str) -> bool:
        """Copy a file from the published column, where it has these very bytes."""
        if self.holds(path, digest):
            return True
        if self.live.get(path) != digest:
            return False
        try:
            file = (self.output / path).open("rb")
        except OSError:
            return False
        with file:
            found, note = copy_file(self.spare, path, file)
        self.note(path, found, note)
        return found == digest

    def note(self, path: str, digest: str, note: Stamp) -> None:
        """Know a file that was written, in this process or another one (`write_file`). Each must be told of."""
        self._own.files[path] = (digest, *note)
        self._sure.add(path)
        self._loose.add(path)
        self._forget_folders(path)

    def prune(self, planned: Collection[str]) -> None:
        """Remove whatever else the spare tree holds. Late: readers of the version before still ask for its files."""
        names = by_folder(planned)
        for path in self._own.files.keys() - planned:
            del self._own.files[path]
            self._forget_folders(path)
        for folder in names.keys() - self._own.folders.keys():
            if keep_only(self.spare / folder, names[folder]):
                self._loose.add(folder)
                self._own.folders[folder] = folder_stamp(self._root, folder)
        self._own.folders = {folder: note for folder, note in self._own.folders.items() if folder in names}
        self._loose = {path for path in self._loose if path in names or path in self._own.files}

    def publish(self, files: Mapping[str, str], day: str) -> Difference:
        """Put the spare tree in the place of the column: whenever killed, the old or the new one is whole on the disk.

        `files` (path -> digest) is the whole column, all of it in the spare tree by now.
        """
        self.difference = difference(files, self.live)
        content = manifest(files, day)
        self.write(MANIFEST, content, hashlib.sha256(content).hexdigest())
        self._settle({*files, MANIFEST})
        if sys.platform != "linux":
            self._sure.clear()  # names that differ by case alone are one name there
        if lacking := [path for path, digest in files.items() if not self.holds(path, digest)]:
            raise LookupError(f"not in the spare tree: {lacking[:5]}")
        swap.swap(self.spare, self.output)
        put_on_disk(self.output.parent, (".", self._place.name))
        self._mark.unlink()
        return self.difference

    def keep(self) -> None:
        """Leave the spare tree, when it was not published, to the next build; when that fails, it starts afresh."""
        with suppress(OSError):
            if not self.published:
                self._settle(self._own.files.keys())
                self._mark.unlink()

    def _settle(self, planned: Collection[str]) -> None:
        """Everything on the disk, then the notes of it."""
        self._write_out()
        self.prune(planned)
        last = time.monotonic()
        self._write_out()
        save(self._place, self.spare, self._own)
        forget(self._place, (self.spare, self.output))
        time.sleep(max(0.0, last + TICK - time.monotonic()))  # whoever changes a file from now on changes its time

    def _write_out(self) -> None:
        put_on_disk(self.spare, self._loose)
        self._loose.clear()

    def _drop_strangers(self) -> None:
        """Remove what somebody put into the tree after it was noted."""
        touched = [folder for folder, note in self._own.folders.items() if note != folder_stamp(self._root, folder)]
        names = by_folder(self._own.files) if touched else {}
        for folder in sorted(touched):
            keep_only(self.spare / folder, names.get(folder, ()))
            self._forget_folders(f"{folder}/")

    def _forget_folders(self, path: str) -> None:
        """Those above a path are to be looked through before the tree is whole."""
        while path:
            path = path.rpartition("/")[0]
            self._own.folders.pop(path, None)
