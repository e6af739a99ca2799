"""The lists of procedures by other aspects than the field: name, post, fee, audience, level of service."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from generator.kinds.procedure.card import BY_POST, PAGE, PROCEDURES, WHOLE, ProcedureCard, split
from generator.kinds.procedure.lists import ProcedureLine, groups, lines
from generator.model.kind import Kind, Site
from generator.shapes.page import Page
from generator.text.comparing import slug
from generator.text.sorting import initial, sort_key
from generator.views.lists import Link, numbered, page_address, paged

LEVELS = {  # what is no online service (NĐ 42/2022/NĐ-CP Điều 11)
    "Cung cấp thông tin": "Thủ tục được cung cấp thông tin trực tuyến",
    "Chưa rõ": "Thủ tục chưa rõ mức độ dịch vụ công",
}
Procedures = tuple[ProcedureCard, ...]
WAYS, UNCHECKED = "cach_thuc_thuc_hien", "Cách nộp: chưa đối chiếu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of a list under one heading, or those of them on one page; a list without headings is one part."""

    name: str = ""
    anchor: str = ""
    lines: tuple[ProcedureLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list: its name on a link, its title, what it holds in a sentence, and its parts, shown by its template."""

    name: str
    title: str
    address: str
    lead: str
    parts: tuple[Part, ...]
    template: str = "procedure/browse.html"

    @property
    def count(self) -> int:
        return sum(len(part.lines) for part in self.parts)


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
    """A page for each list, or several where one would be too long."""
    size = PAGE if split(site) else WHOLE
    for shown in (listing for _, listings in _aspects(kind.section, site) for listing in listings):
        more = {
            "lead": shown.lead,
            "count": shown.count,
            "aspects": menu(kind, site, shown.address),
            "jumps": tuple(_jumps(shown, size)),
        }
        lines = tuple((part, line) for part in shown.parts for line in part.lines)
        for address, view in paged(lines, size, shown.address):
            title = numbered(shown.title, view["paging"].number)
            yield Page(
                address=address,
                title=title,
                template=shown.template,
                view=more | {"parts": tuple(_parts(view["rows"])), "paging": view["paging"]},
                description=f"{title}: {shown.count} thủ tục.",
                crumbs=(kind.crumb,),
            )


def _parts(rows: Iterable[tuple[Part, ProcedureLine]]) -> Iterator[Part]:
    """What one page holds of each part."""
    for part, own in groupby(rows, key=itemgetter(0)):
        yield replace(part, lines=tuple(line for _, line in own))


def _jumps(listing: Listing, size: int) -> Iterator[Link]:
    """Where each part begins."""
    before = 0
    for part in listing.parts:
        address = f"{page_address(listing.address, before // size + 1)}#{part.anchor}"
        yield Link(name=part.name, address=address, count=len(part.lines), current=False)
        before += len(part.lines)


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


def _listing(
    name: str, title: str, address: str, lead: str, cards: Procedures, site: Site, *, ways: bool = False
) -> Listing:
    """Where a procedure is listed for its `ways`, its line says when these are unchecked."""
    own = _lines(cards, site)
    if ways:
        own = tuple(_of_ways(card, line) for card, line in zip(cards, own, strict=True))
    return Listing(name=name, title=title, address=address, lead=lead, parts=(Part(lines=own),))


def _of_ways(card: ProcedureCard, line: ProcedureLine) -> ProcedureLine:
    return replace(line, meta=(*line.meta, UNCHECKED)) if WAYS in card.unchecked else line


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
        parts=tuple(
            Part(name=letter, anchor=f"chu-{letter.lower()}", lines=_lines(own, site)) for letter, own in letters
        ),
        template="procedure/letters.html",
    )


def _by_post(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    """Both lists are required, also an empty one (QĐ 45/2016/QĐ-TTg)."""
    yield _listing(
        "Gửi được qua bưu chính",
        "Thủ tục thực hiện qua dịch vụ bưu chính công ích",
        f"{section}buu-chinh/",
        "Nộp hồ sơ được qua bưu điện, bưu chính công ích (Quyết định số 45/2016/QĐ-TTg).",
        tuple(card for card in cards if BY_POST in card.ways),
        site,
        ways=True,
    )
    yield _listing(
        "Không qua bưu chính",
        "Thủ tục không thực hiện qua dịch vụ bưu chính công ích",
        f"{section}khong-qua-buu-chinh/",
        "Bưu chính công ích không phải cách nộp hồ sơ của các thủ tục này (Quyết định số 45/2016/QĐ-TTg).",
        tuple(card for card in cards if BY_POST not in card.ways),
        site,
        ways=True,
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
        parts=tuple(Part(name=group.name, anchor=group.anchor, lines=group.lines) for group in groups(site)),
        template="procedure/fees.html",
    )


def _by_audience(section: str, cards: Procedures, site: Site) -> Iterator[Listing]:
    said = ((name, card) for card in cards for name in card.audiences)
    for name, address, own in _sorted_out(said):
        yield _listing(
            name,
            f"Thủ tục dành cho {name[:1].lower()}{name[1:]}",
            f"{section}doi-tuong/{address}/",
            f"Đối tượng thực hiện ghi là “{name}”.",
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
