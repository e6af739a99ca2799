"""Fields that hold more than one text: lists, groups of fields, sections of the body."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from markupsafe import Markup

from generator.declaring.fields import Group, field, given, specs
from generator.declaring.parsing import read_fields
from generator.declaring.partly import Partly
from generator.declaring.spec import ABSENT, Reading, Refused, Spec, Typed, Value
from generator.declaring.texts import how
from generator.reading.values import Entries, Node, Text
from generator.text.placeholders import empty_item, is_empty


@dataclass(frozen=True, slots=True)
class ManyType(Value):
    """A block list, as a tuple; a single text stands for a list of one."""

    data: ClassVar[str] = "array"
    item: Value

    @property
    def shape(self) -> str:
        return f"danh sách: {self.item.shape}"

    @property
    def form(self) -> str:
        return self.item.form

    @property
    def example(self) -> str:
        return self.item.example

    @property
    def group(self) -> type[Group] | None:
        return self.item.group

    def read(self, node: Node, spec: Spec, reading: Reading) -> tuple[Any, ...]:
        if isinstance(node, Text):
            return (self.item.read(node, spec, reading),)
        if isinstance(node, Entries):
            hint = "thêm «- » trước mục đầu tiên của mỗi nhóm dòng"
            if self.group is not None:
                raise reading.refuse(node.line, f"{spec.label}: phải là danh sách", hint)
            return (self.item.read(node, spec, reading),)
        if not node.items:
            raise reading.refuse(node.line, f"{spec.label}: danh sách trống", f"viết {how(spec, reading)}", "trong")
        return _all_or_refused(node.items, lambda item: self.item.read(item, spec, reading))

    def write(self, value: tuple[Any, ...]) -> Typed:
        """The elements; a list of one text as that text alone."""
        items = tuple(map(self.item.write, value))
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items


@dataclass(frozen=True, slots=True)
class GroupType(Value):
    """A set of fields; a bare text stands for the field named `shorthand` alone."""

    data: ClassVar[str] = "object"
    fields: type[Group]
    shorthand: str = ""

    @property
    def shape(self) -> str:
        labels = ", ".join(spec.label for spec in specs(self.fields).values())
        return f"{'chữ, hoặc ' if self.shorthand else ''}các mục ({labels})"

    @property
    def form(self) -> str:
        return specs(self.fields)[self.shorthand].type.form if self.shorthand else ""

    @property
    def group(self) -> type[Group]:
        return self.fields

    def read(self, node: Node, spec: Spec, reading: Reading) -> Group:
        if self.shorthand and isinstance(node, Text):
            value = specs(self.fields)[self.shorthand].type.read(node, spec, reading)  # told under the outer label
            return self.fields(lines={"": node.line, self.shorthand: node.line}, **{self.shorthand: value})
        if not isinstance(node, Entries):
            known = " · ".join(inner.label for inner in specs(self.fields).values())
            first = next(iter(specs(self.fields).values()))
            hint = f"viết «{spec.label}:», xuống dòng viết «  - {first.label}: …»"
            raise reading.refuse(node.line, f"{spec.label}: mỗi nhóm dòng gồm các mục {known}", hint)
        return self.fields(**read_fields(self.fields, node, reading, spec.label))

    def write(self, value: Group) -> Typed:
        """What is not as its field would be without it, by label; the shorthand's text alone where that says it all."""
        typed = {spec.label: spec.type.write(inner) for spec, inner in given(value)}
        short = typed.get(specs(self.fields)[self.shorthand].label) if self.shorthand else None
        return short if len(typed) == 1 and isinstance(short, str) else typed


@dataclass(frozen=True, slots=True)
class SectionType(Value):
    """A part of the body under its `## ` heading, as safe HTML."""

    @property
    def shape(self) -> str:
        return "phần bài viết dưới tiêu đề ##"

    def read(self, node: Node, spec: Spec, reading: Reading) -> Markup:
        assert isinstance(node, Text)
        item = empty_item(node.value)
        if item or is_empty(node.value):
            what = f"có ý «{item}» chưa có nội dung cụ thể" if item else "chưa có nội dung"
            hint = "viết nội dung dưới tiêu đề" + (f", {reading.true_to}" if reading.true_to and spec.required else "")
            told = f"{hint}. {spec.help}" if spec.help else hint
            raise reading.refuse(node.line, f"phần «## {spec.label}» {what}", told, "trong")
        return Markup(node.value)  # already converted by markup.py with raw HTML off

    def write(self, value: object) -> Typed:  # noqa: ARG002  # no value of it can be typed
        """Raises ValueError: a section is typed in Markdown, which its HTML does not give back."""
        raise ValueError("a section of the body is written in Markdown")


SECTION = SectionType()


def many(one: Value) -> ManyType:
    """A block list; a single text stands for a list of one."""
    return ManyType(one)


def group(cls: type[Group], shorthand: str = "") -> GroupType:
    """A set of fields; a bare text stands for the field named `shorthand` alone."""
    return GroupType(cls, shorthand)


def section(label: str, *, help: str = "", default: object = ABSENT) -> Any:
    """Declare a `## ` heading of the body whose content is a field."""
    return field(label, SECTION, help=help, default=default, in_body=True)


def _all_or_refused(nodes: tuple[Node, ...], read: Callable[[Node], Any]) -> tuple[Any, ...]:
    values, refused = list[Any](), False
    for node in nodes:
        try:
            values.append(read(node))
        except Refused:
            refused = True
    if refused:
        raise Refused(Partly(values))
    return tuple(values)
