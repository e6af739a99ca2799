"""Counts of dossiers: what adds up to what, and shares with their base."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.text.showing import percent

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
    """The columns in which the number typed, where one is, is not the number counted; parts come before their sums.

    One slip is told once: when a part differs, the sums that it goes into are passed over, since nobody can say whether
    the part or the sum was mistyped.
    """
    wrong: list[str] = []
    doubted: set[str] = set()
    for name in (*COUNTED, *SUMS):
        unsure = bool(doubted & {*SUMS.get(name, ())})
        if unsure or typed[name] not in (None, counts[name]):
            doubted.add(name)
            wrong += [] if unsure else [name]
    return tuple(wrong)


# ---- shares ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`part` of `whole` dossiers; `base` says what the whole counts; no `percent` where there is no whole."""

    part: int
    whole: int
    base: str
    percent: Decimal | None


def share(part: int, whole: int, base: str) -> Share:
    """A share with its percentage: with one decimal, that of whole numbers too, or 0 or 100."""
    rate = percent(part, whole, places=1) if whole else None
    shown = rate.quantize(Decimal("0.1")) if rate and part < whole else rate
    return Share(part=part, whole=whole, base=base, percent=shown)


def on_time(counts: Counts) -> Share:
    early, punctual, _ = SOLVED
    return share(counts[early] + counts[punctual], counts["da_giai_quyet"], "hồ sơ đã giải quyết")


def online(counts: Counts) -> Share:
    return share(counts["truc_tuyen"], counts["moi_tiep_nhan"], "hồ sơ mới tiếp nhận")


Measure = str | Callable[[Counts], Share]  # a column, or a share


def measure(counts: Counts, of: Measure) -> int | Share:
    return counts[of] if isinstance(of, str) else of(counts)
