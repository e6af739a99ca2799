"""Read one content file: bytes -> text values that each know their line, and a converted body."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import frontmatter
from frontmatter.default_handlers import BaseHandler

from generator.problems import Problem, Unreadable
from generator.reading.decoding import MAX_BYTES, decode, most_bytes
from generator.reading.markup import Body, convert
from generator.reading.values import Entries, read_values

MAX_FRONT_MATTER_BYTES = 256 * 1024  # of a page

_FENCE = "---"
_WORD_FENCE = re.compile(r"^\s*[-\u2010-\u2015\u2212]{2,}\s*$|^\s*[\u2010-\u2015]\s*$")

_NAMED = re.compile(r"[^\s#-][^:]*:(?:\s|$)")
MOST_FAULTS = 5  # of what cannot be read as lines, before the rest is left for another time

_PERHAPS_FENCE = re.compile(r"\s*[-\u2010-\u2015\u2212]|##")


@dataclass(frozen=True, slots=True)
class Source:
    """A content file that has been read: `path` relative to the site root, front matter, converted body."""

    path: str
    values: Entries
    body: Body
    problems: tuple[Problem, ...] = field(default=())
    whole: bool = True  # whether every value could be read
    spoiled: tuple[str, ...] = ()  # lines of which a problem tells, so that nobody misses what they were meant to say


def read(path: str, data: bytes) -> Source:
    """Read one Markdown file with front matter; every fault becomes a problem of the source, none is raised."""
    most = most_bytes(path)
    try:
        text = decode(data, most)
        front = _FrontMatter(text, most if most > MAX_BYTES else MAX_FRONT_MATTER_BYTES)
        frontmatter.parse(text, handler=front)
        below = front.body()
    except Unreadable as fault:
        return Source(path, Entries((), 1), Body(), (fault.at(path),), whole=False)
    body, problems = convert(path, below, front.closing + 2)
    every = (*(fault.at(path) for fault in front.faults), *problems)
    spoiled = (*front.spoiled, *_around(front.lines, problems if body.html else ()))
    if problems and not body.html:
        spoiled += tuple(front.lines)  # it was not converted
    return Source(path, front.values, body, every, not front.faults, spoiled)


def _around(lines: list[str], problems: tuple[Problem, ...]) -> Iterator[str]:
    """The lines of problems, and those just above, which an underline makes headings."""
    for problem in problems:
        yield from lines[max(0, problem.line - 2) : problem.line]


def read_yaml(path: str, data: bytes) -> tuple[Entries, tuple[Problem, ...]]:
    """Read a whole file of `key: value` lines (`site.yaml`) by the rules of front matter."""
    try:
        return read_values(decode(data), 0), ()
    except Unreadable as fault:
        return Entries((), 1), (fault.at(path),)


class _FrontMatter(BaseHandler):
    """What python-frontmatter asks of a format: where to split, and what to make of the part between the fences.

    It strips a text before it splits it, so that the number of a line and an indented fence would be lost: the split is
    made on the lines themselves, and nothing is guessed of the values.
    """

    FM_BOUNDARY = re.compile(_FENCE)  # it asks for one; `fences` looks closer

    def __init__(self, text: str, most: int) -> None:
        super().__init__()
        self.most = most
        self.lines = text.split("\n")
        self.opening, self.closing = fences(self.lines)
        self.values = Entries((), 1)
        self.faults: list[Unreadable] = []
        self.spoiled: list[str] = []

    def split(self, text: str) -> tuple[str, str]:  # noqa: ARG002  # stripped, see above
        return "\n".join(self.lines[self.opening + 1 : self.closing]), ""

    def load(self, fm: str, **_: object) -> dict[str, object]:
        if len(fm.encode()) > self.most:
            message = f"phần các mục giữa hai dòng --- quá {self.most // 1024} KB"
            raise Unreadable(self.opening + 1, "qua-lon", message, "chuyển đoạn dài xuống phần bài viết")
        while len(self.faults) < MOST_FAULTS:
            try:
                self.values = read_values(fm, self.opening + 1)
                break
            except Unreadable as fault:
                self.faults.append(fault)
                fm = self._without(fm.split("\n"), fault.line - self.opening - 2)
            if not any(map(_NAMED.match, fm.split("\n"))):
                break
        return {}

    def _without(self, lines: list[str], at: int) -> str:
        """The same with blank lines for the value in which a line stands, so that the others can be read."""
        first, after = _value_around(lines, at)
        self.spoiled += lines[first:after]
        return "\n".join([*lines[:first], *[""] * (after - first), *lines[after:]])

    def body(self) -> str:
        """What stands below, which no file may have more of than a page."""
        text = "\n".join(self.lines[self.closing + 1 :])
        if len(text.encode()) > MAX_BYTES:
            message = f"phần bài viết quá {MAX_BYTES // 1024} KB"
            raise Unreadable(self.closing + 2, "qua-lon", message, "bỏ phần này, hoặc tách thành nhiều tệp")
        return text


def _value_around(lines: list[str], at: int) -> tuple[int, int]:
    """The lines of the value in which a line stands: from that with its name to before that with the next one."""
    first = next((number for number in range(at, 0, -1) if lines[number][:1] not in ("", " ", "\t", "-")), 0)
    after = next((number for number in range(at + 1, len(lines)) if _NAMED.match(lines[number])), len(lines))
    return min(first, at), after


def fences(lines: list[str]) -> tuple[int, int]:
    """The indexes of the two fence lines; raises Unreadable where one is missing or is not three hyphens."""
    opening = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[opening].rstrip() != _FENCE:
        found = lines[opening].strip()
        if _WORD_FENCE.match(found):
            raise _bad_fence(opening, lines[opening])
        message = "tệp phải mở đầu bằng một dòng chỉ có ba dấu gạch ngang «---»"
        message += f", ở đây là «{found[:80]}»" if found else ", nhưng tệp này trống"
        hint = "thêm dòng --- lên đầu tệp, rồi đến các mục, rồi một dòng --- nữa"
        raise Unreadable(opening + 1, "hang-rao", message, hint)
    for number in range(opening + 1, len(lines)):
        if not _PERHAPS_FENCE.match(lines[number]):
            continue
        if lines[number].rstrip() == _FENCE:
            return opening, number
        if _WORD_FENCE.match(lines[number]):
            raise _bad_fence(number, lines[number])
        if re.match(r"##+ \S", lines[number]):
            break
    message = "thiếu dòng «---» đóng phần các mục (dòng mở ở đây)"
    hint = "thêm một dòng chỉ có --- ngay sau mục cuối cùng, trước phần bài viết"
    raise Unreadable(opening + 1, "hang-rao", message, hint)


def _bad_fence(number: int, line: str) -> Unreadable:
    if line.strip() == _FENCE:
        return Unreadable(number + 1, "hang-rao", "dòng «---» bị thụt vào", "xóa dấu cách ở đầu dòng này")
    message = f"dòng «{line.strip()[:80]}» phải là đúng ba dấu gạch ngang «---» (Word hay tự đổi)"
    return Unreadable(number + 1, "hang-rao", message, "xóa dòng này rồi gõ lại --- trong Notepad")
