"""The texts behind the column as it was published last, so that each can be had again. Small, and disposable: what is
lost here can be had from nowhere else, but nothing is built of it.
"""

import hashlib
import marshal
from collections.abc import Mapping
from pathlib import Path

from generator.keeping.store import Store

PLACE = ".cache/published.sqlite"
_FORM = "published 1"
_SHELF, _INDEX = "texts", "index"


def keep(root: Path, sources: Mapping[str, str]) -> None:
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


def text_of(root: Path, path: str) -> bytes | None:
    """One text, byte for byte; None of what is not kept, or no more as it was."""
    store = _opened(root)
    try:
        content, digest = store.get(_SHELF, path), _index(store).get(path)
        return content if content is not None and hashlib.sha256(content).hexdigest() == digest else None
    finally:
        store.close()


def _opened(root: Path) -> Store:
    return Store(root / PLACE, _FORM)


def _index(store: Store) -> dict[str, str]:
    found = store.get(_INDEX, "")
    return marshal.loads(found) if found else {}  # noqa: S302  # ours
