"""Order Vietnamese text as dictionaries do."""

import re
import unicodedata
from functools import lru_cache

from generator.text.comparing import TONES, canonical

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Order of Vietnamese dictionaries: letters first (a < ă < â, d < đ), tones second; numbers by size."""
    words = re.findall(r"\d{1,18}|[^\W\d_]+", canonical(text).lower())
    parts = [_word_key(word) for word in words]
    return tuple(letters for letters, _ in parts), tuple(tones for _, tones in parts)


@lru_cache(maxsize=20_000)
def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if word.isdecimal():
        return (-1, int(word)), ()
    letters, tones = [], []
    for letter in word:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in TONES), "")
        base = unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else letter
        letters.append(_LETTERS.index(base) if base in _LETTERS else ord(base[0]) + 100)
        tones.append(TONES.index(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones)


def initial(text: str) -> str:
    """'«Ấn phẩm»' -> 'Â': the letter under which a dictionary has it; '0-9' for a number, '' without any."""
    found = re.search(r"[^\W_]", canonical(text))
    letter = unicodedata.normalize("NFD", found.group().upper()) if found else ""
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in TONES))
    return "0-9" if bare.isdecimal() else bare
