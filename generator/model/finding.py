"""Find the content files of a site root; whatever else lies there is a problem."""

import dataclasses
import os
import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, partial
from pathlib import Path, PurePosixPath
from stat import S_ISREG

from generator.declaring.file_type import FileType
from generator.model.naming import copied_from
from generator.problems import Problem, Unreadable
from generator.reading.decoding import look, most_bytes
from generator.text.comparing import guess

FileTypes = tuple[FileType, ...]
Found = Mapping[str, os.stat_result]  # by path from the root: what the system says of it

FILES = "content/files/"
NO_CONTENT = ("README.md", "Thumbs.db", "desktop.ini")
ASIDE = ".giu"  # how the name of what `undo` set aside ends: no content either
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ATTACHMENTS: dict[str, bytes | tuple[bytes, ...]] = {  # what is published, by suffix, and how such a file begins
    ".pdf": b"%PDF",
    **dict.fromkeys((".docx", ".xlsx", ".odt", ".ods"), _ZIP),
    **dict.fromkeys((".doc", ".xls"), _OLE),
    ".csv": b"",
    **dict.fromkeys((".jpg", ".jpeg"), b"\xff\xd8\xff"),
    ".png": b"\x89PNG",
    ".webp": b"RIFF",
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".mp4": b"\0\0\0",
}


def find(root: Path, types: FileTypes, problems: list[Problem]) -> tuple[Found, dict[str, int]]:
    """The content files to read, and the size in bytes of each attachment; whatever else lies there is a problem, and
    so is a text too large to be read.
    """
    texts: dict[str, os.stat_result] = {}
    files: dict[str, int] = {}
    every = dict(walk(root, "content"))
    copies = _copied_folders({posixpath.dirname(path) for path in every})
    problems += [_second_folder(copy, first) for copy, first in sorted(set(copies.values()))]
    for relative, status in every.items():
        problem = partial(Problem, path=relative, line=1, rule="tep-la")
        if not S_ISREG(status.st_mode):
            problems.append(problem(message="đây là lối tắt hoặc không phải tệp thường", hint="chép tệp thật vào đây"))
        elif not relative.isprintable():
            shown = dataclasses.replace(
                problem(message="tên tệp có ký tự hỏng", hint="đổi tên tệp"), path=ascii(relative)[1:-1]
            )
            problems.append(shown)
        elif relative.startswith(FILES):
            path = root / relative
            if path.suffix.lower() not in ATTACHMENTS:
                message = f"không đăng loại tệp «{path.suffix or path.name}»"
                problems.append(problem(message=message, hint="dùng một trong: " + " ".join(ATTACHMENTS)))
            elif not _is_what_it_says(path):
                message = f"tệp trống, hoặc nội dung không phải loại «{path.suffix}»"
                problems.append(problem(message=message, hint="mở lại tệp gốc, lưu đúng loại rồi chép vào đây"))
            files[relative] = status.st_size
        elif posixpath.dirname(relative) in copies:
            continue
        elif type_of(relative, types):
            if (first := _first_of(relative)) in every:
                hint = f"so hai tệp, giữ nội dung đúng trong «{posixpath.basename(first)}» rồi xóa tệp này"
                hint += "; là bài mới thì đặt tên khác, theo nội dung"
                problems.append(problem(rule="ban-chep", message=f"tệp này là bản chép của {first}", hint=hint))
                continue
            try:
                look(root / relative, status.st_size, most_bytes(relative))
                texts[relative] = status
            except Unreadable as fault:
                problems.append(fault.at(relative))
        else:
            problems.append(problem(message="tệp này không thuộc loại nội dung nào", hint=_where_to(relative, types)))
    return texts, files


def type_of(path: str, types: FileTypes) -> FileType | None:
    """The type of a content file, by the patterns of where its files are."""
    inside = path.removeprefix("content/")
    return next((each for each in types if any(_form(pattern).fullmatch(inside) for pattern in each.files)), None)


def type_at(path: str, types: FileTypes) -> FileType:
    """The type of a file that was found by these."""
    own = type_of(path, types)
    assert own is not None, f"{path} is of no type"
    return own


@cache
def _form(pattern: str) -> re.Pattern[str]:
    """Like a shell pattern, where `*` stops at a slash."""
    return re.compile("[^/]*".join(map(re.escape, pattern.split("*"))), re.DOTALL)


def walk(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """(path from the root, what the system says of it) of everything under a folder, in the order of names."""
    if (root / folder).is_symlink():
        return
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.endswith(ASIDE) or entry.name in NO_CONTENT:
            continue
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from walk(root, path)
        else:
            yield path, entry.stat(follow_symlinks=False)


def _first_of(path: str) -> str:
    """The file of which this is a copy, by its name; "" where it is none."""
    folder, name = posixpath.split(unicodedata.normalize("NFC", path))
    stem = copied_from(name.removesuffix(".md"))
    return f"{folder}/{stem}.md" if stem else ""


def _copied_folders(holding: AbstractSet[str]) -> dict[str, tuple[str, str]]:
    """(the copy, the folder of which it is one, by their names) of each folder that is a copy or lies in one."""
    every = {folder: [folder, *map(str, PurePosixPath(folder).parents)] for folder in holding}
    there = {each for folders in every.values() for each in folders}
    copies: dict[str, tuple[str, str]] = {}
    for folder, around in every.items():
        for each in around:
            parent, name = posixpath.split(unicodedata.normalize("NFC", each))
            first = f"{parent}/{copied_from(name)}"
            if first in there and first != f"{parent}/" and not f"{folder}/".startswith(FILES):
                copies[folder] = (each, first)
    return copies


def _second_folder(copy: str, first: str) -> Problem:
    name = posixpath.basename(first)
    hint = f"tệp nào chỉ có ở đây thì chuyển sang thư mục «{name}», rồi xóa cả thư mục này"
    return Problem(path=copy, line=1, rule="ban-chep", message=f"thư mục này là bản chép của {first}", hint=hint)


def _is_what_it_says(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(12)
    return bool(start) and start.startswith(ATTACHMENTS[path.suffix.lower()])


def _where_to(path: str, types: FileTypes) -> str:
    places = [f"content/{pattern}" for each in types for pattern in each.files]
    name = posixpath.basename(path).lower()
    if name.endswith((".md.txt", ".markdown", ".txt")) or (name.endswith(".md") and not path.endswith(".md")):
        stem = re.sub(r"(?i)(?:\.md)?\.(?:txt|markdown|md)$", "", posixpath.basename(path))
        hidden = "; Windows giấu đuôi tệp: trong File Explorer chọn View, File name extensions để thấy"
        return f"đổi tên thành «{stem}.md» (đuôi .md viết thường)" + (hidden if name.endswith(".txt") else "")
    if name.endswith((".doc", ".docx", ".xls", ".xlsx", ".pdf", ".jpg", ".jpeg", ".png")):
        return "để tệp đính kèm và ảnh trong content/files/"
    folders = {place.split("/")[1] for place in places}
    parts = path.split("/")
    own = [place for place in places if place.split("/")[1] == parts[1]]
    near = guess(parts[1], folders) if len(parts) > 2 and not own else ""
    return f"có phải thư mục «content/{near}/»?" if near else "chỉ đặt bài ở: " + " · ".join(own or places)
