"""The whole build on one screen: load (read, parse, card), check, make, prove, publish; no gate runs on the faults of
an earlier one. What is as it was last time is not made again, and is proved by what was found of it then; where no card
changed, the short way (`_edited`) is all there is to do.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from generator.artifacts import Artifact
from generator.checks import CHECKS
from generator.checks.addresses import collisions
from generator.checks.ahead import with_foreseen
from generator.files.assets import load_assets
from generator.files.pictures import pictures_of
from generator.keeping.packing import digest
from generator.keeping.program import program
from generator.keeping.store import Damaged, Store
from generator.kinds import KINDS
from generator.making.column import make_column, posted_of
from generator.making.editing import Doubt, edit_of, leave_again, make_edit, prove_edit
from generator.making.ledger import Ledger
from generator.making.maker import Maker
from generator.making.plan import Plan, Plans, look, manifest_of
from generator.making.proving import Standing
from generator.making.workshop import Workshop
from generator.model.decision import DECISIONS
from generator.model.kind import Site, posted_cards, wanted
from generator.model.loading import load_settings, read_content, site_of
from generator.model.records import Records
from generator.outcome import Job, Outcome, Watch, unwatched
from generator.outputs import column_of
from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error
from generator.proof.hidden import unposted
from generator.proof.prove import prove, rules_of
from generator.publishing.staging import staging
from generator.publishing.trees import Trees
from generator.rendering.chrome import Chrome
from generator.rendering.renderer import Renderer
from generator.shapes.completeness import Completeness

__all__ = ["Job", "Outcome", "Watch", "checked", "load_readable", "load_site", "run"]


def run(job: Job, outcome: Outcome | None = None, progress: Watch = unwatched) -> Outcome:
    """Build (or, without an output, check) a site root. Problems of the content end in the outcome, which tells also
    of a build that fails how far it came; whoever watches is told how far it is.
    """
    outcome = outcome or Outcome()
    _refuse_output(job)
    store = _store(job)
    try:
        if not _edited(job, outcome, store, progress):
            _run(job, outcome, store, progress)
    except ContentFailed as failed:
        outcome.problems = (*outcome.problems, *failed.problems)
    except Damaged:
        store.throw_away()
        outcome.problems = ()
        return run(job, outcome, progress)
    finally:
        store.close()
    return outcome


def _edited(job: Job, outcome: Outcome, store: Store, progress: Watch) -> bool:
    """The same, where nothing but records changed since the last build, and no card tells of it; else nothing is done
    and False.
    """
    plans = Plans(store, _column(job))
    try:
        with outcome.step("load", progress):
            edit = edit_of(job, plans, (*(job.kinds or KINDS), DECISIONS))
        with _places(job, outcome) as (trees, spare):
            assert trees is not None  # a check leaves no plan
            with outcome.step("render", progress):
                maker, files = make_edit(edit, job, trees, progress)
            with outcome.step("prove", progress):
                prove_edit(edit, maker, files, spare)
            with outcome.step("publish", progress):
                trees.publish(files, job.date.isoformat())
    except Doubt:
        return False
    outcome.pages, outcome.completeness, outcome.problems = edit.plan.pages, edit.plan.completeness, edit.plan.problems
    outcome.sources = _sources(job, edit.records)
    leave_again(edit, job)
    return True


def _sources(job: Job, records: Records) -> Mapping[str, str]:
    """The digest of each text that the column is made of."""
    return {"site.yaml": hashlib.sha256((job.root / "site.yaml").read_bytes()).hexdigest(), **records.digests}


def _run(job: Job, outcome: Outcome, store: Store, progress: Watch) -> None:
    seen = look(job)
    with outcome.step("load", progress):
        site, records, read = _loaded(job, store)
        outcome.problems = read = stop_on_error(read)
        outcome.site, outcome.sources = site, _sources(job, records)
    with outcome.step("check", progress):
        outcome.problems += stop_on_error(checked(site))
    with _places(job, outcome) as (trees, spare):
        with outcome.step("render", progress):
            maker, chrome, artifacts = _made(job, site, records, trees, spare, progress)
            standing = Standing(maker, spare)
            outcome.files = standing.digests
            outcome.pages = sum(path.endswith(".html") for path in standing.files)
        with outcome.step("prove", progress):
            outcome.completeness, problems = _proved(standing, site, records)
            outcome.problems += stop_on_error(problems)
        with outcome.step("ahead", progress):
            ahead = checked if trees else partial(_rehearsed, job, site, records)
            outcome.problems = with_foreseen(site, ahead, outcome.problems)
        if trees is not None:
            with outcome.step("publish", progress):
                trees.publish(outcome.files, job.date.isoformat())
    if trees is not None:
        plan = Plan(
            seen=seen,
            manifest=manifest_of(job),
            settings=site.settings,
            chrome=chrome,
            rules=rules_of(site, wanted(site)),
            unposted=unposted(site),
            read=read,
            problems=outcome.problems,
            completeness=outcome.completeness,
            pages=outcome.pages,
            versioned=tuple(each.path for each in artifacts if each.versioned_by),
        )
        plans = Plans(store, _column(job))
        plans.leave_joins(artifacts)
        plans.leave(plan, records.digests)


def _store(job: Job) -> Store:
    """What earlier builds left; of kinds that are not the program's nobody could tell whether they changed."""
    return Store(job.root / ".cache" / "kept.sqlite" if job.cached and not job.kinds else None, program())


