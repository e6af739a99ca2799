"""What is drawn of an index: the finding as the title, the marks, and what a reader must know to read them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from generator.kinds.index.methods import Break
from generator.kinds.index.record import Index
from generator.kinds.index.result import IndexResult
from generator.kinds.index.words import Change, place, with_unit
from generator.rendering.charts import Plot, Reading, ranks, scores
from generator.text.showing import show_number

Told = tuple[IndexResult, Change]  # a result, and what may be said of it against the year before
ENTITIES = "tỉnh, thành phố được xếp hạng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with its words; `other` names the second line, `hollow` an empty mark, `breaks` the upright rules."""

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


def charts(index: Index, told: Iterable[Told], day: Date) -> Iterator[Chart]:
    """The scores by year and, apart from them, the ranks; each where two years at least are known."""
    told = sorted(told, key=lambda each: each[0].nam)
    scored = [each for each in told if each[0].diem is not None]
    ranked = [each for each in told if each[0].hang is not None]
    if len(scored) > 1:
        yield _scores(index, scored, *_national(index, told, day))
    if len(ranked) > 1:
        yield _ranks(index, ranked)


# ---- scores ----------------------------------------------------------------------------------------------------------


def _scores(index: Index, scored: Sequence[Told], what: str, national: Mapping[int, Decimal]) -> Chart:
    who, unit, (newest, change) = index.don_vi_duoc_danh_gia, index.don_vi_tinh, scored[-1]
    known = [*national, *(result.nam for result, _ in scored)]
    years = min(known), max(known)
    breaks = _breaks(index, years, of_ranks=False)
    own = [
        _reading(result, result.diem, joined=change.score, hollow=result.trang_thai_diem.is_("suy ra"))
        for result, change in scored
    ]
    others = [
        Reading(year=year, value=value, text=show_number(value), joined=_comparable(index, year, breaks))
        for year, value in sorted(national.items())
    ]
    plot = scores(years, own, others, breaks)
    low = plot.ticks[0].value
    derived = any(each.hollow for each in own)
    return Chart(
        id="bieu-do-diem",
        title=_title(index, newest, with_unit(newest.diem or Decimal(), unit), change.score),
        name=f"Biểu đồ đường: điểm {index.ten_viet_tat} theo năm",
        description=_listed(who, own) + (_listed(what, others) if others else ""),
        plot=plot,
        own=f"{who} (điểm)" if unit == "điểm" else f"{who} ({unit})",
        other=what if others else "",
        hollow="điểm suy ra" if derived else "",
        breaks=_between(breaks),
        notes=(
            *([f"Trục điểm bắt đầu từ {show_number(low)}, không phải từ 0."] if low else []),
            "Chỉ nối hai năm liền nhau khi cùng cách đo.",
            *_missing(years, own, "điểm"),
        ),
    )


def _national(index: Index, told: Iterable[Told], day: Date) -> tuple[str, Mapping[int, Decimal]]:
    """The means of the whole country or its medians, whichever are known of more years; never a mixture."""
    apart = [each for each in index.ca_nuoc if each.known_since <= day]
    means = {each.nam: each.trung_binh for each in apart} | {each.nam: each.trung_binh_ca_nuoc for each, _ in told}
    medians = {each.nam: each.trung_vi for each in apart} | {each.nam: each.trung_vi_ca_nuoc for each, _ in told}
    named = {"trung bình cả nước": _filled(means), "trung vị cả nước": _filled(medians)}
    what = max(named, key=lambda name: len(named[name]))
    return what, named[what] if len(named[what]) > 1 else {}


def _filled(values: Mapping[int, Decimal | None]) -> Mapping[int, Decimal]:
    return {year: value for year, value in values.items() if value is not None}


def _comparable(index: Index, year: int, breaks: Mapping[int, str]) -> bool:
    """Whether one known method measured a year and the year before, without a break between them."""
    both = [
        method
        for method in index.phien_ban_phuong_phap
        if method.tu_nam < year <= (method.den_nam or year) and method.so_sanh_duoc
    ]
    return bool(both) and year not in breaks


# ---- ranks -----------------------------------------------------------------------------------------------------------


