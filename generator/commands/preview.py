"""Preview on this machine: build on every save, reload the browser, show problems in every page until mended."""

import asyncio
import contextlib
import dataclasses
import mimetypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import click
import livereload
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler
from watchfiles import awatch

from generator.commands.exit_codes import ExitCode
from generator.commands.progress import Progress
from generator.pipeline import Job, run
from generator.problems import MachineFailed, Problem, UsageFailed, told

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
PIECE = 256 * 1024  # bytes sent at a time
HTTP = 80  # browsers leave this port out of the Host they send
SCRIPT = Path(livereload.__file__).parent / "vendors" / "livereload.js"


Handlers = Sequence[tuple[str, type[Any]]]  # further addresses, by pattern, each a RequestHandler that is Guarded


def serve(job: Job, port: int, more: Handlers = ()) -> int:
    """Serve until Ctrl-C or SIGTERM; return the exit code."""
    job = dataclasses.replace(job, base_url=f"http://{HOST}:{port}/")
    return asyncio.run(_serve(_Preview(job), port, more))


class _Preview:
    """The last good column, and what the newest build says of its problems (nothing when it is the last good one)."""

    def __init__(self, job: Job) -> None:
        assert job.output is not None
        self.job, self.folder = job, job.output
        self.problems: tuple[str, ...] = ()  # as text
        self.errors = 0

    def build(self) -> None:
        """Build once; whatever goes wrong becomes a problem to show."""
        warnings = ""
        try:
            with Progress() as progress:
                outcome = run(self.job, progress=progress.step)
            warnings = f" ({len(outcome.problems)} cảnh báo)" if outcome.problems else ""
            self._keep(() if outcome.published else outcome.problems)
        except UsageFailed as failed:
            self._keep(failed.problems, f"LỖI: {failed}.")
        except (MachineFailed, OSError) as failed:
            self._keep((), f"LỖI: máy chưa làm được: {failed}.")
        except Exception as fault:
            self._keep((), f"LỖI: chương trình gặp sự cố ({type(fault).__name__}), không phải lỗi của bài viết.")
        click.echo("\n".join(self.problems) or f"Đã dựng lại{warnings}.")

    def _keep(self, problems: tuple[Problem, ...], *more: str) -> None:
        self.problems = (*told(problems), *more)
        self.errors = sum(problem.severity == "error" for problem in problems) + len(more)


async def _serve(preview: _Preview, port: int, more: Handlers) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(name, lambda *_: loop.call_soon_threadsafe(stop.set))
        else:
            loop.add_signal_handler(name, stop.set)
    server = HTTPServer(_application(preview, port, more))
    try:
        server.listen(port, HOST)
    except OSError:
        raise MachineFailed(f"cổng {port} đang có chương trình khác dùng; chạy lại với --port {port + 1}") from None
    click.echo(f"Xem thử ở http://{HOST}:{port}/ — dừng: Ctrl-C")
    watching = asyncio.create_task(_watch(preview, stop))
    await stop.wait()
    server.stop()
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    click.echo("Đã dừng xem thử.")
    return ExitCode.DONE


async def _watch(preview: _Preview, stop: asyncio.Event) -> None:
    job = preview.job
    changed = asyncio.Event()
    folders = [path for path in (job.root / "content", job.templates) if path.exists()]
    watchers = [
        asyncio.create_task(_notice(changed, stop, folders, recursive=True)),
        asyncio.create_task(_notice(changed, stop, [job.root], recursive=False)),  # site.yaml, however it is saved
    ]
    await asyncio.sleep(0.05)  # the watchers watch before the first build: a save during it is seen
    changed.set()
    try:
        while True:
            await changed.wait()
            changed.clear()
            await _in_background(preview.build)
            LiveReloadHandler.reload_waiters()
    finally:
        for watcher in watchers:
            watcher.cancel()


async def _notice(changed: asyncio.Event, stop: asyncio.Event, places: list[Path], *, recursive: bool) -> None:
    options: dict[str, Any] = {"debounce": 150, "step": 50, "stop_event": stop, "raise_interrupt": False}
    async for changes in awatch(*places, recursive=recursive, **options):
        if recursive or any(Path(path).name == "site.yaml" for _, path in changes):
            changed.set()


