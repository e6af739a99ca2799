"""All files of one column made: first those of the records, then what is drawn of cards and of the records' parts."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.artifacts import Artifact
from generator.keeping.packing import digest, digest_of
from generator.keeping.stats import digests
from generator.keeping.store import Damaged
from generator.making.maker import Maker
from generator.making.workshop import LEAF, Unit, Workshop
from generator.model.around import around_of
from generator.model.kind import Kind, Site, posted_cards, wanted
from generator.outputs.column import Column
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.demand import Wanted


@dataclass(frozen=True, slots=True)
class KeptParts:
    """The parts of all records that have been made."""

    maker: Maker
    cards: tuple[Card, ...]

    def of(self, name: str) -> Iterator[tuple[Card, bytes]]:
        """The parts of that name, in the order of the cards."""
        for card in self.cards:
            found = self.maker.ledger.store.get(self.maker.parts, f"{name} {card.path}")
            if found is None:
                raise Damaged(f"no {name} of {card.path}")
            yield card, found

    def key(self, name: str, cards: Iterable[Card] | None = None) -> str:
        """A digest of all these parts, or of those of some records."""
        made = self.maker.made
        parts = (made[card.path].parts.get(name, "") for card in cards or self.cards if card.path in made)
        return digest_of("".join(parts).encode())


Posted = tuple[Kind[Any], Card, Around]  # one posted record


def posted_of(site: Site) -> tuple[Posted, ...]:
    """Every posted card with its kind and what is around it."""
    return tuple((kind, card, around_of(kind, card, site)) for kind, card in posted_cards(site))


def units_of(column: Column, posted: Iterable[Posted]) -> Iterator[Unit]:
    """What the pages of each record are made of."""
    demanded: dict[str, list[Wanted]] = {}
    for each in wanted(column.site):
        demanded.setdefault(each.posted, []).append(each)
    for kind, card, around in posted:
        day = around.day or column.days.get(card.row.address) or column.days["/"]
        yield Unit(kind=kind, card=card, around=around, day=day, demanded=tuple(demanded.get(card.path, ())))


def make_column(maker: Maker, workshop: Workshop, column: Column, posted: Iterable[Posted]) -> Column:
    """All files of a column. Raise ContentFailed with every template fault, and where two files claim one place."""
    common = digest((workshop.settings, workshop.chrome, workshop.rules))
    make_records(maker, workshop, units_of(column, posted), common)
    parts = KeptParts(maker, tuple(card for _, card, _ in posted))
    if not maker.problems
    column = planned(column, )


def make_records(maker: Maker, workshop: Workshop, units: Iterable[Unit], common: str) -> None:
    """The pages of all records; `common` is a digest of what is the same for all things of the build."""

    def key(unit: Unit) -> str:
        own = (workshop.records.digests[unit.card.path], unit.around, unit.day, unit.demanded)
        return common + digest(own)

    maker.bring([(unit.card.path, key(unit), unit) for unit in units], workshop.make_record)


def make_files(maker: Maker, workshop: Workshop, artifacts: Iterable[Artifact], common: str) -> None:
    """All other files; last those that speak of the bytes of others."""
    artifacts = tuple(artifacts)
    copied = [artifact.copy for artifact in artifacts if artifact.copy]
    copies = digests(workshop.root, copied, maker.ledger.store, "copies")

    def bring(some: Iterable[Artifact]) -> None:
        maker.bring([(each.path, _key(maker, each, copies, common), each) for each in some], workshop.make_file)

    bring(artifact for artifact in artifacts if not artifact.versioned_by)
    finished = {file.path: file.digest for made in maker.made.values() for file in made.files}
    bring(_versioned(artifact, finished) for artifact in artifacts if artifact.versioned_by)


def _versioned(artifact: Artifact, finished: Mapping[str, str]) -> Artifact:
    """With the digest of the finished files that it speaks of as `version`; a template at fault made none."""
    found = b"".join(bytes.fromhex(finished[path]) for path in artifact.versioned_by if path in finished)
    return replace(artifact, context={**artifact.context, "version": hashlib.sha256(found).hexdigest()[:16]})


def _key(maker: Maker, artifact: Artifact, copies: Mapping[str, str], common: str) -> str:
    """A digest of all that goes into one file but its template; '' where nobody can tell."""
    if artifact.copy:
        return copies[artifact.copy]
    if not artifact.template:
        return artifact.key or digest_of(artifact.content)
    context = {name: value for name, value in artifact.context.items() if name != "chrome"}
    leaves = [maker.made[path].parts.get(LEAF, "") for path in artifact.leaves if path in maker.made]
    return common + digest((artifact.template, context, dict(artifact.pictures), artifact.sources, leaves))
