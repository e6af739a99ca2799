"""Turn the Markdown body of a file into safe HTML, refusing with its line what Markdown would lose or let through."""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from generator.problems import Problem
from generator.vietnamese import slug

ID_PREFIX = "muc-"  # headings of a body never claim an id that a template uses
ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")

# Bounds far above any real article and far below where Python-Markdown turns quadratic or overflows the stack.
MAX_BODY_LINES = 5_000
MAX_LINE = 8_000
MAX_BRACKETS_A_BLOCK = 300
MAX_NESTING = 6
MAX_TABLE_COLUMNS = 20
MAX_FOOTNOTES = 200

LEFTOVERS = (  # signs that a reader must never meet in running text
    (re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"), "dấu của mẫu trang"),
    (re.compile(r"\*\*|(?<!\w)__\w|\]\(|\]\[|!\[|(?<!\w)`|^#{1,6} |^\|.*\||^:::|^!!! |\[\^"), "dấu Markdown"),
)

Fault = tuple[int, str, str]  # index of the line, message, hint


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

    def problems(faults: Iterable[Fault]) -> tuple[Problem, ...]:
        return tuple(
            Problem(path=path, line=first_line + number, rule="bai-viet", message=message, hint=hint)
            for number, message, hint in faults
        )

    if heavy := problems(_too_heavy(lines)):
        return Body(), heavy
    try:
        html, faults, targets = _convert(text)
    except (RecursionError, AssertionError):
        fault = (0, "phần bài viết lồng nhau quá nhiều lớp nên máy không đọc được", "viết lại đơn giản hơn")
        return Body(), problems([fault])
    found = [*_faults(lines), *((_find(lines, typed), message, hint) for typed, message, hint in faults)]
    headings = tuple(_headings(lines, first_line))
    body = Body(
        html=html,
        lead=re.split(r"^<h2 ", html, maxsplit=1, flags=re.MULTILINE)[0].strip(),
        sections=tuple(_sections(html, headings)),
        links=tuple(_placed(targets, lines, first_line)),
        headings=headings,
        first_line=first_line + next((number for number, line in enumerate(lines) if line.strip()), 0),
    )
    return body, problems(found or _leftovers(html, lines))


# ---- before the conversion: one linear look at the lines -------------------------------------------------------------

_TAGS = "a|b|br|button|center|code|div|em|font|form|h[1-6]|hr|i|iframe|img|input|li|link|meta|object|ol|p|pre|s|script"
_TAGS += "|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video"
_HTML = re.compile(rf"<(?:(?:{_TAGS})(?:[\s/>]|$)|/[a-z]|!|\?)", re.IGNORECASE)
_LIST = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d+)\.) +(?P<rest>\S.*)?$")
_OFFICE_BULLET = re.compile(r" *(?:[•●▪◦·‣○■□✓✔]|[-+](?=[^\W\d_]))\s*(?=\S)")
_DASH_BULLET = re.compile(r" *[–—]\s*(?=\S)")
_LETTERED = re.compile(r" *[a-zđ\d]{1,2}\)\s")
_HEADING = re.compile(r"(#{1,6})(\s*)(.*?)\s*#*$")
_TABLE_RULE = re.compile(r" *\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")


def _faults(lines: list[str]) -> Iterator[Fault]:
    in_list, last_number = False, 0
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        item = _LIST.match(line)
        yield from _unsafe(number, line)
        yield from _heading(number, line, before)
        if not line.strip():
            continue
        if item and item["number"] and not item["indent"]:
            yield from _numbering(number, int(item["number"]), last_number if in_list else 0)
            last_number = int(item["number"])
        if item and not in_list and before.strip() and not _HEADING.match(before):
            hint = "thêm một dòng trống trước mục đầu tiên của danh sách"
            yield number, "danh sách viết liền ngay dưới một dòng chữ nên sẽ bị dồn thành một đoạn", hint
        if not item:
            yield from _office_list(number, line, before, after)
        in_list = bool(item) or (in_list and (line.startswith(" ") or bool(before.strip())))
    yield from _tables(lines)


def _unsafe(number: int, line: str) -> Iterator[Fault]:
    if found := _HTML.search(re.sub(r"`[^`]*`", "", line)):
        hint = "bỏ thẻ đó; chữ đậm viết **như thế này**, liên kết viết [tên](địa chỉ)"
        yield number, f"không dùng thẻ HTML trong bài viết: «{found.group().strip()}…»", hint


