"""Chỉ số: what an index measures, by which method in which years, and where its series breaks."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.fields import Group, field, group, section
from generator.kinds import index_result
from generator.periods import Period
from generator.problems import Problem
from generator.readers import DATE, DECIMAL, INTEGER, TEXT, YEAR, choice, many, pattern
from generator.register import Origin
from generator.shapes import Content, Figure, Kind, Page, Row, Site, detail_page, posted_on
from generator.vietnamese import show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Group):
    """A component as one method version names and weighs it."""

    ma: str = field("Mã", TEXT, example="3")
    ten: str = field("Tên", TEXT, example="Cải cách thủ tục hành chính")
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    trong_so: Decimal | None = field("Trọng số", DECIMAL, default=None, help="Phần trăm.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Group):
    """A method version: names and maxima of components belong to it, not to the index or the year."""

    ma: str = field("Mã", TEXT, example="par-2022")
    tu_nam: int = field("Từ năm", YEAR)
    den_nam: int | None = field("Đến năm", YEAR, default=None)
    thang_diem_tu: Decimal | None = field("Thang điểm từ", DECIMAL, default=None)
    thang_diem_den: Decimal | None = field("Thang điểm đến", DECIMAL, default=None)
    van_ban: str = field("Văn bản", TEXT, default="")
    mo_ta: str = field("Mô tả", TEXT, default="")
    thanh_phan: tuple[Component, ...] = field("Thành phần", many(group(Component)), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Group):
    """Two neighbouring years whose figures must not be compared as they stand."""

    giua_nam: int = field("Giữa năm", YEAR)
    va_nam: int = field("Và năm", YEAR)
    loai: str = field("Loại", choice("phương pháp", "định nghĩa", "thành phần", "số đơn vị", "công bố thứ hạng"))
    thanh_phan: str = field("Thành phần", TEXT, default="")
    noi_dung: str = field("Nội dung", TEXT)
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Content):
    """Một chỉ số đánh giá hằng năm."""

    ten: str = field("Tên", TEXT, example="Chỉ số cải cách hành chính")
    ten_viet_tat: str = field("Tên viết tắt", TEXT, example="PARINDEX")
    ten_tieng_anh: str = field("Tên tiếng Anh", TEXT, default="")
    co_quan_cong_bo: str = field("Cơ quan công bố", TEXT)
    goc_nhin: str = field("Góc nhìn", TEXT, default="", help="Ai đánh giá, hỏi ai.")
    nam_dau_tien: int | None = field("Năm đầu tiên", YEAR, default=None)
    don_vi_tinh: str = field("Đơn vị tính", pattern(r"%|\w[\w ]*", "đơn vị", "%"))
    thu_tu: int = field("Thứ tự", INTEGER, default=0, help="Số nhỏ đứng trước ở trang Chỉ số.")
    tom_tat: str = field("Tóm tắt", TEXT)
    phien_ban_phuong_phap: tuple[Method, ...] = field("Phiên bản phương pháp", many(group(Method)))
    dut_quang: tuple[Break, ...] = field("Đứt quãng", many(group(Break)), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None)
    y_nghia: Markup = section("Ý nghĩa")
    tac_dong: Markup = section("Tác động")
    cach_do: Markup = section("Cách đo", default=Markup(""))

    def method(self, code: str) -> Method | None:
        return next((method for method in self.phien_ban_phuong_phap if method.ma == code), None)


def rules(index: Index) -> Iterator[Problem]:
    """Years in order, codes once."""
    for method in index.phien_ban_phuong_phap:
        if method.den_nam is not None and method.den_nam < method.tu_nam:
            message = f"phiên bản «{method.ma}»: «Đến năm» trước «Từ năm»"
            yield _at(index, method.line("den_nam"), "thu-tu-ngay", message, "kiểm tra lại hai năm")
        yield from _repeated(index, [(c.ma, c.line("ma")) for c in method.thanh_phan], f"thành phần của «{method.ma}»")
    yield from _repeated(index, [(m.ma, m.line("ma")) for m in index.phien_ban_phuong_phap], "phiên bản phương pháp")
    for gap in index.dut_quang:
        if gap.va_nam != gap.giua_nam + 1:
            message = f"đứt quãng phải ở giữa hai năm liền nhau, ở đây là {gap.giua_nam} và {gap.va_nam}"
            yield _at(index, gap.line("va_nam"), "thu-tu-ngay", message, f"Và năm: {gap.giua_nam + 1}")


def _repeated(index: Index, codes: list[tuple[str, int]], what: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for code, line in codes:
        if code in seen:
            yield _at(index, line, "trung-muc", f"{what}: mã «{code}» viết hai lần", "xóa hoặc sửa một mã")
        seen.add(code)


def _at(index: Index, line: int, rule: str, message: str, hint: str) -> Problem:
    return Problem(path=index.path, line=line, rule=rule, message=message, hint=hint)


# ---- pages -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an index: its result, the method it was measured by, and the break before it, if any."""

    result: "index_result.IndexResult"
    address: str
    method: Method | None
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentYear:
    """A component's result beside its name and maximum."""

    component: Component
    result: "index_result.ComponentResult"


