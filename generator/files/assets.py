"""The files of `templates/assets/`, each under a name of its content, so that a browser may keep it for ever.

A style sheet is published in one piece: `@import "…";` in it stands for the text of that file, which is then not
published by itself, so that each component has a file of its own and a page still loads one.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.problems import ContentFailed, Problem

_IMPORT = re.compile(r'@import "([^"]+)";\r?\n')
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
    sheets = {name: content.decode() for name, content in contents.items() if name.endswith(".css")}
    assets = {name: _asset(name, content) for name, content in contents.items() if name not in sheets}
    styles = _Styles(sheets, {name: asset.path for name, asset in assets.items()})
    for name in sorted(sheets.keys() - styles.imported()):
        assets[name] = _asset(name, styles.joined(name, posixpath.dirname(name)).encode())
    if styles.problems:
        raise ContentFailed(styles.problems)
    return tuple(assets[name] for name in sorted(assets))


def _names(templates: Path) -> Iterator[str]:
    """The regular files; what editors and systems leave behind is none of the column's."""
    for path in (templates / "assets").rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and not path.name.endswith("~"):
            yield path.relative_to(templates).as_posix()


def _asset(name: str, content: bytes) -> Asset:
    """'assets/css/column.css' -> 'assets/css/column.1a2b3c4d.css'. A licence, which no page loads, keeps its name."""
    stem, suffix = posixpath.splitext(name)
    path = name if suffix == ".txt" else f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"
    return Asset(name=name, path=path, content=content)


class _Styles:
    """The style sheets by name and the published paths of what they may call by `url("…")`."""

    def __init__(self, sheets: Mapping[str, str], paths: Mapping[str, str]) -> None:
        self._sheets, self._paths = sheets, paths
        self.problems: list[Problem] = []

    def imported(self) -> set[str]:
        """The sheets that stand in another."""
        return {_beside(name, wanted) for name, text in self._sheets.items() for wanted in _IMPORT.findall(text)}

    def joined(self, name: str, folder: str) -> str:
        """One sheet to be published in `folder`, with the text of those that it imports."""

        def address(found: re.Match[str]) -> str:
            path = self._paths.get(_beside(name, found[2]))
            return found[1] + posixpath.relpath(path, folder) + found[3] if path else self._missing(name, found, 2)

        def text(found: re.Match[str]) -> str:
            wanted = _beside(name, found[1])
            return self.joined(wanted, folder) if wanted in self._sheets else self._missing(name, found, 1)

        # addresses first: those of an imported sheet are told from its own folder, with its own lines
        return _IMPORT.sub(text, _URL.sub(address, self._sheets[name]))

    def _missing(self, name: str, found: re.Match[str], group: int) -> str:
        line = found.string.count("\n", 0, found.start()) + 1
        message = f"kiểu dáng gọi tệp «{found[group]}» không có trong assets/"
        hint = "báo người phụ trách kỹ thuật; nội dung bài không có lỗi"
        self.problems.append(Problem(path=f"templates/{name}", line=line, rule="mau-trang", message=message, hint=hint))
        return found[0]


def _beside(name: str, wanted: str) -> str:
    """What a file calls `wanted`, by its name from the templates' folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), wanted))
