"""All files of one column: first those of the records, then what is drawn of cards and of the records' parts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.artifacts import Artifact
from generator.keeping.packing import digest, digest_of
from generator.keeping.stats import digests
from generator.making.joining import edited, key_now, key_of
from generator.making.ledger import Made
from generator.making.maker import Maker
from generator.making.renaming import Renaming
from generator.making.workshop import LEAF, Unit, Workshop
from generator.model.around import around_of
from generator.model.kind import Kind, Site, posted_cards, wanted
from generator.outputs import artifacts_of, planned
from generator.outputs.column import Column
from generator.problems import stop_on_error
from generator.rendering.chrome import worn
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.demand import Wanted

Posted = tuple[Kind[Any], Card, Around]  # one posted record


def posted_of(site: Site) -> tuple[Posted, ...]:
    """Every posted card with its kind and what is around it."""
    return tuple((kind, card, around_of(kind, card, site)) for kind, card in posted_cards(site))


def make_column(maker: Maker, workshop: Workshop, column: Column, posted: Sequence[Posted]) -> tuple[Artifact, ...]:
    """Make all files; those that are no record's are returned as they were planned. Raise ContentFailed with every
    template fault.
    """
    renaming = Renaming(maker, worn(column.chrome))
    renaming.leave()
    make_records(maker, workshop, tuple(_units(column, posted)))
    parts = KeptParts(maker, tuple(card for _, card, _ in posted))
    artifacts = artifacts_of(planned(column, parts))
    copied = {each.copy: (workshop.root / each.copy).stat() for each in artifacts if each.copy}
    copies = digests(workshop.root, copied, maker.ledger.store, "copies")
    make_files(maker, workshop, [each for each in artifacts if not each.versioned_by], copies)
    finished = {file.path: file.digest for made in maker.made.values() for file in made.files}
    make_files(maker, workshop, [versioned(each, finished) for each in artifacts if each.versioned_by])
    stop_on_error(maker.problems.values())
    renaming.leave(alone=True)
    return artifacts


def make_records(maker: Maker, workshop: Workshop, units: Sequence[Unit]) -> None:
    """The pages and parts of some records. Raise ContentFailed with every template fault."""
    common, renaming = workshop.common, Renaming(maker, worn(workshop.chrome))

    def edit(known: Made, key: str, unit: Unit) -> bool:
        return renaming.rename(unit.card.path, known, key)

    maker.bring(
        [(unit.card.path, _key_of(unit, workshop, common, renaming.key), unit) for unit in units],
        workshop.make_record,
        edit,
    )
    stop_on_error(maker.problems.values())


def make_files(
    maker: Maker, workshop: Workshop, artifacts: Sequence[Artifact], copies: Mapping[str, str] | None = None
) -> None:
    """Files that are no record's; `copies` are the digests of those that are copied. What template faults there were,
    the maker knows.
    """
    common, renaming = workshop.common, Renaming(maker, worn(workshop.chrome))
    things = [(each.path, _key(each, maker, copies or {}, common, renaming.key), each) for each in artifacts]
    maker.bring(things, workshop.make_file, partial(_edit, maker, workshop, renaming))


def _edit(maker: Maker, workshop: Workshop, renaming: Renaming, known: Made, key: str, artifact: Artifact) -> bool:
    """Make what joins a part of many records of what it was, where that part of a few is all that changed; a page of
    what it was where only assets have other names. Whether that could be.
    """
    if artifact.template:
        return renaming.rename(artifact.path, known, key)
    part = artifact.part
    paths = [path for path in maker.old.get(part, ()) if path in artifact.joins]
    if not paths or key_now(maker, known, part, paths) != key or not maker.stands(known):
        return False
    result = edited(maker, workshop, known, part, paths)
    if result is not None:
        maker.take(artifact.path, key, result)
    return result is not None


def _units(column: Column, posted: Iterable[Posted]) -> Iterator[Unit]:
    """What the pages of each record are made of."""
    demanded: dict[str, list[Wanted]] = {}
    for each in wanted(column.site):
        demanded.setdefault(each.posted, []).append(each)
    for kind, card, around in posted:
        day = around.day or column.days.get(card.row.address) or column.days["/"]
        yield Unit(kind=kind, card=card, around=around, day=day, demanded=tuple(demanded.get(card.path, ())))


def _key_of(unit: Unit, workshop: Workshop, common: str, wears: str) -> str:
    """A digest of all that goes into what is made of one record but templates."""
    own = digest((common, workshop.records.digests[unit.card.path], unit.around, unit.day, unit.demanded))
    return f"{own} {wears}"


def _key(artifact: Artifact, maker: Maker, copies: Mapping[str, str], common: str, wears: str) -> str:
    """The same of one file."""
    if artifact.copy:
        return copies[artifact.copy]
    if artifact.make:
        parts = ((path, maker.made[path].parts[artifact.part]) for path in artifact.joins)
        return key_of(digest((artifact.key, artifact.joins)), parts)
    if not artifact.template:
        return digest_of(artifact.content)
    context = {name: value for name, value in artifact.context.items() if name != "chrome"}
    leaves = tuple(maker.made[path].parts[LEAF] for path in artifact.joins)
    own = digest((common, artifact.template, context, dict(artifact.pictures), artifact.sources, leaves))
    return f"{own} {wears}"


def versioned(artifact: Artifact, finished: Mapping[str, str]) -> Artifact:
    """With the digest of the finished files that it speaks of as `version`; a template at fault made none."""
    found = b"".join(bytes.fromhex(finished[path]) for path in artifact.versioned_by if path in finished)
    return replace(artifact, context={**artifact.context, "version": hashlib.sha256(found).hexdigest()[:16]})


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts of all records, which have been made by now."""

    maker: Maker
    cards: tuple[Card, ...]

    def of(self, name: str, cards: Iterable[Card] | None = None) -> Iterator[tuple[Card, bytes]]:
        """The parts of that name, all or of some records, in their order."""
        for card in self.cards if cards is None else cards:
            yield card, self.maker.part(name, card.path)
