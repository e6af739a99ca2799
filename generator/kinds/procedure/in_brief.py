"""Time limits and fees in the few words that a list has room for: one value, the range of several, else how they begin.

Nothing is told shorter than it is true: a text that says more than a limit or an amount stands as it begins, with «…».
"""

import re
from collections.abc import Iterable

from generator.kinds.procedure.fees import nothing
from generator.rendering.linked_data import price
from generator.text.showing import show_number

MOST = 64  # letters of a text that stands whole
_LIMIT = re.compile(
    r"(?:(?:không quá|trong thời hạn|trong vòng|trong|tối đa)\s+)*"
    r"(\d+)\s+(ngày làm việc|ngày|giờ làm việc|giờ|tháng)\b",
    re.IGNORECASE,
)
_WHOLE_OF = re.compile(r"\s*,?\s*(?:gồm|trong đó)\b", re.IGNORECASE)  # then the parts of the limit follow
_FURTHER = re.compile(r"trường hợp|hoặc|gia hạn|kéo dài|riêng", re.IGNORECASE)  # then other limits may follow
_BOUNDS = re.compile(r"tối thiểu ([\d.]+ đồng),? (?:và )?tối đa ([\d.]+ đồng)\.?$", re.IGNORECASE)


def limit(texts: Iterable[str]) -> str:
    """'15 ngày làm việc', '05–10 ngày làm việc', 'Trong ngày nhận hồ sơ'."""
    told = _once(texts)
    found = [_limit(text) for text in told]
    known = [each for each in found if each]
    if len(known) < len(told):
        return _begun(told)
    if len({unit for _, unit in known}) > 1:
        return " hoặc ".join(dict.fromkeys(f"{number} {unit}" for number, unit in known))
    numbers = sorted({number for number, _ in known}, key=int)
    return f"{'–'.join(dict.fromkeys((numbers[0], numbers[-1])))} {known[0][1]}" if numbers else ""


def _limit(text: str) -> tuple[str, str] | None:
    """(number as typed, unit) of a text that tells one limit and from when it runs."""
    found = _LIMIT.match(text)
    if not found:
        return None
    rest = text[found.end() :]
    alone = _WHOLE_OF.match(rest) or not (_LIMIT.search(rest) or _FURTHER.search(rest))
    return (found[1], found[2].lower()) if alone else None


def amount(texts: Iterable[str]) -> str:
    """'3.000.000 đồng', '1.000.000–2.000.000 đồng', 'Không', 'Không hoặc đến 150.000 đồng'."""
    told = _once(texts)
    found = [_amounts(text) for text in told]
    if not all(found):
        return _begun(told)
    amounts = {each for own in found for each in own}
    if not any(amounts):
        return told[0] if len(told) == 1 else "Không"
    if 0 in amounts:
        return f"Không hoặc đến {show_number(max(amounts))} đồng"
    low, high = min(amounts), max(amounts)
    return f"{show_number(low)}–{show_number(high)} đồng" if low < high else f"{show_number(high)} đồng"


def _amounts(text: str) -> tuple[int, ...]:
    """The amount that a text is, or the bounds that it gives; () where it says more."""
    if nothing(text):
        return (0,)
    bounds = _BOUNDS.search(text)
    prices = [price(each) for each in (bounds.groups() if bounds else (text,))]
    return tuple(int(each) for each in prices if each is not None) if None not in prices else ()


def _once(texts: Iterable[str]) -> list[str]:
    return list({text.lower(): text for text in texts if text}.values())


def _begun(told: list[str]) -> str:
    """The first text, or its first sentence or words; «…» where more follows."""
    first = told[0]
    if len(first) > MOST:
        first = re.split(r"[.;]\s", first, maxsplit=1)[0]
    if len(first) > MOST:
        first = first[:MOST].rsplit(" ", 1)[0]
    return first if [first] == told else f"{first.rstrip(' .,;')}…"