def years(index: Index, site: Site) -> tuple[Year, ...]:
    """The results of an index, newest first; a year's breaks are those between the next older result and it."""
    own = [result for result in site.of(index_result.KIND) if result.index_id == index.stem]
    own.sort(key=lambda result: -result.nam)
    older = [*(result.nam for result in own[1:]), 0][: len(own)]
    return tuple(
        Year(
            result=result,
            address=index_result.KIND.address_of(result),
            method=index.method(result.phien_ban_phuong_phap),
            breaks=tuple(gap for gap in index.dut_quang if before and before < gap.va_nam <= result.nam),
        )
        for result, before in zip(own, older, strict=True)
    )


def pages(kind: Kind[Index], site: Site) -> Iterator[Page]:
    """The overview, a page for each index, and a page for each year of it."""
    overview = tuple((index, kind.address_of(index), years(index, site)) for index in site.of(kind))
    yield Page(
        address=kind.section,
        title="Kết quả các chỉ số",
        template="index/list.html",
        view={"indices": overview},
        description="Kết quả PARINDEX, SIPAS, PAPI và PCI của tỉnh Sơn La qua các năm.",
    )
    for index, address, own in overview:
        yield detail_page(kind, index, {"item": index, "years": own})
        for number, year in enumerate(own):
            yield _year_page(kind, index, address, own, number, year)


def _year_page(kind: Kind[Index], index: Index, address: str, own: tuple[Year, ...], number: int, year: Year) -> Page:
    named = {component.ma: component for component in year.method.thanh_phan} if year.method else {}
    result = year.result
    return Page(
        address=year.address,
        title=f"{index.ten_viet_tat} năm {result.nam}",
        template="index/year.html",
        view={
            "index": index,
            "index_address": address,
            "year": year,
            "components": tuple(
                ComponentYear(component=named[c.ma], result=c) for c in result.thanh_phan if c.ma in named
            ),
            "newer": own[number - 1] if number else None,
            "older": own[number + 1] if number + 1 < len(own) else None,
        },
        description=describe(index, result),
        crumbs=(kind.crumb, kind.crumb.__class__(title=index.ten_viet_tat, address=address)),
        sources=(result.path, index.path),
        date=result.ngay_cong_bo,
    )


def describe(index: Index, result: "index_result.IndexResult") -> str:
    """'PARINDEX năm 2021: Sơn La đạt 87,62%, hạng 15/63.'"""
    score = f"đạt {with_unit(result.diem, index.don_vi_tinh)}" if result.diem is not None else ""
    rank = f"hạng {result.hang}/{result.tren_tong_so}" if result.hang is not None else ""
    return f"{index.ten_viet_tat} năm {result.nam}: Sơn La " + ", ".join(filter(None, (score, rank))) + "."


def with_unit(number: Decimal, unit: str) -> str:
    """'90,02%', but '43,89 điểm'."""
    return show_number(number) + ("" if unit == "%" else " ") + unit


def home_rows(kind: Kind[Index], site: Site) -> tuple[Row, ...]:
    """Each index with its newest result."""
    rows = []
    for index in site.of(kind):
        own = years(index, site)
        summary = describe(index, own[0].result) if own else "Chưa có kết quả nào được đăng."
        rows.append(Row(title=index.ten, address=kind.address_of(index), label=index.ten_viet_tat, summary=summary))
    return tuple(rows)


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
    help="Mỗi chỉ số một tệp: ý nghĩa, cách đo, các phiên bản phương pháp.",
)
