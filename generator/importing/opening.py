"""Open a file from outside: what it is, that it is no larger than it says, and what to do about what cannot be read."""

import io
import zipfile
import zlib
from pathlib import Path

from generator.importing.blocks import Opened, refuse_old_letters
from generator.problems import Unreadable, UsageFailed

MOST_BYTES = 60_000_000  # of a file
MOST_XML = 24_000_000  # of one part of it, unpacked; a decision of 2,000 rows takes some 6
MOST_PARTS = 3_000
_OLD = b"\xd0\xcf\x11\xe0"
_PACKAGE = "EncryptedPackage"
_WORD, _EXCEL = "word/document.xml", "xl/workbook.xml"


def open_file(path: Path) -> Opened:
    """The blocks of a Word or Excel file; raises Unreadable for one that cannot be read, UsageFailed for none."""
    if not path.is_file():
        raise UsageFailed(f"không có tệp «{path}»")
    if path.stat().st_size > MOST_BYTES:
        told = f"tệp nặng {path.stat().st_size // 1_000_000} MB, quá {MOST_BYTES // 1_000_000} MB"
        raise Unreadable(1, "qua-lon", told, "trong Word chọn ảnh, «Nén ảnh» (Compress Pictures), rồi lưu lại")
    data = path.read_bytes()
    if data.startswith(_OLD) and _is_old_excel(data, path.suffix.lower()):
        from generator.importing.old_excel import read_old_excel as reader
    elif _WORD in (names := _parts(data, path.suffix.lower())):
        from generator.importing.word import read_word as reader
    elif _EXCEL in names:
        from generator.importing.excel import read_excel as reader
    else:
        raise _strange()
    opened = reader(data, path.name)
    refuse_old_letters(opened)
    if not opened.blocks:
        raise Unreadable(1, "trong", "tệp không có chữ nào", "mở tệp bằng Word hoặc Excel xem có nội dung không")
    return opened


def _is_old_excel(data: bytes, suffix: str) -> bool:
    """By the names of the streams in it; a locked .docx or .xlsx is of the same make, and so is an old .doc."""
    there = {name for name in ("Workbook", "Book", "WordDocument", _PACKAGE) if name.encode("utf-16-le") in data}
    return not there & {"WordDocument", _PACKAGE} and (bool(there) or suffix == ".xls")


def _parts(data: bytes, suffix: str) -> set[str]:
    """The names of the parts of a file, none of which is too large to be unpacked."""
    if not data:
        raise Unreadable(1, "trong", "tệp trống (0 byte)", "chép lại tệp gốc; tệp này có thể chưa tải xong")
    if data.startswith(_OLD):
        raise _encrypted() if _PACKAGE.encode("utf-16-le") in data else _outdated()
    if b"<" in data[:1000] and suffix in (".xls", ".doc"):
        raise _page(suffix)
    if data[:1000].lstrip().startswith(b"%PDF"):
        hint = "xin bản Word từ nơi soạn; bản PDF thì để trong content/files/ làm tệp đính kèm"
        raise Unreadable(1, "tep-la", "đây là tệp PDF, máy không nhập chữ từ PDF", hint)
    if not data.startswith(b"PK"):
        raise _strange()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _refuse(parts)
            for part in parts:  # none declares entities of its own
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.read(part):
                    raise _strange()
            types = packed.read("[Content_Types].xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        raise _strange() from None
    names = {part.filename for part in parts}
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        told = "tệp có chứa macro (chương trình), máy không nhận"
        raise Unreadable(1, "tep-la", told, _save_as(".xlsx" if _EXCEL in names else ".docx"))
    return names


def _refuse(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise _encrypted()
    xml = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    everything = sum(part.file_size for part in parts)
    if (
        len(parts) > MOST_PARTS
        or max(xml, default=0) > MOST_XML
        or sum(xml) > 2 * MOST_XML
        or everything > 5 * MOST_BYTES
    ):
        hint = "xóa trang tính, hàng trống có định dạng, ảnh không cần; hoặc tách thành nhiều tệp"
        raise Unreadable(1, "qua-lon", "nội dung bung ra quá lớn nên máy không mở", hint)


def _encrypted() -> Unreadable:
    hint = "mở tệp bằng mật khẩu, vào Tệp > Thông tin > Bảo vệ (File > Info > Protect), bỏ mật khẩu rồi lưu lại"
    return Unreadable(1, "tep-la", "tệp đặt mật khẩu nên máy không mở được", hint)


def _outdated() -> Unreadable:
    return Unreadable(1, "tep-la", "tệp Word kiểu cũ (.doc), máy chỉ nhập .docx", _save_as(".docx"))


def _page(suffix: str) -> Unreadable:
    """What many a system calls Excel."""
    return Unreadable(1, "tep-la", f"tệp đặt đuôi {suffix} nhưng bên trong là trang web (HTML, XML)", _save_as(suffix))


def _save_as(suffix: str) -> str:
    kind = "Excel (*.xlsx)" if suffix.startswith(".xl") else "Word (*.docx)"
    return f"mở tệp, chọn «Lưu thành» (Save As), loại tệp «{kind}», rồi nhập tệp mới"


def _strange() -> Unreadable:
    hint = "mở tệp bằng Word hoặc Excel; mở được thì «Lưu thành» (Save As) .docx hoặc .xlsx rồi nhập lại"
    return Unreadable(1, "tep-la", "đây không phải tệp Word (.docx) hay Excel (.xlsx, .xls), hoặc tệp đã hỏng", hint)
