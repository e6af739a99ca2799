"""Tình hình giải quyết hồ sơ: one file a month or quarter, counts by field; sums are checked, rates computed."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from itertools import groupby
from typing import Any, ClassVar

from generator.days import limits
from generator.days.months import DAY, CalendarPeriod, calendar_period, months_within
from generator.days.periods import Period
from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DATE, group, integer, many, pattern, vocabulary
from generator.kinds.cases import caseload
from generator.kinds.cases.caseload import (
    CAME,
    COUNTED,
    SUMS,
    WENT,
    Counts,
    Kept,
    Share,
    on_time,
    online,
    stand,
    through,
    together,
    with_gaps,
)
from generator.model.content import Content
from generator.model.decision import Origin
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.span import Span
from generator.text.comparing import canonical
from generator.text.showing import show_date, show_number
from generator.views.pages import detail_page, posting, promise

TITLE = "Tình hình giải quyết hồ sơ"
COUNT = integer(example="12")
CODE = pattern(r"20[0-9]{2}-(?:0[1-9]|1[0-2]|Q[1-4])", "năm-tháng, hoặc năm-quý như 2022-Q1", "2022-03")
RATES = ("Tỷ lệ", "Tỉ lệ", "Phần trăm")
CONTROL = "Số đối chiếu: gõ vào thì máy so với số tự cộng."


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCounts(Group):
    """The dossiers of one field of work in the period; the sums are controls (TT 01/2020/TT-VPCP, Biểu II.06)."""

    computed: ClassVar[tuple[str, ...]] = RATES

    ten: str = field("Tên", vocabulary("linh_vuc"), help="Một lĩnh vực khai trong site.yaml.", example="Sở hữu trí tuệ")
    ky_truoc_chuyen_sang: int = field("Kỳ trước chuyển sang", COUNT)
    truc_tuyen: int = field("Trực tuyến", COUNT, help="Mới tiếp nhận trong kỳ, theo cách nộp.")
    truc_tiep: int = field("Trực tiếp", COUNT)
    buu_chinh: int = field("Bưu chính", COUNT)
    moi_tiep_nhan: int | None = field("Mới tiếp nhận", COUNT, default=None, help=CONTROL)
    tong_tiep_nhan: int | None = field("Tổng tiếp nhận", COUNT, default=None, help=CONTROL)
    giai_quyet_truoc_han: int = field("Giải quyết trước hạn", COUNT)
    giai_quyet_dung_han: int = field("Giải quyết đúng hạn", COUNT)
    giai_quyet_qua_han: int = field("Giải quyết quá hạn", COUNT)
    da_giai_quyet: int | None = field("Đã giải quyết", COUNT, default=None, help=CONTROL)
    dang_giai_quyet_trong_han: int = field("Đang giải quyết trong hạn", COUNT, help="Vào ngày cuối kỳ.")
    dang_giai_quyet_qua_han: int = field("Đang giải quyết quá hạn", COUNT)
    dang_giai_quyet: int | None = field("Đang giải quyết", COUNT, default=None, help=CONTROL)
    tra_lai: int = field("Trả lại", COUNT)
    rut: int = field("Rút", COUNT)
    tra_lai_rut: int | None = field("Trả lại, rút", COUNT, default=None, help=CONTROL)

    @property
    def counts(self) -> Counts:
        return caseload.with_sums({name: getattr(self, name) for name in COUNTED})


LABELS = {name: spec.label for name, spec in specs(FieldCounts).items() if name != "ten"}
AllCounts: type[Group] = dataclasses.make_dataclass(  # `Tổng cộng`: the same columns, each a control
    "AllCounts",
    [(name, int | None, field(label, COUNT, default=None)) for name, label in LABELS.items()],
    bases=(Group,),
    namespace={"computed": RATES},
    frozen=True,
    kw_only=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases(Content):
    """Số hồ sơ của một kỳ; tỷ lệ do máy tính, không ai gõ vào."""

    computed: ClassVar[tuple[str, ...]] = RATES

    ky: str = field("Kỳ", CODE, help="Tháng «2022-03» hoặc quý «2022-Q1» theo lịch; cũng là tên tệp.")
    linh_vuc: tuple[FieldCounts, ...] = field("Lĩnh vực", many(group(FieldCounts)), help="Mỗi lĩnh vực một phần tử.")
    tong_cong: Group | None = field(
        "Tổng cộng", group(AllCounts), default=None, help="Số đối chiếu: dòng cộng của mọi lĩnh vực."
    )
    so_phieu_xin_loi: int | None = field(
        "Số phiếu xin lỗi", COUNT, default=None, help="Phiếu xin lỗi và hẹn lại ngày trả kết quả (NĐ 61/2018/NĐ-CP)."
    )
    ngay_trich_xuat: Date = field("Ngày trích xuất", DATE, help="Ngày lấy số liệu từ hệ thống.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), help="Hệ thống cho số liệu.")

    @property
    def period(self) -> CalendarPeriod:
        return calendar_period(self.ky)

    @property
    def counts(self) -> Counts:
        """All fields together."""
        return together(row.counts for row in self.linh_vuc)


# ---- rules of one file -----------------------------------------------------------------------------------------------


def rules(cases: Cases) -> Iterator[Problem]:
    """A file of its period, each field once, dates in order, and sums that agree: rows first, then their total."""
    if cases.stem != cases.ky:
        message = f"tên tệp «{cases.stem}.md» khác kỳ «{cases.ky}»"
        yield cases.problem("ky", "ten-tep", message, f"đổi tên tệp thành {cases.ky}.md")
    yield from _dates(cases)
    seen: set[str] = set()
    for row in cases.linh_vuc:
        if canonical(row.ten) in seen:
            yield at(cases, row.line("ten"), "trung-muc", f"lĩnh vực «{row.ten}» viết hai lần", "gộp làm một phần tử")
        seen.add(canonical(row.ten))
    wrong = [problem for row in cases.linh_vuc for problem in _row_sums(cases, row)]
    yield from wrong or (_all_sums(cases, cases.tong_cong) if cases.tong_cong else ())


def _dates(cases: Cases) -> Iterator[Problem]:
    last, taken, posted = cases.period.last, cases.ngay_trich_xuat, cases.ngay_dang
    if taken < last:
        message = f"«Ngày trích xuất: {show_date(taken)}» trước ngày cuối kỳ {show_date(last)}: số liệu chưa đủ kỳ"
        yield cases.problem("ngay_trich_xuat", "thu-tu-ngay", message, "lấy lại số liệu khi kỳ đã hết, hoặc sửa ngày")
    elif posted and (posted < taken or posted == last):
        earlier = f"«Ngày trích xuất: {show_date(taken)}»" if posted < taken else "khi kỳ kết thúc"
        message = f"«Ngày đăng: {show_date(posted)}» trước {earlier}"
        hint = f"đăng không trước ngày {show_date(max(taken, last + DAY))}"
        yield cases.problem("ngay_dang", "thu-tu-ngay", message, hint)


def _row_sums(cases: Cases, row: FieldCounts) -> Iterator[Problem]:
    """Every control against its parts; then what came against what went."""
    counts = row.counts
    wrong = _differing(row, counts)
    for name in wrong:
        message = f"{row.ten}: «{LABELS[name]}: {getattr(row, name)}» khác {_addition(counts, SUMS[name])}"
        yield at(cases, row.line(name), "tong-so", message, CHECK)
    if not wrong and sum(counts[name] for name in CAME) != sum(counts[name] for name in WENT):
        message = f"{row.ten}: {_addition(counts, CAME)}, khác {_addition(counts, WENT)}"
        yield at(cases, row.line(), "tong-so", message, CHECK)


def _all_sums(cases: Cases, total: Group) -> Iterator[Problem]:
    """`Tổng cộng` against the fields, column by column."""
    counts = cases.counts
    for name in _differing(total, counts):
        added = _plus([row.counts[name] for row in cases.linh_vuc])
        message = f"Tổng cộng: «{LABELS[name]}: {getattr(total, name)}» khác tổng của các lĩnh vực: {added}"
        yield at(cases, total.line(name), "tong-so", message, CHECK)


def _differing(typed: Group, counts: Counts) -> tuple[str, ...]:
    return caseload.differing({name: getattr(typed, name) for name in LABELS}, counts)


def _addition(counts: Counts, parts: tuple[str, ...]) -> str:
    """'«Trả lại» + «Rút» = 1 + 2 = 3'."""
    return " + ".join(f"«{LABELS[part]}»" for part in parts) + " = " + _plus([counts[part] for part in parts])


def _plus(numbers: list[int]) -> str:
    """'1 + 2 = 3', or the only number."""
    return " + ".join(map(str, numbers)) + (f" = {sum(numbers)}" if len(numbers) > 1 else "")


def at(cases: Cases, line: int, rule: str, message: str, hint: str) -> Problem:
    """A problem at any line of the file."""
    return Problem(path=cases.path, line=line, rule=rule, message=message, hint=hint)


CHECK = "đối chiếu lại từng số với hệ thống một cửa, sửa số sai"


# ---- pages -----------------------------------------------------------------------------------------------------------

TABLES = (  # the columns of the form as tables narrow enough for a phone: heading, columns, their sum
    ("Tiếp nhận", CAME[:1] + SUMS["moi_tiep_nhan"], "tong_tiep_nhan"),
    ("Đã giải quyết", SUMS["da_giai_quyet"], "da_giai_quyet"),
    ("Đang giải quyết vào ngày cuối kỳ", SUMS["dang_giai_quyet"], "dang_giai_quyet"),
    ("Trả lại, rút", SUMS["tra_lai_rut"], "tra_lai_rut"),
)
HEADS = {  # 'Trước hạn', under the heading of its table
    name: label.removeprefix("Đang giải quyết ").removeprefix("Giải quyết ").capitalize()
    for name, label in LABELS.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field, or all of them, in a period."""

    name: str
    counts: Counts
    on_time: Share
    online: Share


