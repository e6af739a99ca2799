"""Takes the pictures of docs/images. Needs Chromium and pdftoppm (poppler-utils).

`python docs/screenshots.py` takes all but the halves of docs/truoc-sau.md named `truoc-…`. These show a former state:
`python docs/screenshots.py COLUMN EXAMPLE` takes them of two folders that the program of that state built.
"""

import contextlib
import functools
import http.server
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

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
EXAMPLE, EXAMPLE_DAY = ROOT / "examples/day-du", date(2022, 12, 20)
EXAMPLES = {  # of the fictitious column, for the editors' guide
    "vi-du-giai-quyet-ho-so": "giai-quyet-ho-so/2022-03/",
    "vi-du-phan-anh": "phan-anh/",
    "vi-du-tap-huan": "tap-huan/",
}
SHEET = "thu-tuc/1.001716/phieu/"
PAIRS = {  # shown before and after in docs/truoc-sau.md
    "trang-chu": "",
    "danh-sach": "thu-tuc/",
    "thu-tuc": "thu-tuc/1.001716/",
    "phieu": SHEET,
    "tap-phieu": "niem-yet/tat-ca/",
    "le-phi": "thu-tuc/le-phi/",
    "chi-so": "chi-so/",
    "papi": "chi-so/papi/",
    "pci": "chi-so/pci/",
    "ke-hoach": "ke-hoach/2022/",
    "mot-cua": "mot-cua/",
    "lien-he": "lien-he/",
    "tim-kiem": "tim-kiem/?q=hotline",
}
PAIRS_OF_EXAMPLE = {"tap-huan": "tap-huan/"}
WIDE_PAIRS = {name: address for name, address in PAIRS.items() if name not in ("tap-phieu", "pci", "lien-he")}
TALL = 1480  # two screens of a phone
WIDE, HALF = (1280, 1000), 2  # of a desk: shown at half its size


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    """Build both columns, serve them, and take every picture; or take the former halves from columns that are built."""
    IMAGES.mkdir(exist_ok=True)
    if former := sys.argv[1:]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for column, pages, wide in zip(former, (PAIRS, PAIRS_OF_EXAMPLE), (WIDE_PAIRS, {}), strict=True):
                with served(Path(column)) as base:
                    take(browser, base, pages, 360, TALL, "truoc-")
                    take(browser, base, wide, *WIDE, "truoc-")
            browser.close()
        return
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(ROOT, DAY, Path(name) / "column") as base:
            for width, height in SIZES.items():
                take(browser, base, PAGES, width, height)
            take(browser, base, PAIRS, 360, TALL, "sau-")
            take(browser, base, WIDE_PAIRS, *WIDE, "sau-")
            keep(on_paper(browser, base + SHEET, Path(name)), "phieu-niem-yet")
        with serving(EXAMPLE, EXAMPLE_DAY, Path(name) / "example") as base:
            take(browser, base, EXAMPLES, *min(SIZES.items()))
            take(browser, base, PAIRS_OF_EXAMPLE, 360, TALL, "sau-")
        fault, form = of_a_fault(browser, Path(name) / "faulty")
        keep(fault, "huong-dan-bao-loi-360")
        keep(form, "huong-dan-bieu-mau-360")
        browser.close()


@contextlib.contextmanager
def serving(root: Path, day: date, column: Path) -> Iterator[str]:
    """Build a root and serve it."""
    assert run(Job(root=root, date=day, output=column)).published
    with served(column) as base:
        yield base


@contextlib.contextmanager
def served(column: Path) -> Iterator[str]:
    """Serve a column that is built."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(column)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take(browser: Browser, base: str, pages: dict[str, str], width: int, height: int, sign: str = "") -> None:
    """The first screen of every page at one width."""
    page = browser.new_page(viewport=ViewportSize(width=width, height=height))
    for name, address in pages.items():
        visit(page, base + address)
        half = HALF if sign and width == WIDE[0] else 1
        keep(page.screenshot(), f"{sign}{name}-{width}", 30 if sign and half == 1 else 75, half)


def of_a_fault(browser: Browser, root: Path) -> tuple[bytes, bytes]:
    """The preview of a date that does not exist, and the form in which it is mended."""
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("public", ".cache"))
    news = min((root / "content/news").rglob("*.md"))
    words = [sys.executable, ROOT / "build.py", "--root", root, "serve", "--edit", "--port", "8123"]
    words += ["--date", f"{EXAMPLE_DAY}"]
    with subprocess.Popen(words) as preview:  # noqa: S603  # a fixed command, no shell
        page = browser.new_page(viewport=ViewportSize(width=360, height=480))
        for wanted in ("<nav", "31/02/2022"):
            while wanted not in page.content():
                time.sleep(1)
                with contextlib.suppress(Error):
                    page.goto("http://127.0.0.1:8123/")
            news.write_text(re.sub(r"Ngày đăng: \S+", "Ngày đăng: 31/02/2022", news.read_text("utf-8")), "utf-8")
        preview_of_it = page.screenshot()
        page.goto(f"http://127.0.0.1:8123/_sua/tep/{news.relative_to(root).as_posix()}#f-ngay_dang")
        form = page.screenshot()
        preview.terminate()
    return preview_of_it, form


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


def keep(picture: bytes, name: str, quality: int = 75, part: int = 1) -> None:
    """Compressed, and made smaller by `part`, into docs/images."""
    Image.open(BytesIO(picture)).reduce(part).save(IMAGES / f"{name}.webp", quality=quality, method=6)


if __name__ == "__main__":
    main()
