"""Tình hình giải quyết hồ sơ: the kind, and what of each file the rest of the column may know."""

from generator.days import limits
from generator.kinds.cases import pages
from generator.kinds.cases.card import CASES, CasesCard, FieldOfWork, order
from generator.kinds.cases.caseload import Counts, on_time
from generator.kinds.cases.figures import figures
from generator.kinds.cases.record import Cases
from generator.kinds.cases.rules import rules
from generator.model.cards import Known, posting
from generator.model.kind import Feed, Kind, Pages
from generator.shapes.row import Row
from generator.text.showing import show_number

SECTION = "/giai-quyet-ho-so/"


def row(cases: Cases, address: str) -> Row:
    return Row(
        title=f"Giải quyết hồ sơ {cases.period.name}",
        address=address,
        summary=describe(cases.counts),
        date=cases.ngay_dang or cases.ngay_trich_xuat,
        date_is="" if cases.ngay_dang else "trích xuất ngày",
    )


def describe(counts: Counts) -> str:
    """'Mới tiếp nhận 32 hồ sơ; đã giải quyết 29 (96,6% trước hạn và đúng hạn); đang giải quyết 5 (1 quá hạn).'"""
    share = on_time(counts)
    rate = f" ({show_number(share.percent)}% trước hạn và đúng hạn)" if share.percent is not None else ""
    pending = f"đang giải quyết {counts['dang_giai_quyet']} ({counts['dang_giai_quyet_qua_han']} quá hạn)"
    return f"Mới tiếp nhận {counts['moi_tiep_nhan']} hồ sơ; đã giải quyết {share.whole}{rate}; {pending}."


def card(cases: Cases, known: Known) -> CasesCard:
    fields = (
        FieldOfWork(
            name=each.ten,
            counts=each.counts,
            line=each.line("ten"),
            line_carried=each.line("ky_truoc_chuyen_sang"),
        )
        for each in cases.linh_vuc
    )
    return CasesCard(
        **known,
        period=cases.period,
        fields=tuple(fields),
        counts=cases.counts,
        taken=cases.ngay_trich_xuat,
        apologies=cases.so_phieu_xin_loi,
        spans=tuple(posting(cases, "ky", cases.period.last, "ngày cuối kỳ", limits.STATISTICS)),
    )


KIND: Kind[CasesCard] = Kind(
    name="cases",
    label="Giải quyết hồ sơ",
    short="Hồ sơ",
    about="số hồ sơ tiếp nhận, đã giải quyết, đang giải quyết, trả lại của từng lĩnh vực trong từng tháng, quý",
    help="Mỗi tháng, hoặc mỗi quý, một tệp; tên tệp là kỳ: `2022-03.md`. Không có hồ sơ thì ghi 0.",
    files=("cases/*.md",),
    record=Cases,
    rules=rules,
    cards=CASES,
    section=SECTION,
    address=lambda cases: f"{SECTION}{cases.stem.lower()}/",
    row=row,
    card=card,
    order=order,
    pages=Pages(lists=pages.lists, around=pages.neighbours, detail=pages.detail),
    figures=figures,
    feed=Feed(),
)
