"""One sheet that an editor fills in: the fields of a file and the Markdown of its body, and what is wrong with them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.declaring.body import lines_of
from generator.declaring.fields import Group, Record, as_typed, by_key, specs
from generator.declaring.file_type import FileType, judged
from generator.declaring.parsing import Parsed, parse, read_group
from generator.declaring.writing import rewritten, written
from generator.form.tree import Misfit, filled, plain, typed, whole
from generator.problems import Problem, Unreadable
from generator.reading.decoding import decode
from generator.reading.markup import Body, Section, convert
from generator.reading.source import Source, fences, read, read_yaml
from generator.reading.values import Entries
from generator.text.comparing import key

BODY = 1_000_000  # lines of the body are counted from here, fields below it
HTML = str
Sections = Mapping[str, str]  # Markdown by the label of its heading; of a body without such, by ""


@dataclass(frozen=True)
class Sheet:
    """`fields` are all that are declared, `sections` all parts of the body, blank or not; `quiet` tells no problems."""

    own: FileType
    path: str
    fields: Entries
    sections: Sections
    quiet: bool = False

    @cached_property
    def told(self) -> Mapping[int, tuple[Problem, ...]]:
        """The problems by the number of their field; those of the body from `BODY` on."""
        found = defaultdict[int, list[Problem]](list)
        for problem in () if self.quiet else dict.fromkeys((*self._converted[1], *self._read[1])):
            found[problem.line].append(problem)
        return {number: tuple(problems) for number, problems in found.items()}

    @property
    def record(self) -> Any:
        """What the sheet says; None while there are errors."""
        wrong = any(each.severity == "error" for problems in self.told.values() for each in problems)
        return None if wrong else self._read[0]

    @cached_property
    def typed(self) -> dict[str, Any]:
        """What is filled in, by attribute, as it can be compared."""
        entries = filled(self.own.record, self.fields).entries
        return {by_key(self.own.record)[key(label.value)]: plain(node) for label, node in entries}

    @property
    def html(self) -> Mapping[str, HTML]:
        """The finished body, by the label of its parts."""
        body = self._converted[0]
        if "" in self.sections:
            return {"": body.html}
        return {label: part.html for label in self.sections for part in body.sections if key(part.title) == key(label)}

    def part_of(self, line: int) -> tuple[str, int]:
        """The section in which a line of the body stands, and which line of its text that is."""
        above = [(label, first) for label, first, _ in self._parts() if first <= line]
        label, first = above[-1] if above else (next(iter(self.sections)), line)
        return label, max(line - first - (2 if label else 0) + 1, 1)

    def _parts(self) -> Iterator[tuple[str, int, list[str]]]:
        """(label, line, lines) of each section that is filled in or obligatory."""
        first, needed = BODY, {spec.label for spec in specs(self.own.record).values() if spec.in_body and spec.required}
        for label, text in self.sections.items():
            if text or label in needed:
                lines = [*((f"## {label}", "") if label else ()), *text.split("\n"), ""]
                yield label, first, lines
                first += len(lines)

    @cached_property
    def _converted(self) -> tuple[Body, tuple[Problem, ...]]:
        text = "\n".join(line for _, _, lines in self._parts() for line in lines)
        try:
            return convert(self.path, decode(text.encode()), BODY)
        except Unreadable as fault:
            return Body(), (Problem(**{**_fields(fault.at(self.path)), "line": BODY + fault.line - 1}),)

    @cached_property
    def _read(self) -> tuple[Any, tuple[Problem, ...]]:
        if not issubclass(self.own.record, Record):
            group: Parsed[Any] = read_group(self.own.record, self.path, filled(self.own.record, self.fields))
            return group.record, (*group.problems, *self._judged(group))
        body, faults = self._converted
        source = Source(self.path, filled(self.own.record, self.fields), body)
        parsed = parse(self.own.record, source)
        problems = [p for p in parsed.problems if not (faults and (p.line >= BODY or p.line == self.fields.line))]
        if self.path:  # rules of names ask for one
            problems.extend(self._judged(parsed))
        return parsed.record, tuple(problems)

    def _judged(self, parsed: Parsed[Any]) -> Iterator[Problem]:
        record = parsed.partial if parsed.record is None else parsed.record
        return judged(record, self.own.rules) if record is not None else iter(())


def _fields(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in ("path", "rule", "message", "hint", "severity")}


# ---- from a file, from a browser, from nothing -----------------------------------------------------------------------


def empty_sheet(own: FileType) -> Sheet:
    return Sheet(own, "", whole(own.record), dict.fromkeys(_labels(own.record), ""))


def sheet_of(own: FileType, path: str, data: bytes) -> Sheet:
    """The sheet of a file. Raises Misfit for one that only a text editor can mend."""
    if not issubclass(own.record, Record):
        entries, faults = read_yaml(path, data)
        for fault in faults:
            raise Misfit(f"dòng {fault.line}: {fault.message}; {fault.hint}")
        return Sheet(own, path, whole(own.record, entries), {})
    source = read(path, data)
    if unread := next((each for each in source.problems if each.rule != "bai-viet"), None):
        raise Misfit(f"dòng {unread.line}: {unread.message}; {unread.hint}")
    lines = decode(data).split("\n")
    return Sheet(own, path, whole(own.record, source.values), _sections(own.record, source.body, lines))


def sent_sheet(own: FileType, path: str, sent: Mapping[str, str], action: str = "") -> Sheet:
    """The sheet that a browser sends back."""
    sections = {label: body_of(sent.get(f"b.{number}", "")) for number, label in enumerate(_labels(own.record))}
    return Sheet(own, path, typed(own.record, sent, action), sections)


def body_of(text: str) -> str:
    """Markdown as a browser sends it: without blank lines around it, but with the blanks of its first line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled_lines = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled_lines[0] : filled_lines[-1] + 1]) if filled_lines else ""


