"""Tin tức: one file an item, in the folder of its year."""

from collections.abc import Iterator

from generator.days import limits
from generator.days.periods import Period
from generator.kinds.news import pages
from generator.kinds.news.card import NEWS, NewsCard
from generator.kinds.news.record import NewsItem, rules
from generator.model.cards import Known, posting, stem_of
from generator.model.kind import Feed, Kind, Pages, Site
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.text.comparing import same


def row(item: NewsItem, address: str) -> Row:
    return Row(
        title=item.tieu_de,
        address=address,
        summary=item.tom_tat,
        date=item.ngay,
        date_is="" if item.ngay_dang else "nguồn ngày",
        label=item.chuyen_muc,
    )


def card(item: NewsItem, known: Known) -> NewsCard:
    spans = posting(item, "ngay_su_kien", item.ngay_su_kien, "ngày sự kiện", limits.OTHERWISE)
    return NewsCard(**known, category=item.chuyen_muc, spans=tuple(spans))


def figures(kind: Kind[NewsCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many items were posted in the period, and of each category."""
    cards = tuple(card for card in site.cards(kind.cards) if period.holds(card.posted_on))
    yield Figure(label="Tin, bài đã đăng", value=len(cards))
    for name in site.settings.chuyen_muc_tin:
        yield Figure(label=f"Tin, bài chuyên mục «{name}»", value=sum(same(card.category, name) for card in cards))


KIND: Kind[NewsCard] = Kind(
    name="news",
    label="Tin tức",
    help="Mỗi tin một tệp trong thư mục của năm; tên tệp là địa chỉ của tin, không dấu, nối bằng gạch ngang.",
    files=("news/*.md", "news/*/*.md"),
    record=NewsItem,
    rules=rules,
    cards=NEWS,
    section="/tin-tuc/",
    row=row,
    card=card,
    order=lambda card: (-card.row.date.toordinal() if card.row.date else 0, stem_of(card)),
    pages=Pages(lists=pages.lists, around=pages.neighbours, detail=pages.detail),
    figures=figures,
    feed=Feed(),
)
