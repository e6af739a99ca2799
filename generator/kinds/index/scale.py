"""On what scale the scores of an index stand side by side: as they are, or in percent where maxima differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.card import IndexCard
from generator.kinds.index.years import Year
from generator.rendering.charts import Reading
from generator.text.showing import percent, show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """`maxima` are those of the years, None where it is not known; `shared`: the axis is in percent of them."""

    maxima: Mapping[int, Decimal | None]
    shared: bool
    unit: str  # of the axis
    notes: tuple[str, ...]

    def at(self, year: int, score: Decimal | None) -> Decimal | None:
        """Where a score stands on the axis; None where that is not known."""
        if score is None or not self.shared:
            return score
        maximum = self.maxima.get(year)
        return score * 100 / maximum if maximum else None

    def end(self, value: Decimal) -> str:
        """'80', '55%': a value of the axis."""
        return show_number(value) + ("%" if self.shared else "")

    def told(self, reading: Reading) -> str:
        """'35,63/60 (59,4% điểm tối đa)'."""
        maximum = self.maxima.get(reading.year)
        if not self.shared or not maximum:
            return reading.text
        share = show_number(percent(reading.value, 100, places=1))
        return f"{reading.text}/{show_number(maximum)} ({share}% điểm tối đa)"

    def stretches(self, years: tuple[int, int]) -> tuple[tuple[int, int, str], ...]:
        """(first, last, 'tối đa 60') of the years that have one maximum, where there are several."""
        found: list[tuple[int, int, str]] = []
        for year in range(years[0], years[1] + 1) if self.shared else ():
            maximum = self.maxima.get(year)
            text = f"tối đa {show_number(maximum)}" if maximum else ""
            if found and found[-1][2] == text:
                found[-1] = (found[-1][0], year, text)
            else:
                found.append((year, year, text))
        return tuple(stretch for stretch in found if stretch[2])


def scale_of(index: IndexCard, scored: Sequence[Year], years: Iterable[int]) -> Scale:
    """The scale of the years that have a score, and of those others of which the country's alone is known."""
    maxima = {year: _maximum(index, year) for year in years} | {year.result.year: year.maximum for year in scored}
    shared = len({year.maximum for year in scored}) > 1
    return Scale(
        maxima=maxima,
        shared=shared,
        unit="%" if shared else index.names.unit,
        notes=(
            "Điểm tối đa không giống nhau giữa các năm nên trục đứng tính bằng phần trăm điểm tối đa; "
            "số cạnh mỗi dấu là điểm.",
        )
        if shared
        else (),
    )


def _maximum(index: IndexCard, year: int) -> Decimal | None:
    """The highest score of the method that is in use in a year."""
    return next((each.high for each in index.methods if each.first <= year <= (each.last or year)), None)