async def _in_background(work: Callable[[], None]) -> None:
    """Run in a thread that never delays the end of the program: a build may be cut off anywhere without harm."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()

    def run_then_tell() -> None:
        work()
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(done.set)

    threading.Thread(target=run_then_tell, daemon=True).start()
    await done.wait()


def _application(preview: _Preview, port: int, more: Handlers) -> Application:
    LiveReloadHandler.watcher = Watcher()
    allowed = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == HTTP else set())
    own = {"preview": preview, "allowed": allowed}
    first = [(pattern, handler, own) for pattern, handler in more]
    rest = [(r"/livereload", _Reload, own), (r"/livereload\.js", _Script, own), (r"/.*", _Page, own)]
    return Application([*first, *rest])


class Guarded:
    """Answers only requests that name this very server: another site open in the browser must not read drafts."""

    request: Any
    preview: _Preview
    allowed: set[str]

    def initialize(self, preview: _Preview, allowed: set[str]) -> None:
        self.preview, self.allowed = preview, allowed

    def known(self) -> bool:
        return self.request.host in self.allowed


class _Reload(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload is untyped
    def check_origin(self, origin: str) -> bool:
        return self.known() and urlsplit(origin).netloc in self.allowed


class _Script(Guarded, RequestHandler):
    def get(self) -> None:
        if not self.known():
            self.set_status(403)
            return
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.finish(SCRIPT.read_bytes())


class _Page(Guarded, RequestHandler):
    """A file of the last good column; every HTML page carries the reload script and the problems of the moment."""

    async def get(self) -> None:
        if not self.known():
            self.set_status(403)
            return
        path = self._file(self.request.path)
        if path is not None and path.is_dir():
            self.redirect(self.request.path + "/")
            return
        if path is None or not path.is_file():
            self.set_status(404)
            path = self.preview.folder / "404.html"
        self.set_header("Cache-Control", "no-store")
        if path.suffix != ".html":
            self.set_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            await self._send(path)
            return
        self.set_header("Content-Type", "text/html; charset=utf-8")
        html = path.read_text(encoding="utf-8") if path.is_file() else _EMPTY
        self.finish(_with_problems(html, self.preview))

    async def _send(self, path: Path) -> None:
        """In pieces: a film may be larger than the memory."""
        with path.open("rb") as file, contextlib.suppress(StreamClosedError):  # the reader went away
            self.set_header("Content-Length", str(os.fstat(file.fileno()).st_size))
            while piece := file.read(PIECE):
                self.write(piece)
                await self.flush()

    def _file(self, address: str) -> Path | None:
        parts = [unquote(part) for part in address.split("/") if part]
        if any(part.startswith(".") or len(part.encode()) > 255 or set(part) & set("\0/\\:") for part in parts):
            return None
        path = self.preview.folder.joinpath(*parts)
        if not path.resolve().is_relative_to(self.preview.folder.resolve()):
            return None
        return path / "index.html" if address.endswith("/") else path


_EMPTY = (
    "<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
    "<title>Xem thử</title></head><body><p>Chưa có bản nào dựng được.</p></body></html>"
)
_STYLE = (
    "margin:0;padding:1rem;border-bottom:4px solid #b00020;background:#fff4f4;color:#222;"
    "font:1rem/1.5 system-ui,sans-serif;white-space:pre-wrap;overflow-wrap:anywhere"
)


def _with_problems(html: str, preview: _Preview) -> str:
    """The page with the reload script, and the problems first thing in its body."""
    html = html.replace("</head>", '<script src="/livereload.js" defer></script></head>', 1)
    if not preview.problems:
        return html
    lines, count = escape("\n".join(preview.problems)), preview.errors
    notice = (
        f'<section role="alert" aria-label="Lỗi khi dựng" style="{_STYLE}"><strong>Chưa dựng được: {count} lỗi. '
        f"Trang bên dưới là bản dựng được gần nhất.</strong>\n{lines}</section>"
    )
    head, body, rest = html.partition("<body")
    tag, close, content = rest.partition(">")
    return head + body + tag + close + notice + content
