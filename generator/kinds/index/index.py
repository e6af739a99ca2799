"""Chỉ số: what an index measures, by which method in which years, and where its series breaks."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from generator.days.periods import Period
from generator.declaring.fields import Group, field
from generator.declaring.types import TEXT
from generator.kinds.index import result as index_result
from generator.kinds.index.charts import charts
from generator.kinds.index.methods import Break, Component, Criterion, Method
from generator.kinds.index.record import Index, National, rules
from generator.kinds.index.result import ComponentResult, IndexResult
from generator.kinds.index.steps import Steps, steps
from generator.kinds.index.words import (
    MARKS,
    Change,
    change,
    component_change,
    finding,
    incomparable,
    marks,
    rank_status,
    standing,
)
from generator.model.old_kind import Kind, Site, posted_on
from generator.shapes.figure import Figure
from generator.shapes.page import Crumb, Page
from generator.shapes.row import Row
from generator.views.old_pages import detail_page

# ---- views -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an index: its result, what may be said of it, and the breaks between the next older result and it."""

    result: IndexResult
    address: str
    method: Method | None
    breaks: tuple[Break, ...]
    change: Change
    finding: str
    status: str  # of the rank, in words
    marks: str  # letters of MARKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the table by year: a result, or years that have none; the breaks between it and the line below."""

    first: int
    last: int
    breaks: tuple[Break, ...]
    year: Year | None = None
    national: National | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentYear:
    """A component's result beside its name, maximum and criteria."""

    component: Component
    result: ComponentResult
    change: str
    criteria: tuple[tuple[Criterion, Decimal], ...]

    @property
    def known(self) -> bool:
        """Whether anything is known of the province itself, not of the whole country alone."""
        return self.result.diem is not None or self.result.hang is not None

    def percent(self, value: Decimal | None) -> Decimal | None:
        """A value as its share of the maximum, where both are known."""
        most = self.component.toi_da
        return None if value is None or not most else (value / most * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)


def years(index: Index, site: Site) -> tuple[Year, ...]:
    """The results of an index, newest first."""
    own = [result for result in site.of(index_result.KIND) if result.index_id == index.stem]
    own.sort(key=lambda result: -result.nam)
    return tuple(_year(index, result, older) for result, older in zip(own, [*own[1:], None], strict=False))


def _year(index: Index, result: IndexResult, older: IndexResult | None) -> Year:
    since = older.nam if older else result.nam
    breaks = tuple(gap for gap in index.dut_quang if since < gap.va_nam <= result.nam)
    method = index.method(result.phien_ban_phuong_phap)
    moved = change(result, older, method, breaks, index.don_vi_tinh)
    return Year(
        result=result,
        address=index_result.KIND.address_of(result),
        method=method,
        breaks=breaks,
        change=moved,
        finding=finding(index.don_vi_duoc_danh_gia, index.don_vi_tinh, result, moved),
        status=rank_status(result),
        marks=marks(result, breaks),
    )


def lines(index: Index, own: tuple[Year, ...], day: Date) -> Iterator[Line]:
    """The table by year, newest first, without any gap that is not told."""
    results = {year.result.nam: year for year in own}
    national = {each.nam: each for each in index.ca_nuoc if each.known_since <= day}
    known = sorted({*national, *results}, reverse=True)
    oldest = min(known, default=0)
    for year, older in zip(known, [*known[1:], oldest - 1], strict=False):
        for first, last in ((year, year), (older + 1, year - 1)):
            if first <= last:
                breaks = tuple(gap for gap in index.dut_quang if max(first, oldest + 1) <= gap.va_nam <= last)
                shown = (results.get(last), national.get(last)) if last == year else (None, None)
                yield Line(first=first, last=last, breaks=breaks, year=shown[0], national=shown[1])


def components(year: Year, older: Year | None) -> Iterator[ComponentYear]:
    """The components of a year that its method knows, each with its change where it may be told."""
    method, result = year.method, year.result
    compared = older is not None and not incomparable(result, older.result, method)
    before = {part.ma: part for part in older.result.thanh_phan} if older and compared else {}
    named = {component.ma: component for component in method.thanh_phan} if method else {}
    for part in result.thanh_phan:
        if component := named.get(part.ma):
            points = {each.ma: each.diem for each in part.tieu_chi}
            yield ComponentYear(
                component=component,
                result=part,
                change=component_change(part, before.get(part.ma), year.breaks),
                criteria=tuple((each, points[each.ma]) for each in component.tieu_chi if each.ma in points),
            )


# ---- pages -----------------------------------------------------------------------------------------------------------


def pages(kind: Kind[Index], site: Site) -> Iterator[Page]:
    """The overview, a page for each index, and a page for each year of it."""
    overview = tuple((index, kind.address_of(index), years(index, site)) for index in site.of(kind))
    yield Page(
        address=kind.section,
        title="Kết quả các chỉ số",
        template="index/list.html",
        view={"indices": overview, "words": MARKS},
        description=f"{', '.join(index.ten_viet_tat for index, _, _ in overview)}: kết quả qua các năm.",
    )
    for index, address, own in overview:
        yield detail_page(kind, index, _whole(index, own, site.date))
        for number, year in enumerate(own):
            newer = own[number - 1] if number else None
            yield _year_page(kind, index, address, year, newer, own[number + 1] if number + 1 < len(own) else None)


