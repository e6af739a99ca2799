"""Read one content file: bytes -> text values that each know their line, and a converted body."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from generator.markup import Body, Link, Section, convert
from generator.problems import Problem
from generator.vietnamese import key

MAX_BYTES = 512 * 1024
MAX_FRONT_MATTER_BYTES = 64 * 1024
MAX_DEPTH = 20  # libyaml's own nesting is never reached: flow collections are refused at the first bracket

_FENCE = "---"
_WORD_FENCE = re.compile(r"^\s*[-\u2010-\u2015\u2212]{2,}\s*$|^\s*[\u2010-\u2015]\s*$")
_DROPPED = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))  # invisible, and left behind by Word and the web
_AS_SPACE = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u3000\u000b\u000c\u2028\u2029"), " ")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_MOJIBAKE = re.compile("\u00e1[\u00ba\u00bb][\u0080-\u00bf\u2018-\u203a]|\u00c4\u2018|\u00c3[\u00a0-\u00bf]")
_FOREIGN_FORMATS = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "tệp Word hoặc Excel kiểu cũ",
    b"%PDF": "tệp PDF",
    b"{\\rtf": "tệp RTF",
}
_SAVE_AS_UTF8 = "mở tệp bằng Notepad, chọn «Lưu thành» (Save As), mục «Mã hóa» (Encoding) chọn «UTF-8», rồi lưu"


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar exactly as typed (`1.010040` keeps its zero); the field that wants it decides what it is."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A block list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping in the order typed; no two keys are equal without accents, case, spaces and commas."""

    entries: tuple[tuple[Text, "Node"], ...]
    line: int


Node: TypeAlias = Text | Items | Entries


@dataclass(frozen=True, slots=True)
class Source:
    """A content file that has been read: `path` relative to the site root, front matter, converted body."""

    path: str
    values: Entries
    body: Body
    problems: tuple[Problem, ...] = field(default=())


def read(path: str, data: bytes) -> Source:
    """Read one Markdown file with front matter; every fault becomes a problem of the source, none is raised."""
    try:
        lines = _decode(data).split("\n")
        opening, closing = _fences(lines)
        values = _front_matter("\n".join(lines[opening : closing + 1]), opening)
    except _Fault as fault:
        return Source(path, Entries((), 1), Body(), (fault.at(path),))
    body, problems = convert(path, "\n".join(lines[closing + 1 :]), closing + 2)
    return Source(path, values, body, problems)


def read_yaml(path: str, data: bytes) -> tuple[Entries, tuple[Problem, ...]]:
    """Read a whole file of `key: value` lines (`site.yaml`) by the rules of front matter."""
    try:
        return _values(_decode(data), 0), ()
    except _Fault as fault:
        return Entries((), 1), (fault.at(path),)