def _heading(number: int, line: str, before: str) -> Iterator[Fault]:
    if found := _HEADING.match(line):
        marks, space, title = found.groups()
        if not space or not title:
            yield number, "tiêu đề thiếu dấu cách hoặc thiếu chữ sau dấu #", "viết «## Tên tiêu đề»"
        elif len(marks) == 1:
            yield number, "tiêu đề một dấu # dành cho tên bài", "dùng hai dấu: «## Tên tiêu đề»"
    if re.match(r"=+\s*$|-+\s*$", line) and before.strip() and "|" not in before:
        yield number, "dòng gạch dưới chữ biến dòng trên thành tiêu đề", "viết «## Tên tiêu đề», hoặc thêm dòng trống"


def _numbering(number: int, typed: int, last: int) -> Iterator[Fault]:
    if last and typed != last + 1:
        hint = f"sửa thành {last + 1}. hoặc thêm một dòng chữ giữa hai danh sách"
        yield number, f"số thứ tự nhảy từ {last} đến {typed} nên trang sẽ hiện sai số", hint
    elif not last and typed > 99:
        yield number, f"«{typed}.» ở đầu dòng bị hiểu là số thứ tự", f"viết «{typed}\\.» hoặc đổi cách viết câu"


def _office_list(number: int, line: str, before: str, after: str) -> Iterator[Fault]:
    glued = bool(before.strip() or after.strip())
    found = _OFFICE_BULLET.match(line) or (_DASH_BULLET.match(line) if glued else None)
    if found and before.strip()[:1] == found.group().strip():
        return  # the first of the run has told it
    if found:
        message = f"dấu «{found.group().strip()}» ở đầu dòng không tạo thành danh sách"
        yield number, message, "viết «- » (gạch ngang rồi dấu cách), có dòng trống trước mục đầu"
    elif _LETTERED.match(line) and before.strip():
        hint = "để một dòng trống giữa các ý, hoặc viết thành danh sách bằng «- »"
        yield number, "các ý a), b), c) viết liền dòng sẽ bị dồn thành một đoạn", hint


def _tables(lines: list[str]) -> Iterator[Fault]:
    for number in range(1, len(lines)):
        if "|" not in lines[number] or not _TABLE_RULE.match(lines[number]) or "|" not in lines[number - 1]:
            continue
        columns = len(_cells(lines[number - 1]))
        if columns > MAX_TABLE_COLUMNS:
            yield number - 1, f"bảng có {columns} cột, quá {MAX_TABLE_COLUMNS}", "tách bảng"
        if len(_cells(lines[number])) != columns:
            yield number, "dòng gạch của bảng không đủ hoặc thừa cột so với dòng tên cột", f"viết đủ {columns} ô «---»"
        if number > 1 and lines[number - 2].strip():
            yield number - 1, "bảng viết liền ngay dưới một dòng chữ", "thêm một dòng trống trước bảng"
        for row in range(number + 1, len(lines)):
            if not lines[row].strip():
                break
            if (cells := len(_cells(lines[row]))) != columns:
                message = f"dòng này của bảng có {cells} ô, dòng tên cột có {columns}"
                yield row, message, "sửa cho đủ số ô; dấu | trong một ô viết là \\|"


def _cells(line: str) -> list[str]:
    bare = re.sub(r"`[^`]*`", "", line).strip()
    return re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", bare))


def _too_heavy(lines: list[str]) -> Iterator[Fault]:
    if len(lines) > MAX_BODY_LINES:
        yield 0, f"phần bài viết dài quá {MAX_BODY_LINES} dòng", "tách thành nhiều bài"
        return
    brackets = ticks = 0
    for number, line in enumerate(lines):
        brackets = brackets + line.count("[") if line.strip() else 0
        ticks = ticks + line.count("`") if line.strip() else 0
        markers = len(re.match(r"(?:[ >*+-]|\d+\.)*", line).group().replace(" ", ""))  # type: ignore[union-attr]
        if (
            len(line) > MAX_LINE
            or max(brackets, ticks) > MAX_BRACKETS_A_BLOCK
            or (markers > MAX_NESTING and not re.fullmatch(r"[-*_ |:]+", line))
            or (len(line) - len(line.lstrip())) // 4 > MAX_NESTING
            or re.search(r"[*_]{8}\S|\[{4}|(?:!\[){3}|^`{4}", line)
        ):
            yield number, "dòng này quá dài hoặc lồng quá nhiều dấu nên máy đọc rất chậm", "viết lại đơn giản hơn"
            return
    if sum(line.count("[^") for line in lines) > MAX_FOOTNOTES:
        yield 0, f"bài có quá {MAX_FOOTNOTES} chú thích cuối trang", "bớt chú thích hoặc tách bài"


