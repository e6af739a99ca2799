"""Chỉ số: what an index measures, by which method in which years, and where its series breaks."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.days.periods import Period
from generator.declaring.fields import Group, field
from generator.declaring.types import TEXT
from generator.kinds.index import overview, pages
from generator.kinds.index.card import (
    INDICES,
    IndexCard,
    IndexResultCard,
    Names,
    NationalYear,
    Unfound,
    known_since,
    maximum_of,
    results_of,
)
from generator.kinds.index.methods import breaks, methods
from generator.kinds.index.overview import small_lines
from generator.kinds.index.record import Index, NationalFields, rules
from generator.kinds.index.words import attained, attained_score, place
from generator.model.cards import Known, stem_of
from generator.model.kind import Feed, Kind, OpenData, Pages, Site
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.shapes.spark import Spark

# ---- card ------------------------------------------------------------------------------------------------------------


def row(index: Index, address: str) -> Row:
    title = f"{index.ten} ({index.ten_viet_tat})"
    return Row(title=title, address=address, summary=index.tom_tat, label=index.ten_viet_tat)


def card(index: Index, known: Known) -> IndexCard:
    return IndexCard(
        **known,
        names=_names(index),
        since=index.nam_dau_tien,
        position=index.thu_tu,
        methods=methods(index.phien_ban_phuong_phap),
        breaks=breaks(index.dut_quang),
        national=tuple(map(_national, index.ca_nuoc)),
        unfound=tuple(
            Unfound(year=each.nam, published=each.da_cong_bo.is_("có"), line=each.line("nam"))
            for each in index.nam_chua_tim_duoc
        ),
    )


def _names(index: Index) -> Names:
    return Names(
        full=index.ten,
        short=index.ten_viet_tat,
        publisher=index.co_quan_cong_bo,
        viewpoint=index.goc_nhin,
        who=index.don_vi_duoc_danh_gia,
        component=index.ten_goi_thanh_phan,
        criterion=index.ten_goi_tieu_chi,
        unit=index.don_vi_tinh,
    )


def _national(each: NationalFields) -> NationalYear:
    return NationalYear(
        year=each.nam,
        mean=each.trung_binh,
        median=each.trung_vi,
        known_since=known_since(each.nam, each.ngay_cong_bo),
        line=each.line("nam"),
    )


# ---- for lists of other kinds ----------------------------------------------------------------------------------------


def described(index: IndexCard, result: IndexResultCard) -> str:
    """'PAPI năm 2024: Sơn La đạt 43,89/80 điểm, xếp hạng 12/63, nhóm Trung bình cao.'"""
    names, own = index.names, result.result
    return f"{names.short} năm {own.year}: {names.who} {attained(names.unit, own, maximum_of(index, own))}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Row):
    """An index on the home page: what it attained in the newest year with a result, '' for what is not known."""

    year: int | None
    score: str
    rank: str


def home(kind: Kind[IndexCard], site: Site) -> tuple[Row, ...]:
    """Each index with its newest result and the small line of its years."""
    small = small_lines(site)
    return tuple(_standing(card, site, small.by_code if small else {}) for card in site.cards(kind.cards))


def _standing(card: IndexCard, site: Site, small: Mapping[str, Spark]) -> Standing:
    newest = next((each.result for each in results_of(card, site)), None)
    return Standing(
        title=card.names.full,
        address=card.row.address,
        label=card.names.short,
        spark=small.get(stem_of(card)),
        year=newest.year if newest else None,
        score=attained_score(newest, maximum_of(card, newest), card.names.unit)
        if newest and newest.score is not None
        else "",
        rank=place(newest) if newest else "",
    )


def feed(kind: Kind[IndexCard], site: Site) -> Iterator[Row]:
    """The yearly results by their day of publication."""
    for card in site.cards(kind.cards):
        for result in results_of(card, site):
            yield dataclasses.replace(result.row, summary=described(card, result), label=card.names.short)


def figures(kind: Kind[IndexCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many yearly results of each index were posted in the period."""
    for card in site.cards(kind.cards):
        number = sum(period.holds(result.posted_on) for result in results_of(card, site))
        yield Figure(label=f"Kết quả {card.names.short} đã đăng", value=number)


# ---- the kind --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Group):
    """The code by which the results of an index name it, for open data."""

    chi_so: str = field("Chỉ số", TEXT, help="Mã của chỉ số, như trong địa chỉ trang.")


def derive(_index: Index, card: IndexCard, _around: Around, _settings: Settings) -> Derived:
    return Derived(chi_so=stem_of(card))


KIND: Kind[IndexCard] = Kind(
    name="index",
    label="Chỉ số",
    help="Mỗi chỉ số một tệp: ý nghĩa, cách đo, các phiên bản phương pháp.",
    files=("indices/*.md",),
    record=Index,
    rules=rules,
    cards=INDICES,
    section="/chi-so/",
    row=row,
    card=card,
    order=lambda card: (card.position, stem_of(card)),
    pages=Pages(lists=overview.lists, around=pages.series, detail=pages.detail, home=home),
    figures=figures,
    feed=Feed(rows=feed),
    data=OpenData(key=("chi_so",), derived=Derived, derive=derive),
)
