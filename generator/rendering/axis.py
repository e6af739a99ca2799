"""The axes of a chart: which round values stand on them, and where a year and a value stand between their ends."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

HEIGHT, HEAD, FOOT = 12.0, 2.4, 2.0  # of the field in em; of the room above and below it
LEFT, RIGHT = 11.0, 9.0  # margins of the field, in percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """What turns years and values into places. A rank has its `low`, the last place, at the foot: 1 is on top."""

    first: int
    last: int
    low: Decimal
    high: Decimal

    @property
    def slot(self) -> float:
        """The room of one year, in percent."""
        return (100 - LEFT - RIGHT) / (self.last - self.first + 1)

    def x(self, year: float) -> float:
        return round(LEFT + (year - self.first + 0.5) * self.slot, 2)

    def y(self, value: Decimal) -> float:
        return round(HEAD + HEIGHT * (1 - float((value - self.low) / (self.high - self.low))), 2)


def even_ranks(last: int) -> list[Decimal]:
    """63 -> [1, 20, 40, 63]: the first and the last of so many places, with a few round ones between them."""
    step = max(1, int(_round(Decimal(last) / 5)))
    between = [place for place in range(step, last, step) if step / 2 < last - place and place > 1]
    return [Decimal(place) for place in (1, *between, max(last, 2))]


def even(values: Iterable[Decimal]) -> list[Decimal]:
    """[80.08, 90.13] -> [80, 85, 90, 95]: round values, at most six, that hold all of these between them."""
    low, high = min(values := tuple(values)), max(values)
    step = _round(max(high - low, Decimal("0.1")) / 5)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [(number * step).normalize() + 0 for number in range(first, max(last, first + 1) + 1)]


def _round(size: Decimal) -> Decimal:
    """The least of 1, 2, 5, 10, 20, … or 0.1, 0.2, 0.5, … that is not under a size."""
    unit = Decimal(10) ** math.floor(math.log10(size))
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= size)
