"""Turn the Markdown body of a file into safe HTML, refusing with its line what Markdown would lose or let through."""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.lint import LEFTOVERS, LIST_ITEM, Fault, faults, heading, too_heavy
from generator.problems import Problem
from generator.vietnamese import slug

ID_PREFIX = "muc-"  # headings of a body never claim an id that a template uses
ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")

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
    targets = _Targets(html, lines)
    headings = tuple(_headings(lines, first_line))
    body = Body(
        html=html,
        lead=re.split(r"^<h2 ", html, maxsplit=1, flags=re.MULTILINE)[0].strip(),
        sections=tuple(_sections(html, headings)),
        links=tuple(Link(target, first_line + number) for target, number in targets.inside()),
        headings=headings,
        first_line=first_line + next((number for number, line in enumerate(lines) if line.strip()), 0),
    )
    found = [*faults(lines), *_misplaced(misplaced, lines), *targets.faults()]
    return body, problems(found or [*_leftovers(html, lines)] or _lost(html, lines))


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
    return re.sub(r"`[^`]*`|_{3,}", lambda found: found[0] if found[0][0] == "`" else "\\_" * len(found[0]), line)


def _notice(line: str) -> str:
    if (found := re.fullmatch(r"!!! ?([\w-]+)\s*", line)) and found[1].lower() in NOTICES:
        return f'!!! {found[1]} "{NOTICES[found[1].lower()]}"'
    return line


def _headings(lines: list[str], first_line: int) -> Iterator[Heading]:
    for number, line in enumerate(lines):
        if (found := heading(line)) and found[1]:
            yield Heading(*found, first_line + number)


# ---- the conversion --------------------------------------------------------------------------------------------------


