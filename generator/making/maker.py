"""Brings the spare tree up to date: what is made of the same as last time stays, the rest is made by all cores."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TypeVar

from generator.keeping.packing import digest_of, unpack
from generator.keeping.store import Damaged
from generator.making.ledger import File, Ledger, Made
from generator.making.workshop import Result
from generator.outcome import Watch
from generator.problems import Problem
from generator.processes import WORTH, share_out
from generator.proof.prove import MACHINE
from generator.publishing.trees import Trees
from generator.rendering.templates import Templates

T = TypeVar("T")
FEW = 20  # things made at once, of which it is remembered what files joined of them before
SMALL = 1_000  # bytes of a part that is kept with all others of its kind: many are asked for at once


@dataclass(slots=True, kw_only=True)
class Maker:
    """Makes things one group after the other; `made` is all that stands now, by name, `lost` whether a page lacks an
    anchor that it had, so that any other page may lead nowhere.
    """

    ledger: Ledger
    trees: Trees | None  # None: what is as it was need not stand anywhere
    templates: Templates
    jobs: int
    progress: Watch
    made: dict[str, Made] = field(default_factory=dict)
    problems: dict[tuple[str, int], Problem] = field(default_factory=dict)  # the first of each place
    fresh: set[str] = field(default_factory=set)  # the files that were made now
    old: dict[str, dict[str, bytes]] = field(default_factory=dict)  # parts that changed as they were, by name and thing
    lost: bool = False

    def bring(
        self,
        things: Sequence[tuple[str, str, T]],
        make: Callable[[T], Result],
        edit: Callable[[Made, str, T], bool],
    ) -> None:
        """Have all of these made: (name, key of all that goes into it but templates, thing); by `edit` of what was made
        of it before, where that can be.
        """
        todo: list[tuple[str, str, T]] = []
        for name, key, thing in things:
            known = self.ledger.made.get(name)
            if known and self._same(known, key):
                self.made[name] = known
            elif not (known and edit(known, key, thing)):
                todo.append((name, key, thing))
        self._make(todo, make)

    def _make(self, todo: Sequence[tuple[str, str, T]], make: Callable[[T], Result]) -> None:
        if len(todo) >= WORTH and self.jobs > 1:
            self.templates.compile_all()
        self.ledger.store.settle()  # processes copied from this one read what was put there
        with closing(share_out(lambda each: make(each[2]), todo, self.jobs)) as results:
            for number, ((name, key, _), result) in enumerate(zip(todo, results, strict=True)):
                self.progress("render", number, len(todo))
                if len(todo) <= FEW:
                    self._remember(name, result)
                self.take(name, key, result)

    def _same(self, known: Made, key: str) -> bool:
        if self.trees is None and any(self._read_again(file) for file in known.files):
            return False
        same = bool(key) and known.key == key and self.fits(known)
        return same and all(self._there(file.path, file.digest) for file in known.files)

    def fits(self, known: Made) -> bool:
        """Whether it was made by the templates that stand there now."""
        return known.closures == self._closures(known.templates)

    def stands(self, known: Made) -> bool:
        """Whether its files can be read in the spare tree."""
        return self.trees is not None and all(self._there(file.path, file.digest) for file in known.files)

    def _read_again(self, file: File) -> bool:
        """Whether gate 3 will read it, while it stands nowhere."""
        return file.path.endswith(MACHINE) and self.ledger.right.get(file.path) != file.mark

    def _there(self, path: str, digest: str) -> bool:
        return self.trees is None or self.trees.holds(path, digest) or self.trees.take(path, digest)

    def _closures(self, templates: Iterable[str]) -> str:
        return " ".join(map(self.templates.closure, templates))

    def _remember(self, name: str, result: Result) -> None:
        """The parts that files joined of a thing before, where they are others now."""
        known = self.ledger.made.get(name)
        for part, content in result.parts if known else ():
            if known and known.parts.get(part, "") not in ("", digest_of(content)):
                before = self.ledger.part(known, part, name)
                if before is not None:
                    self.old.setdefault(part, {})[name] = before

    def take(self, name: str, key: str, result: Result) -> None:
        """Have what was made of one thing, or the problems for which it could not be."""
        for problem in result.problems:  # one template fault shows on many pages
            self.problems.setdefault((problem.path, problem.line), problem)
        if result.problems:
            return
        for path, facts in result.facts:
            self._compare(path, facts)
        store = self.ledger.store
        store.put(self.ledger.facts, result.facts)
        large = ((f"{part} {name}", content) for part, content in result.parts if len(content) > SMALL)
        store.put(self.ledger.parts, large)
        if self.trees is not None:
            digests = {file.path: file.digest for file in result.files}
            for path, note in result.notes:
                self.trees.note(path, digests[path], note)
        parts = {part: digest_of(content) for part, content in result.parts}
        small = {part: content for part, content in result.parts if len(content) <= SMALL}
        known = self.ledger.made.get(name)
        self.fresh.update(file.path for file in {*result.files}.difference(known.files if known else ()))
        self.made[name] = Made(key, result.templates, self._closures(result.templates), result.files, parts, small, {})

    def _compare(self, path: str, facts: bytes) -> None:
        """Whether a page that was right has lost an anchor, as far as one can tell."""
        right = self.ledger.right.get(path)
        if right is None or self.lost:
            return
        old = self.ledger.store.get(self.ledger.facts, path)
        if old is None or not right.endswith(digest_of(old)):
            self.lost = True
        else:
            before, after = unpack(old), unpack(facts)
            self.lost = not set(before.ids) <= set(after.ids)

    def part(self, name: str, path: str) -> bytes:
        """What other files join of the record of a content file, which has been made."""
        return self.part_of(self.made[path], name, path)

    def part_of(self, made: Made, name: str, path: str) -> bytes:
        """The same of one that may have been made by an earlier build."""
        found = self.ledger.part(made, name, path)
        if found is None:
            raise Damaged(f"no {name} of {path}")  # or that of a build which was stopped before it told
        return found