def pages(kind: Kind[Cases], site: Site) -> Iterator[Page]:
    """All periods by year, the newest beside the one before and the year so far; a page for each period."""
    posted = site.of(kind)
    kept = tuple(Kept(period=e.period, counts=e.counts, address=kind.address_of(e)) for e in reversed(posted))
    years = groupby(reversed([*with_gaps(kept)]), key=lambda each: each.period.year)
    yield Page(
        address=kind.section,
        title=TITLE,
        template="cases/list.html",
        view={
            "stand": stand(kept[-1], kept) if kept else None,
            "years": tuple((y, tuple(own)) for y, own in years),
            "promise": promise(kind, site),
        },
        description="Số hồ sơ tiếp nhận, đã giải quyết, đúng hạn, quá hạn theo từng kỳ.",
        date=max((kind.row(each).date or Date.min for each in posted), default=None),
    )
    for number, (each, own) in enumerate(zip(reversed(posted), kept, strict=True)):
        view = {
            "item": each,
            "stand": stand(own, kept),
            "lines": tuple(_line(field_.ten, field_.counts) for field_ in each.linh_vuc),
            "total": _line("Tất cả lĩnh vực", each.counts),
            "tables": TABLES,
            "heads": HEADS,
            "older": kept[number - 1] if number else None,
            "newer": kept[number + 1] if number + 1 < len(kept) else None,
        }
        yield detail_page(kind, each, view)


