"""Compare Vietnamese text: without accents, without regard to spaces and tone places; guess what was meant."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))))}]"  # a pattern
_OLD_TO_NEW_TONE_PLACE = {
    unicodedata.normalize("NFC", pair[0] + pair[1] + tone): unicodedata.normalize("NFC", pair[0] + tone + pair[1])
    for lower in ("oa", "oe", "uy")
    for pair in (lower, lower.capitalize(), lower.upper())
    for tone in TONES
}
_TONED = "".join(sorted({pair[1] for pair in _OLD_TO_NEW_TONE_PLACE}))
_TONE_PLACES = re.compile(f"[OoUu](?<![qQ].)[{_TONED}]")  # in «quý» the u belongs to the q


class _Plain(dict[int, str]):
    """Each letter as readers type it on a phone, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        marked = unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(chr(code), chr(code)))
        self[code] = "".join(letter for letter in marked if not unicodedata.combining(letter)).lower()
        return self[code]


_PLAIN = _Plain()


def fold(text: str) -> str:
    """'Thủ tục Đăng ký' -> 'thu tuc dang ky': lower case, no marks, single spaces; what readers type on a phone."""
    return " ".join(text.translate(_PLAIN).split())


@lru_cache(maxsize=4096)  # labels and words of vocabularies, again and again
def key(text: str) -> str:
    """The form in which names of keys are compared: no accents, case, spaces, underscores or commas."""
    return re.sub(r"[\s_,]", "", fold(text))


def column(label: str) -> str:
    """'Thời hạn giải quyết' -> 'thoi_han_giai_quyet': the name of an attribute or an open-data column."""
    return re.sub(r"\W+", "_", fold(label)).strip("_")


def slug(text: str) -> str:
    """'Điều 1. Phạm vi' -> 'dieu-1-pham-vi'."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def canonical(text: str) -> str:
    """The form in which names and closed-list values are compared: NFC, single spaces, one place for the tone mark."""
    single = " ".join(unicodedata.normalize("NFC", text).split())
    return _TONE_PLACES.sub(lambda found: _OLD_TO_NEW_TONE_PLACE.get(found[0], found[0]), single)


def same(one: str, other: str) -> bool:
    """Whether two names are equal but for spaces and the place of tone marks (hoá = hóa, uỷ = ủy)."""
    return canonical(one) == canonical(other)


def guess(typed: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or ''. Never another number: 1.001786 is not meant by 1.001716."""
    digits = re.sub(r"\D", "", typed)
    by_key = {key(name): name for name in known if re.sub(r"\D", "", name) == digits}
    near = difflib.get_close_matches(key(typed), by_key, n=1, cutoff=0.7)
    return by_key[near[0]] if near else ""
