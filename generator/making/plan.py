"""What the published column came to: while no card changes nor anything else, the next one comes to the same."""

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.artifacts import MANIFEST, Artifact
from generator.keeping.packing import digest_of, pack, unpack
from generator.keeping.stamp import seen
from generator.keeping.store import Damaged, Store
from generator.making.workshop import LEAF
from generator.model.finding import FILES
from generator.model.settings import Settings
from generator.outcome import Job
from generator.problems import Problem
from generator.proof.facts import Rules
from generator.rendering.chrome import Chrome
from generator.shapes.completeness import Completeness
from generator.shapes.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`seen` tells how all inputs but the texts looked, `manifest` what was published of them; `read` are the problems
    of single texts, `problems` all; `versioned` the files that speak of the digests of others.
    """

    seen: str
    manifest: str = ""
    settings: Settings
    chrome: Chrome
    rules: Rules
    unposted: tuple[tuple[Row, ...], tuple[Row, ...]]
    read: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    completeness: Completeness
    pages: int
    versioned: tuple[str, ...]


def look(job: Job) -> str:
    """How all inputs but the texts look now; '' where that cannot be told for sure."""
    places = (job.root / "site.yaml", job.templates, job.root / FILES)
    return seen(places, repr((job.date, job.base_url, job.templates))) if job.output and job.cached else ""


def manifest_of(job: Job) -> str:
    """What is published, if anything is."""
    try:
        return digest_of((job.output / MANIFEST).read_bytes()) if job.output else ""
    except OSError:
        return ""


@dataclass(frozen=True, slots=True)
class Plans:
    """The plan of one column in the store; beside it what is large: the digests of the texts, what joins what, and the
    artifacts that join leaves or speak of other files.
    """

    store: Store
    column: str

    def take(self) -> Plan | None:
        """The plan, and it is gone: nobody knows what a build that is stopped has done."""
        found = self.store.get(self._shelf, "plan")
        self.store.keep_only(self._shelf, ("texts", "joins"))
        plan: Plan | None = unpack(found) if found else None
        return plan

    def leave(self, plan: Plan, texts: Mapping[str, str]) -> None:
        """The plan of the column that is published now, made of texts of these digests."""
        self.store.put(self._shelf, [("plan", pack(plan)), ("texts", marshal.dumps(dict(texts)))])

    def leave_joins(self, artifacts: Iterable[Artifact]) -> None:
        """What joins what; of pages the artifacts themselves, without what surrounds every page."""
        joins: dict[str, list[str]] = {}
        for each in artifacts:
            for path in each.joins:
                joins.setdefault(f"{each.part or LEAF} {path}", []).append(each.path)
        self.store.put(self._shelf, [("joins", marshal.dumps(joins))])
        kept = (each for each in artifacts if each.template and (each.joins or each.versioned_by))
        self.store.put(self._artifacts, ((each.path, pack(_without_chrome(each))) for each in kept))

    def texts(self) -> dict[str, str]:
        """The digest of each text."""
        return self._large("texts")

    def joins(self) -> dict[str, list[str]]:
        """The artifacts that join a part of a record, by the names of both."""
        return self._large("joins")

    def artifact(self, path: str, chrome: Chrome) -> Artifact:
        """One that joins leaves or speaks of other files."""
        found = self.store.get(self._artifacts, path)
        if found is None:
            raise Damaged(f"no artifact {path}")
        artifact: Artifact = unpack(found)
        return replace(artifact, context={**artifact.context, "chrome": chrome})

    def _large(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = marshal.loads(self.store.get(self._shelf, name) or marshal.dumps({}))  # noqa: S302  # ours
        return found

    @property
    def _shelf(self) -> str:
        return f"plan {self.column}"

    @property
    def _artifacts(self) -> str:
        return f"artifacts {self.column}"


def _without_chrome(artifact: Artifact) -> Artifact:
    context = {name: value for name, value in artifact.context.items() if name != "chrome"}
    return replace(artifact, context=context, pictures=dict(artifact.pictures))
