"""Work for all cores of the machine: the same function over many tasks, in processes made for it."""

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH = 200  # tasks; fewer are done faster in this process
CHUNK = 25  # tasks at once

_work: Callable[[Any], Any] | None = None  # what the children do: they are copies of this process
_tasks: Sequence[Any] = ()


def share_out(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Generator[R, None, None]:
    """What comes of each task, in their order. `work` raises nothing that is not a fault of the program; what it makes
    is pickled, what it is given is not. Close it, so that the processes end with it.
    """
    if jobs < 2 or len(tasks) < WORTH or not _can_copy():
        yield from map(work, tasks)
        return
    global _work, _tasks  # the one way to hand a child what cannot be pickled
    _work, _tasks = work, tasks
    try:
        with multiprocessing.get_context("fork").Pool(jobs, _leave_interrupts) as pool:
            for done in pool.imap(_do, range(0, len(tasks), CHUNK)):
                yield from done
    finally:
        _work, _tasks = None, ()


def _can_copy() -> bool:
    """A process may be copied where the system can, and while no other thread holds anything."""
    return sys.platform != "win32" and sys.platform != "darwin" and threading.active_count() == 1


def _leave_interrupts() -> None:
    """Ctrl-C is for the parent, who then ends the children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(start: int) -> list[Any]:
    assert _work is not None
    return [_work(task) for task in _tasks[start : start + CHUNK]]
