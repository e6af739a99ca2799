"""The years of an index side by side: what may be said of each, and the table in which no gap goes untold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from generator.kinds.index.card import Break, IndexCard, IndexResultCard, NationalYear, Result, method_of
from generator.kinds.index.words import RANKS, Change, change, finding, marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an index: its figures, what may be said of them, the breaks between the next older result and it."""

    result: Result
    address: str
    finding: str
    rank_status: str  # in words
    marks: str  # letters of words.MARKS
    change: Change
    breaks: tuple[Break, ...]


def years(index: IndexCard, cards: Sequence[IndexResultCard]) -> tuple[Year, ...]:
    """The results of an index, newest first."""
    return tuple(year_of(index, card, older) for card, older in with_older(cards))


def with_older(cards: Sequence[IndexResultCard]) -> Iterator[tuple[IndexResultCard, IndexResultCard | None]]:
    """Each result beside the next older one that is known."""
    return zip(cards, [*cards[1:], None], strict=False)  # without a card only the None is left over


def year_of(index: IndexCard, card: IndexResultCard, older: IndexResultCard | None) -> Year:
    """One year, compared with the next older one that is known."""
    result, before = card.result, older.result if older else None
    since = before.year if before else result.year
    breaks = tuple(gap for gap in index.breaks if since < gap.year <= result.year)
    moved = change(result, before, method_of(index, result), breaks, index.names.unit)
    return Year(
        result=result,
        address=card.row.address,
        finding=finding(index.names, result, moved),
        rank_status=RANKS[result.rank_status],
        marks=marks(result, breaks),
        change=moved,
        breaks=breaks,
    )


# ---- the table by year -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One row of the table: a result, or the years from `first` to `last` that have none; below it stand its breaks."""

    first: int
    last: int
    year: Year | None
    national: tuple[Decimal | None, Decimal | None] | None  # mean and median of a year without a result
    breaks: tuple[Break, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """All years, newest first; `columns` is their number, which `tiered` tells one more."""

    rows: tuple[YearRow, ...]
    tiered: bool
    columns: int


def year_table(index: IndexCard, own: Sequence[Year], day: Date) -> YearTable:
    """The table of an index on a day, from its years."""
    tiered = any(year.result.tier for year in own)
    return YearTable(rows=tuple(_rows(index, own, day)), tiered=tiered, columns=6 if tiered else 5)


def national_years(index: IndexCard, day: Date) -> dict[int, NationalYear]:
    """By year what is known of the whole country alone on a day."""
    return {each.year: each for each in index.national if each.known_since <= day}


def _rows(index: IndexCard, own: Sequence[Year], day: Date) -> Iterator[YearRow]:
    by_year = {year.result.year: year for year in own}
    national = national_years(index, day)
    known = sorted({*national, *by_year}, reverse=True)
    oldest = min(known, default=0)
    for year, older in zip(known, [*known[1:], oldest - 1], strict=False):
        for first, last in ((year, year), (older + 1, year - 1)):
            if first <= last:
                alone = national.get(last) if last == year else None
                yield YearRow(
                    first=first,
                    last=last,
                    year=by_year.get(last) if last == year else None,
                    national=(alone.mean, alone.median) if alone else None,
                    breaks=tuple(gap for gap in index.breaks if max(first, oldest + 1) <= gap.year <= last),
                )
