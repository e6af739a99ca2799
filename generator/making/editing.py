"""An edit of which no card tells: what is made of its record alone is made, and nothing else is looked at.

Lists, feeds, neighbours and gate 2 see cards only, so they are as they were. At the first `Doubt` it is left to the
whole build, which finds what was done until then like what an interrupted build left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from stat import S_ISREG
from urllib.parse import urlsplit

from generator.declaring.file_type import FileType
from generator.keeping.packing import digest, pack, unpack
from generator.keeping.stats import digests
from generator.making.column import make_files, make_records, versioned
from generator.making.joining import edited, key_now
from generator.making.ledger import Ledger
from generator.making.maker import FEW, Maker
from generator.making.plan import Plan, Plans, look, manifest_of
from generator.making.workshop import LEAF, UNIT, Unit, Workshop
from generator.model.finding import FILES, type_at, walk
from generator.model.kind import Kind
from generator.model.known import keep, take_one
from generator.model.records import Records
from generator.outcome import Job, Watch
from generator.outputs import EDITS
from generator.problems import ContentFailed
from generator.proof.facts import Facts
from generator.proof.finished import Finished
from generator.proof.prove import MACHINE, faultless
from generator.publishing.trees import Trees
from generator.reading.decoding import most_bytes
from generator.rendering.renderer import Renderer


class Doubt(Exception):
    """More may have changed than the pages of some records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Records that changed since the plan was left, each with what its pages are made of besides."""

    plan: Plan
    plans: Plans
    records: Records
    ledger: Ledger
    units: Sequence[Unit]


def edit_of(job: Job, plans: Plans, types: tuple[FileType, ...]) -> Edit:
    """What changed since the last column was published. Raise Doubt when more did than texts of which no card tells."""
    plan = plans.take()
    if plan is None or not plan.seen or plan.seen != look(job) or plan.manifest != manifest_of(job):
        raise Doubt
    records, ledger = Records(job.root, types, plan.settings, plans.store), Ledger(plans.store, plans.column)
    found = {path: status for path, status in walk(job.root, "content") if not path.startswith(FILES)}
    before = plans.texts()
    _sure(found.keys() == before.keys())
    _sure(all(S_ISREG(status.st_mode) and status.st_size <= most_bytes(path) for path, status in found.items()))
    records.digests.update(digests(job.root, found, plans.store, "content"))
    changed = [path for path, known in before.items() if records.digests[path] != known]
    _sure(len(changed) <= FEW)
    ledger.look_up(changed)
    units = tuple(_unit(path, plan, records, ledger) for path in changed)
    return Edit(plan=plan, plans=plans, records=records, ledger=ledger, units=units)


def _unit(path: str, plan: Plan, records: Records, ledger: Ledger) -> Unit:
    """One record; its file says no more to others than it did."""
    taken, kind, made = take_one(path, records), type_at(path, records.types), ledger.made.get(path)
    packed = made and ledger.part(made, UNIT, path)
    if not isinstance(kind, Kind) or not packed:
        raise Doubt
    unit = Unit.unpacked(kind, packed)
    _sure(taken.card == pack(unit.card))
    _sure(taken.problems == tuple(problem for problem in plan.read if problem.path == path))
    keep(taken, records, digest(records.settings))
    return unit


def make_edit(edit: Edit, job: Job, trees: Trees, progress: Watch) -> tuple[Maker, dict[str, str]]:
    """What changed, made in the spare tree, and the digest of every file of the column that now stands there."""
    plan, ledger, live = edit.plan, edit.ledger, trees.live
    _sure(all(trees.holds(path, known) or trees.take(path, known) for path, known in live.items()))
    renderer = Renderer(job.templates, urlsplit(plan.settings.dia_chi_goc).path, ledger.store)
    maker = Maker(ledger=ledger, trees=trees, templates=renderer.templates, jobs=1, progress=progress)
    workshop = Workshop(
        root=job.root,
        settings=plan.settings,
        chrome=plan.chrome,
        records=edit.records,
        renderer=renderer,
        rules=plan.rules,
        spare=trees.spare,
        part=maker.part,
        holds=trees.holds,
    )
    try:
        make_records(maker, workshop, edit.units)
        _make_joining(edit, maker, workshop)
        _make_versioned(edit, maker, workshop, live)
    except ContentFailed as failed:
        raise Doubt from failed
    _sure(not maker.lost and not any(path in plan.rules.lists for path in maker.fresh))
    return maker, _files(maker, live)


def _make_joining(edit: Edit, maker: Maker, workshop: Workshop) -> None:
    """What joins parts of these records; that these alone changed is seen here."""
    known, joins = edit.ledger.made, edit.plans.joins()
    by_artifact: dict[tuple[str, str], list[str]] = {}
    for path, made in list(maker.made.items()):
        _sure([file.path for file in made.files] == [file.path for file in known[path].files])
        _sure(made.parts.keys() == known[path].parts.keys())
        for part in (part for part, found in made.parts.items() if known[path].parts[part] != found):
            _sure(path in maker.old.get(part, ()) and part in (LEAF, *EDITS))
            for name in joins[f"{part} {path}"]:
                by_artifact.setdefault((part, name), []).append(path)
    edit.ledger.look_up(name for _, name in by_artifact)
    for (part, name), paths in by_artifact.items():
        if part == LEAF:
            artifact = edit.plans.artifact(name, edit.plan.chrome)
            others = set(artifact.joins) - maker.made.keys()
            edit.ledger.look_up(others)
            maker.made |= {path: known[path] for path in others}
            make_files(maker, workshop, [artifact])
        else:
            result = edited(maker, workshop, known[name], part, paths)
            if result is None:
                raise Doubt
            maker.take(name, key_now(maker, known[name], part, paths), result)


def _make_versioned(edit: Edit, maker: Maker, workshop: Workshop, live: Mapping[str, str]) -> None:
    """What speaks of the digests of others."""
    for name in edit.plan.versioned:
        artifact = edit.plans.artifact(name, edit.plan.chrome)
        if not maker.fresh.isdisjoint(artifact.versioned_by):
            edit.ledger.look_up([name])
            make_files(maker, workshop, [versioned(artifact, _files(maker, live))])


def _files(maker: Maker, live: Mapping[str, str]) -> dict[str, str]:
    return {**live, **{file.path: file.digest for made in maker.made.values() for file in made.files}}


def prove_edit(edit: Edit, maker: Maker, files: Mapping[str, str], spare: Path) -> None:
    """Gate 3: what is new is without fault, and so is the column, which was before. Else raise Doubt."""
    store, pages = edit.ledger.store, {path for path in files if path.endswith(".html")}

    def facts(path: str) -> Facts:
        found = store.get(edit.ledger.facts, path)
        if found is None:
            raise Doubt
        known: Facts = unpack(found)
        return known

    machine = sorted(path for path in maker.fresh if path.endswith(MACHINE))
    finished = Finished(
        files=files.keys(),
        pages=pages,
        look_at=sorted(pages & maker.fresh),
        facts=facts,
        machine=((path, (spare / path).read_bytes().decode(errors="replace")) for path in machine),
        behind=lambda _path: ((), ""),
    )
    _sure(faultless(finished, edit.plan.unposted))
    edit.ledger.found_right(maker.made, digest(edit.plan.unposted))


def leave_again(edit: Edit, job: Job) -> None:
    """The plan, for the next edit."""
    edit.plans.leave(replace(edit.plan, manifest=manifest_of(job)), edit.records.digests)


def _sure(it_is: bool) -> None:
    if not it_is:
        raise Doubt
