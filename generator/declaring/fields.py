"""The words in which a kind of content is declared: one line a field, from which everything else is drawn."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import get_annotations
from types import MappingProxyType
from typing import Any, ClassVar

from markupsafe import Markup

from generator.declaring.spec import ABSENT, Spec, Value
from generator.problems import Problem, Severity
from generator.reading.markup import Link
from generator.text.comparing import key


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
            for value in elements(getattr(self, name)):
                if isinstance(value, Group):
                    yield from value.texts()
                elif isinstance(value, str) and not isinstance(value, Markup):
                    yield value, self.line(name)

    def line(self, name: str = "") -> int:
        """The line of the field (its attribute name), or where the group begins."""
        return self.lines.get(name) or self.lines.get("", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Group):
    """One content file. `stem` is the file's name without `.md`; `html` its whole body, which begins on `body_line`,
    `links` every target in it. `true_to` tells editors what its values must agree with.
    """

    true_to: ClassVar[str] = ""
    path: str = ""
    html: Markup = Markup("")
    links: tuple[Link, ...] = ()
    body_line: int = 1

    @property
    def stem(self) -> str:
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")

    def problem(
        self, name: str, rule: str, message: str, hint: str = "", *, of: Group | None = None, warning: bool = False
    ) -> Problem:
        """A problem at one of the fields of this record, or `of` a group in it; without a name, where that begins."""
        severity: Severity = "warning" if warning else "error"
        line = (of or self).line(name)
        return Problem(path=self.path, line=line, rule=rule, message=message, hint=hint, severity=severity)


def elements(value: object) -> Iterator[object]:
    """What a value holds, however deep in lists; of what is no list, itself."""
    if isinstance(value, tuple):
        for each in value:
            yield from elements(each)
    else:
        yield value


def field(
    label: str,
    type: "Value",
    *,
    help: str = "",
    example: str = "",
    default: object = ABSENT,
    in_body: bool = False,
    internal: bool = False,
) -> Any:
    """Declare a field; without `default` it is obligatory. The attribute must be `text.comparing.column(label)`."""
    spec = Spec(label, type, help=help, example=example, default=default, in_body=in_body, internal=internal)
    if spec.required:
        return dataclasses.field(metadata={"spec": spec})
    return dataclasses.field(metadata={"spec": spec}, default=default)


_KNOWN: dict[type[Group], MappingProxyType[str, Spec]] = {}
_KEYS: dict[type[Group], MappingProxyType[str, str]] = {}


def specs(group: type[Group]) -> MappingProxyType[str, Spec]:
    """The declared fields by attribute name, in order of declaration."""
    if group not in _KNOWN:
        declared = {f.name: f.metadata["spec"] for f in dataclasses.fields(group) if "spec" in f.metadata}
        _KNOWN[group] = MappingProxyType(declared)
    return _KNOWN[group]


def by_key(group: type[Group]) -> MappingProxyType[str, str]:
    """The attribute of each field of the front matter by its label, as labels are compared."""
    if group not in _KEYS:
        typed = {key(spec.label): name for name, spec in specs(group).items() if not spec.in_body}
        _KEYS[group] = MappingProxyType(typed)
    return _KEYS[group]


def as_typed(group: type[Group]) -> tuple[str, ...]:
    """The attributes of the front matter in the order in which a file holds them: as declared, but what any content may
    carry besides (a class all of whose own fields can be left out) comes below what this one is about.
    """
    typed = {name: spec for name, spec in specs(group).items() if not spec.in_body}
    lineage = group.__mro__[::-1]
    last = {name: cls for cls in lineage for name in get_annotations(cls)}  # a field declared anew has its new place
    blocks = [[name for name in get_annotations(cls) if name in typed and last[name] is cls] for cls in lineage]
    about, besides = list[str](), list[str]()
    for names in blocks:
        (about if names is blocks[-1] or any(typed[name].required for name in names) else besides).extend(names)
    return (*about, *besides)


def given(group: Group) -> Iterator[tuple[Spec, Any]]:
    """Every field of the front matter whose value is not what it would be without it, in the order of a file."""
    for name in as_typed(type(group)):
        spec, value = specs(type(group))[name], getattr(group, name)
        if spec.required or value != spec.default:
            yield spec, value