def _column(job: Job) -> str:
    """What is kept of one column is not that of another."""
    return str(job.output or job.root / "public")


@contextmanager
def _places(job: Job, outcome: Outcome) -> Iterator[tuple[Trees | None, Path]]:
    """The trees of the output, and where new files are written. However a build ends, the outcome says what readers
    see.
    """
    if job.output is None:
        (job.root / ".cache").mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="check-", dir=job.root / ".cache") as folder:
            yield None, Path(folder)
        return
    with staging(job.output) as trees:
        try:
            yield trees, trees.spare
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
    site, records, problems = load_readable(job)
    return site, records, stop_on_error(problems)


def load_readable(job: Job) -> tuple[Site, Records, tuple[Problem, ...]]:
    """The same of the files that read, whatever is wrong with the others: for who only looks, never for a build."""
    store = _store(job)
    try:
        return _loaded(job, store)
    except Damaged:
        store.throw_away()
        return load_readable(job)
    finally:
        store.settle()


def _loaded(job: Job, store: Store) -> tuple[Site, Records, tuple[Problem, ...]]:
    kinds = job.kinds or KINDS
    settings = load_settings(job.root, job.base_url)
    records = Records(job.root, (*kinds, DECISIONS), settings, store)
    content = read_content(records, job.jobs)
    pictures = pictures_of(job.root, content.sizes, cached=job.cached)
    site = site_of(content, kinds, settings, job.date, pictures, load_assets(job.templates))
    return site, records, content.problems


def checked(site: Site) -> Iterator[Problem]:
    """Gate 2: what the rules over the whole site find."""
    yield from (problem for check in CHECKS for problem in check(site))


def _rehearsed(job: Job, today: Site, records: Records, then: Site) -> tuple[Problem, ...]:
    """What the gates find on a day to come; the third, when something else is shown then than today."""
    try:
        stop_on_error(checked(then))
        if (then.register.entries, then.posted) == (today.register.entries, today.posted):
            return ()
        with _places(job, Outcome()) as (_, spare):
            maker, _, _ = _made(job, then, records, None, spare, unwatched, "ahead")
            return _proved(Standing(maker, spare), then, records)[1]
    except ContentFailed as failed:
        return failed.problems


def _made(
    job: Job, site: Site, records: Records, trees: Trees | None, spare: Path, progress: Watch, name: str = ""
) -> tuple[Maker, Chrome, tuple[Artifact, ...]]:
    """Every file of the column made, in the spare tree; those that are no record's as they were planned. `name` tells
    apart what is kept of a rehearsal.
    """
    posted = posted_of(site)
    column = column_of(site, ((card.row.address, around.day) for _, card, around in posted))
    renderer = Renderer(job.templates, urlsplit(site.settings.dia_chi_goc).path, records.store)
    ledger = Ledger(records.store, name or _column(job)).read(digest(unposted(site)))
    maker = Maker(ledger=ledger, trees=trees, templates=renderer.templates, jobs=job.jobs, progress=progress)
    workshop = Workshop(
        root=job.root,
        settings=site.settings,
        chrome=column.chrome,
        records=records,
        renderer=renderer,
        rules=rules_of(site, wanted(site)),
        spare=spare,
        part=maker.part,
        holds=trees.holds if trees else lambda _path, _digest: False,
    )
    try:
        artifacts = make_column(maker, workshop, column, posted)
    finally:
        ledger.write(maker.made)
    names = [*((card.path, 1) for _, card, _ in posted), *((artifact.path, artifact.line) for artifact in artifacts)]
    places = [file.path for made in maker.made.values() for file in made.files]
    if len(names) > len(maker.made) or sorted(places) != sorted(ledger.right):  # else it is as when it was right
        stop_on_error(collisions(_placed(maker, names)))
    return maker, column.chrome, artifacts


def _placed(maker: Maker, names: Iterable[tuple[str, int]]) -> Iterator[Artifact]:
    """Where the files of so many things stand; with each thing the line that asks for it."""
    for name, line in names:
        for file in maker.made[name].files:
            yield Artifact(path=file.path, template=file.template, sources=file.sources, line=line)


def _proved(standing: Standing, site: Site, records: Records) -> tuple[Completeness, tuple[Problem, ...]]:
    """Gate 3: the count that the column may state, and what the finished column shows and lacks."""
    cards = {card.path: card for _, card in posted_cards(site)}
    count, problems = prove(standing.finished(), site, lambda path: records.of(cards[path]).texts())
    if not problems:
        standing.found_right(digest(unposted(site)))
    return count, problems
