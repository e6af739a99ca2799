"""What may be said of a year's result: the finding, the change against the year before or why none is told, marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.breaks import CHANGED
from generator.kinds.index.card import Break, ComponentResult, Method, Names, Result
from generator.text.comparing import same
from generator.text.showing import percent, rounded, show_number

RANKS = {  # status of a rank -> what follows the rank; without a rank, what stands instead
    "công bố": "hạng công bố",
    "địa phương công bố": "hạng do địa phương công bố",
    "suy ra": "hạng tự tính từ số liệu",
    "không công bố": "hạng không được công bố",
    "không xếp hạng": "không xếp hạng",
    "chưa rõ": "chưa rõ hạng",
    "một nguồn nêu": "hạng theo một nguồn, chưa đối chiếu với công bố",
}
BRIEF = {  # beside a rank, in a table that explains them
    "công bố": "công bố",
    "địa phương công bố": "địa phương công bố",
    "suy ra": "tự tính",
    "một nguồn nêu": "theo một nguồn",
}
FINER = "Mức tăng, giảm tính từ điểm chưa làm tròn nên có thể lệch 0,01 so với hiệu của hai điểm hiện trên trang."
PRINTED = "công bố"  # the status of a rank that the publisher of the index printed
MARKS = {  # the letters of Eurostat
    "b": "cách đo khác năm trước, không so sánh điểm với năm trước",
    "d": "nội dung được đo khác năm trước, không so sánh điểm với năm trước",
    "e": "điểm tự tính từ số liệu của nguồn, không phải số được công bố",
    "p": "số tạm thời, có thể còn sửa",
    "u": "độ tin cậy thấp, cần đối chiếu thêm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of a score and of a rank against the year before, and a sentence for each that is not told."""

    score: str = ""  # 'tăng 1,36 điểm phần trăm'
    rank: str = ""  # 'giảm 3 bậc'
    reasons: tuple[str, ...] = ()


def with_unit(number: Decimal, unit: str) -> str:
    """'90,02%', but '43,89 điểm'."""
    return show_number(rounded(number)) + ("" if unit == "%" else " ") + unit


def finding(names: Names, result: Result, change: Change) -> str:
    """'Năm 2024, Sơn La đạt 90,02%, xếp hạng 12/63, nhóm A; so với năm 2023 tăng 1,36 điểm phần trăm, tăng 1 bậc.'"""
    told = ", ".join(filter(None, (change.score, change.rank)))
    against = f"; so với năm {result.year - 1} {told}" if told else ""
    return f"Năm {result.year}, {names.who} {attained(names.unit, result)}{against}."


def attained(unit: str, result: Result, maximum: Decimal | None = None) -> str:
    """'đạt 90,02%, xếp hạng 12/63, nhóm A'; a rank that its publisher did not print is told so."""
    score = f"đạt {attained_score(result, maximum, unit)}" if result.score is not None else ""
    derived = " (điểm tự tính từ số liệu)" if result.score_derived else ""
    tier = f"nhóm {result.tier}" if result.tier else ""
    return ", ".join(filter(None, (score and score + derived, place(result), tier)))


def attained_score(result: Result, maximum: Decimal | None, unit: str) -> str:
    """'43,89/80 điểm', '90,02%'."""
    score = rounded(result.score or Decimal())
    if maximum is None or unit == "%":
        return with_unit(score, unit)
    return f"{show_number(score)}/{show_number(maximum)} {unit}"


def place(result: Result) -> str:
    """'xếp hạng 12/63', 'đồng hạng 5/63 (hạng tự tính từ số liệu)'; without a rank, why there is none."""
    if result.rank is None:
        return RANKS[result.rank_status]
    tied = "đồng hạng" if result.tied else "xếp hạng"
    status = "" if result.rank_status == PRINTED else f" ({RANKS[result.rank_status]})"
    return f"{tied} {result.rank}/{result.total}{status}"


def reached(score: Decimal | None, maximum: Decimal | None) -> Decimal | None:
    """A score in percent of the maximum, always with one decimal."""
    if score is None or not maximum:
        return None
    return percent(score, maximum, places=1).quantize(Decimal("0.1"))


def finer(score: Decimal | None) -> bool:
    """Whether a score is known to more places than pages show."""
    return score is not None and score != rounded(score)


# ---- marks -----------------------------------------------------------------------------------------------------------


def marks(result: Result, breaks: Iterable[Break]) -> str:
    """The letters beside a score, as 'b' or 'de'."""
    new = [gap for gap in breaks if result.score is not None and gap.year == result.year and not gap.of_ranks]
    found = {
        "b": any(not same(gap.what, "định nghĩa") for gap in new),
        "d": any(same(gap.what, "định nghĩa") for gap in new),
        "e": result.score_derived,
        "p": result.provisional,
        "u": result.doubtful,
    }
    return "".join(letter for letter, there in found.items() if there)


