"""Read a finished page as a reader meets it: what can be seen, under which heading, with which links and anchors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from generator.proof.markup import CODE, ENDING_A_PART, HEADINGS, Tag, UnreadableError, tag_of, tokens
from generator.text.comparing import canonical

_canonical = lru_cache(maxsize=4096)(canonical)  # what a link says is mostly a block, and often on many pages


class PageLink(NamedTuple):
    """A target as written; what a reader sees of the link ('' when nothing); the `h2` it stands under."""

    target: str
    text: str
    heading: str


@dataclass(frozen=True, slots=True)
class Read:
    """One page as read back.

    `texts` are its texts block by block, hidden ones too; `parts` the visible blocks under each `h2`; `headings` every
    heading; `told` what the window's title and attributes say; `forbidden` what must not be on a page of ours (inline
    scripts, styles, foreign content); `data` what only machines read; `alone` the visible texts that begin and end with
    an element and are of no link or heading.
    """

    ids: tuple[str, ...]
    links: tuple[PageLink, ...]
    texts: tuple[str, ...]
    seen: tuple[str, ...]
    title: str
    headings: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    told: tuple[str, ...]
    forbidden: tuple[str, ...]
    data: tuple[str, ...]
    alone: frozenset[str]


def read_page(html: bytes) -> Read:
    """Parse one page as a browser would, and keep what a reader meets. Raise UnreadableError.

    The parser writes the tree out again in C, each element begun and ended, which is cut into tags faster than Python
    can visit the nodes.
    """
    root = LexborHTMLParser(html.decode()).root
    reader = _Reader()
    if root is not None:
        reader.read(tokens(root.html or ""))
    return reader.page()


@dataclass(slots=True)
class _Part:
    """The visible blocks under one `h2`, whose text is known when it ends."""

    heading: str = ""
    blocks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Said:
    """The text of a link or a heading: what of it can be seen, and all of it; `part` is the one that it heads."""

    part: _Part = field(default_factory=_Part)
    shown: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _canonical("".join(self.shown))


@dataclass(slots=True)
class _State:
    """How the text at some place is to be taken: whether it is seen, in code, silent; in which part; `opens` where of
    its children only a summary is seen (and all of them once that summary is the `h2` of a part, which a reader opens,
    finds with the browser's search and prints); `said` of which link or heading it is.
    """

    name: str
    seen: bool
    code: bool
    silent: bool
    opens: bool
    part: _Part
    said: _Said | None = None


class _Reader:
    """Goes once through the texts and tags of a page."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.links: list[tuple[str, _Said, _Part]] = []
        self.texts: list[str] = []
        self.seen: list[str] = []
        self.title = ""
        self.headings: list[str] = []
        self.parts: list[_Part] = []
        self.told: list[str] = []
        self.forbidden: list[str] = []
        self.data: list[str] = []
        self.alone: list[str] = []
        self._none = _Part()
        self._now = _State("", seen=True, code=False, silent=False, opens=False, part=self._none)
        self._open: list[str | tuple[str, _State]] = []  # elements; with what held before where that is not the same
        self._saying: list[_Said] = []
        self._block: list[str] = []
        self._seen_block: list[str] = []

    def read(self, pieces: list[str]) -> None:
        opened = self._open
        for text, token in zip(pieces[::2], (*pieces[1::2], "</>"), strict=True):
            if text and (self._saying or self._block or self._seen_block or not text.isspace()):
                self._text(text)
            tag = tag_of(token)
            if tag.block and (self._block or self._seen_block):
                self._end_block()
            if tag.ends:
                if opened and opened[-1] == tag.name:
                    opened.pop()
                else:
                    self._end(tag)
            elif tag.plain and not (self._now.opens or self._now.silent):
                opened.append(tag.name)
            else:
                self._begin(tag)

    def page(self) -> Read:
        parts: dict[str, list[str]] = {}
        for part in self.parts:
            parts.setdefault(part.heading, []).extend(block for block in part.blocks if block != part.heading)
        return Read(
            ids=tuple(self.ids),
            links=tuple(PageLink(target, said.text, part.heading) for target, said, part in self.links),
            texts=tuple(self.texts),
            seen=tuple(self.seen),
            title=self.title,
            headings=tuple(self.headings),
            parts={heading: tuple(blocks) for heading, blocks in parts.items() if heading},
            told=tuple(self.told),
            forbidden=tuple(self.forbidden),
            data=tuple(self.data),
            alone=frozenset(map(str.strip, self.alone)),
        )

    def _text(self, text: str) -> None:
        if "<" in text:
            raise UnreadableError(text)
        if "&" in text:
            text = unescape(text)
        now = self._now
        for said in self._saying:
            said.whole.append(text)
            if now.seen and not now.silent:
                said.shown.append(text)
        if now.silent:
            if now.name == "title":
                self.told.append(text)
        else:
            if not now.code and (self._block or not text.isspace()):
                self._block.append(text)
            if now.seen and (self._seen_block or not text.isspace()):
                self._seen_block.append(text)
                if not self._saying:
                    self.alone.append(text)

    def _begin(self, tag: Tag) -> None:
        outer, name, said = self._now, tag.name, None
        seen = (outer.seen or (outer.opens and name == "summary")) and not tag.hidden
        if tag.noted and not outer.silent:
            said = self._note(tag, outer.part, link=seen and name == "a")
        if tag.single:
            if name == "br" and seen:
                self._text(" ")
            return
        opens, code, silent = seen and tag.closed, outer.code or name in CODE, outer.silent or tag.silent
        part = outer.part
        if name in HEADINGS and not outer.silent:
            said = _Said()
            if name == "h2":
                part = self._none
                if seen:
                    part = said.part
                    self.parts.append(part)
        self._now = _State(name, seen and not opens, code, silent, opens, part, said)
        self._open.append((name, outer))
        if said is not None:
            self._saying.append(said)

    def _note(self, tag: Tag, part: _Part, *, link: bool) -> _Said | None:
        """Keep an element's id, its targets, and what is forbidden about it; what its link says is yet to come."""
        if tag.identity:
            self.ids.append(tag.identity)
        self.told.extend(tag.told)
        self.forbidden.extend(tag.forbidden)
        if tag.data is not None:
            self.data.append(tag.data)
        if not tag.targets:
            return None
        said = _Said()
        self.links.extend((target, said, part) for target in tag.targets)
        return said if link else None

    def _end(self, tag: Tag) -> None:
        began = self._open.pop() if self._open else None
        if not tag.name and began is None:
            return  # the end of the page
        if not isinstance(began, tuple) or began[0] != tag.name:
            raise UnreadableError(tag.name)
        ended, self._now = self._now, began[1]
        if self._now.opens and ended.part is not self._now.part:  # its summary heads the part that is folded below
            self._now.seen, self._now.opens = True, False
            ended.part.blocks.clear()
        if ended.said is not None:
            self._saying.pop()
            if tag.name in HEADINGS:
                self._heading(tag.name, ended, ended.said)
        if tag.name not in ENDING_A_PART:
            self._now.part = ended.part

    def _heading(self, name: str, state: _State, said: _Said) -> None:
        self.headings.append(_canonical("".join(said.whole)))
        if name == "h1" and state.seen:
            self.title = said.text
        said.part.heading = said.text

    def _end_block(self) -> None:
        if self._now.silent:
            return
        text = _canonical("".join(self._block))
        seen = text if self._seen_block == self._block else _canonical("".join(self._seen_block))
        if text:
            self.texts.append(text)
        if seen:
            self.seen.append(seen)
            if self._now.part is not self._none:
                self._now.part.blocks.append(seen)
        self._block, self._seen_block = [], []
