"""Gate 3: the facts of the finished pages joined, and held against what the content demands."""

from collections.abc import Iterable, Iterator

from generator.artifacts import path_of
from generator.model.kind import Site
from generator.problems import Problem
from generator.proof.column import Links
from generator.proof.completeness import completeness
from generator.proof.facts import Fault, Rules
from generator.proof.finished import Finished
from generator.proof.hidden import Hidden, Unposted, unposted
from generator.proof.telling import Telling, Tells, TextsOf
from generator.shapes.completeness import Completeness
from generator.shapes.demand import Wanted
from generator.text.comparing import canonical

MACHINE = (".xml", ".json", ".csv", ".ics")  # what the files for machines end with


def prove(finished: Finished, site: Site, texts_of: TextsOf) -> tuple[Completeness, tuple[Problem, ...]]:
    """The count that the column may state, and every problem, each once. `texts_of` gives the texts of the record
    behind a content path with their lines.
    """
    telling = Telling(site, finished.behind, texts_of)
    unmet = _looked_at(finished, unposted(site), telling)
    count = completeness(finished, site, unmet, telling)
    return count, tuple(sorted(telling.problems))


def faultless(finished: Finished, unposted: Unposted) -> bool:
    """Whether the pages to be looked at are without fault, where all others were before and nothing else is demanded
    of any.
    """
    noted = _Noted()
    return not _looked_at(finished, unposted, noted) and not noted.any


class _Noted:
    """Whether anything was told."""

    any = False

    def tell(self, *_said: str, **_more: str) -> None:
        self.any = True


def _looked_at(finished: Finished, unposted: Unposted, telling: Tells) -> dict[str, list[Fault]]:
    """Tell the problems of the pages to be looked at; what they lack of the demands, by their paths."""
    links, hidden = Links(finished, telling), Hidden(unposted, telling)
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
    return unmet


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
