"""Content that needs no more than a list and a page each: what its records share, and the kind that is made of them."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, TEXT, group, many
from generator.kinds.news.card import of_category
from generator.model.cards import stem_of
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.kind import C, Cards, Feed, Kind, Pages, Site
from generator.model.naming import file_name
from generator.model.settings import Settings
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.event import Event, first_day, last_day
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.state import State
from generator.views.details import detail_page, fields_view
from generator.views.lists import list_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Content):
    """What every such record has."""

    ten: str = field("Tên", TEXT, example="…")
    tom_tat: str = field("Tóm tắt", TEXT, default="", help="Một, hai câu hiện ở danh sách.")
    ngay_dang: Date = field("Ngày đăng", DATE, help="Ngày bài xuất hiện; ngày sau này thì bài chờ đến ngày đó.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), help="Lấy từ đâu.")
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def event_day(self) -> Date:
        """The day of what it tells of: in lists, counts and the order of both."""
        return self.ngay_dang

    @property
    def day_is(self) -> str:
        """What `event_day` is, in words before it; "" where it is that of posting."""
        return ""

    @property
    def label(self) -> str:
        """What its line in a list says beside the day."""
        return ""

    @property
    def language(self) -> str:
        """The tag of the language of its name and text, "" for Vietnamese."""
        return ""


Rule = Callable[[Any], Iterable[Problem]]
Badges = Callable[[Any, Site], tuple[State, ...]]
Detail = Callable[[Kind[Any], Any, Any, Around, Settings], Iterator[Page]]


def item_kind(
    record: type[Item],
    *,
    name: str,
    section: str,
    thing: Callable[[Any], Thing],
    rules: tuple[Rule, ...] = (),
    badges: Badges = lambda _card, _site: (),
    hidden: tuple[str, ...] = (),
    news: str = "",
    more: Callable[[Any], Mapping[str, object]] = lambda _record: {},
    **hooks: Any,
) -> Kind[Any]:
    """The kind of these records, newest first. `thing` is a record in the words of schema.org; `badges` are short marks
    under the title, drawn from a card; `hidden` the fields that the page does not list; `news` the category of news
    that its list leads on to; `more` what the page shows besides; `hooks` are further fields of Kind (`row`, `order`,
    `pages`, `feed` and `in_menu` are set here).
    """
    return Kind(
        name=name,
        record=record,
        rules=all_of(file_name("ten-bai"), *rules),
        section=section,
        row=lambda item, address: Row(
            title=item.ten,
            address=address,
            summary=item.tom_tat,
            date=item.event_day,
            date_is=item.day_is,
            label=item.label,
            language=item.language,
        ),
        order=lambda card: (-card.row.date.toordinal(), stem_of(card)),
        pages=Pages(
            templates="item",
            lists=_lists(badges, news),
            around=_marks(badges),
            detail=_detail(thing, hidden, more),
        ),
        feed=Feed(),
        in_menu=False,
        **({"cards": Cards(name)} | hooks),
    )


def _marks(badges: Badges) -> Callable[[Kind[Any], Any, Site], tuple[State, ...]]:
    def marks(kind: Kind[Any], card: Card, site: Site) -> tuple[State, ...]:
        """Where its events stand, then the other marks under its title."""
        return (*(state(event, site.date) for event in kind.events(card, site)), *badges(card, site))

    return marks


def _detail(
    thing: Callable[[Any], Thing],
    hidden: tuple[str, ...],
    more: Callable[[Any], Mapping[str, object]],
) -> Detail:
    def detail(kind: Kind[Any], item: Any, card: Card, around: Around, _: Settings) -> Iterator[Page]:
        view = fields_view(item, around, ("ten", "tom_tat", "ngay_doi_chieu", *hidden)) | {"badges": around.own}
        yield detail_page(kind, card, around, view | dict(more(item)), (thing(item),))

    return detail


# ---- what happens on a day -------------------------------------------------------------------------------------------


UPCOMING = State(value="upcoming", words="Sắp diễn ra")
RUNNING = State(value="running", words="Đang diễn ra")
OVER = State(value="over", words="Đã diễn ra")


def state(event: Event, day: Date) -> State:
    """Where an event stands on a day."""
    if day < first_day(event):
        return UPCOMING
    return RUNNING if day <= last_day(event) else OVER


def _lists(badges: Badges, news: str) -> Callable[[Kind[Any], Site], Iterator[Page]]:
    def lists(kind: Kind[Any], site: Site) -> Iterator[Page]:
        """What is still to come stands apart, soonest first, on the first page; the rest is cut into pages."""
        cards = site.cards(kind.cards)
        events = tuple(event for card in cards for event in kind.events(card, site))
        ahead = {event.address for event in events if state(event, site.date) != OVER}
        rows = tuple(_marked(card.row, badges(card, site)) for card in cards)
        more = {
            "upcoming": tuple(row for row in reversed(rows) if row.address in ahead),
            "calendar": kind.calendar if events else "",
            "news": of_category(site, news),
        }
        yield from list_pages(kind, site, tuple(row for row in rows if row.address not in ahead), more)

    return lists


def _marked(row: Row, badges: tuple[State, ...]) -> Row:
    return dataclasses.replace(row, label="; ".join(filter(None, (row.label, *(badge.words for badge in badges)))))


# ---- figures of the periodic report ----------------------------------------------------------------------------------


def happened(cards: Iterable[C], site: Site, period: Period) -> tuple[C, ...]:
    """The cards whose row's day (`Item.event_day`) lies in the period and is not still to come."""
    return tuple(card for card in cards if card.row.date and period.holds(card.row.date) and card.row.date <= site.date)


def total(label: str, unit: str, numbers: Iterable[int | None]) -> Figure:
    """A sum of numbers some of which may be unknown: none known is no figure, some unknown is said."""
    given = tuple(numbers)
    known = [number for number in given if number is not None]
    note = f"chưa có số liệu của {len(given) - len(known)}/{len(given)} nội dung" if len(known) < len(given) else ""
    return Figure(label=label, unit=unit, value=sum(known) if known or not given else None, note=note)
