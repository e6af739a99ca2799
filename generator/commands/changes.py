"""What readers of a column will find new, changed and gone, page by page."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

MANY = 15  # pages named of each sort; more are counted
_SHEET = re.compile(r"^niem-yet/|/phieu/index\.html$")
_TITLE = re.compile(r"<title>([^<|]*)")


def changes(column: Path, new: Mapping[str, str], old: Mapping[str, str]) -> Iterator[str]:
    """Lines that name them; `column` is where the new pages stand."""
    if not old:
        yield f"Nơi đăng chưa có chuyên mục: đăng lần đầu, {len(_pages(new))} trang."
        return
    both = {path for path in new.keys() & old.keys() if new[path] != old[path]}
    yield from _named("Trang mới", sorted(_pages(new.keys() - old.keys())), column)
    yield from _named("Trang bỏ đi", sorted(_pages(old.keys() - new.keys())), None)
    yield from _named("Trang sửa", sorted(_pages(both)), column)
    touched = both | (new.keys() ^ old.keys())
    if rest := len(touched) - len(_pages(touched)):
        yield f"Và {rest} tệp khác (phiếu niêm yết, dữ liệu, tìm kiếm, ảnh, tệp đính kèm…)."


def _pages(paths: "Mapping[str, str] | set[str]") -> set[str]:
    """Those that people read on the screen: the sheets bear the day, so they change with it."""
    return {path for path in paths if path.endswith(".html") and not _SHEET.search(path)}


def _named(what: str, paths: list[str], column: Path | None) -> Iterator[str]:
    """'Trang mới (1):', then the address of each and its title."""
    if paths:
        yield f"{what} ({len(paths)}):"
    for path in paths[:MANY]:
        address = "/" + path.removesuffix("index.html")
        yield f"  {address}  {_title(column / path)}" if column else f"  {address}"
    if len(paths) > MANY:
        yield f"  … và {len(paths) - MANY} trang nữa"


def _title(page: Path) -> str:
    found = _TITLE.search(page.read_text(encoding="utf-8"))
    return html.unescape(found[1]).strip() if found else ""
