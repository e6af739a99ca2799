"""Where the marks of a chart stand: across in percent of its width, down in em of its text.

So one drawing fits any screen, and its text keeps its size. For which labels there is room is settled here, for the
narrowest phone and for a desk.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.rendering.axis import FOOT, HEAD, HEIGHT, LEFT, Scales, even, even_ranks

PHONE, DESK = 21.0, 41.0  # the least width of a drawing in em: at 320 px, and where the style sheet shows more labels
DIGIT = 0.7  # the width of a digit in em, rather too wide than too narrow: the font may be another


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value of one year; `joined` where a line may lead to it from the year before."""

    year: int
    value: Decimal
    text: str = ""
    joined: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A mark, with the end of the line that leads to it, if one does."""

    x: float
    y: float
    hollow: bool = False
    start: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text at its middle and base line; `more`: only where the drawing is as wide as on a desk."""

    x: float
    y: float
    text: str
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A value of the axis."""

    y: float
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A drawing of values by year: `height` in em, from the labels of the breaks above to the years below. The rules of
    the breaks reach from `rule_top` to `bottom`, the foot of the field.
    """

    height: float
    rule_top: float
    bottom: float
    ticks: tuple[Tick, ...]
    years: tuple[Label, ...]
    breaks: tuple[Label, ...]
    points: tuple[Point, ...]
    others: tuple[Point, ...]
    labels: tuple[Label, ...]
    stretches: tuple[Label, ...]  # the maximum of the years over which each stands
    unit: str  # of the axis, over its highest value


# ---- values by year --------------------------------------------------------------------------------------------------


def scores(
    years: tuple[int, int],
    own: Sequence[Reading],
    others: Sequence[Reading],
    breaks: Mapping[int, str],
    stretches: Iterable[tuple[int, int, str]] = (),
    unit: str = "",
) -> Plot:
    """Scores on an axis that begins near the lowest of them; `stretches` are (first, last year, text)."""
    ticks = even([each.value for each in (*own, *others)])
    scales = Scales(first=years[0], last=years[1], low=ticks[0], high=ticks[-1])
    return _plot(scales, ticks, own, others, breaks, tuple(stretches), unit)


def ranks(years: tuple[int, int], own: Sequence[Reading], last_place: int, breaks: Mapping[int, str]) -> Plot:
    """Ranks on an axis turned over, from 1 on top down to the last place."""
    ticks = even_ranks(last_place)
    scales = Scales(first=years[0], last=years[1], low=ticks[-1], high=ticks[0])
    return _plot(scales, ticks, own, (), breaks, (), "")


def _plot(
    scales: Scales,
    ticks: list[Decimal],
    own: Sequence[Reading],
    others: Sequence[Reading],
    breaks: Mapping[int, str],
    stretches: Sequence[tuple[int, int, str]],
    unit: str,
) -> Plot:
    points, beside = tuple(_points(scales, own)), tuple(_points(scales, others))
    axis = tuple(Tick(y=scales.y(value), value=value) for value in ticks)
    return Plot(
        height=HEAD + HEIGHT + FOOT + (1.5 if stretches else 0),
        rule_top=HEAD - 0.8,
        bottom=HEAD + HEIGHT,
        ticks=axis,
        years=tuple(_years(scales)),
        breaks=tuple(_named(scales, breaks)),
        points=points,
        others=beside,
        labels=tuple(_labels(own, points, beside, axis)),
        stretches=tuple(_over(scales, stretches)),
        unit=unit,
    )


def _points(scales: Scales, readings: Sequence[Reading]) -> Iterator[Point]:
    """The marks in order of years; no line leads over a year without a value."""
    before: Reading | None = None
    for each in sorted(readings, key=lambda reading: reading.year):
        joined = each.joined and before is not None and before.year == each.year - 1
        start = (scales.x(before.year), scales.y(before.value)) if before and joined else None
        yield Point(x=scales.x(each.year), y=scales.y(each.value), hollow=each.hollow, start=start)
        before = each


def _named(scales: Scales, breaks: Mapping[int, str]) -> Iterator[Label]:
    """The mark of each over its rule."""
    for year, mark in breaks.items():
        yield Label(x=scales.x(year - 0.5), y=HEAD - 1.1, text=mark)


