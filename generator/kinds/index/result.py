"""Kết quả chỉ số: one file a year of an index."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.days import limits
from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DECIMAL, TEXT, group, many
from generator.kinds.index import index
from generator.kinds.index.card import (
    INDEX_RESULTS,
    Component,
    ComponentResult,
    CriterionResult,
    IndexResultCard,
    Result,
    known_since,
)
from generator.kinds.index.result_record import (
    FIGURES,
    ComponentResultFields,
    CriterionResultFields,
    IndexResult,
    rules,
)
from generator.kinds.index.words import RANKS
from generator.kinds.index.year_page import Placed, detail, placed
from generator.model.cards import Known, posting
from generator.model.kind import Kind, OpenData, Pages
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.row import Row
from generator.views.plain import plain

# ---- card ------------------------------------------------------------------------------------------------------------


def address(result: IndexResult) -> str:
    return f"{index.KIND.section}{result.index_id}/{result.nam}/"


def row(result: IndexResult, address: str) -> Row:
    title = f"{result.index_id.upper()} năm {result.nam}"
    return Row(title=title, address=address, date=result.ngay_cong_bo, date_is="công bố ngày")


def card(result: IndexResult, known: Known) -> IndexResultCard:
    return IndexResultCard(
        **known,
        spans=tuple(posting(result, "ngay_cong_bo", result.ngay_cong_bo, "ngày công bố", limits.STATISTICS)),
        index_id=result.index_id,
        result=_result(result),
        components=tuple(map(_component, result.thanh_phan)),
        component_ranks_derived=result.trang_thai_hang_thanh_phan.is_("suy ra"),
        known_since=known_since(result.nam, result.ngay_cong_bo),
        note=result.ghi_chu,
        sources=tuple(plain(each, "ten", "lien_ket", "ngay_xem") for each in result.nguon),
        conflicts=tuple(map(plain, result.khac_biet_giua_cac_nguon)),
    )


def _result(result: IndexResult) -> Result:
    return Result(
        year=result.nam,
        method=result.phien_ban_phuong_phap,
        score=result.diem,
        score_derived=result.trang_thai_diem.is_("suy ra"),
        provisional=any(mark.is_("tạm thời") for mark in result.danh_dau),
        doubtful=any(mark.is_("tin cậy thấp") for mark in result.danh_dau),
        rank=result.hang,
        tied=result.dong_hang,
        total=result.tren_tong_so,
        rank_status=next(status for status in RANKS if result.trang_thai_hang.is_(status)),
        tier=result.nhom,
        tier_derived=result.trang_thai_nhom.is_("suy ra"),
        region=result.ten_vung,
        region_rank=result.hang_trong_vung,
        region_total=result.tong_so_trong_vung,
        mean=result.trung_binh_ca_nuoc,
        median=result.trung_vi_ca_nuoc,
        others={name: tuple(_others(result, figure)) for figure, name in FIGURES.items()},
    )


def _others(result: IndexResult, figure: str) -> Iterator[str]:
    """What other sources give for a figure."""
    yield from (each.gia_tri for each in result.khac_biet_giua_cac_nguon if each.muc.is_(figure))


def _component(each: ComponentResultFields) -> ComponentResult:
    return ComponentResult(
        code=each.ma,
        score=each.diem,
        rank=each.hang,
        total=each.tren_tong_so,
        tier=each.nhom,
        median=each.trung_vi,
        mean=each.trung_binh,
        criteria=tuple(map(_criterion, each.tieu_chi)),
        line=each.line("ma"),
        score_line=each.line("diem"),
    )


def _criterion(each: CriterionResultFields) -> CriterionResult:
    return CriterionResult(code=each.ma, score=each.diem, line=each.line("ma"), score_line=each.line("diem"))


# ---- open data -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedComponent(ComponentResultFields):
    """A component's result with the name and weight that its method gives it."""

    ten: str = field("Tên", TEXT, default="")
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    trong_so: Decimal | None = field("Trọng số", DECIMAL, default=None, help="Phần trăm.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Group):
    """What the index says of its result, by the method of the year, for open data."""

    chi_so: str = field("Chỉ số", TEXT, help="Mã của chỉ số, như trong địa chỉ trang.")
    ten_viet_tat: str = field("Tên viết tắt", TEXT, default="")
    don_vi_tinh: str = field("Đơn vị tính", TEXT, default="")
    thanh_phan: tuple[NamedComponent, ...] = field("Thành phần", many(group(NamedComponent)), default=())


def derive(result: IndexResult, card: IndexResultCard, around: Around, _: Settings) -> Derived:
    """The result beside what its index calls itself and its components."""
    own: Placed = around.own
    components = {component.code: component for component in own.method.components} if own.method else {}
    return Derived(
        chi_so=card.index_id,
        ten_viet_tat=own.names.short,
        don_vi_tinh=own.names.unit,
        thanh_phan=tuple(_named(each, components.get(each.ma)) for each in result.thanh_phan),
    )


def _named(result: ComponentResultFields, component: Component | None) -> NamedComponent:
    own = {name: getattr(result, name) for name in specs(ComponentResultFields)}
    if component is None:
        return NamedComponent(**own)
    return NamedComponent(**own, ten=component.name, toi_da=component.maximum, trong_so=component.weight)


# ---- the kind --------------------------------------------------------------------------------------------------------

KIND: Kind[IndexResultCard] = Kind(
    name="index_result",
    label="Kết quả chỉ số",
    help="Mỗi năm một tệp trong thư mục của chỉ số.",
    files=("indices/*/*.md",),
    record=IndexResult,
    rules=rules,
    cards=INDEX_RESULTS,
    section=index.KIND.section,
    address=address,
    row=row,
    card=card,
    order=lambda card: (card.index_id, -card.result.year),
    posted=lambda card, site: card.known_since <= site.date,
    pages=Pages(
        lists=lambda _kind, _site: (),  # its index lists them
        around=placed,
        day=lambda card, _site: card.row.date,
        detail=detail,
    ),
    figures=lambda _kind, _site, _period: (),  # its index counts them
    data=OpenData(key=("chi_so", "nam"), derived=Derived, derive=derive, tables=("thanh_phan",)),
    in_menu=False,
    own_section=False,
)
