"""The index of search in parts: what one query loads is bounded, and an edit changes few of them.

A page has a slot by its address alone, so that others keep theirs; a word stands in a file by its beginning; the lines
that are shown stand four slots to a file. `templates/assets/js/search/parts.js` reads all this.
"""

import hashlib
import json
import re
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby, pairwise
from math import log2

from generator.text.comparing import fold

FIELDS = ("words", "summary", "label", "title", "keywords", "code")  # in the order in which a posting tells them
SHORT = range(1, 5)  # of FIELDS: what is said in short of a page, whose words are the vocabulary
KIND, FIELD = "@", "#"  # before the name of a kind, of a field of work: no word begins so
SMALL = 6_000  # bytes of a file of words; only a word in very many pages takes more
LINES = 4  # slots to a file of lines
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ABOUT = 0xA1  # the first sign of those that tell about a page; all take two bytes
VOCABULARY = 15_000  # bytes of the words of all names, by which the script sees what a misspelt word means
PLAIN = re.compile("[a-z]{2,}")  # words of the vocabulary
_CODE = re.compile(r"[0-9]\.[0-9]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a record or a page gives to the index: plain and small, of itself alone."""

    whole: str  # its entry where the index is one file: JSON
    line: str  # the same without what only finds it
    address: str
    kind: str
    field: str
    terms: tuple[str, ...]  # by FIELDS: each once, between spaces


def found_of(entry: Mapping[str, str]) -> Found:
    """The fragment of an entry."""
    return Found(
        whole=packed(entry),
        line=packed({name: value for name, value in entry.items() if name not in ("words", "field")}),
        address=entry["address"],
        kind=entry["kind"],
        field=entry.get("field", ""),
        terms=(_terms(entry.get("words", "").split()), *(_terms(chunks(entry.get(name, ""))) for name in FIELDS[1:])),
    )


def _terms(chunked: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(chain.from_iterable(map(terms, chunked))))


def packed(value: object) -> str:
    """JSON as machines read it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def chunks(text: str) -> list[str]:
    """What stands between spaces, folded, without the signs around it."""
    return re.findall(r"[^\W_](?:\S*[^\W_])?", fold(text))


def terms(chunk: str) -> tuple[str, ...]:
    """By what a chunk is found: '47/kh-ubnd' by '47', 'kh', 'ubnd', '47khubnd' and itself; as `terms` of words.js."""
    if chunk.isalnum():
        return (chunk,)
    parts = [chunk[:8]] if _CODE.match(chunk) else re.split(r"[\W_]+", chunk)
    return (*parts, "".join(parts), chunk) if len(parts) > 1 else (parts[0],)


# ---- slots -----------------------------------------------------------------------------------------------------------


def slots_of(addresses: Iterable[str]) -> Mapping[str, int]:
    """A number for each address, from its digest: another address moves only the few that are crowded beside it."""
    keyed = sorted((_number(each), each) for each in addresses)
    count, found, free = len(keyed), dict[str, int](), 0
    for number, address in keyed:
        found[address] = max(free, _place(number, count))
        free = found[address] + 1
    return found


def least_slot(address: str, count: int) -> int:
    """The slot of an address among so many, where none is crowded."""
    return _place(_number(address), count)


def _number(address: str) -> int:
    return int.from_bytes(hashlib.sha256(address.encode()).digest()[:8])


def _place(number: int, count: int) -> int:
    return number >> 64 - (count * 10 // 7).bit_length()


# ---- files -----------------------------------------------------------------------------------------------------------


def index_files(slots: Mapping[str, int], fragments: Iterable[Found]) -> Iterator[tuple[str, str]]:
    """(name, text) of every file of an index in parts; `fragments` in the order in which they are listed."""
    postings = tuple[dict[str, list[int]], ...](defaultdict(list) for _ in FIELDS)
    lines: dict[int, dict[int, str]] = defaultdict(dict)
    listed: list[tuple[int, str, str]] = []
    about = [" "] * (max(slots.values()) + 1)
    first = ""
    for each in fragments:
        slot, first = slots[each.address], first or each.kind
        for own, by_term in zip(each.terms, postings, strict=True):
            for term in own.split():
                by_term[term].append(slot)
        listed.append((slot, each.kind, each.field))
        lines[slot // LINES][slot] = each.line
        about[slot] = about_page(each, 0 if each.kind == "trang" else 2 if each.kind == first else 1)
    lists = lists_of(listed)
    postings[0].update(lists)
    yield from list_files(lists)
    for number, held in lines.items():
        inside = ",".join(f'"{slot}":{held[slot]}' for slot in sorted(held))
        yield f"dong/{number}", f"{{{inside}}}"
    words = _Words(postings)
    yield from words.files
    names, rest = vocabulary(postings[number] for number in SHORT)
    yield "tu-vung", packed(" ".join(names))
    known = {"words": words.beginnings, "alone": words.alone, "lists": sorted(lists)}
    texts = {name: " ".join(each) for name, each in known.items()}
    yield "muc-luc", packed({"pages": "".join(about), **texts, "rest": rest})


def vocabulary(postings: Iterable[Mapping[str, list[int]]]) -> tuple[list[str], str]:
    """The plain words of what is said in short of pages, by their slots; of too many those of the most pages, and then
    the first that is left out, after the number of its pages.
    """
    often: Counter[str] = Counter()
    for by_term in postings:
        often.update({term: len(slots) for term, slots in by_term.items() if PLAIN.fullmatch(term)})
    found, size = list[str](), 0
    for rank, term in sorted((-count, term) for term, count in often.items()):
        size += len(term) + 1
        if size > VOCABULARY:
            return sorted(found), f"{-rank} {term}"
        found.append(term)
    return sorted(found), ""


def lists_of(pages: Iterable[tuple[int, str, str]]) -> Mapping[str, list[int]]:
    """The slots of each kind and of each field in order; `pages` are slot, kind and field or ''."""
    found: dict[str, list[int]] = defaultdict(list)
    for slot, kind, field in pages:
        for name in filter(None, (KIND + kind, field and FIELD + field)):
            found[name].append(slot)
    return found


def list_files(lists: Mapping[str, list[int]]) -> Iterator[tuple[str, str]]:
    """(name, text) of the files that tell them."""
    yield from ((file_of("thu-tu", name), packed("".join(map(_three_digits, own)))) for name, own in lists.items())


def about_page(found: Found, place: int) -> str:
    """One sign: the page's place among equals, and in few steps the lengths of its title, all words and summary."""
    words, summary, _, title = (log2(text.count(" ") + 1) for text in found.terms[:4])
    steps = ((12, round(title * 2)), (12, round(words * 2) - 8), (4, round(summary) - 3))
    number = place
    for count, step in steps:
        number = number * count + min(max(step, 0), count - 1)
    return chr(ABOUT + number)


def place_of(sign: str) -> int:
    """The page's place among equals, of such a sign."""
    return (ord(sign) - ABOUT) // (12 * 12 * 4)


def _three_digits(slot: int) -> str:
    return DIGITS[slot >> 12] + DIGITS[slot >> 6 & 63] + DIGITS[slot & 63]


def file_of(folder: str, name: str) -> str:
    """('tu', '1.0') -> 'tu/1_2e_0': letters and figures alone, whatever the system."""
    return f"{folder}/{re.sub('[^a-z0-9]', lambda sign: f'_{ord(sign[0]):x}_', name)}"


class _Words:
    """Every word in the file of its beginning, one of `beginnings`; where that would grow too large there is a file for
    each longer beginning, one for the word itself if it is one of `alone`, and one that tells the pages of all longer
    words together.
    """

    def __init__(self, postings: Sequence[Mapping[str, list[int]]]) -> None:
        self._slots = postings
        self._texts = {term: posting(self._of(term)) for term in set().union(*postings)}
        self.beginnings: list[str] = []
        self.alone: list[str] = []
        self.files: list[tuple[str, str]] = []
        self._split("", sorted(self._texts))

    def _of(self, word: str) -> list[Collection[int]]:
        return [by_word.get(word, ()) for by_word in self._slots]

    def _split(self, prefix: str, words: list[str]) -> list[Collection[int]]:
        """Write the files of all words with this beginning; the slots that have one, by field."""
        if prefix and (len(words) == 1 or size_of({each: self._texts[each] for each in words}) <= SMALL):
            self.beginnings.append(prefix)
            self.files.append((file_of("tu", prefix), packed({word: self._texts[word] for word in words})))
            return _union(map(self._of, words))
        own = words[0] == prefix
        if own:
            self.alone.append(prefix)
            self.files.append((file_of("rieng", prefix), packed(self._texts[prefix])))
        starts = groupby(words[own:], lambda word: word[: len(prefix) + 1])
        longer = _union(self._split(start, list(each)) for start, each in starts)
        if prefix not in ("", KIND, FIELD):
            self.files.append((file_of("dau", prefix), packed(posting(longer))))
        return _union((self._of(prefix), longer)) if own else longer


def size_of(held: Mapping[str, str]) -> int:
    """Of a file that holds these words."""
    return sum(len(word) + len(text) + 6 for word, text in held.items())


def _union(sets: Iterable[list[Collection[int]]]) -> list[Collection[int]]:
    """One after the other: all at once they take much room."""
    union = tuple(set[int]() for _ in FIELDS)
    for each in sets:
        for all_slots, slots in zip(union, each, strict=True):
            all_slots.update(slots)
    return list(union)


def posting(fields: Iterable[Collection[int]]) -> str:
    """What is told of a word: its slots by field."""
    return " ".join(map(encoded, fields)).rstrip()


def encoded(slots: Collection[int]) -> str:
    """The shorter of two: the gaps between the slots, each in digits of five bits; after '.', all bits in base 64."""
    in_order = sorted(slots)
    whole = in_order[-1] // 6 + 2 if in_order else 0
    if len(in_order) < whole:
        gaps = "".join(_digits(slot - last - 1) for last, slot in pairwise((-1, *in_order)))
        if len(gaps) <= whole:
            return gaps
    return _bitmap(in_order, whole) if in_order else ""


def _bitmap(slots: Iterable[int], length: int) -> str:
    held = bytearray(length)
    for slot in slots:
        held[slot >> 3] |= 128 >> (slot & 7)
    return "." + b64encode(held).decode()[: length - 1]


@cache
def _digits(number: int) -> str:
    return DIGITS[number] if number < 32 else DIGITS[32 | number & 31] + _digits(number >> 5)
