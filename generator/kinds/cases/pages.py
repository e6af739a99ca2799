"""The pages of the dossiers: all periods by year, and each period by field."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from itertools import groupby

from generator.days.months import gaps
from generator.days.workdays import DAY
from generator.kinds.cases.card import CasesCard, order
from generator.kinds.cases.caseload import CAME, SUMS, Counts, Share, on_time, online
from generator.kinds.cases.comparison import Comparison, comparison
from generator.kinds.cases.record import LABELS, Cases
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.views.details import detail_page
from generator.views.plain import plain
from generator.views.tasks import promise

TITLE = "Tình hình giải quyết hồ sơ"

# ---- all periods -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """One period in the list; `gap` are the days of its year just before it for which nothing is posted."""

    name: str
    address: str
    on_time: Share
    new: int
    overdue: int
    gap: tuple[Date, Date] | None


def lists(kind: Kind[CasesCard], site: Site) -> Iterator[Page]:
    """The newest period beside the one before and the year so far, then all periods by year."""
    cards = site.cards(kind.cards)
    years = groupby(cards, key=lambda card: card.period.year)
    yield Page(
        address=kind.section,
        title=TITLE,
        template=kind.template("list"),
        view={
            "newest": cards[0].row.address if cards else "",
            "comparison": comparison(cards) if cards else None,
            "years": tuple((year, tuple(_rows(year, tuple(own)))) for year, own in years),
            "promise": promise(kind, site),
        },
        description="Số hồ sơ tiếp nhận, đã giải quyết, đúng hạn, quá hạn theo từng kỳ.",
        date=max((card.row.date for card in cards if card.row.date), default=None),
    )


def _rows(year: int, cards: Sequence[CasesCard]) -> Iterator[PeriodRow]:
    """The periods of a year, newest first, each with the gap before it."""
    missing = {last: (first, last) for first, last in gaps((c.period for c in reversed(cards)), Date(year, 1, 1))}
    for card in cards:
        yield PeriodRow(
            name=card.period.name[0].upper() + card.period.name[1:],
            address=card.row.address,
            on_time=on_time(card.counts),
            new=card.counts["moi_tiep_nhan"],
            overdue=card.counts["dang_giai_quyet_qua_han"],
            gap=missing.get(card.period.first - DAY),
        )


# ---- one period ------------------------------------------------------------------------------------------------------

TABLES = (  # the columns of the form as tables narrow enough for a phone: heading, columns, their sum
    ("Tiếp nhận", CAME[:1] + SUMS["moi_tiep_nhan"], "tong_tiep_nhan"),
    ("Đã giải quyết", SUMS["da_giai_quyet"], "da_giai_quyet"),
    ("Đang giải quyết vào ngày cuối kỳ", SUMS["dang_giai_quyet"], "dang_giai_quyet"),
    ("Trả lại, rút", SUMS["tra_lai_rut"], "tra_lai_rut"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRates:
    """The shares of one field, or of all together."""

    name: str
    on_time: Share
    online: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNumbers:
    """The numbers of one field, or of all together, one for each column of the table."""

    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Some columns of the form, field by field, with their sum as the last one; `total` is the foot of the table."""

    heading: str
    columns: tuple[str, ...]
    rows: tuple[FieldNumbers, ...]
    total: FieldNumbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The period beside the others, and the ones before and after it."""

    comparison: Comparison
    older: Row | None
    newer: Row | None


def neighbours(kind: Kind[CasesCard], card: CasesCard, site: Site) -> Neighbours:
    cards = site.cards(kind.cards)
    place = bisect_left(cards, order(card), key=order)
    return Neighbours(
        comparison=comparison(cards[place:]),
        older=_link(cards[place + 1]) if place + 1 < len(cards) else None,
        newer=_link(cards[place - 1]) if place else None,
    )


def detail(kind: Kind[CasesCard], cases: Cases, card: CasesCard, around: Around, _: Settings) -> Iterator[Page]:
    """A page for each period, which leads on to the one before and the one after."""
    near: Neighbours = around.own
    fields = tuple((each.name, each.counts) for each in card.fields)
    total = ("Tất cả lĩnh vực", card.counts)
    view = {
        "item": plain(cases, "html", "nguon"),
        "period": card.period,
        "apologies": card.apologies,
        "taken": card.taken,
        "rates": tuple(_rates(*each) for each in fields),
        "total": _rates(*total),
        "tables": tuple(_table(each, fields, total) for each in TABLES),
        "comparison": near.comparison,
        "older": near.older,
        "newer": near.newer,
    }
    yield detail_page(kind, card, around, view, (thing(card),))


def _link(card: CasesCard) -> Row:
    return Row(title=card.period.name, address=card.row.address)


def _rates(name: str, counts: Counts) -> FieldRates:
    return FieldRates(name=name, on_time=on_time(counts), online=online(counts))


def _table(
    table: tuple[str, tuple[str, ...], str], fields: Sequence[tuple[str, Counts]], total: tuple[str, Counts]
) -> CountTable:
    heading, columns, sum_ = table

    def numbers(name: str, counts: Counts) -> FieldNumbers:
        return FieldNumbers(name=name, numbers=tuple(counts[column] for column in (*columns, sum_)))

    return CountTable(
        heading=heading,
        columns=(*map(_head, columns), "Tổng"),
        rows=tuple(numbers(*each) for each in fields),
        total=numbers(*total),
    )


def _head(column: str) -> str:
    """'Trước hạn', under the heading of its table."""
    return LABELS[column].removeprefix("Đang giải quyết ").removeprefix("Giải quyết ").capitalize()


def thing(card: CasesCard) -> Thing:
    """The period as a Dataset."""
    numbers = [{"@type": "PropertyValue", "name": LABELS[name], "value": n} for name, n in card.counts.items()]
    return {
        "@type": "Dataset",
        "name": card.row.title,
        "description": card.row.summary,
        "temporalCoverage": f"{card.period.first}/{card.period.last}",
        "dateCreated": str(card.taken),
        "variableMeasured": numbers,
    }
