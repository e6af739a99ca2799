"""What gate 3 must look at: the pages that are new, and all of them where a place that others lead to may be gone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.keeping.packing import digest_of, unpack
from generator.keeping.store import Damaged
from generator.making.ledger import File, Made
from generator.making.maker import Maker
from generator.proof.facts import Facts
from generator.proof.finished import Finished
from generator.proof.prove import MACHINE


@dataclass(frozen=True)
class Standing:
    """The column as it stands in the spare tree, with what was found right of it before."""

    maker: Maker
    spare: Path

    @cached_property
    def files(self) -> Mapping[str, File]:
        """Every finished file by its path."""
        return {file.path: file for made in self.maker.made.values() for file in made.files}

    @property
    def digests(self) -> dict[str, str]:
        """Those of all files."""
        return {path: file.digest for path, file in self.files.items()}

    def finished(self) -> Finished:
        """The column as gate 3 is told of it."""
        pages = {path for path in self.files if path.endswith(".html")}
        right = self.maker.ledger.right
        new = {path for path, file in self.files.items() if right.get(path) != file.mark}
        unsure = any(path in right and path not in self.maker.fresh for path in new)  # what it lost was never compared
        look_at_all = self.maker.lost or unsure or not right.keys() <= self.files.keys()
        return Finished(
            files=self.files.keys(),
            pages=pages,
            look_at=sorted(pages if look_at_all else pages & new),
            facts=self._facts,
            machine=self._machine(new | self.maker.fresh),
            behind=self._behind,
        )

    def found_right(self, hidden: str) -> None:
        """All that stands now was found right; what is kept of anything else is of no more use."""
        ledger, before = self.maker.ledger, self.maker.ledger.made
        ledger.found_right(self.maker.made, hidden)
        same_names = before.keys() == self.maker.made.keys()
        if same_names and all(_keeps_as(before[name], made) for name, made in self.maker.made.items()):
            return  # to look through all that is kept takes long
        ledger.keep_only(self.maker.made.keys())
        ledger.store.keep_only(ledger.facts, self.files.keys())
        every = self.maker.made.items()
        parts = {f"{part} {name}" for name, made in every for part in made.parts.keys() - made.small.keys()}
        ledger.store.keep_only(ledger.parts, parts)

    def _behind(self, path: str) -> tuple[tuple[str, ...], str]:
        file = self.files.get(path, File("", ""))
        return file.sources, file.template

    def _facts(self, path: str) -> Facts:
        found = self.maker.ledger.store.get(self.maker.ledger.facts, path)
        if found is None or digest_of(found) != self.files[path].facts:
            raise Damaged(f"no facts of {path}")
        facts: Facts = unpack(found)
        return facts

    def _machine(self, paths: set[str]) -> Iterator[tuple[str, str]]:
        for path in sorted(each for each in paths if each.endswith(MACHINE)):
            content = (self.spare / path).read_bytes()
            yield path, content.decode(errors="replace")  # an attachment may be in any letters


def _keeps_as(before: Made, now: Made) -> bool:
    """Whether the same is kept of a thing as before, under the same names."""
    if before is now:
        return True
    paths = [[file.path for file in each.files] for each in (before, now)]
    return paths[0] == paths[1] and before.parts.keys() == now.parts.keys() and before.small.keys() == now.small.keys()
