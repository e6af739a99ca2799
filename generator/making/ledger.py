"""What was made last time, of what, and what of it was found right: so that only what changed is made and proved."""

import marshal
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import NamedTuple

from generator.keeping.packing import digest_of
from generator.keeping.store import Store


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
    the digests of what other files join of it, by name, `small` are these parts themselves where they are. `right` are
    the marks of its files when the whole column was last found right.
    """

    key: str
    templates: tuple[str, ...]
    closures: str
    files: tuple[File, ...]
    parts: dict[str, str]
    small: dict[str, bytes]
    right: dict[str, str]

    @property
    def marks(self) -> dict[str, str]:
        return {file.path: file.mark for file in self.files}


@dataclass(slots=True)
class Ledger:
    """Everything that was made, by its name (a content file, else the path of a finished file), as far as it was read;
    and the mark of each file that was found right, when `hidden` (a digest) was to stay hidden.
    """

    store: Store
    column: str  # which one it is about: that of a build is not that of the preview
    made: dict[str, Made] = field(default_factory=dict)
    right: dict[str, str] = field(default_factory=dict)

    def read(self, hidden: str) -> "Ledger":
        """All that the last build left; nothing was found right of what must be hidden only now."""
        self.made = {name: _made(row) for name, row in self.store.all(self._shelf)}
        if self.store.get("hidden", self.column) == hidden.encode():
            self.right = {path: mark for made in self.made.values() for path, mark in made.right.items()}
        return self

    def look_up(self, names: Iterable[str]) -> None:
        """Read what was made of some things alone, of a column that was found right."""
        for name, row in self.store.several(self._shelf, names):
            self.made[name] = made = _made(row)
            self.right |= made.right

    def part(self, made: Made, name: str, path: str) -> bytes | None:
        """A part of what was made of a thing; None where it is lost, or another one was left meanwhile."""
        found = made.small.get(name) or self.store.get(self.parts, f"{name} {path}")
        return found if found is not None and digest_of(found) == made.parts[name] else None

    def write(self, made: Mapping[str, Made]) -> None:
        """Leave this to the next build; what was right of it stays so until the column is found right again."""
        known = ((name, each, self.made.get(name)) for name, each in made.items())
        new = {name: each._replace(right=old.right if old else {}) for name, each, old in known if each is not old}
        self._put(new)

    def found_right(self, made: Mapping[str, Made], hidden: str) -> None:
        """All that stands now was found right."""
        self._put({name: each._replace(right=each.marks) for name, each in made.items() if each.right != each.marks})
        self.store.put("hidden", [(self.column, hidden.encode())])

    def keep_only(self, names: Collection[str]) -> None:
        """Forget what was made of anything else."""
        self.store.keep_only(self._shelf, names)

    @property
    def facts(self) -> str:
        """The shelf of what came of reading each page back."""
        return f"facts {self.column}"

    @property
    def parts(self) -> str:
        """The shelf of what files are joined of."""
        return f"parts {self.column}"

    def _put(self, made: Mapping[str, Made]) -> None:
        self.store.put(self._shelf, ((name, _row(each)) for name, each in made.items()))

    @property
    def _shelf(self) -> str:
        return f"made {self.column}"


def _row(made: Made) -> bytes:
    right = None if made.right == made.marks else made.right  # as it mostly is
    return marshal.dumps((*made[:3], tuple(map(tuple, made.files)), *made[4:6], right))


def _made(row: bytes) -> Made:
    key, templates, closures, files, parts, small, right = marshal.loads(row)  # noqa: S302  # ours: see the store
    parts, small = ({intern(name): part for name, part in each.items()} for each in (parts, small))
    made = Made(key, templates, closures, tuple(File(*file) for file in files), parts, small, right or {})
    return made if right is not None else made._replace(right=made.marks)
