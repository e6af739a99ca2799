"""What may be said of a year's result: the finding, the change against the year before or why none is told, marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.kinds.index.methods import Break, Method
from generator.kinds.index.result import ComponentResult, IndexResult
from generator.text.showing import show_number

RANKS = {  # status of a rank -> what follows the rank; without a rank, what stands instead
    "công bố": "hạng công bố",
    "địa phương công bố": "hạng do địa phương công bố",
    "suy ra": "hạng suy ra",
    "không công bố": "hạng không được công bố",
    "không xếp hạng": "không xếp hạng",
    "chưa rõ": "chưa rõ hạng",
}
MARKS = {  # the letters of Eurostat
    "b": "đứt quãng: cách đo khác năm trước, không so sánh điểm với năm trước",
    "d": "định nghĩa khác năm trước, không so sánh điểm với năm trước",
    "e": "điểm suy ra từ nguồn, không phải số in trong công bố",
    "p": "số tạm thời, có thể còn sửa",
    "u": "độ tin cậy thấp, cần đối chiếu thêm",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The change of a score and of a rank in words, and a sentence for each that is not told."""

    year: int
    score: str = ""  # 'tăng 1,36 điểm phần trăm'
    rank: str = ""  # 'giảm 3 bậc'
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return ", ".join(filter(None, (self.score, self.rank)))


def with_unit(number: Decimal, unit: str) -> str:
    """'90,02%', but '43,89 điểm'."""
    return show_number(number) + ("" if unit == "%" else " ") + unit


def finding(who: str, unit: str, result: IndexResult, change: Change) -> str:
    """'Năm 2024, Sơn La đạt 90,02%, xếp hạng 12/63, nhóm A; so với năm 2023 tăng 1,36 điểm phần trăm, tăng 1 bậc.'"""
    against = f"; so với năm {change.year} {change.words}" if change.words else ""
    return f"Năm {result.nam}, {who} {standing(unit, result)}{against}."


def standing(unit: str, result: IndexResult) -> str:
    """'đạt 90,02%, xếp hạng 12/63, nhóm A'; a rank that its publisher did not print is told so."""
    score = f"đạt {with_unit(result.diem, unit)}" if result.diem is not None else ""
    estimated = " (điểm suy ra)" if result.trang_thai_diem.is_("suy ra") else ""
    group = f"nhóm {result.nhom}" if result.nhom else ""
    return ", ".join(filter(None, (score and score + estimated, place(result), group)))


def rank_status(result: IndexResult) -> str:
    return next(words for status, words in RANKS.items() if result.trang_thai_hang.is_(status))


def place(result: IndexResult) -> str:
    """'xếp hạng 12/63', 'đồng hạng 5/63 (hạng suy ra)'; without a rank, why there is none."""
    if result.hang is None:
        return rank_status(result)
    tied = "đồng hạng" if result.dong_hang else "xếp hạng"
    status = "" if result.trang_thai_hang.is_("công bố") else f" ({rank_status(result)})"
    return f"{tied} {result.hang}/{result.tren_tong_so}{status}"


def marks(result: IndexResult, breaks: Iterable[Break]) -> str:
    """The letters beside a score, as 'b' or 'de'."""
    new = [gap for gap in breaks if gap.va_nam == result.nam and not gap.of_ranks]
    found = {
        "b": any(not gap.loai.is_("định nghĩa") for gap in new),
        "d": any(gap.loai.is_("định nghĩa") for gap in new),
        "e": result.trang_thai_diem.is_("suy ra"),
        "p": any(mark.is_("tạm thời") for mark in result.danh_dau),
        "u": any(mark.is_("tin cậy thấp") for mark in result.danh_dau),
    }
    return "".join(letter for letter, there in found.items() if there)


# ---- change ----------------------------------------------------------------------------------------------------------


