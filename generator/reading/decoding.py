"""Turn the bytes of a text file into clean text, whatever Notepad, Word or the web left in them."""

import re
import unicodedata
from pathlib import Path

from generator.problems import Unreadable
from generator.reading.old_fonts import refuse_lost_letters

MAX_BYTES = 512 * 1024
ROWS = "content/register/"  # files of rows, as many as there are; they are no pages and have no body
MAX_ROWS_BYTES = 64 * 1024 * 1024  # some 300,000 rows, read in time that grows with their number alone

_DROPPED = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))  # invisible, and left behind by Word and the web
_AS_SPACE = dict.fromkeys(
    (*range(0x2000, 0x200B), *map(ord, "\u00a0\u1680\u202f\u205f\u3000\x0b\x0c\u2028\u2029")), " "
)
_ODD = re.compile(f"[{''.join(map(chr, (*_DROPPED, *_AS_SPACE)))}]")
_FORBIDDEN = re.compile(
    "[\u034f\u115f\u1160\u2061-\u2064\u2800\u3164\ufe00-\ufe0f\uffa0\x00-\x08\x0e-\x1f\x7f-\x9f\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_FOREIGN_FORMATS = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "tệp Word hoặc Excel kiểu cũ",
    b"%PDF": "tệp PDF",
    b"{\\rtf": "tệp RTF",
}
_SAVE_AS_UTF8 = "mở tệp bằng Notepad, chọn «Lưu thành» (Save As), mục «Mã hóa» (Encoding) chọn «UTF-8», rồi lưu"

# Letters that UTF-8 turns into when it is read as Windows-1252 (or Latin-1), by the byte that each stands for.
_BYTES = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(0x80, 0x100)}
_BYTES |= {chr(byte): byte for byte in range(0x80, 0xA0)}
_RUN = re.compile(f"[{''.join(map(re.escape, _BYTES))}]{{2,}}")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_AMBIGUOUS = set("«»“”‘’…–—‹›\u00a0")
_VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýÁÂĐÊÔăĂđĩĨũŨơƠưƯ\u1ea0-\u1ef9–—‘’“”…]")


def look(path: Path, size: int, most: int = MAX_BYTES) -> None:
    """Raise Unreadable for a file that has more than `most` bytes: no more than its first ones are looked at."""
    if size > most:
        with path.open("rb", buffering=0) as file:
            _refuse(file.read(len(max(_FOREIGN_FORMATS, key=len))), size, most)


def most_bytes(path: str) -> int:
    """How large a text file at a path of the site root may be."""
    return MAX_ROWS_BYTES if path.startswith(ROWS) else MAX_BYTES


def decode(data: bytes, most: int = MAX_BYTES) -> str:
    """Clean text in NFC with Unix line ends; raise Unreadable, with its line, for what is no UTF-8 text or has more
    than `most` bytes.
    """
    _refuse(data, len(data), most)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(1, "ma-hoa", "tệp được lưu dạng UTF-16 («Unicode» trong Notepad)", _SAVE_AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(
            line, "ma-hoa", "tệp không được lưu dạng UTF-8 nên tiếng Việt bị hỏng", _SAVE_AS_UTF8
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_mojibake(text)
    if _ODD.search(text):  # seldom; looking costs a tenth of translating
        text = text.translate(_DROPPED).translate(_AS_SPACE)
    if found := _FORBIDDEN.search(text):
        name = f"U+{ord(found.group()):04X}"
        hint = "xóa ký tự đó: đặt con trỏ vào chỗ ấy, xóa cả từ rồi gõ lại"
        raise Unreadable(_line_of(text, found.start()), "ky-tu-la", f"có ký tự ẩn hoặc hỏng ({name})", hint)
    if "\n<<<<<<< " in f"\n{text}":
        hint = "chọn phần đúng, xóa phần kia cùng ba dòng «<<<<<<< …», «=======», «>>>>>>> …»"
        told = "tệp còn hai bản chưa chọn: Git đặt cả hai vào đây khi hai người cùng sửa"
        raise Unreadable(_line_of(text, f"\n{text}".index("\n<<<<<<< ")), "cach-viet", told, hint)
    text = unicodedata.normalize("NFC", text)
    refuse_lost_letters(text)
    return re.sub(r"(?<! ) $", "", text, flags=re.MULTILINE) if " \n" in f"{text}\n" else text


def _refuse(start: bytes, size: int, most: int) -> None:
    """What the first bytes and the size tell."""
    for magic, name in _FOREIGN_FORMATS.items():
        if start.startswith(magic):
            raise Unreadable(
                1, "tep-la", f"đây là {name}, không phải tệp văn bản .md", "chép nội dung sang tệp .md rồi lưu"
            )
    if size > most:
        told = f"tệp nặng {size // 1024} KB, quá {most // 1024} KB"
        raise Unreadable(1, "qua-lon", told, "tách thành nhiều tệp, để ảnh và biểu mẫu trong content/files/")


def _refuse_mojibake(text: str) -> None:
    """Name the first letter that was read in the wrong encoding. «ĐÃ» looks like one too: quotation marks and dashes
    are also what wrong reading makes of some bytes, so a run that ends in them counts only beside a surer one.
    """
    first, sure = None, False
    for run in _RUN.finditer(text):
        for found in _SEQUENCE.finditer(bytes(_BYTES[letter] for letter in run[0])):
            letter = found[0].decode("utf-8", "replace")
            if _VIETNAMESE.fullmatch(letter):
                first = first or (run, letter)
                sure = sure or not set(run[0][found.start() + 1 : found.end()]) <= _AMBIGUOUS
    if first and sure:
        run, letter = first
        sample = " ".join(text[max(0, run.start() - 6) : run.end() + 6].split())
        message = f"chữ tiếng Việt bị hỏng do lưu sai mã: «{sample}» (đúng ra là «…{letter}…»)"
        raise Unreadable(
            _line_of(text, run.start()), "ma-hoa", message, "chép lại đoạn này từ bản gốc; " + _SAVE_AS_UTF8
        )


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
