"""The components of one year beside their names, maxima and criteria, as a table with the columns that it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.card import (
    Break,
    Component,
    ComponentResult,
    IndexCard,
    IndexResultCard,
    Method,
    Names,
    method_of,
)
from generator.kinds.index.words import FINER, component_change, finer, incomparable, reached


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """The points of one criterion of a component."""

    code: str
    name: str
    name_in_english: str
    score: Decimal
    maximum: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """The result of one component; `reached` and `median_at` are percent of the maximum, where that is known."""

    code: str
    name: str
    unit: str
    score: Decimal | None
    maximum: Decimal | None
    reached: Decimal | None
    median_at: Decimal | None
    weight: Decimal | None
    rank: int | None
    total: int | None
    tier: str
    median: Decimal | None
    mean: Decimal | None
    change: str
    criteria: tuple[CriterionRow, ...]
    criteria_limited: bool  # the maximum of one at least is known


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentTable:
    """The components of one year, what must be known to read them, and which columns are not empty."""

    heading: str  # of the first column
    caption: str
    notes: tuple[str, ...]
    rows: tuple[ComponentRow, ...]
    limited: bool
    weighed: bool
    ranked: bool
    tiered: bool
    medians: bool
    means: bool
    changed: bool


def component_table(
    index: IndexCard, card: IndexResultCard, older: IndexResultCard | None, breaks: Sequence[Break]
) -> ComponentTable | None:
    """The table of a year whose next older result is `older`; None where none of its components has a name."""
    method = method_of(index, card.result)
    rows = tuple(_rows(index.names, method, card, older, breaks)) if method else ()
    if not method or not rows:
        return None
    limited, medians = any(row.maximum is not None for row in rows), any(row.median is not None for row in rows)
    bars = limited and any(row.score is not None for row in rows)
    return ComponentTable(
        heading=index.names.component.capitalize(),
        caption=f"Kết quả từng {index.names.component}"
        + ("; thanh màu, tính từ 0, là phần đạt được so với điểm tối đa" if bars else "")
        + ("; vạch là trung vị (mức giữa) cả nước" if bars and medians else "")
        + ("; tăng, giảm là so với năm trước" if any(row.change for row in rows) else ""),
        notes=tuple(_notes(index.names, method, rows, derived=card.component_ranks_derived)),
        rows=rows,
        limited=limited,
        weighed=any(row.weight is not None for row in rows),
        ranked=any(row.rank is not None for row in rows),
        tiered=any(row.tier for row in rows),
        medians=medians,
        means=any(row.mean is not None for row in rows),
        changed=any(row.change for row in rows),
    )


def known(rows: Sequence[ComponentRow]) -> int:
    """Of how many components anything is known of the province itself, not of the whole country alone."""
    return sum(row.score is not None or row.rank is not None for row in rows)


def _notes(names: Names, method: Method, rows: Sequence[ComponentRow], *, derived: bool) -> Iterator[str]:
    """Sentences above the table."""
    if not (own := known(rows)):
        yield f"Chưa có số liệu của {names.who} theo từng {names.component}; bảng ghi số liệu cả nước."
    elif own < method.whole:
        yield f"Có số liệu của {own} trong {method.whole} {names.component}."
    if any(row.change and finer(row.score) for row in rows):
        yield FINER
    ranked = [row for row in rows if row.rank is not None]
    if len({row.total for row in ranked}) > 1:
        yield f"Số tỉnh, thành phố được xếp hạng khác nhau giữa các {names.component}."
    if ranked and derived:
        what = "Hạng, nhóm" if any(row.tier for row in rows) else "Hạng"
        yield f"{what} của từng {names.component} tự tính từ số liệu, không phải do cơ quan chủ trì công bố."


# ---- rows ------------------------------------------------------------------------------------------------------------


def _rows(
    names: Names, method: Method, card: IndexResultCard, older: IndexResultCard | None, breaks: Sequence[Break]
) -> Iterator[ComponentRow]:
    """The components that the method names, each with its change where that may be told."""
    compared = older is not None and not incomparable(card.result, older.result, method)
    before = {part.code: part for part in older.components} if older and compared else {}
    named = {component.code: component for component in method.components}
    for part in card.components:
        if component := named.get(part.code):
            yield _row(names, component, part, component_change(part, before.get(part.code), breaks))


def _row(names: Names, component: Component, part: ComponentResult, change: str) -> ComponentRow:
    scores = {each.code: each.score for each in part.criteria}
    criteria = tuple(
        CriterionRow(
            code=each.code,
            name=each.name,
            name_in_english=each.name_in_english,
            score=scores[each.code],
            maximum=each.maximum,
        )
        for each in component.criteria
        if each.code in scores
    )
    return ComponentRow(
        code=component.code,
        name=component.name,
        unit="điểm" if component.maximum else names.unit,
        score=part.score,
        maximum=component.maximum,
        reached=reached(part.score, component.maximum),
        median_at=reached(part.median, component.maximum),
        weight=component.weight,
        rank=part.rank,
        total=part.total,
        tier=part.tier,
        median=part.median,
        mean=part.mean,
        change=change,
        criteria=criteria,
        criteria_limited=any(each.maximum is not None for each in criteria),
    )