def _ranks(index: Index, ranked: Sequence[Told]) -> Chart:
    newest, change = ranked[-1]
    years = ranked[0][0].nam, newest.nam
    breaks = _breaks(index, years, of_ranks=True)
    own = [
        _reading(result, result.hang, joined=change.rank, hollow=not result.trang_thai_hang.is_("công bố"))
        for result, change in ranked
    ]
    last_place = max(result.tren_tong_so or 1 for result, _ in ranked)
    return Chart(
        id="bieu-do-hang",
        title=_title(index, newest, place(newest), change.rank),
        name=f"Biểu đồ đường: thứ hạng {index.ten_viet_tat} theo năm, hạng 1 ở trên cùng",
        description=_listed(f"Hạng của {index.don_vi_duoc_danh_gia}", own),
        plot=ranks(years, own, last_place, breaks),
        own=f"{index.don_vi_duoc_danh_gia} (hạng)",
        hollow="hạng suy ra hoặc do địa phương công bố" if any(each.hollow for each in own) else "",
        breaks=_between(breaks),
        notes=(
            "Hạng 1 ở trên cùng.",
            f"Chỉ nối hai năm liền nhau khi cùng cách đo và cùng số {ENTITIES}.",
            _entities(ranked),
            *_missing(years, own, "hạng"),
        ),
    )


def _entities(ranked: Iterable[Told]) -> str:
    """'Số tỉnh, thành phố được xếp hạng: 64 (2006 đến 2008), 63 (2009 đến 2016, 2020).'"""
    years: dict[int, list[int]] = {}
    for result, _ in ranked:
        years.setdefault(result.tren_tong_so or 0, []).append(result.nam)
    return f"Số {ENTITIES}: " + "; ".join(f"{number} ({_spans(own)})" for number, own in years.items()) + "."


# ---- words for both --------------------------------------------------------------------------------------------------


def _reading(result: IndexResult, value: Decimal | int | None, *, joined: str, hollow: bool) -> Reading:
    number = Decimal(value or 0)
    return Reading(year=result.nam, value=number, text=show_number(number), joined=bool(joined), hollow=hollow)


def _title(index: Index, result: IndexResult, reached: str, change: str) -> str:
    """'PARINDEX năm 2024: 90,02%, tăng 1,36 điểm phần trăm so với năm 2023'."""
    against = f", {change} so với năm {result.nam - 1}" if change else ""
    return f"{index.ten_viet_tat} năm {result.nam}: {reached}{against}"


def _listed(who: str, readings: Iterable[Reading]) -> str:
    return f"{who}: " + "; ".join(f"năm {each.year}: {each.text}" for each in readings) + ". "


def _breaks(index: Index, years: tuple[int, int], *, of_ranks: bool) -> dict[int, str]:
    """First year after each break within the years -> what changed; a new method is one though no break is declared."""
    declared = [gap for gap in index.dut_quang if of_ranks or not gap.of_ranks]
    found: dict[int, list[str]] = {gap.va_nam: [] for gap in declared}
    for gap in declared:
        found[gap.va_nam].append(_changed(index, gap))
    for method in index.phien_ban_phuong_phap:
        found.setdefault(method.tu_nam, ["đổi cách đo"])
    inside = sorted(year for year in found if years[0] < year <= years[1])
    return {year: "; ".join(found[year]) for year in inside}


def _between(breaks: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(f"giữa năm {year - 1} và năm {year}: {words}" for year, words in breaks.items())


def _changed(index: Index, gap: Break) -> str:
    if gap.thanh_phan:
        return f"{index.ten_goi_thanh_phan} {gap.thanh_phan} đổi nội dung"
    words = {"phương pháp": "cách đo", "số đơn vị": f"số {ENTITIES}", "công bố thứ hạng": "cách công bố thứ hạng"}
    return "đổi " + next((text for kind, text in words.items() if gap.loai.is_(kind)), str(gap.loai))


def _missing(years: tuple[int, int], known: Iterable[Reading], what: str) -> Iterator[str]:
    without = sorted(set(range(years[0], years[1] + 1)) - {each.year for each in known})
    if without:
        yield f"Chưa có {what} năm {_spans(without)}."


def _spans(years: Iterable[int]) -> str:
    """[2006, 2007, 2008, 2020] -> '2006 đến 2008, 2020'."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first} đến {last}" for first, last in spans)
