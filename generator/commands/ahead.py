"""What was published last, and what the next publishing would change of it, by the manifest that the column carries."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.commands.running import CALLED
from generator.model.kind import posted_cards
from generator.outcome import Outcome
from generator.publishing.manifest import digests_of
from generator.shapes.card import Card
from generator.text.showing import show_date


def published_last(column: Path) -> str:
    """«Lần đăng gần nhất: bản ngày 25/11/2026, 209 trang.»."""
    files = digests_of(column)
    if not files:
        return f"Lần đăng gần nhất: chưa đăng lần nào vào {column.name}/"
    day = json.loads((column / MANIFEST).read_bytes())["date"]  # which stands beside the digests
    pages = sum(path.endswith(".html") for path in files)
    return f"Lần đăng gần nhất: bản ngày {show_date(Date.fromisoformat(day))}, {pages} trang."


def ahead(column: Path, outcome: Outcome, before: Mapping[str, str]) -> Iterator[tuple[str, Sequence[str]]]:
    """(heading, pages) of what would be new, changed and gone, first the pages of what was edited since; nothing while
    faults keep the column from being made. `before` are the digests of the texts that were published last.
    """
    new, old = outcome.files, digests_of(column)
    if any(problem.severity == "error" for problem in outcome.problems) or not new:
        yield f"Lần đăng tới: chưa đăng được vì còn lỗi nêu trên; cách sửa từng chỗ: {CALLED} check", ()
        return
    changed = [path for path in new if path in old and old[path] != new[path]]
    differences = {
        "Lần đăng tới thêm": new.keys() - old.keys(),
        "Lần đăng tới đổi": set(changed),
        "Lần đăng tới bỏ": old.keys() - new.keys() - {MANIFEST},
    }
    if not any(differences.values()):
        yield "Lần đăng tới: không đổi gì so với lần gần nhất.", ()
    titles, edited = _titles(outcome), _edited(outcome, before)
    for heading, paths in differences.items():
        html = (path for path in paths if path.endswith(".html"))
        pages = sorted(html, key=lambda path: (path not in edited, path not in titles, path))
        others = len(paths) - len(pages)
        if paths:
            more = f" (và {others} tệp đi kèm)" if others else ""
            yield f"{heading}: {len(pages)} trang{more}", [_named(path, titles.get(path, "")) for path in pages]


def _titles(outcome: Outcome) -> dict[str, str]:
    """The title of each page of one content, by the path of the page."""
    return {_page(card): card.row.title for card in _cards(outcome)}


def _edited(outcome: Outcome, before: Mapping[str, str]) -> set[str]:
    return {_page(card) for card in _cards(outcome) if outcome.sources[card.path] != before.get(card.path)}


def _cards(outcome: Outcome) -> Iterator[Card]:
    yield from (card for _, card in posted_cards(outcome.site)) if outcome.site else ()


def _page(card: Card) -> str:
    return f"{card.row.address.lstrip('/')}index.html"


def _named(path: str, title: str) -> str:
    address = f"/{path.removesuffix('index.html')}"
    return f"{address} «{title}»" if title else address
