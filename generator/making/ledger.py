"""What was made last time, of what, and what of it was found right: so that only what changed is made and proved."""

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from generator.keeping.store import Store

SHELF = "made"


class File(NamedTuple):
    """One finished file: the digest (SHA-256) of its bytes, the template that made it ('' for none), the content files
    behind it, and of a page the digest of what came of reading it back.
    """

    path: str
    digest: str
    template: str = ""
    sources: tuple[str, ...] = ()
    facts: str = ""

    @property
    def mark(self) -> str:
        """What must be as it was for the file to be as right as it was: its bytes, and what they are held against."""
        return f"{self.digest} {self.facts}"


class Made(NamedTuple):
    """What was made of one thing: `key` tells all that went into it but its `templates`, `closures` those; `parts` are
    the digests of what other files join of it, by name, `small` are these parts themselves where they are.
    """

    key: str
    templates: tuple[str, ...]
    closures: str
    files: tuple[File, ...]
    parts: dict[str, str]
    small: dict[str, bytes]


@dataclass(slots=True)
class Ledger:
    """Everything that was made, by its name (a content file, else the path of a finished file), and the mark of each
    file of the column that was last found right as a whole, when `hidden` (a digest) was to stay hidden.
    """

    store: Store
    column: str  # which one it is about: that of a build is not that of the preview
    hidden: str
    made: dict[str, Made] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)

    def read(self) -> "Ledger":
        """What the last build left; nothing was found right of what must be hidden only now."""
        known = self.store.get(SHELF, self.column)
        if known:
            made, right, hidden = marshal.loads(known)  # noqa: S302  # ours: the store has looked at its digest
            self.made = {name: _made(*each) for name, each in made.items()}
            self.right = right if hidden == self.hidden else {}
        return self

    def write(self, made: Mapping[str, Made]) -> None:
        """Leave this to the next build."""
        plain = {name: (*each[:3], tuple(map(tuple, each.files)), *each[4:]) for name, each in made.items()}
        self.store.put(SHELF, [(self.column, marshal.dumps((plain, self.right, self.hidden)))])


def _made(key: str, templates: tuple[str, ...], closures: str, files: tuple[tuple[Any, ...], ...], *parts: Any) -> Made:
    return Made(key, templates, closures, tuple(File(*file) for file in files), *parts)