def legend(used: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(letter, what it means) of each letter that is among some marks."""
    letters = frozenset("".join(used))
    return tuple((letter, meaning) for letter, meaning in MARKS.items() if letter in letters)


# ---- change ----------------------------------------------------------------------------------------------------------


def change(result: Result, before: Result | None, method: Method | None, breaks: Iterable[Break], unit: str) -> Change:
    """Against the year before only: the same method without a break for scores; also the same number for ranks."""
    year = result.year - 1
    why = incomparable(result, before, method)
    if why or before is None:
        return Change(reasons=(f"Không so sánh với năm {year} vì {why}.",))
    breaks = tuple(gap for gap in breaks if gap.year == result.year)
    why_score, why_rank = _why_no_score(result, before, breaks), _why_no_rank(result, before, breaks)
    return Change(
        score="" if why_score else moved((result.score or 0) - (before.score or Decimal()), _step(unit)),
        rank="" if why_rank else ranked((before.rank or 0) - (result.rank or 0)),
        reasons=tuple(_reasons(year, why_score, why_rank)),
    )


def incomparable(result: Result, before: Result | None, method: Method | None) -> str:
    """Why nothing of two results is compared; '' where they stand in neighbouring years of one method."""
    if before is None or before.year != result.year - 1:
        return f"chưa có kết quả năm {result.year - 1}"
    if before.method != result.method:
        return "hai năm dùng hai cách đo khác nhau"
    if method is None or not method.comparable:
        return "chưa rõ hai năm có cùng cách đo"
    return ""


def _reasons(year: int, why_score: str, why_rank: str) -> Iterator[str]:
    if why_score == why_rank != "":
        yield f"Không so sánh điểm và hạng với năm {year} vì {why_score}."
        return
    for what, why in (("điểm", why_score), ("hạng", why_rank)):
        if why:
            yield f"Không so sánh {what} với năm {year} vì {why}."


def _why_no_score(result: Result, before: Result, breaks: tuple[Break, ...]) -> str:
    """Why the scores of two neighbouring years are not compared; '' where they are."""
    return _broken(gap for gap in breaks if not gap.of_ranks) or _missing(
        "điểm", (before.year, before.score), (result.year, result.score)
    )


def _why_no_rank(result: Result, before: Result, breaks: tuple[Break, ...]) -> str:
    if missing := _broken(breaks) or _missing("hạng", (before.year, before.rank), (result.year, result.rank)):
        return missing
    if before.total != result.total:
        numbers = f"năm {before.year} là {before.total}, năm {result.year} là {result.total}"
        return f"số tỉnh, thành phố được xếp hạng khác nhau ({numbers})"
    return ""


def _broken(breaks: Iterable[Break]) -> str:
    gap = next(iter(breaks), None)
    if gap is None:
        return ""
    if gap.component:
        return f"thành phần {gap.component} đổi nội dung"
    return next((f"đã đổi {words}" for what, words in CHANGED.items() if same(gap.what, what)), "đã đổi cách đo")


def _missing(what: str, *years: tuple[int, Decimal | int | None]) -> str:
    without = [f"năm {year}" for year, value in years if value is None]
    return f"chưa có {what} {' và '.join(without)}" if without else ""


def _step(unit: str) -> str:
    return "điểm phần trăm" if unit == "%" else unit


def moved(difference: Decimal, unit: str) -> str:
    """'tăng 1,36 điểm phần trăm': of the exact scores, then rounded."""
    if not difference:
        return "điểm không đổi"
    if not (shown := rounded(abs(difference))):
        return f"thay đổi dưới 0,01 {unit}"
    return f"{'tăng' if difference > 0 else 'giảm'} {show_number(shown)} {unit}"


def ranked(steps: int) -> str:
    """'tăng 3 bậc' for 3 steps up, that is a smaller number; never a bare sign."""
    return f"{'tăng' if steps > 0 else 'giảm'} {abs(steps)} bậc" if steps else "giữ nguyên hạng"


def component_change(part: ComponentResult, before: ComponentResult | None, breaks: Iterable[Break]) -> str:
    """'tăng 0,42 điểm; giảm 3 bậc' of one component; '' where nothing may be told."""
    return "" if before is None or touched(part.code, breaks) else "; ".join(_both(part, before))


def touched(component: str, breaks: Iterable[Break]) -> bool:
    """Whether one of the breaks keeps the scores of a component from being compared."""
    return any(not gap.of_ranks and gap.component in ("", component) for gap in breaks)


def _both(part: ComponentResult, before: ComponentResult) -> Iterator[str]:
    if part.score is not None and before.score is not None:
        yield moved(part.score - before.score, "điểm")
    if part.rank is not None and before.rank is not None and part.total == before.total:
        yield ranked(before.rank - part.rank)


# ---- years -----------------------------------------------------------------------------------------------------------


def year_spans(years: Iterable[int]) -> str:
    """[2006, 2007, 2008, 2020] -> '2006 đến 2008, 2020'."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first} đến {last}" for first, last in spans)
