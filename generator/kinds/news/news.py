"""Tin tức, bài viết: one file an item, in the folder of its year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import islice

from generator.artifacts import file_address
from generator.days import limits
from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, IMAGE, TEXT, URL, vocabulary
from generator.kinds.news.card import NEWS, NewsCard
from generator.model.cards import Known, posting, stem_of
from generator.model.content import Content
from generator.model.kind import Feed, Kind, Pages, Site
from generator.model.naming import file_name, year_folder
from generator.problems import Problem
from generator.rendering.linked_data import Thing, office
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import same, slug
from generator.views.details import detail_page
from generator.views.lists import numbered, paged
from generator.views.plain import plain
from generator.views.tasks import task_link

RELATED = 4  # items of the same category that a page leads on to


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem(Content):
    """Một tin, bài về cải cách hành chính."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Sơn La công bố …")
    ngay_dang: Date = field("Ngày đăng", DATE, help="Ngày tin xuất hiện; ngày sau này thì tin chờ đến ngày đó.")
    ngay_su_kien: Date | None = field(
        "Ngày sự kiện", DATE, default=None, help="Ngày xảy ra việc được đưa tin; có thì máy tính tin đăng có kịp không."
    )
    chuyen_muc: str = field(
        "Chuyên mục",
        vocabulary("chuyen_muc_tin"),
        example="Chỉ đạo, điều hành",
        help="Một chuyên mục khai trong site.yaml.",
    )
    tom_tat: str = field("Tóm tắt", TEXT, help="Một, hai câu hiện ở danh sách.")
    anh: str = field("Ảnh", IMAGE, default="")
    chu_thich_anh: str = field(
        "Chú thích ảnh", TEXT, default="", help="Bắt buộc khi có ảnh; đọc cho người không nhìn thấy."
    )
    tac_gia: str = field("Tác giả", TEXT, default="")
    nguon: str = field("Nguồn", TEXT, help="Tin lấy từ đâu.", example="Sở Khoa học và Công nghệ")
    lien_ket_nguon: str = field("Liên kết nguồn", URL, default="")


def described(item: NewsItem) -> Iterator[Problem]:
    """A picture is described, and there is a body."""
    if item.anh and not item.chu_thich_anh:
        yield item.problem("anh", "thieu-muc", "có ảnh nhưng thiếu mục «Chú thích ảnh»", "tả ngắn ảnh có gì")
    if not item.html:
        yield item.problem("", "trong", "chưa có nội dung bài", "viết bài dưới dòng --- thứ hai")


RULES = (file_name("ten-bai"), year_folder("news", "ngay_dang", "tin của"), described)


def card(item: NewsItem, known: Known) -> NewsCard:
    spans = posting(item, item.ngay_su_kien, "ngày sự kiện", limits.OTHERWISE)
    return NewsCard(**known, category=item.chuyen_muc, spans=tuple(spans))


# ---- pages -----------------------------------------------------------------------------------------------------------


def lists(kind: Kind[NewsCard], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same for each category."""
    cards = site.cards(kind.cards)
    counted = tuple(
        (name, _category(kind, name), tuple(card for card in cards if same(card.category, name)))
        for name in site.settings.chuyen_muc_tin
    )
    categories = tuple(Row(title=name, address=address, label=str(len(own))) for name, address, own in counted)
    for title, address, own in ((kind.label, kind.section, cards), *counted):
        links = {"categories": categories, "current": address, "whole": kind.section, "title": title}
        for own_address, view in paged([card.row for card in own], site.settings.so_tin_mot_trang, address):
            number = view["number"]
            yield Page(
                address=own_address,
                title=numbered(title, number),
                template="news/list.html",
                view=view | links,
                crumbs=(kind.crumb,) if address != kind.section else (),
                date=max((card.day for card in own if card.day), default=None),
                description=f"{numbered(f'{title}: tin, bài về cải cách hành chính', number)}.",
            )


def _category(kind: Kind[NewsCard], name: str) -> str:
    return f"{kind.section}chuyen-muc/{slug(name)}/"


def detail(kind: Kind[NewsCard], item: NewsItem, card: NewsCard, site: Site) -> Iterator[Page]:
    """A page for each item, which leads on to others of its category."""
    others = (
        other.row for other in site.cards(kind.cards) if other is not card and same(other.category, card.category)
    )
    declared = next(name for name in site.settings.chuyen_muc_tin if same(name, item.chuyen_muc))
    view = {
        "item": plain(item),
        "category": _category(kind, declared),
        "related": tuple(islice(others, RELATED)),
        "task": task_link(kind, card, site),
    }
    creators = (item.tac_gia,) if item.tac_gia else ()
    things = (thing(item, site),)
    yield detail_page(kind, card, site, view, things, creators=creators, subjects=(item.chuyen_muc,))


def thing(item: NewsItem, site: Site) -> Thing:
    """The item as a NewsArticle: the office publishes it, `Nguồn` is where it comes from."""
    publisher = office(site.settings)
    return {
        "@type": "NewsArticle",
        "headline": item.tieu_de,
        "abstract": item.tom_tat,
        "datePublished": item.ngay_dang.isoformat(),
        "articleSection": item.chuyen_muc,
        "image": site.settings.full(file_address(item.anh)) if item.anh else "",
        "inLanguage": "vi",
        "author": publisher,
        "publisher": publisher,
        "creditText": item.tac_gia or item.nguon,
        "isBasedOn": item.lien_ket_nguon,
    }


# ---- for the periodic report -----------------------------------------------------------------------------------------


def figures(kind: Kind[NewsCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many items were posted in the period, and of each category."""
    cards = tuple(card for card in site.cards(kind.cards) if period.holds(card.day))
    yield Figure(label="Tin, bài đã đăng", value=len(cards))
    for name in site.settings.chuyen_muc_tin:
        yield Figure(label=f"Tin, bài chuyên mục «{name}»", value=sum(same(card.category, name) for card in cards))


KIND: Kind[NewsCard] = Kind(
    name="news",
    label="Tin tức",
    files=("news/*.md", "news/*/*.md"),
    record=NewsItem,
    cards=NEWS,
    section="/tin-tuc/",
    row=lambda item, address: Row(
        title=item.tieu_de, address=address, summary=item.tom_tat, date=item.ngay_dang, label=item.chuyen_muc
    ),
    card=card,
    order=lambda card: (-card.row.date.toordinal() if card.row.date else 0, stem_of(card)),
    rules=lambda item: (problem for rule in RULES for problem in rule(item)),
    pages=Pages(lists=lists, detail=detail),
    figures=figures,
    feed=Feed(),
    help="Mỗi tin một tệp trong thư mục của năm; tên tệp là địa chỉ của tin, không dấu, nối bằng gạch ngang.",
)
