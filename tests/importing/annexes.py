"""Annexes in layouts of other offices, and a text with all that Word leaves in one."""

import unicodedata
from pathlib import Path

import docx
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from tests.importing.papers import grid


def grouped(path: Path) -> Path:
    """A wide annex: headings in two rows, merged both ways; fields in rows of roman numerals, codes behind names."""
    document = docx.Document()
    for line in (
        "Số: 91/QĐ-UBND",
        "Tỉnh Thử, ngày 02 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Về việc công bố Danh mục 3 thủ tục hành chính được sửa đổi, bổ sung",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ",
        "Quyết định này có hiệu lực thi hành từ ngày 15/03/2026.",
        "DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG",
    ):
        document.add_paragraph(line)
    table = grid(
        document,
        [
            ("TT", "Tên TTHC (Mã TTHC)", "Cách thức thực hiện", "", "Ghi chú"),
            ("", "", "Trực tiếp", "Trực tuyến", ""),
            ("I", "LĨNH VỰC THỬ", "", "", ""),
            ("1", "Thủ tục thử thứ nhất\n(1.010040)", "x", "x", "Sửa thời hạn"),
            ("2", unicodedata.normalize("NFD", "Thủ tục thử  thứ hai (1.001786.000.00.00.H52)"), "x", "", ""),
            ("II", "LĨNH VỰC THỬ", "", "", ""),
            ("3", "Thủ tục thử thứ ba ( 1.001 747 )", "x", "", ""),
        ],
    )
    for one, other in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4))):
        table.cell(*one).merge(table.cell(*other))
    document.save(str(path))
    return path


def paged(path: Path) -> Path:
    """An annex over pages: headings again, a row broken in two, the sum below; titles of lists in the table, merged."""
    document = docx.Document()
    for line in (
        "Số: 92/QĐ-UBND",
        "Tỉnh Thử, ngày 03 tháng 3 năm 2026",
        "QUYẾT ĐỊNH",
        "Công bố Danh mục 03 thủ tục hành chính",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ",
        "Quyết định này có hiệu lực kể từ ngày ký.",
    ):
        document.add_paragraph(line)
    head = ("STT", "Mã số\u00a0TTHC", "Tên thủ tục hà\u00adnh chính", "Lĩnh vực", "Cơ quan thực hiện")
    table = grid(
        document,
        [
            head,
            ("A. THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", "", "", "", ""),
            ("1.", "1.001786", "Thủ tục thử thứ hai có tên", "Lĩnh vực thử", "Sở"),
            ("", "", "rất dài sang trang sau", "", ""),
            head,
            ("2.", "1.001747\u200b", " Thủ tục thử\tthứ ba ", "Lĩnh vực thử", "Sở"),
            ("B. THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ", "", "", "", ""),
            ("1.", "1.010040", "Thủ tục thử thứ nhất", "", ""),
            ("", "Tổng cộng: 03 thủ tục", "", "", ""),
        ],
    )
    for row in (1, 6):
        table.cell(row, 0).merge(table.cell(row, 4))
    document.save(str(path))
    return path


def side_by_side(path: Path) -> Path:
    """An annex of a ministry's make: a column of what changes, the field merged down, notes at the end."""
    document = docx.Document()
    for line in (
        "Số: 93/QĐ-STN",
        "Tỉnh Thử, ngày 04/3/2026",
        "QUYẾT ĐỊNH",
        "Về việc công bố thủ tục hành chính",
        "GIÁM ĐỐC SỞ THỬ NGHIỆM",
        "Quyết định này có hiệu lực từ ngày 10 tháng 3 năm 2026.",
    ):
        document.add_paragraph(line)
    table = grid(
        document,
        [
            ("Lĩnh vực", "STT", "Thủ tục hành chính", "Mã hồ sơ TTHC", "Tình trạng", "Ghi chú"),
            ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
            ("Lĩnh vực thử", "1", "Thủ tục thử thứ hai", "1.001786", "Mới ban hành", ""),
            ("", "2", "Thủ tục thử thứ nhất", "1.010040", "Sửa đổi, bổ sung", "Thay mẫu đơn"),
            ("", "3", "Thủ tục thử thứ tư", "1.001770", "Mới", ""),
        ],
    )
    table.cell(2, 0).merge(table.cell(4, 0))
    document.save(str(path))
    return path


def odd(path: Path) -> Path:
    """What Word leaves in a text: tracked changes, a comment, hidden and struck letters, a soft hyphen, a sign of a
    font, a link to a bookmark, a table within a table.
    """
    document = docx.Document()
    document.add_paragraph("Tin có nhiều thứ lạ")
    run, end = "<w:r><w:t>", "</w:t></w:r>"
    for runs in (
        f'<w:ins w:id="1">{run}được thêm{end}</w:ins><w:del w:id="2"><w:r><w:delText>bị xóa</w:delText></w:r></w:del>',
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn {end}<w:r><w:rPr><w:strike/></w:rPr><w:t>gạch{end}",
        f"{run}mềm</w:t><w:softHyphen/><w:t>mại{end}",
        '<w:r><w:tab/><w:t>sau</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        f'<w:hyperlink w:anchor="a">{run}xem mục 1{end}</w:hyperlink><w:r><w:commentReference w:id="3"/></w:r>',
        f'{run}CO{end}<w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2{end}',
    ):
        paragraph = document.add_paragraph()
        for each in parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"):
            paragraph._p.append(each)
    table = grid(document, [("A", "B"), ("1", "2")])
    table.cell(1, 1).add_table(1, 2).cell(0, 1).text = "trong ô"
    document.save(str(path))
    return path
