"""What surrounds every page of one build: names, menu, banner, the count of procedures, the office's address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date

from markupsafe import Markup

from generator.model.coverage import coverage
from generator.model.kind import Site
from generator.model.settings import Settings
from generator.rendering.places import joined
from generator.shapes.page import Crumb
from generator.shapes.spoken import SpokenCard
from generator.text.showing import show_date

HOME = Crumb(title="Trang chủ", address="/")
HOME_ABROAD = Crumb(title="Home", address="/")  # on pages in English
CONTACT, SECTIONS = "/lien-he/", "/so-do/"
SHARED = "img/share.png"  # the picture that others show of a page which somebody sends on


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The newest decision (or provisional list) that the list of procedures rests on; `earlier` are before it."""

    title: str
    effective: Date
    issuer: str
    provisional: bool
    earlier: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink:
    """The feed of one section, and the section."""

    title: str
    section: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chrome:
    """One value a build, the same on every page; but for `today`, on paper alone, it changes rarely. `office` is
    what `site.yaml` declares, by attribute; `posted` of `required` procedures stand in the column; `assets` are the
    published addresses of style, scripts, fonts and pictures, by their names under templates/assets/; `places` the
    addresses of every section by the name of its kind or output, so that no template writes one.
    """

    office: Mapping[str, object]
    demo: bool
    whole: str  # `Settings.whole`
    menu: tuple[Crumb, ...]
    feeds: tuple[FeedLink, ...]
    footer: tuple[Crumb, ...]
    banner: str
    posted: int
    required: int
    basis: Basis | None
    assets: Mapping[str, str]
    places: Mapping[str, str]
    share_image: str
    today: Markup


def worn(chrome: Chrome) -> Mapping[str, str]:
    """What templates write whole and ask nothing of, by name: the addresses of assets, the day of the build."""
    return {**chrome.assets, "today": chrome.today}


def unworn(chrome: Chrome) -> Chrome:
    """The same for whatever wears it."""
    return replace(chrome, assets=dict.fromkeys(chrome.assets, ""), share_image="", today=Markup(""))


def chrome_of(site: Site, office: Mapping[str, object], places: Mapping[str, str]) -> Chrome:
    """The chrome of one build; `office` are the settings as plain values, `places` those of the outputs."""
    settings = site.settings
    counted = coverage(site)
    assets = {asset.name.removeprefix("assets/"): f"/{asset.path}" for asset in site.assets}
    return Chrome(
        office=office,
        demo=settings.demo,
        whole=settings.whole,
        menu=tuple(_menu(site)),
        feeds=tuple(
            FeedLink(title=kind.label, section=kind.section, address=f"{kind.section}feed.xml")
            for kind in site.kinds
            if kind.feed
        ),
        footer=tuple(
            Crumb(title=card.row.title, address=card.row.address)
            for kind in site.kinds
            if kind.in_footer
            for card in site.cards(kind.cards)
            if not isinstance(card, SpokenCard) or not card.original
        ),
        banner=banner(settings),
        posted=counted.posted,
        required=counted.required,
        basis=_basis(site),
        assets=assets,
        places=joined((*_places(site), places)),
        share_image=settings.full(assets[SHARED]) if SHARED in assets else "",
        today=Markup('<time class="today" datetime="{}">{}</time>').format(site.date.isoformat(), show_date(site.date)),
    )


def banner(settings: Settings) -> str:
    """The notice on every page of a demonstration."""
    return settings.thong_bao_minh_hoa if settings.demo else ""


def _menu(site: Site) -> Iterator[Crumb]:
    """The sections that have something; the page of all sections names the others too."""
    yield HOME
    for kind in site.kinds:
        if kind.in_menu and site.cards(kind.cards):
            yield Crumb(title=kind.short or kind.label, address=kind.section)
    yield Crumb(title="Liên hệ", address=CONTACT)
    yield Crumb(title="Tất cả các mục", address=SECTIONS)


def _places(site: Site) -> Iterator[Mapping[str, str]]:
    for kind in site.kinds:
        yield {kind.name: kind.section}
        yield kind.pages.places


def _basis(site: Site) -> Basis | None:
    decisions = site.register.basis(site.date)
    if not decisions:
        return None
    newest, *earlier = decisions
    return Basis(
        title=newest.title,
        effective=newest.ngay_hieu_luc,
        issuer=newest.co_quan_ban_hanh,
        provisional=newest.provisional,
        earlier=len(earlier),
    )
