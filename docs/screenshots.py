"""Takes the pictures of docs/images: `python docs/screenshots.py`. Needs Chromium and pdftoppm (poppler-utils)."""

import functools
import http.server
import shutil
import subprocess
import tempfile
import threading
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from generator.pipeline import Job, run

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs/images"
DAY = date(2026, 11, 23)  # the column of this day, so that pictures change only with the column
SIZES = {360: 740, 1280: 800}
PAGES = {
    "trang-chu": "",
    "danh-sach": "thu-tuc/",
    "thu-tuc": "thu-tuc/1.001716/",
    "chi-so": "chi-so/papi/",
    "ke-hoach": "ke-hoach/2022/",
    "tim-kiem": "tim-kiem/?q=x+quang",
}
SHEET = "thu-tuc/1.001716/phieu/"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    """Build the shipped column, serve it, and take every picture."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        column = Path(name) / "column"
        assert run(Job(root=ROOT, date=DAY, output=column)).published
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(column)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            base = f"http://127.0.0.1:{server.server_port}/"
            for width, height in SIZES.items():
                take(browser, base, width, height)
            keep(on_paper(browser, base + SHEET, Path(name)), "phieu-niem-yet")
            browser.close()
        server.shutdown()


def take(browser: Browser, base: str, width: int, height: int) -> None:
    """The first screen of every page at one width."""
    page = browser.new_page(viewport=ViewportSize(width=width, height=height))
    for name, address in PAGES.items():
        visit(page, base + address)
        keep(page.screenshot(), f"{name}-{width}")


def visit(page: Page, address: str) -> None:
    """Open a page that must be there, and wait until nothing more comes."""
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise SystemExit(f"no page at {address}")


def on_paper(browser: Browser, address: str, folder: Path) -> bytes:
    """The first page of a posting sheet, as its PDF has it."""
    page = browser.new_page()
    visit(page, address)
    page.pdf(path=folder / "sheet.pdf", prefer_css_page_size=True, print_background=True)
    command = ("pdftoppm", "-png", "-r", "96", "-f", "1", "-singlefile", folder / "sheet.pdf", folder / "sheet")
    subprocess.run(command, check=True)  # noqa: S603  # a fixed command, no shell
    return (folder / "sheet.png").read_bytes()


def keep(picture: bytes, name: str) -> None:
    """Compressed, into docs/images."""
    Image.open(BytesIO(picture)).save(IMAGES / f"{name}.webp", quality=75, method=6)


if __name__ == "__main__":
    main()
