"""A staged column as gate 3 knows it: its files, its pages as read back, and the content and template behind each."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generator.artifacts import Artifact, address_of
from generator.model.kind import Site, posted_cards
from generator.model.links import resolve
from generator.model.records import Records
from generator.problems import Problem
from generator.proof.readback import PageLink, Read, read_page
from generator.shapes.card import Card
from generator.text.comparing import canonical


@dataclass(slots=True, kw_only=True)
class Tree:
    """A staged column under `root`, and the problems found in it. Pages, files and artifacts go by their paths in it,
    cards by that of their content file.
    """

    root: Path
    pages: Mapping[str, Read]
    files: frozenset[str]
    artifacts: Mapping[str, Artifact]
    cards: Mapping[str, Card]
    site: Site
    records: Records
    problems: list[Problem] = field(default_factory=list)
    _anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    _links: dict[str, Mapping[str, list[PageLink]]] = field(default_factory=dict)

    def anchors(self, path: str) -> frozenset[str]:
        """The anchors of a page; remembered, for every link to a place in it asks."""
        if path not in self._anchors:
            self._anchors[path] = frozenset(self.pages[path].ids)
        return self._anchors[path]

    def links(self, path: str) -> Mapping[str, list[PageLink]]:
        """The links of a page within the column by the address that they lead to; remembered, for of a list every page
        that is on it asks. Of a page that is not there, none.
        """
        if path not in self._links:
            found: dict[str, list[PageLink]] = {}
            for link in self.pages[path].links if path in self.pages else ():
                if inside(link.target):
                    found.setdefault(led_to(path, link.target)[0], []).append(link)
            self._links[path] = found
        return self._links[path]

    def report(self, path: str, rule: str, message: str, hint: str, *, source: str = "", near: str = "") -> None:
        """A problem of a page: it names the page, its content file and its template. `near` is a link or a text to
        look for in that file, for the line.
        """
        artifact = self.artifacts.get(path)
        template = f"templates/{artifact.template}" if artifact and artifact.template else ""
        sources = (artifact.sources if artifact else ()) or ((source,) if source else ())
        behind = ", ".join(
            filter(None, (f"bài {sources[0]}" if sources else "", f"mẫu {template}" if template else ""))
        )
        self.problems.append(
            Problem(
                path=sources[0] if sources else template or path,
                line=self._line(sources[0], near) if sources else 1,
                rule=rule,
                message=f"trang {address_of(path)}{f' ({behind})' if behind else ''}: {message}",
                hint=hint,
            )
        )

    def _line(self, source: str, near: str) -> int:
        """The first line of a content file on which a link leads to `near`, or a field holds it."""
        card = self.cards.get(source)
        if card is None or not near:
            return 1
        for link in card.links:
            target = resolve(link.target, card.path, self.site.addresses, self.site.file_sizes) or ""
            if near == (card.row.address + target if target.startswith("#") else target):
                return link.line
        return next((line for text, line in self.records.of(card).texts() if near in canonical(text)), 1)


def read_tree(root: Path, site: Site, records: Records, artifacts: Iterable[Artifact]) -> Tree:
    """Every page under `root`, read back."""
    files = frozenset(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return Tree(
        root=root,
        pages={path: read_page(path, (root / path).read_bytes()) for path in sorted(files) if path.endswith(".html")},
        files=files,
        artifacts={artifact.path: artifact for artifact in artifacts},
        cards={card.path: card for _, card in posted_cards(site)},
        site=site,
        records=records,
    )


def inside(target: str) -> bool:
    """Whether a target as written stays within the column."""
    return not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE)


def led_to(path: str, target: str) -> tuple[str, str]:
    """(address in the column, anchor) of a target within it, as written on the page `path`."""
    name, _, anchor = target.partition("#")
    name = unquote(name.partition("?")[0])
    here = address_of(path)
    if not name:
        return here, unquote(anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), name))
    slash = "/" if (name.endswith(("/", "/.", "/..")) or name in (".", "..")) and joined != "/" else ""
    return joined.replace("//", "/") + slash, unquote(anchor)
