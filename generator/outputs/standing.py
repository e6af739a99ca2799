"""The pages that stand by themselves: home, contact, 404."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.shapes import Page, Row, Site

HOME_ROWS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One kind on the home page."""

    name: str
    title: str
    address: str
    rows: tuple[Row, ...]


def pages(site: Site) -> Iterator[Page]:
    """Home, contact and 404."""
    settings = site.settings
    yield Page(address="/", title=settings.ten_chuyen_muc, template="home.html", view={"blocks": _blocks(site)})
    yield Page(
        address="/lien-he/",
        title="Liên hệ",
        template="contact.html",
        view={},
        description=f"Địa chỉ, điện thoại, đường dây nóng của {settings.ten_co_quan}.",
    )
    yield Page(address="/404.html", title="Không tìm thấy trang", template="404.html", view={}, in_sitemap=False)


def _blocks(site: Site) -> tuple[Block, ...]:
    return tuple(
        Block(
            name=kind.name,
            title=kind.label,
            address=kind.section,
            rows=kind.home_rows(kind, site) if kind.home_rows else kind.rows(site.of(kind)[:HOME_ROWS]),
        )
        for kind in site.kinds
        if kind.in_menu
    )
