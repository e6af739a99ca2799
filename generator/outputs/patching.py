"""An index in parts after an edit: the files that change, from those before and the fragments that changed alone.

Where a file would have to be split or joined, nothing is told: the index is then made anew, of all fragments.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from generator.outputs.postings import (
    DIGITS,
    FIELDS,
    LINES,
    PLAIN,
    SHORT,
    SMALL,
    VOCABULARY,
    Found,
    about_page,
    encoded,
    file_of,
    least_slot,
    packed,
    place_of,
    size_of,
)

_VALUES = {sign: value for value, sign in enumerate(DIGITS)}

Words = set[tuple[str, int]]  # each with the number of its field
Edits = dict[tuple[str, int], dict[int, bool]]  # by word and field: the slots that come (True) or go
Change = tuple[Found, Found]  # a fragment as it was and as it is


def patched(read: Callable[[str], str], changes: Iterable[Change]) -> Mapping[str, str] | None:
    """The text of every file that changes, by its name as `index_files` told it; `read` gives what it was, or raises
    LookupError. None where the index must be made anew.
    """
    return _Patch(read).with_all(tuple(changes))


def count_of(read: Callable[[str], str]) -> int:
    """How many pages the index leads to."""
    return _count(json.loads(read("muc-luc"))["pages"])


def _count(pages: str) -> int:
    return len(pages) - pages.count(" ")


class _Patch:
    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._files: dict[str, str] = {}
        self._index: dict[str, str] = json.loads(read("muc-luc"))
        self._beginnings, self._alone = (set(self._index[name].split()) for name in ("words", "alone"))
        self._split = {start for each in self._beginnings for start in _starts(each)}
        self._below: dict[str, set[str]] = defaultdict(set)  # by a beginning: those of one letter more
        for each in self._beginnings | self._split:
            self._below[each[:-1]].add(each)

    def with_all(self, changes: tuple[Change, ...]) -> Mapping[str, str] | None:
        edits: Edits = defaultdict(dict)
        unions: Edits = defaultdict(dict)
        for old, new in changes:
            if (old.address, old.kind, old.field) != (new.address, new.kind, new.field):
                return None
            slot = self._slot(old.address)
            before, after = _words(old), _words(new)
            _note(edits, before, after, slot)
            _note(unions, self._begun(before), self._begun(after), slot)
            self._line(slot, new)
        for beginning in {name for name, _ in unions}:
            path = file_of("dau", beginning)
            self._files[path] = packed(_edited(json.loads(self._text(path)), beginning, unions))
        whole = all(self._word(word, edits) for word in {name for name, _ in edits}) and self._vocabulary(edits)
        return self._files if whole else None

    def _slot(self, address: str) -> int:
        """Where the lines of an address stand: at its own place, or crowded a little further."""
        pages = self._index["pages"]
        slot = least_slot(address, _count(pages))
        while json.loads(self._held(f"dong/{slot // LINES}")[str(slot)])["address"] != address:
            slot += 1
        return slot

    def _line(self, slot: int, new: Found) -> None:
        path = f"dong/{slot // LINES}"
        held = self._held(path) | {str(slot): new.line}
        self._files[path] = "{" + ",".join(f'"{each}":{line}' for each, line in held.items()) + "}"
        pages = self._index["pages"]
        sign = about_page(new, place_of(pages[slot]))
        self._index["pages"] = pages[:slot] + sign + pages[slot + 1 :]
        self._files["muc-luc"] = packed(self._index)

    def _begun(self, words: Words) -> Words:
        return {(start, number) for word, number in words for start in _starts(word) if start in self._split}

    def _text(self, path: str) -> str:
        """A file as it stands by now."""
        return self._files.get(path) or self._read(path)

    def _held(self, path: str) -> dict[str, str]:
        held = json.loads(self._text(path))
        return {name: each if isinstance(each, str) else packed(each) for name, each in held.items()}

    def _word(self, word: str, edits: Edits) -> bool:
        """Put what came and went into the file of the word; whether the files can stay as they are cut."""
        if word in self._alone:
            path = file_of("rieng", word)
            text = _edited(json.loads(self._text(path)), word, edits)
            self._files[path] = packed(text)
            return bool(text) and self._large(word)
        start = next((start for start in (*_starts(word), word) if start in self._beginnings), "")
        if not start:
            return False
        path = file_of("tu", start)
        before = self._held(path)
        held = {**before, word: _edited(before.get(word, ""), word, edits)}
        held = {each: held[each] for each in sorted(held) if held[each]}
        self._files[path] = packed(held)
        small = len(held) == 1 or size_of(held) <= SMALL
        return bool(held) and small and self._large(start[:-1])

    def _vocabulary(self, edits: Edits) -> bool:
        """Put what came and went into the words of all names; whether those left out stay so."""
        changed = {name for name, number in edits if number in SHORT and PLAIN.fullmatch(name)}
        if not changed:
            return True
        words = set(json.loads(self._read("tu-vung")).split())
        count, _, first_out = self._index["rest"].partition(" ")
        for word in changed:
            often = sum(len(decoded(slots)) for slots in self._posting(word).split(" ")[SHORT.start : SHORT.stop])
            if first_out:
                if word == first_out or (word in words) != ((-often, word) < (-int(count), first_out)):
                    return False
            elif often:
                words.add(word)
            else:
                words.discard(word)
        self._files["tu-vung"] = packed(" ".join(sorted(words)))
        return sum(len(word) + 1 for word in words) <= VOCABULARY

    def _posting(self, word: str) -> str:
        """What is told of a word by now; '' where it is gone."""
        if word in self._alone:
            text: str = json.loads(self._text(file_of("rieng", word)))
            return text
        start = next(start for start in (*_starts(word), word) if start in self._beginnings)
        return self._held(file_of("tu", start)).get(word, "")

    def _large(self, beginning: str) -> bool:
        """Whether a beginning that was split would be split again."""
        below = self._below[beginning]
        if not beginning or below & self._split:
            return True
        size = sum(size_of(self._held(file_of("tu", each))) for each in below)
        if beginning in self._alone:
            size += size_of({beginning: json.loads(self._text(file_of("rieng", beginning)))})
        return size > SMALL


def _starts(word: str) -> list[str]:
    """Its beginnings, but the whole."""
    return [word[:length] for length in range(1, len(word))]


def _words(found: Found) -> Words:
    return {(term, number) for number, text in enumerate(found.terms) for term in text.split()}


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
