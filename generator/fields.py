"""The words in which a kind of content is declared: one line a field, from which everything else is drawn."""

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from generator.markup import LEFTOVERS, Link
from generator.problems import Problem, Severity
from generator.source import Source
from generator.values import Entries, Items, Node, Text
from generator.vietnamese import canonical, guess, key

G = TypeVar("G", bound="Group")
_ABSENT = object()
MAX_URL = 2_000
MAX_PATTERN = 300  # letters; nothing of a fixed form is longer


class Refused(Exception):
    """A value that cannot be taken; its problem already stands in the reading."""


class Reading:
    """The problems found so far in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def refuse(self, line: int, message: str, hint: str = "", rule: str = "gia-tri") -> Refused:
        self.problems.append(Problem(path=self.path, line=line, rule=rule, message=message, hint=hint))
        return Refused()


Reader = Callable[[Node, "Spec", Reading], Any]


@dataclass(frozen=True, slots=True)
class Spec:
    """One declared field: the legal term an editor types, how its value is read, and what helps to fill it in."""

    label: str
    read: Reader
    help: str = ""
    example: str = ""
    default: object = _ABSENT
    in_body: bool = False
    shape: str = ""
    group: "type[Group] | None" = None

    @property
    def required(self) -> bool:
        return self.default is _ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of fields that has been read; `lines` says where each given field stands in the file."""

    lines: Mapping[str, int] = dataclasses.field(default_factory=dict, compare=False, repr=False)

    def texts(self) -> Iterator[tuple[str, int]]:
        """Every text of the front matter, however deep, with its line."""
        for name in specs(type(self)):
            for value in _flat(getattr(self, name)):
                if isinstance(value, Group):
                    yield from value.texts()
                elif isinstance(value, str) and not isinstance(value, Markup):
                    yield value, self.line(name)

    def line(self, name: str = "") -> int:
        """The line of the field (its attribute name), or where the group begins."""
        return self.lines.get(name) or self.lines.get("", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Group):
    """One content file. `stem` is the file's name without `.md`; `html` its whole body, which
    begins on `body_line`, `links` every target in it.
    """

    path: str = ""
    html: Markup = Markup("")
    links: tuple[Link, ...] = ()
    body_line: int = 1

    @property
    def stem(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    def problem(self, name: str, rule: str, message: str, hint: str = "", *, warning: bool = False) -> Problem:
        """A problem at one of this record's fields."""
        severity: Severity = "warning" if warning else "error"
        return Problem(path=self.path, line=self.line(name), rule=rule, message=message, hint=hint, severity=severity)


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for each in value:
            yield from _flat(each)
    else:
        yield value


def field(
    label: str, read: "Value", *, help: str = "", example: str = "", default: object = _ABSENT, in_body: bool = False
) -> Any:
    """Declare a field; without `default` it is obligatory. The attribute must be `vietnamese.column(label)`."""
    spec = Spec(label, read.read, help, example or read.example, default, in_body, read.shape, read.group)
    if spec.required:
        return dataclasses.field(metadata={"spec": spec})
    return dataclasses.field(metadata={"spec": spec}, default=default)


def section(label: str, *, help: str = "", default: object = _ABSENT) -> Any:
    """Declare a `## ` heading of the body whose content is a field."""
    return field(label, _SECTION, help=help, default=default, in_body=True)


def specs(group: type[Group]) -> dict[str, Spec]:
    """The declared fields by attribute name, in order of declaration."""
    return {f.name: f.metadata["spec"] for f in dataclasses.fields(group) if "spec" in f.metadata}


# ---- values ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Value:
    """A way to read a value: the reader, its name in the editors' reference, an example."""

    read: Reader
    shape: str
    example: str = ""
    group: type[Group] | None = None


class Term(str):
    """A value of a closed list, as typed; `is_` compares it with the declared spelling."""

    __slots__ = ()

    def is_(self, declared: str) -> bool:
        return canonical(self) == canonical(declared)


def _text(node: Node, spec: Spec, reading: Reading) -> str:
    if isinstance(node, Entries):
        name = node.entries[0][0].value if node.entries else ""
        message = f"{spec.label}: phải là chữ, nhưng dấu hai chấm sau «{name}» làm máy hiểu là một mục khác"
        raise reading.refuse(node.line, message, 'đặt cả giá trị trong dấu ngoặc kép "…"')
    if isinstance(node, Items):
        raise reading.refuse(node.line, f"{spec.label}: chỉ nhận một giá trị, không nhận danh sách", _example(spec))
    if not node.value:
        raise reading.refuse(
            node.line, f"{spec.label}: để trống", f"{_example(spec)}; chưa có thì xóa cả dòng", "trong"
        )
    return node.value


def _prose(node: Node, spec: Spec, reading: Reading) -> str:
    typed = _text(node, spec, reading)
    for signs, name in LEFTOVERS:
        if found := signs.search(typed):
            message = f"{spec.label}: còn sót {name} «{found.group()}»; chữ ở mục này hiện nguyên như gõ"
            raise reading.refuse(node.line, message, "xóa dấu đó", "con-sot")
    return typed


TEXT = Value(_prose, "chữ")


def pattern(regex: str, shape: str, example: str) -> Value:
    """Text of one form, e.g. a code."""

    def read(node: Node, spec: Spec, reading: Reading) -> str:
        typed = _text(node, spec, reading)
        if len(typed) > MAX_PATTERN or not re.fullmatch(regex, typed):
            start = re.match(regex, typed[:MAX_PATTERN])
            hint = f"viết «{spec.label}: {_short(start.group())}»" if start else _example(spec)
            raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không đúng dạng {shape}", hint)
        return typed

    return Value(read, shape, example)


def choice(*values: str) -> Value:
    """One of a closed list; what was typed is kept as a Term."""

    def read(node: Node, spec: Spec, reading: Reading) -> Term:
        typed = Term(_text(node, spec, reading))
        if not any(typed.is_(value) for value in values):
            near = guess(_short(typed), values)
            several = [value for value in values if key(value) in map(key, re.split(r"[,;]", typed))]
            hint = f"có phải «{near}»?" if near else "chọn một trong: " + " · ".join(values)
            if len(several) > 1:
                hint = "mỗi lựa chọn một dòng: " + " ".join(f"«  - {value}»" for value in several)
            elif len(values) == 1:
                hint = spec.help
            raise reading.refuse(node.line, f"{spec.label}: không có lựa chọn «{_short(typed)}»", hint)
        return typed

    return Value(read, "một trong: " + " · ".join(values), values[0])


def _date(node: Node, spec: Spec, reading: Reading) -> Date:
    typed = _text(node, spec, reading)
    day = re.fullmatch(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", typed)
    iso = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed)
    try:
        if day:
            return Date(int(day[3]), int(day[2]), int(day[1]))
        if iso:
            return Date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError:
        message = f"{spec.label}: «{_short(typed)}» không phải ngày có thật"
        raise reading.refuse(node.line, message, _example(spec)) from None
    raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không phải ngày/tháng/năm", _example(spec))


DATE = Value(_date, "ngày/tháng/năm", "31/12/2022")


def _decimal(node: Node, spec: Spec, reading: Reading) -> Decimal:
    typed = _text(node, spec, reading)
    if not re.fullmatch(r"[0-9]{1,12}(,[0-9]{1,6})?", typed):
        hint = f"viết dấu phẩy: {typed.replace('.', ',')}" if re.fullmatch(r"[0-9]+\.[0-9]+", typed) else _example(spec)
        raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không phải số thập phân", hint)
    return Decimal(typed.replace(",", "."))


DECIMAL = Value(_decimal, "số, dấu phẩy thập phân", "62,45")


def integer(least: int = 0, most: int = 999_999_999, example: str = "63") -> Value:
    """A whole number within bounds."""

    def read(node: Node, spec: Spec, reading: Reading) -> int:
        typed = _text(node, spec, reading)
        if not re.fullmatch(r"[0-9]{1,9}", typed):
            raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không phải số nguyên", _example(spec))
        if not least <= int(typed) <= most:
            message = f"{spec.label}: {typed} không nằm trong {least} đến {most}"
            raise reading.refuse(node.line, message, _example(spec))
        return int(typed)

    return Value(read, "số nguyên", example)


INTEGER = integer()


def _year(node: Node, spec: Spec, reading: Reading) -> int:
    typed = _text(node, spec, reading)
    if not re.fullmatch(r"(19|20)[0-9]{2}", typed):
        raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không phải năm", _example(spec))
    return int(typed)


YEAR = Value(_year, "năm", "2022")


def _yes_no(node: Node, spec: Spec, reading: Reading) -> bool:
    typed = _text(node, spec, reading)
    if key(typed) not in ("co", "khong"):
        raise reading.refuse(
            node.line, f"{spec.label}: chỉ nhận «có» hoặc «không», không nhận «{_short(typed)}»", _example(spec)
        )
    return key(typed) == "co"


YES_NO = Value(_yes_no, "có hoặc không", "có")


def _url(node: Node, spec: Spec, reading: Reading) -> str:
    typed = _text(node, spec, reading)
    if len(typed) > MAX_URL or not re.fullmatch(r"https?://[^\s/@.][^\s/@]*\.[^\s/@.]+(/\S*)?", typed):
        raise reading.refuse(node.line, f"{spec.label}: «{_short(typed)}» không phải địa chỉ trang web", _example(spec))
    return typed


URL = Value(_url, "địa chỉ trang web", "https://ten-mien.vn/trang/")
ADDRESS = pattern(r"/(?:\w[\w.~-]*/)*(?:\w[\w.~-]*)?", "địa chỉ trong chuyên mục, bắt đầu bằng /", "/tin-tuc/ten-cu/")
_FILE = r"content/files/(?:[\w ()~-][\w. ()~-]*/)*[\w ()~-][\w. ()~-]*"
FILE = pattern(
    rf"{_FILE}\.\w+",
    "đường dẫn tới một tệp trong content/files/",
    "content/files/mau-14.docx",
)
IMAGE = pattern(
    rf"{_FILE}\.(?:jpe?g|png|webp)",
    "đường dẫn tới một ảnh (jpg, png, webp) trong content/files/",
    "content/files/hoi-nghi.jpg",
)


def many(one: Value) -> Value:
    """A block list; a single text stands for a list of one."""

    def read(node: Node, spec: Spec, reading: Reading) -> tuple[Any, ...]:
        if isinstance(node, Text):
            return (one.read(node, spec, reading),)
        if isinstance(node, Entries):
            hint = "thêm «- » trước mục đầu tiên của mỗi phần tử"
            if one.group is not None:
                raise reading.refuse(node.line, f"{spec.label}: phải là danh sách", hint)
            return (one.read(node, spec, reading),)
        if not node.items:
            raise reading.refuse(node.line, f"{spec.label}: danh sách trống", _example(spec), "trong")
        return tuple(_all_or_refused(node.items, lambda item: one.read(item, spec, reading)))

    return Value(read, f"danh sách: {one.shape}", one.example, one.group)


def group(cls: type[G], shorthand: str = "") -> Value:
    """A set of fields; a bare text stands for the field named `shorthand` alone."""

    def read(node: Node, spec: Spec, reading: Reading) -> G:
        if shorthand and isinstance(node, Text):
            inner = specs(cls)[shorthand]
            value = inner.read(node, spec, reading)
            return cls(lines={"": node.line, shorthand: node.line}, **{shorthand: value})
        if not isinstance(node, Entries):
            known = " · ".join(inner.label for inner in specs(cls).values())
            first = next(iter(specs(cls).values()))
            hint = f"viết «{spec.label}:», xuống dòng viết «  - {first.label}: {first.example or '…'}»"
            raise reading.refuse(node.line, f"{spec.label}: mỗi phần tử gồm các mục {known}", hint)
        return cls(**_fields(cls, node, reading, spec.label))

    labels = ", ".join(spec.label for spec in specs(cls).values())
    return Value(read, f"{'chữ, hoặc ' if shorthand else ''}các mục ({labels})", group=cls)


def _section(node: Node, spec: Spec, reading: Reading) -> Markup:
    assert isinstance(node, Text)
    if not node.value:
        message = f"phần «## {spec.label}» không có nội dung"
        raise reading.refuse(node.line, message, f"viết nội dung dưới tiêu đề. {spec.help}".strip(), "trong")
    return Markup(node.value)  # already converted by markup.py with raw HTML off


_SECTION = Value(_section, "phần bài viết dưới tiêu đề ##")


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:117] + "…"


