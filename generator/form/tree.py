"""What a form holds: every declared field of a file, filled in or not, as the texts, lists and groups of a reader.

Each node bears a number of its own in place of a line, so that a problem which reading tells leads back to its field.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count

from generator.declaring.composites import GroupType, ManyType
from generator.declaring.fields import Group, as_typed, by_key, specs
from generator.declaring.spec import Typed, Value
from generator.reading.values import Entries, Items, Node, Text
from generator.text.comparing import key

MOST = 1_000  # elements of a list: more are too much for one page


class Misfit(Exception):
    """What stands in a file is nothing that a form can show; the message is Vietnamese."""

    def __init__(self, message: str, *, too_much: bool = False) -> None:
        super().__init__(message)
        self.too_much = too_much  # sound, but more than a page can hold


# ---- from a file, or from what a browser sends -----------------------------------------------------------------------


def whole(cls: type[Group], entries: Entries | None = None, numbers: Iterator[int] | None = None) -> Entries:
    """Every field of the front matter, blank where it does not stand there. Raises Misfit."""
    numbers = numbers or count(1)
    number = next(numbers)
    given: dict[str, Node] = {}
    for label, node in entries.entries if entries else ():
        if (name := by_key(cls).get(key(label.value))) is None:
            raise Misfit(f"không có mục «{label.value}»")
        given[name] = node
    fields = [(specs(cls)[name], given.get(name)) for name in as_typed(cls)]
    values = [(spec.label, _whole(spec.type, node, numbers, spec.label, spec.required)) for spec, node in fields]
    return Entries(tuple((Text(label, value.line), value) for label, value in values), number)


def _whole(kind: Value, node: Node | None, numbers: Iterator[int], label: str, needed: bool) -> Node:
    if isinstance(kind, ManyType):
        number = next(numbers)
        found: tuple[Node | None, ...] = node.items if isinstance(node, Items) else (node,) if node else ()
        if len(found) > MOST:
            raise Misfit(f"mục «{label}» có {len(found)} phần, một trang biểu mẫu bày ra được {MOST}", too_much=True)
        found = found or ((None,) if needed else ())
        return Items(tuple(_whole(kind.item, each, numbers, label, True) for each in found), number)
    if isinstance(kind, GroupType):
        if kind.shorthand and isinstance(node, Text):
            node = Entries(((Text(specs(kind.fields)[kind.shorthand].label, 0), node),), 0)
        if node is None or isinstance(node, Entries):
            return whole(kind.fields, node, numbers)
    elif node is None or isinstance(node, Text):
        return Text(clean(node.value) if node else "", next(numbers))
    raise Misfit(f"mục «{label}» viết không đúng kiểu")


def typed(cls: type[Group], sent: Mapping[str, str], action: str = "") -> Entries:
    """What a browser sends of a form, after a list was changed: `add:path`, `up:path.2`, `down:…`, `remove:…`."""
    return whole(cls, _typed_group(cls, sent, "f", action))


def _typed_group(cls: type[Group], sent: Mapping[str, str], path: str, action: str) -> Entries:
    fields = ((name, specs(cls)[name]) for name in as_typed(cls))
    inner = ((spec.label, _typed(spec.type, sent, f"{path}.{name}", action)) for name, spec in fields)
    return Entries(tuple((Text(label, 0), node) for label, node in inner), 0)


def _typed(kind: Value, sent: Mapping[str, str], path: str, action: str) -> Node:
    if isinstance(kind, GroupType):
        return _typed_group(kind.fields, sent, path, action)
    if not isinstance(kind, ManyType):
        return Text(sent.get(path, ""), 0)
    size = sent.get(f"{path}.size", "0")
    most = min(int(size), MOST) if re.fullmatch("[0-9]{1,6}", size) else 0
    items = [_typed(kind.item, sent, f"{path}.{number}", action) for number in range(most)]
    verb, _, target = action.partition(":")
    where, _, at = target.rpartition(".")
    if verb == "add" and target == path:
        items.append(_typed(kind.item, {}, "", ""))
    elif where == path and at.isdecimal() and int(at) < len(items):
        item = items.pop(int(at))
        if verb != "remove":
            items.insert(max(int(at) + (1 if verb == "down" else -1), 0), item)
    return Items(tuple(items), 0)


def moved(action: str) -> str:
    """The path of what an action leads to: the element added or moved, the list that one was taken from."""
    verb, _, target = action.partition(":")
    where, _, at = target.rpartition(".")
    if verb in ("up", "down") and at.isdecimal():
        return f"{where}.{max(int(at) + (1 if verb == 'down' else -1), 0)}"
    return where if verb == "remove" else ""


def clean(text: str) -> str:
    """A text without what a browser adds or drops at its ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


# ---- what is filled in -----------------------------------------------------------------------------------------------


def filled(cls: type[Group], entries: Entries) -> Entries:
    """The same without what was left blank, but for what is obligatory."""
    fields = ((specs(cls)[by_key(cls)[key(label.value)]], label, node) for label, node in entries.entries)
    return Entries(
        tuple((label, _filled(spec.type, node)) for spec, label, node in fields if spec.required or not blank(node)),
        entries.line,
    )


def _filled(kind: Value, node: Node) -> Node:
    if isinstance(kind, ManyType) and isinstance(node, Items):
        return Items(tuple(_filled(kind.item, each) for each in node.items if not blank(each)), node.line)
    return filled(kind.fields, node) if isinstance(kind, GroupType) and isinstance(node, Entries) else node


def blank(node: Node) -> bool:
    """Whether nothing is filled in there."""
    match node:
        case Text():
            return not node.value
        case Items():
            return all(map(blank, node.items))
        case Entries():
            return all(blank(inner) for _, inner in node.entries)


def plain(node: Node) -> Typed:
    """What is typed there, whatever its numbers."""
    match node:
        case Text():
            return node.value
        case Items():
            return tuple(map(plain, node.items))
        case Entries():
            return {label.value: plain(inner) for label, inner in node.entries}
