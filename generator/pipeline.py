"""The whole build on one screen: load (read, parse, card), check, plan, render, prove, publish; no gate runs on the
faults of an earlier one.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date as Date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.artifacts import Artifact
from generator.checks import CHECKS
from generator.checks.addresses import collisions
from generator.files.assets import load_assets
from generator.files.pictures import pictures_of
from generator.kinds import KINDS
from generator.model.kind import Kind, Site
from generator.model.loading import load_settings, read_content, site_of
from generator.model.records import Records
from generator.outputs import artifacts_of, column_of
from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error
from generator.proof.completeness import Completeness
from generator.proof.prove import prove
from generator.publishing.manifest import Difference, write_manifest
from generator.publishing.staging import staging, write
from generator.publishing.swap import publish
from generator.reading.cache import SourceCache
from generator.rendering.renderer import Renderer

PROGRAM = Path(__file__).parent.parent  # beside it stand the templates of a root that has none

Watch = Callable[[str, int, int], None]  # told of (the step's name, how much of it is done, of how much; 0: unknown)


def unwatched(name: str, done: int, total: int) -> None:
    """Nobody looks on."""


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
class Outcome:
    """What came of a job: `site` and `completeness` stay None when a gate before them failed."""

    published: bool = False
    site: Site | None = None
    completeness: Completeness | None = None
    pages: int = 0
    difference: Difference = Difference(written=0, unchanged=0, removed=0)
    unchanged: bool = False  # nothing had to be done: what stood there is what was asked for (`published` is then true)
    seconds: dict[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @contextmanager
    def step(self, name: str, progress: Watch = unwatched) -> Iterator[None]:
        """Time one step."""
        progress(name, 0, 0)
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 3)


def run(job: Job, progress: Watch = unwatched) -> Outcome:
    """Build (or, without an output, check) a site root. Problems of the content end in the outcome; whoever watches is
    told how far it is.
    """
    outcome = Outcome()
    try:
        _run(job, outcome, progress)
    except ContentFailed as failed:
        outcome.problems = (*outcome.problems, *failed.problems)
    return outcome


def _run(job: Job, outcome: Outcome, progress: Watch) -> None:
    _refuse_output(job)
    with outcome.step("load", progress):
        outcome.site, records, outcome.problems = load_site(job)
    with outcome.step("check", progress):
        outcome.problems += stop_on_error(checked(outcome.site))
    output = job.output or job.root / ".cache" / "check"
    with staging(output) as tree:
        with outcome.step("render", progress):
            column = column_of(outcome.site, records)
            artifacts = artifacts_of(column)
            stop_on_error(collisions(artifacts))
            outcome.pages = sum(artifact.path.endswith(".html") for artifact in artifacts)
            render(job, outcome.site, artifacts, tree)
        with outcome.step("prove", progress):
            outcome.completeness, problems = prove(tree, outcome.site, records, artifacts)
            outcome.problems += stop_on_error(problems)
        if job.output is not None:
            with outcome.step("publish", progress):
                write_manifest(tree, job.date.isoformat())
                outcome.difference = publish(tree, job.output)
                outcome.published = True


def _refuse_output(job: Job) -> None:
    """Never into the sources: the next build would read its own output."""
    output = (job.output or job.root / "public").absolute()
    for source in (job.root / "content", job.templates):
        if output.is_relative_to(source.absolute()) or job.root.absolute().is_relative_to(output):
            raise UsageFailed(
                f"không thể đăng vào «{output.name}»: đó là nơi để bài viết; chọn thư mục khác (--output)"
            )


def load_site(job: Job) -> tuple[Site, Records, tuple[Problem, ...]]:
    """Gate 1: the site on the job's date, its records, and the warnings. Raise ContentFailed with every error, or
    UsageFailed for `site.yaml`.
    """
    cache = SourceCache(job.root / ".cache" / "sources.json" if job.cached else None, job.jobs)
    settings = load_settings(job.root, job.base_url)
    content = read_content(job.root, job.kinds, settings, cache.read_all)
    pictures = pictures_of(job.root, content.sizes, cached=job.cached)
    site, records = site_of(content, job.kinds, settings, job.date, pictures, load_assets(job.templates))
    return site, records, content.warnings


def checked(site: Site) -> Iterator[Problem]:
    """Gate 2: what the rules over the whole site find."""
    yield from (problem for check in CHECKS for problem in check(site))


def render(job: Job, site: Site, artifacts: tuple[Artifact, ...], tree: Path) -> None:
    """Write every artifact into the staged tree; raise ContentFailed with every template fault."""
    renderer = Renderer(job.templates, urlsplit(site.settings.dia_chi_goc).path)
    problems: dict[tuple[str, int], Problem] = {}  # the first of each place: one template fault shows on many pages
    for artifact in sorted(artifacts, key=lambda artifact: bool(artifact.versioned_by)):  # those need the others
        try:
            write(tree, artifact.path, _content(job, renderer, _versioned(artifact, tree)))
        except ContentFailed as failed:
            problems = {(problem.path, problem.line): problem for problem in failed.problems} | problems
    stop_on_error(problems.values())


def _content(job: Job, renderer: Renderer, artifact: Artifact) -> bytes:
    if not artifact.copy:
        return renderer.render(artifact)
    return (job.root / artifact.copy).read_bytes()


def _versioned(artifact: Artifact, tree: Path) -> Artifact:
    """With the digest of the finished files that it speaks of as `version`."""
    if not artifact.versioned_by:
        return artifact
    written = (path for path in artifact.versioned_by if (tree / path).is_file())  # a template at fault wrote none
    digest = hashlib.sha256(b"".join(hashlib.sha256((tree / path).read_bytes()).digest() for path in written))
    return replace(artifact, context={**artifact.context, "version": digest.hexdigest()[:16]})
