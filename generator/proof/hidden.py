"""No draft and nothing of a later day shows, by its address or by its title, in any page, feed, calendar or sitemap."""

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from html import escape

from generator.artifacts import path_of
from generator.model.kind import Site, posted_cards
from generator.proof.facts import Facts
from generator.proof.finished import Finished
from generator.proof.telling import Tells
from generator.shapes.row import Row
from generator.text.comparing import canonical

_SIGNS = re.compile('[<>"]')  # between which a title stands, in XML and in JSON
_INSIDE = "xóa tên đó nếu nó nằm trong một bài; nếu không, báo người phụ trách kỹ thuật"
_ASK = "báo người phụ trách kỹ thuật; nội dung bài không có lỗi"
Unposted = tuple[tuple[Row, ...], tuple[Row, ...]]  # rows whose title, rows whose address must not show
Index = Mapping[str, Collection[tuple[str, Row]]]


class Hidden:
    """Whatever waits, to be looked for: at its address, in headings, in data for machines."""

    def __init__(self, unposted: Unposted, telling: Tells) -> None:
        named, self._private = unposted
        self._headings: dict[str, list[Row]] = {}
        for row in named:
            self._headings.setdefault(canonical(row.title), []).append(row)
        self._titles = _filed((_SIGNS.split(form)[1], form, row) for row in named for form in _written(row.title))
        self._addresses = _filed((_last_step(row.address), row.address, row) for row in self._private)
        self._telling = telling

    def look(self, path: str, facts: Facts) -> None:
        """Look through what one page says."""
        for heading in self._headings.keys() & facts.headings:
            for row in self._headings[heading]:
                self._leak(path, row)
        if facts.data:
            self._look_in_data(path, facts.data)

    def end(self, finished: Finished) -> None:
        """Look at the addresses, and through the files for machines."""
        for row in self._private:
            if path_of(row.address) in finished.pages:
                self._leak(path_of(row.address), row)
        if self._titles or self._addresses:
            for path, text in finished.machine:
                self._look_in_data(path, text.replace("\n ", ""))  # calendars fold their lines

    def _look_in_data(self, path: str, text: str) -> None:
        """Look for titles as a whole, and for addresses.

        To look for each of many in each of many texts takes too long. So each is filed under a piece of itself that is
        always enclosed by two signs, and is looked for only in a text in which these signs enclose this piece.
        """
        found = [*_held(text, self._titles, _SIGNS.split), *_held(text, self._addresses, _steps)]
        for row in found:
            self._telling.tell(path, "lo-bai-chua-dang", f"để lộ bài chưa đăng «{row.title}»", _ASK)

    def _leak(self, path: str, row: Row) -> None:
        message = f"để lộ bài chưa đăng «{row.title}»"
        self._telling.tell(path, "lo-bai-chua-dang", message, _INSIDE, near=canonical(row.title))


def unposted(site: Site) -> Unposted:
    """Whatever waits, in the order of the addresses."""
    rows = {card.row for kind in site.kinds for card in site.waiting_cards(kind.cards)}
    waiting = sorted(rows, key=lambda row: (row.address, row.title))
    titles, addresses = _public(site) if waiting else ((), ())
    named = tuple(row for row in waiting if row.title not in titles)
    return named, tuple(row for row in waiting if row.address not in addresses)


def _public(site: Site) -> tuple[Collection[str], Collection[str]]:
    """(titles, addresses) that may stand in the column, whatever waits under the same."""
    titles = {card.row.title for _, card in posted_cards(site)} | {kind.label for kind in site.kinds}
    titles |= {entry.name for entry in site.register.entries.values()}
    there = {address for kind in site.kinds for address in (kind.section, *kind.pages.gone(kind, site))}
    return titles, there | {card.row.address for _, card in posted_cards(site)}


# ---- what machines read ----------------------------------------------------------------------------------------------


def _filed(keyed: Iterable[tuple[str, str, Row]]) -> Index:
    index: dict[str, list[tuple[str, Row]]] = {}
    for piece, form, row in keyed:
        index.setdefault(piece, []).append((form, row))
    return index


def _held(text: str, index: Index, pieces: Callable[[str], Iterable[str]]) -> Iterator[Row]:
    for piece in index.keys() & set(pieces(text)) if index else ():
        yield from (row for form, row in index[piece] if form in text)


def _steps(text: str) -> Iterable[str]:
    return ("", *text.split("/"))


def _last_step(address: str) -> str:
    """'/tin-tuc/mot-tin/' -> 'mot-tin': the last piece between two slashes, or ''."""
    return address.rsplit("/", 2)[-2] if address.count("/") > 1 else ""


def _written(title: str) -> tuple[str, ...]:
    """A title as the whole of an element (XML) or of a value (JSON)."""
    return f">{escape(title)}<", json.dumps(title, ensure_ascii=False)
