"""The preview as it answers: guarded, quick to stop, every save seen; `tests/browser` looks at its pages."""

import asyncio
import http.client
import os
import re
import shutil
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

from tests.conftest import NEWS, ROOT, SMALL, SiteOf


class Preview:
    """A running `serve`."""

    def __init__(self, root: Path, port: int = 0, *options: str) -> None:
        self.root, self.port = root, port or free_port()
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
                *options,
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

    def redirected(self, path: str) -> str | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path)
        try:
            return connection.getresponse().getheader("Location")
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

    def ready(self) -> None:
        """Once the first build is done and told."""
        assert self.process.stdout is not None
        while (line := self.process.stdout.readline()) and "Đã dựng lại" not in line:
            pass
        assert line

    def kill(self) -> None:
        """However it stands."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate(timeout=10)

    def stop(self, name: int = signal.SIGTERM) -> tuple[int, float]:
        """Stop it; the exit code and how many seconds it took."""
        started = time.monotonic()
        self.process.send_signal(name)
        code = self.process.wait(timeout=10)
        return code, time.monotonic() - started


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Preview, Path]]:
    """One of the smallest site for all tests that leave it as it was."""
    root = tmp_path_factory.mktemp("preview")
    for path, text in SMALL.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    running = Preview(root)
    try:
        running.ready()
        yield running, root
    finally:
        running.kill()


def test_a_site_yaml_that_breaks_while_serving_is_told_in_the_page(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    good = (root / "site.yaml").read_text(encoding="utf-8")
    (root / "site.yaml").write_text(good.replace("Chế độ: minh họa", "Chế độ: thử"), encoding="utf-8")
    assert "site.yaml:4</span>: LỖI" in running.until("/", lambda _, text: "Chưa dựng được" in text)
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
        running.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux tells it")
def test_a_film_is_sent_in_pieces(preview: tuple[Preview, Path]) -> None:
    running, root = preview
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


def test_strangers_and_hidden_files_get_nothing(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    (root / ".cache/preview/.env").write_text("bí mật", encoding="utf-8")
    assert running.get("/", Host="evil.example")[0] == 403
    assert running.get("/_xem-thu/preview.js", Host=f"evil.example:{running.port}")[0] == 403
    assert running.redirected("///thu-tuc") == "/thu-tuc/"
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
    assert running.get("/_xem-thu/bao", Origin="https://evil.example", **upgrade)[0] == 403


def test_it_listens_on_this_machine_only(preview: tuple[Preview, Path]) -> None:
    running, _ = preview
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    addresses = {line.split()[1] for line in listening if line.split()[3] == "0A"}
    own = {address.split(":")[0] for address in addresses if int(address.split(":")[1], 16) == running.port}
    assert own == {"0100007F"}


def test_a_taken_port_gives_the_next_one_which_is_said_and_opened(
    site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import pathlib, sys; pathlib.Path({str(opened)!r}).write_text(sys.argv[1])", encoding="utf-8")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port: int = taken.getsockname()[1]
        running = Preview(site_of(), port, "--open")
        try:
            assert running.process.stdout is not None
            told = running.process.stdout.readline()
            found = re.fullmatch(rf"Cổng {port} đang có chương trình khác dùng; lấy cổng (\d+)\.\n", told)
            assert found, told
            running.port = int(found[1])
            assert f"http://127.0.0.1:{running.port}/" in running.process.stdout.readline()
            running.until("/thu-tuc/", lambda status, _: status == 200)
            running.until("/", lambda *_: opened.exists() and bool(opened.read_text(encoding="utf-8")))
            assert opened.read_text(encoding="utf-8") == f"http://127.0.0.1:{running.port}/"
        finally:
            running.kill()


def test_a_second_preview_of_the_same_folder_is_refused(preview: tuple[Preview, Path]) -> None:
    again = Preview(preview[1])
    try:
        told, _ = again.process.communicate(timeout=20)
    finally:
        again.kill()
    assert again.process.returncode == 3
    assert told.startswith("LỖI: thư mục này đang được xem thử ở một cửa sổ lệnh khác")


def test_every_page_that_is_open_hears_of_a_newer_build_even_if_it_asks_late(preview: tuple[Preview, Path]) -> None:
    """A build may end between a page and its first question."""
    running, root = preview
    page = running.get("/")[1]
    version = re.search(r'data-build="([^"]+)"', page)
    assert version

    async def words() -> list[str]:
        here = f"127.0.0.1:{running.port}"
        request = HTTPRequest(f"ws://{here}/_xem-thu/bao", headers={"Origin": f"http://{here}"})
        early = await websocket_connect(request)
        first = str(await early.read_message())
        (root / "content/news/2026/tin-1.md").write_text(NEWS + "\nThêm.\n", encoding="utf-8")
        heard = [first]
        while heard[-1] in (first, "dang-dung"):
            heard.append(str(await early.read_message()))
        late = await websocket_connect(request)
        heard.append(str(await late.read_message()))
        early.close()
        late.close()
        return heard

    with ThreadPoolExecutor(1) as aside:  # other tests may keep an event loop running in this thread
        heard = aside.submit(lambda: asyncio.run(asyncio.wait_for(words(), 20))).result()
    assert heard[0] == version[1]
    assert heard[1] == "dang-dung"
    assert heard[-1] == heard[-2] != version[1]


def test_a_save_during_a_build_is_never_lost(preview: tuple[Preview, Path]) -> None:
    running, root = preview
    news = root / "content/news/2026/tin-1.md"
    for wait in (0.06, 0.1, 0.15, 0.2, 0.3):  # somewhere in the build of the save before
        news.write_text(NEWS.replace("tin thứ nhất.", "trước."), encoding="utf-8")
        time.sleep(wait)
        news.write_text(NEWS.replace("tin thứ nhất.", f"sau {wait}."), encoding="utf-8")
        running.until("/tin-tuc/tin-1/", lambda _, text, wait=wait: f"sau {wait}." in text)  # type: ignore[misc]


def test_folders_put_in_the_place_of_others_are_watched(preview: tuple[Preview, Path]) -> None:
    """As a synchronised folder or a change of branch does it."""
    running, root = preview
    (root / "content").rename(root / "content-cu")
    running.until("/", lambda _, text: "Chưa dựng được" in text)
    shutil.copytree(root / "content-cu", root / "content")
    shutil.rmtree(root / "content-cu")
    running.until("/", lambda _, text: "Chưa dựng được" not in text)
    (root / "content/news/2026/tin-1.md").write_text(NEWS.replace("tin thứ nhất.", "sau khi thay."), encoding="utf-8")
    running.until("/tin-tuc/tin-1/", lambda _, text: "sau khi thay." in text)


def test_what_waits_is_shown_marked_and_in_no_file_of_the_column(site_of: SiteOf) -> None:
    later = NEWS.replace("01/03/2026", "01/03/2048").replace("---\n\n", "---\n\n[Mẫu](../../files/mau.csv)\n\n", 1)
    running = Preview(
        site_of(
            {
                "content/news/2026/nhap.md": NEWS.replace("---\n", "---\nBản nháp: có\n", 1),
                "content/news/2048/hen.md": later,
                "content/files/mau.csv": "a,b\n1,2\n",
                "content/files/khac.csv": "a,b\n1,2\n",
            }
        )
    )
    try:
        home = running.until("/", lambda _, text: "2 bài chưa đăng" in text)
        assert 'href="/tin-tuc/nhap/?cho"' in home
        draft = running.get("/tin-tuc/nhap/")[1]
        assert "<strong>Bản nháp – chưa đăng</strong>" in draft
        assert "Nội dung của tin" in draft
        assert "content/news/2026/nhap.md" in draft
        scheduled = running.get("/tin-tuc/hen/?cho")[1]
        assert "<strong>Sẽ đăng ngày 01/03/2048</strong>" in scheduled
        assert running.get("/tep/mau.csv") == (200, "a,b\n1,2\n")
        assert running.get("/tep/khac.csv")[0] == 404, "of no content, posted or not"
        column = running.root / ".cache/preview"
        assert not [path for path in column.rglob("*") if path.is_file() and b"tin-tuc/nhap" in path.read_bytes()]
        (running.root / "content/news/2026/nhap.md").write_text("hỏng", encoding="utf-8")
        assert "Chưa xem được" in running.until("/tin-tuc/nhap/", lambda _, text: "Chưa dựng được" in text)
    finally:
        running.kill()


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_within_two_seconds_and_has_said_nothing_but_what_an_editor_reads(name: int, site_of: SiteOf) -> None:
    running = Preview(site_of())
    try:
        running.ready()
        assert running.get("/khong-co/")[0] == 404
        assert running.get("/", Origin="https://evil.example")[0] == 403
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        connection.request("POST", "/", body="x")
        answer = connection.getresponse()
        assert (answer.status, "không nhận yêu cầu này" in answer.read().decode()) == (405, True)
        connection.close()
        code, seconds = running.stop(name)
        assert code == 0
        assert seconds < 2
        assert running.process.communicate(timeout=10)[0] == "Đã dừng xem thử.\n"
    finally:
        running.kill()
