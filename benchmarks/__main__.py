"""`python -m benchmarks`: measure, keep the figures, draw the page of results."""

import argparse
import sys
from pathlib import Path

from benchmarks import results
from benchmarks.generators import REPOSITORY, ours, peers
from benchmarks.running import CASES, measure


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="a folder outside the repository, for sites and peers")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cases", nargs="+", choices=CASES, default=CASES)
    parser.add_argument("--only", nargs="+", default=[], help="names of the generators, all by default")
    parser.add_argument("--program", type=Path, default=REPOSITORY / "build.py", help="build.py of the version to measure")
    parser.add_argument("--save", type=Path, help="keep the figures in this JSON file")
    given = parser.parse_args()
    every = (ours(given.program.absolute()), *peers(given.work.absolute() / "venv"))
    chosen = [each for each in every if not given.only or each.name in given.only]
    runs = []
    for size in given.sizes:
        for each in measure(chosen, size, given.rounds, given.cases, given.work.absolute() / "sites"):
            runs.append(each)
            print(f"{each.size:6} {each.round} {each.case:10} {each.generator:8} {each.wall:8.2f} s {each.cpu:8.2f} cpu "
                  f"{each.peak:6.0f} MiB {each.files:6} files {each.written:6} written", flush=True)
    told = results.Results(about=results.about(chosen, given.program), runs=tuple(runs))
    if given.save:
        results.save(told, given.save)
    print(results.markdown(told))
    return 0


sys.exit(main())
