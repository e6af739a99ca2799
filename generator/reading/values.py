"""Read `key: value` lines, a strict subset of YAML: every scalar as typed, with its line; nothing guessed or lost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import yaml

from generator.problems import Unreadable
from generator.text.comparing import key

MAX_DEPTH = 20  # libyaml's own nesting is never reached: flow collections are refused at the first bracket
_key = lru_cache(maxsize=4_096)(key)  # the same names stand in every file
WRITE_LIKE_THIS = "mỗi dòng viết «Tên mục: giá trị», có dấu cách sau dấu hai chấm"


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
class Place:
    """Where a node stands in its file: from a line and column up to, not with, another column; all count from 0.

    `style` is the sign that opens a scalar, or ""; `inner` are the items of a list, or name and value in turn.
    """

    first: int
    column: int
    last: int
    end: int
    style: str = ""
    inner: tuple["Place", ...] = ()


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_values(text: str, offset: int) -> Entries:
    """Read a block of lines that has `offset` lines of the file above it. Raise Unreadable at the first fault."""
    lines = text.split("\n")
    if _REFUSED.search(text):
        for number, line in enumerate(lines):
            _refuse_line(line, offset + number + 1)
    try:
        node = _Builder(lines, offset).document(iter(_Loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        raise _fault(error, lines, offset) from None
    except yaml.YAMLError as error:
        raise Unreadable(offset + 1, "cach-viet", f"không đọc được phần các mục ({error})", WRITE_LIKE_THIS) from None
    if not isinstance(node, Entries):
        raise Unreadable(offset + 1, "cach-viet", "chưa có dòng nào dạng «Tên mục: giá trị»", WRITE_LIKE_THIS)
    return node


def read_places(text: str, offset: int) -> Place:
    """Where each node stands of a block that `read_values` has taken, in the order of its nodes."""
    node = yaml.compose(text, Loader=_Loader)
    assert node is not None, "a block without keys is not taken"
    return _place(node, text.split("\n"), offset)


def _place(node: yaml.Node, lines: list[str], offset: int) -> Place:
    start, last, end = node.start_mark, node.end_mark.line, node.end_mark.column
    if isinstance(node, yaml.ScalarNode):
        while last > start.line and (last == len(lines) or not lines[last][:end].strip()):
            last, end = last - 1, len(lines[last - 1])  # blank lines below are not of it
        return Place(start.line + offset, start.column, last + offset, end, node.style or "")
    below = (each for pair in node.value for each in (pair if isinstance(pair, tuple) else (pair,)))
    inner = tuple(_place(each, lines, offset) for each in below)
    return Place(start.line + offset, start.column, inner[-1].last, inner[-1].end, "", inner)


_REFUSED = re.compile(r"^ *\t|^[^\S\n]*(?:---|\.\.\.)(?=\s|$)|：", re.MULTILINE)  # what any line below refuses has one


def _refuse_line(line: str, number: int) -> None:
    if line.lstrip(" ").startswith("\t"):
        raise Unreadable(number, "cach-viet", "đầu dòng có dấu Tab", "xóa dấu Tab, thay bằng hai dấu cách")
    if cut := re.match(r"\s*(---|\.\.\.)(?=\s|$)", line):
        message = f"dòng «{cut[1]}» cắt ngang phần các mục"
        raise Unreadable(number, "cach-viet", message, "xóa dòng này, hoặc viết đủ giá trị")
    if "：" in line and ":" not in line.partition("：")[0]:
        hint = f"viết «{_short(line.strip().replace('：', ': ', 1))}»"
        raise Unreadable(number, "cach-viet", "dấu hai chấm «：» là loại chữ rộng, máy không nhận", hint)


_WITH_VALUE = (yaml.ScalarEvent, yaml.CollectionStartEvent)


class _Builder:
    """Builds nodes from YAML events and refuses what would be lost, guessed or doubled."""

    def __init__(self, lines: list[str], offset: int) -> None:
        self._lines, self._offset = lines, offset

    def document(self, events: Iterator[yaml.Event]) -> Node:
        node: Node = Text("", self._offset + 1)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        assert event.start_mark is not None
        line = self._offset + event.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise Unreadable(line, "qua-sau", f"các mục lồng nhau quá {MAX_DEPTH} lớp", "bớt thụt đầu dòng")
        if not isinstance(event, _WITH_VALUE) or event.anchor or event.tag:
            message = "dấu «*», «&» hoặc «!» ở đầu giá trị có nghĩa riêng trong máy"
            raise Unreadable(line, "cach-viet", message, _quoted(self._typed(event)))
        if isinstance(event, yaml.ScalarEvent):
            return Text(self._scalar(event, line), line)
        if event.flow_style:
            message = "không dùng dấu ngoặc «[ ]» hay «{ }» để liệt kê: máy cắt ở từng dấu phẩy"
            raise Unreadable(line, "cach-viet", message, _instead_of_brackets(self._typed(event)))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._until_end(events, depth)), line)
        return self._entries(tuple(self._until_end(events, depth)), line)

    def _until_end(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, events, depth + 1)

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> str:
        assert event.start_mark is not None
        assert event.end_mark is not None
        start, end = event.start_mark, event.end_mark
        if not event.style and event.value:
            rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
            if "#" in rest and rest.lstrip().startswith("#"):
                message = f"phần «{_short(rest.strip())}» sau dấu # sẽ bị mất"
                raise Unreadable(line, "cach-viet", message, _quoted(self._typed(event)))
            first = event.value[0] not in _SIGNS  # then seldom is there any line to look at
            for below, continued in enumerate(self._lines[start.line + first : end.line + 1], first):
                sign = _BULLET.match(continued)
                if sign and (below or sign.start(1) == start.column) and (end.line > start.line + below or end.column):
                    told = f"dấu «{sign[1]}» phải là gạch ngang và dấu cách thì mới thành danh sách"
                    hint = f"viết «- {_short(continued[sign.end() :].strip())}», ý nào cũng vậy"
                    raise Unreadable(line + below, "cach-viet", told, hint)
        if event.style == '"':
            typed = self._lines[start.line : end.line + 1]
            if re.search(r'\\(?!["\\])', re.sub(r"\\\\", "", "\n".join(typed))):
                message = f"dấu «\\» trong ngoặc kép làm mất chữ: «{_short(typed[0].strip())}»"
                raise Unreadable(line, "cach-viet", message, "đổi dấu \\ thành /, hoặc dùng ngoặc đơn: '…'")
        return event.value.strip() if event.style == "|" else " ".join(event.value.split())

    def _entries(self, nodes: tuple[Node, ...], line: int) -> Entries:
        entries: list[tuple[Text, Node]] = []
        seen: dict[str, Text] = {}
        for name, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(name, Text):
                raise Unreadable(name.line, "cach-viet", "tên mục phải là chữ", WRITE_LIKE_THIS)
            compared = _key(name.value)
            if earlier := seen.get(compared):
                message = f"mục «{_short(name.value)}» viết hai lần (lần đầu ở dòng {earlier.line})"
                raise Unreadable(name.line, "trung-muc", message, "giữ lại một dòng, xóa dòng kia")
            seen[compared] = name
            entries.append((name, value))
        return Entries(tuple(entries), line)

    def _typed(self, event: yaml.Event) -> str:
        assert event.start_mark is not None
        return self._lines[event.start_mark.line]


# ---- what libyaml says, in words for an office -----------------------------------------------------------------------

_BARE = "xóa dấu * hoặc & ở đầu giá trị; chữ ở các mục hiện nguyên như gõ"
_BACKSLASH = ("dấu «\\» trong ngoặc kép làm máy hiểu nhầm", "đổi dấu \\ thành /, hoặc dùng ngoặc đơn: '…'")
_PROBLEMS = (  # (part of libyaml's words, our words, hint or "" for «put it in quotes»); the first that fits
    ("found unexpected end of stream", "thiếu dấu ngoặc đóng", "thêm dấu ngoặc ở cuối giá trị, cùng loại với dấu mở"),
    ("unknown escape character", *_BACKSLASH),
    ("hexdecimal number", *_BACKSLASH),
    ("comment or line break", "giá trị bắt đầu bằng «>» hoặc «|», có nghĩa riêng trong máy", ""),
    ("mapping values are not allowed", "dấu hai chấm «: » nằm trong giá trị nên máy hiểu nhầm", ""),
    ("block sequence entries are not allowed", "dấu «- » phải xuống dòng riêng, dưới tên mục", "-"),
    ("could not find expected ':'", "dòng này không có dạng «Tên mục: giá trị»", WRITE_LIKE_THIS),
    ("expected alphabetic or numeric", "giá trị bắt đầu bằng «*» hoặc «&», có nghĩa riêng trong máy", _BARE),
    ("found character", "giá trị bắt đầu bằng một dấu có nghĩa riêng trong máy", ""),
    ("did not find expected", "dòng này viết lệch: thừa chữ sau dấu ngoặc đóng, hoặc thụt lề không thẳng", "lề"),
)
_KEY = re.compile(r"\s*(?:- )?[^:\"'#\s][^:\"]*:(?:\s|$)")
_NO_SPACE = re.compile(r"(\s*(?:- )?[^:\"'#\s][^:\"]*):(?=[^\s:/])(.*)$")


def _fault(error: yaml.MarkedYAMLError, lines: list[str], offset: int) -> Unreadable:
    problem = error.problem or ""
    found = error.problem_mark or error.context_mark
    began = error.context_mark or found
    number = min(found.line, len(lines) - 1) if found else 0
    if "could not find expected ':'" in problem or "end of stream" in problem:
        number = min(began.line, len(lines) - 1) if began else number
    if "expected" in problem and (open_quote := _open_quote(lines[:number])) is not None:
        message = f"thiếu dấu ngoặc đóng: «{_short(lines[open_quote].strip())}»"
        return Unreadable(offset + open_quote + 1, "cach-viet", message, "thêm dấu ngoặc kép ở cuối giá trị")
    above = lines[number - 1] if number else ""
    if "mapping values" in problem and re.match(r"[^\s:-][^:]*$", above) and re.match(r"\S", lines[number]):
        message = f"dòng này không có dạng «Tên mục: giá trị»: «{_short(above.strip())}»"
        return Unreadable(offset + number, "cach-viet", message, _with_colon(above))
    if bold := _BOLD_NAME.match(lines[number]):
        hint = f"viết «{bold[1].strip()}: {_short(bold[2])}»"
        return Unreadable(offset + number + 1, "cach-viet", "tên mục có dấu * của chữ đậm", hint)
    for near in (number, number - 1):
        if near >= 0 and (typed := _NO_SPACE.match(lines[near])) and not re.search(r":\s|:$", typed[1]):
            hint = f"viết «{typed[1].strip()}: {_short(typed[2])}»"
            return Unreadable(offset + near + 1, "cach-viet", "thiếu dấu cách sau dấu hai chấm", hint)
    typed_line = lines[number]
    words, hint = next(((ours, hint) for theirs, ours, hint in _PROBLEMS if theirs in problem), (_UNCLEAR, ""))
    if hint == WRITE_LIKE_THIS:
        hint = _with_colon(typed_line)
    elif hint == "-":
        hint = _as_block_list(typed_line)
    elif hint == "lề" or ("mapping values" in problem and typed_line[:1] == " " and typed_line.count(":") == 1):
        words, hint = (words, _straighten(lines, number)) if hint else (_CROOKED, _straighten(lines, number))
    return Unreadable(
        offset + number + 1, "cach-viet", f"{words}: «{_short(typed_line.strip())}»", hint or _quoted(typed_line)
    )


def _with_colon(line: str) -> str:
    found = re.fullmatch(r"\s*([^=]*\w)\s*=\s*(.*\S)\s*", line)
    return f"viết «{found[1]}: {_short(found[2])}»" if found else WRITE_LIKE_THIS


def _open_quote(lines: list[str]) -> int | None:
    """The last line above whose quoted value is not closed on it."""
    for number in reversed(range(len(lines))):
        if re.search(r":\s+\"[^\"]*$", lines[number]):
            below = next((line for line in lines[number + 1 :] if '"' in line or _KEY.match(line)), "")
            return None if '"' in below and not _KEY.match(below) else number
    return None


_SIGNS = "-–—•●▪◦‣○■□➢✓"
_BULLET = re.compile(rf" *(-(?=[^\W\d_])|[{_SIGNS[3:]}](?=\s*\w)|[–—](?=\s*[^\W\d_]))\s*")
_BOLD_NAME = re.compile(r"\s*(?:- )?\*+([^*:]+)(?:\*+\s*:|:\s*\*+)\s*(.*)")
_UNCLEAR = "dòng này viết chưa đúng cách"
_CROOKED = "dòng này thụt lề không thẳng với các dòng cùng nhóm"


def _straighten(lines: list[str], number: int) -> str:
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    indent = len(above) - len(above.lstrip(" -"))
    if re.search(r"[\"']\S", lines[number].rstrip()[:-1]) and len(lines[number]) - len(lines[number].lstrip()) == 0:
        return "giá trị có dấu ngoặc kép bên trong thì bọc cả giá trị trong ngoặc đơn: '…'"
    if lines[number].startswith("- ") and not above.startswith((" ", "-")):
        return "bỏ dấu gạch và dấu cách «- » ở đầu dòng: tên mục viết sát lề"
    return f"để {indent} dấu cách ở đầu dòng, thẳng với dòng trên" if indent else "bỏ dấu cách ở đầu dòng"


def _quoted(line: str) -> str:
    name, _, value = line.strip().partition(":")
    value = value.strip()
    if not value or name.startswith(("- {", "- [")):
        return 'đặt cả giá trị trong dấu ngoặc kép "…"'
    value = value.strip("\"'").replace('"', "'")
    return f'đặt giá trị trong dấu ngoặc kép: {name}: "{_short(value)}"'


def _instead_of_brackets(line: str) -> str:
    return f"{_as_block_list(line)}; nếu là một câu thì {_quoted(line)}"


def _as_block_list(line: str) -> str:
    name = _short(line.strip(" -[{").partition(":")[0])
    return f"viết «{name}:» rồi xuống dòng, mỗi ý một dòng bắt đầu bằng hai dấu cách và «- »"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
