"""Trang thông tin: a text that stands by itself, linked from the foot of every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, INTEGER, TEXT, Term
from generator.model.cards import stem_of
from generator.model.content import Content
from generator.model.kind import Cards, Kind, Pages
from generator.model.naming import file_name
from generator.model.settings import Settings
from generator.model.tongues import VIETNAMESE, language_of, original_field, original_told, tongue_field, tongue_of
from generator.problems import Problem
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.spoken import SpokenCard
from generator.views.details import detail_page
from generator.views.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage(Content):
    """Một trang đứng riêng."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Bảo vệ dữ liệu cá nhân")
    tom_tat: str = field("Tóm tắt", TEXT, help="Một câu: trang này nói gì.")
    ma_ngon_ngu: Term = tongue_field()
    ban_tieng_viet: str = original_field()
    thu_tu: int = field("Thứ tự", INTEGER, default=0, help="Số nhỏ đứng trước ở chân trang.")
    ngay_cap_nhat: Date = field("Ngày cập nhật", DATE, help="Ngày sửa trang này lần cuối.")


def has_body(page: StandingPage) -> Iterator[Problem]:
    """There is something to read."""
    if not page.html:
        yield page.problem("", "trong", "chưa có nội dung trang", "viết nội dung dưới dòng --- thứ hai")


def reached(page: StandingPage) -> Iterator[Problem]:
    """The foot of every page leads to those in Vietnamese, these to their versions."""
    if not page.ma_ngon_ngu.is_(VIETNAMESE) and not page.ban_tieng_viet:
        message = "trang bằng ngôn ngữ khác thiếu «Bản tiếng Việt», nên không trang nào dẫn tới"
        yield page.problem("ma_ngon_ngu", "thieu-muc", message, "thêm «Bản tiếng Việt: tên tệp của trang tiếng Việt»")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard(SpokenCard):
    """`rank` is its place at the foot of every page."""

    rank: int


def detail(kind: Kind[PageCard], page: StandingPage, card: PageCard, around: Around, _: Settings) -> Iterator[Page]:
    """A page for each."""
    yield detail_page(kind, card, around, {"item": plain(page), "language": language_of(page.ma_ngon_ngu)})


KIND: Kind[PageCard] = Kind(
    name="page",
    label="Trang thông tin",
    help="Mỗi trang một tệp; tên tệp là địa chỉ: `bao-ve-du-lieu-ca-nhan.md` ở /bao-ve-du-lieu-ca-nhan/.",
    files=("pages/*.md",),
    record=StandingPage,
    rules=all_of(file_name("ten-trang"), has_body, original_told, reached),
    cards=Cards("page"),
    section="/",
    row=lambda page, address: Row(title=page.tieu_de, address=address, summary=page.tom_tat, date=page.ngay_cap_nhat),
    card=lambda page, known: PageCard(
        **known, rank=page.thu_tu, tongue=tongue_of(page.ma_ngon_ngu), original=page.ban_tieng_viet
    ),
    order=lambda card: (card.rank, stem_of(card)),
    pages=Pages(lists=lambda _kind, _site: (), detail=detail),  # there is no list of them
    in_menu=False,
    own_section=False,
    in_footer=True,
)
