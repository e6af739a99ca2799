"""The whole build on one screen: load (read, parse, card), check, plan, render, prove, publish; no gate runs on the
faults of an earlier one.
"""

import hashlib
import time
from collections.abc import Iterator
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
from generator.publishing.manifest import Difference
from generator.publishing.staging import staging
from generator.publishing.trees import Trees
from generator.reading.cache import SourceCache
from generator.rendering.renderer import Renderer

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
class Outcome:
    """What came of a job: `site` and `completeness` stay None when a gate before them failed."""

    published: bool = False
    site: Site | None = None
    completeness: Completeness | None = None
    pages: int = 0
    difference: Difference = Difference(written=0, unchanged=0, removed=0)
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


def run(job: Job, outcome: Outcome | None = None) -> Outcome:
    """Build (or, without an output, check) a site root. Problems of the content end in the outcome, which tells also
    of a build that fails how far it came.
    """
    outcome = outcome or Outcome()
    try:
        _run(job, outcome)
    except ContentFailed as failed:
        outcome.problems = (*outcome.problems, *failed.problems)
    return outcome


def _run(job: Job, outcome: Outcome) -> None:
    _refuse_output(job)
    with outcome.step("load"):
        outcome.site, records, outcome.problems = load_site(job)
    with outcome.step("check"):
        outcome.problems += stop_on_error(checked(outcome.site))
    output = job.output or job.root / ".cache" / "check"
    with staging(output) as trees, _told(trees, outcome):
        with outcome.step("render"):
            column = column_of(outcome.site, records)
            artifacts = artifacts_of(column)
            stop_on_error(collisions(artifacts))
            outcome.pages = sum(artifact.path.endswith(".html") for artifact in artifacts)
            files = render(job, outcome.site, artifacts, trees)
        with outcome.step("prove"):
            trees.prune(files.keys())
            outcome.completeness, problems = prove(trees.spare, outcome.site, records, artifacts)
            outcome.problems += stop_on_error(problems)
        if job.output is not None:
            with outcome.step("publish"):
                trees.publish(files, job.date.isoformat())


@contextmanager
def _told(trees: Trees, outcome: Outcome) -> Iterator[None]:
    """However a build ends, the outcome says what readers see."""
    try:
        yield
    finally:
        if trees.published:
            outcome.published, outcome.difference = True, trees.difference


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


def render(job: Job, site: Site, artifacts: tuple[Artifact, ...], trees: Trees) -> dict[str, str]:
    """Write every artifact into the spare tree; return their digests. Raise ContentFailed with every template fault."""
    renderer = Renderer(job.templates, urlsplit(site.settings.dia_chi_goc).path)
    problems: dict[tuple[str, int], Problem] = {}  # the first of each place: one template fault shows on many pages
    files: dict[str, str] = {}
    for artifact in sorted(artifacts, key=lambda artifact: bool(artifact.versioned_by)):  # those need the others
        try:
            content = _content(job, renderer, _versioned(artifact, files))
        except ContentFailed as failed:
            problems = {(problem.path, problem.line): problem for problem in failed.problems} | problems
            continue
        files[artifact.path] = hashlib.sha256(content).hexdigest()
        trees.write(artifact.path, content, files[artifact.path])
    stop_on_error(problems.values())
    return files


def _content(job: Job, renderer: Renderer, artifact: Artifact) -> bytes:
    if not artifact.copy:
        return renderer.render(artifact)
    return (job.root / artifact.copy).read_bytes()


def _versioned(artifact: Artifact, files: dict[str, str]) -> Artifact:
    """With the digest of the finished files that it speaks of as `version`."""
    if not artifact.versioned_by:
        return artifact
    written = (files[path] for path in artifact.versioned_by if path in files)  # a template at fault wrote none
    digest = hashlib.sha256(b"".join(map(bytes.fromhex, written)))
    return replace(artifact, context={**artifact.context, "version": digest.hexdigest()[:16]})
