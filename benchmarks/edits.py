"""What somebody changes between two builds; each edit replaces the one before it, so nothing grows with the rounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import SEED, procedure
from benchmarks.measure import Failed
from benchmarks.our_site import code, decision
from benchmarks.yaml_text import front_matter

Change = Callable[[Path, str], None]  # of a site root, with a mark that nobody else uses


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change, and the page that then says its mark ('' where no page does)."""

    change: Change
    page: str = ""


def body(source: str) -> Change:
    """A sentence at the end of a content."""

    def change(root: Path, mark: str) -> None:
        text = (root / source).read_text(encoding="utf-8").partition("\n\nĐoạn thêm")[0].rstrip()
        _write(root / source, f"{text}\n\nĐoạn thêm {mark}.\n")

    return change


def title(source: str) -> Change:
    """A word at the end of a content's title."""

    def change(root: Path, mark: str) -> None:
        _substitute(root / source, r'^((?:title|Tiêu đề): .*?)(?: sửa lan\d+)?("?)$', rf"\1 sửa {mark}\2")

    return change


def after(source: str, line: str, form: str) -> Change:
    """A line with the mark after the first line of a template that begins so."""

    def change(root: Path, mark: str) -> None:
        earlier = re.escape(form).replace("MARK", r"lan\d+")
        new = form.replace("MARK", mark)
        _substitute(root / source, rf"^({re.escape(line)}.*\n)(?:{earlier}\n)?", rf"\g<1>{new}\n")

    return change


def decide(root: Path, mark: str) -> None:
    """A decision that amends five procedures."""
    number = int(mark.removeprefix("lan"))
    for earlier in (root / "content/register").glob("9*-qd-sua.md"):
        earlier.unlink()
    amended = (procedure(SEED, each) for each in range(1, 6))
    rows = [{"Mã": code(each.number), "Tên": each.head.title, "Lĩnh vực": each.head.field_name} for each in amended]
    dates = {"Ngày ban hành": "01/06/2026", "Ngày hiệu lực": "15/06/2026", "Số ký hiệu": f"{number}/QĐ-{mark.upper()}"}
    values = decision(number, len(rows)) | dates | {"Sửa đổi, bổ sung": rows}
    _write(root / f"content/register/9{number}-qd-sua.md", front_matter(values))


def nothing(root: Path, mark: str) -> None:
    """Nobody changed anything."""


def _substitute(path: Path, pattern: str, new: str) -> None:
    text, found = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    if not found:
        raise Failed(f"{path}: nothing to edit like {pattern}")
    _write(path, text)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
