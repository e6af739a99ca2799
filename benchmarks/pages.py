"""Whether a build left every page of the corpus."""

import html
from collections.abc import Iterator, Mapping
from pathlib import Path


def missing(folder: Path, pages: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a built folder: each page that is not there, or does not say what it must."""
    for name, words in pages.items():
        path = folder / name
        if not path.is_file():
            yield f"{name}: no page"
        elif words not in html.unescape(path.read_text(encoding="utf-8")):
            yield f"{name}: does not say «{words}»"


def written(folder: Path, since: int) -> int:
    """How many files were written after a moment (nanoseconds)."""
    return sum(path.is_file() and path.stat().st_mtime_ns >= since for path in folder.rglob("*"))


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))
