"""The pages that stand by themselves: home, contact, all sections, 404."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.model.kind import Kind, Site
from generator.model.limited import answer_told
from generator.outputs.column import Column, Output
from generator.rendering.chrome import CONTACT, SECTIONS
from generator.shapes.page import Page
from generator.shapes.row import Row

HOME_ROWS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One kind on the home page, or one section on the page of all sections; `count` records are posted in it."""

    name: str
    title: str
    address: str
    rows: tuple[Row, ...] = ()
    count: int = 0
    in_menu: bool = False


def pages(column: Column) -> Iterator[Page]:
    """Home, contact, all sections and 404."""
    site, settings = column.site, column.site.settings
    blocks = {block.name: block for block in _blocks(site)}
    view = {
        "today": site.date,
        "errands": tuple(row for kind in site.kinds for row in kind.pages.errands(kind, site)),
        "fields": blocks.pop("procedure", None),
        "indices": blocks.pop("index", None),
        "blocks": tuple(blocks.values()),
        "more": tuple(block for block in _sections(site) if block.count and not block.in_menu),
    }
    yield Page(address="/", title=settings.ten_chuyen_muc, template="home.html", view=view)
    yield Page(
        address=CONTACT,
        title="Liên hệ",
        template="contact.html",
        view={"answer": answer_told(site.date, settings)},
        date=settings.ngay_doi_chieu,
        description=f"Địa chỉ, điện thoại, đường dây nóng của {settings.ten_co_quan}.",
    )
    yield Page(
        address=SECTIONS,
        title="Tất cả các mục",
        template="sections.html",
        view={"sections": _sections(site)},
        description=f"Mọi mục của chuyên mục {settings.ten_chuyen_muc}, {settings.ten_co_quan}.",
    )
    yield Page(address="/404.html", title="Không tìm thấy trang", template="404.html", view={}, in_sitemap=False)


def _blocks(site: Site) -> tuple[Block, ...]:
    """The kinds of the menu that have something to show; the others are among all sections."""
    return tuple(
        Block(name=kind.name, title=kind.label, address=kind.section, rows=rows)
        for kind in site.kinds
        if kind.in_menu and (rows := _home_rows(kind, site))
    )


def _home_rows(kind: Kind[Any], site: Site) -> tuple[Row, ...]:
    if kind.pages.home:
        return kind.pages.home(kind, site)
    return tuple(card.row for card in site.cards(kind.cards)[:HOME_ROWS])


def _sections(site: Site) -> tuple[Block, ...]:
    """Every section with the number of its posted records (TT 32/2017/TT-BTTTT Điều 16: the tree of the column)."""
    return tuple(
        Block(
            name=kind.name,
            title=kind.label,
            address=kind.section,
            count=len(site.cards(kind.cards)),
            in_menu=kind.in_menu,
        )
        for kind in site.kinds
        if kind.own_section
    )


OUTPUT = Output(pages=pages, places={"home": "/", "contact": CONTACT, "sections": SECTIONS})
