"""The preview as an editor uses it: break a file, read the problem in the page, mend it, see the page again."""

import asyncio
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from tests.conftest import NEWS, ROOT, SiteOf


class Preview:
    """A running `serve`."""

    def __init__(self, root: Path, *more: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-u",
                str(ROOT / "build.py"),
                "--root",
                str(root),
                "serve",
                "--port",
                str(self.port),
                *more,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=dict(os.environ),
        )

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, wanted: Callable[[int, str], bool], seconds: float = 20) -> str:
        """The page once it is as wanted; bounded."""
        end = time.monotonic() + seconds
        status, text = 0, ""
        while time.monotonic() < end:
            try:
                status, text = self.get(path)
                if wanted(status, text):
                    return text
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"{path} never came: {status} {text[:300]}")

    def stop(self, name: int = signal.SIGTERM) -> tuple[int, float]:
        """Stop it; the exit code and how many seconds it took."""
        started = time.monotonic()
        self.process.send_signal(name)
        code = self.process.wait(timeout=10)
        return code, time.monotonic() - started


@pytest.fixture
def preview(site_of: SiteOf) -> Iterator[tuple[Preview, Path]]:
    root = site_of()
    running = Preview(root)
    try:
        yield running, root
    finally:
        if running.process.poll() is None:
            running.process.kill()
        running.process.communicate(timeout=10)


def test_break_read_the_problem_in_every_page_mend(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    news = root / "content/news/2026/tin-1.md"
    running.until("/tin-tuc/tin-1/", lambda status, text: status == 200 and "Nội dung của tin" in text)
    news.write_text(NEWS.replace("01/03/2026", "31/02/2026"), encoding="utf-8")
    page = running.until("/thu-tuc/", lambda _, text: "Chưa dựng được" in text)
    assert "content/news/2026/tin-1.md:3: LỖI [gia-tri] Ngày đăng: «31/02/2026» không phải ngày có thật" in page
    assert "1.010040" in page, "the last good page stays below the problems"
    assert "Chưa dựng được" in running.until("/khong-co/", lambda status, _: status == 404)
    assert page.index("Chưa dựng được") < page.index("<main")
    news.write_text(NEWS.replace("tin thứ nhất.", "tin đã sửa."), encoding="utf-8")
    running.until("/tin-tuc/tin-1/", lambda _, text: "tin đã sửa" in text and "Chưa dựng được" not in text)


def test_two_saves_in_a_row_are_both_seen(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    running.until("/", lambda status, _: status == 200)
    for word in ("một", "hai", "ba"):
        (root / "content/news/2026/tin-1.md").write_text(
            NEWS.replace("tin thứ nhất.", f"lần {word}."), encoding="utf-8"
        )
        running.until("/tin-tuc/tin-1/", lambda _, text, word=word: f"lần {word}." in text)  # type: ignore[misc]


def test_a_site_yaml_that_breaks_while_serving_is_told_in_the_page(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    running.until("/", lambda status, _: status == 200)
    good = (root / "site.yaml").read_text(encoding="utf-8")
    (root / "site.yaml").write_text(good.replace("Chế độ: minh họa", "Chế độ: thử"), encoding="utf-8")
    assert "site.yaml:4: LỖI" in running.until("/", lambda _, text: "Chưa dựng được" in text)
    (root / "site.yaml").write_text(good, encoding="utf-8")
    running.until("/", lambda _, text: "Chưa dựng được" not in text)


def test_a_site_that_never_built_shows_its_problems_too(site_of: SiteOf) -> None:
    running = Preview(site_of({f"content/news/2026/tin-{number}.md": "trống" for number in range(1, 9)}))
    try:
        page = running.until("/", lambda _, text: "Chưa dựng được" in text)
        assert "Chưa dựng được: 8 lỗi." in page
        assert page.count("LỖI [hang-rao]") == 5
        assert "… và 3 chỗ nữa cùng loại [hang-rao]" in page
    finally:
        running.process.kill()
        running.process.communicate(timeout=10)


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
def test_a_film_is_sent_in_pieces(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    running.until("/", lambda status, _: status == 200)
    before = peak_memory(running.process.pid)
    film = root / ".cache/preview/tep/phim.mp4"
    film.parent.mkdir(exist_ok=True)
    with film.open("wb") as file:
        file.truncate(300_000_000)
    connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=30)
    connection.request("GET", "/tep/phim.mp4")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"], answer.length) == (200, "video/mp4", 300_000_000)
    received = 0
    while piece := answer.read(1_000_000):
        received += len(piece)
    connection.close()
    assert received == 300_000_000
    assert peak_memory(running.process.pid) - before < 30_000_000


def peak_memory(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_within_two_seconds(name: int, preview: tuple[Preview, Path]) -> None:
    running, _ = preview
    running.until("/", lambda status, _: status == 200)
    code, seconds = running.stop(name)
    assert code == 0
    assert seconds < 2
    assert "Traceback" not in running.process.communicate(timeout=10)[0]


def test_strangers_and_hidden_files_get_nothing(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    running.until("/", lambda status, _: status == 200)
    (root / ".cache/preview/.env").write_text("bí mật", encoding="utf-8")
    assert running.get("/", Host="evil.example")[0] == 403
    assert running.get("/livereload.js", Host=f"evil.example:{running.port}")[0] == 403
    for path in ("/.env", "/%2e%2e/sources.json", "/..%2fsources.json", "/%00", "/thu-tuc/%2e%2e/%2e%2e/sources.json"):
        status, text = running.get(path)
        assert status == 404, path
        assert "bí mật" not in text
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    assert running.get("/livereload", Origin="https://evil.example", **upgrade)[0] == 403


def test_it_listens_on_this_machine_only(preview: tuple[Preview, Path]) -> None:
    running, _ = preview
    running.until("/", lambda status, _: status == 200)
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    addresses = {line.split()[1] for line in listening if line.split()[3] == "0A"}
    own = {address.split(":")[0] for address in addresses if int(address.split(":")[1], 16) == running.port}
    assert own == {"0100007F"}


def test_a_taken_port_is_said_in_one_line(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    running.until("/", lambda status, _: status == 200)
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "--root", str(root), "serve", "--port", str(running.port)],
        capture_output=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.startswith(f"LỖI: cổng {running.port} đang có chương trình khác dùng")


def test_a_browser_is_told_to_reload(preview: tuple[Preview, Path]) -> None:
    """The page asks for the reload script, and a save sends the reload message."""
    running, root = preview
    assert '<script src="/livereload.js" defer>' in running.until("/", lambda status, _: status == 200)

    async def listen() -> str:
        here = f"127.0.0.1:{running.port}"
        request = HTTPRequest(f"ws://{here}/livereload", headers={"Origin": f"http://{here}"})
        connection = await websocket_connect(request)
        await connection.write_message(json.dumps({"command": "hello", "protocols": []}))
        await connection.read_message()
        await connection.write_message(json.dumps({"command": "info", "url": f"http://{here}/"}))
        (root / "content/news/2026/tin-1.md").write_text(NEWS + "\nThêm.\n", encoding="utf-8")
        message = await connection.read_message()
        connection.close()
        return str(message)

    with ThreadPoolExecutor(1) as aside:  # other tests may keep an event loop running in this thread
        message = aside.submit(lambda: asyncio.run(asyncio.wait_for(listen(), 20))).result()
    assert json.loads(message)["command"] == "reload"
