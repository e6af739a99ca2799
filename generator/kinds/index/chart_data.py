"""What the charts of an index show: the finding as the title, the marks, and what a reader must know to read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from generator.kinds.index.card import Break, IndexCard, Names
from generator.kinds.index.words import PRINTED, place, with_unit, year_spans
from generator.kinds.index.years import Year, national_years
from generator.rendering.charts import Plot, Reading, ranks, scores
from generator.text.comparing import same
from generator.text.showing import show_number

ENTITIES = "tỉnh, thành phố được xếp hạng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with its words: `own` names the line of the province, `other` the one of the country, `hollow` an empty
    mark; `breaks` say what changed at each upright rule.
    """

    id: str
    title: str
    name: str
    description: str
    plot: Plot
    own: str
    other: str = ""
    hollow: str = ""
    breaks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def charts(index: IndexCard, own: Iterable[Year], day: Date) -> Iterator[Chart]:
    """The scores by year and, apart from them, the ranks; each where two years at least are known."""
    by_year = sorted(own, key=lambda year: year.result.year)
    scored = [year for year in by_year if year.result.score is not None]
    ranked = [year for year in by_year if year.result.rank is not None]
    if len(scored) > 1:
        yield _scores(index, scored, *_national(index, by_year, day))
    if len(ranked) > 1:
        yield _ranks(index, ranked)


# ---- scores ----------------------------------------------------------------------------------------------------------


def _scores(index: IndexCard, scored: Sequence[Year], what: str, national: Mapping[int, Decimal]) -> Chart:
    names, newest = index.names, scored[-1]
    known = [*national, *(year.result.year for year in scored)]
    years = min(known), max(known)
    breaks = _new_ways(index, years, of_ranks=False)
    own = [
        _reading(year, year.result.score, joined=year.change.score, hollow=year.result.score_derived) for year in scored
    ]
    others = [
        Reading(year=year, value=value, text=show_number(value), joined=_comparable(index, year, breaks))
        for year, value in sorted(national.items())
    ]
    plot = scores(years, own, others, breaks)
    low = plot.ticks[0].value
    return Chart(
        id="bieu-do-diem",
        title=_title(names, newest, with_unit(newest.result.score or Decimal(), names.unit), newest.change.score),
        name=f"Biểu đồ đường: điểm {names.short} theo năm",
        description=_listed(names.who, own) + (_listed(what, others) if others else ""),
        plot=plot,
        own=f"{names.who} ({names.unit})",
        other=what if others else "",
        hollow="điểm suy ra" if any(each.hollow for each in own) else "",
        breaks=_between(breaks),
        notes=(
            *([f"Trục điểm bắt đầu từ {show_number(low)}, không phải từ 0."] if low else []),
            "Chỉ nối hai năm liền nhau khi cùng cách đo.",
            *_missing(years, own, "điểm"),
        ),
    )


def _national(index: IndexCard, own: Iterable[Year], day: Date) -> tuple[str, Mapping[int, Decimal]]:
    """The means of the whole country or its medians, whichever are known of more years; never a mixture."""
    alone = national_years(index, day).values()
    means = {each.year: each.mean for each in alone} | {year.result.year: year.result.mean for year in own}
    medians = {each.year: each.median for each in alone} | {year.result.year: year.result.median for year in own}
    named = {"trung bình cả nước": _filled(means), "trung vị cả nước": _filled(medians)}
    what = max(named, key=lambda name: len(named[name]))
    return what, named[what] if len(named[what]) > 1 else {}


def _filled(values: Mapping[int, Decimal | None]) -> Mapping[int, Decimal]:
    return {year: value for year, value in values.items() if value is not None}


def _comparable(index: IndexCard, year: int, breaks: Mapping[int, str]) -> bool:
    """Whether one known method measured a year and the year before, without a break between them."""
    both = any(each.first < year <= (each.last or year) and each.comparable for each in index.methods)
    return both and year not in breaks


# ---- ranks -----------------------------------------------------------------------------------------------------------


