"""Blocks of Markdown put one below the other."""

import re
from collections.abc import Iterable

_ITEM = re.compile(r"(?:- |\d+\. )")


def joined(blocks: Iterable[str]) -> str:
    """Blank lines between blocks; none between items of a list that were typed by hand, a paragraph each."""
    text = ""
    before = ""
    for block in filter(None, blocks):
        mark = _ITEM.match(block)
        alike = mark and "\n" not in block and before == mark[0][-2:]
        text += ("\n" if alike else "\n\n" if text else "") + block
        before = mark[0][-2:] if mark and "\n" not in block else ""
    return text
