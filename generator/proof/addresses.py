"""Where a link of a page leads."""

import posixpath
import re
from functools import lru_cache
from urllib.parse import unquote

from generator.artifacts import address_of

_AWAY = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ODD = re.compile(r"^[./]|/[./]")  # a step that leads up or nowhere, or a path from the root


@lru_cache(maxsize=4)
def _here(path: str) -> tuple[str, str]:
    """The address of a page and its folder; remembered, for every link of it asks."""
    here = address_of(path)
    return here, posixpath.dirname(here).rstrip("/")


def inside(target: str) -> bool:
    """Whether a target as written stays within the column."""
    return not _AWAY.match(target)


def within(target: str, root: str) -> str:
    """The address in the column of a target written in full, with the column's own `root`; '' of every other."""
    name, own = target.partition("://")[2], root.partition("://")[2]
    if f"{name}/".lower() == own.lower():
        return "/"
    return f"/{name[len(own) :]}" if name[: len(own)].lower() == own.lower() and own else ""


def led_to(path: str, target: str, base: str | None = None) -> tuple[str, str]:
    """(address in the column, anchor) of a target within it, as written on the page `path`; where the page writes its
    links from the root of the domain, `base` is the path under which the column lies.
    """
    if base is not None and target:
        target = "/" + target.removeprefix(base)
    name, _, anchor = target.partition("#")
    name, anchor = unquote(name.partition("?")[0]), unquote(anchor)
    here, folder = _here(path)
    if not name:
        return here, anchor
    below = name
    while below.startswith("../"):
        folder, below = folder.rpartition("/")[0], below[3:]
    if not _ODD.search(below):  # as it mostly is
        return f"{folder}/{below}", anchor
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), name))
    slash = "/" if (name.endswith(("/", "/.", "/..")) or name in (".", "..")) and joined != "/" else ""
    return joined.replace("//", "/") + slash, anchor
