"""Figures of the one-stop system in Excel or Word: the file of a period."""

import re

from generator.declaring.spec import Typed
from generator.declaring.vocabulary import words
from generator.importing.blocks import Cell, Columns, Opened, Table, columns, distinct
from generator.importing.found import Found, Standing, Unsaid
from generator.importing.phrases import day_in, declared, period_in
from generator.text.comparing import fold

COLUMNS = {  # headings in one or more rows, without accents; the first that matches takes the column
    "rate": r"ty le|ti le|%",
    "returned": r"tra lai(?!.*rut)",
    "withdrawn": r"\brut\b(?!.*tra lai)",
    "both": r"tra lai.*rut|rut.*tra lai",
    "early": r"truoc han",
    "pending_due": r"(?:dang|chua) (?:giai quyet|xu ly).*trong han",
    "pending_late": r"(?:dang|chua) (?:giai quyet|xu ly).*qua han",
    "pending": r"(?:dang|chua) (?:giai quyet|xu ly)",
    "due": r"dung han",
    "late": r"qua han",
    "done": r"da giai quyet|giai quyet.*tong",
    "mixed": r"truc tiep.*(?:buu chinh|bcci)|(?:buu chinh|bcci).*truc tiep",
    "online": r"truc tuyen",
    "post": r"buu chinh|bcci",
    "desk": r"truc tiep",
    "before": r"ky truoc",
    "new": r"tiep nhan.*(?:moi|trong ky)|^moi",
    "received": r"tiep nhan",
    "field": r"linh vuc",
}
LABELS = {
    "before": "Kỳ trước chuyển sang",
    "online": "Trực tuyến",
    "desk": "Trực tiếp",
    "post": "Bưu chính",
    "new": "Mới tiếp nhận",
    "received": "Tổng tiếp nhận",
    "early": "Giải quyết trước hạn",
    "due": "Giải quyết đúng hạn",
    "late": "Giải quyết quá hạn",
    "done": "Đã giải quyết",
    "pending_due": "Đang giải quyết trong hạn",
    "pending_late": "Đang giải quyết quá hạn",
    "pending": "Đang giải quyết",
    "returned": "Trả lại",
    "withdrawn": "Rút",
    "both": "Trả lại, rút",
}
_NAMED = re.compile(r"(?<![\d-])20\d{2}-(?:0[1-9]|1[0-2]|[Qq][1-4])(?![\d-])")
CONTROLS = ("new", "received", "done", "pending", "both")  # which a field may go without


def read_cases(opened: Opened, standing: Standing) -> Found:
    """The file of the period that a table says."""
    found = Found(kind="cases")
    whole = "\n".join(opened.lines)
    period = _period(opened, whole, standing)
    found.take("Kỳ", period)
    found.take("Ngày trích xuất", day_in(whole, r"(?:trích xuất|kết xuất|xuất báo cáo|thời điểm)[^\n]{0,40}?"))
    rows: list[Typed] = []
    for table in opened.tables:
        if where := columns(table, COLUMNS, ("field", "late")):
            _rows(table, where, rows, found, standing)
    found.take("Lĩnh vực", tuple(rows))
    if not rows and not found.unread:
        found.unread.append((1, "không thấy bảng nào có cột lĩnh vực và cột quá hạn", "giữ nguyên bảng của hệ thống"))
    found.path = f"content/cases/{period}.md"
    return found


def _period(opened: Opened, whole: str, standing: Standing) -> str:
    """The period as the editor, the table or the file's name says it; raises Unsaid where none does."""
    typed = opened.meant.removeprefix("content/cases/").removesuffix(".md")
    named = _NAMED.search(opened.name)
    period = typed or period_in(whole) or (named[0].upper() if named else "")
    if not _NAMED.fullmatch(period):
        told = f"«{period}» không phải một kỳ" if period else "không rõ số liệu của tháng, quý nào"
        example = f"{standing.day[-4:]}-{standing.day[3:5]}"
        raise Unsaid(told, "tháng hoặc quý của số liệu, quý viết như 2026-Q1", "content/cases/{}.md", example)
    return period


def _rows(table: Table, where: Columns, rows: list[Typed], found: Found, standing: Standing) -> None:
    if "mixed" in where.at:
        heading = where.headings[where.at["mixed"]]
        told = f"{table.name}: cột «{heading}» gộp trực tiếp với bưu chính nên không tách được"
        found.unread.append((where.head + 1, told, "điền «Trực tiếp» và «Bưu chính» từ hệ thống một cửa"))
    left = [*where.left, *([where.headings[where.at["rate"]]] if "rate" in where.at else ())]
    if left:
        found.notes.append(f"{table.name}: không đưa vào các cột {', '.join(map('«{}»'.format, left))}")
    known = words(standing.settings, "linh_vuc")
    for number, row in enumerate(table.rows[where.first :], where.first + 1):
        name = row[where.at["field"]].line
        if sum(bool(cell.text) for cell in distinct(row)) < 3:
            continue
        total = any(re.match(r"tong(?: cong| so)?$|cong$", fold(cell.line)) for cell in distinct(row))
        typed: dict[str, Typed] = {} if total else {"Tên": declared(name, known)}
        for column, label in LABELS.items():
            cell = row[where.at[column]] if column in where.at else Cell("")
            count = _count(cell)
            if count:
                typed[label] = count
            elif cell.text:
                told = f"{table.name}, {cell.where or f'dòng {number}'}: «{cell.line}» không phải số hồ sơ"
                found.unread.append((number, told, "gõ lại số nguyên ở ô này"))
            if not count and not total and column not in CONTROLS:
                typed[label] = f"(điền {label[0].lower()}{label[1:]})"
        if total:
            found.take("Tổng cộng", typed)
        elif name:
            rows.append(typed)


def _count(cell: Cell) -> str:
    """'1234' of 1234, 1.234 or '-'; '' for what is no count."""
    if fold(cell.line) in ("-", "–"):
        return "0"
    if isinstance(cell.value, float) and not cell.value.is_integer():
        return ""
    solid = re.sub(r"(?<=\d)[. ](?=\d{3}(?:\D|$))", "", cell.line)
    return str(int(solid)) if re.fullmatch(r"\d{1,9}", solid) else ""
