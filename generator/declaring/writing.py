"""Write records to the files of editors: a whole new file, or an old one with only the changed lines different."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from generator.declaring.body import change_body, change_sections, lines_of
from generator.declaring.changing import change_fields
from generator.declaring.drafting import Draft
from generator.declaring.fields import Group, Record, as_typed, given, specs
from generator.declaring.layout import entry
from generator.declaring.parsing import parse, read_group
from generator.problems import Problem, Unreadable
from generator.reading.markup import Body, Section
from generator.reading.source import Source, fences, read, read_yaml
from generator.reading.values import read_places, read_values
from generator.text.comparing import key

G = TypeVar("G", bound=Group)
NOTHING: Mapping[str, str] = MappingProxyType({})


def written(group: Group, body: str = "", sections: Mapping[str, str] = NOTHING) -> str:
    """A new file of a record: its keys, then `body`, then sections of the body: Markdown by label, under their `## `.

    What is no record (`site.yaml`) has keys alone. Raises ValueError where the file would not read back to the values.
    """
    lines = [line for spec, value in given(group) for line in entry(spec.label, spec.type.write(value), 0)]
    if isinstance(group, Record):
        lines = ["---", *lines, "---", *_new_body(body, sections)]
    text = "\n".join(lines) + "\n"
    _hold(_read_back(type(group), text), {name: getattr(group, name) for name in as_typed(type(group))})
    return text


def rewritten(text: str, cls: type[Group], changes: Mapping[str, object], sections: Mapping[str, str] = NOTHING) -> str:
    """The text of a file with some fields and some sections changed, and only their lines different.

    `text` is the file as it is, its line ends and byte-order mark with it. `changes` holds values by attribute name;
    None, like the default, takes a field out. `sections` holds Markdown by the label of a `## ` heading; "" takes one
    out; for a kind without such fields the label "" means the whole body. Comments, order, quotes, indents stay.
    Raises ValueError where the file would not read back to a record of exactly these values, the others as they were.
    """
    if unknown := changes.keys() - set(as_typed(cls)):
        raise ValueError(f"no fields of the front matter: {sorted(unknown)}")
    try:
        draft = Draft(text)
        _change_front(draft, cls, changes)
        if sections:
            _change_body(draft, cls, _source(text).body.sections, sections)
    except Unreadable as fault:
        raise ValueError(fault.message) from fault
    new = draft.text()
    wanted = {name: specs(cls)[name].default if value is None else value for name, value in changes.items()}
    _hold(_read_back(cls, new), _values(cls, text) | wanted)
    if issubclass(cls, Record):
        _hold_body(_source(text).body, _source(new).body, sections)
    return new


def _new_body(body: str, sections: Mapping[str, str]) -> Iterator[str]:
    try:
        for label, text in {"": body, **sections}.items():
            if lines := lines_of(text):
                yield from ("", *((f"## {label}", "") if label else ()), *lines)
    except Unreadable as fault:
        raise ValueError(fault.message) from fault


def _change_front(draft: Draft, cls: type[Group], changes: Mapping[str, object]) -> None:
    opening, closing = fences(draft.lines) if issubclass(cls, Record) else (-1, len(draft.lines))
    keys = "\n".join(draft.lines[opening + 1 : closing])
    change_fields(draft, cls, read_values(keys, opening + 1), read_places(keys, opening + 1), changes)


def _change_body(draft: Draft, cls: type[Group], found: tuple[Section, ...], sections: Mapping[str, str]) -> None:
    begin = fences(draft.lines)[1] + 1
    labels = [spec.label for spec in specs(cls).values() if spec.in_body]
    if labels or sections.keys() != {""}:
        change_sections(draft, labels, found, begin, sections)
    else:
        change_body(draft, begin, sections[""])


# ---- nothing is written that does not read back ----------------------------------------------------------------------


@lru_cache(maxsize=2)  # the file as it was, and as it becomes
def _source(text: str) -> Source:
    return read("", text.encode())


def _read(cls: type[G], text: str) -> tuple[G | None, tuple[Problem, ...]]:
    if issubclass(cls, Record):
        parsed = parse(cls, _source(text))
        return parsed.record, parsed.problems
    entries, problems = read_yaml("", text.encode())
    whole = read_group(cls, "", entries)
    return (None, problems) if problems else (whole.record, whole.problems)


def _read_back(cls: type[G], text: str) -> G:
    group, problems = _read(cls, text)
    if group is None:
        raise ValueError("; ".join(problem.message for problem in problems))
    return group


def _values(cls: type[Group], text: str) -> dict[str, Any]:
    """What stood in the file, if it was sound."""
    group, _ = _read(cls, text)
    return {name: getattr(group, name) for name in as_typed(cls)} if group else {}


def _hold(group: Group, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        spec, now = specs(type(group))[name], getattr(group, name)
        if now != value or (value != spec.default and spec.type.write(now) != spec.type.write(value)):
            raise ValueError(f"{spec.label}: {value!r} would read back as {now!r}")


def _hold_body(was: Body, now: Body, sections: Mapping[str, str]) -> None:
    """The body is as it was but for what was asked: no heading in a new text makes a section of its own."""
    if not sections and was.html != now.html:
        raise ValueError("the body would not stay as it was")
    if sections and sections.keys() != {""}:
        gone = {key(label) for label, text in sections.items() if not text.strip()}
        wanted = {key(each.title) for each in was.sections} | {key(label) for label in sections}
        if sorted(key(each.title) for each in now.sections) != sorted(wanted - gone):
            raise ValueError("a section would begin or end where none should")
