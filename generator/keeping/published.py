"""The texts behind the column as it was published last, so that each can be had again. Small, and disposable: what is
lost here can be had from nowhere else, but nothing is built of it.
"""

import hashlib
import json
import marshal
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from generator.artifacts import MANIFEST
from generator.keeping.store import Store

PLACE = ".cache/published.sqlite"
_FORM = "published 1"
_SHELF, _INDEX, _COLUMN = "texts", "index", "column"


@dataclass(frozen=True, slots=True)
class Column:
    """The column for which texts are kept: when it was published (in ISO), where, and the digest of its manifest."""

    published: str
    output: str
    manifest: str

    @classmethod
    def at(cls, output: Path, published: datetime) -> Self:
        """The one that stands there."""
        return cls(published.isoformat(), str(output), _manifest(output))

    @property
    def stands(self) -> bool:
        """Whether it does still, as far as can be seen: no later one came in its place."""
        return _manifest(Path(self.output)) in (self.manifest, "")


def keep(root: Path, sources: Mapping[str, str], column: Column) -> None:
    """Keep these texts, by path with the digest that was read, and no others; of one that was saved again meanwhile
    nothing. Raises OSError or Damaged.
    """
    store = _opened(root)
    try:
        before = _index(store)
        sound = {path: digest for path, digest in sources.items() if before.get(path) == digest}
        for path, digest in sources.items() - sound.items():
            content = (root / path).read_bytes()
            if hashlib.sha256(content).hexdigest() == digest:
                store.put(_SHELF, [(path, content)])
                sound[path] = digest
        if before.keys() - sound.keys():
            store.keep_only(_SHELF, sound.keys())
        if sound != before:
            store.put(_INDEX, [("", marshal.dumps(sound))])
        store.put(_COLUMN, [("", json.dumps(asdict(column)).encode())])
    finally:
        store.close()


def kept(root: Path) -> dict[str, str] | None:
    """The digest of each text that is kept, by its path; None while another process holds them."""
    if not (root / PLACE).exists():
        return {}
    store = _opened(root)
    try:
        return _index(store) if store.path == root / PLACE else None
    finally:
        store.close()


def column_of(root: Path) -> Column | None:
    """The column for which they are kept; None of what an older program kept."""
    store = _opened(root)
    try:
        told = store.get(_COLUMN, "")
        return Column(**json.loads(told)) if told else None
    finally:
        store.close()


def text_of(root: Path, path: str) -> bytes | None:
    """One text, byte for byte; None of what is not kept, or no more as it was."""
    store = _opened(root)
    try:
        content, digest = store.get(_SHELF, path), _index(store).get(path)
        return content if content is not None and hashlib.sha256(content).hexdigest() == digest else None
    finally:
        store.close()


def _manifest(output: Path) -> str:
    """'' where none can be read."""
    try:
        return hashlib.sha256((output / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return ""


def _opened(root: Path) -> Store:
    return Store(root / PLACE, _FORM)


def _index(store: Store) -> dict[str, str]:
    found = store.get(_INDEX, "")
    return marshal.loads(found) if found else {}  # noqa: S302  # ours
