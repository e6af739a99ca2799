"""What surrounds every page: names, menu, banner, the count of procedures, the office's address."""

from dataclasses import dataclass
from datetime import date as Date

from generator.settings import Settings
from generator.shapes import Crumb, Page, Site

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
class Frame:
    """The same on every page of one build. `posted` of `required` procedures stand in the column."""

    settings: Settings
    menu: tuple[MenuItem, ...]
    footer: tuple[MenuItem, ...]
    banner: str
    date: Date
    posted: int
    required: int
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What the layout needs of one page. `canonical` is its full address; `section` the menu entry it belongs to."""

    title: str
    address: str
    description: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    section: str


def frame_of(site: Site, posted: int) -> Frame:
    """The frame of one build."""
    basis = site.register.basis(site.date)
    return Frame(
        settings=site.settings,
        menu=(
            MenuItem(title=HOME.title, address=HOME.address),
            *(MenuItem(title=kind.label, address=kind.section) for kind in site.kinds if kind.in_menu),
            MenuItem(title="Liên hệ", address="/lien-he/"),
            MenuItem(title="Tất cả các mục", address="/so-do/"),
        ),
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


def page_frame(page: Page, frame: Frame) -> PageFrame:
    """The layout's part of one page."""
    sections = [item.address for item in frame.menu if item.address != "/" and page.address.startswith(item.address)]
    return PageFrame(
        title=page.title,
        address=page.address,
        description=page.description or frame.settings.mo_ta,
        canonical=frame.settings.dia_chi_goc + page.address.removeprefix("/"),
        crumbs=(HOME, *page.crumbs) if page.address != "/" else (),
        section=sections[0] if sections else page.address if page.address == "/" else "",
    )