def _line(name: str, counts: Counts) -> Line:
    return Line(name=name, counts=counts, on_time=on_time(counts), online=online(counts))


def describe(counts: Counts) -> str:
    """'Mới tiếp nhận 32 hồ sơ; đã giải quyết 29 (96,6% trước hạn và đúng hạn); đang giải quyết 5 (1 quá hạn).'"""
    share = on_time(counts)
    rate = f" ({show_number(share.percent)}% trước hạn và đúng hạn)" if share.percent is not None else ""
    pending = f"đang giải quyết {counts['dang_giai_quyet']} ({counts['dang_giai_quyet_qua_han']} quá hạn)"
    return f"Mới tiếp nhận {counts['moi_tiep_nhan']} hồ sơ; đã giải quyết {share.whole}{rate}; {pending}."


def row(cases: Cases) -> Row:
    return Row(
        title=f"Giải quyết hồ sơ {cases.period.name}",
        address=f"/giai-quyet-ho-so/{cases.stem.lower()}/",
        summary=describe(cases.counts),
        date=cases.ngay_dang or cases.ngay_trich_xuat,
    )


# ---- what others make of it ------------------------------------------------------------------------------------------

REPORTED: tuple[tuple[str, caseload.Measure], ...] = (
    ("Hồ sơ kỳ trước chuyển sang", "ky_truoc_chuyen_sang"),
    ("Hồ sơ mới tiếp nhận", "moi_tiep_nhan"),
    ("Hồ sơ nộp trực tuyến", "truc_tuyen"),
    ("Hồ sơ nộp trực tiếp", "truc_tiep"),
    ("Hồ sơ nộp qua bưu chính", "buu_chinh"),
    ("Tỷ lệ nộp trực tuyến", online),
    ("Hồ sơ đã giải quyết", "da_giai_quyet"),
    ("Tỷ lệ giải quyết trước hạn và đúng hạn", on_time),
    ("Hồ sơ giải quyết quá hạn", "giai_quyet_qua_han"),
    ("Hồ sơ trả lại, rút", "tra_lai_rut"),
    ("Hồ sơ đang giải quyết cuối kỳ", "dang_giai_quyet"),
    ("Hồ sơ đang giải quyết quá hạn", "dang_giai_quyet_qua_han"),
)


