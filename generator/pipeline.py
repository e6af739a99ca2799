"""The whole build on one screen: load (read, parse, card), check, plan, render, prove, publish; no gate runs on the
faults of an earlier one.
"""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import partial
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
from generator.outputs.column import Column
from generator.outputs.html import leaf_of
from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error
from generator.proof.completeness import Completeness
from generator.proof.prove import prove
from generator.publishing.manifest import Difference, write_manifest
from generator.publishing.staging import staging, write
from generator.publishing.swap import publish
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


def run(job: Job) -> Outcome:
    """Build (or, without an output, check) a site root. Problems of the content end in the outcome."""
    outcome = Outcome()
    _refuse_output(job)
    store = opened(job)
    try:
        _run(job, outcome, store)
    except ContentFailed as failed:
        outcome.problems = (*outcome.problems, *failed.problems)
    except Damaged:
        store.throw_away()
        return run(job)
    store.close()
    return outcome


def _run(job: Job, outcome: Outcome, store: Store) -> None:
    with outcome.step("load"):
        site, records, outcome.problems = _loaded(job, store)
        outcome.site = site
    with outcome.step("check"):
        outcome.problems += stop_on_error(checked(site))
    with _trees(job) as (trees, spare):
        with outcome.step("render"):
            maker = _made(job, site, records, trees, spare)
            files = {file.path: file.digest for made in maker.made.values() for file in made.files}
            outcome.pages = sum(path.endswith(".html") for path in files)
        with outcome.step("prove"):
            outcome.completeness, problems = prove(finished(maker, spare, hidden), site, texts)
            outcome.problems += stop_on_error(problems)
            maker.ledger.write(maker.made, files)
        if trees is not None:
            with outcome.step("publish"):
                outcome.difference = trees.publish(files, job.date.isoformat())
                outcome.published = True


def _refuse_output(job: Job) -> None:
    """Never into the sources: the next build would read its own output."""
    output = (job.output or job.root / "public").absolute()
    for source in (job.root / "content", job.templates):
        if output.is_relative_to(source.absolute()) or job.root.absolute().is_relative_to(output):
            raise UsageFailed(
                f"không thể đăng vào «{output.name}»: đó là nơi để bài viết; chọn thư mục khác (--output)"
            )


def checked(site: Site) -> Iterator[Problem]:
    """Gate 2: what the rules over the whole site find."""
    yield from (problem for check in CHECKS for problem in check(site))


def render(job: Job, column: Column, artifacts: tuple[Artifact, ...], tree: Path) -> None:
    """Write every artifact into the staged tree; raise ContentFailed with every template fault."""
    renderer = Renderer(job.templates, urlsplit(column.site.settings.dia_chi_goc).path, partial(leaf_of, column))
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
