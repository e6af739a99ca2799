"""All indices side by side: each in its newest year that was found, with a small line on an axis that they share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor

from generator.kinds.index.breaks import break_notes, rules
from generator.kinds.index.card import INDICES, IndexCard, Method, Names, results_of
from generator.kinds.index.years import Year, missing, years
from generator.model.cards import stem_of
from generator.model.kind import Kind, Site
from generator.rendering.charts import Reading
from generator.rendering.spark import spark
from generator.shapes.page import Page
from generator.shapes.spark import Spark
from generator.text.showing import show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An index with its newest year that was found (None: none at all), and what was published and not found."""

    code: str
    names: Names
    address: str
    summary: str
    newest: Year | None
    scale: str  # 'thang điểm 8 đến 80'
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallLines:
    """The scores of every index in percent of the maximum, by its code, all on one axis of years and of percent."""

    first: int
    last: int
    low: int
    high: int
    by_code: Mapping[str, Spark]


def lists(kind: Kind[IndexCard], site: Site) -> Iterator[Page]:
    """One page that holds all indices beside one another."""
    small = small_lines(site)
    entries = tuple(_entry(card, site) for card in site.cards(kind.cards))
    yield Page(
        address=kind.section,
        title="Kết quả các chỉ số",
        template=kind.template("list"),
        view={"entries": entries, "small": small},
        description=f"{', '.join(entry.names.short for entry in entries)}: kết quả qua các năm.",
    )


def _entry(card: IndexCard, site: Site) -> Entry:
    own = years(card, results_of(card, site))
    newest = own[0] if own else None
    method = next((each for each in card.methods if newest and each.code == newest.result.method), None)
    return Entry(
        code=stem_of(card),
        names=card.names,
        address=card.row.address,
        summary=card.row.summary,
        newest=newest,
        scale=_scale(method),
        missing=tuple(missing(card, own, site.date)),
    )


def _scale(method: Method | None) -> str:
    if method is None or method.low is None or method.high is None:
        return ""
    return f"thang điểm {show_number(method.low)} đến {show_number(method.high)}"


# ---- small lines -----------------------------------------------------------------------------------------------------


def small_lines(site: Site) -> SmallLines | None:
    """None where no index has scores of two years. The axis begins at the whole ten below the lowest score of all."""
    own = [(card, _reached(card, site)) for card in site.cards(INDICES)]
    drawn = [(card, readings) for card, readings in own if len(readings) > 1]
    if not drawn:
        return None
    years = sorted({each.year for _, readings in drawn for each in readings})
    low = min(floor(min(each.value for _, readings in drawn for each in readings) / 10) * 10, 90)
    ends, values = (years[0], years[-1]), (Decimal(low), Decimal(100))
    return SmallLines(
        first=ends[0],
        last=ends[1],
        low=low,
        high=100,
        by_code={
            stem_of(card): spark(
                _name(card, readings), _told_ends(readings), readings, ends, values, _breaks(card, readings)
            )
            for card, readings in drawn
        },
    )


def _breaks(card: IndexCard, readings: Sequence[Reading]) -> Iterable[int]:
    """The years between these that are measured otherwise than the year before."""
    return rules(break_notes(card, readings[0].year, readings[-1].year), of_ranks=False)


def _reached(card: IndexCard, site: Site) -> list[Reading]:
    """The scores in percent of the maximum, oldest first."""
    return [
        Reading(year=year.result.year, value=year.reached, joined=bool(year.change.score))
        for year in reversed(years(card, results_of(card, site)))
        if year.reached is not None
    ]


def _name(card: IndexCard, readings: Sequence[Reading]) -> str:
    """'PAPI năm 2011 đến 2024, phần trăm điểm tối đa: thấp nhất 50,2% năm 2021, …'"""
    low, high = min(readings, key=lambda each: each.value), max(readings, key=lambda each: each.value)
    told = (("thấp nhất", low), ("cao nhất", high), ("mới nhất tìm được", readings[-1]))
    values = ", ".join(f"{what} {show_number(each.value)}% năm {each.year}" for what, each in told)
    return f"{card.names.short} năm {readings[0].year} đến {readings[-1].year}, phần trăm điểm tối đa: {values}"


def _told_ends(readings: Sequence[Reading]) -> str:
    """'2011: 65,4%, 2024: 54,9% điểm tối đa'."""
    return (
        ", ".join(f"{each.year}: {show_number(each.value)}%" for each in (readings[0], readings[-1])) + " điểm tối đa"
    )
