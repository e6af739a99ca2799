"""Two neighbouring years of an index, component by component, where they may be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.card import Break, Component, IndexCard, IndexResultCard, Method, Names, method_of
from generator.kinds.index.words import incomparable, moved, touched
from generator.rendering.charts import pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A component's points in two neighbouring years, where they stand on the axis, and the change in words."""

    code: str
    name: str
    before: Decimal
    now: Decimal
    before_at: float
    now_at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Components of two neighbouring years, drawn as a share of their maxima on an axis of `low` to `high` percent."""

    title: str
    heading: str  # of the column of names
    year: int
    before: int
    low: int
    high: int
    rows: tuple[Step, ...]


Pair = tuple[Component, Decimal, Decimal]  # with its points before and now


def steps(
    index: IndexCard, card: IndexResultCard, older: IndexResultCard | None, breaks: Sequence[Break]
) -> Steps | None:
    """None where two components at least cannot be compared with the year before."""
    method, year = method_of(index, card.result), card.result.year
    if older is None or method is None or incomparable(card.result, older.result, method):
        return None
    compared = tuple(_pairs(card, older, method, breaks))
    if len(compared) < 2:
        return None
    drawn = pairs([(_share(before, component), _share(now, component)) for component, before, now in compared])
    rows = tuple(_step(pair, places) for pair, places in zip(compared, drawn.places, strict=True))
    return Steps(
        title=_summary(index.names, year, rows),
        heading=index.names.component.capitalize(),
        year=year,
        before=year - 1,
        low=drawn.low,
        high=drawn.high,
        rows=rows,
    )


def _pairs(card: IndexResultCard, older: IndexResultCard, method: Method, breaks: Sequence[Break]) -> Iterator[Pair]:
    """The components with a maximum and with points in both years, but those that a break touches."""
    limited = {component.code: component for component in method.components if component.maximum}
    before = {part.code: part.score for part in older.components}
    for part in card.components:
        component, was = limited.get(part.code), before.get(part.code)
        if component and was is not None and part.score is not None and not touched(part.code, breaks):
            yield component, was, part.score


def _share(points: Decimal, component: Component) -> Decimal:
    return points * 100 / (component.maximum or 1)


def _step(pair: Pair, places: tuple[float, float]) -> Step:
    component, before, now = pair
    return Step(
        code=component.code,
        name=component.name,
        before=before,
        now=now,
        before_at=places[0],
        now_at=places[1],
        words=moved(now - before, "điểm"),
    )


def _summary(names: Names, year: int, rows: Sequence[Step]) -> str:
    """'PAPI năm 2024 so với năm 2023: 5 chỉ số nội dung tăng điểm, 3 giảm điểm'."""
    up, down = sum(each.now > each.before for each in rows), sum(each.now < each.before for each in rows)
    counted = (("tăng điểm", up), ("giảm điểm", down), ("giữ nguyên", len(rows) - up - down))
    told = ", ".join(f"{number} {word}" for word, number in counted if number)
    compared = f"trong {len(rows)} {names.component} so sánh được, {told}"
    return f"{names.short} năm {year} so với năm {year - 1}: {compared}"