def figures(kind: Kind[Cases], site: Site, period: Period) -> Iterator[Figure]:
    """Sums over the periods that lie whole within the reporting period, which ends in mid-month; the first figure says
    which these are.
    """
    met = [each for each in reversed(site.of(kind)) if each.period.meets(period.first, period.last)]
    own = [each for each in met if each.period.within(period.first, period.last)]
    note = _note(period, [each.period for each in met])
    yield Figure(label="Số kỳ số liệu giải quyết hồ sơ được tính", value=len(own), unit="kỳ", note=note)
    counts = through([each.counts for each in own]) if own else None
    for label, of in REPORTED:
        value = caseload.measure(counts, of) if counts else None
        if isinstance(value, Share):
            yield Figure(label=label, unit="%", part=value.part, whole=value.whole, base=value.base)
        else:
            on = _day(of, own) if own else ""
            yield Figure(label=label, unit="%" if callable(of) else "hồ sơ", value=value, note=on)


def _day(of: caseload.Measure, own: list[Cases]) -> str:
    """The day of what stands on one: the periods that are counted end before the reporting period does."""
    if of in caseload.CARRIED:
        return f"ngày {show_date(own[0].period.first)}"
    return f"ngày {show_date(own[-1].period.last)}" if of in (*caseload.PENDING, "dang_giai_quyet") else ""


def _note(period: Period, met: list[CalendarPeriod]) -> str:
    """'tính tháng 01 năm 2022; không tính, vì vắt qua ranh giới kỳ báo cáo: tháng 3 năm 2022; chưa đăng: …'."""
    months = months_within(period.first, period.last)
    named = {
        "tính": [each for each in met if each.within(period.first, period.last)],
        "không tính, vì vắt qua ranh giới kỳ báo cáo": [e for e in met if not e.within(period.first, period.last)],
        "chưa đăng": [month for month in months if not any(month.within(each.first, each.last) for each in met)],
    }
    return "; ".join(f"{what}: {', '.join(each.name for each in own)}" for what, own in named.items() if own)


def spans(cases: Cases, _: Site) -> Iterator[Span]:
    yield from posting(cases, cases.period.last, "ngày cuối kỳ", limits.STATISTICS)


def linked_data(cases: Cases, _: Site) -> Mapping[str, object]:
    numbers = [{"@type": "PropertyValue", "name": LABELS[name], "value": n} for name, n in cases.counts.items()]
    return {
        "@type": "Dataset",
        "name": row(cases).title,
        "description": row(cases).summary,
        "temporalCoverage": f"{cases.period.first}/{cases.period.last}",
        "dateCreated": str(cases.ngay_trich_xuat),
        "variableMeasured": numbers,
    }


KIND: Kind[Any] = Kind(
    name="cases",
    label="Giải quyết hồ sơ",
    short="Hồ sơ",
    files=("cases/*.md",),
    record=Cases,
    section="/giai-quyet-ho-so/",
    about="số hồ sơ tiếp nhận, đã giải quyết, đang giải quyết, trả lại của từng lĩnh vực trong từng tháng, quý",
    row=row,
    address=lambda cases: row(cases).address,
    order=lambda cases: (-cases.period.last.toordinal(), cases.stem),
    rules=rules,
    pages=pages,
    figures=figures,
    spans=spans,
    linked_data=linked_data,
    in_feed=True,
    help="Mỗi tháng, hoặc mỗi quý, một tệp; tên tệp là kỳ: `2022-03.md`. Không có hồ sơ thì ghi 0.",
)
