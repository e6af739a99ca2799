"""The pages of news: the lists by category, and one page each that leads on to others of its own."""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.artifacts import file_address
from generator.kinds.news.card import NEWS, NewsCard
from generator.kinds.news.record import NewsItem
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing, office
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import canonical, same, slug
from generator.views.details import detail_page
from generator.views.lists import Choice, Line, chosen_pages, grouped
from generator.views.plain import plain

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


def neighbours(_: Kind[NewsCard], card: NewsCard, site: Site) -> tuple[Row, ...]:
    """The newest others of its category."""
    others = (each for each in _newest(site)[canonical(card.category)] if each.address != card.row.address)
    return tuple(others)[:RELATED]


@lru_cache(maxsize=1)
def _newest(site: Site) -> Mapping[str, tuple[Row, ...]]:
    """By category as many as a page needs, should it be one of them; found once for all items."""
    own = grouped((canonical(card.category), card.row) for card in site.cards(NEWS))
    return {
        category: tuple(dataclasses.replace(row, summary="", label="") for row in rows[: RELATED + 1])
        for category, rows in own.items()
    }


def detail(kind: Kind[NewsCard], item: NewsItem, card: NewsCard, around: Around, settings: Settings) -> Iterator[Page]:
    """A page for each item, which leads on to others of its category."""
    declared = next(name for name in settings.chuyen_muc_tin if same(name, card.category))
    view = {
        "item": plain(item),
        "category": _category(kind, declared),
        "related": around.own,
        "task": around.task,
    }
    creators = (item.tac_gia,) if item.tac_gia else ()
    yield detail_page(
        kind, card, around, view, (thing(item, settings),), creators=creators, subjects=(item.chuyen_muc,)
    )


def thing(item: NewsItem, settings: Settings) -> Thing:
    """The item as a NewsArticle: the office publishes it, `Nguồn` is where it comes from."""
    publisher = office(settings)
    return {
        "@type": "NewsArticle",
        "headline": item.tieu_de,
        "abstract": item.tom_tat,
        "datePublished": item.ngay_dang.isoformat() if item.ngay_dang else "",
        "articleSection": item.chuyen_muc,
        "image": settings.full(file_address(item.anh)) if item.anh else "",
        "inLanguage": "vi",
        "author": publisher,
        "publisher": publisher,
        "creditText": item.tac_gia or item.nguon,
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": item.nguon,
            "url": item.lien_ket_nguon,
            "datePublished": item.ngay_nguon.isoformat() if item.ngay_nguon else "",
        },
    }
