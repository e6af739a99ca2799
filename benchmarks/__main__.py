"""`python -m benchmarks`: measure this program and its peers in turn, keep the figures, draw the page of results."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks import results
from benchmarks.generators import REPOSITORY, everything, ours, peers
from benchmarks.page import draw
from benchmarks.running import CASES, Run, measure


def main() -> int:
    given = _arguments()
    if given.draw:
        draw(results.load(*given.draw), REPOSITORY / "docs")
        return 0
    program = given.program.absolute()
    every = (ours(program), everything(program), *peers(given.work.absolute() / "venv"))
    chosen = [each for each in every if each.name in (given.only or [each.name])]
    told = results.Results(about=results.about(chosen, given.program))
    for size in given.sizes:
        for each in measure(chosen, size, given.rounds, given.cases, given.work.absolute() / "sites"):
            print(_line(each), flush=True)
            told = replace(told, runs=(*told.runs, each))
            if given.save:  # after every run: a measurement of hours may be stopped
                results.save(told, given.save)
    print(results.markdown(told))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    option = parser.add_argument
    option("--work", type=Path, default=Path("/tmp/benchmarks"), help="a folder outside the repository")
    option("--sizes", type=int, nargs="+", default=[100, 1000], help="contents")
    option("--rounds", type=int, default=3)
    option("--cases", nargs="+", choices=CASES, default=CASES)
    option("--only", nargs="+", help="names of generators")
    option("--program", type=Path, default=REPOSITORY / "build.py", help="build.py of the version to measure")
    option("--save", type=Path, help="keep the figures in this file")
    option("--draw", type=Path, nargs="+", help="measure nothing: draw docs/speed.md from these files")
    return parser.parse_args()


def _line(run: Run) -> str:
    cost = f"{run.wall:8.2f} s {run.cpu:8.2f} CPU s {run.peak:6.0f} MiB"
    return f"{run.size:6} {run.round} {run.case:10} {run.generator:8} {cost} {run.written:6} of {run.files:6} files"


if __name__ == "__main__":
    sys.exit(main())
