"""A column as it is planned, without being made, and a finished tree proved as a whole: tools of tests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from generator.artifacts import Artifact, path_of
from generator.making.column import Posted, posted_of
from generator.model.kind import Site, posted_cards
from generator.model.records import Records
from generator.outputs import artifacts_of, column_of, parts_of, planned
from generator.outputs.column import Column
from generator.outputs.html import OUTLINE, artifact_of, outline, record_leaf, record_pages
from generator.pipeline import Job, load_site
from generator.problems import Problem
from generator.proof.facts import facts_of
from generator.proof.finished import Finished
from generator.proof.prove import MACHINE, prove, rules_of
from generator.shapes.card import Card
from generator.shapes.completeness import Completeness
from generator.shapes.demand import Shown, Wanted
from generator.shapes.page import Fragment, Page
from tests.conftest import EXAMPLE, ROOT, loaded


@dataclass(frozen=True)
class Plan:
    """The column of one root, and what it is made of."""

    site: Site
    records: Records
    posted: tuple[Posted, ...]
    column: Column

    def pages_of(self, posted: Posted) -> tuple[Page, ...]:
        kind, card, around = posted
        return record_pages(kind, self.records.of(card), card, around, self.site.settings)

    def leaf_of(self, posted: Posted) -> Fragment | None:
        kind, card, around = posted
        return record_leaf(kind, self.records.of(card), card, around, self.site.settings)

    def artifacts(self) -> Iterator[Artifact]:
        """Every file of the column."""
        for each in self.posted:
            for page in self.pages_of(each):
                yield artifact_of(page, self.column.chrome, self.site.settings, self.column.day_of(page))
        yield from artifacts_of(self.column)


def plan_of(root: Path, day: date, **job: Any) -> Plan:
    """Plan a column."""
    known = not job and root in (ROOT, EXAMPLE)
    site, records = loaded(root, day) if known else load_site(Job(root=root, date=day, **job))[:2]
    posted = posted_of(site)
    column = column_of(site, ((card.row.address, around.day) for _, card, around in posted))
    unplanned = Plan(site, records, posted, column)
    return Plan(site, records, posted, planned(column, _Drawn(unplanned)))


@dataclass(frozen=True)
class _Drawn:
    """The parts of all records, drawn whenever somebody asks."""

    plan: Plan

    def of(self, name: str, cards: Iterable[Card] | None = None) -> Iterator[tuple[Card, bytes]]:
        wanted = None if cards is None else {card.path for card in cards}
        for each in self.plan.posted:
            kind, card, around = each
            if wanted is not None and card.path not in wanted:
                continue
            settings = self.plan.site.settings
            if name == OUTLINE:
                yield card, outline(self.plan.pages_of(each))
            else:
                yield card, parts_of(kind, self.plan.records.of(card), card, around, settings)[name]

    def key(self, name: str, cards: Iterable[Card] | None = None) -> str:
        return ""


def prove_tree(
    root: Path, site: Site, records: Records, artifacts: Iterable[Artifact]
) -> tuple[Completeness, tuple[Problem, ...]]:
    """Read every page under `root`; return the count that the column may state, and every problem, each once."""
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    cards = {card.path: card for _, card in posted_cards(site)}
    demanded = _demanded(site, records)
    rules = rules_of(site, (demand for each in demanded.values() for demand, _ in each))
    pages = {
        path: facts_of(path, (root / path).read_bytes(), rules, demanded.get(path, ()))
        for path in files
        if path.endswith(".html")
    }
    behind = {artifact.path: (artifact.sources, artifact.template) for artifact in artifacts}
    finished = Finished(
        files=frozenset(files),
        pages=pages.keys(),
        look_at=pages.keys(),
        facts=pages.__getitem__,
        machine=((path, (root / path).read_text(encoding="utf-8")) for path in files if path.endswith(MACHINE)),
        behind=lambda path: behind.get(path, ((), "")),
    )
    return prove(finished, site, lambda path: records.of(cards[path]).texts())


def _demanded(site: Site, records: Records) -> dict[str, list[tuple[Wanted, Shown]]]:
    """What is demanded of each page, by its path."""
    demanded: dict[str, list[tuple[Wanted, Shown]]] = {}
    arounds = {card.path: (card, around) for _, card, around in posted_of(site)}
    for kind in site.kinds:
        shown = {"": Shown(parts=())}  # by the path of the record; of its own page and its sheet the same
        for demand in kind.demands.wanted(kind, site) if kind.demands else ():
            if kind.demands and demand.posted not in shown:
                card, around = arounds[demand.posted]
                shown[demand.posted] = kind.demands.shown(records.of(card), card, around, site.settings)
            demanded.setdefault(path_of(demand.address), []).append((demand, shown[demand.posted]))
    return demanded
