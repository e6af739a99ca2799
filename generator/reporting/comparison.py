"""A figure of the periodic report in words, beside the same figure of the year before."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.shapes.figure import Figure
from generator.text.showing import percent, show_number

MARK = " (*)"  # of a number that can still change
UNKNOWN, NONE = "chưa có số liệu", "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure in words: in the period, in the same period of the year before, and the difference."""

    label: str
    value: str
    before: str = NONE
    change: str = NONE


def line(now: Figure, before: Figure | None, *, provisional: bool) -> Line:
    """A figure beside that of the year before, where there is one."""
    label = f"{now.label} ({now.note})" if now.note else now.label
    value = _shown(now)
    known = before is not None and _amount(before) is not None
    return Line(
        label=label,
        value=value + MARK if provisional and _amount(now) is not None else value,
        before=_shown(before) if before and known else NONE,
        change=_change(now, before) if before and known and _amount(now) is not None else NONE,
    )


def _amount(figure: Figure) -> Decimal | None:
    """The number of a figure, in percent where it is a rate; None where there is none."""
    if figure.whole is None:
        return None if figure.value is None else Decimal(figure.value)
    return percent(figure.part, figure.whole) if figure.whole else None


def _shown(figure: Figure) -> str:
    """'12 hồ sơ', '66,67% (2/3 hồ sơ)'."""
    amount = _amount(figure)
    if figure.whole is not None:
        base = f" {figure.base}" if figure.base else ""
        return f"không có{base}" if amount is None else f"{show_number(amount)}% ({figure.part}/{figure.whole}{base})"
    return UNKNOWN if amount is None else f"{show_number(amount)} {figure.unit}".strip()


def _change(now: Figure, before: Figure) -> str:
    """'tăng 3 (50%)', 'giảm 2,5 điểm phần trăm', 'không đổi'; no percentage of zero."""
    one, other = _amount(now) or Decimal(0), _amount(before) or Decimal(0)
    if one == other:
        return "không đổi"
    word = f"{'tăng' if one > other else 'giảm'} {show_number(abs(one - other))}"
    if now.whole is not None:
        return f"{word} điểm phần trăm"
    return f"{word} ({show_number(_relative(one, other))}%)" if other else word


def _relative(one: Decimal, other: Decimal) -> Decimal:
    share = (abs(one - other) * 100 / abs(other)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return share.quantize(Decimal(1)) if share == share.to_integral() else share
