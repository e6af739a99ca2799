"""The methods of an index as its page tells them: the years of each, its scale, its components, its sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.card import Names
from generator.kinds.index.methods import MethodFields
from generator.text.showing import show_number
from generator.views.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One component of a version; `criteria` are all of its own in one text."""

    code: str
    name: str
    criteria: str
    maximum: Decimal | None
    weight: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One method; `summary` counts its components, '' where none is declared."""

    years: str
    about: str
    document: str
    scale: str
    summary: str
    heading: str  # of the column of components
    rows: tuple[VersionRow, ...]
    limited: bool  # the maximum of one at least is known
    weighed: bool
    note_on_criteria: str
    sources: tuple[dict[str, object], ...]


def versions(declared: Sequence[MethodFields], names: Names) -> Iterator[Version]:
    """Every method that the index's file declares, the last one first."""
    for each in reversed(declared):
        rows = tuple(_rows(each))
        yield Version(
            years=_years(each),
            about=each.mo_ta,
            document=each.van_ban,
            scale=_scale(each),
            summary=_summary(each, names) if rows else "",
            heading=names.component.capitalize(),
            rows=rows,
            limited=any(row.maximum is not None for row in rows),
            weighed=any(row.weight is not None for row in rows),
            note_on_criteria=each.luu_y_ve_tieu_chi,
            sources=tuple(map(plain, each.nguon)),
        )


def _rows(method: MethodFields) -> Iterator[VersionRow]:
    for each in method.thanh_phan:
        criteria = "; ".join(f"{criterion.ma}. {criterion.ten}" for criterion in each.tieu_chi)
        yield VersionRow(code=each.ma, name=each.ten, criteria=criteria, maximum=each.toi_da, weight=each.trong_so)


def _years(method: MethodFields) -> str:
    """'2011 đến 2017', 'Năm 2020', 'Từ năm 2022'."""
    first, last = method.tu_nam, method.den_nam
    if first == last:
        return f"Năm {first}"
    return f"{first} đến {last}" if last else f"Từ năm {first}"


def _scale(method: MethodFields) -> str:
    low, high = method.thang_diem_tu, method.thang_diem_den
    return f"Thang điểm {show_number(low)} đến {show_number(high)}" if low is not None and high is not None else ""


def _summary(method: MethodFields, names: Names) -> str:
    """'8 chỉ số nội dung', '4 trong 8 lĩnh vực'."""
    known = len(method.thanh_phan)
    return f"{known} trong {method.whole} {names.component}" if method.whole > known else f"{known} {names.component}"
