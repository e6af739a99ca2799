"""The pages of news: the lists by category, and one page each that leads on to others of its own."""

from collections.abc import Iterator
from itertools import islice

from generator.artifacts import file_address
from generator.kinds.news.card import NewsCard
from generator.kinds.news.record import NewsItem
from generator.model.kind import Kind, Site
from generator.rendering.linked_data import Thing, office
from generator.shapes.page import Page
from generator.text.comparing import canonical, same, slug
from generator.views.details import detail_page
from generator.views.lists import Choice, Line, chosen_pages, grouped
from generator.views.plain import plain
from generator.views.tasks import task_link

RELATED = 4  # items of the same category that a page leads on to


def lists(kind: Kind[NewsCard], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same for each category, also an empty one."""
    lines = tuple((canonical(card.category), Line(row=card.row)) for card in site.cards(kind.cards))
    own = grouped(lines)
    categories = tuple(
        Choice(name=name, title=name, address=_category(kind, name), lines=tuple(own.get(canonical(name), ())))
        for name in site.settings.chuyen_muc_tin
    )
    whole = Choice(name="Tất cả", title=kind.label, address=kind.section, lines=tuple(line for _, line in lines))
    filters = (("Chuyên mục tin", categories),)
    yield from chosen_pages(kind, site, whole, filters, lambda shown: f"{shown.title}: tin, bài về cải cách hành chính")


def _category(kind: Kind[NewsCard], name: str) -> str:
    return f"{kind.section}chuyen-muc/{slug(name)}/"


def detail(kind: Kind[NewsCard], item: NewsItem, card: NewsCard, site: Site) -> Iterator[Page]:
    """A page for each item, which leads on to others of its category."""
    others = (
        other.row for other in site.cards(kind.cards) if other is not card and same(other.category, card.category)
    )
    declared = next(name for name in site.settings.chuyen_muc_tin if same(name, card.category))
    view = {
        "item": plain(item),
        "category": _category(kind, declared),
        "related": tuple(islice(others, RELATED)),
        "task": task_link(kind, card, site),
    }
    creators = (item.tac_gia,) if item.tac_gia else ()
    yield detail_page(kind, card, site, view, (thing(item, site),), creators=creators, subjects=(item.chuyen_muc,))


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