class _Fault(Exception):
    """What stops the reading of a file at one place; never leaves this module."""

    def __init__(self, line: int, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message, self.hint = line, rule, message, hint

    def at(self, path: str) -> Problem:
        return Problem(path=path, line=self.line, rule=self.rule, message=self.message, hint=self.hint)


def _decode(data: bytes) -> str:
    for magic, name in _FOREIGN_FORMATS.items():
        if data.startswith(magic):
            raise _Fault(
                1, "tep-la", f"đây là {name}, không phải tệp văn bản .md", "chép nội dung sang tệp .md rồi lưu"
            )
    if len(data) > MAX_BYTES:
        size = f"tệp nặng {len(data) // 1024} KB, quá {MAX_BYTES // 1024} KB"
        raise _Fault(1, "qua-lon", size, "tách thành nhiều tệp, để ảnh và biểu mẫu trong content/files/")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _Fault(1, "ma-hoa", "tệp được lưu dạng UTF-16 («Unicode» trong Notepad)", _SAVE_AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _Fault(line, "ma-hoa", "tệp không được lưu dạng UTF-8 nên tiếng Việt bị hỏng", _SAVE_AS_UTF8) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_DROPPED).translate(_AS_SPACE)
    _refuse_damage(text)
    return unicodedata.normalize("NFC", text)


def _refuse_damage(text: str) -> None:
    if found := _FORBIDDEN.search(text):
        name = f"U+{ord(found.group()):04X}"
        hint = "xóa ký tự đó: đặt con trỏ vào chỗ ấy, xóa cả từ rồi gõ lại"
        raise _Fault(_line_of(text, found.start()), "ky-tu-la", f"có ký tự ẩn hoặc hỏng ({name})", hint)
    if found := _MOJIBAKE.search(text):
        sample = text[max(0, found.start() - 6) : found.end() + 6].strip().replace("\n", " ")
        message = f"chữ tiếng Việt bị hỏng do lưu sai mã: «{sample}»"
        raise _Fault(_line_of(text, found.start()), "ma-hoa", message, "chép lại đoạn này từ bản gốc, " + _SAVE_AS_UTF8)


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _fences(lines: list[str]) -> tuple[int, int]:
    """Return the indexes of the two fence lines."""
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != _FENCE:
        found = lines[opening].strip()
        if _WORD_FENCE.match(found):
            raise _word_fence(opening, found)
        message = "tệp phải mở đầu bằng một dòng chỉ có ba dấu gạch ngang «---»"
        message += f", ở đây là «{_short(found)}»" if found else ", nhưng tệp này trống"
        raise _Fault(
            opening + 1, "hang-rao", message, "thêm dòng --- lên đầu tệp, rồi đến các mục, rồi một dòng --- nữa"
        )
    for number in range(opening + 1, len(lines)):
        if lines[number].rstrip() == _FENCE:
            return opening, number
        if _WORD_FENCE.match(lines[number]):
            raise _word_fence(number, lines[number].strip())
        if re.match(r"#{1,6} \S", lines[number]) and lines[number].startswith("##"):
            break
    message = "thiếu dòng «---» đóng phần các mục (dòng mở ở đây)"
    raise _Fault(
        opening + 1, "hang-rao", message, "thêm một dòng chỉ có --- ngay sau mục cuối cùng, trước phần bài viết"
    )


def _word_fence(number: int, found: str) -> _Fault:
    message = f"dòng «{found}» phải là đúng ba dấu gạch ngang «---» (Word hay tự đổi)"
    return _Fault(number + 1, "hang-rao", message, "xóa dòng này rồi gõ lại --- trong Notepad")


def _front_matter(text: str, offset: int) -> Entries:
    """`text` holds both fences; `offset` is the number of lines of the file above it."""
    inner = text.split("\n", 1)[1].rsplit("\n", 1)[0]
    if len(inner.encode()) > MAX_FRONT_MATTER_BYTES:
        message = f"phần các mục giữa hai dòng --- quá {MAX_FRONT_MATTER_BYTES // 1024} KB"
        raise _Fault(offset + 1, "qua-lon", message, "chuyển đoạn dài xuống phần bài viết")
    handler = _StrictHandler(offset + 1)
    frontmatter.parse(text, handler=handler)
    return handler.values


class _StrictHandler(BaseHandler):
    """Lets python-frontmatter split at the fences, and reads what stands between them without any guessing."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = _FENCE

    def __init__(self, offset: int) -> None:
        super().__init__()
        self._offset = offset
        self.values = Entries((), offset)

    def load(self, fm: str, **_: object) -> dict[str, object]:
        self.values = _values(fm.removeprefix("\n"), self._offset)
        return {}


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _values(text: str, offset: int) -> Entries:
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.lstrip(" ").startswith("\t"):
            raise _Fault(offset + number + 1, "cach-viet", "đầu dòng có dấu Tab", "xóa dấu Tab, thay bằng hai dấu cách")
    try:
        events = yaml.parse(text, Loader=_Loader)
        node = _Builder(lines, offset).document(events)
    except yaml.MarkedYAMLError as error:
        raise _yaml_fault(error, lines, offset) from None
    except yaml.YAMLError as error:
        raise _Fault(offset + 1, "cach-viet", f"không đọc được phần các mục ({error})", _WRITE_LIKE_THIS) from None
    if not isinstance(node, Entries):
        message = "giữa hai dòng --- phải là các dòng «Tên mục: giá trị»"
        raise _Fault(offset + 1, "cach-viet", message, _WRITE_LIKE_THIS)
    return node


class _Builder:
    """Builds nodes from YAML events and refuses what would be lost, guessed or doubled."""

    def __init__(self, lines: list[str], offset: int) -> None:
        self._lines, self._offset = lines, offset

    def document(self, events: Iterator[yaml.Event]) -> Node:
        node: Node = Text("", self._offset + 1)
        for event in events:
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent, yaml.AliasEvent)):
                node = self._node(event, events, 0)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        assert event.start_mark is not None
        line = self._offset + event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise _Fault(line, "qua-sau", f"các mục lồng nhau quá {MAX_DEPTH} lớp", "bớt thụt đầu dòng")
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) or event.anchor or event.tag:
            raise self._quote_it(event, "dấu «*», «&» hoặc «!» ở đầu giá trị có nghĩa riêng trong máy")
        if isinstance(event, yaml.ScalarEvent):
            return Text(self._scalar(event), line)
        if event.flow_style:
            raise self._quote_it(event, "không dùng dấu ngoặc «[ ]» hay «{ }» để liệt kê: máy cắt ở từng dấu phẩy")
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._until_end(events, depth)), line)
        return self._entries(tuple(self._until_end(events, depth)), line)

    def _until_end(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _scalar(self, event: yaml.ScalarEvent) -> str:
        if not event.style:
            end = event.end_mark
            assert end is not None
            rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
            if event.value and rest.lstrip().startswith("#"):
                raise self._quote_it(event, f"phần «{_short(rest.strip())}» sau dấu # sẽ bị mất")
        return " ".join(event.value.split()) if event.style in (None, "", "'", '"', ">") else event.value.strip()

    def _entries(self, nodes: tuple[Node, ...], line: int) -> Entries:
        entries: list[tuple[Text, Node]] = []
        seen: dict[str, Text] = {}
        for name, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(name, Text):
                raise _Fault(name.line, "cach-viet", "tên mục phải là chữ", _WRITE_LIKE_THIS)
            if earlier := seen.get(key(name.value)):
                message = f"mục «{name.value}» viết hai lần (lần đầu ở dòng {earlier.line})"
                raise _Fault(name.line, "trung-muc", message, "giữ lại một dòng, xóa dòng kia")
            seen[key(name.value)] = name
            entries.append((name, value))
        return Entries(tuple(entries), line)

    def _quote_it(self, event: yaml.Event, why: str) -> _Fault:
        assert event.start_mark is not None
        number = event.start_mark.line
        typed = self._lines[number]
        collection = isinstance(event, yaml.CollectionStartEvent)
        hint = _as_block_list(typed) if collection else _quoted(typed)
        return _Fault(self._offset + number + 1, "cach-viet", why, hint)


_WRITE_LIKE_THIS = "mỗi dòng viết «Tên mục: giá trị», có dấu cách sau dấu hai chấm"
_YAML_PROBLEMS = {
    "mapping values are not allowed": "dấu hai chấm «: » nằm trong giá trị nên máy hiểu nhầm",
    "found unexpected end of stream": "thiếu dấu ngoặc kép đóng",
    "found character": "giá trị bắt đầu bằng một dấu có nghĩa riêng trong máy",
    "could not find expected ':'": "dòng này không có dạng «Tên mục: giá trị»",
    "did not find expected": "dòng này thụt lề không thẳng với các dòng cùng nhóm, hoặc thừa, thiếu dấu",
    "block sequence entries are not allowed": "dấu «- » phải xuống dòng riêng, dưới tên mục",
    "found unknown escape character": "dấu «\\» trong ngoặc kép làm máy hiểu nhầm",
}
_YAML_HINTS = {
    "thiếu dấu ngoặc kép đóng": 'thêm dấu " ở cuối giá trị',
    "dấu «\\» trong ngoặc kép làm máy hiểu nhầm": "đổi dấu \\ thành /, hoặc dùng ngoặc đơn 'như thế này'",
}


def _yaml_fault(error: yaml.MarkedYAMLError, lines: list[str], offset: int) -> _Fault:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or ""
    if "end of stream" in problem and error.context_mark:
        mark = error.context_mark
    number = min(mark.line, len(lines) - 1) if mark else 0
    message = next((text for found, text in _YAML_PROBLEMS.items() if found in problem), "dòng này viết chưa đúng cách")
    typed = lines[number]
    hint = _YAML_HINTS.get(message) or (_quoted(typed) if ":" in typed else _WRITE_LIKE_THIS)
    return _Fault(offset + number + 1, "cach-viet", f"{message}: «{_short(typed.strip())}»", hint)


def _quoted(line: str) -> str:
    name, _, value = line.strip().partition(":")
    value = value.strip().strip("\"'").replace('"', "'")
    if not value:
        return 'đặt cả giá trị trong dấu ngoặc kép "…"'
    return f'đặt giá trị trong dấu ngoặc kép: {name}: "{_short(value)}"'


def _as_block_list(line: str) -> str:
    name, _, value = line.strip().partition(":")
    first = value.strip(" []{}").split(",")[0].strip() or "mục thứ nhất"
    return f"viết «{name}:» rồi xuống dòng, mỗi ý một dòng bắt đầu bằng hai dấu cách và «- », ví dụ «  - {first}»"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"


# ---- a source as plain lists, for the cache --------------------------------------------------------------------------


def pack(source: Source) -> list[Any]:
    """A source as JSON can hold it."""
    body = source.body
    return [
        source.path,
        _pack_node(source.values),
        [
            body.html,
            body.lead,
            [[s.title, s.line, s.html] for s in body.sections],
            [[x.target, x.line] for x in body.links],
        ],
        [[p.path, p.line, p.rule, p.message, p.hint, p.severity] for p in source.problems],
    ]


def unpack(packed: list[Any]) -> Source:
    """The source again. Raises ValueError, TypeError, KeyError or IndexError on anything that `pack` did not make."""
    path, values, (html, lead, sections, links), problems = packed
    names = ("path", "line", "rule", "message", "hint", "severity")
    entries = _unpack_node(values)
    if not isinstance(entries, Entries):
        raise ValueError("front matter is no mapping")
    return Source(
        path,
        entries,
        Body(html, lead, tuple(Section(*each) for each in sections), tuple(Link(*each) for each in links)),
        tuple(Problem(**dict(zip(names, each, strict=True))) for each in problems),
    )


def _pack_node(node: Node) -> list[Any]:
    if isinstance(node, Text):
        return ["text", node.line, node.value]
    if isinstance(node, Items):
        return ["items", node.line, [_pack_node(item) for item in node.items]]
    return ["entries", node.line, [[name.value, name.line, _pack_node(value)] for name, value in node.entries]]


def _unpack_node(packed: list[Any]) -> Node:
    kind, line, inner = packed
    if kind == "text":
        return Text(str(inner), line)
    if kind == "items":
        return Items(tuple(_unpack_node(item) for item in inner), line)
    return Entries(tuple((Text(name, at), _unpack_node(value)) for name, at, value in inner), line)
