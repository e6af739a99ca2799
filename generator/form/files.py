"""The files that a form may read and write: `site.yaml`, those of the declared types under `content/`, nothing else."""

import hashlib
import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from generator.declaring.fields import as_typed, specs
from generator.declaring.file_type import FileType
from generator.declaring.texts import TextType
from generator.form.tree import Misfit
from generator.model.finding import FileTypes, type_of, walk
from generator.reading.decoding import MAX_BYTES
from generator.text.comparing import key

SITE = "site.yaml"
_NEW = re.compile(r"content/(?:[a-z0-9][a-z0-9._-]*/)*(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)[a-z0-9][a-z0-9._-]*\.md")
_LONGEST = 200  # bytes of a name
_MANY = 300  # titles looked up for a list


class Files:
    """Those of one site root."""

    def __init__(self, root: Path, types: FileTypes) -> None:
        self.root, self.types = root.resolve(), types

    def every(self) -> Iterator[tuple[FileType, list[str]]]:
        """The paths of the files of each type."""
        found: dict[str, list[str]] = {each.name: [] for each in self.types}
        for path, _ in walk(self.root, "content"):
            if own := type_of(path, self.types):
                found[own.name].append(path)
        yield from ((each, found[each.name] if each.files else [SITE]) for each in self.types)

    def place_of(self, own: FileType) -> str:
        """Where a new file goes, with `*` for its name: beside the last one there is."""
        paths = next(paths for each, paths in self.every() if each is own)
        return f"{paths[-1].rpartition('/')[0]}/*.md" if paths else f"content/{own.files[0]}"

    def type_of(self, path: str) -> FileType | None:
        """The type of a file that a form may touch; None for whatever else lies there or leads out of `content/`."""
        parts = path.split("/")
        sound = path.isprintable() and all(map(_is_name, parts))
        if not sound or (self.root / path).resolve() != self.root / path:
            return None
        if path == SITE:
            return next((each for each in self.types if not each.files), None)
        return type_of(path, self.types) if parts[0] == "content" else None

    def read(self, path: str) -> bytes:
        """Its bytes, empty where there is none; raises Misfit for one too large for a form."""
        whole = self.root / path
        if not whole.is_file():
            return b""
        if whole.stat().st_size > MAX_BYTES:
            raise Misfit(f"tệp lớn hơn {MAX_BYTES // 1024} KB, quá nhiều ô cho một trang biểu mẫu", too_much=True)
        return whole.read_bytes()

    def write(self, path: str, text: str, seen: str) -> bool:
        """Write it whole or not at all; False, and nothing written, where it is no longer as it was `seen`."""
        whole = self.root / path
        if digest(text.encode()) == seen == digest(self.read(path)):
            return True
        whole.parent.mkdir(parents=True, exist_ok=True)
        spare = whole.with_name(f".{whole.name}.{os.getpid()}")
        try:
            spare.write_bytes(text.encode())
            if whole.exists():
                spare.chmod(whole.stat().st_mode & 0o777)
            if digest(self.read(path)) != seen:
                return False
            spare.replace(whole)
        finally:
            spare.unlink(missing_ok=True)
        return True

    def titles(self, own: FileType, paths: list[str]) -> list[tuple[str, str]]:
        """(path, what it is called); of very many the path alone."""
        label = next((s.label for n in as_typed(own.record) if type((s := specs(own.record)[n]).type) is TextType), "")
        return [(path, (self._value(path, label) if len(paths) <= _MANY else "") or path) for path in paths]

    def _value(self, path: str, label: str) -> str:
        with (self.root / path).open(encoding="utf-8-sig", errors="replace") as file:
            for line, _ in zip(file, range(40), strict=False):
                name, colon, value = line.partition(": ")
                if colon and key(name) == key(label):
                    return value.strip().strip("\"'|>").strip()
        return ""


def _is_name(part: str) -> bool:
    return part != "" and part[0] not in ".~" and not set(part) & set('\\:"') and len(part.encode()) <= _LONGEST


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def name_fault(path: str, own: FileType, files: Files) -> str:
    """What is wrong with the name of a new file; "" for nothing."""
    if files.type_of(path) is not own or not _NEW.fullmatch(path):
        places = " hoặc ".join(f"content/{pattern}" for pattern in own.files)
        return f"Tên tệp: «{path[:120]}» không đúng dạng {places} (chữ thường không dấu, số, gạch nối)"
    return f"Tên tệp: «{path}» đã có; chọn tên khác" if (files.root / path).exists() else ""


def difference(was: bytes, now: bytes) -> list[tuple[str, str]]:
    """(sign, line) of what changed, with a line or two around it."""
    one, two = (data.decode("utf-8", "replace").lstrip("\ufeff").splitlines() for data in (was, now))
    lines = list(unified_diff(one, two, lineterm="", n=1))[2:]
    return [("", "…") if line.startswith("@@") else (line[0].strip(), line[1:]) for line in lines]
