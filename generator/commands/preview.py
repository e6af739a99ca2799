"""`serve` at work: build on every save, tell the pages that are open, stop when asked."""

import asyncio
import contextlib
import dataclasses
import logging
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from watchfiles import Change, awatch

from generator.commands.exit_codes import ExitCode
from generator.commands.progress import Progress
from generator.keeping.lock import Lock
from generator.outcome import Job
from generator.preview.pages import BUILDING, HOST, Word, application
from generator.preview.state import Forms, State
from generator.problems import MachineFailed, told

TRIES = 20  # ports after the one that is wanted
QUIET = 0.05  # seconds without a save after which it is built: whoever copies ten files makes one build
FOLDERS = ("content", "templates")
AT_ONCE: dict[str, Any] = {"debounce": 20, "step": 20, "raise_interrupt": False}
PATIENCE = 1.0  # seconds after which it is built all the same


def serve(job: Job, port: int, *, browser: bool = False, forms: Forms | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit code."""
    lock = Lock(job.root / ".cache" / "serve.lock")
    if not lock.taken:
        raise MachineFailed("thư mục này đang được xem thử ở một cửa sổ lệnh khác; dùng cửa sổ ấy, hoặc dừng nó trước")
    for name in ("tornado", "livereload"):  # their words are English, and of no use to an editor
        logging.getLogger(name).setLevel(logging.CRITICAL)
    sockets, port = _bound(port)
    state = State(dataclasses.replace(job, base_url=f"http://{HOST}:{port}/"), forms)
    try:
        return asyncio.run(_serve(state, sockets, port, browser=browser))
    finally:
        lock.leave()


def _bound(wanted: int) -> tuple[list[socket.socket], int]:
    """A port that is free: the one wanted, or one of those after it."""
    for port in range(wanted, min(wanted + TRIES, 65535) + 1):
        with contextlib.suppress(OSError):
            sockets = bind_sockets(port, HOST)
            if port != wanted:
                click.echo(f"Cổng {wanted} đang có chương trình khác dùng; lấy cổng {port}.")
            return sockets, port
    raise MachineFailed(f"không có cổng nào trống từ {wanted} đến {port}; chạy lại với --port và một số khác")


async def _serve(state: State, sockets: list[socket.socket], port: int, *, browser: bool) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
        else:
            loop.add_signal_handler(name, stop.set)
    server = HTTPServer(application(state, port, state.forms.handlers if state.forms else ()))
    server.add_sockets(sockets)
    click.echo(f"Xem thử ở http://{HOST}:{port}/ — dừng: Ctrl-C")
    if browser:
        threading.Thread(target=webbrowser.open, args=(f"http://{HOST}:{port}/",), daemon=True).start()
    watching = asyncio.create_task(_watch(state, stop))
    await stop.wait()
    server.stop()
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    click.echo("Đã dừng xem thử.")
    return ExitCode.DONE


async def _watch(state: State, stop: asyncio.Event) -> None:
    saves = _Saves(state.job, stop)
    watchers = [asyncio.create_task(saves.within()), asyncio.create_task(saves.beside())]
    try:
        while True:
            if state.saved(await saves.quiet()):
                Word.tell(state.version)
            Word.tell(BUILDING)
            await _in_background(lambda: _build(state))
            Word.tell(state.version)
    finally:
        saves.replaced.set()
        for watcher in watchers:
            watcher.cancel()


class _Saves:
    """What is saved, while a build runs too."""

    def __init__(self, job: Job, stop: asyncio.Event) -> None:
        self._job, self._root, self._stop = job, job.root, stop
        self.new, self.replaced = asyncio.Event(), asyncio.Event()
        self._paths: set[str] = set()

    async def within(self) -> None:
        """Watch the folders, and whatever is put in the place of one, until the preview stops."""
        while not self._stop.is_set():
            self.replaced.clear()
            folders = [path for path in (self._root / "content", self._job.templates) if path.exists()]
            asyncio.get_running_loop().call_soon(self.new.set)  # once it is watched: what is saved from then on is seen
            try:
                async for changes in awatch(*folders, stop_event=self.replaced, **AT_ONCE):
                    self._note(Path(path) for _, path in changes)
            except OSError:  # one is gone between two looks
                await asyncio.sleep(QUIET)

    async def beside(self) -> None:
        """Watch `site.yaml`, however it is saved, and what becomes of the folders themselves."""
        async for changes in awatch(self._root, recursive=False, stop_event=self._stop, **AT_ONCE):
            names = {(change, Path(path).name) for change, path in changes}
            if any(name == "site.yaml" for _, name in names):
                self._note([self._root / "site.yaml"])
            if any(name in FOLDERS and change != Change.modified for change, name in names):
                self.replaced.set()

    def _note(self, paths: Iterable[Path]) -> None:
        self._paths.update(path.relative_to(self._root).as_posix() for path in paths if path.is_relative_to(self._root))
        self.new.set()

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


def _build(state: State) -> None:
    with Progress() as progress:
        state.build(progress.step)
    found = state.told
    assert found is not None
    if found.errors:
        failure = [f"LỖI: {found.failure}"] if found.failure else []
        click.echo("\n".join([*told(found.problems), *failure]))
    else:
        many = f" ({len(found.problems)} cảnh báo, đọc ở chân trang xem thử)" if found.problems else ""
        click.echo(f"Đã dựng lại{many}.")


async def _in_background(work: Callable[[], None]) -> None:
    """Run in a thread that never delays the end of the program: a build may be cut off anywhere without harm."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def run_then_tell() -> None:
        try:
            work()
        finally:
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run_then_tell, daemon=True).start()
    await done.wait()
