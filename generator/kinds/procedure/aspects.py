"""The lists of procedures by other aspects than the field: name, post, fee, audience, level of service."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from generator.kinds.procedure.card import BY_POST, PROCEDURES, ProcedureCard
from generator.kinds.procedure.lists import ProcedureLine, groups, lines
from generator.model.kind import Kind, Site
from generator.shapes.page import Page
from generator.text.comparing import slug
from generator.text.sorting import initial, sort_key
from generator.views.lists import Link

LEVELS = {  # what is no online service (NĐ 42/2022/NĐ-CP Điều 11)
    "Cung cấp thông tin": "Thủ tục được cung cấp thông tin trực tuyến",
    "Chưa rõ": "Thủ tục chưa rõ mức độ dịch vụ công",
}
Procedures = tuple[ProcedureCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list: its name on a link, its title, what it holds in a sentence, and what its template shows."""

    name: str
    title: str
    address: str
    lead: str
    count: int
    view: Mapping[str, object]
    template: str = "procedure/browse.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """The lists by one aspect, as links; `open` when one of them is shown."""

    name: str
    links: tuple[Link, ...]
    open: bool


def menu(kind: Kind[ProcedureCard], site: Site, current: str = "") -> tuple[Aspect, ...]:
    """All lists as links, of which the one at the address `current` is shown."""
    offered = ((name, tuple(_link(each, current) for each in own)) for name, own in _aspects(kind.section, site) if own)
    return tuple(Aspect(name=name, links=links, open=any(link.current for link in links)) for name, links in offered)


def _link(listing: Listing, current: str) -> Link:
    return Link(name=listing.name, address=listing.address, count=listing.count, current=listing.address == current)


def pages(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """A page for each list."""
    for shown in (listing for _, listings in _aspects(kind.section, site) for listing in listings):
        yield Page(
            address=shown.address,
            title=shown.title,
            template=shown.template,
            view={"lead": shown.lead, "count": shown.count, "aspects": menu(kind, site, shown.address), **shown.view},
            description=f"{shown.title}: {shown.count} thủ tục.",
            crumbs=(kind.crumb,),
        )


@lru_cache(maxsize=1)
def _aspects(section: str, site: Site) -> tuple[tuple[str, tuple[Listing, ...]], ...]:
    """(aspect, its lists); one by which nothing is told apart has none. Remembered for the site."""
    cards = site.cards(PROCEDURES)
    return (
        (
            "Theo vần, bưu chính, phí",
            (_by_name(section, cards, site), *_by_post(section, cards, site), *_by_fee(section, cards, site)),
        ),
        ("Đối tượng thực hiện", tuple(_by_audience(section, cards, site))),
        ("Mức độ dịch vụ công", tuple(_by_level(section, cards, site))),
    )


def _listing(name: str, title: str, address: str, lead: str, cards: Procedures, site: Site) -> Listing:
    shown = _lines(cards, site)
    return Listing(name=name, title=title, address=address, lead=lead, count=len(shown), view={"lines": shown})


def _lines(cards: Iterable[ProcedureCard], site: Site) -> tuple[ProcedureLine, ...]:
    own = lines(site)
    return tuple(own[card.path] for card in cards)


def _by_name(section: str, cards: Procedures, site: Site) -> Listing:
    """Under their first letters; cards come in the order of names."""
    letters = groupby(cards, key=lambda card: initial(card.row.title))
    return Listing(
        name="Từ A đến Y",
        title="Thủ tục hành chính theo vần chữ cái",
        address=f"{section}a-z/",
        lead="Xếp theo thứ tự chữ cái tiếng Việt.",
        count=len(cards),
        view={"letters": tuple((letter, _lines(own, site)) for letter, own in letters)},
        template="procedure/letters.html",
    )


def _by_post(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    """Both lists are required, also an empty one (QĐ 45/2016/QĐ-TTg)."""
    yield _listing(
        "Gửi được qua bưu chính",
        "Thủ tục thực hiện qua dịch vụ bưu chính công ích",
        f"{section}buu-chinh/",
        "Nộp hồ sơ được qua dịch vụ bưu chính công ích (Quyết định số 45/2016/QĐ-TTg).",
        tuple(card for card in cards if BY_POST in card.ways),
        site,
    )
    yield _listing(
        "Không qua bưu chính",
        "Thủ tục không thực hiện qua dịch vụ bưu chính công ích",
        f"{section}khong-qua-buu-chinh/",
        "Bưu chính công ích không phải cách nộp hồ sơ của các thủ tục này (Quyết định số 45/2016/QĐ-TTg).",
        tuple(card for card in cards if BY_POST not in card.ways),
        site,
    )


def _by_fee(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    yield _listing(
        "Không thu phí, lệ phí",
        "Thủ tục không thu phí, lệ phí",
        f"{section}mien-phi/",
        "Không phải nộp phí, lệ phí ở mọi trường hợp, mọi cách nộp.",
        tuple(card for card in cards if card.free),
        site,
    )
    yield Listing(
        name="Bảng phí, lệ phí",
        title="Phí, lệ phí của mọi thủ tục",
        address=f"{section}le-phi/",
        lead="Từng trường hợp, mức thu và căn cứ, xếp theo lĩnh vực.",
        count=len(cards),
        view={"groups": groups(site)},
        template="procedure/fees.html",
    )


def _by_audience(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    said = ((name, card) for card in cards for name in card.audiences)
    for name, address, own in _sorted_out(said):
        yield _listing(
            name,
            f"Thủ tục dành cho {name[:1].lower()}{name[1:]}",
            f"{section}doi-tuong/{address}/",
            f"Đối tượng thực hiện ghi là «{name}».",
            own,
            site,
        )


def _by_level(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    if not any(card.level for card in cards):
        return
    for name, address, own in _sorted_out((card.level or "Chưa rõ", card) for card in cards):
        yield _listing(
            name,
            LEVELS.get(name) or f"Thủ tục có dịch vụ công trực tuyến {name.lower()}",
            f"{section}muc-do/{address}/",
            f"Mức độ dịch vụ công: {name[:1].lower()}{name[1:]}.",
            own,
            site,
        )


def _sorted_out(pairs: Iterable[tuple[str, ProcedureCard]]) -> Iterator[tuple[str, str, Procedures]]:
    """(name, its slug, its procedures, each once) in the order of names; names that differ in spelling only are one."""
    slugs: dict[str, str] = {}
    own: dict[str, dict[str, ProcedureCard]] = {}
    for name, card in pairs:
        address = slugs.get(name) or slugs.setdefault(name, slug(name))
        own.setdefault(address, {})[card.path] = card
    first = {address: name for name, address in reversed(slugs.items())}
    for address in sorted(own, key=lambda address: sort_key(first[address])):
        yield first[address], address, tuple(own[address].values())
