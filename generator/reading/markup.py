"""Turn the Markdown body of a file into safe HTML, refusing with its line what Markdown would lose or let through."""

import re
import threading
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import markdown
from markdown import Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from generator.problems import Problem
from generator.reading.lint import LIST_ITEM, Fault, faults, heading, too_heavy
from generator.reading.losses import leftovers, lost, misplaced_headings
from generator.reading.pasted import pasted
from generator.reading.targets import Targets
from generator.text.comparing import slug

ID_PREFIX = "muc-"  # headings of a body never claim an id that a template uses
FAST_WITH = {"3.11.3"}  # versions of Python-Markdown of which `fast_markdown.py` is known to write the same
NOTICES = {"note": "Lưu ý", "warning": "Cảnh báo", "danger": "Cảnh báo", "tip": "Gợi ý", "info": "Thông tin"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as typed: how many `#`, its text, its line."""

    level: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `## ` heading."""

    title: str
    line: int
    html: str


@dataclass(frozen=True, slots=True)
class Link:
    """A target as typed in the body: of a link, or of an image."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Body:
    """A converted body: the whole HTML, the same cut at its `## ` headings, and every link and heading in it."""

    html: str = ""
    lead: str = ""
    sections: tuple[Section, ...] = ()
    links: tuple[Link, ...] = ()
    headings: tuple[Heading, ...] = ()
    first_line: int = 1  # of its text


def convert(path: str, text: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """Convert a body that begins on `first_line` of the file `path`; too heavy a body is not converted."""
    lines = text.split("\n")

    def problems(found: Iterable[Fault]) -> tuple[Problem, ...]:
        return tuple(
            Problem(path=path, line=first_line + number, rule="bai-viet", message=message, hint=hint)
            for number, message, hint in found
        )

    if heavy := problems(too_heavy(lines)):
        return Body(), heavy
    try:
        html, misplaced = _convert("\n".join(_evened(lines)))
    except (RecursionError, AssertionError):
        fault = (0, "phần bài viết lồng nhau quá nhiều lớp nên máy không đọc được", "viết lại đơn giản hơn")
        return Body(), problems([fault])
    targets = Targets(html, lines)
    headings = tuple(_headings(lines, first_line))
    body = Body(
        html=html,
        lead=f"\n{html}".split("\n<h2 ", 1)[0].strip(),
        sections=tuple(_sections(html, headings)),
        links=tuple(Link(target, first_line + number) for target, number in targets.followed()),
        headings=headings,
        first_line=first_line + next((number for number, line in enumerate(lines) if line.strip()), 0),
    )
    found = [*faults(lines), *pasted(lines), *misplaced_headings(misplaced, lines), *targets.faults()]
    return body, problems(found or [*leftovers(html, lines)] or lost(html, lines))


# ---- before ----------------------------------------------------------------------------------------------------------


def _evened(lines: list[str]) -> Iterator[str]:
    """The lines with nested lists indented by four, as Python-Markdown wants them, whatever was typed (2, 3, 4 …);
    blanks to fill in kept as blanks; notices named in Vietnamese.
    """
    levels: list[int] = []
    base = 0
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        item = LIST_ITEM.match(line)
        if not line.strip():
            yield ""
            continue
        if item and not levels:
            above = next((other for other in reversed(lines[:number]) if other.strip()), "")
            base = indent if above.startswith(("!!!", ":")) else 0
            levels = [indent]
        elif item:
            levels = [level for level in levels if level < indent] or levels[:1]
            if indent > levels[-1]:
                levels.append(indent)
            else:
                levels = [*levels[:-1], indent]
        elif levels and not indent and not lines[number - 1].strip():
            levels = []
        if item:
            yield " " * (base + 4 * (len(levels) - 1)) + _blanks(line.lstrip(" "))
        elif levels and indent:
            depth = sum(level < indent for level in levels)
            yield " " * (base + 4 * depth) + _blanks(line.lstrip(" "))
        else:
            levels = [] if line.startswith("#") else levels
            yield _notice(_blanks(line))


def _blanks(line: str) -> str:
    """`____` to be filled in by hand is no emphasis; what stands in code is left alone."""
    if "___" not in line:
        return line
    return re.sub(r"`[^`]*`|_{3,}", lambda found: found[0] if found[0][0] == "`" else "\\_" * len(found[0]), line)


def _notice(line: str) -> str:
    if line.startswith("!!!") and (found := re.fullmatch(r"!!! ?([\w-]+)\s*", line)) and found[1].lower() in NOTICES:
        return f'!!! {found[1]} "{NOTICES[found[1].lower()]}"'
    return line


def _headings(lines: list[str], first_line: int) -> Iterator[Heading]:
    for number, line in enumerate(lines):
        if (found := heading(line)) and found[1]:
            yield Heading(*found, first_line + number)


# ---- the conversion --------------------------------------------------------------------------------------------------


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class _Inspector(Treeprocessor):
    """Looks at the finished tree: every heading's place, every table's head; wraps tables so that they scroll."""

    misplaced: list[str]

    def run(self, root: etree.Element) -> None:
        top = set(root)
        tables = False
        for element in root.iter():
            if element.tag in _HEADINGS and element not in top:
                self.misplaced.append("".join(element.itertext()))
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "table":
                tables = True
        for parent in list(root.iter()) if tables else ():
            for place, child in enumerate(parent):
                if child.tag == "table":
                    parent[place] = _scrolling(child)


def _scrolling(table: etree.Element) -> etree.Element:
    """A box that a narrow screen can scroll, by keyboard too."""
    box = etree.Element("div", {"class": "scroll", "role": "group", "tabindex": "0", "aria-label": "Bảng"})
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box


class _MailAddress(InlineProcessor):
    """`<ten@co-quan.vn>` as a plain link; Python-Markdown's own writes it in entities that no check can read."""

    signs = ("<",)  # without one of them it is not tried

    def handleMatch(  # type: ignore[override]  # noqa: N802  # as the library asks of inline processors
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        link = etree.Element("a", {"href": f"mailto:{m[1]}"})
        link.text = m[1]
        return link, m.start(0), m.end(0)


class _BareAddress(InlineProcessor):
    """`https://…` as it is typed becomes a link; a full stop or a bracket behind it ends the sentence."""

    signs = ("://",)
    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        link = etree.Element("a", {"href": m[0]})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)


_ONE = threading.Lock()  # the engine holds one text at a time, and a preview draws pages while it builds


@cache
def _markdown() -> tuple[Markdown, _Inspector]:
    kind, headings = _parts()
    toc = headings(slugify=lambda text, _: ID_PREFIX + slug(text), marker="")
    tables = TableExtension(use_align_attribute=True)
    notes = FootnoteExtension(BACKLINK_TITLE="Trở lại chỗ có chú thích {}")
    others = DefListExtension(), SaneListExtension(), AdmonitionExtension()  # by name each costs a look at all packages
    engine = kind(extensions=[tables, toc, notes, *others], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.inlinePatterns.deregister("automail")
    engine.inlinePatterns.register(_MailAddress(r"<([^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)>", engine), "mail", 110)
    engine.inlinePatterns.register(
        _BareAddress(r"https?://[^\s<>()\[\]«»“”\"*\x02]*[^\s<>()\[\]«»“”\"*\x02.,;:!?…'’]", engine), "bare", 105
    )
    engine.parser.blockprocessors.deregister("code")  # four leading spaces are an accident here, never program text
    inspector = _Inspector(engine)
    engine.treeprocessors.register(inspector, "inspector", -10)
    return engine, inspector


def _parts() -> tuple[type[Markdown], type[TocExtension]]:
    """The engine and what names the headings: twice as fast as the library's own where they write the same."""
    if markdown.__version__ not in FAST_WITH:
        return Markdown, TocExtension
    from generator.reading.fast_markdown import FastMarkdown, HeadingIds

    return FastMarkdown, HeadingIds


def _convert(text: str) -> tuple[str, list[str]]:
    with _ONE:
        engine, inspector = _markdown()
        inspector.misplaced = []
        try:
            return engine.convert(text), inspector.misplaced
        finally:
            engine.reset()


def _sections(html: str, headings: tuple[Heading, ...]) -> Iterator[Section]:
    _, *rest = re.split(r'\n<h2 id="[^"]*">(.*?)</h2>', f"\n{html}")
    starts = [each.line for each in headings if each.level == 2]
    for title, line, content in zip(rest[::2], starts, rest[1::2], strict=False):
        yield Section(Markup(title).striptags(), line, content.strip())
