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
from collections.abc import Callable, Iterator
from datetime import date as Date

import click
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets

from generator.commands.exit_codes import ExitCode
from generator.commands.progress import Progress
from generator.commands.saves import Saves
from generator.keeping.lock import Lock
from generator.keeping.trace import keep_trace
from generator.outcome import Job
from generator.preview.pages import BUILDING, HOST, Word, application
from generator.preview.state import Forms, State
from generator.problems import MachineFailed, told
from generator.text.showing import show_date

TRIES = 20  # ports after the one that is wanted
CLOCK = 20.0  # seconds between two looks at the day: a machine that slept wakes on another one

Today = Callable[[], Date]


def serve(job: Job, port: int, *, browser: bool = False, forms: Forms | None = None, today: Today | None = None) -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit code. Without `today` the day stays that of the job."""
    lock = Lock(job.root / ".cache" / "serve.lock")
    if not lock.taken:
        raise MachineFailed("thư mục này đang được xem thử ở một cửa sổ lệnh khác; dùng cửa sổ ấy, hoặc dừng nó trước")
    for name in ("tornado", "livereload"):  # their words are English, and of no use to an editor
        logging.getLogger(name).setLevel(logging.CRITICAL)
    sockets, port = _bound(port)
    state = State(dataclasses.replace(job, base_url=f"http://{HOST}:{port}/"), forms)
    try:
        return asyncio.run(_serve(state, sockets, port, today, browser=browser))
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


async def _serve(state: State, sockets: list[socket.socket], port: int, today: Today | None, *, browser: bool) -> int:
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
    if state.forms:
        click.echo(f"Sửa bài bằng biểu mẫu ở http://{HOST}:{port}/_sua/")
    if browser:
        threading.Thread(target=webbrowser.open, args=(f"http://{HOST}:{port}/",), daemon=True).start()
    watching = asyncio.create_task(watch(state, stop, today))
    await asyncio.wait((watching, asyncio.create_task(stop.wait())), return_when=asyncio.FIRST_COMPLETED)
    server.stop()
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching  # which never ends by itself but with a fault: then so does the preview
    click.echo("Đã dừng xem thử.")
    return ExitCode.DONE


async def watch(state: State, stop: asyncio.Event, today: Today | None = None) -> None:
    """Build whenever something was saved, and on each new day; no fault ends it."""
    saves, todo = Saves(state.job, stop), asyncio.Event()
    saves.watch()
    aside = [asyncio.create_task(_builds(state, todo, today))]
    if today:
        aside.append(asyncio.create_task(_new_days(state, today, saves)))
    try:
        while True:
            paths = await saves.quiet()
            with _lasting(state):
                if state.saved(paths):
                    Word.tell(state.version)
                todo.set()
    finally:
        saves.leave()
        for each in aside:
            each.cancel()


async def _builds(state: State, todo: asyncio.Event, today: Today | None) -> None:
    """One build after the other, while saves are heard."""
    while True:
        await todo.wait()
        todo.clear()
        with _lasting(state):
            await _take_up(state, today)


@contextlib.contextmanager
def _lasting(state: State) -> Iterator[None]:
    """Tell of a fault of the program, and go on."""
    try:
        yield
    except Exception:
        click.echo(f"LỖI: xem thử gặp sự cố, không phải lỗi của bài viết{keep_trace(state.job.root)}.")
        click.echo("Vẫn đang theo dõi: lưu bài lần nữa để dựng lại.")


async def _new_days(state: State, today: Today, saves: Saves) -> None:
    while True:
        await asyncio.sleep(CLOCK)
        if today() != state.job.date:
            saves.new.set()


async def _take_up(state: State, today: Today | None) -> None:
    saved = state.saved_now
    if today and state.move_to(today()):
        click.echo(f"Đã sang ngày {show_date(state.job.date)}: dựng lại theo ngày mới.")
    Word.tell(BUILDING)
    try:
        await _in_background(lambda: _build(state))
    finally:
        state.settle(saved)
        Word.tell(state.version)


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
    faults: list[Exception] = []

    def run_then_tell() -> None:
        try:
            work()
        except Exception as fault:
            faults.append(fault)
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run_then_tell, daemon=True).start()
    await done.wait()
    if faults:
        raise faults[0]
