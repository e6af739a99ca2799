"""Print the posting sheets to PDF through a browser that is installed anyway, each followed by its forms."""

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from generator.problems import MachineFailed, UsageFailed

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Google/Chrome/Application/chrome.exe",
    "%LocalAppData%/Google/Chrome/Application/chrome.exe",
    "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    "%ProgramFiles%/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)
SECONDS = 120
NUMBERS = """
<style>
@page { size: A4; margin: 7mm 15mm 0; }
body, p { margin: 0; }
p { font: bold 9pt sans-serif; text-align: right; }
p + p { break-before: page; }
</style>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One sheet: the address of its page, its title in the reader's outline, and the PDF forms that follow it."""

    code: str
    title: str
    address: str
    forms: tuple[Path, ...] = ()


def find_browser(given: str = "") -> str:
    """An installed Chromium, Chrome or Edge; raise UsageFailed when there is none."""
    for name in (given,) if given else NAMES:
        if found := shutil.which(name):
            return found
    for place in map(os.path.expandvars, () if given else PLACES):
        if Path(place).is_file():
            return place
    missing = f"không có trình duyệt «{given}»" if given else "không tìm thấy Chromium, Chrome hay Edge trên máy này"
    raise UsageFailed(f"{missing}; cài một trong ba trình duyệt đó, hoặc chỉ ra bằng --browser")


def print_sheets(column: Path, jobs: Iterable[PrintJob], folder: Path, browser: str) -> Iterator[Path]:
    """Print the sheets of a built column into a folder as `<code>.pdf`, each followed by its forms; yield each file."""
    folder.mkdir(parents=True, exist_ok=True)
    with _serving(column) as base, _profile() as profile:
        for job in jobs:
            pdf = Path(profile) / "sheet.pdf"
            _print(browser, Path(profile), base + job.address.removeprefix("/"), pdf)
            yield _join(folder / f"{job.code}.pdf", ((job.title, pdf), *((form.name, form) for form in job.forms)))


def bind(
    column: Path,
    folder: Path,
    name: str,
    contents: Iterable[str],
    jobs: Sequence[PrintJob],
    browser: str,
    *,
    numbered: bool,
) -> Path:
    """Join printed sheets, forms included, to one PDF with an outline, after the pages that tell what is in it; where
    these give the sheets numbers, each of their pages bears its own.
    """
    with _serving(column) as base, _profile() as profile:
        parts: list[tuple[str, Path]] = []
        for number, address in enumerate(contents):
            pdf = Path(profile) / f"{number}.pdf"
            _print(browser, Path(profile), base + address.removeprefix("/"), pdf)
            parts.append(("Mục lục", pdf))
        numbers = Path(profile) / "numbers.pdf"
        if numbered:
            told = "".join(f"<p>Phiếu số {number}</p>" for number in range(1, len(jobs) + 1))
            _print(browser, Path(profile), f"data:text/html;charset=utf-8,{quote(NUMBERS + told)}", numbers)
        for number, job in enumerate(jobs):
            pdf = folder / f"{job.code}.pdf"
            parts.append((job.title, _stamped(pdf, numbers, number, job.forms) if numbered else pdf))
        return _join(folder / f"{name}.pdf", tuple(parts))


def _stamped(sheet: Path, numbers: Path, number: int, forms: Iterable[Path]) -> Path:
    """The printed sheet beside the numbers, each of its own pages, not of its forms, under the page of that number."""
    from pypdf import PdfReader, PdfWriter

    writer, stamp = PdfWriter(clone_from=sheet), PdfReader(numbers).pages[number]
    own = len(writer.pages) - sum(len(PdfReader(form).pages) for form in forms)
    for page in writer.pages[:own]:
        page.merge_page(stamp)
    stamped = numbers.with_name(sheet.name)
    writer.write(stamped)
    return stamped


def _join(target: Path, parts: tuple[tuple[str, Path], ...]) -> Path:
    """Write one PDF of several, each a chapter of its outline; the file is whole or not there."""
    from pypdf import PdfWriter
    from pypdf.errors import PyPdfError

    writer = PdfWriter()
    for title, part in parts:
        try:
            writer.append(part, outline_item=title, import_outline=False)
        except (PyPdfError, OSError):
            raise MachineFailed(f"không ghép được «{part.name}»: tệp PDF hỏng hoặc có mật khẩu") from None
    unfinished = target.with_name(target.name + ".part")
    with unfinished.open("wb") as out:
        writer.write(out)
    unfinished.replace(target)
    return target


@contextlib.contextmanager
def _serving(column: Path) -> Iterator[str]:
    handler = functools.partial(_Silent, directory=str(column))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()


def _profile() -> "tempfile.TemporaryDirectory[str]":
    """A folder for the browser, which may hold files in it for a while after it has ended (Windows)."""
    return tempfile.TemporaryDirectory(prefix="cchc-in-", ignore_cleanup_errors=True)


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what is served here is nobody's business."""


def _print(browser: str, profile: Path, url: str, pdf: Path) -> None:
    pdf.unlink(missing_ok=True)
    root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()  # it refuses to run as root else
    command = (browser, *FLAGS, *root, f"--user-data-dir={profile / 'profile'}", f"--print-to-pdf={pdf}", url)
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)  # noqa: S603  # no shell; a browser that was found
    except (OSError, subprocess.TimeoutExpired):
        raise MachineFailed(f"trình duyệt «{Path(browser).name}» không in được") from None
    if not pdf.is_file():
        raise MachineFailed(
            f"trình duyệt «{Path(browser).name}» không làm ra tệp PDF; thử --browser với trình duyệt khác"
        )
