"""The files of `templates/assets/`, each under a name of its content, so that a browser may keep it for ever."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import ContentFailed, Problem

_URL = re.compile(r'(\burl\(")([^":#?]+)("\))')


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """`name` is what templates write, `path` where it is published; both relative to the column."""

    name: str
    path: str
    content: bytes


def load_assets(templates: Path) -> tuple[Asset, ...]:
    """Every asset, by name. Raise ContentFailed when a style sheet names a file that is not there."""
    contents = {name: (templates / name).read_bytes() for name in _names(templates)}
    assets: dict[str, Asset] = {}
    problems: list[Problem] = []
    for name in sorted(contents, key=lambda name: (name.endswith(".css"), name)):  # style sheets name the others
        content = contents[name]
        if name.endswith(".css"):
            content = _addressed(name, content.decode(), assets, problems)
        assets[name] = Asset(name=name, path=_hashed(name, content), content=content)
    if problems:
        raise ContentFailed(problems)
    return tuple(assets[name] for name in sorted(assets))


def _names(templates: Path) -> Iterator[str]:
    """The regular files; what editors and systems leave behind is none of the column's."""
    for path in (templates / "assets").rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and not path.name.endswith("~"):
            yield path.relative_to(templates).as_posix()


def _hashed(name: str, content: bytes) -> str:
    """'assets/css/column.css' -> 'assets/css/column.1a2b3c4d.css'. A licence, which no page loads, keeps its name."""
    stem, suffix = posixpath.splitext(name)
    return name if suffix == ".txt" else f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"


def _addressed(name: str, text: str, assets: dict[str, Asset], problems: list[Problem]) -> bytes:
    """A style sheet with every `url("…")` by its published name."""
    folder = posixpath.dirname(name)

    def turn(found: re.Match[str]) -> str:
        wanted = posixpath.normpath(posixpath.join(folder, found[2]))
        if wanted not in assets:
            line = text.count("\n", 0, found.start()) + 1
            message = f"kiểu dáng gọi tệp «{found[2]}» không có trong assets/"
            hint = "báo người phụ trách kỹ thuật; nội dung bài không có lỗi"
            problems.append(Problem(path=f"templates/{name}", line=line, rule="mau-trang", message=message, hint=hint))
            return found[0]
        return found[1] + posixpath.relpath(assets[wanted].path, folder) + found[3]

    return _URL.sub(turn, text).encode()
