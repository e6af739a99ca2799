"""The whole build on one screen: load, check, plan, render, verify, publish; no gate runs on earlier faults."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator import store
from generator.artifacts import Artifact
from generator.cache import SourceCache
from generator.checks import CHECKS
from generator.checks.addresses import collisions
from generator.frame import frame_of
from generator.kinds import KINDS
from generator.outputs import OUTPUTS, all_pages
from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error
from generator.rendering import Renderer
from generator.shapes import Kind, Site, demands
from generator.site import load, load_settings
from generator.verify import Completeness, verify

PROGRAM = Path(__file__).parent.parent  # beside it stand the templates of a root that has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be built. `date` is "today", and the only clock."""

    root: Path
    date: Date
    output: Path | None = None  # None: check only
    base_url: str = ""
    jobs: int = 1
    cached: bool = True
    kinds: tuple[Kind[Any], ...] = KINDS

    @property
    def templates(self) -> Path:
        own = self.root / "templates"
        return own if own.is_dir() else PROGRAM / "templates"


@dataclass(slots=True)
class Report:
    """What came of a job: `site` and `completeness` stay None when a gate before them failed."""

    published: bool = False
    site: Site | None = None
    completeness: Completeness | None = None
    pages: int = 0
    difference: store.Difference = store.Difference(written=0, unchanged=0, removed=0)
    seconds: dict[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 3)


def run(job: Job) -> Report:
    """Build (or, without an output, check) a site root. Problems of the content end in the report."""
    report = Report()
    try:
        _run(job, report)
    except ContentFailed as failed:
        report.problems = (*report.problems, *failed.problems)
    return report


def _run(job: Job, report: Report) -> None:
    _refuse_output(job)
    with report.step("load"):
        report.site, report.problems = load_site(job)
    with report.step("check"):
        report.problems += stop_on_error(problem for check in CHECKS for problem in check(report.site))
    output = job.output or job.root / ".cache" / "check"
    with store.staging(output) as tree:
        with report.step("render"):
            artifacts = plan(report.site)
            stop_on_error(collisions(artifacts))
            report.pages = sum(artifact.path.endswith(".html") for artifact in artifacts)
            render(job, report.site, artifacts, tree)
        with report.step("verify"):
            report.completeness, problems = verify(tree, report.site, artifacts)
            report.problems += stop_on_error(problems)
        if job.output is not None:
            with report.step("publish"):
                store.write_manifest(tree, job.date.isoformat())
                report.difference = store.publish(tree, job.output)
                report.published = True


def load_site(job: Job) -> tuple[Site, tuple[Problem, ...]]:
    """Gate 1: the site on the job's date, and the warnings. Raise ContentFailed, or UsageFailed for `site.yaml`."""
    cache = SourceCache(job.root / ".cache" / "sources.json" if job.cached else None, job.jobs)
    settings = load_settings(job.root, job.base_url)
    return load(job.root, job.kinds, settings, job.date, cache.read_all, _assets(job.templates))


def _assets(templates: Path) -> tuple[str, ...]:
    """The regular files under `assets/`; what editors and systems leave behind is none of the column's."""
    found = (path for path in (templates / "assets").rglob("*") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(templates).as_posix() for path in found if not path.name.startswith("."))
    return tuple(sorted(name for name in names if not name.endswith("~")))


def _refuse_output(job: Job) -> None:
    """Never into the sources: the next build would read its own output."""
    output = (job.output or job.root / "public").absolute()
    for source in (job.root / "content", job.templates):
        if output.is_relative_to(source.absolute()) or job.root.absolute().is_relative_to(output):
            raise UsageFailed(
                f"không thể đăng vào «{output.name}»: đó là nơi để bài viết; chọn thư mục khác (--output)"
            )


def plan(site: Site) -> tuple[Artifact, ...]:
    """Every file of the column, as plain data."""
    pages = all_pages(site)
    posted = sum(demand.counted and bool(demand.parts) for demand in demands(site))
    frame = frame_of(site, pages, posted)
    return tuple(artifact for output in OUTPUTS for artifact in output(site, frame, pages))


def render(job: Job, site: Site, artifacts: tuple[Artifact, ...], tree: Path) -> None:
    """Write every artifact into the staged tree; raise ContentFailed with every template fault."""
    renderer = Renderer(job.templates, urlsplit(site.settings.dia_chi_goc).path)
    problems: dict[tuple[str, int], Problem] = {}  # the first of each place: one template fault shows on many pages
    for artifact in artifacts:
        try:
            store.write(tree, artifact.path, _content(job, renderer, artifact))
        except ContentFailed as failed:
            problems = {(problem.path, problem.line): problem for problem in failed.problems} | problems
    stop_on_error(problems.values())


def _content(job: Job, renderer: Renderer, artifact: Artifact) -> bytes:
    if not artifact.copy:
        return renderer.render(artifact)
    if artifact.copy.startswith("templates/"):
        return (job.templates / artifact.copy.removeprefix("templates/")).read_bytes()
    return (job.root / artifact.copy).read_bytes()
