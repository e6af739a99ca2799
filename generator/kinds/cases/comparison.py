"""A period beside the one before it and the year so far, as readers see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from itertools import takewhile

from generator.days.months import CalendarPeriod, follows, gaps
from generator.kinds.cases.card import CasesCard
from generator.kinds.cases.caseload import PENDING, SOLVED, Counts, Measure, Share, measure, on_time, online, through
from generator.shapes.row import Row
from generator.text.showing import show_number

COMPARED: tuple[tuple[str, Measure], ...] = (
    ("Mới tiếp nhận", "moi_tiep_nhan"),
    ("Nộp trực tuyến", online),
    ("Đã giải quyết", "da_giai_quyet"),
    ("Giải quyết trước hạn và đúng hạn", on_time),
    ("Giải quyết quá hạn", SOLVED[-1]),
    ("Trả lại, rút", "tra_lai_rut"),
    ("Đang giải quyết vào ngày cuối kỳ", "dang_giai_quyet"),
    ("Đang giải quyết quá hạn", PENDING[-1]),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One measure, in numbers or shares: of the period, of the one before where that can be compared, of the year."""

    label: str
    now: int | Share
    before: int | Share | None
    year: int | Share
    change: str  # "tăng 3", "giảm 2,1 điểm phần trăm"; "" where nothing can be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A period beside the one before, which `before` leads to, and the year up to it: `months` (or quarters) are added
    up, `gaps` are not posted.
    """

    period: CalendarPeriod
    before: Row | None
    months: tuple[str, ...]
    gaps: tuple[tuple[Date, Date], ...]
    measures: tuple[Compared, ...]


def comparison(cards: Sequence[CasesCard]) -> Comparison:
    """The first of some periods, newest first, beside the others. A month is set against the month just before it, a
    quarter against the quarter.
    """
    now, *earlier = cards
    year = [*takewhile(lambda card: card.period.year == now.period.year, cards)][::-1]
    before = earlier[0] if earlier and _comparable(now.period, earlier[0].period) else None
    return Comparison(
        period=now.period,
        before=Row(title=before.period.name, address=before.row.address) if before else None,
        months=tuple(card.period.name for card in year),
        gaps=tuple(gaps((card.period for card in year), Date(now.period.year, 1, 1))),
        measures=tuple(
            _compared(now.counts, before.counts if before else None, through([card.counts for card in year]))
        ),
    )


def _comparable(now: CalendarPeriod, before: CalendarPeriod) -> bool:
    return follows(now, before) and now.quarter == before.quarter


def _compared(now: Counts, before: Counts | None, year: Counts) -> Iterator[Compared]:
    for label, of in COMPARED:
        new, old = measure(now, of), measure(before, of) if before else None
        change = _change(new, old) if old is not None else ""
        yield Compared(label=label, now=new, before=old, year=measure(year, of), change=change)


def _change(now: int | Share, before: int | Share) -> str:
    new, old = (each.percent if isinstance(each, Share) else Decimal(each) for each in (now, before))
    if new is None or old is None:
        return ""
    unit = " điểm phần trăm" if isinstance(now, Share) else ""
    word = "tăng" if new > old else "giảm"
    return f"{word} {show_number(abs(new - old))}{unit}" if new != old else "không đổi"
