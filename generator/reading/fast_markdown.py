"""Python-Markdown with the same output in half its time: everything that leans on how that library works inside.

Most texts hold no sign that any of its patterns looks for, and most blocks are plain paragraphs; the library tries
every pattern and every kind of block on each. Here a pattern is tried only where a sign stands without which it cannot
match. What is replaced is replaced where the library lets it be (its processors, its table of output formats), but for
two methods with private names in `_Inline`; so `markup.py` takes this with the versions it was tested with only.
`tests/reading/test_fast_markdown.py` holds both equal, byte for byte.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any, ClassVar, Literal, Self
from xml.etree.ElementTree import HTML_EMPTY

from markdown import Markdown, inlinepatterns, treeprocessors
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor, ReferenceProcessor, SetextHeaderProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor, remove_fnrefs, render_inner_html, strip_tags, unique
from markdown.serializers import RE_AMP, to_html_string
from markdown.util import INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

_PATTERN_SIGNS = {  # by regular expression: one of these stands in every text in which it matches
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),  # of references too
    inlinepatterns.IMAGE_LINK_RE: ("!",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    inlinepatterns.ENTITY_RE: ("&",),
    r"\*|_": ("*", "_"),
    r"\[\^([^\]]*)\]": ("^",),  # of footnotes
}
_SIGN = re.compile(r"[`\\\[!<&^*_]|  \n|://")
_NOT_PLAIN = re.compile(f"[&<>{STX}]")
_BLOCK_SIGNS = {  # by kind of block: what must stand in it
    BlockQuoteProcessor: ">",
    DefListProcessor: ": ",
    FootnoteBlockProcessor: "]:",
    HashHeaderProcessor: "#",
    ReferenceProcessor: "]:",
    SaneOListProcessor: ". ",
    SetextHeaderProcessor: "\n",
    TableProcessor: "|",
}


class _Ids(TocTreeprocessor):
    def run(self, doc: etree.Element) -> None:
        used = {each.attrib["id"] for each in doc.iter() if "id" in each.attrib}
        counters: dict[str, int] = {}
        for each in doc.iter():
            if self.header_rgx.match(each.tag) and "id" not in each.attrib:
                each.set("id", unique(self.slugify(self._name(each), self.sep), used, counters))

    def _name(self, heading: etree.Element) -> str:
        if len(heading) or _NOT_PLAIN.search(heading.text or ""):
            return unescape(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))
        return " ".join((heading.text or "").split())


class HeadingIds(TocExtension):
    """The library's `toc`, for the ids of headings alone: without a marker in the text its table is never seen."""

    TreeProcessorClass = _Ids


# ---- inside a block --------------------------------------------------------------------------------------------------


class _Inline(treeprocessors.InlineProcessor):
    """Tries on each text only the patterns that can match in it."""

    def run(self, tree: etree.Element, ancestors: list[str] | None = None) -> etree.Element:
        self._chosen: dict[frozenset[str], list[tuple[int, Any]]] = {}
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        signs = frozenset(_SIGN.findall(data))
        if (chosen := self._chosen.get(signs)) is None:
            chosen = self._chosen[signs] = [
                (index, pattern)
                for index, pattern in enumerate(self.inlinePatterns)
                for needed in (getattr(pattern, "signs", ()) or _PATTERN_SIGNS.get(pattern.pattern),)  # type: ignore[attr-defined]
                if not needed or not signs.isdisjoint(needed)  # an unknown pattern is always tried
                if self.md.references or not isinstance(pattern, inlinepatterns.ReferenceInlineProcessor)
            ]
        for index, pattern in chosen:
            if index >= patternIndex:
                matched, start = True, 0
                while matched:
                    data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined]
        return data

    def _InlineProcessor__processPlaceholders(self, data: str, parent: etree.Element, isText: bool = True) -> list[Any]:  # noqa: N802, N803
        if not data or INLINE_PLACEHOLDER_PREFIX in data:
            return super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc,no-any-return]
        if isText:
            parent.text = parent.text + data if parent.text else data
        else:
            parent.tail = parent.tail + data if parent.tail else data
        return []


# ---- blocks ----------------------------------------------------------------------------------------------------------


class _Blocks(BlockParser):
    """Asks of a block only the processors that can want it."""

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:  # noqa: N802  # as the library names it
        self._ordered = [(_BLOCK_SIGNS.get(type(each), ""), each.test, each.run) for each in self.blockprocessors]
        return super().parseDocument(lines)

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            for sign, test, run in self._ordered:
                if sign in blocks[0] and test(parent, blocks[0]) and run(parent, blocks) is not False:
                    break


# ---- the finished tree -----------------------------------------------------------------------------------------------


class _Unescape(treeprocessors.UnescapeTreeprocessor):
    """Restores escaped characters where there are any."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


def _html(root: etree.Element) -> str:
    """The tree as the library writes it; one that holds more than plain elements is left to the library."""
    written: list[str] = []
    waiting: list[etree.Element | str] = [root]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            written.append(each)
            continue
        tag = each.tag
        if not isinstance(tag, str) or tag in {"script", "style"}:
            return to_html_string(root)
        opening = tag
        for name, value in sorted(each.items()):
            if name == value or not isinstance(value, str):
                return to_html_string(root)
            quoted = _escaped(value).replace('"', "&quot;")
            opening += f' {name}="{quoted}"'
        written.append(f"<{opening}>{_escaped(each.text or '')}")
        end = ("" if tag in HTML_EMPTY else f"</{tag}>") + _escaped(each.tail or "")
        if len(each):
            waiting.append(end)
            waiting.extend(reversed(each))
        else:
            written.append(end)
    return "".join(written)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text


# ---- the engine ------------------------------------------------------------------------------------------------------


class FastMarkdown(Markdown):
    """The library's engine with the parts above in the places of its own."""

    output_formats: ClassVar[dict[Literal["xhtml", "html"], Callable[[etree.Element], str]]] = {
        **Markdown.output_formats,
        "html": _html,
    }

    def build_parser(self) -> Self:
        super().build_parser()
        self._blocks = frozenset(self.block_level_elements)
        parser = _Blocks(self)
        parser.blockprocessors = self.parser.blockprocessors
        for each in parser.blockprocessors:
            each.parser = parser
        self.parser = parser
        self.treeprocessors.register(_Inline(self), "inline", 20)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)
        return self

    def is_block_level(self, tag: Any) -> bool:
        return tag in self._blocks or super().is_block_level(tag)
