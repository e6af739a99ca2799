"""No draft and nothing of a later day shows, by its address or by its title, in any page, feed, calendar or sitemap."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape

from generator.artifacts import path_of
from generator.model.kind import Site, posted_cards
from generator.proof.tree import Tree
from generator.shapes.row import Row
from generator.text.comparing import canonical

MACHINE = (".xml", ".json", ".csv", ".ics")
_SIGNS = re.compile('[<>"]')  # between which a title stands, in XML and in JSON
_INSIDE = "xóa tên đó nếu nó nằm trong một bài; nếu không, báo người phụ trách kỹ thuật"
_ASK = "báo người phụ trách kỹ thuật; nội dung bài không có lỗi"
Index = Mapping[str, Collection[tuple[str, Row]]]


def stays_hidden(tree: Tree) -> None:
    """Look for whatever waits: at its address, in headings, in data for machines."""
    site = tree.site
    hidden = {card.row for kind in site.kinds for card in site.waiting_cards(kind.cards)}
    if not hidden:
        return
    titles, addresses = _public(site)
    named = [row for row in hidden if row.title not in titles]
    private = [row for row in hidden if row.address not in addresses]
    for row in private:
        if path_of(row.address) in tree.pages:
            _leak(tree, path_of(row.address), row)
    for path, row in _in_headings(tree, named):
        _leak(tree, path, row)
    for path, row in _in_data(tree, named, private):
        tree.report(path, "lo-bai-chua-dang", f"để lộ bài chưa đăng «{row.title}»", _ASK)


def _leak(tree: Tree, path: str, row: Row) -> None:
    message = f"để lộ bài chưa đăng «{row.title}»"
    tree.report(path, "lo-bai-chua-dang", message, _INSIDE, near=canonical(row.title))


def _public(site: Site) -> tuple[set[str], set[str]]:
    """(titles, addresses) that may stand in the column, whatever waits under the same."""
    titles = {card.row.title for _, card in posted_cards(site)} | {kind.label for kind in site.kinds}
    titles |= {entry.name for entry in site.register.entries.values()}
    gone = {address for kind in site.kinds for address in kind.pages.gone(kind, site)}
    return titles, gone | {kind.section for kind in site.kinds}


def _in_headings(tree: Tree, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """(page, row) wherever a heading is the title of one of the rows."""
    by_title: dict[str, list[Row]] = {}
    for row in rows:
        by_title.setdefault(canonical(row.title), []).append(row)
    for path, page in tree.pages.items():
        for heading in by_title.keys() & set(page.headings):
            yield from ((path, row) for row in by_title[heading])


# ---- what machines read ----------------------------------------------------------------------------------------------


def _in_data(tree: Tree, named: Iterable[Row], private: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """(page or file, row) wherever data for machines hold a title as a whole, or an address.

    To look for each of many in each of many texts takes too long. So each is filed under a piece of itself that is
    always enclosed by two signs, and is looked for only in a text in which these signs enclose this piece.
    """
    titles = _filed((_SIGNS.split(form)[1], form, row) for row in named for form in _written(row.title))
    addresses = _filed((_last_step(row.address), row.address, row) for row in private)
    for path, text in _texts(tree):
        yield from ((path, row) for row in _held(text, titles, set(_SIGNS.split(text))))
        yield from ((path, row) for row in _held(text, addresses, {"", *text.split("/")}))


def _filed(keyed: Iterable[tuple[str, str, Row]]) -> Index:
    index: dict[str, list[tuple[str, Row]]] = {}
    for piece, form, row in keyed:
        index.setdefault(piece, []).append((form, row))
    return index


def _held(text: str, index: Index, pieces: Collection[str]) -> Iterator[Row]:
    for piece in index.keys() & pieces:
        yield from (row for form, row in index[piece] if form in text)


def _last_step(address: str) -> str:
    """'/tin-tuc/mot-tin/' -> 'mot-tin': the last piece between two slashes, or ''."""
    return address.rsplit("/", 2)[-2] if address.count("/") > 1 else ""


def _written(title: str) -> tuple[str, ...]:
    """A title as the whole of an element (XML) or of a value (JSON)."""
    return f">{escape(title)}<", json.dumps(title, ensure_ascii=False)


def _texts(tree: Tree) -> Iterator[tuple[str, str]]:
    """What each page says to machines alone, and every file that is for machines; calendars fold their lines."""
    yield from ((path, "\n".join(page.data)) for path, page in tree.pages.items())
    for path in tree.files:
        if path.endswith(MACHINE):
            yield path, (tree.root / path).read_text(encoding="utf-8").replace("\n ", "")