class _Inspector(Treeprocessor):
    """Looks at the finished tree: every heading's place, every table's head; wraps tables so that they scroll."""

    misplaced: list[str]

    def run(self, root: etree.Element) -> None:
        top = set(root)
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag) and element not in top:
                self.misplaced.append("".join(element.itertext()))
            elif element.tag == "th":
                element.set("scope", "col")
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
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

    def handleMatch(  # type: ignore[override]  # noqa: N802  # as the library asks of inline processors
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[etree.Element, int, int]:
        link = etree.Element("a", {"href": f"mailto:{m[1]}"})
        link.text = m[1]
        return link, m.start(0), m.end(0)


@cache
def _markdown() -> tuple[Markdown, _Inspector]:
    toc = TocExtension(slugify=lambda text, _: ID_PREFIX + slug(text), marker="")
    tables = TableExtension(use_align_attribute=True)
    notes = FootnoteExtension(BACKLINK_TITLE="Trở lại chỗ có chú thích {}")
    engine = Markdown(extensions=[tables, toc, notes, "def_list", "sane_lists", "admonition"], output_format="html")
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.inlinePatterns.deregister("automail")
    engine.inlinePatterns.register(_MailAddress(r"<([^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)>", engine), "mail", 110)
    engine.parser.blockprocessors.deregister("code")  # four leading spaces are an accident here, never program text
    inspector = _Inspector(engine)
    engine.treeprocessors.register(inspector, "inspector", -10)
    return engine, inspector


def _convert(text: str) -> tuple[str, list[str]]:
    engine, inspector = _markdown()
    inspector.misplaced = []
    try:
        return engine.convert(text), inspector.misplaced
    finally:
        engine.reset()


def _sections(html: str, headings: tuple[Heading, ...]) -> Iterator[Section]:
    _, *rest = re.split(r'^<h2 id="[^"]*">(.*?)</h2>\n?', html, flags=re.MULTILINE)
    starts = [each.line for each in headings if each.level == 2]
    for title, line, content in zip(rest[::2], starts, rest[1::2], strict=False):
        yield Section(Markup(title).striptags(), line, content.strip())


# ---- after -----------------------------------------------------------------------------------------------------------


class _Targets:
    """Every target of a link or image in finished HTML, as a browser takes it, with the line on which it was typed."""

    def __init__(self, html: str, lines: list[str]) -> None:
        self._lines = lines
        self._typed = _typed_targets(lines)
        self._met: Counter[str] = Counter()
        found = re.findall(r'<(a|img)\b([^>]*?)\s?(?:href|src)="([^"]*)"([^>]*)', html)
        self._all = [(tag, unescape(raw), self._line(raw), before + after) for tag, before, raw, after in found]

    def _line(self, raw: str) -> int:
        """The n-th time a target is met is the n-th line that holds it."""
        for typed in (unescape(raw), raw, raw.replace("&amp;", "&"), raw.removeprefix("mailto:")):
            if at := self._typed.get(typed):
                self._met[typed] += 1
                return at[min(self._met[typed], len(at)) - 1]
        return _find(self._lines, raw.replace("&amp;", "&")) if raw else _find(self._lines, "]()")

    def inside(self) -> Iterator[tuple[str, int]]:
        """Those that lead within the column; anchors of footnotes lead nowhere else."""
        for _, target, line, _ in self._all:
            if target and not target.startswith("#fn") and not _leads_out(target):
                yield target, line

    def faults(self) -> Iterator[Fault]:
        for tag, target, line, attributes in self._all:
            plain = re.sub(r"[\x00-\x20]", "", target).replace("\\", "/")
            if tag == "img":
                yield from _image_faults(target, plain, line, attributes)
            elif not target:
                yield line, "liên kết chưa có địa chỉ", "viết địa chỉ vào giữa hai dấu ngoặc tròn"
            elif plain.startswith("//") or "\\" in target:
                yield line, f"liên kết «{target}» thiếu https:", f"viết «https://{plain.lstrip('/')}»"
            elif _leads_out(target) and not (plain == target and target.lower().startswith(ALLOWED_SCHEMES)):
                yield line, f"liên kết «{target}» không phải địa chỉ trang web", "dùng địa chỉ https://…"


def _image_faults(target: str, plain: str, line: int, attributes: str) -> Iterator[Fault]:
    if not re.search(r'\balt="[^"]*[^"\s]', attributes):
        hint = "viết ![mô tả ảnh cho người không nhìn thấy](đường dẫn ảnh)"
        yield line, f"ảnh «{target}» chưa có lời mô tả", hint
    elif not target or _leads_out(plain) or plain.startswith("//"):
        hint = "chép ảnh vào content/files/ rồi viết đường dẫn tới đó"
        yield line, f"ảnh «{target}» lấy từ nơi khác hoặc chưa có đường dẫn", hint


def _leads_out(target: str) -> bool:
    """Whether a browser finds a scheme in it, or a host."""
    plain = re.sub(r"[\x00-\x20]", "", target).replace("\\", "/")
    return plain.startswith("//") or bool(re.match(r"[^/?#]*:", plain))


def _typed_targets(lines: list[str]) -> dict[str, list[int]]:
    typed: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for found in re.finditer(r"\(<?([^()<>\s]+)|<([^<>\s]+)>|\]:\s*<?(\S+?)>?(?=\s|$)", line):
            typed.setdefault(found[1] or found[2] or found[3], []).append(number)
    return typed


def _misplaced(titles: list[str], lines: list[str]) -> Iterator[Fault]:
    for title in titles:
        number = next((number for number, line in enumerate(lines) if "#" in line and title in line), 0)
        if not lines[number].startswith(" "):
            yield number, f"tiêu đề «{title}» nằm trong danh sách hoặc trích dẫn", "đưa ra đầu dòng"


def _leftovers(html: str, lines: list[str]) -> Iterator[Fault]:
    """What Markdown did not take as a sign: told here with its line, and not first on the page."""
    prose = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    for block in re.split(r"\n|</?(?:p|li|td|th|dd|dt|h\d)\b[^>]*>", prose):
        text = Markup(block).striptags()
        for pattern, name in LEFTOVERS:
            if found := pattern.search(text):
                sample = text[found.start() : found.start() + 12]
                hint = "thêm dấu còn thiếu, hoặc xóa dấu thừa"
                yield _find(lines, sample) or _find(lines, found.group()), f"còn sót {name}: «{sample}»", hint
                break


def _lost(html: str, lines: list[str]) -> Iterator[Fault]:
    """The net under everything above: the first word that was typed and is nowhere in the HTML."""
    shown = Counter(
        _words(unescape(re.sub(r"</?(?:a|code|em|strong)\b[^>]*>", "", re.sub(r"</?sup\b[^>]*>", " ", html))))
    )
    shown += Counter(_words(unescape(" ".join(re.findall(r'(?:href|src|alt|title|class|id)="([^"]*)"', html)))))
    used = Counter(re.findall(r"\[[^\[\]]*\]", "\n".join(lines)))
    for number, line in enumerate(lines):
        bare = re.sub(r"\[[^\[\]]*\](?=:)", lambda label: "" if used[label[0]] > 1 else label[0], line)
        for word in _words(unescape(re.sub(r"^[ >]*\d+\. |(?<=\])\[[^\]]*\]", " ", bare))):
            shown[word] -= 1
            if shown[word] < 0:
                yield number, f"chữ «{word}» ở dòng này sẽ không hiện trên trang", "viết lại câu cho đơn giản hơn"
                return


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[*_`\\]", "", text))


def _find(lines: list[str], typed: str) -> int:
    return next((number for number, line in enumerate(lines) if typed and typed in line), 0)
