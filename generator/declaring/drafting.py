"""A file while it is changed: what is not touched keeps its bytes, whatever its line ends and its letters are."""

import re
from collections import Counter
from itertools import pairwise

from generator.reading.decoding import decode

Spot = tuple[int, int]  # line and column, from 0
_END = re.compile("\r\n|\r|\n")


class Draft:
    """The `lines` of a file as its reader sees them, and the edits asked of them so far."""

    def __init__(self, text: str) -> None:
        """Raises Unreadable for what is no clean text."""
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        self._typed = _END.split(text.removeprefix("\ufeff"))
        self._ends = [*_END.findall(text), ""]
        self._end = next((end for end, _ in Counter(self._ends[:-1]).most_common(1)), "\n")
        self.lines = decode(text.encode()).split("\n")
        self._edits: list[tuple[Spot, Spot, int, str]] = []

    def replace(self, start: Spot, end: Spot, text: str) -> None:
        """Put `text` in place of what stands from `start` up to `end`; both are of the file as it was."""
        last = len(self.lines)
        if end[0] == last:  # the file does not end with a line end
            end, text = (last - 1, len(self.lines[-1])), text.removesuffix("\n")
        if start[0] == last:
            start, text = end, f"\n{text}"
        self._edits.append((start, end, len(self._edits), text))

    def insert(self, line: int, lines: list[str]) -> None:
        """Put whole lines before one."""
        if lines:
            self.replace((line, 0), (line, 0), "".join(f"{each}\n" for each in lines))

    def delete(self, first: int, after: int) -> None:
        """Take whole lines away, from `first` up to, not with, `after`."""
        self.replace((first, 0), (after, 0), "")

    def text(self) -> str:
        """The file with every edit made. What was put in at one spot stands in the order in which it was asked for.

        Raises ValueError for two edits of the same text.
        """
        if any(below[0] < above[1] for above, below in pairwise(sorted(self._edits))):
            raise ValueError("two edits of one text")
        typed = dict(enumerate(self._typed))
        now = [(line, number, self._ends[number]) for number, line in enumerate(self.lines)]
        for start, end, _, new in sorted(self._edits, reverse=True):  # from below, so that no spot moves
            above, below = now[start[0]], now[end[0]]
            made = (above[0][: start[1]] + new + below[0][end[1] :]).split("\n")
            after = [(line, -1, self._end) for line in made]
            after[-1] = (made[-1], below[1] if made[-1] == below[0] else -1, below[2])
            if made[0] == above[0] and len(made) > 1:
                after[0] = (made[0], above[1], above[2] or self._end)
            now[start[0] : end[0] + 1] = after
        return self._mark + "".join(typed.get(number, line) + end for line, number, end in now)
