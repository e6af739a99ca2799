"""The figures of a measurement: kept as JSON, compared by medians, told as Markdown tables."""

import json
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.generators import Generator, version
from benchmarks.running import CASES, Run

NAMES = ("ours", "everything", "hugo", "pelican", "pelican-cache")
COMPARED = (("ours", "hugo"), ("ours", "pelican"), ("everything", "ours"))
OURS_ALONE = ("macro", "layout", "style", "decision", "date")  # a peer does a whole build whatever changed:
WHOLE = ("unchanged", "body", "title")  # the first of these in the same round
WORDS = {
    "cold": "cold",
    "unchanged": "nothing changed, new process",
    "body": "one body edited",
    "title": "one title edited",
    "macro": "a macro edited",
    "layout": "the layout edited",
    "style": "a style edited",
    "decision": "a decision added",
    "date": "the next day",
    "save": "saved while watching, to disk",
    "help": "`--help`",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was measured, on what."""

    about: dict[str, str]
    runs: tuple[Run, ...] = ()

    @property
    def sizes(self) -> list[int]:
        return sorted({each.size for each in self.runs})

    @property
    def generators(self) -> list[str]:
        there = {each.generator for each in self.runs}
        return [name for name in NAMES if name in there]

    def of(self, size: int, case: str, generator: str) -> list[Run]:
        """The runs of a case, in the order of the rounds."""
        asked = (size, case, generator)
        return [each for each in self.runs if (each.size, each.case, each.generator) == asked]

    def median(self, size: int, case: str, generator: str, figure: str) -> float | None:
        """None where it was not measured."""
        figures = [getattr(each, figure) for each in self.of(size, case, generator)]
        return median(figures) if figures else None

    def ratio(self, size: int, case: str, one: str, other: str, figure: str) -> float | None:
        """One generator's figure to another's, the median over the rounds that have both."""
        theirs: dict[int, float] = {}
        for each in (case, *(WHOLE if case in OURS_ALONE else ())):
            for run in self.of(size, each, other):
                theirs.setdefault(run.round, getattr(run, figure))
        pairs = ((getattr(run, figure), theirs.get(run.round)) for run in self.of(size, case, one))
        ratios = [mine / their for mine, their in pairs if their]
        return median(ratios) if ratios else None


def about(generators: Sequence[Generator], program: Path) -> dict[str, str]:
    """Where and with what the figures were made."""
    command = ["git", "-C", str(program.absolute().parent), "describe", "--always", "--dirty"]
    commit = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    versions = {each.name: version(each) for each in generators}
    return {"day": datetime.now(UTC).date().isoformat(), "machine": machine, **versions, "commit": commit}


def save(results: Results, path: Path) -> None:
    runs = [_rounded(each) for each in results.runs]
    lines = ",\n".join(f"  {json.dumps(each)}" for each in runs)
    head = json.dumps(results.about, ensure_ascii=False, indent=1)
    path.write_text(f'{{"about": {head},\n"runs": [\n{lines}\n]}}\n', encoding="utf-8")


def load(*paths: Path) -> Results:
    """What one or several files hold, told as by the last of them."""
    kept = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return Results(about=kept[-1]["about"], runs=tuple(Run(**run) for each in kept for run in each["runs"]))


def markdown(results: Results) -> str:
    """For each size a table of ratios and one of costs."""
    tables = ((_ratios(results, size), _costs(results, size)) for size in results.sizes)
    return "\n\n".join("\n".join(table) for pair in tables for table in pair)


def number(value: float | None) -> str:
    """Three digits that count."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _ratios(results: Results, size: int) -> Iterator[str]:
    yield f"### {size:,} contents"
    yield ""
    pairs = [pair for pair in COMPARED if {*pair} <= {*results.generators}]
    yield from _head("ratio", *(f"{one} : {other}, {word}" for one, other in pairs for word in ("wall", "CPU")))
    for case in _cases(results, size):
        ratios = (results.ratio(size, case, *pair, figure) for pair in pairs for figure in ("wall", "cpu"))
        yield _row(WORDS[case], *map(number, ratios))


def _costs(results: Results, size: int) -> Iterator[str]:
    yield from _head("wall s / CPU s / MiB", *results.generators, *(f"written by {each}" for each in NAMES[:2]))
    for case in _cases(results, size):
        costs = (_cost(results, size, case, each) for each in results.generators)
        yield _row(WORDS[case], *costs, *(_written(results, size, case, each) for each in NAMES[:2]))


def _cases(results: Results, size: int) -> list[str]:
    return [case for case in CASES if any(results.of(size, case, each) for each in results.generators)]


def _cost(results: Results, size: int, case: str, generator: str) -> str:
    figures = [results.median(size, case, generator, figure) for figure in ("wall", "cpu", "peak")]
    return "–" if figures[0] is None else " / ".join(map(number, figures))


def _written(results: Results, size: int, case: str, generator: str) -> str:
    runs = results.of(size, case, generator)
    return f"{runs[-1].written:,} of {runs[-1].files:,}" if runs and runs[-1].files else "–"


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield "|---" * len(cells) + "|"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _rounded(run: Run) -> dict[str, object]:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(run).items()}
