"""Work grows with the content, never with its square: calls are counted at two sizes, not seconds."""

import cProfile
import pstats
import time
from pathlib import Path

from generator.pipeline import Job, run
from tests.conftest import EXAMPLE_DAY
from tests.growing import grow

SMALL, LARGE = 8, 16  # contents of each kind
MOST = (
    2.6  # times the calls for twice the content: 2 is linear, 4 is quadratic; the first of a row may have a little less
)
SURE = 2.5  # seconds after which the looks of files are believed, so that both sizes take the short way after the edit
FEW = 10 * LARGE  # calls that are too few to tell
Calls = dict[str, int]


def work(root: Path) -> Calls:
    """How often every function was called (a generator: went on) by a clean build and by one after an edit."""
    profile = cProfile.Profile()
    job = Job(root=root, date=EXAMPLE_DAY, output=root / "public")
    for number in range(2):
        outcome = profile.runcall(run, job)
        assert outcome.published, [str(problem) for problem in outcome.problems if problem.severity == "error"]
        with (root / "content/procedures/1.000001.md").open("a", encoding="utf-8") as file:
            file.write(f"\nThêm {number}.\n")
    calls: Calls = {}
    for (path, line, name), (_, count, *_) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        where = f"{Path(path).parent.name}/{Path(path).name}:{line} {name}"
        calls[where] = calls.get(where, 0) + count
    return calls


def test_twice_the_content_is_at_most_twice_the_work(tmp_path: Path) -> None:
    for size in (1, SMALL, LARGE):
        grow(tmp_path / str(size), size)
    time.sleep(SURE)
    work(tmp_path / "1")  # what is imported and compiled once is not counted
    small, large = work(tmp_path / str(SMALL)), work(tmp_path / str(LARGE))
    faster = {
        where: f"{small.get(where, 0)} calls, then {count}"
        for where, count in large.items()
        if count > FEW and count > MOST * small.get(where, 0)
    }
    assert faster == {}
