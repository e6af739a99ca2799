"""What a process and its children take: seconds by the clock and of the processors, and the most memory of any one."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = 1.5  # seconds without work after which a watcher is taken to be ready
SETTLED = 0.03  # seconds of a processor in that time that are no work
LIMIT = 1800.0  # seconds that anything may take
TIMER = Path(__file__).with_name("timer.py")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Of a process with its children; `peak` in MiB, of the one that took most."""

    wall: float
    cpu: float
    peak: float


class Failed(Exception):
    """A command did not do what was to be measured."""


def run(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end."""
    log = folder / ".benchmark.log"
    with log.open("wb") as told:
        timer = subprocess.run(
            [sys.executable, "-I", "-S", str(TIMER), *command],
            cwd=folder,
            env=_environment(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=told,
            check=True,
        )
    *said, last = timer.stdout.splitlines()
    took = json.loads(last)
    if took["status"]:
        text = b"\n".join((log.read_bytes(), *said)).decode(errors="replace")
        raise Failed(f"{' '.join(command)}: exit {took['status']}\n{text[-2000:]}")
    return Cost(wall=took["wall"], cpu=took["cpu"], peak=took["peak"] / 1024)


def _environment(env: Mapping[str, str] | None) -> dict[str, str]:
    """As on a desk, where Python keeps the modules that it compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | dict(env or {})


class Watcher:
    """A command that runs until it is stopped and builds on every save."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process

    def settle(self) -> None:
        """Wait until it has nothing more to do."""
        deadline = time.monotonic() + LIMIT
        used, since = self.cpu(), time.monotonic()
        while time.monotonic() - since < QUIET:
            time.sleep(0.1)
            if self.cpu() - used > SETTLED:
                used, since = self.cpu(), time.monotonic()
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise Failed("the watcher does not come to rest")

    def until(self, page: Path, words: str) -> float:
        """Seconds until a page says these words."""
        began = time.perf_counter()
        while time.perf_counter() - began < LIMIT:
            with contextlib.suppress(OSError):  # between two folders in turn there may be none for a moment
                if words in page.read_text(encoding="utf-8", errors="replace"):
                    return time.perf_counter() - began
            time.sleep(0.002)
        raise Failed(f"{page}: never said «{words}»")

    def cpu(self) -> float:
        """Processor seconds so far, with those of its children."""
        return sum(_cpu(pid) for pid in self._family())

    def peak(self) -> float:
        """The most memory of any of its processes so far, in MiB."""
        return max((_peak(pid) for pid in self._family()), default=0.0)

    def _family(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        with contextlib.suppress(OSError):
            return [self.process.pid, *map(int, children.read_text().split())]
        return [self.process.pid]


@contextlib.contextmanager
def watching(command: Sequence[str], folder: Path, env: Mapping[str, str] | None = None) -> Iterator[Watcher]:
    """Start a command, give it, stop it."""
    with (folder / ".benchmark.log").open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=_environment(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        yield Watcher(process)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _cpu(pid: int) -> float:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS  # its own and those of children that ended
    return 0.0


def _peak(pid: int) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0
