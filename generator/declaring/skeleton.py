"""A file to begin with: the keys of a type of file, obligatory ones first, each with a marked blank and what it takes.

A blank is no value of any field, so that no file with one is ever published. A key not used yet stands behind a `#` at
the very beginning of its line: without it the line is right as it stands.
"""

from collections.abc import Collection, Iterator, Mapping

from generator.declaring.composites import ManyType
from generator.declaring.fields import Group, Record, as_typed, specs
from generator.declaring.layout import entry
from generator.declaring.spec import Spec, Typed, Value
from generator.declaring.texts import ChoiceType, TextType, VocabularyType

Words = Mapping[str, tuple[str, ...]]  # what site.yaml declares, by the attribute of each list


def skeleton(
    cls: type[Record],
    values: Mapping[str, Typed],
    *,
    needed: Collection[str] = (),
    words: Words,
    notes: Collection[str] = (),
    body: bool = False,
) -> str:
    """The text of a new file. `values` are what is known already, by attribute, as typed; `needed` are attributes that
    no file goes without though they may be left out; `notes` stand at its head; `body` asks for running text.
    """
    asked = [name for name in as_typed(cls) if specs(cls)[name].required or name in needed or name in values]
    lines = ["---", *(f"# {note}" for note in notes)]
    for name in asked:
        spec = specs(cls)[name]
        if name in values:
            lines += ["", *entry(spec.label, values[name], 0)]
        else:
            lines += ["", *_live(spec, 0, words)]
    unused = [specs(cls)[name] for name in as_typed(cls) if name not in asked]
    if unused:
        lines += ["", "# Các mục dưới đây có thì mới dùng: bỏ dấu # ở đầu dòng rồi điền."]
    for spec in unused:
        lines += _note(spec, 0, words)
        lines += [f"#{line}" for line in _short(spec)]
    sections = {name: spec for name, spec in specs(cls).items() if spec.in_body}
    begun = [spec for name, spec in sections.items() if spec.required or name in needed]
    told = [f"# Phần «## {spec.label}»: {spec.help}" for spec in begun if spec.help]
    spare = " · ".join(f"«## {spec.label}»" for spec in sections.values() if spec not in begun)
    told += [f"# Cuối bài có thể thêm: {spare}"] if spare else []
    lines += ["", *told, "---"] if told else ["---"]
    for spec in begun:
        lines += ["", f"## {spec.label}", "", blank(spec)]
    if body:
        lines += ["", "(điền nội dung bài)"]
    return "\n".join(lines) + "\n"


def blank(spec: Spec) -> str:
    """«(điền tên thủ tục)»: what is still to be written."""
    return f"(điền {spec.label[0].lower()}{spec.label[1:]})"


def _live(spec: Spec, indent: int, words: Words) -> Iterator[str]:
    """A key that must be filled in, with what its value takes above it."""
    pad = " " * indent
    yield from _note(spec, indent, words)
    if spec.group is None:
        typed: Typed = (blank(spec),) if isinstance(spec.type, ManyType) else blank(spec)
        yield from entry(spec.label, typed, indent)
        return
    yield f"{pad}{spec.label}:"
    if not isinstance(spec.type, ManyType):
        yield from _group(spec.group, indent + 2, words)
        return
    inner = list(_group(spec.group, indent + 4, words))
    first = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("#"))
    yield from (line.removeprefix("  ") for line in inner[:first])  # comments stand where the dash does
    yield f"{pad}  - {inner[first].lstrip()}"
    yield from inner[first + 1 :]


def _group(cls: type[Group], indent: int, words: Words) -> Iterator[str]:
    """The keys of a group: those that must be filled in, then the others, not used yet."""
    live = _needed(cls)
    for spec in live:
        yield from _live(spec, indent, words)
    for spec in specs(cls).values():
        if spec not in live:
            yield from _note(spec, indent, words)
            yield from ("#" + " " * indent + line for line in _short(spec))


def _needed(cls: type[Group]) -> list[Spec]:
    """The obligatory fields of a group; of one without such, the first."""
    every = list(specs(cls).values())
    return [spec for spec in every if spec.required] or every[:1]


def _short(spec: Spec) -> list[str]:
    """A key that may be left out, with as few keys within it as can be."""
    return entry(spec.label, _blank_of(spec), 0)


def _blank_of(spec: Spec) -> Typed:
    typed: Typed = blank(spec)
    if spec.group is not None:
        typed = {inner.label: _blank_of(inner) for inner in _needed(spec.group)}
    return (typed,) if isinstance(spec.type, ManyType) else typed


def _note(spec: Spec, indent: int, words: Words) -> Iterator[str]:
    """What a field takes, as a comment above it; nothing where its name says all."""
    said = " ".join(filter(None, (spec.help, takes(spec.type, words))))
    if said:
        yield f"{' ' * indent}# {said}"


def takes(value: Value, words: Words) -> str:
    """What a value may be, in a sentence; '' where any words will do."""
    if isinstance(value, ManyType):
        if value.group is not None:
            return "Thêm nữa thì chép lại cả nhóm dòng, từ dấu gạch «- »."
        return f"Mỗi ý một dòng, bắt đầu bằng «- ». {takes(value.item, words)}".rstrip()
    if isinstance(value, VocabularyType):
        return f"Một trong: {' · '.join(words.get(value.setting, ()))}." if words.get(value.setting) else ""
    if isinstance(value, ChoiceType) and len(value.values) > 1:
        return f"{value.shape[0].upper()}{value.shape[1:]}."
    if isinstance(value, TextType | ChoiceType) or value.group is not None:
        return ""
    return f"Viết {value.shape}."
