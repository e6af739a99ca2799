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

OURS = "ours"
LIKE = dict.fromkeys(("macro", "layout", "style", "decision", "date"), "unchanged")  # cases that only we have
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
        return list(dict.fromkeys(each.generator for each in self.runs))

    def of(self, size: int, case: str, generator: str) -> list[Run]:
        """The runs of a case, in the order of the rounds."""
        asked = (size, case, generator)
        return [each for each in self.runs if (each.size, each.case, each.generator) == asked]

    def median(self, size: int, case: str, generator: str, figure: str) -> float | None:
        """None where it was not measured."""
        figures = [getattr(each, figure) for each in self.of(size, case, generator)]
        return median(figures) if figures else None

    def ratio(self, size: int, case: str, peer: str, figure: str) -> float | None:
        """Ours to a peer's, the median over the rounds. A peer does a whole build whatever changed; a case that it does
        not have stands against its build without a change.
        """
        theirs = self.of(size, case, peer) or self.of(size, LIKE.get(case, case), peer)
        other = {each.round: getattr(each, figure) for each in theirs}
        mine = {each.round: getattr(each, figure) for each in self.of(size, case, OURS)}
        ratios = [mine[number] / other[number] for number in mine if other.get(number)]
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
    """A table for each size."""
    return "\n\n".join("\n".join(_table(results, size)) for size in results.sizes)


def number(value: float | None) -> str:
    """Three digits that count."""
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _table(results: Results, size: int) -> Iterator[str]:
    peers = [each for each in results.generators if each != OURS]
    columns = ["case", *(f"{each}: wall s / CPU s / MiB" for each in results.generators), "written"]
    columns += [f"ours : {peer}, wall" for peer in peers] + [f"ours : {peer}, CPU" for peer in peers]
    yield f"### {size:,} contents"
    yield ""
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for case in CASES:
        if results.of(size, case, OURS):
            cells = [WORDS[case], *(_costs(results, size, case, each) for each in results.generators)]
            cells.append(_written(results, size, case))
            for figure in ("wall", "cpu"):
                cells += [number(results.ratio(size, case, peer, figure)) for peer in peers]
            yield f"| {' | '.join(cells)} |"


def _costs(results: Results, size: int, case: str, generator: str) -> str:
    figures = [results.median(size, case, generator, figure) for figure in ("wall", "cpu", "peak")]
    return "–" if figures[0] is None else " / ".join(map(number, figures))


def _written(results: Results, size: int, case: str) -> str:
    last = results.of(size, case, OURS)[-1]
    return f"{last.written:,} of {last.files:,}" if last.files else "–"


def _rounded(run: Run) -> dict[str, object]:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in asdict(run).items()}
