"""Two neighbouring years of an index, component by component, where they may be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.methods import Break, Component, Method
from generator.kinds.index.record import Index
from generator.kinds.index.result import IndexResult
from generator.kinds.index.words import component_change, incomparable, moved
from generator.rendering.charts import Pairs, pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A component's points in two neighbouring years, and the change in words."""

    component: Component
    before: Decimal
    now: Decimal
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Components of two neighbouring years, drawn as a share of their maxima."""

    title: str
    year: int
    rows: tuple[Step, ...]
    drawn: Pairs


def steps(
    index: Index, result: IndexResult, older: IndexResult | None, method: Method | None, breaks: Sequence[Break]
) -> Steps | None:
    """None where two components at least cannot be compared with the year before."""
    if older is None or incomparable(result, older, method):
        return None
    rows = tuple(_steps(result, older, method, breaks))
    if len(rows) < 2:
        return None
    shares = [(_share(step.before, step.component), _share(step.now, step.component)) for step in rows]
    return Steps(title=_summary(index, result.nam, rows), year=result.nam, rows=rows, drawn=pairs(shares))


def _steps(result: IndexResult, older: IndexResult, method: Method | None, breaks: Sequence[Break]) -> Iterator[Step]:
    named = {each.ma: each for each in method.thanh_phan if each.toi_da} if method else {}
    before = {part.ma: part for part in older.thanh_phan if part.diem is not None}
    for part in result.thanh_phan:
        if part.diem is not None and part.ma in named and part.ma in before:
            was = before[part.ma].diem or Decimal()
            if component_change(part, before[part.ma], breaks):
                yield Step(component=named[part.ma], before=was, now=part.diem, words=moved(part.diem - was, "điểm"))


def _share(points: Decimal, component: Component) -> Decimal:
    return points * 100 / (component.toi_da or 1)


def _summary(index: Index, year: int, rows: Sequence[Step]) -> str:
    """'PAPI năm 2024 so với năm 2023: 5 chỉ số nội dung tăng điểm, 3 giảm điểm'."""
    up, down = sum(each.now > each.before for each in rows), sum(each.now < each.before for each in rows)
    counted = (("tăng điểm", up), ("giảm điểm", down), ("giữ nguyên", len(rows) - up - down))
    told = ", ".join(f"{number} {word}" for word, number in counted if number)
    compared = f"trong {len(rows)} {index.ten_goi_thanh_phan} so sánh được, {told}"
    return f"{index.ten_viet_tat} năm {year} so với năm {year - 1}: {compared}"
