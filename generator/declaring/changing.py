"""Change values in a file key by key and element by element, so that only the lines of what changed are touched."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

from generator.declaring.composites import GroupType, ManyType
from generator.declaring.drafting import Draft
from generator.declaring.fields import Group, as_typed, by_key, specs
from generator.declaring.layout import block, element, entry, indented, scalar
from generator.declaring.spec import Reading, Refused, Spec, Typed, Value
from generator.reading.values import Entries, Items, Node, Place, Text
from generator.text.comparing import key

_UNREAD = object()


@dataclass(frozen=True, slots=True)
class _Slot:
    """What stands behind a key (its `name`), or behind the dash of an element; `column` is where key or dash begins."""

    spec: Spec
    kind: Value
    node: Node
    place: Place
    column: int
    name: Place | None = None

    @property
    def value(self) -> object:
        try:
            return self.kind.read(self.node, self.spec, Reading(""))
        except Refused:
            return _UNREAD

    def holds(self, value: object) -> bool:
        """Whether that value stands there already, to the last zero."""
        now = self.value
        return bool(now == value) and self.kind.write(now) == self.kind.write(value)


# ---- the keys of a group ---------------------------------------------------------------------------------------------


def change_fields(draft: Draft, cls: type[Group], node: Entries, place: Place, values: Mapping[str, object]) -> None:
    """Let fields of the front matter, by attribute name, have these values; None, like the default, takes one out.

    Raises ValueError for a value that no line can say.
    """
    slots = _slots(cls, node, place)
    wanted = _wanted(cls, values)
    moved = {name for name, value in wanted.items() if name not in slots or not slots[name].holds(value)}
    gone = {name for name in moved if _is_default(cls, name, wanted[name])}
    kept = {name: slot for name, slot in slots.items() if name not in gone}
    for name in (name for name in as_typed(cls) if name in moved - gone):
        if name in slots:
            _change(draft, slots[name], wanted[name])
        else:
            spec = specs(cls)[name]
            lines = entry(spec.label, spec.type.write(wanted[name]), place.column)
            _add(draft, lines, _before(cls, name, kept), kept.values(), place)
    _take_out(draft, [slot for name, slot in slots.items() if name in gone], kept.values())


def _slots(cls: type[Group], node: Entries, place: Place) -> dict[str, _Slot]:
    """The declared fields that stand there, by attribute name, in their order in the file."""
    places = zip(node.entries, place.inner[::2], place.inner[1::2], strict=True)
    return {
        found: _Slot(spec := specs(cls)[found], spec.type, value, below, place.column, name)
        for (label, value), name, below in places
        if (found := by_key(cls).get(key(label.value)))
    }


def _wanted(cls: type[Group], values: Mapping[str, object]) -> dict[str, Any]:
    return {name: specs(cls)[name].default if value is None else value for name, value in values.items()}


def _is_default(cls: type[Group], name: str, value: object) -> bool:
    return bool(specs(cls)[name].default == value)


def _before(cls: type[Group], name: str, kept: Mapping[str, _Slot]) -> _Slot | None:
    """The nearest field before it, in the order of a file, that is there."""
    above = as_typed(cls)[: as_typed(cls).index(name)]
    return next((kept[each] for each in reversed(above) if each in kept), None)


def _add(draft: Draft, lines: list[str], before: _Slot | None, kept: Collection[_Slot], place: Place) -> None:
    """A new field: below the one before it, else above all others, behind the dash where these are an element."""
    if before:
        draft.insert(before.place.last + 1, lines)
    else:
        first = next(iter(kept)).name if kept else None
        spot = (first.first, first.column) if first else (place.first, place.column)
        draft.replace(spot, spot, "\n".join([*lines, " " * place.column]).lstrip(" "))


def _take_out(draft: Draft, gone: list[_Slot], kept: Collection[_Slot]) -> None:
    """Whole lines; but where the first key stood behind a dash, the first that is kept moves there."""
    for slot in gone:
        assert slot.name is not None
        first, after = slot.name.first, slot.place.last + 1
        dash = draft.lines[first][: slot.name.column].rstrip()
        heir = next((each.name for each in kept if each.name and each.name.first == after), None)
        if not dash:
            draft.delete(first, after)
        elif heir:
            draft.replace((first, slot.name.column), (heir.first, heir.column), "")
        else:  # the dash stays alone above what follows: a comment, or a key that goes too
            draft.replace((first, len(dash)), (after - 1, len(draft.lines[after - 1])), "")


# ---- one value -------------------------------------------------------------------------------------------------------


def _change(draft: Draft, slot: _Slot, value: Any) -> None:
    if isinstance(slot.kind, ManyType) and isinstance(slot.node, Items):
        _change_items(draft, slot, slot.kind, slot.node, value)
    elif isinstance(slot.kind, GroupType) and isinstance(slot.node, Entries) and _shares(slot, slot.kind, value):
        every = {name: getattr(value, name) for name in specs(slot.kind.fields)}
        change_fields(draft, slot.kind.fields, slot.node, slot.place, every)
    else:
        _retype(draft, slot, slot.kind.write(value))


def _shares(slot: _Slot, kind: GroupType, value: Group) -> bool:
    """Whether a key that stands there is to stay, so that the others can be changed around it."""
    assert isinstance(slot.node, Entries)
    slots = _slots(kind.fields, slot.node, slot.place)
    return any(not _is_default(kind.fields, name, getattr(value, name)) for name in slots)


def _change_items(draft: Draft, slot: _Slot, kind: ManyType, node: Items, value: tuple[Any, ...]) -> None:
    """The elements that were are matched with those wanted; what is not matched is changed, added, taken away."""
    column, places = slot.place.column, slot.place.inner
    old = [_Slot(slot.spec, kind.item, *each, column) for each in zip(node.items, places, strict=True)]
    were = ["" if each.value is _UNREAD else repr(kind.item.write(each.value)) for each in old]
    wanted = [kind.item.write(each) for each in value]
    matcher = SequenceMatcher(None, were, [repr(each) for each in wanted], autojunk=False)
    for change, since, until, first, last in matcher.get_opcodes():
        if change == "equal":
            continue
        paired = min(until - since, last - first)
        for number in range(paired):
            _change(draft, old[since + number], value[first + number])
        above = since + paired
        new = [line for each in wanted[first + paired : last] for line in element(each, column)]
        draft.insert(places[above - 1].last + 1 if above else _dash(draft, slot.place, 0), new)
        for number in range(above, until):
            draft.delete(_dash(draft, slot.place, number), places[number].last + 1)


def _dash(draft: Draft, place: Place, number: int) -> int:
    """The line on which the dash of an element stands: its first, or one above it."""
    line = place.inner[number].first
    while not draft.lines[line].startswith("-", place.column):
        line -= 1
    return line


def _retype(draft: Draft, slot: _Slot, typed: Typed) -> None:
    """One value for another: a text within its line, anything else anew behind its key or dash."""
    place, comment = slot.place, _comment(draft, slot)
    end = (place.last, len(draft.lines[place.last]))
    if isinstance(typed, str) and (slot.name is None or isinstance(slot.node, Text)):
        lines = scalar(typed, item=slot.name is None, style=place.style, after=comment)
        indent = max(slot.column + 2, _noted(draft, place.last + 1))
        draft.replace((place.first, place.column), end, "\n".join([lines[0], *indented(lines[1:], indent)]))
    elif name := slot.name:
        lines = entry(draft.lines[name.first][name.column : name.end], typed, name.column)
        lines[0] += comment
        draft.replace((name.first, name.column), end, "\n".join(lines).lstrip(" "))
    else:
        above = [" " * place.column + comment.strip()] if comment else []
        draft.replace((place.first, place.column), end, "\n".join([*above, *block(typed, place.column)]).lstrip(" "))


def _comment(draft: Draft, slot: _Slot) -> str:
    """The comment behind a text, with the blanks before it."""
    if not isinstance(slot.node, Text):
        return ""
    if slot.place.style in ("|", ">"):
        head = draft.lines[slot.place.first][slot.place.column :]
        return re.sub(r"^[|>][-+0-9]*", "", head).rstrip()
    return draft.lines[slot.place.last][slot.place.end :].rstrip()


def _noted(draft: Draft, line: int) -> int:
    """How far lines under `|` must stand to the right, so that the comments below them are not taken for theirs."""
    below = takewhile(lambda each: each.lstrip(" ")[:1] in ("", "#"), draft.lines[line:])
    return max((len(each) - len(each.lstrip(" ")) + 1 for each in below if each), default=0)
