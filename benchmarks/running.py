"""The cases, each generator in turn, round after round."""

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.corpus import corpus
from benchmarks.generators import Generator, day_after
from benchmarks.measure import Cost, Failed, run, watching
from benchmarks.our_site import DAY
from benchmarks.pages import files, missing, written

CASES = ("cold", "unchanged", "body", "title", "macro", "layout", "style", "decision", "date", "save", "help")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One measured run. `files` are in the output then, `written` of them by this run."""

    size: int
    round: int
    case: str
    generator: str
    wall: float
    cpu: float
    peak: float
    files: int = 0
    written: int = 0


@dataclass(slots=True)
class Site:
    """A corpus laid out for one generator."""

    generator: Generator
    root: Path
    pages: dict[str, str]
    day: str = DAY

    @property
    def output(self) -> Path:
        return self.root / self.generator.output


def measure(
    generators: Sequence[Generator], size: int, rounds: int, cases: Sequence[str], folder: Path
) -> Iterator[Run]:
    """Lay a corpus of this size out for each, then run every case of each in turn."""
    sites = [_site(each, size, folder / f"{each.name}-{size}") for each in generators]
    for number in range(1, rounds + 1):
        for case in cases:
            for site in sites:
                if cost := _case(case, site, f"lan{number}"):
                    yield replace(cost, size=size, round=number)


def _site(generator: Generator, size: int, root: Path) -> Site:
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    return Site(generator=generator, root=root, pages=generator.lay_out(corpus(size), root))


def _case(case: str, site: Site, mark: str) -> Run | None:
    """One case of one generator; None where it has none such."""
    if case == "help":
        return _told(case, site, run(site.generator.help, site.root, site.generator.env))
    if case == "save":
        return _save(site, mark)
    if case == "cold":
        return _cold(site)
    if case not in site.generator.edits:
        return None
    edit = site.generator.edits[case]
    if case == "date":
        site.day = day_after(site.day)
    edit.change(site.root, mark)
    if edit.page:
        told = mark.upper() if case == "decision" else mark
        return _build(case, site, {edit.page: told})
    return _build(case, site, {})


def _cold(site: Site) -> Run:
    """Without anything of an earlier build; what there was is moved away before and removed after the clock ran."""
    trash = site.root.with_name(f"{site.root.name}.trash")
    shutil.rmtree(trash, ignore_errors=True)
    trash.mkdir()
    for name in (site.generator.output, *site.generator.remnants):
        if (site.root / name).exists():
            (site.root / name).rename(trash / name)
    done = _build("cold", site, site.pages)
    shutil.rmtree(trash)
    return done


def _build(case: str, site: Site, proof: dict[str, str]) -> Run:
    """Build and make sure that every page of the corpus is there, and these say what they must."""
    time.sleep(0.05)  # the clock of the file system is coarse
    began = time.time_ns()
    cost = run(site.generator.build(site.day), site.root, site.generator.env)
    wrong = list(missing(site.output, dict.fromkeys(site.pages, "") | proof))
    if wrong:
        raise Failed(f"{site.generator.name}, {case}: {len(wrong)} pages of {len(site.pages)}: {'; '.join(wrong[:5])}")
    return replace(_told(case, site, cost), files=files(site.output), written=written(site.output, began))


def _save(site: Site, mark: str) -> Run | None:
    """From saving a file to its words standing in the page that is served."""
    generator = site.generator
    if generator.watch is None:
        return None
    edit = generator.edits["body"]
    page = site.root / generator.watched / edit.page
    with watching(generator.watch(site.day), site.root, generator.env) as watcher:
        watcher.until(page, "</html>")
        watcher.settle()
        before = watcher.cpu()
        edit.change(site.root, f"{mark}-save")
        wall = watcher.until(page, f"{mark}-save")
        watcher.settle()
        return _told("save", site, Cost(wall=wall, cpu=watcher.cpu() - before, peak=watcher.peak()))


def _told(case: str, site: Site, cost: Cost) -> Run:
    return Run(size=0, round=0, case=case, generator=site.generator.name, **asdict(cost))
