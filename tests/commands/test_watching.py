"""What goes on while a preview stands open for days: a new day, a fault of ours, a system that tells of no save."""

import asyncio
import contextlib
import http.client
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from watchfiles import awatch

from generator.commands import preview, saves
from generator.outcome import Job
from generator.preview import state as shown
from generator.preview.pages import HOST, application
from generator.preview.state import State
from tests.conftest import NEWS, SiteOf

TIN = "content/news/2026/tin-1.md"
FIRST, SECOND = Date(2026, 11, 25), Date(2026, 11, 26)


@pytest.fixture
def state(site_of: SiteOf) -> State:
    root = site_of({"content/news/2026/mai.md": NEWS.replace("01/03/2026", "26/11/2026")})
    return State(Job(root=root, date=FIRST, output=root / ".cache/preview", base_url="http://127.0.0.1:8000/"))


def while_watched(
    state: State, steps: Callable[[Callable[[str], Awaitable[None]]], Awaitable[None]], today: Any = None
) -> None:
    """Take steps while the preview watches; each can wait until a page of it says something."""

    async def until(wanted: str) -> None:
        page = state.folder / "tin-tuc/index.html"
        while not page.exists() or wanted not in page.read_text(encoding="utf-8"):
            await asyncio.sleep(0.02)

    async def whole() -> None:
        stop = asyncio.Event()
        watching = asyncio.create_task(preview.watch(state, stop, today))
        try:
            await asyncio.wait_for(steps(until), 20)
            assert not watching.done()
        finally:
            stop.set()
            watching.cancel()

    with ThreadPoolExecutor(1) as aside:  # other tests may keep an event loop running in this thread
        aside.submit(lambda: asyncio.run(whole())).result()


def renamed(state: State, title: str) -> None:
    (state.job.root / TIN).write_text(NEWS.replace("Tin thứ nhất", title), encoding="utf-8")


def test_past_midnight_it_is_built_for_the_new_day_and_says_so(
    state: State, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preview, "CLOCK", 0.05)
    day = [FIRST]

    async def steps(until: Callable[[str], Awaitable[None]]) -> None:
        await until("tin-1/")
        assert state.waiting is None or "content/news/2026/mai.md" in state.waiting.paths
        assert not (state.folder / "tin-tuc/mai").exists()
        day[0] = SECOND
        await until("mai/")
        while "content/news/2026/mai.md" in (state.waiting.paths if state.waiting else ()):
            await asyncio.sleep(0.02)

    while_watched(state, steps, lambda: day[0])
    assert capsys.readouterr().out.count("Đã sang ngày 26/11/2026: dựng lại theo ngày mới.") == 1


def test_a_fault_of_ours_is_told_and_the_next_save_is_built(
    state: State, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("hỏng")

    async def steps(until: Callable[[str], Awaitable[None]]) -> None:
        await until("Tin thứ nhất")
        for broken in ("build", "saved"):
            with monkeypatch.context() as patched:
                patched.setattr(State, broken, fail)
                renamed(state, "Không dựng")
                while "xem thử gặp sự cố" not in (told := capsys.readouterr().out):
                    await asyncio.sleep(0.02)
                assert "Vẫn đang theo dõi" in told
        renamed(state, "Dựng lại")
        await until("Dựng lại")

    while_watched(state, steps)
    assert "RuntimeError: hỏng" in (state.job.root / ".cache/su-co.txt").read_text(encoding="utf-8")


def test_where_the_system_tells_of_no_save_files_are_looked_at_again_and_again(
    state: State, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(saves, "AGAIN", 0.05)

    def limited(*folders: Path, **how: Any) -> Any:
        if not how.get("force_polling"):
            raise OSError("OS file watch limit reached.")
        return awatch(*folders, **how, poll_delay_ms=30)

    monkeypatch.setattr("generator.commands.saves.awatch", limited)

    async def steps(until: Callable[[str], Awaitable[None]]) -> None:
        await until("Tin thứ nhất")
        await asyncio.sleep(1.1)  # a look tells files apart by their seconds
        renamed(state, "Nhìn lại")
        await until("Nhìn lại")

    while_watched(state, steps)
    assert "máy không báo được khi tệp đổi" in capsys.readouterr().out


def test_in_a_large_column_what_was_just_saved_is_shown_while_all_is_built(
    state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shown, "MANY", 0)
    at, go_on, build = "/tin-tuc/tin-1/", threading.Event(), State.build

    def slow(state: State, *given: Any) -> None:
        assert go_on.wait(20)
        build(state, *given)

    def got(port: int) -> str:
        connection = http.client.HTTPConnection(HOST, port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", at)
            return connection.getresponse().read().decode()

    async def steps(until: Callable[[str], Awaitable[None]]) -> None:
        sockets = bind_sockets(0, HOST)
        port: int = sockets[0].getsockname()[1]
        server = HTTPServer(application(state, port))
        server.add_sockets(sockets)

        async def shows(wanted: str, *, marked: bool) -> None:
            while wanted not in (page := await asyncio.to_thread(got, port)) or ("Bản vừa lưu" in page) != marked:
                await asyncio.sleep(0.02)

        await until("Tin thứ nhất")
        await shows("Tin thứ nhất", marked=False)
        with monkeypatch.context() as patched:
            patched.setattr(State, "build", slow)
            for title in ("Vừa lưu", "Lưu nữa"):  # the second while the first is built
                version = state.version
                renamed(state, title)
                await shows(title, marked=True)
                while state.version == version:  # browsers are told to ask again
                    await asyncio.sleep(0.02)
            (state.job.root / TIN).write_text("hỏng", encoding="utf-8")
            await shows("Tin thứ nhất", marked=False)
            assert "Vừa lưu" not in (state.folder / "tin-tuc/index.html").read_text(encoding="utf-8")
            renamed(state, "Sau cùng")
            await shows("Sau cùng", marked=True)
            go_on.set()
            await until("Sau cùng")
        await shows("Sau cùng", marked=False)
        version = state.version
        renamed(state, "Sau cùng")
        await asyncio.sleep(0.3)
        assert state.version == version, "nothing else to show"
        server.stop()
        await server.close_all_connections()

    while_watched(state, steps)
