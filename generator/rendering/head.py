"""What the layout needs of one page: its path, its canonical address, what it says to machines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from markupsafe import Markup

from generator.model.settings import Settings
from generator.model.tongues import TONGUES
from generator.rendering.chrome import HOME, HOME_ABROAD, Chrome, FeedLink
from generator.rendering.linked_data import block, breadcrumbs, whole_office
from generator.shapes.page import Crumb, Page
from generator.text.showing import show_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`canonical` is the page's full address; `section` the menu entry it belongs to; `feeds` are those of its section;
    `dublin_core` and `linked_data` say to machines what it is.
    """

    title: str
    address: str
    description: str
    canonical: str
    crumbs: tuple[Crumb, ...]
    section: str
    feeds: tuple[FeedLink, ...]
    dublin_core: tuple[tuple[str, str], ...]
    linked_data: Markup
    of_content: bool  # the page of one content, not a list
    language: str
    translations: tuple[tuple[str, str, str, str], ...]  # (language, its name, address, full address)


def newest_days(dated: Iterable[tuple[str, Date | None]]) -> dict[str, Date]:
    """The newest day of content at or under every address, of addresses with their days: those of the pages drawn from
    cards alone, and of each record its own (`Pages.day`).
    """
    newest: dict[str, Date] = {}
    for address, day in dated:
        steps = address.split("/")
        for length in range(1, len(steps)) if day else ():
            above = "/".join(steps[:length]) + "/"
            newest[above] = max(day or Date.min, newest.get(above, Date.min))
    return newest


def head_of(page: Page, chrome: Chrome, settings: Settings, day: Date) -> Head:
    """The head of one page; `day` is its own, else that of what it stands for."""
    canonical = settings.full(page.same_as or page.address)
    home = HOME if page.language == "vi" else HOME_ABROAD
    crumbs = (home, *page.crumbs) if page.address != "/" else ()
    path = [(crumb.title, settings.full(crumb.address)) for crumb in crumbs]
    own = (breadcrumbs([*path, (page.title, settings.full(page.address))]),) if crumbs else (whole_office(settings),)
    sections = [item.address for item in chrome.menu if item.address != "/" and page.address.startswith(item.address)]
    return Head(
        title=page.title,
        address=page.address,
        description=page.description or settings.mo_ta,
        canonical=canonical,
        crumbs=crumbs,
        section=sections[0] if sections else page.address if page.address == "/" else "",
        feeds=tuple(feed for feed in chrome.feeds if page.address.startswith(feed.section)),
        dublin_core=tuple(_dublin_core(page, settings, day)),
        of_content=bool(page.sources),
        language=page.language,
        translations=tuple(
            (tag, TONGUES[tag], address, settings.full(address)) for tag, address in sorted(page.translations.items())
        ),
        linked_data=block((*({"@id": canonical, "url": canonical, **thing} for thing in page.things), *own)),
    )


def _dublin_core(page: Page, settings: Settings, day: Date) -> Iterator[tuple[str, str]]:
    """What TT 24/2011/TT-BTTTT Điều 4-8 asks of every page, never empty; several values are split by ';'.

    A page without a day of its own bears the newest day of what stands under it, else of the column; never the day of
    the build, for then every page would be new every day. A day that is its source's is told to be that.
    """
    yield "title", page.title
    yield "creator", _several(page.creators or (settings.ten_co_quan,))
    yield "date", day.isoformat()
    if page.date and page.date_is:
        yield "source", f"{page.date_is} {show_date(page.date)}"
    yield "description", page.description or settings.mo_ta
    yield "publisher", settings.ten_co_quan
    yield "identifier", settings.full(page.same_as or page.address)
    yield "language", page.language
    yield "type", "Text"
    yield "format", "text/html"
    if page.subjects:
        yield "subject", _several(page.subjects)


def _several(values: Iterable[str]) -> str:
    return "; ".join(value.replace(";", ",") for value in values)