def _ranks(index: IndexCard, ranked: Sequence[Year]) -> Chart:
    names, newest = index.names, ranked[-1]
    years = ranked[0].result.year, newest.result.year
    breaks = _new_ways(index, years, of_ranks=True)
    own = [
        _reading(year, year.result.rank, joined=year.change.rank, hollow=year.result.rank_status != PRINTED)
        for year in ranked
    ]
    last_place = max(year.result.total or 1 for year in ranked)
    return Chart(
        id="bieu-do-hang",
        title=_title(names, newest, place(newest.result), newest.change.rank),
        name=f"Biểu đồ đường: thứ hạng {names.short} theo năm, hạng 1 ở trên cùng",
        description=_listed(f"Hạng của {names.who}", own),
        plot=ranks(years, own, last_place, breaks),
        own=f"{names.who} (hạng)",
        hollow="hạng suy ra hoặc do địa phương công bố" if any(each.hollow for each in own) else "",
        breaks=_between(breaks),
        notes=(
            "Hạng 1 ở trên cùng.",
            f"Chỉ nối hai năm liền nhau khi cùng cách đo và cùng số {ENTITIES}.",
            _entities(ranked),
            *_missing(years, own, "hạng"),
        ),
    )


def _entities(ranked: Iterable[Year]) -> str:
    """'Số tỉnh, thành phố được xếp hạng: 64 (2006 đến 2008); 63 (2009 đến 2016, 2020).'"""
    years: dict[int, list[int]] = {}
    for year in ranked:
        years.setdefault(year.result.total or 0, []).append(year.result.year)
    return f"Số {ENTITIES}: " + "; ".join(f"{number} ({year_spans(own)})" for number, own in years.items()) + "."


# ---- words for both --------------------------------------------------------------------------------------------------


def _reading(year: Year, value: Decimal | int | None, *, joined: str, hollow: bool) -> Reading:
    number = Decimal(value or 0)
    return Reading(year=year.result.year, value=number, text=show_number(number), joined=bool(joined), hollow=hollow)


def _title(names: Names, year: Year, reached: str, change: str) -> str:
    """'PARINDEX năm 2024: 90,02%, tăng 1,36 điểm phần trăm so với năm 2023'."""
    number = year.result.year
    against = f", {change} so với năm {number - 1}" if change else ""
    return f"{names.short} năm {number}: {reached}{against}"


def _listed(who: str, readings: Iterable[Reading]) -> str:
    return f"{who}: " + "; ".join(f"năm {each.year}: {each.text}" for each in readings) + ". "


def _new_ways(index: IndexCard, years: tuple[int, int], *, of_ranks: bool) -> dict[int, str]:
    """The years that are measured otherwise than the year before, each with what changed: those after a declared break,
    and the first year of every method, for which nobody need declare one.
    """
    found: dict[int, list[str]] = {}
    for gap in index.breaks:
        if of_ranks or not gap.of_ranks:
            found.setdefault(gap.year, []).append(_changed(index.names, gap))
    for method in index.methods:
        found.setdefault(method.first, ["đổi cách đo"])
    return {year: "; ".join(found[year]) for year in sorted(found) if years[0] < year <= years[1]}


def _between(breaks: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(f"giữa năm {year - 1} và năm {year}: {words}" for year, words in breaks.items())


def _changed(names: Names, gap: Break) -> str:
    """'đổi cách đo': a break in the words of a reader."""
    if gap.component:
        return f"{names.component} {gap.component} đổi nội dung"
    words = {"phương pháp": "cách đo", "số đơn vị": f"số {ENTITIES}", "công bố thứ hạng": "cách công bố thứ hạng"}
    return "đổi " + next((text for what, text in words.items() if same(gap.what, what)), gap.what)


def _missing(years: tuple[int, int], known: Iterable[Reading], what: str) -> Iterator[str]:
    """Which years between the first and the last have no mark."""
    without = sorted(set(range(years[0], years[1] + 1)) - {each.year for each in known})
    if without:
        yield f"Chưa có {what} năm {year_spans(without)}."