# ---- the conversion --------------------------------------------------------------------------------------------------


class _Inspector(Treeprocessor):
    """Looks at the finished tree: every link target, every image, every heading's place; wraps tables to scroll."""

    faults: list[tuple[str, str, str]]
    targets: list[str]

    def run(self, root: etree.Element) -> None:
        top = set(root)
        for element in root.iter():
            if element.tag == "a":
                self._target(element.get("href", ""))
            elif element.tag == "img":
                self._image(element)
            elif re.fullmatch(r"h[1-6]", element.tag) and element not in top:
                title = "".join(element.itertext())
                self.faults.append((title, f"tiêu đề «{title}» nằm trong danh sách hoặc trích dẫn", "đưa ra đầu dòng"))
            elif element.tag == "th":
                element.set("scope", "col")
        for parent in list(root.iter()):
            for place, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[place] = _scrolling(child)

    def _target(self, target: str) -> None:
        if target.startswith("#fn"):
            return
        if not target:
            self.faults.append(("]()", "liên kết chưa có địa chỉ", "viết địa chỉ vào giữa hai dấu ngoặc tròn"))
        elif target.startswith("//"):
            self.faults.append((target, f"liên kết «{target}» thiếu https:", f"viết «https:{target}»"))
        elif target.startswith("#") or ":" not in target.split("/", maxsplit=1)[0]:
            self.targets.append(target)
        elif not target.lower().startswith(ALLOWED_SCHEMES):
            self.faults.append((target, f"liên kết «{target}» không phải địa chỉ trang web", "dùng địa chỉ https://…"))

    def _image(self, image: etree.Element) -> None:
        source = image.get("src", "")
        if not image.get("alt", "").strip():
            hint = "viết ![mô tả ảnh cho người không nhìn thấy](đường dẫn ảnh)"
            self.faults.append((source, f"ảnh «{source}» chưa có lời mô tả", hint))
        if ":" in source or source.startswith("//"):
            hint = "chép ảnh vào content/files/ rồi viết đường dẫn tới đó"
            self.faults.append((source, f"ảnh «{source}» lấy từ nơi khác", hint))
        else:
            self.targets.append(source)


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
    engine = Markdown(
        extensions=[tables, toc, "footnotes", "def_list", "sane_lists", "admonition"], output_format="html"
    )
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.inlinePatterns.deregister("automail")
    engine.inlinePatterns.register(_MailAddress(r"<([^<>@\s]+@[^<>@\s]+\.[^<>@\s]+)>", engine), "mail", 110)
    engine.parser.blockprocessors.deregister("code")  # four leading spaces are an accident here, never program text
    inspector = _Inspector(engine)
    engine.treeprocessors.register(inspector, "inspector", -10)
    return engine, inspector


def _convert(text: str) -> tuple[str, list[tuple[str, str, str]], list[str]]:
    engine, inspector = _markdown()
    inspector.faults, inspector.targets = [], []
    try:
        return engine.convert(text), inspector.faults, inspector.targets
    finally:
        engine.reset()


def _headings(lines: list[str], first_line: int) -> Iterator[Heading]:
    for number, line in enumerate(lines):
        if (found := _HEADING.match(line)) and found[2] and found[3]:
            yield Heading(len(found[1]), found[3], first_line + number)


def _sections(html: str, headings: tuple[Heading, ...]) -> Iterator[Section]:
    _, *rest = re.split(r'^<h2 id="[^"]*">(.*?)</h2>\n?', html, flags=re.MULTILINE)
    starts = [heading.line for heading in headings if heading.level == 2]
    for title, line, content in zip(rest[::2], starts, rest[1::2], strict=False):
        yield Section(Markup(title).striptags(), line, content.strip())


def _placed(targets: list[str], lines: list[str], first_line: int) -> Iterator[Link]:
    """Every target with its line: the n-th time a target is met is the n-th line that holds it."""
    met: Counter[str] = Counter()
    for target in targets:
        at = [number for number, line in enumerate(lines) for _ in range(_times(line, target))]
        yield Link(target, first_line + (at[min(met[target], len(at) - 1)] if at else _find(lines, target)))
        met[target] += 1


def _times(line: str, target: str) -> int:
    return len(re.findall(r"\(<?" + re.escape(target) + r"(?=[)> ])", line))


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


def _find(lines: list[str], typed: str) -> int:
    return next((number for number, line in enumerate(lines) if typed and typed in line), 0)