def _labels(cls: type[Group]) -> tuple[str, ...]:
    """The parts of a body; of one without sections, "" for all of it; none of what has no body (`site.yaml`)."""
    own = tuple(spec.label for spec in specs(cls).values() if spec.in_body)
    return own or (("",) if issubclass(cls, Record) else ())


def _sections(cls: type[Record], body: Body, lines: list[str]) -> Sections:
    below = fences(lines)[1] + 1
    labels = {key(label): label for label in _labels(cls)}
    if "" in labels:
        return {"": body_of("\n".join(lines[below:]))}
    found: tuple[Section, ...] = body.sections
    ends = [*(each.line - 1 for each in found[1:]), len(lines)]
    texts = dict.fromkeys(labels.values(), "")
    if "\n".join(lines[below : found[0].line - 1 if found else None]).strip():
        raise Misfit("có đoạn viết nằm trước tiêu đề ## đầu tiên")
    for part, end in zip(found, ends, strict=False):
        if key(part.title) not in labels or texts[labels[key(part.title)]]:
            raise Misfit(f"dòng {part.line}: tiêu đề «## {part.title}» không dùng được ở đây, hoặc viết hai lần")
        texts[labels[key(part.title)]] = body_of("\n".join(lines[part.line : end]))
    return texts


# ---- into a file -----------------------------------------------------------------------------------------------------


def new_text(sheet: Sheet) -> str:
    """The text of a new file. Raises ValueError, as does `changed_text`, for what would not read back the same."""
    sections = dict(sheet.sections)
    body = sections.pop("", "")
    return written(sheet.record, body, sections)


def changed_text(text: str, opened: Sheet, sheet: Sheet) -> str:
    """A file with what differs between the sheet as it was opened and as it is, and nothing else, changed."""
    was, now = opened.typed, sheet.typed
    names = [name for name in as_typed(sheet.own.record) if was.get(name) != now.get(name)]
    changes = {name: getattr(sheet.record, name) for name in names}
    sections = {
        label: text for label, text in sheet.sections.items() if lines_of(text) != lines_of(opened.sections[label])
    }
    return rewritten(text, sheet.own.record, changes, sections) if changes or sections else text
