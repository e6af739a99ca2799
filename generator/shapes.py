"""The narrow waist: what a kind of content gives, and all that outputs may know of it."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from generator import fields
from generator.assets import Asset
from generator.facts import facts, sections
from generator.fields import Record, specs
from generator.limits import Limit
from generator.periods import Period
from generator.pictures import Picture
from generator.problems import Problem
from generator.readers import ADDRESS, DATE, TASK, YES_NO, many
from generator.register import Register
from generator.settings import Settings
from generator.tasks import Plan, Task, served


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Record):
    """What every published file may carry, whatever its kind."""

    ban_nhap: bool = fields.field(
        "Bản nháp", YES_NO, default=False, help="có: không đăng, không tính vào số đã đăng.", internal=True
    )
    ngay_dang: Date | None = fields.field("Ngày đăng", DATE, default=None, help="Không đăng trước ngày này.")
    dia_chi_cu: tuple[str, ...] = fields.field(
        "Địa chỉ cũ",
        many(ADDRESS),
        default=(),
        help="Địa chỉ trước đây trong chuyên mục; mở ra sẽ chuyển sang trang này.",
    )
    nhiem_vu: str = fields.field(
        "Nhiệm vụ", TASK, default="", help="Số của nhiệm vụ trong kế hoạch tuyên truyền mà nội dung này thực hiện."
    )
    ra_soat_truoc_ngay: Date | None = fields.field(
        "Rà soát trước ngày", DATE, default=None, help="Quá ngày này, lệnh status nhắc xem lại.", internal=True
    )


C = TypeVar("C", bound=Content)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What is wrong with a line as it is written, whatever it means."""

    rule: str
    message: str
    hint: str
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list, of whatever kind."""

    title: str
    address: str
    summary: str = ""
    date: Date | None = None
    label: str = ""  # e.g. a news category, a number of procedures
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the path from the home page."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that is to be: its template sees `view` and nothing else but the frame.

    `date` is the day of its content (for feeds and the sitemap), None where content has none; `creators` who wrote it,
    when that is not the office; `subjects` what it is about, in words of the content.
    """

    address: str
    title: str
    template: str
    view: Mapping[str, object]
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sources: tuple[str, ...] = ()
    date: Date | None = None
    in_sitemap: bool = True
    same_as: str = ""  # the address of the page that this one shows in another form
    creators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What stands in a calendar: whole days, or hours in Vietnam; `end` is the last day, or the hour of the end."""

    title: str
    address: str  # of its page; with the host it is also the event's identity
    start: Date | datetime
    end: Date | datetime | None = None
    place: str = ""
    summary: str = ""

    @property
    def first_day(self) -> Date:
        return self.start.date() if isinstance(self.start, datetime) else self.start

    @property
    def last_day(self) -> Date:
        end = self.end or self.start
        return end.date() if isinstance(end, datetime) else end


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a periodic report. A rate is the share `part` of `whole`, never a number that somebody typed."""

    label: str
    value: int | Decimal | None = None
    unit: str = ""
    part: int = 0
    whole: int | None = None  # with it the figure is a rate; 0 means that there is none
    base: str = ""  # what `whole` counts
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A time that a rule limits: from one day to the day on which something was done, None while it is not."""

    what: str  # "đăng", "trả lời"
    since: Date
    since_what: str  # "ngày ban hành"
    until: Date | None
    limit: int  # working days
    basis: str  # the rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that the finished page must show: its heading, every text under it (as often as it stands here), and
    the texts that must stand together in one block, such as a case and its fee.
    """

    heading: str
    texts: tuple[str, ...]
    together: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A page that must be in the finished column, linked by its title from `listed_on` under the heading `group`, with
    all its parts, texts and targets of links. Drawn from the content alone, never from the page that it checks.
    """

    code: str
    title: str
    address: str
    listed_on: str
    group: str
    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    targets: tuple[str, ...]
    source: str
    counted: bool = True  # in the share of posted procedures; another page of the same procedure is not


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


def pages_of(kind: Kind[Any], site: Site) -> Iterable[Page]:
    """The kind's own pages, or by default one list and one page for each record."""
    return kind.pages(kind, site) if kind.pages else default_pages(kind, site)


def default_pages(kind: Kind[Any], site: Site) -> Iterator[Page]:
    """A list, on as many pages as it needs, and one page for each record, by `list.html` and `detail.html`."""
    records = site.of(kind)
    yield from list_pages(kind, site, kind.rows(records))
    for record in records:
        view = item_view(record, sizes=site.file_sizes) | {"task": task_link(kind, record, site)}
        yield detail_page(kind, record, view)


