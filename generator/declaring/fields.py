"""The words in which a kind of content is declared: one line a field, from which everything else is drawn."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from markupsafe import Markup

from generator.declaring.readers import ABSENT, SECTION, Reading, Refused, Spec, Value
from generator.problems import Problem, Severity
from generator.reading.markup import Link
from generator.reading.source import Source
from generator.reading.values import Entries, Node, Text
from generator.text.comparing import guess, key

G = TypeVar("G", bound="Group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A set of fields that has been read; `lines` says where each given field stands in the file. `computed` is how the
    keys begin that nobody may type, because the pages work them out.
    """

    computed: ClassVar[tuple[str, ...]] = ()
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
    label: str,
    read: "Value",
    *,
    help: str = "",
    example: str = "",
    default: object = ABSENT,
    in_body: bool = False,
    internal: bool = False,
) -> Any:
    """Declare a field; without `default` it is obligatory. The attribute must be `text.comparing.column(label)`."""
    spec = Spec(
        label, read.read, help, example or read.example, default, in_body, read.shape, read.group, read.data, internal
    )
    if spec.required:
        return dataclasses.field(metadata={"spec": spec})
    return dataclasses.field(metadata={"spec": spec}, default=default)


def section(label: str, *, help: str = "", default: object = ABSENT) -> Any:
    """Declare a `## ` heading of the body whose content is a field."""
    return field(label, SECTION, help=help, default=default, in_body=True)


def specs(group: type[Group]) -> dict[str, Spec]:
    """The declared fields by attribute name, in order of declaration."""
    return {f.name: f.metadata["spec"] for f in dataclasses.fields(group) if "spec" in f.metadata}


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
    return Value(read, f"{'chữ, hoặc ' if shorthand else ''}các mục ({labels})", group=cls, data="object")


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
    meant: set[str] = set()  # labels that a mistyped key was surely meant for
    before = len(reading.problems)
    for typed, node in entries.entries:
        if (found := by_key.get(key(typed.value))) is None:
            reading.refuse(typed.line, *_unknown(typed.value, cls, owner), "muc-la")
            meant.add(guess(typed.value, [spec.label for spec in wanted.values()]))
        else:
            given[found] = (typed.line, node)
    for name, spec in wanted.items():
        if spec.in_body and (part := (body or {}).get(key(spec.label))):
            given[name] = (part.line, part)
    values: dict[str, Any] = {"lines": {"": entries.line} | {name: line for name, (line, _) in given.items()}}
    for name, spec in wanted.items():
        if name not in given:
            if spec.required and spec.label not in meant:
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


def _unknown(typed: str, cls: type[Group], owner: str) -> tuple[str, str]:
    labels = [spec.label for spec in specs(cls).values() if not spec.in_body]
    inside = f"{owner}: " if owner else ""
    if key(typed).startswith(tuple(map(key, cls.computed))):
        return (
            f"{inside}«{typed}» là số máy tự tính, không gõ vào",
            "xóa dòng này; trang hiện số ấy và ghi rõ tính trên số nào",
        )
    near = guess(typed, labels)
    return f"{inside}không có mục «{typed}»", f"có phải «{near}»?" if near else "các mục dùng được: " + " · ".join(
        labels
    )


def _missing(spec: Spec, owner: str) -> tuple[str, str]:
    inside = f"{owner}: " if owner else ""
    if spec.in_body:
        return f"{inside}thiếu tiêu đề «## {spec.label}»", f"thêm dòng «## {spec.label}» rồi viết nội dung bên dưới"
    return f"{inside}thiếu mục «{spec.label}»", f"thêm dòng «{spec.label}: {spec.example or '…'}»"
