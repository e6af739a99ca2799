"""The years of an index side by side: what may be said of each, and the table in which no gap goes untold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from itertools import pairwise

from generator.kinds.index.breaks import BreakNote, break_notes
from generator.kinds.index.card import (
    Break,
    IndexCard,
    IndexResultCard,
    NationalYear,
    Result,
    Unfound,
    known_since,
    maximum_of,
    method_of,
)
from generator.kinds.index.words import BRIEF, RANKS, Change, change, finding, marks, reached, year_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of an index: its figures, what may be said of them, the breaks between the next older result and it."""

    result: Result
    address: str
    finding: str
    rank_status: str  # in words
    rank_brief: str  # in a table that says "Hạng" and explains the words below
    marks: str  # letters of words.MARKS
    change: Change
    breaks: tuple[Break, ...]
    maximum: Decimal | None  # the highest score that its method can give
    reached: Decimal | None  # in percent of it


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
    maximum = maximum_of(index, result)
    return Year(
        result=result,
        address=card.row.address,
        finding=finding(index.names, result, moved),
        rank_status=RANKS[result.rank_status],
        rank_brief=BRIEF.get(result.rank_status, RANKS[result.rank_status]),
        marks=marks(result, breaks),
        change=moved,
        breaks=breaks,
        maximum=maximum,
        reached=reached(result.score, maximum),
    )


# ---- the table by year -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """One row of the table: a result, or the years from `first` to `last` that have none; below it stand its breaks.

    `published`: a source says that there is a result, which was not found.
    """

    first: int
    last: int
    year: Year | None
    published: bool
    national: tuple[Decimal | None, Decimal | None] | None  # mean and median of a year without a result
    breaks: tuple[BreakNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """All years, newest first, from the first that was ever judged on; `breaks` are those of all rows, oldest first."""

    rows: tuple[YearRow, ...]
    breaks: tuple[BreakNote, ...]


def year_table(index: IndexCard, own: Sequence[Year], day: Date) -> YearTable:
    """The table of an index on a day, from its years."""
    known = {year.result.year for year in own} | national_years(index, day).keys() | unfound_years(index, day).keys()
    if not known:
        return YearTable(rows=(), breaks=())
    oldest = min(known) if index.since is None else min(*known, index.since)
    breaks = break_notes(index, min(known), max(known))
    rows = _rows(index, own, day, breaks, [*sorted(known, reverse=True), oldest - 1])
    return YearTable(rows=tuple(rows), breaks=breaks)


def national_years(index: IndexCard, day: Date) -> dict[int, NationalYear]:
    """By year what is known of the whole country alone on a day."""
    return {each.year: each for each in index.national if each.known_since <= day}


def unfound_years(index: IndexCard, day: Date) -> dict[int, Unfound]:
    """By year the results that were looked for and not found, of those that may be there on a day."""
    return {each.year: each for each in index.unfound if known_since(each.year, None) <= day}


def missing(index: IndexCard, own: Sequence[Year], day: Date) -> Iterator[str]:
    """Which years after the newest one found were published and not found, or are not known to be published."""
    newest = own[0].result.year if own else 0
    unfound = unfound_years(index, day)
    later = [unfound[year] for year in sorted(unfound) if year > newest]
    if published := [each.year for each in later if each.published]:
        yield f"Kết quả năm {year_spans(published)} đã công bố nhưng chưa tìm được số liệu của {index.names.who}."
    if unsure := [each.year for each in later if not each.published]:
        yield f"Kết quả năm {year_spans(unsure)} chưa tìm được."


def _rows(
    index: IndexCard, own: Sequence[Year], day: Date, breaks: Sequence[BreakNote], known: Sequence[int]
) -> Iterator[YearRow]:
    """A row for each known year, newest first, and one for the years between two of them."""
    by_year = {year.result.year: year for year in own}
    national, unfound = national_years(index, day), unfound_years(index, day)
    for year, older in pairwise(known):
        for first, last in ((year, year), (older + 1, year - 1)):
            if first <= last:
                alone = national.get(last) if last == year else None
                yield YearRow(
                    first=first,
                    last=last,
                    year=by_year.get(last) if last == year else None,
                    published=last == year and last in unfound and unfound[last].published,
                    national=(alone.mean, alone.median) if alone else None,
                    breaks=tuple(note for note in breaks if first <= note.year <= last),
                )
