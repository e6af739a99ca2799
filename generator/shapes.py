"""The narrow waist: what a kind of content gives, and all that outputs may know of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any, Generic, TypeVar

from generator import fields
from generator.fields import Record
from generator.problems import Problem
from generator.readers import ADDRESS, DATE, YES_NO, many
from generator.register import Register
from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Record):
    """What every published file may carry, whatever its kind."""

    ban_nhap: bool = fields.field("Bản nháp", YES_NO, default=False, help="có: không đăng, không tính vào số đã đăng.")
    ngay_dang: Date | None = fields.field("Ngày đăng", DATE, default=None, help="Không đăng trước ngày này.")
    dia_chi_cu: tuple[str, ...] = fields.field(
        "Địa chỉ cũ",
        many(ADDRESS),
        default=(),
        help="Địa chỉ trước đây trong chuyên mục; mở ra sẽ chuyển sang trang này.",
    )
    ra_soat_truoc_ngay: Date | None = fields.field(
        "Rà soát trước ngày", DATE, default=None, help="Quá ngày này, lệnh status nhắc xem lại."
    )


C = TypeVar("C", bound=Content)


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

    `date` is the day of its content (for feeds and the sitemap), None where content has none.
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
    assets: tuple[str, ...] = ()  # assets/… beside the templates
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

    `files` are patterns under `content/`; `section` is the address of the list; `name` is also the templates' folder.
    """

    name: str
    label: str
    files: tuple[str, ...]
    record: type[C]
    section: str
    row: Callable[[C], Row]
    address: "Callable[[C], str] | None" = None
    order: Callable[[C], Any] = lambda record: record.path
    rules: Callable[[C], Iterable[Problem]] = no_problems
    posted: "Callable[[C, Site], bool]" = lambda _record, _site: True
    pages: "Callable[[Kind[C], Site], Iterable[Page]] | None" = None
    demands: "Callable[[Kind[C], Site], Iterable[Demand]]" = lambda _kind, _site: ()
    retired: "Callable[[Kind[C], Site], Iterable[str]]" = lambda _kind, _site: ()  # addresses of tombstones
    home_rows: "Callable[[Kind[C], Site], tuple[Row, ...]] | None" = None
    in_menu: bool = True
    in_feed: bool = False
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


def demands(site: Site) -> tuple[Demand, ...]:
    """Every page that must be in the column; one without parts has no posted file."""
    return tuple(demand for kind in site.kinds for demand in kind.demands(kind, site))


def pages_of(kind: Kind[Any], site: Site) -> Iterable[Page]:
    """The kind's own pages, or by default one list and one page for each record."""
    return kind.pages(kind, site) if kind.pages else default_pages(kind, site)


def default_pages(kind: Kind[Any], site: Site) -> Iterator[Page]:
    """One list page and one page for each record, by the templates `<name>/list.html` and `<name>/detail.html`."""
    records = site.of(kind)
    yield list_page(kind, kind.rows(records))
    for record in records:
        yield detail_page(kind, record, {"item": record})


def list_page(kind: Kind[Any], rows: tuple[Row, ...]) -> Page:
    """The kind's list as one page."""
    return Page(
        address=kind.section,
        title=kind.label,
        template=f"{kind.name}/list.html",
        view={"rows": rows},
        date=max((row.date for row in rows if row.date), default=None),
    )


def detail_page(kind: Kind[C], record: C, view: Mapping[str, object]) -> Page:
    """The page of one record."""
    row = kind.row(record)
    return Page(
        address=kind.address_of(record),
        title=row.title,
        description=row.summary,
        template=f"{kind.name}/detail.html",
        view=view,
        crumbs=(kind.crumb,),
        sources=(record.path,),
        date=row.date,
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
