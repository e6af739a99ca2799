"""Read a whole file by its declaration: every field, every problem."""

import dataclasses
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, dataclass
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from generator.declaring.fields import Group, Record, by_key, specs
from generator.declaring.spec import Reading, Refused, Spec
from generator.declaring.texts import how
from generator.problems import Problem
from generator.reading.source import Source
from generator.reading.values import Entries, Node, Text
from generator.text.comparing import guess, key
from generator.text.placeholders import is_empty

G = TypeVar("G", bound=Group)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[G]):
    """What came of one file: the record, or None, and every problem in it. `partial` is a record without the fields
    that are wrong or may be, and with lists of the elements that read (`partly.py`): a rule that asks for more is not
    run to its end (`file_type.judged`).
    """

    record: G | None
    problems: tuple[Problem, ...]
    partial: G | None = None


def parse(cls: type[R], source: Source) -> Parsed[R]:
    """Read a source as a record of the given class."""
    if not source.values.entries:
        return Parsed(None, source.problems)
    reading = Reading(source.path, cls.true_to)
    nodes = _body_nodes(cls, source, reading)
    values = _read_fields(cls, source.values, reading, "", nodes, _named_in(source, cls))
    html = Markup(source.body.html)  # converted by markup.py with raw HTML off
    if html or not source.problems:  # else it was not even converted
        values |= {"html": html, "links": source.body.links, "body_line": source.body.first_line}
    values["path"] = source.path
    problems = (*source.problems, *reading.problems)
    if problems or not source.whole or any(spec.required and name not in values for name, spec in specs(cls).items()):
        return Parsed(None, problems, _partial(cls, values, source.whole and not _strange_key(reading)))
    return Parsed(cls(**values), ())


def _strange_key(reading: Reading) -> bool:
    return any(problem.rule == "muc-la" for problem in reading.problems)


def _partial(cls: type[G], values: Mapping[str, Any], whole: bool) -> G:
    """A record of what was read. A field that was not given has its default only where every line was understood."""
    record = object.__new__(cls)
    for each in dataclasses.fields(cls):
        if each.name in values:
            object.__setattr__(record, each.name, values[each.name])
        elif "spec" in each.metadata and whole and each.name not in values["lines"] and each.default is not MISSING:
            object.__setattr__(record, each.name, each.default)
    return record


def _named_in(source: Source, cls: type[Record]) -> set[str]:
    """The labels on lines that are told to be wrong, and of headings beside these: they are not missing."""
    typed = (*source.spoiled, *(each.title for each in source.body.headings if source.problems))
    lines = tuple(key(line.strip(" #>*=-")) for line in typed)
    return {spec.label for spec in specs(cls).values() if any(line.startswith(key(spec.label)) for line in lines)}


def read_group(cls: type[G], path: str, entries: Entries) -> Parsed[G]:
    """Read entries that are a whole file (`site.yaml`)."""
    reading = Reading(path)
    values = _read_fields(cls, entries, reading, "")
    if reading.problems:
        return Parsed(None, tuple(reading.problems), _partial(cls, values, not _strange_key(reading)))
    return Parsed(cls(**values), ())


def _body_nodes(cls: type[Record], source: Source, reading: Reading) -> dict[str, Text]:
    """The sections of the body that are fields, by key; unknown or doubled headings are problems."""
    labels = {key(spec.label): spec.label for spec in specs(cls).values() if spec.in_body}
    if not labels:
        if source.body.html and is_empty(source.body.html):
            hint = "viết nội dung thật; không có gì để viết thì xóa đoạn này"
            reading.refuse(source.body.first_line, "phần bài viết chưa có nội dung cụ thể", hint, "trong")
        return {}
    nodes = {key(label): Text("", 0) for label in labels.values() if label in _named_in(source, cls)}
    first = key(Markup(source.body.lead.partition("</p>")[0]).striptags())
    if first in labels:
        told = f"dòng «{labels[first]}» thiếu hai dấu #"
        reading.refuse(source.body.first_line, told, f"viết «## {labels[first]}»", "tieu-de")
        nodes[first] = Text("", 0)
    elif source.body.lead:
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
            near = guess(_NUMBERED.sub("", part.title), labels.values())
            hint = f"có phải «## {near}»?" if near else "chỉ dùng: " + " · ".join(f"## {x}" for x in labels.values())
            reading.refuse(part.line, f"không có tiêu đề «{part.title}»", hint, "tieu-de")
            nodes.setdefault(key(near), Text("", 0))
        elif key(part.title) in nodes and nodes[key(part.title)].line:
            reading.refuse(part.line, f"tiêu đề «{part.title}» viết hai lần", "gộp hai phần làm một", "tieu-de")
        nodes[key(part.title)] = Text(part.html, part.line)
    return nodes