def list_pages(
    kind: Kind[Any], site: Site, rows: tuple[Row, ...], more: Mapping[str, object] | None = None
) -> Iterator[Page]:
    """The kind's list, cut into pages; `more` is what its template needs beside the rows."""
    for address, view in paged(rows, site.settings.so_tin_mot_trang, kind.section):
        number = f", trang {view['number']}" if view["number"] != 1 else ""
        yield Page(
            address=address,
            title=kind.label + number,
            template=f"{kind.templates or kind.name}/list.html",
            view=view | {"promise": promise(kind, site)} | dict(more or {}),
            date=max(filter(None, (posted_on(kind, record) for record in site.of(kind))), default=None),
        )


def item_view(
    record: Content, *, without: Iterable[str] = (), sizes: Mapping[str, int] | None = None
) -> dict[str, object]:
    """What `item/detail.html` shows of any record: its fields but those named, its sections, its body."""
    hidden = frozenset({*specs(Content), "nguon", *without})
    return {"item": record, "facts": facts(record, without=hidden, sizes=sizes), "sections": sections(record)}


def detail_page(kind: Kind[C], record: C, view: Mapping[str, object]) -> Page:
    """The page of one record."""
    row = kind.row(record)
    return Page(
        address=kind.address_of(record),
        title=row.title,
        description=row.summary,
        template=f"{kind.templates or kind.name}/detail.html",
        view=view,
        crumbs=(kind.crumb,),
        sources=(record.path,),
        date=posted_on(kind, record),
    )


def paged(rows: tuple[object, ...], size: int, address: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Cut a list into pages: (address, view) of each; the first stands at `address`, the others under `trang/N/`."""
    total = max(1, -(-len(rows) // size))
    numbered = tuple(address if number == 1 else f"{address}trang/{number}/" for number in range(1, total + 1))
    for number, own in enumerate(numbered, 1):
        view: dict[str, object] = {
            "rows": rows[(number - 1) * size : number * size],
            "number": number,
            "total": total,
            "addresses": numbered,
        }
        yield own, view


def feed_rows(kind: Kind[Any], site: Site) -> tuple[Row, ...]:
    """What the feed of a kind holds, by default its records by the day of posting. Rows without a date are not news."""
    dated = (dataclasses.replace(kind.row(record), date=posted_on(kind, record)) for record in site.of(kind))
    return tuple(row for row in (kind.feed(kind, site) if kind.feed else dated) if row.date)


def posted_on(kind: Kind[C], record: C) -> Date | None:
    """The day of a record in counts and months: when it was posted, else the day that its row bears."""
    return record.ngay_dang or kind.row(record).date


def figures_of(kind: Kind[Any], site: Site, period: Period) -> Iterable[Figure]:
    """What the periodic report says of a kind; by default how many records were posted in the period."""
    return kind.figures(kind, site, period) if kind.figures else counted(kind, site, period)


def counted(kind: Kind[Any], site: Site, period: Period) -> Iterator[Figure]:
    """What any kind has to report: how many were posted in the period."""
    number = sum(period.holds(posted_on(kind, record)) for record in site.of(kind))
    yield Figure(label=f"{kind.label}: số đã đăng trong kỳ", value=number)


def task_of(kind: Kind[C], record: C, site: Site) -> tuple[Plan, Task] | None:
    """The posted plan and its task that a record serves."""
    plans: tuple[Plan, ...] = site.posted.get("plan", ())
    return served(plans, record.nhiem_vu, kind.label, posted_on(kind, record), site.date)


def promise(kind: Kind[Any], site: Site) -> Row | None:
    """What will stand in a section, and the task of the plan in whose service."""
    if not kind.about:
        return None
    plans: tuple[Plan, ...] = site.posted.get("plan", ())
    if found := served(plans, "", kind.label, None, site.date):
        plan, task = found
        address = f"{site.addresses[plan.path]}#{task.anchor}"
        return Row(title=kind.about, address=address, summary=f"{task.so} của kế hoạch năm {plan.nam}")
    return Row(title=kind.about, address="")


def task_link(kind: Kind[C], record: C, site: Site) -> Row | None:
    """That task as a link; without an address where no posted plan has the number that the record bears."""
    if found := task_of(kind, record, site):
        plan, task = found
        address = f"{site.addresses[plan.path]}#{task.anchor}"
        return Row(title=f"{task.so} của kế hoạch năm {plan.nam}", address=address, summary=task.ten_gon or task.ten)
    return Row(title=f"{record.nhiem_vu} của kế hoạch", address="") if record.nhiem_vu else None


def posting(record: Content, since: Date | None, since_what: str, limit: Limit) -> Iterator[Span]:
    """The time from a day to that of posting, where both are told."""
    if since and record.ngay_dang:
        until = None if record.ban_nhap else record.ngay_dang
        yield Span(what="đăng", since=since, since_what=since_what, until=until, limit=limit.days, basis=limit.basis)
