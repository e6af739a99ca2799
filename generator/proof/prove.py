"""Gate 3: the facts of the finished pages joined, and held against what the content demands."""

from collections.abc import Iterable, Iterator

from generator.artifacts import path_of
from generator.model.kind import Site
from generator.problems import Problem
from generator.proof.column import Links
from generator.proof.completeness import completeness
from generator.proof.facts import Fault, Rules
from generator.proof.finished import Finished
from generator.proof.hidden import Hidden
from generator.proof.telling import Telling, TextsOf
from generator.shapes.completeness import Completeness
from generator.shapes.demand import Wanted
from generator.text.comparing import canonical

MACHINE = (".xml", ".json", ".csv", ".ics")  # what the files for machines end with


def prove(finished: Finished, site: Site, texts_of: TextsOf) -> tuple[Completeness, tuple[Problem, ...]]:
    """The count that the column may state, and every problem, each once. `texts_of` gives the texts of the record
    behind a content path with their lines.
    """
    telling = Telling(site, finished.behind, texts_of)
    links, hidden = Links(finished, telling), Hidden(site, telling)
    unmet: dict[str, list[Fault]] = {}
    for path in finished.look_at:
        facts = finished.facts(path)
        for fault in facts.faults:
            if fault.code:
                unmet.setdefault(path, []).append(fault)
            else:
                telling.tell(path, fault.rule, fault.message, fault.hint, near=fault.near)
        links.look(path, facts)
        hidden.look(path, facts)
    links.end()
    hidden.end(finished)
    count = completeness(finished, site, unmet, telling)
    return count, tuple(sorted(telling.problems))


def rules_of(site: Site, wanted: Iterable[Wanted]) -> Rules:
    """What every page of the site is held against."""
    return Rules(
        notice=canonical(site.settings.thong_bao_minh_hoa) if site.settings.demo else "",
        root=site.settings.dia_chi_goc,
        lists=frozenset(map(path_of, (*(demand.listed_on for demand in wanted), *_places(site)))),
    )


def _places(site: Site) -> Iterator[str]:
    """Where readers set out for what is demanded."""
    for kind in site.kinds:
        if kind.demands:
            yield from (kind.section, *kind.pages.places.values())
