"""Where the marks of a small line stand, in percent of its drawing."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.rendering.charts import Reading
from generator.shapes.spark import Spark

EDGE = 6  # the margin around the marks, in percent


def spark(
    name: str,
    ends: str,
    readings: Sequence[Reading],
    years: tuple[int, int],
    values: tuple[Decimal, Decimal],
    breaks: Iterable[int],
) -> Spark:
    """Readings in order of years between a first and a last year, a lowest and a highest value."""
    slots = max(years[1] - years[0], 1)

    def x(year: float) -> float:
        return round(EDGE + (year - years[0]) / slots * (100 - 2 * EDGE), 2)

    def y(value: Decimal) -> float:
        return round(EDGE + float((values[1] - value) / (values[1] - values[0])) * (100 - 2 * EDGE), 2)

    joined = [(a, b) for a, b in pairwise(readings) if b.joined and b.year == a.year + 1]
    return Spark(
        name=name,
        ends=ends,
        marks=tuple((x(each.year), y(each.value)) for each in readings),
        lines=tuple((x(a.year), y(a.value), x(b.year), y(b.value)) for a, b in joined),
        rules=tuple(x(year - 0.5) for year in breaks),
    )
