"""What a procedure takes and costs in the few words that a phone has room for: an amount or a range, never a guess.

A text is shortened only where what is left says the same: an amount and from when it counts, or the bounds of a fee.
All others stand as they are, up to the end of their first clause.
"""

import re
from collections.abc import Iterable

from generator.kinds.procedure.fees import nothing
from generator.kinds.procedure.record import Procedure

ROOM = 70  # letters of a value that is no amount
BY_CASE = "tùy trường hợp"
_LIMIT = re.compile(
    r"(?:(?:không quá|tối đa|trong(?: vòng)?) )?(\d+) (ngày làm việc|giờ làm việc|ngày|giờ|tháng)", re.IGNORECASE
)
_SINCE = re.compile(r",? (?:kể |tính )?từ [^;\d]*|[,:]? \(?gồm .*")  # what may follow without changing the amount
_MONEY = r"(\d{1,3}(?:\.\d{3})*) đồng"
_AMOUNT = re.compile(_MONEY)
_BOUNDS = re.compile(rf"[^;]*tối thiểu {_MONEY},? (?:và )?tối đa {_MONEY}")


def time_limit(procedure: Procedure) -> str:
    """'10–15 ngày làm việc': every limit, whatever the case and the way of handing in."""
    ways = (way.thoi_han_giai_quyet for way in procedure.cach_thuc_thuc_hien)
    texts = _once((*(each.thoi_han for each in procedure.thoi_han_giai_quyet), *ways))
    found = [limit for text in texts if (limit := _limit(text))]
    units = {unit for _, unit in found}
    if len(found) < len(texts) or len(units) != 1:
        return _few(texts)
    return f"{_span(found)} {units.pop()}"


def fee(procedure: Procedure) -> str:
    """'1.000.000–2.000.000 đồng': every fee, likewise; «Không» as it is typed where nothing is paid."""
    ways = (way.phi_le_phi for way in procedure.cach_thuc_thuc_hien)
    texts = _once((*(each.muc for each in procedure.phi_le_phi), *ways))
    found = [bounds for text in texts if (bounds := _bounds(text))]
    if len(found) < len(texts) or all(nothing(text) for text in texts):
        return _few(texts)
    amounts = [(amount, "") for bounds in found for amount in bounds]
    span = _span([(amount, unit) for amount, unit in amounts if amount != "0"])
    return f"{f'Không hoặc {span}' if ('0', '') in amounts else span} đồng"


def papers(procedure: Procedure) -> str:
    """'18 giấy tờ', or of several cases '5 trường hợp, 3 đến 5 giấy tờ'."""
    numbers = [len(each.giay_to) for each in procedure.thanh_phan_ho_so]
    low, high = min(numbers), max(numbers)
    cases = f"{len(numbers)} trường hợp, " if len(numbers) > 1 else ""
    return f"{cases}{low if low == high else f'{low} đến {high}'} giấy tờ"


def _once(texts: Iterable[str]) -> list[str]:
    """Those that say something, in their order, without regard to capitals."""
    return list({text.casefold(): text for text in reversed([*filter(None, texts)])}.values())[::-1]


def _limit(text: str) -> tuple[str, str] | None:
    """(digits as typed, unit)."""
    found = _LIMIT.match(text)
    rest = text[found.end() :].rstrip(".") if found else ""
    return (found[1], found[2].lower()) if found and (not rest or _SINCE.fullmatch(rest)) else None


def _bounds(text: str) -> tuple[str, ...]:
    """The amounts between which a fee lies, as typed."""
    text = text.rstrip(". ")
    found = _AMOUNT.fullmatch(text) or _BOUNDS.fullmatch(text)
    return found.groups() if found else ("0",) if nothing(text) else ()


def _span(found: Iterable[tuple[str, str]]) -> str:
    own = sorted((digits for digits, _ in found), key=lambda digits: int(digits.replace(".", "")))
    return own[0] if int(own[0].replace(".", "")) == int(own[-1].replace(".", "")) else f"{own[0]}–{own[-1]}"


def _few(texts: list[str]) -> str:
    """Texts that are no amounts: the only one up to the end of its first clause, several only where there is room."""
    if len(texts) > 1:
        whole = "; ".join(texts)
        return whole if len(whole) <= ROOM else BY_CASE.capitalize()
    text = texts[0]
    if len(text) <= ROOM:
        return text
    first = re.split(r"[;.] ", text, maxsplit=1)[0]
    return f"{first if len(first) <= ROOM else first[:ROOM].rpartition(' ')[0]} …"
