"""What an editor saves while the preview runs: heard of whatever becomes of files, folders and watchers."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

import click
from watchfiles import Change, awatch

from generator.keeping.trace import keep_trace
from generator.outcome import Job

QUIET = 0.05  # seconds without a save after which it is built: whoever copies ten files makes one build
PATIENCE = 1.0  # seconds after which it is built all the same
AGAIN = 2.0  # seconds before what failed is tried again
FOLDERS = ("content", "templates")


class Saves:
    """What is saved, while a build runs too."""

    def __init__(self, job: Job, stop: asyncio.Event) -> None:
        self._job, self._root, self._stop = job, job.root, stop
        self.new = asyncio.Event()
        self._replaced = asyncio.Event()
        self._paths: set[str] = set()
        self._how: dict[str, Any] = {"debounce": 20, "step": 20}
        self._watchers: list[asyncio.Task[None]] = []

    def watch(self) -> None:
        """Begin."""
        self._watchers = [asyncio.create_task(self._lasting(each)) for each in (self._within, self._beside)]

    def leave(self) -> None:
        """End."""
        self._replaced.set()
        for watcher in self._watchers:
            watcher.cancel()

    async def quiet(self) -> set[str]:
        """Once something was saved, and no more follows: the files, by their paths from the root."""
        await self.new.wait()
        loop = asyncio.get_running_loop()
        latest = loop.time() + PATIENCE
        while self.new.is_set() and loop.time() < latest:
            self.new.clear()
            await asyncio.sleep(QUIET)
        self.new.clear()
        paths, self._paths = self._paths, set()
        return paths

    async def _lasting(self, watch: Callable[[], Awaitable[None]]) -> None:
        """Watch until the preview stops; where the system cannot tell of saves, by looking again and again."""
        while not self._stop.is_set():
            try:
                await watch()
            except FileNotFoundError:  # one is gone between two looks
                await asyncio.sleep(QUIET)
            except Exception as fault:
                told = "" if isinstance(fault, OSError) else keep_trace(self._root)
                click.echo(f"CẢNH BÁO: máy không báo được khi tệp đổi; từ giờ tự xem lại tệp, chậm hơn một chút{told}.")
                self._how["force_polling"] = True
                await asyncio.sleep(AGAIN)

    async def _within(self) -> None:
        """Watch the folders, and whatever is put in the place of one."""
        while not self._stop.is_set():
            self._replaced.clear()
            folders = [path for path in (self._root / "content", self._job.templates) if path.exists()]
            asyncio.get_running_loop().call_soon(self.new.set)  # once it is watched: what is saved from then on is seen
            async for changes in awatch(*folders, stop_event=self._replaced, **self._how):
                self._note(Path(path) for _, path in changes)

    async def _beside(self) -> None:
        """Watch `site.yaml`, however it is saved, and what becomes of the folders themselves."""
        async for changes in awatch(self._root, recursive=False, stop_event=self._stop, **self._how):
            names = {(change, Path(path).name) for change, path in changes}
            if any(name == "site.yaml" for _, name in names):
                self._note([self._root / "site.yaml"])
            if any(name in FOLDERS and change != Change.modified for change, name in names):
                self._replaced.set()

    def _note(self, paths: Iterable[Path]) -> None:
        self._paths.update(path.relative_to(self._root).as_posix() for path in paths if path.is_relative_to(self._root))
        self.new.set()
