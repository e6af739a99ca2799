"""Counts of dossiers: what adds up to what, shares with their base, one period beside another and the year so far."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from generator.days.months import DAY, CalendarPeriod, gaps
from generator.text.showing import show_number

Counts = Mapping[str, int]  # every column of the form by its attribute, sums included

CARRIED = ("ky_truoc_chuyen_sang",)
NEW = ("truc_tuyen", "truc_tiep", "buu_chinh")
SOLVED = ("giai_quyet_truoc_han", "giai_quyet_dung_han", "giai_quyet_qua_han")
PENDING = ("dang_giai_quyet_trong_han", "dang_giai_quyet_qua_han")
RETURNED = ("tra_lai", "rut")
COUNTED = (*CARRIED, *NEW, *SOLVED, *PENDING, *RETURNED)
SUMS: Mapping[str, tuple[str, ...]] = {  # a sum after those that it rests on
    "moi_tiep_nhan": NEW,
    "tong_tiep_nhan": (*CARRIED, "moi_tiep_nhan"),
    "da_giai_quyet": SOLVED,
    "dang_giai_quyet": PENDING,
    "tra_lai_rut": RETURNED,
}
CAME, WENT = SUMS["tong_tiep_nhan"], ("da_giai_quyet", "dang_giai_quyet", "tra_lai_rut")  # the same number of dossiers


def with_sums(counted: Counts) -> Counts:
    """The counted columns and every sum of them."""
    counts = {name: counted[name] for name in COUNTED}
    for name, parts in SUMS.items():
        counts[name] = sum(counts[part] for part in parts)
    return counts


def together(rows: Iterable[Counts]) -> Counts:
    """The fields of one period as one."""
    rows = tuple(rows)
    return with_sums({name: sum(row[name] for row in rows) for name in COUNTED})


def through(periods: Sequence[Counts]) -> Counts:
    """Periods on end, oldest first, as one: what came and went adds up; what was carried over is the first one's, what
    is pending the last one's.
    """
    own = {name: periods[0][name] for name in CARRIED} | {name: periods[-1][name] for name in PENDING}
    return with_sums({**together(periods), **own})


def differing(typed: Mapping[str, int | None], counts: Counts) -> tuple[str, ...]:
    """The columns typed otherwise than counted; a sum of doubted parts is not told again."""
    wrong: list[str] = []
    doubted: set[str] = set()
    for name in (*COUNTED, *SUMS):
        unsure = bool(doubted & {*SUMS.get(name, ())})
        if unsure or typed[name] not in (None, counts[name]):
            doubted.add(name)
            wrong += [] if unsure else [name]
    return tuple(wrong)


# ---- shares ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Share:
    """`part` of `whole` dossiers; `base` says what the whole counts."""

    part: int
    whole: int
    base: str

    @property
    def percent(self) -> Decimal | None:
        """To one decimal; 100 only when it is all, 0 only when it is none, None where there is no whole."""
        if not self.whole:
            return None
        if self.part in (0, self.whole):
            return Decimal(100 if self.part else 0)
        rounded = (Decimal(self.part * 100) / self.whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return min(max(rounded, Decimal("0.1")), Decimal("99.9"))


def on_time(counts: Counts) -> Share:
    early, punctual, _ = SOLVED
    return Share(counts[early] + counts[punctual], counts["da_giai_quyet"], "hồ sơ đã giải quyết")


def online(counts: Counts) -> Share:
    return Share(counts["truc_tuyen"], counts["moi_tiep_nhan"], "hồ sơ mới tiếp nhận")


# ---- what a reader compares ------------------------------------------------------------------------------------------

Measure = str | Callable[[Counts], Share]
MEASURES: tuple[tuple[str, Measure], ...] = (
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
class Comparison:
    """One measure of a period beside the period before (where there is one) and the year so far; numbers or shares."""

    label: str
    now: int | Share
    before: int | Share | None
    year: int | Share
    change: str  # "tăng 3", "giảm 2,1 điểm phần trăm"; "" where nothing can be compared


def compare(now: Counts, before: Counts | None, year: Counts) -> tuple[Comparison, ...]:
    """Every measure, in words where it went up or down."""
    return tuple(
        Comparison(
            label=label,
            now=measure(now, of),
            before=measure(before, of) if before else None,
            year=measure(year, of),
            change=_change(measure(now, of), measure(before, of)) if before else "",
        )
        for label, of in MEASURES
    )


def measure(counts: Counts, of: Measure) -> int | Share:
    """A column, or a share."""
    return counts[of] if isinstance(of, str) else of(counts)


def _change(now: int | Share, before: int | Share) -> str:
    new = now.percent if isinstance(now, Share) else Decimal(now)
    old = before.percent if isinstance(before, Share) else Decimal(before)
    if new is None or old is None:
        return ""
    unit = " điểm phần trăm" if isinstance(now, Share) else ""
    word = "tăng" if new > old else "giảm"
    return f"{word} {show_number(abs(new - old))}{unit}" if new != old else "không đổi"


# ---- periods in a row ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The counts of one posted period; `gap` are the days of its year just before it for which nothing is posted."""

    period: CalendarPeriod
    counts: Counts
    address: str
    gap: tuple[Date, Date] | None = None

    @property
    def on_time(self) -> Share:
        return on_time(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A period beside the one before and the year up to it, of which `gaps` are not posted."""

    now: Kept
    before: Kept | None
    year: tuple[CalendarPeriod, ...]
    gaps: tuple[tuple[Date, Date], ...]
    rows: tuple[Comparison, ...]


def stand(now: Kept, kept: Sequence[Kept]) -> Stand:
    """How a period compares with others, oldest first; a month is set against a month, a quarter against a quarter."""
    own = now.period
    year = [each for each in kept if each.period.year == own.year and each.period.last <= own.last]
    before = next((e for e in kept if own.follows(e.period) and own.quarter == e.period.quarter), None)
    periods = tuple(each.period for each in year)
    return Stand(
        now=now,
        before=before,
        year=periods,
        gaps=tuple(gaps(periods, Date(own.year, 1, 1))),
        rows=compare(now.counts, before.counts if before else None, through([each.counts for each in year])),
    )


def with_gaps(kept: Sequence[Kept]) -> Iterator[Kept]:
    """The same periods, oldest first, each with the gap before it."""
    for year, own in groupby(kept, key=lambda each: each.period.year):
        periods = tuple(own)
        missing = {last: (first, last) for first, last in gaps((e.period for e in periods), Date(year, 1, 1))}
        yield from (replace(each, gap=missing.get(each.period.first - DAY)) for each in periods)
