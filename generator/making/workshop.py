"""One thing made, in whatever process: its files rendered, written into the spare tree and read back."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.artifacts import Artifact, path_of
from generator.keeping.packing import pack, unpack
from generator.keeping.store import Damaged
from generator.making.ledger import File
from generator.model.kind import Kind
from generator.model.records import Records
from generator.model.settings import Settings
from generator.outputs import PARTS
from generator.outputs.html import artifact_of, record_leaf, record_pages
from generator.problems import ContentFailed, Problem
from generator.proof.facts import Rules, facts_of
from generator.publishing.trees import Note, copy_file, write_file
from generator.rendering.chrome import Chrome
from generator.rendering.renderer import Renderer
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.demand import Shown, Wanted

LEAF = "leaf"  # the part of a record that pages which join several hold


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


@dataclass(frozen=True, slots=True)
class Result:
    """What was made of one thing: files, what came of reading its pages back, its parts, and how the files look in the
    spare tree; or the problems for which it could not be made.
    """

    files: tuple[File, ...] = ()
    templates: tuple[str, ...] = ()
    facts: tuple[tuple[str, bytes], ...] = ()
    parts: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[tuple[File, Note], ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """Everything that is the same for all things of one build; `parts` is the shelf of what files are joined of."""

    root: Path
    settings: Settings
    chrome: Chrome
    records: Records
    renderer: Renderer
    rules: Rules
    spare: Path
    parts: str

    def make_record(self, unit: Unit) -> Result:
        """The pages of one record, and its part in what joins several."""
        kind, card, around = unit.kind, unit.card, unit.around
        record = self.records.of(card)
        things = kind, record, card, around, self.settings
        pages = tuple(record_pages(*things))
        shown = kind.demands.shown(record, card, around, self.settings) if kind.demands and unit.demanded else Shown(())
        artifacts = tuple(artifact_of(page, self.chrome, self.settings, page.date or unit.day) for page in pages)
        try:
            parts = {name: part(*things, pages) for name, part in PARTS.items()}
            templates = {artifact.template for artifact in artifacts}
            if leaf := record_leaf(*things):
                templates.add(leaf.template)
                parts[LEAF] = self.renderer.leaf(leaf.template, {"chrome": self.chrome, **leaf.view}, card.path).encode()
            made = [(each, self.renderer.render(each)) for each in artifacts]
        except ContentFailed as failed:
            return Result(problems=failed.problems)
        return Result(
            files=tuple(_file(artifact, html) for artifact, html in made),
            templates=tuple(sorted(templates)),
            facts=tuple(
                _facts(artifact.path, html, self.rules, [(each, shown) for each in unit.demanded if path_of(each.address) == artifact.path])
                for artifact, html in made
            ),
            parts=tuple((name, part) for name, part in parts.items()),
            notes=tuple(self._written(artifact.path, html) for artifact, html in made),
        )

    def make_file(self, artifact: Artifact) -> Result:
        """One file of the column that is no record's page."""
        if artifact.copy:
            return self._copied(artifact)
        try:
            leaves = tuple(map(self._leaf, artifact.leaves))
            content = artifact.make() if artifact.make else self.renderer.render(artifact, leaves)
        except ContentFailed as failed:
            return Result(problems=failed.problems)
        file = _file(artifact, content)
        return Result(
            files=(file,),
            templates=(artifact.template,) if artifact.template else (),
            facts=(_facts(artifact.path, content, self.rules, ()),) if artifact.path.endswith(".html") else (),
            notes=(self._written(file, content),),
        )

    def _copied(self, artifact: Artifact) -> Result:
        digest, note = copy_file(self.spare, artifact.path, self.root / artifact.copy)
        file = File(artifact.path, digest)
        return Result(files=(file,), notes=((file, note),))

    def _leaf(self, path: str) -> Markup:
        found = self.records.store.get(self.parts, f"{LEAF} {path}")
        if found is None:
            raise Damaged(f"no leaf of {path}")
        return Markup(found.decode())  # rendered with autoescape
