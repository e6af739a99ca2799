"""A staged tree proved as a whole: every page read, every fact joined."""

from collections.abc import Iterable
from pathlib import Path

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site, posted_cards
from generator.model.records import Records
from generator.problems import Problem
from generator.proof.completeness import Completeness
from generator.proof.facts import facts_of
from generator.proof.finished import Finished
from generator.proof.prove import MACHINE, prove, rules_of
from generator.shapes.demand import Shown, Wanted


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
    planned = {artifact.path: (artifact.sources, artifact.template) for artifact in artifacts}
    finished = Finished(
        files=frozenset(files),
        pages=pages.keys(),
        look_at=pages.keys(),
        facts=pages.__getitem__,
        machine=((path, (root / path).read_text(encoding="utf-8")) for path in files if path.endswith(MACHINE)),
        behind=lambda path: planned.get(path, ((), "")),
    )
    return prove(finished, site, lambda path: records.of(cards[path]).texts())


def _demanded(site: Site, records: Records) -> dict[str, list[tuple[Wanted, Shown]]]:
    """What is demanded of each page, by its path."""
    demanded: dict[str, list[tuple[Wanted, Shown]]] = {}
    for kind in site.kinds:
        shown = {"": Shown(parts=())}  # by the path of the record; of its own page and its sheet the same
        cards = {card.path: card for card in site.cards(kind.cards)}
        for demand in kind.demands.wanted(kind, site) if kind.demands else ():
            if kind.demands and demand.posted not in shown:
                card = cards[demand.posted]
                shown[demand.posted] = kind.demands.shown(records.of(card), card, site)
            demanded.setdefault(path_of(demand.address), []).append((demand, shown[demand.posted]))
    return demanded
