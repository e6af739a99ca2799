"""How far a long job is, in one line on a terminal that is gone when the job ends."""

import shutil
import sys
import time
from types import TracebackType
from typing import Self, TextIO

from generator.text.showing import show_number

NAMES = {  # of the steps of a build
    "load": "Đọc bài",
    "check": "Đối chiếu các bài",
    "render": "Dựng trang",
    "prove": "Soát trang đã dựng",
    "ahead": "Xem trước những ngày tới",
    "publish": "Đăng",
}
PATIENCE = 1.0  # seconds: what is done sooner shows nothing
PAUSE = 0.1  # seconds between two looks
WIDTH = 24  # of the bar


class Progress:
    """Watches a job: `with Progress() as progress: run(job, progress.step)`. Silent where nobody looks on.

    Written by hand rather than by click, whose bar hides the cursor (a killed build would leave it hidden) and leaves a
    line behind for each step.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._seen = self._stream.isatty()
        self._next = time.monotonic() + PATIENCE
        self._name = ""
        self._shown = 0  # letters on the line

    def step(self, name: str, done: int, total: int) -> None:
        """`done` of `total` of a step; without a total only that it goes on. A new step shows at once."""
        now = time.monotonic()
        if not self._seen or (now < self._next and (name == self._name or not self._shown)):
            return
        self._name, self._next = name, now + PAUSE
        self._write(_line(NAMES.get(name, name), done, total))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shown:
            self._write("")
            self._stream.write("\r")
            self._stream.flush()

    def _write(self, line: str) -> None:
        line = line[: shutil.get_terminal_size().columns - 1]
        self._stream.write("\r" + line.ljust(self._shown))
        self._stream.flush()
        self._shown = len(line)


def _line(name: str, done: int, total: int) -> str:
    if not total:
        return f"{name} …"
    filled = WIDTH * min(done, total) // total
    return f"{name} [{'#' * filled}{'.' * (WIDTH - filled)}] {show_number(done)}/{show_number(total)}"
