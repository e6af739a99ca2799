"""The shipped server recipe behind a real nginx: while the column is published again and again, a page that a reader
still holds finds its style sheet.
"""

import contextlib
import re
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publishing.staging import staging
from tests.conftest import ROOT, needs

NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    {recipe}
  }}
}}
"""


def recipe(column: Path) -> str:
    """What the guide tells the office to write, for another folder."""
    text = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8").partition("## nginx")[2].partition("###")[0]
    lines = "\n".join(line for line in text.splitlines() if line.startswith("    "))
    assert lines.count("/srv/www/cchc/") == 2
    assert lines.count("/srv/www/.cchc.staging/spare/") == 1
    return lines.replace("/srv/www/", f"{column.parent}/")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """(output folder, its address)."""
    nginx, column = needs("nginx"), tmp_path / "cchc"
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    conf = tmp_path / "nginx.conf"
    conf.write_text(NGINX.format(folder=tmp_path, port=port, recipe=recipe(column)), encoding="utf-8")
    process = subprocess.Popen([nginx, "-c", str(conf), "-e", str(tmp_path / "error.log")])
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield column, f"http://127.0.0.1:{port}/cchc/"
    finally:
        process.terminate()
        process.wait(timeout=10)


def publish(output: Path, version: int) -> None:
    """A column whose page names a style sheet by its content."""
    sheet = f"assets/column.{version:08x}.css"
    column = {"index.html": f"<link href={sheet}> {version}", sheet: f"a {{ order: {version} }}", "404.html": "404"}
    with staging(output) as trees:
        files = {path: sha256(text.encode()).hexdigest() for path, text in column.items()}
        for path, text in column.items():
            trees.write(path, text.encode(), files[path])
        trees.publish(files, "2026-11-23")


def answer(address: str) -> tuple[int, str, str]:
    """(status, Cache-Control, text)."""
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return reply.status, reply.headers.get("Cache-Control") or "", reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Cache-Control") or "", error.read().decode()


def test_the_version_before_keeps_its_style_sheet(served: tuple[Path, str]) -> None:
    output, base = served
    for version in (1, 2, 3):
        publish(output, version)
    assert answer(f"{base}assets/column.00000003.css") == (200, answer_age, "a { order: 3 }")
    assert answer(f"{base}assets/column.00000002.css") == (200, answer_age, "a { order: 2 }")
    assert answer(f"{base}assets/column.00000001.css")[0] == 404
    assert answer(f"{base}khong-co/") == (404, "no-cache", "404")
    assert answer(f"{base}../.cchc.staging/spare/index.html")[0] in (400, 404)
    assert answer(base.replace("/cchc/", "/ban-truoc/cchc/assets/column.00000002.css"))[0] == 404


answer_age = "public, max-age=31536000, immutable"


def test_no_request_fails_while_the_column_is_published_again_and_again(served: tuple[Path, str]) -> None:
    output, base = served
    publish(output, 0)
    stop = threading.Event()
    faults: list[tuple[str, int]] = []
    read, at = [0], [0]

    def reader() -> None:
        while not stop.is_set():
            status, _, page = answer(base)
            sheet = re.search(r"href=([^>]*)", page)
            if status != 200 or sheet is None:
                faults.append((base, status))
                continue
            status, _, text = answer(base + sheet[1])
            held = page.split()[-1]
            if at[0] > int(held) + 1:
                continue  # a slow reader: of the version before the last there is no promise
            if status != 200 or text != f"a {{ order: {held} }}":
                faults.append((base + sheet[1], status))
            read[0] += 1

    readers = [threading.Thread(target=reader) for _ in range(3)]
    for each in readers:
        each.start()
    for version in range(1, 60):
        at[0] = version
        publish(output, version)
    stop.set()
    for each in readers:
        each.join()
    assert faults == []
    assert read[0] > 60
