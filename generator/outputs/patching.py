"""An index in parts after an edit: the files that change, from those before and the fragments that came and went alone.

Where a file would have to be split or joined, nothing is told: the index is then made anew, of all fragments.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.outputs.postings import (
    DIGITS,
    FIELD,
    FIELDS,
    KIND,
    LINES,
    SMALL,
    Found,
    about_page,
    encoded,
    file_of,
    packed,
    size_of,
)

_VALUES = {sign: value for value, sign in enumerate(DIGITS)}

Words = set[tuple[str, int]]  # each with the number of its field
Edits = dict[tuple[str, int], dict[int, bool]]  # by word and field: the slots that come (True) or go


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What stood in a slot before, and what stands there now."""

    slot: int
    old: Found | None
    new: Found | None


def patched(read: Callable[[str], str], changes: Iterable[Change], first: str) -> dict[str, str | None] | None:
    """(text, or None where it goes) of every file that changes but the lists of kinds and fields; None for 'anew'.

    `read` gives a file of the index before by its name, as `index_files` told it, or raises FileNotFoundError; `first`
    is the first kind of all.
    """
    return _Patch(read).with_all(tuple(changes), first)


class _Patch:
    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._index: dict[str, str] = json.loads(read("muc-luc"))
        self._beginnings, self._alone = (set(self._index[name].split()) for name in ("words", "alone"))
        self._split = {start for each in self._beginnings for start in _starts(each)}
        self._below: dict[str, set[str]] = defaultdict(set)  # by a beginning: those of one letter more
        for each in self._beginnings | self._split:
            self._below[each[:-1]].add(each)
        self._files: dict[str, str | None] = {}

    def with_all(self, changes: tuple[Change, ...], first: str) -> dict[str, str | None] | None:
        edits: Edits = defaultdict(dict)
        unions: Edits = defaultdict(dict)
        for each in changes:
            old, new = _words(each.old), _words(each.new)
            _note(edits, old, new, each.slot)
            _note(unions, self._begun(old), self._begun(new), each.slot)
            self._line(each)
        self._about(changes, first)
        for beginning in {name for name, _ in unions}:
            path = file_of("dau", beginning)
            self._files[path] = packed(_edited(json.loads(self._read(path)), beginning, unions))
        return self._files if all(self._word(word, edits) for word in {name for name, _ in edits}) else None

    def _begun(self, words: Words) -> Words:
        return {(start, number) for word, number in words for start in _starts(word) if start in self._split} - {
            (sign, number) for sign in (KIND, FIELD) for number in range(len(FIELDS))
        }

    def _held(self, path: str) -> dict[str, str]:
        """A file as it stands by now, of words or of lines; empty where there is none."""
        try:
            text = self._files[path] if path in self._files else self._read(path)
        except FileNotFoundError:
            text = None
        held: dict[str, str] = json.loads(text or "{}")
        return held

    def _line(self, change: Change) -> None:
        path = f"dong/{change.slot // LINES}"
        held = {int(slot): line for slot, line in self._held(path).items() if int(slot) != change.slot}
        if change.new:
            held[change.slot] = json.loads(change.new.line)
        self._files[path] = packed({str(slot): held[slot] for slot in sorted(held)}) if held else None

    def _about(self, changes: tuple[Change, ...], first: str) -> None:
        signs = dict(enumerate(self._index["pages"]))
        signs |= {each.slot: about_page(each.new, first) if each.new else " " for each in changes}
        pages = "".join(signs.get(slot, " ") for slot in range(max(signs) + 1)).rstrip(" ")
        self._files["muc-luc"] = packed({**self._index, "pages": pages})

    def _word(self, word: str, edits: Edits) -> bool:
        """Put what came and went into the file of the word; whether the files can stay as they are cut."""
        if word in self._alone:
            path = file_of("rieng", word)
            text = _edited(json.loads(self._read(path)), word, edits)
            self._files[path] = packed(text)
            return bool(text) and self._large(word)
        start = next((start for start in (*_starts(word), word) if start in self._beginnings), "")
        if not start:
            return False
        path = file_of("tu", start)
        before = self._held(path)
        held = {**before, word: _edited(before.get(word, ""), word, edits)}
        if word[0] in (KIND, FIELD) and not (before.get(word) and held[word]):
            return False  # a list more, or one less
        held = {each: held[each] for each in sorted(held) if held[each]}
        self._files[path] = packed(held)
        small = len(held) == 1 or size_of(held) <= SMALL
        return bool(held) and small and self._large(start[:-1])

    def _large(self, beginning: str) -> bool:
        """Whether a beginning that was split would be split again."""
        below = self._below[beginning]
        if not beginning or below & self._split:
            return True
        size = sum(size_of(self._held(file_of("tu", each))) for each in below)
        if beginning in self._alone:
            path = file_of("rieng", beginning)
            size += size_of({beginning: json.loads(self._files.get(path) or self._read(path))})
        return size > SMALL


def _starts(word: str) -> list[str]:
    """Its beginnings, but the whole."""
    return [word[:length] for length in range(1, len(word))]


def _words(found: Found | None) -> Words:
    if found is None:
        return set()
    named = {KIND + found.kind} | ({FIELD + found.field} if found.field else set())
    terms = {(word, number) for number, text in enumerate(found.terms) for word in text.split()}
    return terms | {(name, 0) for name in named}


def _note(edits: Edits, old: Words, new: Words, slot: int) -> None:
    for pair in old ^ new:
        edits[pair][slot] = pair in new


def _edited(text: str, word: str, edits: Edits) -> str:
    fields = [*text.split(" "), *("" for _ in FIELDS)][: len(FIELDS)]
    for number, own in enumerate(fields):
        if slots := edits.get((word, number)):
            come = {slot for slot, comes in slots.items() if comes}
            fields[number] = encoded((set(decoded(own)) - slots.keys()) | come)
    return " ".join(fields).rstrip()


def decoded(text: str) -> list[int]:
    """The slots that `encoded` made a text of."""
    values = [_VALUES[sign] for sign in text.lstrip(".")]
    if text.startswith("."):
        return [at * 6 + bit for at, six in enumerate(values) for bit in range(6) if six & (32 >> bit)]
    slots, gap, shift = [-1], 0, 0
    for digit in values:
        gap |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            slots.append(slots[-1] + gap + 1)
            gap = shift = 0
    return slots[1:]
