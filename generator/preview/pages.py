"""What the preview answers: the column as it is published, what waits, and word of every newer build."""

import contextlib
import mimetypes
import os
import re
from collections.abc import Awaitable, Iterable
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from tornado.iostream import StreamClosedError
from tornado.web import Application, RequestHandler

from generator.model.finding import FILES
from generator.preview.overlay import EMPTY, HOME, NOW, empty, with_preview
from generator.preview.state import State
from generator.preview.waiting import Item
from generator.problems import ContentFailed, told

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
HTTP = 80  # browsers leave this port out of the Host they send
PIECE = 256 * 1024  # bytes sent at a time
OWN = Path(__file__).parent / "static"
FILE_ADDRESS = "/tep/"
LONGEST = 255  # bytes of a name
BUILDING = "dang-dung"


def application(state: State, port: int, more: Iterable[tuple[str, type[RequestHandler]]] = ()) -> Application:
    """All addresses of the preview; `more` are those of others (patterns, handlers that are `Guarded`)."""
    allowed = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == HTTP else set())
    own = {"state": state, "allowed": allowed}
    handlers = [*more, (f"{HOME}bao", Word), (f"{HOME}(preview\\.(?:js|css))", Static), ("/.*", Page)]
    return Application([(at, handler, own) for at, handler in handlers], log_function=lambda _: None)


class Guarded(RequestHandler):
    """Answers only requests that name this very server and come from its own pages: another site that is open in the
    browser must not read drafts, nor have anything done.
    """

    state: State
    allowed: set[str]

    def initialize(self, state: State, allowed: set[str]) -> None:
        """What every handler is given."""
        self.state, self.allowed = state, allowed

    def set_default_headers(self) -> None:
        """Nothing is kept, and nothing shown within other sites."""
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Content-Security-Policy", "frame-ancestors 'self'")
        self.clear_header("Server")

    def prepare(self) -> Awaitable[None] | None:
        """Refuse strangers before anything is done."""
        origin = self.request.headers.get("Origin")
        if self.request.host not in self.allowed or (origin and urlsplit(origin).netloc not in self.allowed):
            self.send_error(403)
        return None

    def write_error(self, status_code: int, **_: Any) -> None:
        """In words for an editor."""
        said = {
            403: "Bản xem thử chỉ trả lời trang mở từ chính nó trên máy này.",
            405: "Bản xem thử không nhận yêu cầu này.",
        }
        text = said.get(status_code, "Bản xem thử gặp sự cố khi mở trang này; tải lại trang, hoặc chạy lại lệnh serve.")
        self.finish(EMPTY.format(text))


class Word(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload is untyped
    """Tells every open page which version stands; livereload keeps the connections."""

    def check_origin(self, origin: str) -> bool:
        """The same as of any request; a browser always tells it here."""
        return urlsplit(origin).netloc in self.allowed

    def open(self, *_: str) -> None:
        """At once: a build may have ended after the page was sent."""
        self.waiters.add(self)
        self.send_message(self.state.version)

    def on_message(self, message: str | bytes) -> None:
        """Pages have nothing to say."""

    @classmethod
    def tell(cls, word: str) -> None:
        """Say it to all."""
        for each in tuple(cls.waiters):
            each.send_message(word)


class Static(Guarded):
    """The style and the script of the preview itself."""

    def get(self, name: str) -> None:
        """One of the two."""
        self.set_header("Content-Type", f"{mimetypes.guess_type(name)[0]}; charset=utf-8")
        self.finish((OWN / name).read_bytes())


class Page(Guarded):
    """A file of the last good column, or what waits at its address."""

    async def get(self) -> None:
        """As a web server does it: a folder by its index, what is not there by the page 404."""
        path, item = self._file(self.request.path), self._waiting()
        if item is not None and (path is None or not path.is_file() or self.request.query == NOW[1:]):
            self._send_waiting(item)
        elif saved := self.state.saved_now.get(unquote(self.request.path)):
            self._send_saved(saved, path)
        elif path is not None and path.is_dir():
            self.redirect(re.sub("/+", "/", self.request.path) + "/")  # never to «//another.host/»
        elif path is None or not path.is_file():
            self.set_status(404)
            self._send_page(self.state.folder / "404.html")
        elif path.suffix == ".html":
            self._send_page(path)
        else:
            await self._send(path)

    head = get

    def _waiting(self) -> Item | None:
        address = unquote(self.request.path)
        return self.state.waiting.at(address) if self.state.waiting else None

    def _send_waiting(self, item: Item) -> None:
        try:
            html = self.state.waiting.page(item) if self.state.waiting else ""
        except ContentFailed as failed:
            lines = "<br>".join(map(escape, told(failed.problems)))
            html = EMPTY.format(f"Chưa xem được «{escape(item.card.path)}»:<br>{lines}")
        except OSError:
            html = EMPTY.format(f"Tệp «{escape(item.card.path)}» không còn.")
        self._finish(html, item)

    def _send_saved(self, item: Item, path: Path | None) -> None:
        """As its file is now; where that cannot be read, as it was: the build tells why."""
        try:
            self._finish(self.state.waiting.page(item) if self.state.waiting else "", item)
        except (ContentFailed, OSError):
            self._send_page(path or self.state.folder / "404.html")

    def _send_page(self, path: Path) -> None:
        try:
            self._finish(path.read_text(encoding="utf-8"))
        except OSError:  # no column yet, or it is just being put in its place
            self._finish(empty(self.state))

    def _finish(self, html: str, item: Item | None = None) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(with_preview(html, self.state, unquote(self.request.path), item))

    async def _send(self, path: Path) -> None:
        """In pieces: a film may be larger than the memory."""
        self.set_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        with path.open("rb") as file, contextlib.suppress(StreamClosedError):  # the reader went away
            self.set_header("Content-Length", str(os.fstat(file.fileno()).st_size))
            while self.request.method == "GET" and (piece := file.read(PIECE)):
                self.write(piece)
                await self.flush()

    def _file(self, address: str) -> Path | None:
        parts = [unquote(part) for part in address.split("/") if part]
        if any(part.startswith(".") or len(part.encode()) > LONGEST or set(part) & set("\0/\\:") for part in parts):
            return None
        path = _inside(self.state.folder, self.state.folder.joinpath(*parts))
        if path and not path.exists() and address.startswith(FILE_ADDRESS) and self.state.waiting:
            name = FILES + "/".join(parts[1:])  # of a draft: no build publishes it
            files = self.state.job.root / FILES
            path = _inside(files, self.state.job.root / name) if name in self.state.waiting.files else None
        return path / "index.html" if path and address.endswith("/") else path


def _inside(folder: Path, path: Path) -> Path | None:
    """A path, if it does not lead out of a folder."""
    return path if path.resolve().is_relative_to(folder.resolve()) else None
