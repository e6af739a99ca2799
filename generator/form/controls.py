"""What a page shows of each field of a sheet: its label, what it may be, what stands there, what is wrong with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.declaring.composites import GroupType, ManyType
from generator.declaring.dates import YearType
from generator.declaring.fields import Group, by_key, specs
from generator.declaring.numbers import IntegerType, YesNoType
from generator.declaring.spec import Spec, Value
from generator.declaring.texts import ChoiceType, TextType, VocabularyType
from generator.form.sheet import BODY, Sheet
from generator.form.tree import blank
from generator.problems import Problem
from generator.reading.values import Entries, Items, Node, Text
from generator.text.comparing import key

Words = Callable[[VocabularyType], tuple[str, ...]]  # those that site.yaml declares, or none
Told = Mapping[int, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Control:
    """`shape` is text, line, choice, list or group; `inner` are the elements of a list, the fields of a group."""

    path: str
    label: str
    shape: str
    spec: Spec
    value: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    digits: bool = False
    problems: tuple[Problem, ...] = ()
    inner: "tuple[Control, ...]" = ()
    spare: bool = False  # nothing is filled in, nor need it be

    @property
    def id(self) -> str:
        return self.path.replace(".", "-")

    def __iter__(self) -> "Iterator[Control]":
        """Itself and all within."""
        yield self
        for each in self.inner:
            yield from each


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the body, or the whole of one without sections (whose `label` is "")."""

    name: str
    label: str
    help: str
    required: bool
    text: str
    html: str
    problems: list[tuple[int, Problem]] = field(default_factory=list)  # with the line of the text

    @property
    def id(self) -> str:
        return self.name.replace(".", "-")


def controls(sheet: Sheet, words: Words) -> tuple[Control, ...]:
    """Every field of the front matter."""
    return tuple(_fields(sheet.own.record, sheet.fields, "f", words, sheet.told))


def parts(sheet: Sheet) -> tuple[Part, ...]:
    """Every part of the body."""
    own = {spec.label: spec for spec in specs(sheet.own.record).values() if spec.in_body}
    found = {
        label: Part(
            f"b.{number}",
            label,
            own[label].help if label else "",
            bool(label) and own[label].required,
            text,
            sheet.html.get(label, ""),
        )
        for number, (label, text) in enumerate(sheet.sections.items())
    }
    for number in sorted(sheet.told):
        if number >= BODY:
            label, line = sheet.part_of(number)
            found[label].problems.extend((line, each) for each in sheet.told[number])
    return tuple(found.values())


def _fields(cls: type[Group], entries: Entries, path: str, words: Words, told: Told) -> Iterator[Control]:
    for label, node in entries.entries:
        name = by_key(cls)[key(label.value)]
        yield _control(specs(cls)[name].type, node, f"{path}.{name}", specs(cls)[name], label.value, words, told)


def _control(kind: Value, node: Node, path: str, spec: Spec, label: str, words: Words, told: Told) -> Control:
    inner: tuple[Control, ...] = ()
    if isinstance(kind, ManyType) and isinstance(node, Items):
        each = ((f"{path}.{at}", f"{label} {at + 1}", item) for at, item in enumerate(node.items))
        inner = tuple(_control(kind.item, item, inside, spec, name, words, told) for inside, name, item in each)
    elif isinstance(kind, GroupType) and isinstance(node, Entries):
        inner = tuple(_fields(kind.fields, node, path, words, told))
    value = node.value if isinstance(node, Text) else ""
    empty = (isinstance(node, Items) and not node.items) or (not isinstance(node, Items) and blank(node))
    problems = told.get(node.line, ())
    wrong = bool(problems) or any(each.problems for own in inner for each in own)
    return Control(
        path=path,
        label=label,
        shape=_shape(kind, words),
        spec=spec,
        value=value,
        hint=_hint(kind, spec),
        choices=_choices(kind, value, words),
        digits=isinstance(kind, IntegerType | YearType),
        problems=problems,
        inner=inner,
        spare=empty and not wrong and not spec.required,
    )


def _shape(kind: Value, words: Words) -> str:
    if isinstance(kind, ManyType | GroupType):
        return "list" if isinstance(kind, ManyType) else "group"
    if _choices(kind, "", words):
        return "choice"
    return "text" if isinstance(kind, TextType) else "line"


def _choices(kind: Value, value: str, words: Words) -> tuple[str, ...]:
    """What can be chosen, with what stands there already."""
    known: tuple[str, ...] = ()
    if isinstance(kind, ChoiceType):
        known = kind.values
    elif isinstance(kind, YesNoType):
        known = kind.words
    elif isinstance(kind, VocabularyType) and (declared := words(kind)):
        known = (*declared, *kind.also)
    return tuple(dict.fromkeys((*known, value))) if known and value else known


def _hint(kind: Value, spec: Spec) -> str:
    """What helps to fill it in; the form of what must have one."""
    if isinstance(kind, ManyType | GroupType | ChoiceType | YesNoType | VocabularyType):
        return spec.help
    shape = "" if isinstance(kind, TextType) else f"Viết {kind.shape}."
    example = f"Ví dụ: {spec.example}" if spec.example and spec.example not in shape else ""
    return " ".join(filter(None, (spec.help, shape, example)))