def _over(scales: Scales, stretches: Iterable[tuple[int, int, str]]) -> Iterator[Label]:
    """What holds for some years, under their years in the middle, where they have room for it on a phone."""
    for first, last, text in stretches:
        if len(text) * DIGIT <= (last - first + 1) * scales.slot / 100 * PHONE:
            yield Label(x=scales.x((first + last) / 2), y=HEAD + HEIGHT + 3, text=text)


# ---- labels for which there is room ----------------------------------------------------------------------------------


def _years(scales: Scales) -> Iterator[Label]:
    """Years under the field, counted back from the newest; on a phone perhaps only every second or third of them."""
    need = 4 * DIGIT + 0.4
    desk = math.ceil(need / (scales.slot * DESK / 100))
    phone = math.ceil(need / (scales.slot * PHONE / 100) / desk) * desk
    for year in range(scales.last, scales.first - 1, -desk):
        yield Label(x=scales.x(year), y=HEAD + HEIGHT + 1.5, text=str(year), more=(scales.last - year) % phone != 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


def _labels(
    own: Sequence[Reading], points: Sequence[Point], others: Sequence[Point], ticks: Iterable[Tick]
) -> Iterator[Label]:
    """The value beside its mark, above or else below, the telling ones first, as long as none meets anything."""
    in_order = sorted(own, key=lambda reading: reading.year)
    placed: dict[int, float] = {}
    for width in (PHONE, DESK):
        known = set(placed)
        taken = [_around(point.x, point.y, 0.6, width) for point in (*points, *others)]
        taken += [box for point in (*points, *others) for box in _along(point, width)]
        taken += [_Box(left=0, right=width * (LEFT - 2) / 100, top=tick.y - 0.6, bottom=tick.y + 0.6) for tick in ticks]
        taken += [_text(points[at], placed[at], in_order[at].text, width) for at in placed]
        for at in _telling(in_order):
            if at not in placed:
                ways = (round(points[at].y + down, 2) for down in (-0.75, 1.55))
                boxes = ((y, _text(points[at], y, in_order[at].text, width)) for y in ways)
                found = next(((y, box) for y, box in boxes if _fits(box, width, taken)), None)
                if found:
                    placed[at] = found[0]
                    taken.append(found[1])
        for at in sorted(placed.keys() - known):
            yield Label(x=points[at].x, y=placed[at], text=in_order[at].text, more=width == DESK)


def _telling(readings: Sequence[Reading]) -> list[int]:
    """The newest, the highest, the lowest, the oldest, then the others back in time."""
    numbers = range(len(readings))
    by_value = sorted(numbers, key=lambda at: readings[at].value)
    return list(dict.fromkeys([numbers[-1], by_value[-1], by_value[0], 0, *reversed(numbers)])) if readings else []


def _fits(box: _Box, width: float, taken: Iterable[_Box]) -> bool:
    inside = box.left >= 0 and box.right <= width and box.top >= HEAD - 0.85 and box.bottom <= HEAD + HEIGHT
    return inside and not any(box.meets(other) for other in taken)


def _text(point: Point, y: float, text: str, width: float) -> _Box:
    middle, half = point.x * width / 100, len(text) * DIGIT / 2
    return _Box(left=middle - half, right=middle + half, top=y - 0.95, bottom=y + 0.2)


def _around(x: float, y: float, side: float, width: float) -> _Box:
    middle, half = x * width / 100, side / 2
    return _Box(left=middle - half, right=middle + half, top=y - half, bottom=y + half)


def _along(point: Point, width: float) -> Iterator[_Box]:
    """Small boxes along the line that leads to a mark."""
    if point.start:
        x, y = point.start
        for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            yield _around(x + (point.x - x) * part, y + (point.y - y) * part, 0.1, width)


# ---- pairs -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Two values each on one axis from `low` to `high`, as percent of its length."""

    low: int
    high: int
    places: tuple[tuple[float, float], ...]


def pairs(values: Sequence[tuple[Decimal, Decimal]]) -> Pairs:
    """Percentages before and after, on the shortest axis of whole tens that holds them."""
    every = [value for pair in values for value in pair]
    low, high = math.floor(min(every) / 10) * 10, math.ceil(max(every) / 10) * 10
    high = max(high, low + 10)
    places = tuple((_share(before, low, high), _share(after, low, high)) for before, after in values)
    return Pairs(low=low, high=high, places=places)


def _share(value: Decimal, low: int, high: int) -> float:
    return round(float(value - low) / (high - low) * 100, 2)
