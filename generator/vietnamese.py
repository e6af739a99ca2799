"""Compare, sort and print Vietnamese text, dates and numbers."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))))}]"  # a pattern
_OLD_TO_NEW_TONE_PLACE = {
    unicodedata.normalize("NFC", pair[0] + pair[1] + tone): unicodedata.normalize("NFC", pair[0] + tone + pair[1])
    for lower in ("oa", "oe", "uy")
    for pair in (lower, lower.capitalize(), lower.upper())
    for tone in _TONES
}
_TONE_PLACES = re.compile(f"(?<![qQ])(?:{'|'.join(_OLD_TO_NEW_TONE_PLACE)})")  # in «quý» the u belongs to the q


def fold(text: str) -> str:
    """'Thủ tục Đăng ký' -> 'thu tuc dang ky': lower case, no marks, single spaces; what readers type on a phone."""
    plain = text.replace("đ", "d").replace("Đ", "D")
    marked = unicodedata.normalize("NFD", plain)
    return " ".join("".join(c for c in marked if not unicodedata.combining(c)).lower().split())


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
    return _TONE_PLACES.sub(lambda found: _OLD_TO_NEW_TONE_PLACE[found.group()], single)


def same(one: str, other: str) -> bool:
    """Whether two names are equal but for spaces and the place of tone marks (hoá = hóa, uỷ = ủy)."""
    return canonical(one) == canonical(other)


def guess(typed: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or ''."""
    by_key = {key(name): name for name in known}
    near = difflib.get_close_matches(key(typed), by_key, n=1, cutoff=0.7)
    return by_key[near[0]] if near else ""


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
    """Order of Vietnamese dictionaries: letters first (a < ă < â, d < đ), tones second; numbers by size."""
    words = re.findall(r"\d{1,18}|[^\W\d_]+", canonical(text).lower())
    parts = [_word_key(word) for word in words]
    return tuple(letters for letters, _ in parts), tuple(tones for _, tones in parts)


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if word.isdecimal():
        return (-1, int(word)), ()
    letters, tones = [], []
    for letter in word:
        marks = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in marks if mark in _TONES), "")
        base = unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else letter
        letters.append(_LETTERS.index(base) if base in _LETTERS else ord(base[0]) + 100)
        tones.append(_TONES.index(tone) + 1 if tone else 0)
    return tuple(letters), tuple(tones)


def initial(text: str) -> str:
    """'«Ấn phẩm»' -> 'Â': the letter under which a dictionary has it; '0-9' for a number, '' without any."""
    found = re.search(r"[^\W_]", canonical(text))
    letter = unicodedata.normalize("NFD", found.group().upper()) if found else ""
    bare = unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in _TONES))
    return "0-9" if bare.isdecimal() else bare


def show_date(day: date) -> str:
    """date(2022, 5, 3) -> '03/05/2022'."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def show_time(hour: time) -> str:
    """time(7, 30) -> '07:30'."""
    return f"{hour.hour:02d}:{hour.minute:02d}"


def show_duration(length: timedelta) -> str:
    """timedelta(seconds=200) -> '3 phút 20 giây'."""
    minutes, seconds = divmod(length.seconds, 60)
    parts = ((length.days * 24 + minutes // 60, "giờ"), (minutes % 60, "phút"), (seconds, "giây"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def show_size(size: int) -> str:
    """1_234_567 bytes -> '1,2 MB', rounded up in its last digit: a reader on a phone is not told less than there is."""
    if size < 1_000_000:
        return f"{max(1, -(-size // 1000))} KB"
    return show_number(Decimal(-(-size // 100_000)) / 10) + " MB"


def show_number(number: Decimal | int) -> str:
    """Decimal('1234.50') -> '1.234,50': the digits as given, Vietnamese signs."""
    return f"{number:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


def percent(part: int, whole: int) -> Decimal:
    """2 of 3 -> Decimal('66.67'); 100 and 0 only where they are true, never by rounding."""
    exact = Decimal(100 * part) / whole
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if 0 < exact < 100:
        rounded = min(max(rounded, Decimal("0.01")), Decimal("99.99"))
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded
