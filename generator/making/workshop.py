"""One thing made, in whatever process: its files rendered, written into the spare tree and read back."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.artifacts import Artifact, path_of
from generator.keeping.packing import digest, digest_of, pack, unpack
from generator.making.ledger import File
from generator.model.kind import Kind
from generator.model.records import Records
from generator.model.settings import Settings
from generator.outputs import parts_of
from generator.outputs.html import OUTLINE, artifact_of, outline, record_leaf, record_pages
from generator.problems import ContentFailed, Problem
from generator.proof.facts import Rules, facts_of
from generator.publishing.notes import Stamp
from generator.publishing.writing import copy_file, write_file
from generator.rendering.chrome import Chrome, unworn
from generator.rendering.renderer import Renderer
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.demand import Shown, Wanted

Demanded = tuple[tuple[Wanted, Shown], ...]
LEAF = "leaf"  # the part of a record that pages which join several hold
UNIT = "unit"  # what its pages are made of beside the record


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One posted record, with all that its pages are made of besides; `day` is for pages without a day of their own,
    `demanded` what gate 3 demands of its pages.
    """

    kind: Kind[Any]
    card: Card
    around: Around
    day: Date
    demanded: tuple[Wanted, ...] = ()

    @property
    def packed(self) -> bytes:
        return pack((self.card, self.around, self.day, self.demanded))

    @staticmethod
    def unpacked(kind: Kind[Any], packed: bytes) -> "Unit":
        card, around, day, demanded = unpack(packed)
        return Unit(kind=kind, card=card, around=around, day=day, demanded=demanded)


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of one thing: files, what came of reading its pages back, its parts, and how the files look that
    were written into the spare tree; or the problems for which it could not be made.
    """

    files: tuple[File, ...] = ()
    templates: tuple[str, ...] = ()
    facts: tuple[tuple[str, bytes], ...] = ()
    parts: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[tuple[str, Stamp], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Everything that is the same for all things of one build. `part` gives a part of a record, by name and file;
    `holds` tells whether the spare tree has a file with these bytes.
    """

    root: Path
    settings: Settings
    chrome: Chrome
    records: Records
    renderer: Renderer
    rules: Rules
    spare: Path
    part: Callable[[str, str], bytes]
    holds: Callable[[str, str], bool]

    @property
    def common(self) -> str:
        """A digest of what goes into everything, but for what is worn."""
        return digest((self.settings, unworn(self.chrome), self.rules))

    def make_record(self, unit: Unit) -> Result:
        """The pages of one record, and its part in what joins several."""
        kind, card, around, settings = unit.kind, unit.card, unit.around, self.settings
        record = self.records.of(card)
        shown = kind.demands.shown(record, card, around, settings) if kind.demands and unit.demanded else None
        try:
            pages = record_pages(kind, record, card, around, settings)
            artifacts = [artifact_of(page, self.chrome, settings, page.date or unit.day) for page in pages]
            made = [(artifact, self.renderer.render(artifact)) for artifact in artifacts]
            leaf = record_leaf(kind, record, card, around, settings)
            parts = parts_of(kind, record, card, around, settings) | {OUTLINE: outline(pages), UNIT: unit.packed}
            if leaf:
                parts[LEAF] = self.renderer.leaf(leaf, self.chrome, card.path).encode()
        except ContentFailed as failed:
            return Result(problems=failed.problems)
        templates = {artifact.template for artifact in artifacts} | ({leaf.template} if leaf else set())
        demanded = {path_of(each.address): ((each, shown),) for each in unit.demanded if shown}
        finished = ((each.path, html, each, demanded.get(each.path, ())) for each, html in made)
        return self._result(finished, tuple(sorted(templates)), tuple(parts.items()))

    def make_file(self, artifact: Artifact) -> Result:
        """One file of the column that is no record's page."""
        if artifact.copy:
            with (self.root / artifact.copy).open("rb") as source:
                digest, note = copy_file(self.spare, artifact.path, source)
            return Result(files=(File(artifact.path, digest),), notes=((artifact.path, note),))
        try:
            made = artifact.make() if artifact.make else ((artifact.path, self._rendered(artifact)),)
        except ContentFailed as failed:
            return Result(problems=failed.problems)
        templates = (artifact.template,) if artifact.template else ()
        return self._result(((path, content, artifact, ()) for path, content in made), templates)

    def _result(
        self,
        made: Iterable[tuple[str, bytes, Artifact, Demanded]],
        templates: tuple[str, ...],
        parts: tuple[tuple[str, bytes], ...] = (),
    ) -> Result:
        """Written and read back, one after the other: there may be many."""
        files, facts, notes = list[File](), list[tuple[str, bytes]](), list[tuple[str, Stamp]]()
        for path, content, artifact, demanded in made:
            digest, read = hashlib.sha256(content).hexdigest(), b""
            if not self.holds(path, digest):
                notes.append((path, write_file(self.spare, path, content)))
            if path.endswith(".html"):
                read = pack(facts_of(path, content, self.rules, demanded))
                facts.append((path, read))
            files.append(File(path, digest, artifact.template, artifact.sources, digest_of(read) if read else ""))
        return Result(tuple(files), templates, tuple(facts), parts, tuple(notes))

    def edit_files(self, files: Iterable[File], contents: Mapping[str, bytes]) -> Result:
        """Files of which some have other bytes now, and are no pages."""
        result = self._result(((path, content, Artifact(path=path), ()) for path, content in contents.items()), ())
        new = {file.path: file for file in result.files}
        return replace(result, files=tuple(new.get(file.path, file) for file in files))

    def _rendered(self, artifact: Artifact) -> bytes:
        leaves = (Markup(self.part(LEAF, path).decode()) for path in artifact.joins)  # rendered with autoescape
        return self.renderer.render(artifact, tuple(leaves))