def _example(spec: Spec) -> str:
    return f"ví dụ «{spec.label}: {spec.example}»" if spec.example else f"viết «{spec.label}: …»"


def _all_or_refused(nodes: tuple[Node, ...], read: Callable[[Node], Any]) -> Iterator[Any]:
    values, refused = [], False
    for node in nodes:
        try:
            values.append(read(node))
        except Refused:
            refused = True
    if refused:
        raise Refused
    yield from values


# ---- a whole record --------------------------------------------------------------------------------------------------

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[R]):
    """What came of one file: the record, or None, and every problem in it."""

    record: R | None
    problems: tuple[Problem, ...]


def parse(cls: type[R], source: Source) -> Parsed[R]:
    """Read a source as a record of the given class."""
    if source.problems:
        return Parsed(None, source.problems)
    reading = Reading(source.path)
    try:
        values = _fields(cls, source.values, reading, "", _body_nodes(cls, source, reading))
    except Refused:
        values = {}
    if reading.problems:
        return Parsed(None, tuple(reading.problems))
    html = Markup(source.body.html)  # converted by markup.py with raw HTML off
    return Parsed(
        cls(path=source.path, html=html, links=source.body.links, body_line=source.body.first_line, **values), ()
    )


def read_group(cls: type[G], path: str, entries: Entries) -> tuple[G | None, tuple[Problem, ...]]:
    """Read entries that are a whole file (`site.yaml`)."""
    reading = Reading(path)
    try:
        return cls(**_fields(cls, entries, reading, "")), ()
    except Refused:
        return None, tuple(reading.problems)


