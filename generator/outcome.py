"""What is to be built, and what came of it. Nothing heavy loads with this: `build` may be done before anything is."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.publishing.manifest import Difference

if TYPE_CHECKING:
    from generator.model.kind import Kind, Site
    from generator.problems import Problem
    from generator.shapes.completeness import Completeness

Watch = Callable[[str, int, int], None]  # told of (the step's name, how much of it is done, of how much; 0: unknown)
PROGRAM = Path(__file__).parent.parent  # beside it stand the templates of a root that has none


def unwatched(name: str, done: int, total: int) -> None:
    """Nobody looks on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What is to be built. `date` is "today", and the only clock; `kinds`, when not those of the program."""

    root: Path
    date: Date
    output: Path | None = None  # None: check only
    base_url: str = ""
    jobs: int = 1
    cached: bool = True
    kinds: "tuple[Kind[Any], ...]" = ()

    @property
    def templates(self) -> Path:
        own = self.root / "templates"
        return own if own.is_dir() else PROGRAM / "templates"


@dataclass(slots=True)
class Outcome:
    """What came of a job: `site` and `completeness` stay None when a gate before them failed."""

    published: bool = False
    site: "Site | None" = None
    completeness: "Completeness | None" = None
    pages: int = 0
    difference: Difference = Difference(written=0, unchanged=0, removed=0)
    unchanged: bool = False  # nothing had to be done: what stood there is what was asked for (`published` is then true)
    sources: Mapping[str, str] = field(default_factory=dict)  # digest of each text that was read, by its path
    files: Mapping[str, str] = field(default_factory=dict)  # digest of each file of the finished column, by its path
    seconds: dict[str, float] = field(default_factory=dict)
    problems: "tuple[Problem, ...]" = ()

    @contextmanager
    def step(self, name: str, progress: Watch) -> Iterator[None]:
        """Time one step."""
        progress(name, 0, 0)
        started = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - started, 3)