def _whole(index: Index, own: tuple[Year, ...], day: Date) -> dict[str, object]:
    """The view of an index: all years, and the components of the newest year of which some are known."""
    pairs = ((year, older, tuple(components(year, older))) for year, older in zip(own, [*own[1:], None], strict=False))
    detailed = next((pair for pair in pairs if any(each.known for each in pair[2])), None)
    told = ((year.result, year.change) for year in own)
    return {
        "item": index,
        "years": own,
        "lines": tuple(lines(index, own, day)),
        "charts": tuple(charts(index, told, day)),
        "words": MARKS,
        "detailed": detailed[0] if detailed else None,
        "components": detailed[2] if detailed else (),
        "steps": _steps(index, *detailed[:2]) if detailed else None,
    }


def _steps(index: Index, year: Year, older: Year | None) -> Steps | None:
    return steps(index, year.result, older.result if older else None, year.method, year.breaks)


def _year_page(
    kind: Kind[Index], index: Index, address: str, year: Year, newer: Year | None, older: Year | None
) -> Page:
    result = year.result
    return Page(
        address=year.address,
        title=f"{index.ten_viet_tat} năm {result.nam}",
        template="index/year.html",
        view={
            "index": index,
            "index_address": address,
            "year": year,
            "components": tuple(components(year, older)),
            "steps": _steps(index, year, older),
            "evidence": tuple(result.evidence()),
            "newer": newer,
            "older": older,
            "words": MARKS,
        },
        description=f"{index.ten_viet_tat}: {year.finding}",
        crumbs=(kind.crumb, Crumb(title=index.ten_viet_tat, address=address)),
        sources=(result.path, index.path),
        date=result.ngay_cong_bo,
    )


def describe(index: Index, result: IndexResult) -> str:
    """'PARINDEX năm 2024: Sơn La đạt 90,02%, xếp hạng 12/63, nhóm A.'"""
    who = index.don_vi_duoc_danh_gia
    return f"{index.ten_viet_tat} năm {result.nam}: {who} {standing(index.don_vi_tinh, result)}."


def home_rows(kind: Kind[Index], site: Site) -> tuple[Row, ...]:
    """Each index with its newest result."""
    found = []
    for index in site.of(kind):
        own = years(index, site)
        summary = describe(index, own[0].result) if own else "Chưa có kết quả nào được đăng."
        found.append(Row(title=index.ten, address=kind.address_of(index), label=index.ten_viet_tat, summary=summary))
    return tuple(found)


def linked_data(index: Index, site: Site) -> Mapping[str, object]:
    """The series of years as a Dataset."""
    own = years(index, site)
    covered = {"temporalCoverage": f"{own[-1].result.nam}/{own[0].result.nam}"} if own else {}
    return covered | {
        "@type": "Dataset",
        "name": f"{index.ten} ({index.ten_viet_tat}): {index.don_vi_duoc_danh_gia}",
        "description": index.tom_tat,
        "creator": {"@type": "Organization", "name": index.co_quan_cong_bo},
        "variableMeasured": [index.ten_viet_tat, "Hạng"],
        "isBasedOn": sorted({source.lien_ket for source in index.nguon if source.lien_ket}),
    }


def figures(kind: Kind[Index], site: Site, period: Period) -> Iterator[Figure]:
    """How many yearly results of each index were posted in the period."""
    for index in site.of(kind):
        days = (posted_on(index_result.KIND, year.result) for year in years(index, site))
        yield Figure(label=f"Kết quả {index.ten_viet_tat} đã đăng", value=sum(map(period.holds, days)))


# ---- for machines ----------------------------------------------------------------------------------------------------


def feed(kind: Kind[Index], site: Site) -> Iterator[Row]:
    """The yearly results by their day of publication."""
    for index in site.of(kind):
        for year in years(index, site):
            yield dataclasses.replace(
                index_result.row(year.result), summary=describe(index, year.result), label=index.ten_viet_tat
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Group):
    """By which the results of an index name it."""

    chi_so: str = field("Chỉ số", TEXT, help="Mã của chỉ số, như trong địa chỉ trang.")


def row(index: Index) -> Row:
    return Row(
        title=f"{index.ten} ({index.ten_viet_tat})",
        address=f"/chi-so/{index.stem}/",
        summary=index.tom_tat,
        label=index.ten_viet_tat,
    )


KIND: Kind[Any] = Kind(
    name="index",
    label="Chỉ số",
    files=("indices/*.md",),
    record=Index,
    section="/chi-so/",
    row=row,
    order=lambda index: (index.thu_tu, index.stem),
    rules=rules,
    pages=pages,
    home_rows=home_rows,
    figures=figures,
    chapter="2.4",
    in_feed=True,
    feed=feed,
    key=("chi_so",),
    derived=Code,
    derive=lambda index, _site: Code(chi_so=index.stem),
    linked_data=linked_data,
    help="Mỗi chỉ số một tệp: ý nghĩa, cách đo, các phiên bản phương pháp.",
)
