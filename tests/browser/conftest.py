"""The shipped column behind a real nginx on a sub-path, in a real Chromium."""

import contextlib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.conftest import needs

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}; proxy_temp_path {folder};
  fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen 127.0.0.1:{port};
    location /cchc/ {{
      alias {column}/; error_page 404 /cchc/404.html;
      add_header Content-Security-Policy "{policy}" always;
    }}
  }}
}}
"""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture(scope="session")
def served(column_on_a_path: Path) -> Iterator[str]:
    """The address of the shipped column, e.g. http://127.0.0.1:41234/cchc/."""
    with serving(column_on_a_path) as base:
        yield base


@pytest.fixture(scope="session")
def served_example(example_column: Path) -> Iterator[str]:
    """The address of the column of fictitious data, which has one of everything."""
    with serving(example_column) as base:
        yield base


@contextlib.contextmanager
def serving(column: Path) -> Iterator[str]:
    """Serve a column that was built for an address ending in /cchc/."""
    nginx = needs("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="cchc-nginx-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        text = NGINX.format(folder=folder, port=port, column=column, policy=POLICY)
        (folder / "nginx.conf").write_text(text, encoding="utf-8")
        process = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")])
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/cchc/"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = needs("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _kept(chromium: Browser) -> Iterator[Callable[[bool], Page]]:
    """Pages that tests use in turn, with and without JavaScript: a new one costs five times what loading it does."""
    pages: dict[bool, Page] = {}

    def page(script: bool) -> Page:
        if script not in pages:
            pages[script] = chromium.new_context(java_script_enabled=script).new_page()
        return pages[script]

    yield page
    for each in pages.values():
        each.context.close()


@pytest.fixture
def phone(_kept: Callable[[bool], Page]) -> Iterator[Page]:
    """A page 360 px wide that records whatever goes wrong, and fails the test at its end. Nothing is left in it of the
    test before; who adds to it what stays (scripts, routes) takes a `new_phone`.
    """
    with _emptied(_kept(True)) as page, _recording(page):
        yield page


@pytest.fixture
def plain_phone(_kept: Callable[[bool], Page]) -> Iterator[Page]:
    """The same without JavaScript."""
    with _emptied(_kept(False)) as page, _recording(page):
        yield page


@pytest.fixture
def new_phone(chromium: Browser) -> Iterator[Page]:
    """The same as `phone`, in a browser that was never used."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    with _recording(context.new_page()) as page:
        yield page
    context.close()


@contextlib.contextmanager
def _emptied(page: Page) -> Iterator[Page]:
    """A page as a new one would be."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(media="null", color_scheme="null", forced_colors="null", contrast="null")
    yield page
    browser = page.context.new_cdp_session(page)
    if page.url.startswith("http"):
        page.evaluate("sessionStorage.clear()")
    origin = "/".join(page.url.split("/")[:3])
    page.goto("about:blank")
    browser.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    browser.send("Network.clearBrowserCache")
    browser.detach()


@contextlib.contextmanager
def _recording(page: Page) -> Iterator[Page]:
    faults: list[str] = []

    def watch(request: Request) -> None:
        if "//127.0.0.1:" not in request.url:
            faults.append(f"outside: {request.url}")

    listeners = {
        "console": lambda message: faults.append(f"{message.type}: {message.text}"),
        "pageerror": lambda error: faults.append(str(error)),
        "request": watch,
        "requestfailed": lambda request: _note_failure(request, faults),
    }
    with contextlib.ExitStack() as heard:
        for event, listener in listeners.items():
            heard.enter_context(hearing(page, event, listener))
        yield page
    assert faults == []


@contextlib.contextmanager
def hearing(page: Page, event: Any, listener: Callable[[Any], None]) -> Iterator[None]:
    """Whatever happens in a page for a while is told."""
    page.on(event, listener)
    try:
        yield
    finally:
        page.remove_listener(event, listener)


def _note_failure(request: Request, faults: list[str]) -> None:
    """A request that the test itself cuts off by leaving the page is no failure."""
    if request.failure != "net::ERR_ABORTED":
        faults.append(f"failed: {request.url}")