def _body_nodes(cls: type[Record], source: Source, reading: Reading) -> dict[str, Text]:
    """The sections of the body that are fields, by key; unknown or doubled headings are problems."""
    labels = {key(spec.label): spec.label for spec in specs(cls).values() if spec.in_body}
    if not labels:
        return {}
    nodes: dict[str, Text] = {}
    if source.body.lead:
        known = " hoặc ".join(f"«## {label}»" for label in labels.values())
        line = source.body.first_line
        reading.refuse(line, "có đoạn viết nằm trước tiêu đề đầu tiên", f"đặt dưới {known}", "tieu-de")
    for heading in source.body.headings:
        if heading.level != 2 and (label := labels.get(key(heading.title))):
            message = f"tiêu đề «{heading.title}» có {heading.level} dấu #"
            reading.refuse(heading.line, message, f"dùng đúng hai dấu: «## {label}»", "tieu-de")
            nodes[key(label)] = Text("", 0)
    for part in source.body.sections:
        if key(part.title) not in labels:
            near = guess(part.title, labels.values())
            hint = f"có phải «## {near}»?" if near else "chỉ dùng: " + " · ".join(f"## {x}" for x in labels.values())
            reading.refuse(part.line, f"không có tiêu đề «{part.title}»", hint, "tieu-de")
            nodes.setdefault(key(near), Text("", 0))
        elif key(part.title) in nodes:
            reading.refuse(part.line, f"tiêu đề «{part.title}» viết hai lần", "gộp hai phần làm một", "tieu-de")
        nodes[key(part.title)] = Text(part.html, part.line)
    return nodes


