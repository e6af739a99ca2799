"""A kind of content, as a value."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Generic

from generator.days.periods import Period
from generator.declaring import fields
from generator.files.assets import Asset
from generator.files.pictures import Picture
from generator.model.content import C
from generator.model.old_demand import Demand
from generator.model.old_span import Span
from generator.model.register import Register
from generator.model.settings import Settings
from generator.problems import Problem
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.shapes.page import Crumb, Page
from generator.shapes.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What is wrong with a line as it is written, whatever it means."""

    rule: str
    message: str
    hint: str
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """All content, read, on one date.

    Each mapping holds the records of a kind by its name, in its order: `posted` are published; `waiting` are drafts or
    of a later date; `idle` are due but have no place now (a procedure that is not in force).
    """

    kinds: "tuple[Kind[Any], ...]"
    settings: Settings
    date: Date
    register: Register
    posted: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    waiting: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    idle: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)  # content path -> address of its page
    files: frozenset[str] = frozenset()  # every content/files/…
    file_sizes: Mapping[str, int] = field(default_factory=dict)  # of each of them, in bytes
    pictures: Mapping[str, Picture] = field(default_factory=dict)  # those of the files that are pictures
    assets: tuple[Asset, ...] = ()
    used_files: frozenset[str] = frozenset()  # those that a posted record names or links to

    def of(self, kind: "Kind[C]") -> tuple[C, ...]:
        """The posted records of a kind."""
        return self.posted.get(kind.name, ())

    def everything(self, kind: "Kind[C]") -> tuple[C, ...]:
        """All records of a kind, posted or not."""
        return (*self.of(kind), *self.waiting.get(kind.name, ()), *self.idle.get(kind.name, ()))

    @property
    def required(self) -> int:
        """How many procedures are in force: all of them must be posted."""
        return len(self.register.in_force)


def no_problems(_: Any) -> Iterator[Problem]:
    """A kind without rules of its own."""
    yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[C]):
    """A kind of content, as a value. Whatever is left out has a default good enough for a list and a page each.

    `files` are patterns under `content/`; `section` is the address of the list. `figures` are what the periodic report
    says of the kind for a period as far as it has come, under the heading `chapter` (a key of periodic.CHAPTERS: «I»,
    or a task of the plan), `spans` the times that a rule limits, `linked_data` its page in the words of schema.org,
    `keywords` what readers type to find a record,
    `lines` the rules for a line of its file as it is written. Open data is drawn from the fields alone; `key`,
    `derived`, `derive` and `tables` say more where there is more to say.
    """

    name: str
    label: str
    files: tuple[str, ...]
    record: type[C]
    section: str
    row: Callable[[C], Row]
    address: "Callable[[C], str] | None" = None
    templates: str = ""  # the templates' folder, when it is not `name`
    order: Callable[[C], Any] = lambda record: record.path
    rules: Callable[[C], Iterable[Problem]] = no_problems
    posted: "Callable[[C, Site], bool]" = lambda _record, _site: True
    pages: "Callable[[Kind[C], Site], Iterable[Page]] | None" = None
    demands: "Callable[[Kind[C], Site], Iterable[Demand]]" = lambda _kind, _site: ()
    retired: "Callable[[Kind[C], Site], Iterable[str]]" = lambda _kind, _site: ()  # addresses of tombstones
    home_rows: "Callable[[Kind[C], Site], tuple[Row, ...]] | None" = None
    figures: "Callable[[Kind[C], Site, Period], Iterable[Figure]] | None" = None
    chapter: str = "2.5"  # to keep up the column
    spans: "Callable[[C, Site], Iterable[Span]]" = lambda _record, _site: ()
    events: "Callable[[Kind[C], Site], Iterable[Event]]" = lambda _kind, _site: ()
    linked_data: "Callable[[C, Site], Mapping[str, object] | None]" = lambda _record, _site: None
    keywords: Callable[[C], Iterable[str]] = lambda _record: ()
    lines: Callable[[str], Iterable[LineFault]] = lambda _line: ()
    short: str = ""  # the label in the menu, where it must be shorter
    in_menu: bool = True  # the main menu and a block of its own on the home page
    own_section: bool = True  # False: shown within another kind's pages, as a year within its index
    in_footer: bool = False  # its records are linked from the foot of every page
    in_feed: bool = False
    feed: "Callable[[Kind[C], Site], Iterable[Row]] | None" = None  # in place of its rows
    key: tuple[str, ...] = ()  # the columns that identify a record in open data; by default its address
    derived: type[fields.Group] = fields.Group  # what open data says of a record beside, or in place of, its own fields
    derive: "Callable[[C, Site], fields.Group]" = lambda _record, _site: fields.Group()
    tables: tuple[str, ...] = ()  # the lists of groups that get an open table of their own, a line for each element
    about: str = ""  # what stands in its section, told to readers while nothing does
    help: str = ""

    def address_of(self, record: C) -> str:
        """Where the record's page is."""
        return self.address(record) if self.address else f"{self.section}{record.stem}/"

    def rows(self, records: Iterable[C]) -> tuple[Row, ...]:
        """The records as lines of a list."""
        return tuple(self.row(record) for record in records)

    @property
    def crumb(self) -> Crumb:
        return Crumb(title=self.label, address=self.section)

    @property
    def calendar(self) -> str:
        """The address of its events as iCalendar, which is there when it has any."""
        return f"{self.section}lich.ics"


def demands(site: Site) -> tuple[Demand, ...]:
    """Every page that must be in the column; one without parts has no posted file."""
    return tuple(demand for kind in site.kinds for demand in kind.demands(kind, site))


def posted_on(kind: Kind[C], record: C) -> Date | None:
    """The day of a record in counts and months: when it was posted, else the day that its row bears."""
    return record.ngay_dang or kind.row(record).date
