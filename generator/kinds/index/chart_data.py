"""What the charts of an index show: the finding as the title, the marks, and what a reader must know to read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from generator.kinds.index.breaks import ENTITIES, BreakNote, rules
from generator.kinds.index.card import IndexCard, Names
from generator.kinds.index.scale import Scale, scale_of
from generator.kinds.index.words import PRINTED, attained_score, place, year_spans
from generator.kinds.index.years import Year, national_years
from generator.rendering.charts import Plot, Reading, ranks, scores
from generator.text.showing import rounded, show_number

MEAN, MEDIAN = "trung bình cả nước", "trung vị (mức giữa) cả nước"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with its words: `own` names the line of the province, `other` the one of the country, `hollow` an empty
    mark.
    """

    id: str
    title: str
    name: str
    description: str
    plot: Plot
    own: str
    other: str = ""
    hollow: str = ""
    notes: tuple[str, ...] = ()


def charts(index: IndexCard, own: Iterable[Year], breaks: Sequence[BreakNote], day: Date) -> Iterator[Chart]:
    """The scores by year and, apart from them, the ranks; each where two years at least are known."""
    by_year = sorted(own, key=lambda year: year.result.year)
    scored = [year for year in by_year if year.result.score is not None]
    ranked = [year for year in by_year if year.result.rank is not None]
    what, national = _national(index, by_year, day)
    known = {*national, *(year.result.year for year in scored)}
    scale = scale_of(index, scored, range(min(known), max(known) + 1) if known else ())
    placed = [year for year in scored if scale.at(year.result.year, year.result.score) is not None]
    if len(placed) > 1:
        yield _scores(index, scale, placed, scored, breaks, what, national)
    if len(ranked) > 1:
        yield _ranks(index, ranked, breaks)


# ---- scores ----------------------------------------------------------------------------------------------------------


def _scores(
    index: IndexCard,
    scale: Scale,
    placed: Sequence[Year],
    scored: Sequence[Year],
    breaks: Sequence[BreakNote],
    what: str,
    national: Mapping[int, Decimal],
) -> Chart:
    names, newest = index.names, placed[-1]
    known = [*national, *(year.result.year for year in placed)]
    years = min(known), max(known)
    inside = _inside(years, breaks, of_ranks=False)
    own = [
        _reading(scale, year.result.year, year.result.score, joined=year.change.score, hollow=year.result.score_derived)
        for year in placed
    ]
    others = [
        _reading(scale, year, value, joined=_comparable(index, year, inside), hollow=False)
        for year, value in sorted(national.items())
        if scale.at(year, value) is not None
    ]
    plot = scores(years, own, others, inside, scale.stretches(years), scale.unit)
    low = plot.ticks[0].value
    return Chart(
        id="bieu-do-diem",
        title=_title(names, newest, attained_score(newest.result, newest.maximum, names.unit), newest.change.score),
        name=f"Biểu đồ đường: điểm {names.short} theo năm" + (", tính bằng % điểm tối đa" if scale.shared else ""),
        description=_told(names.who, scale, own) + (_told(what, scale, others) if others else ""),
        plot=plot,
        own=f"{names.who} ({names.unit})",
        other=what if others else "",
        hollow="điểm tự tính từ số liệu" if any(each.hollow for each in own) else "",
        notes=(
            *scale.notes,
            *([f"Trục điểm bắt đầu từ {scale.end(low)}, không phải từ 0."] if low else []),
            *_missing(years, own, "điểm"),
            *([f"Chưa rõ thang điểm nên không vẽ năm {_spans(scored, placed)}."] if len(scored) > len(placed) else []),
        ),
    )


def _spans(scored: Iterable[Year], placed: Iterable[Year]) -> str:
    return year_spans(sorted({year.result.year for year in scored} - {year.result.year for year in placed}))


def _national(index: IndexCard, own: Iterable[Year], day: Date) -> tuple[str, Mapping[int, Decimal]]:
    """The means of the whole country or its medians, whichever are known of more years; never a mixture."""
    alone = national_years(index, day).values()
    means = {each.year: each.mean for each in alone} | {year.result.year: year.result.mean for year in own}
    medians = {each.year: each.median for each in alone} | {year.result.year: year.result.median for year in own}
    named = {MEAN: _filled(means), MEDIAN: _filled(medians)}
    what = max(named, key=lambda name: len(named[name]))
    return what, named[what] if len(named[what]) > 1 else {}


def _filled(values: Mapping[int, Decimal | None]) -> Mapping[int, Decimal]:
    return {year: value for year, value in values.items() if value is not None}


def _comparable(index: IndexCard, year: int, breaks: Mapping[int, str]) -> bool:
    """Whether one known method measured a year and the year before, without a break between them."""
    both = any(each.first < year <= (each.last or year) and each.comparable for each in index.methods)
    return both and year not in breaks


def _told(who: str, scale: Scale, readings: Iterable[Reading]) -> str:
    """'Sơn La: năm 2017: 35,63/60 (59,4% điểm tối đa); …'"""
    return f"{who}: " + "; ".join(f"năm {each.year}: {scale.told(each)}" for each in readings) + ". "


# ---- ranks -----------------------------------------------------------------------------------------------------------


def _ranks(index: IndexCard, ranked: Sequence[Year], breaks: Sequence[BreakNote]) -> Chart:
    names, newest = index.names, ranked[-1]
    years = ranked[0].result.year, newest.result.year
    inside = _inside(years, breaks, of_ranks=True)
    own = [
        Reading(
            year=year.result.year,
            value=Decimal(year.result.rank or 0),
            text=str(year.result.rank),
            joined=bool(year.change.rank),
            hollow=year.result.rank_status != PRINTED,
        )
        for year in ranked
    ]
    last_place = max(year.result.total or 1 for year in ranked)
    return Chart(
        id="bieu-do-hang",
        title=_title(names, newest, place(newest.result), newest.change.rank),
        name=f"Biểu đồ đường: thứ hạng {names.short} theo năm, hạng 1 ở trên cùng",
        description=f"Hạng của {names.who}: " + "; ".join(f"năm {each.year}: {each.text}" for each in own) + ". ",
        plot=ranks(years, own, last_place, inside),
        own=f"{names.who} (hạng)",
        hollow="tự tính hoặc theo nguồn khác" if any(each.hollow for each in own) else "",
        notes=(
            "Hạng 1 ở trên cùng.",
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


def _reading(scale: Scale, year: int, score: Decimal | None, *, joined: str | bool, hollow: bool) -> Reading:
    value = score or Decimal()
    at = scale.at(year, value) or Decimal()
    return Reading(year=year, value=at, text=show_number(rounded(value)), joined=bool(joined), hollow=hollow)


def _title(names: Names, year: Year, reached: str, change: str) -> str:
    """'PARINDEX năm 2024: 90,02%, tăng 1,36 điểm phần trăm so với năm 2023'."""
    number = year.result.year
    against = f", {change} so với năm {number - 1}" if change else ""
    return f"{names.short} năm {number}: {reached}{against}"


def _inside(years: tuple[int, int], breaks: Sequence[BreakNote], *, of_ranks: bool) -> Mapping[int, str]:
    """The marks of the breaks between the first and the last year of a chart."""
    return {year: mark for year, mark in rules(breaks, of_ranks=of_ranks).items() if years[0] < year <= years[1]}


def _missing(years: tuple[int, int], known: Iterable[Reading], what: str) -> Iterator[str]:
    """Which years between the first and the last have no mark."""
    without = sorted(set(range(years[0], years[1] + 1)) - {each.year for each in known})
    if without:
        yield f"Chưa có {what} năm {year_spans(without)}."
