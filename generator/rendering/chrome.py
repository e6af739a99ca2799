"""What surrounds every page: names, menu, banner, the count of procedures, the office's address, what machines read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date

from markupsafe import Markup

from generator.model.kind import Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing, block, breadcrumbs, whole_office
from generator.shapes.page import Crumb, Page

HOME = Crumb(title="Trang chủ", address="/")


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """One entry of the main menu."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A decision (or provisional list) that the list of procedures rests on."""

    title: str
    effective: Date
    issuer: str
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The feed of one section, and the section."""

    title: str
    section: str

    @property
    def address(self) -> str:
        return f"{self.section}feed.xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """The same on every page of one build. `posted` of `required` procedures stand in the column; `dates` are the
    newest days of content by the address under which it stands.
    """

    settings: Settings
    menu: tuple[MenuItem, ...]
    feeds: tuple[Feed, ...]
    dates: Mapping[str, Date]
    footer: tuple[MenuItem, ...]
    banner: str
    date: Date
    posted: int
    required: int
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What the layout needs of one page. `canonical` is its full address; `section` the menu entry it belongs to;
    `feeds` are those of its section; `dublin_core` and `linked_data` say to machines what it is.
    """

    title: str
    address: str
    description: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    section: str
    feeds: tuple[Feed, ...]
    dublin_core: tuple[tuple[str, str], ...]
    linked_data: Markup
    of_content: bool  # the page of one content, not a list


def chrome_of(site: Site, pages: Iterable[Page], posted: int) -> Chrome:
    """The chrome of one build."""
    basis = site.register.basis(site.date)
    return Chrome(
        settings=site.settings,
        menu=(
            MenuItem(title=HOME.title, address=HOME.address),
            *(MenuItem(title=kind.short or kind.label, address=kind.section) for kind in site.kinds if kind.in_menu),
            MenuItem(title="Liên hệ", address="/lien-he/"),
            MenuItem(title="Tất cả các mục", address="/so-do/"),
        ),
        feeds=tuple(Feed(title=kind.label, section=kind.section) for kind in site.kinds if kind.in_feed),
        dates=_newest(pages),
        footer=tuple(
            MenuItem(title=row.title, address=row.address)
            for kind in site.kinds
            if kind.in_footer
            for row in kind.rows(site.of(kind))
        ),
        banner=site.settings.thong_bao_minh_hoa if site.settings.demo else "",
        date=site.date,
        posted=posted,
        required=site.required,
        basis=tuple(
            Basis(
                title=decision.title,
                effective=decision.ngay_hieu_luc,
                issuer=decision.co_quan_ban_hanh,
                provisional=decision.provisional,
            )
            for decision in basis
        ),
    )


def _newest(pages: Iterable[Page]) -> dict[str, Date]:
    """The newest day of content at or under every address."""
    newest: dict[str, Date] = {}
    for page in pages:
        steps = page.address.split("/")
        for length in range(1, len(steps)) if page.date else ():
            above = "/".join(steps[:length]) + "/"
            newest[above] = max(page.date or Date.min, newest.get(above, Date.min))
    return newest


def head_of(page: Page, chrome: Chrome, things: Iterable[Thing] = ()) -> PageHead:
    """The layout's part of one page; `things` are what its content is, in the words of schema.org."""
    settings = chrome.settings
    canonical = settings.full(page.same_as or page.address)
    crumbs = (HOME, *page.crumbs) if page.address != "/" else ()
    path = [(crumb.title, settings.full(crumb.address)) for crumb in crumbs]
    own = (breadcrumbs([*path, (page.title, settings.full(page.address))]),) if crumbs else (whole_office(settings),)
    sections = [item.address for item in chrome.menu if item.address != "/" and page.address.startswith(item.address)]
    return PageHead(
        title=page.title,
        address=page.address,
        description=page.description or settings.mo_ta,
        canonical=canonical,
        crumbs=crumbs,
        section=sections[0] if sections else page.address if page.address == "/" else "",
        feeds=tuple(feed for feed in chrome.feeds if page.address.startswith(feed.section)),
        dublin_core=tuple(_dublin_core(page, chrome)),
        of_content=bool(page.sources),
        linked_data=block((*({"@id": canonical, "url": canonical, **thing} for thing in things), *own)),
    )


def _dublin_core(page: Page, chrome: Chrome) -> Iterator[tuple[str, str]]:
    """What TT 24/2011/TT-BTTTT Điều 4-8 asks of every page, never empty; several values are split by ';'.

    A page without a day of its own bears the newest day of what stands under it, else of the column.
    """
    office, dates = chrome.settings.ten_co_quan, chrome.dates
    day = page.date or dates.get(page.address) or dates.get("/") or chrome.date
    yield "title", page.title
    yield "creator", _several(page.creators or (office,))
    yield "date", day.isoformat()
    yield "description", page.description or chrome.settings.mo_ta
    yield "publisher", office
    yield "identifier", chrome.settings.full(page.same_as or page.address)
    yield "language", "vi"
    yield "type", "Text"
    yield "format", "text/html"
    if page.subjects:
        yield "subject", _several(page.subjects)


def _several(values: Iterable[str]) -> str:
    return "; ".join(value.replace(";", ",") for value in values)
