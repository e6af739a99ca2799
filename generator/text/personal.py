"""Find in a line of Vietnamese what tells who a person is: numbers, addresses, names (Luật CNTT 2006, Điều 21)."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.text.comparing import CAPITAL

_GAP = r"[ .()_·•‐-―−-]{0,3}"  # between the digits of one number, as people type it
_START, _END = r"(?<![\w.,/-])", r"(?![\w/]|[ .,-]?\d)"  # of a number that is no part of a longer one
_FAMILY_NAMES = (
    "nguyễn",
    "trần",
    "lê",
    "phạm",
    "hoàng",
    "huỳnh",
    "phan",
    "vũ",
    "võ",
    "đặng",
    "bùi",
    "đỗ",
    "hồ",
    "ngô",
    "dương",
    "lý",
)
_HARMLESS = re.compile(  # numbers that look like those of a person and are not
    "|".join(
        (
            r"(?<![\d.])\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?![.-]?\d)",  # a day
            r"(?<!\d)(?:19|20)\d\d-\d{1,2}-\d{1,2}(?![.-]?\d)",
            r"(?<![\d.])(?<!\d[ -])(?<!\d - )[1-9]\.\d{6}(?!\.?\d)",  # a procedure's code
            r"(?<![\d.,])[1-9]\d*(?:[. ]\d{3})*(?:,\d+)?\s*"  # an amount
            r"(?i:đồng\b(?!\s+(?:thời|ý|chí|bào))|đ\b|vnđ\b|vnd\b|usd\b|nghìn|ngàn|triệu|tỷ\b|tỉ\b|%)",
            r"(?i:mã số thuế|mst|mã số doanh nghiệp)\D{0,5}\d{10}(?:-\d{3})?(?!\d)",
        )
    )
)
_NOUGHT = re.compile(r"(?<![^\W\d_])[oO](?=[ .-]?\d)|(?<=\d)[oO](?!\w*[^\W\d_oO])")  # the letter, among digits


def _digits(least: int, most: int) -> str:
    return rf"\d(?:{_GAP}\d){{{least - 1},{most - 1}}}"


def _grouped(digits: int) -> str:
    """So many digits, written in one piece or in groups of two and more."""
    return rf"{_START}(?=\d(?:[ .-]?\d){{{digits - 1}}}{_END})\d{{2,}}(?:[ .-]\d{{2,}})*{_END}"


_FINDERS = tuple(  # (what it is, how it looks), in this order: what one has found is no more there for the next
    (what, re.compile(pattern))
    for what, pattern in (
        (
            "thư điện tử",
            r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|[(\[](?i:at|a còng|a móc)[)\]]|\s(?i:a còng|a móc)\s)"
            r"\s?[\w-]+(?:(?:\.|\s\.\s?|\s?[(\[](?i:dot|chấm)[)\]]\s?)[\w-]+)+",
        ),
        (
            "số giấy tờ tùy thân",
            r"(?i:\b(?:cmnd|cmtnd|cmt|cccd|căn cước|chứng minh|hộ chiếu|định danh))\D{0,30}" + _digits(6, 12),
        ),
        ("số giấy tờ tùy thân", rf"(?=0){_grouped(12)}"),
        (
            "số tài khoản",
            rf"(?i:\b(?:tài khoản|stk|tk|ngân hàng|\w*bank))\b\D{{0,40}}{_digits(8, 19)}"
            rf"|{_digits(8, 19)}\D{{0,15}}(?i:\b(?:ngân hàng|\w+bank))\b|(?<!\d)9704(?:{_GAP}\d){{12,15}}(?!\d)",
        ),
        (
            "số điện thoại",
            rf"(?<!\d)(?<!\d[.,/-])\(?(?:\+?84|0){_GAP}(?:"
            rf"(?:3{_GAP}[2-9]|5{_GAP}[25689]|7{_GAP}[06-9]|8{_GAP}[1-9]|9{_GAP}\d)(?:{_GAP}\d){{7}}"  # mobile
            rf"|2{_GAP}\d(?:{_GAP}\d){{7,8}}|1{_GAP}[2689](?:{_GAP}\d){{8}})(?!\d)",  # landline; mobile before 2018
        ),
        ("số giấy tờ tùy thân", rf"{_START}(?!\d{{3}}\.\d{{3}}\.000\b){_grouped(9)[len(_START) :]}"),
        (
            "địa chỉ nơi ở",
            r"(?:(?i:\b(?:số nhà|nhà số)[\s:]*\d)|\bSN[ .:]*\d"
            r"|(?i:\b(?:ngõ|ngách|hẻm|kiệt|tiểu khu)\s+(?:số\s+)?\d)"
            rf"|(?i:\b(?:tổ dân phố|tdp)\s+(?:số\s+)?)(?:\d|{CAPITAL})"
            r"|(?i:\btổ\s+(?:số\s+)?\d+[\s,]+(?:phường|thị trấn|xã|khu)\b)"
            r"|(?<![\d/])(?<!năm )(?<!lộ )\d{1,4}[A-Za-z]?(?:/\d+)*,?\s+(?i:đường|phố|đại lộ)\s+"
            rf"(?!(?i:dây|ống|bộ|sắt|lối)\b)(?:{CAPITAL}|\d+[/-]\d))\w*(?:\s+\w+){{0,3}}",
        ),
    )
)


def personal(line: str) -> Iterator[tuple[str, str]]:
    """(what it is, how it stands there) of all in the line by which a person could be reached or found out."""
    rest = _HARMLESS.sub("§", _plain(line))
    for what, finder in _FINDERS:
        if found := [each[0].strip() for each in finder.finditer(rest)]:
            yield what, "», «".join(found)
            rest = finder.sub("§", rest)


def named(line: str, local: tuple[str, ...] = ()) -> str:
    """The first «ông Nguyễn Văn A» of the line, or ''; `local` are family names of the place."""
    found = _name(local).search(_plain(line))
    return found[0] if found else ""


@cache
def _name(local: tuple[str, ...]) -> re.Pattern[str]:
    """A title or «công dân» before a name; of the latter only before a family name, those of the place included."""
    families = "|".join(map(re.escape, (*_FAMILY_NAMES, *(each.lower() for each in local))))
    return re.compile(
        r"(?<!\w)(?<!tiếng )(?<!nước )(?<!huyện )"
        rf"(?:(?i:ông|bà|anh|chị)|(?i:công dân|cử tri)(?=\s(?i:{families})\s)"
        rf"|Ô(?=\s?\.)|B(?=\s?\.\s?(?i:{families})\b))"
        r"(?:[\s:/(),]{1,3}(?i:ông|bà|anh|chị)){0,3}[\s:)/.]{1,4}"
        r"(?!(?i:ông|bà|anh|chị|chủ tịch|giám đốc|phó|trưởng|bí thư|chánh|con|em)\b)"
        rf"(?!(?:Rịa|Trưng|Nà|Đen|Quốc)\b|Triệu\b(?!\s+{CAPITAL}))"
        rf"{CAPITAL}\w+(?:\s+{CAPITAL}\w*)*"
    )


def _plain(line: str) -> str:
    """One form for each letter and digit, a letter typed for a digit as that digit, without the marks of Markdown
    that could stand between them.
    """
    plain = re.sub(r"[*`\\]", "", unicodedata.normalize("NFKC", html.unescape(line)))
    return _NOUGHT.sub("0", plain)