def _fields(
    cls: type[Group], entries: Entries, reading: Reading, owner: str, body: Mapping[str, Text] | None = None
) -> dict[str, Any]:
    """Every declared field of the group, read; problems for unknown, missing and refused ones."""
    wanted = specs(cls)
    by_key = {key(spec.label): name for name, spec in wanted.items() if not spec.in_body}
    given: dict[str, tuple[int, Node]] = {}
    before = len(reading.problems)
    for typed, node in entries.entries:
        if (found := by_key.get(key(typed.value))) is None:
            reading.refuse(typed.line, *_unknown(typed.value, wanted, owner), "muc-la")
        else:
            given[found] = (typed.line, node)
    for name, spec in wanted.items():
        if spec.in_body and (part := (body or {}).get(key(spec.label))):
            given[name] = (part.line, part)
    told = {label for typed, _ in entries.entries if (label := guess(typed.value, [s.label for s in wanted.values()]))}
    values: dict[str, Any] = {"lines": {"": entries.line} | {name: line for name, (line, _) in given.items()}}
    for name, spec in wanted.items():
        if name not in given:
            if spec.required and spec.label not in told:
                reading.refuse(entries.line, *_missing(spec, owner), "thieu-muc")
            continue
        if not given[name][0]:
            continue  # a heading that was told already
        try:
            values[name] = spec.read(given[name][1], spec, reading)
        except Refused:
            continue
    if len(reading.problems) > before:
        raise Refused
    return values


def _unknown(typed: str, wanted: Mapping[str, Spec], owner: str) -> tuple[str, str]:
    labels = [spec.label for spec in wanted.values() if not spec.in_body]
    inside = f"{owner}: " if owner else ""
    near = guess(typed, labels)
    return f"{inside}không có mục «{typed}»", f"có phải «{near}»?" if near else "các mục dùng được: " + " · ".join(
        labels
    )


def _missing(spec: Spec, owner: str) -> tuple[str, str]:
    inside = f"{owner}: " if owner else ""
    if spec.in_body:
        return f"{inside}thiếu tiêu đề «## {spec.label}»", f"thêm dòng «## {spec.label}» rồi viết nội dung bên dưới"
    return f"{inside}thiếu mục «{spec.label}»", f"thêm dòng «{spec.label}: {spec.example or '…'}»"
