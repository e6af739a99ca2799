"""A kind of content, as a value, and the site that its functions are given: what is known on one date."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from functools import lru_cache
from typing import Any, Generic, TypeVar, cast

from generator.days.periods import Period
from generator.declaring.fields import Group
from generator.declaring.file_type import FileType
from generator.files.assets import Asset
from generator.files.pictures import Picture
from generator.model.register import Register
from generator.model.settings import Settings
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.demand import Shown, Wanted
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.shapes.page import Crumb, Fragment, Page
from generator.shapes.row import Row
from generator.shapes.task import Task

C = TypeVar("C", bound=Card)


@dataclass(frozen=True, slots=True)
class Cards(Generic[C]):
    """The name under which a site keeps the cards of a kind; it tells the type checker their class."""

    kind: str


def _cards_of(cards: Cards[C], among: Mapping[str, tuple[Card, ...]]) -> tuple[C, ...]:
    """Those of a kind; the one place where the class that the key tells is believed."""
    return cast("tuple[C, ...]", among.get(cards.kind, ()))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Site:
    """What the whole column may know, on one date: cards, register, settings, addresses, files and assets. No record.

    `posted`, `waiting` and `idle` hold the cards of each kind by its name, in its order: `posted` are published;
    `waiting` are drafts or of a later date; `idle` may be posted but have no place now (a procedure that is not in
    force, a text that does not hold yet or no longer).
    """

    kinds: "tuple[Kind[Any], ...]"
    settings: Settings
    date: Date
    register: Register
    posted: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
    waiting: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
    idle: Mapping[str, tuple[Card, ...]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)  # content path -> address of its page
    tasks: tuple[Task, ...] = ()  # of every posted plan
    file_sizes: Mapping[str, int] = field(default_factory=dict)  # of every content/files/…, in bytes
    used_files: frozenset[str] = frozenset()  # those that a posted record names or links to
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # those of the files that are pictures
    assets: tuple[Asset, ...] = ()

    def cards(self, cards: Cards[C]) -> tuple[C, ...]:
        """The posted cards of a kind."""
        return _cards_of(cards, self.posted)

    def waiting_cards(self, cards: Cards[C]) -> tuple[C, ...]:
        """The cards of a kind that are drafts or of a later date."""
        return _cards_of(cards, self.waiting)

    def all_cards(self, cards: Cards[C]) -> tuple[C, ...]:
        """All cards of a kind, posted or not."""
        return (*self.cards(cards), *self.waiting_cards(cards), *_cards_of(cards, self.idle))


# ---- what one consumer needs of a kind -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages(Generic[C]):
    """For readers. `lists` and `joined`, which stand before and after the pages of the records, are drawn from cards
    alone; `home` are the lines on the home page, by default the first in the kind's order, and `errands` those that
    head it, in words of `site.yaml`; `gone` are the addresses of what is no more.

    `detail` are the pages of one record, by default one; `leaf` is what a page that joins several shows of it. Both are
    closed: they know of the rest of the column what `around` gathers, which is plain, compared and pickled, and changes
    only with what they show. `day` is that of the record's page, None where it has none of its own.
    """

    templates: str = ""  # their folder, when it is not the kind's name
    lists: "Callable[[Kind[C], Site], Iterable[Page]] | None" = None
    joined: "Callable[[Kind[C], Site], Iterable[Page]]" = lambda _kind, _site: ()
    around: "Callable[[Kind[C], C, Site], Any]" = lambda _kind, _card, _site: None
    day: Callable[[C, Site], Date | None] = lambda card, _site: card.day
    detail: "Callable[[Kind[C], Any, C, Around, Settings], Iterable[Page]] | None" = None
    leaf: "Callable[[Kind[C], Any, C, Around, Settings], Fragment] | None" = None
    home: "Callable[[Kind[C], Site], tuple[Row, ...]] | None" = None
    errands: "Callable[[Kind[C], Site], tuple[Row, ...]]" = lambda _kind, _site: ()
    gone: "Callable[[Kind[C], Site], Iterable[str]]" = lambda _kind, _site: ()
    places: Mapping[str, str] = field(default_factory=dict)  # further addresses that templates lead to, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands(Generic[C]):
    """For gate 3: which pages must be there, and what the pages of a posted record must show. Only
    procedures and what is told of them have it: the messages of the gate speak of procedures.
    """

    wanted: "Callable[[Kind[C], Site], Iterable[Wanted]]"
    shown: Callable[[Any, C, Around, Settings], Shown]
    whole: bool = True  # all that is in force must be posted, and reports count how much is


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed(Generic[C]):
    """For Atom: by default its rows by the day of posting, where that is not known of the source."""

    rows: "Callable[[Kind[C], Site], Iterable[Row]] | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenData(Generic[C]):
    """For open data, which is drawn from the declared fields: `key` are the columns that identify a record, by default
    its address; `derived` is what is said beside, or in place of, its own fields, worked out by `derive`; `tables` the
    lists of groups that get a table of their own, a line for each element; `part` is the file in which a record stands
    where they are too many for one.
    """

    key: tuple[str, ...] = ("dia_chi_trang",)
    derived: type[Group] = Group
    derive: Callable[[Any, C, Around, Settings], Group] = lambda _record, _card, _around, _settings: Group()
    tables: tuple[str, ...] = ()
    part: Callable[[C], str] = lambda card: str(card.day.year) if card.day else "khác"


# ---- a kind ----------------------------------------------------------------------------------------------------------


def card_events(card: Card, _: Site) -> tuple[Event, ...]:
    """The events that the card itself tells."""
    return card.events


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(FileType, Generic[C]):
    """A kind of content. Whatever is left out has a default good enough for a list and a page each.

    `section` is the address of its list; `address` that of a record, by default under the section by the file's name;
    `row` its line in lists; `card` makes its card of the record and of the fields that all cards have, by name. `order`
    is the key by which its cards are sorted. `figures` are what the periodic report says of the kind in a period, up to
    the site's date where that comes before the end. Kinds are declared in the order of these fields, their words as a
    type of file first.
    """

    short: str = ""  # the label in the menu, where it must be shorter
    about: str = ""  # what stands in its section, told to readers while nothing does
    cards: Cards[C]
    section: str
    address: Callable[[Any], str] | None = None
    row: Callable[[Any, str], Row]
    # a kind that gives no `card` has C = Card, which the type of a default cannot say
    card: Callable[[Any, Mapping[str, Any]], C] = lambda _record, known: Card(**known)  # type: ignore[assignment,return-value]
    order: Callable[[C], Any] = lambda card: card.path
    posted: Callable[[C, Site], bool] = lambda _card, _site: True
    tasks: Callable[[C], Iterable[Task]] = lambda _card: ()
    events: Callable[[C, Site], Iterable[Event]] = card_events
    pages: Pages[C] = Pages()
    demands: Demands[C] | None = None
    figures: "Callable[[Kind[C], Site, Period], Iterable[Figure]] | None" = None
    feed: Feed[C] | None = None
    data: OpenData[C] = OpenData()
    in_menu: bool = True  # the main menu and a block of its own on the home page
    own_section: bool = True  # False: shown within another kind's pages, as a year within its index
    in_footer: bool = False  # its records are linked from the foot of every page

    @property
    def whole(self) -> bool:
        """Whether all of it that is in force must be posted."""
        return bool(self.demands and self.demands.whole)

    def address_of(self, record: Any) -> str:
        """Where the record's page is."""
        return self.address(record) if self.address else f"{self.section}{record.stem}/"

    def template(self, name: str) -> str:
        """The template of its list or of its records' pages."""
        return f"{self.pages.templates or self.name}/{name}.html"

    @property
    def crumb(self) -> Crumb:
        return Crumb(title=self.label, address=self.section)

    @property
    def calendar(self) -> str:
        """The address of its events as iCalendar, which is there when it has any."""
        return f"{self.section}lich.ics"


def posted_cards(site: Site) -> Iterator[tuple[Kind[Any], Card]]:
    """Every posted card with its kind, in the order of the kinds."""
    yield from ((kind, card) for kind in site.kinds for card in site.cards(kind.cards))


def every_card(site: Site) -> Iterator[Card]:
    """Every card, posted or not, in the order of the kinds."""
    yield from (card for kind in site.kinds for card in site.all_cards(kind.cards))


def wanted(site: Site) -> tuple[Wanted, ...]:
    """Every page that must be in the column."""
    return tuple(each for own in wanted_by_kind(site).values() for each in own)


@lru_cache(maxsize=1)
def wanted_by_kind(site: Site) -> Mapping[str, tuple[Wanted, ...]]:
    """The same by the kind's name; remembered, for the count, the outputs and gate 3 ask."""
    return {kind.name: tuple(kind.demands.wanted(kind, site)) for kind in site.kinds if kind.demands}
