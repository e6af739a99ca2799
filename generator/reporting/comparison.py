"""Figures of the periodic report in words, each beside the same figure of the year before."""

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date as Date
from decimal import Decimal

from generator.days.periods import Period
from generator.reporting.parts import NONE, Line
from generator.shapes.figure import Figure
from generator.text.showing import percent, show_number

MARK = " (*)"  # of a number that can still change
UNKNOWN = "chưa có số liệu"
Figures = Callable[[Period], Iterable[Figure]]


def compared(figures: Figures, period: Period, day: Date) -> tuple[Line, ...]:
    """Each figure of the period, as far as it has come by a day, beside the one with its label a year before."""
    before = {figure.label: figure for figure in figures(period.year_before())}
    now = figures(dataclasses.replace(period, last=min(period.last, day)))
    return tuple(line(each, before.get(each.label), provisional=provisional(period, day)) for each in now)


def provisional(period: Period, day: Date) -> bool:
    """Whether the figures can still change: the period has not closed before that day."""
    return day <= period.last


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
        name=now.label,
        nothing=not any(map(_tells, (now, before) if before else (now,))),
    )


def _tells(figure: Figure) -> bool:
    """A rate tells something, even of 0%, once there is anything that it is a rate of."""
    return bool(figure.value if figure.whole is None else figure.whole)


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
    return f"{word} ({show_number(percent(abs(one - other), abs(other), places=1))}%)" if other else word