def change(
    result: IndexResult, before: IndexResult | None, method: Method | None, breaks: Iterable[Break], unit: str
) -> Change:
    """Against the year before only: the same method without a break for scores; also the same number for ranks."""
    year = result.nam - 1
    why = incomparable(result, before, method)
    if why or before is None:
        return Change(year=year, reasons=(f"Không so sánh với năm {year} vì {why}.",))
    breaks = tuple(gap for gap in breaks if gap.va_nam == result.nam)
    why_score, why_rank = _why_no_score(result, before, breaks), _why_no_rank(result, before, breaks)
    return Change(
        year=year,
        score="" if why_score else moved((result.diem or 0) - (before.diem or Decimal()), _step(unit)),
        rank="" if why_rank else ranked((before.hang or 0) - (result.hang or 0)),
        reasons=tuple(_reasons(year, why_score, why_rank)),
    )


def incomparable(result: IndexResult, before: IndexResult | None, method: Method | None) -> str:
    """Why nothing of two results is compared; '' where they stand in neighbouring years of one method."""
    if before is None or before.nam != result.nam - 1:
        return f"chưa có kết quả năm {result.nam - 1}"
    if before.phien_ban_phuong_phap != result.phien_ban_phuong_phap:
        return "hai năm dùng hai cách đo khác nhau"
    if method is None or not method.so_sanh_duoc:
        return "chưa rõ hai năm có cùng cách đo"
    return ""


def _reasons(year: int, why_score: str, why_rank: str) -> Iterator[str]:
    if why_score == why_rank != "":
        yield f"Không so sánh điểm và hạng với năm {year} vì {why_score}."
        return
    for what, why in (("điểm", why_score), ("hạng", why_rank)):
        if why:
            yield f"Không so sánh {what} với năm {year} vì {why}."


def _why_no_score(result: IndexResult, before: IndexResult, breaks: tuple[Break, ...]) -> str:
    """Why the scores of two neighbouring years are not compared; '' where they are."""
    return _broken(gap for gap in breaks if not gap.of_ranks) or _missing(
        "điểm", (before.nam, before.diem), (result.nam, result.diem)
    )


def _why_no_rank(result: IndexResult, before: IndexResult, breaks: tuple[Break, ...]) -> str:
    if missing := _broken(breaks) or _missing("hạng", (before.nam, before.hang), (result.nam, result.hang)):
        return missing
    if before.tren_tong_so != result.tren_tong_so:
        numbers = f"năm {before.nam} là {before.tren_tong_so}, năm {result.nam} là {result.tren_tong_so}"
        return f"số tỉnh, thành phố được xếp hạng khác nhau ({numbers})"
    return ""


def _broken(breaks: Iterable[Break]) -> str:
    gap = next(iter(breaks), None)
    if gap is None:
        return ""
    return f"thành phần {gap.thanh_phan} đổi nội dung" if gap.thanh_phan else f"có đứt quãng về {gap.loai}"


def _missing(what: str, *years: tuple[int, Decimal | int | None]) -> str:
    without = [f"năm {year}" for year, value in years if value is None]
    return f"chưa có {what} {' và '.join(without)}" if without else ""


def _step(unit: str) -> str:
    return "điểm phần trăm" if unit == "%" else unit


def moved(difference: Decimal, unit: str) -> str:
    """'tăng 1,36 điểm phần trăm'."""
    if not difference:
        return "điểm không đổi"
    return f"{'tăng' if difference > 0 else 'giảm'} {show_number(abs(difference))} {unit}"


def ranked(steps: int) -> str:
    """'tăng 3 bậc' for 3 steps up, that is a smaller number; never a bare sign."""
    return f"{'tăng' if steps > 0 else 'giảm'} {abs(steps)} bậc" if steps else "giữ nguyên hạng"


def component_change(part: ComponentResult, before: ComponentResult | None, breaks: Iterable[Break]) -> str:
    """'tăng 0,42 điểm; giảm 3 bậc' of one component; '' where nothing may be told."""
    if before is None or any(gap.touches(part.ma) for gap in breaks):
        return ""
    return "; ".join(_both(part, before))


def _both(part: ComponentResult, before: ComponentResult) -> Iterator[str]:
    if part.diem is not None and before.diem is not None:
        yield moved(part.diem - before.diem, "điểm")
    same_number = part.tren_tong_so == before.tren_tong_so
    if part.hang is not None and before.hang is not None and same_number:
        yield ranked(before.hang - part.hang)
