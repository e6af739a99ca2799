"""A file of the column that is to be: plain data."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

MANIFEST = "build-manifest.json"  # in every published column: its files and their digests


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A template with its closed context, or ready bytes, or a file of the site root to copy, or all that `make`
    makes (path, bytes) of a `part` of some records; `key` is a digest of what else goes into these.

    `path` is relative to the column; `sources` are the content files behind it, for messages; `versioned_by` are the
    finished files whose digest its template sees as `version`; `pictures` are those of its page; `joins` are the
    content files of the records whose part, or whose leaf, stands in it.
    """

    path: str
    template: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    content: bytes = b""
    copy: str = ""
    make: Callable[[], Iterable[tuple[str, bytes]]] | None = None
    key: str = ""
    sources: tuple[str, ...] = ()
    versioned_by: tuple[str, ...] = ()
    pictures: Mapping[str, Any] = field(default_factory=dict)
    part: str = ""
    joins: tuple[str, ...] = ()
    line: int = 1  # of the first source, where one line asks for this file


def address_of(path: str) -> str:
    """'thu-tuc/index.html' -> '/thu-tuc/'; '404.html' -> '/404.html'."""
    return "/" + path.removesuffix("index.html") if path.endswith("index.html") else "/" + path


def path_of(address: str) -> str:
    """'/thu-tuc/' -> 'thu-tuc/index.html'."""
    return address.removeprefix("/") + ("index.html" if address.endswith("/") else "")


def file_address(path: str) -> str:
    """'content/files/mau 14.docx' -> '/tep/mau%2014.docx': where an attachment is published."""
    return "/tep/" + quote(path.removeprefix("content/files/"))
