"""Texts that say nothing yet: they hold the place of what is still to be written."""

import re
from functools import lru_cache
from html import unescape

from generator.text.comparing import fold

LONGEST = 120  # letters; what is longer says something

# All of them as `fold` writes: no accents, no capitals.
_MARK = (
    r"todo|tbd|tba|tbc|fixme|n\W?a|null|xx+|yyy+|zzz+|abc|placeholder|updating|coming soon"
    r"|to be (?:updated|added|confirmed)"
)
_WHAT = (
    r"(?:cac )?(?:noi dung|thong tin|so lieu|du lieu|phan|muc|trang|bai|bai viet|tai lieu|gia tri)"
    r"(?: (?:chi tiet|cu the|nay|tren|nay))* "
)
_NOT_YET = r"(?:hien |van |con |tam thoi )*(?:(?:dang|se|chua|cho|can|phai|sap) )+(?:(?:duoc|co|tiep tuc) )*"
_DO = (
    r"(?:cap nhat|bo sung|hoan thien|hoan chinh|xay dung|bien soan|soan thao|soan|dien|nhap|xac dinh|ra soat|viet|ghi)"
)
_LATER = r"(?: (?:sau|them|tiep|dan|vao|ngay|day du|som|lai|o day|noi dung|thong tin|so lieu|trong thoi gian toi))*"
_MISSING = r"(?:hien |van |tam thoi )*(?:chua|khong) co (?:thong tin|noi dung|du lieu|so lieu)(?: cu the| chi tiet)?"
_LAW = (
    r"(?:(?:thuc hien|thu|nop|tinh|ap dung) )?(?:theo )?(?:dung |cac )?(?:quy dinh|luat dinh|phap luat)"
    r"(?: (?:cua|tai|trong))?(?: (?:cac |van ban )*(?:phap luat|luat|nha nuoc|van ban|(?:cap|co quan) co tham quyen))?"
    r"(?: (?:hien hanh|chung|lien quan|co lien quan))*"
)
_EMPTY = re.compile(
    rf"{_MARK}|(?:{_WHAT})?{_NOT_YET}{_DO}{_LATER}|{_DO} (?:sau|o day|tai day|vao day)|de trong|bo trong|dang cho"
    rf"|{_MISSING}|{_LAW}|[a-z]"
)
_BRACKETS = {"(": ")", "[": "]", "<": ">", "{": "}"}
_AROUND = " \t\n.,;:!*_`~-–—•+#\"'“”«»"
_ASIDE = re.compile(r"\s*\([^()\d]*\)?$")  # «đang cập nhật (chờ quyết định)»
_NUMBER = re.compile(r"^\d{1,2}[.)]\s+")
_CUT_OFF = re.compile(r"\w (?:…|\.{3})[…. ]*$")  # «Giấy chứng nhận …»
_BLOCKS = re.compile(r"</?(?:p|li|ul|ol|dl|d[dt]|h\d|table|thead|tbody|t[dhr]|div|blockquote)\b[^>]*>|\n{2,}")
_ITEM = re.compile(r"<li>\s*(?:<p>)?(.*?)(?=</?(?:li|p|ul|ol|div)\b)", re.DOTALL)


def holds_place(text: str) -> bool:
    """Whether a value is none: «(đang cập nhật)», «…», «TODO», one letter, «Theo quy định», `(thời hạn)`, nothing."""
    return len(text) <= LONGEST and _holds_place(text)


@lru_cache(maxsize=4096)  # the same papers, places and fees stand in very many files
def _holds_place(text: str) -> bool:
    bare = _NUMBER.sub("", text.strip(_AROUND)).strip(_AROUND)
    close = _BRACKETS.get(bare[:1])
    if close and bare.endswith(close) and close not in bare[1:-1]:
        return True
    words = re.sub(r"[\W_]+", " ", fold(_ASIDE.sub("", bare))).strip()
    return not words or bool(_EMPTY.fullmatch(words) or _CUT_OFF.search(text.rstrip(")] ")))


def is_empty(html: str) -> bool:
    """Whether of a text's paragraphs, items and cells none says anything; a picture does."""
    return "<img" not in html and all(map(holds_place, filter(str.strip, map(_text, _BLOCKS.split(html)))))


def empty_item(html: str) -> str:
    """The first item of a list that says nothing, among others that do."""
    return next((text for text in map(_text, _ITEM.findall(html)) if text and holds_place(text)), "")


def _text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