_NUMBERED = re.compile(r"^(?:\d+|[IVX]+|[a-zđA-ZĐ])[.)/]\s*")  # before a heading, as Word numbers it


def read_fields(cls: type[Group], entries: Entries, reading: Reading, owner: str) -> dict[str, Any]:
    """Every declared field of the group, read; raises Refused where one is unknown, missing or refused."""
    before = len(reading.problems)
    values = _read_fields(cls, entries, reading, owner)
    if len(reading.problems) > before:
        raise Refused
    return values


def _read_fields(
    cls: type[Group],
    entries: Entries,
    reading: Reading,
    owner: str,
    body: Mapping[str, Text] | None = None,
    known: AbstractSet[str] = frozenset(),
) -> dict[str, Any]:
    """Every declared field of the group that reads; problems for unknown, missing and refused ones."""
    given, meant = _given(cls, entries, reading, owner)
    meant |= known
    for name, spec in specs(cls).items():
        if spec.in_body and (part := (body or {}).get(key(spec.label))):
            given[name] = (part.line, part)
    values: dict[str, Any] = {"lines": {"": entries.line} | {name: line for name, (line, _) in given.items()}}
    for name, spec in specs(cls).items():
        line, node = given.get(name, (None, None))
        if node is None:
            if spec.required and spec.label not in meant:
                reading.refuse(entries.line, *_missing(spec, owner, reading), "thieu-muc")
        elif line:  # none for a heading that was told already
            try:
                values[name] = spec.read(node, reading)
            except Refused as refused:
                if refused.known is not None:
                    values[name] = refused.known
    return values


def _given(
    cls: type[Group], entries: Entries, reading: Reading, owner: str
) -> tuple[dict[str, tuple[int, Node]], set[str]]:
    """(line and node of each declared field by its attribute, labels that a mistyped key was surely meant for)."""
    given: dict[str, tuple[int, Node]] = {}
    unknown: list[Text] = []
    for typed, node in entries.entries:
        if found := by_key(cls).get(key(typed.value)):
            given[found] = (typed.line, node)
        else:
            unknown.append(typed)
    absent = [spec for name, spec in specs(cls).items() if name not in given and not spec.in_body]
    lacking = [spec.label for spec in absent if spec.required]
    meant: set[str] = set()
    for typed in unknown:
        near = guess(typed.value, [spec.label for spec in absent])
        if not near and len(unknown) == len(lacking) == 1 and not _is_computed(typed.value, cls):
            near = lacking[0]
            message = f"không có mục «{typed.value}», còn mục bắt buộc «{near}» thì thiếu"
            hint = f"là một thì đổi «{typed.value}» thành «{near}»; không thì xóa dòng này rồi thêm mục «{near}»"
            reading.refuse(typed.line, f"{owner}: {message}" if owner else message, hint, "muc-la")
        else:
            reading.refuse(typed.line, *_unknown(typed.value, cls, owner, near), "muc-la")
        meant.add(near or guess(typed.value, [spec.label for spec in specs(cls).values()]))
    return given, meant


def _is_computed(typed: str, cls: type[Group]) -> bool:
    return key(typed).startswith(tuple(map(key, cls.computed)))


def _unknown(typed: str, cls: type[Group], owner: str, near: str) -> tuple[str, str]:
    labels = [spec.label for spec in specs(cls).values() if not spec.in_body]
    inside = f"{owner}: " if owner else ""
    if _is_computed(typed, cls):
        return (
            f"{inside}«{typed}» là số máy tự tính, không gõ vào",
            "xóa dòng này; trang hiện số ấy và ghi rõ tính trên số nào",
        )
    near = near or guess(typed, labels)
    return f"{inside}không có mục «{typed}»", f"có phải «{near}»?" if near else "các mục dùng được: " + " · ".join(
        labels
    )


def _missing(spec: Spec, owner: str, reading: Reading) -> tuple[str, str]:
    inside = f"{owner}: " if owner else ""
    if spec.in_body:
        return f"{inside}thiếu tiêu đề «## {spec.label}»", f"thêm dòng «## {spec.label}» rồi viết nội dung bên dưới"
    return f"{inside}thiếu mục «{spec.label}»", f"thêm dòng {how(spec, reading)}"
