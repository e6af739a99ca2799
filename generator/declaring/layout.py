"""How values are typed, line by line, so that the reader of values takes exactly them."""

from collections.abc import Iterable, Iterator

from generator.declaring.spec import Typed
from generator.problems import Unreadable
from generator.reading.values import Items, Node, Text, read_values


def entry(label: str, typed: Typed, indent: int) -> list[str]:
    """`Label: value` and what stands below it; raises ValueError for what no line can say."""
    pad = " " * indent
    if isinstance(typed, str):
        first, *below = scalar(typed)
        return [f"{pad}{label}: {first}", *indented(below, indent + 2)]
    return [f"{pad}{label}:", *block(typed, indent + 2)]


def block(typed: Typed, indent: int) -> list[str]:
    """A list or a group, all of it at this indentation or deeper; raises ValueError for an empty one."""
    if isinstance(typed, dict):
        lines = [line for label, inner in typed.items() for line in entry(label, inner, indent)]
    else:
        lines = [line for each in typed for line in element(each, indent)]
    if not lines:
        raise ValueError("a group or list of nothing cannot be typed")
    return lines


def element(typed: Typed, indent: int) -> list[str]:
    """`- value` and what stands below it."""
    pad = " " * indent
    if isinstance(typed, str):
        first, *below = scalar(typed, item=True)
        return [f"{pad}- {first}", *indented(below, indent + 2)]
    first, *below = block(typed, indent + 2)
    return [f"{pad}- {first.lstrip(' ')}", *below]


def indented(lines: Iterable[str], indent: int) -> Iterator[str]:
    return (f"{' ' * indent}{line}" if line else "" for line in lines)


def scalar(text: str, *, item: bool = False, style: str = "", after: str = "") -> list[str]:
    """The lines of one text: the first behind its key, or its dash, the others below.

    As it is where that will do, else in quotes, else as lines under `|`; but first in the `style` that it had, and with
    the comment that comes `after` it. Raises ValueError where the reader would take none of these for the text.
    """
    for first, *below in _ways(text, style):
        if _taken([first + after, *below], item) == text:
            return [first + after, *below]
    raise ValueError(f"no way to type {text!r}")


def _ways(text: str, style: str) -> Iterator[list[str]]:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    doubled = text.replace("'", "''")
    ways = {"": [text], '"': [f'"{escaped}"'], "'": [f"'{doubled}'"], "|": ["|", *text.split("\n")]}
    order = (style, "", '"' if escaped == text else "'", "'", '"', "|")
    return (ways[each] for each in dict.fromkeys(order) if each in ways)


def _taken(lines: list[str], item: bool) -> str | None:
    """What the reader makes of the lines, behind a key or a dash."""
    start, below = ("Mục:\n  - ", "\n    ") if item else ("Mục: ", "\n  ")
    try:
        entries = read_values(start + below.join(lines), 0).entries
    except Unreadable:
        return None
    node: Node = entries[0][1]
    if item and isinstance(node, Items):
        node = node.items[0]
    return node.value if len(entries) == 1 and isinstance(node, Text) else None
