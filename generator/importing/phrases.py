"""What office papers say in set phrases: numbers, days, who issues, periods."""

import re
from collections.abc import Iterable
from datetime import date as Date

from generator.importing.blocks import Cell, one_line
from generator.model.settings import Settings
from generator.text.comparing import fold, guess, key, same
from generator.text.showing import show_date

NUMBER = re.compile(
    r"[Ss](?:ố|Ố)(?: ký hiệu)?\s*:?\s*(\d+[a-zA-Z]?(?:/\d{4})?/[A-ZĐƯ][A-Za-zĐđƯư0-9]*(?:\s?[-–]\s?[A-Za-zĐđƯư0-9&]+)*)"
)
_DAY = r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})|(?:ngày\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"


def number_in(lines: Iterable[str]) -> str:
    """'47/KH-UBND' of the first line that says «Số: …»."""
    found = next((found for line in lines if (found := NUMBER.search(line))), None)
    return re.sub(r"\s", "", found[1]).replace("–", "-") if found else ""


def day_in(text: str, before: str = "") -> str:
    """'31/12/2022' of the first day that a text tells, after the pattern `before`; '' for none that is real."""
    found = re.search(before + "(?:" + _DAY + ")", text, re.IGNORECASE)
    if not found:
        return ""
    day, month, year = (int(each) for each in found.groups()[-6:] if each)
    try:
        return show_date(Date(year, month, day))
    except ValueError:
        return ""


def period_in(text: str) -> str:
    """'2022-03', '2022-Q1' of «tháng 3 năm 2022», «quý I/2022»."""
    if found := re.search(r"tháng\s*(\d{1,2})\s*(?:/|-|năm)\s*(20\d{2})(?!\d)", text, re.IGNORECASE):
        before = text[: found.start()].rstrip()[-10:]
        if not re.search(r"ngày\s*\d{1,2}$", before, re.IGNORECASE) and 1 <= int(found[1]) <= 12:
            return f"{found[2]}-{int(found[1]):02d}"
    if found := re.search(r"quý\s*(IV|I{1,3}|[1-4])\s*(?:/|-|năm)\s*(20\d{2})", text, re.IGNORECASE):
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(found[1].lower()) or int(found[1])
        return f"{found[2]}-Q{quarter}"
    return ""


def score_in(cell: Cell) -> str:
    """'62,45' of 62.45, 62,45%; '' for what is no number, or may be one of thousands."""
    text = cell.line.removesuffix("%").strip()
    if isinstance(cell.value, str) or cell.value is None:
        text = re.sub(r"(?<=\d)\.(?=(?:\d{1,2}|\d{4,6})$)", ",", text)
    return text if re.fullmatch(r"\d{1,12}(?:,\d{1,6})?", text) else ""


def rank_in(cell: Cell) -> tuple[str, str] | None:
    """('13', '63') of 13/63, ('13', '') of 13; None for what is no rank."""
    found = re.fullmatch(r"0?(\d{1,3})(?:\s*/\s*(\d{1,3}))?", cell.line)
    return (found[1], found[2] or "") if found else None


def issuer(lines: Iterable[str]) -> str:
    """Who issues, in capitals as the letterhead has it: the lines above the number, or the department's."""
    told: list[str] = []
    for line in lines:
        if re.match(r"Số\b", line) or re.match("(?i)cộng h[oò][aà] xã hội", line):
            break
        if line.isupper() and any(map(str.isalpha, line)):
            told.append(line)
    own = next((at for at, line in enumerate(told) if at and re.match("SỞ|BAN |VĂN PHÒNG|CHI CỤC|TRUNG TÂM", line)), 0)
    return " ".join(told[own:])


def in_small_letters(capitals: str, lines: Iterable[str], settings: Settings) -> str:
    """«ỦY BAN NHÂN DÂN TỈNH SƠN LA» as the same paper, or site.yaml, writes it elsewhere; else as it is."""
    words = one_line(capitals)
    for text in (*lines, settings.co_quan_chu_quan, settings.ten_co_quan):
        for found in re.finditer(r"\s+".join(map(re.escape, words.split())), text, re.IGNORECASE):
            if not found[0].isupper():
                return found[0][0].upper() + found[0][1:]
    for own in (settings.co_quan_chu_quan, settings.ten_co_quan):
        head, found_own, rest = fold(words).rpartition(fold(own)) if own else ("", "", "")
        if found_own and not rest:
            return (words[: len(head)].capitalize().strip() + " " + own).strip()
    return words


def declared(typed: str, words: Iterable[str]) -> str:
    """The declared word that a text is, or nearly is; else the text."""
    every, whole = list(words), one_line(typed)
    bare = re.sub(r"^(?:lĩnh vực|lv)\s*:?\s*", "", whole, flags=re.IGNORECASE)
    exact = (word for text in (whole, bare) for word in every if same(word, text) or key(word) == key(text))
    return next(exact, "") or guess(bare, every) or bare
