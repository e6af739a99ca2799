"""Word and Excel files as offices have them, made for the tests."""

import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from PIL import Image

RELATION = RELATIONSHIP_TYPE.HYPERLINK
HEAD = ("STT", "Mã TTHC", "Tên thủ tục hành chính", "Thời hạn giải quyết", "Phí, lệ phí")
ROWS = (
    ("1", "1.001786.000.00.00.H52", "Thủ tục thử thứ hai", "15 ngày", "Không"),
    ("2", " 1.001 747 ", "Thủ tục thử\nthứ ba,  có  dấu cách thừa", "10 ngày", "Không"),
    ("3", "1,001770", unicodedata.normalize("NFD", "Thủ tục thử thứ tư"), "10 ngày", "Không"),
)


def grid(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def decision(path: Path, *, spoiled: bool = True) -> Path:
    """A decision with its annex: letterhead, articles, two lists, a row of the field merged across, a bad code."""
    document = docx.Document()
    grid(
        document,
        [
            (
                "ỦY BAN NHÂN DÂN\nTỈNH THỬ\n-------\nSố: 1234/QĐ-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỉnh Thử, ngày 05 tháng 3 năm 2026",
            )
        ],
    )
    for line in (
        "QUYẾT ĐỊNH",
        "Về việc công bố Danh mục thủ tục hành chính",
        "thuộc phạm vi chức năng quản lý của Sở Thử nghiệm",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THỬ",
        "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ;",
        "Căn cứ đề nghị của Giám đốc Sở với Chủ tịch Ủy ban nhân dân tỉnh Thử;",
        "Điều 1. Công bố kèm theo Quyết định này 5 thủ tục hành chính.",
        "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "DANH MỤC THỦ TỤC HÀNH CHÍNH",
        "A. Danh mục thủ tục hành chính mới ban hành",
    ):
        document.add_paragraph(line)
    table = grid(
        document, [HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)"), ("I. Lĩnh vực thử (03 thủ tục)", "", "", "", ""), *ROWS]
    )
    table.rows[2].cells[0].merge(table.rows[2].cells[4])
    if spoiled:
        cells = table.add_row().cells
        for cell, text in zip(cells, ("4", "1.00771", "Thủ tục thử thứ năm", "", ""), strict=True):
            cell.text = text
    document.add_paragraph("B. Danh mục thủ tục hành chính bị bãi bỏ")
    grid(
        document,
        [("STT", "Mã TTHC", "Tên TTHC", "Thay thế bởi"), ("1", "1.010040", "Thủ tục thử thứ nhất", "1.001786")],
    )
    document.save(str(path))
    return path


def listing(path: Path) -> Path:
    """A list in Excel: codes as numbers, the field merged down."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Danh mục kèm theo Quyết định số 77/QĐ-UBND ngày 06/03/2026 (4 thủ tục hành chính)"])
    sheet.merge_cells("A1:D1")
    sheet.append(["STT", "Mã thủ tục", "Tên thủ tục", "Lĩnh vực"])
    sheet.append([1, 1.001786, "Thủ tục thử thứ hai", "Lĩnh vực thử"])
    sheet.append([2, 1.01004, "Thủ tục thử thứ nhất"])
    sheet.append([3, 1.00555, "Thủ tục chưa ai biết"])
    sheet.append([4, "1,001770", "Thủ tục thử thứ tư"])
    sheet.merge_cells("D3:D6")
    book.save(path)
    return path


def picture(side: int = 40) -> io.BytesIO:
    written = io.BytesIO()
    Image.new("RGB", (side, side), (140, 29, 24)).save(written, "PNG")
    written.seek(0)
    return written


def article(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Sở tổ chức tập huấn: cải cách hành chính", 0)
    document.add_paragraph().add_run("Ngày 05/3, Sở tổ chức lớp tập huấn.").bold = True
    body = document.add_paragraph("Mở đầu có ")
    body.add_run("chữ đậm ").bold = True
    body.add_run("và 5*3*2 dấu sao, [ngoặc], tệp_tên.")
    document.add_heading("Nội dung", 1)
    for text in ("Ý thứ nhất", "Ý thứ hai"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("+ Ý gõ tay một")
    document.add_paragraph("+ Ý gõ tay hai")
    document.add_picture(picture())
    document.add_paragraph("Ảnh: Quang cảnh lớp học")
    document.add_heading("Số liệu", 2)
    grid(document, [("Nội dung", "Số"), ("Học viên | giảng viên", "30")])
    document.add_paragraph("2026. Năm ấy là năm thử.")
    document.add_paragraph("Nguồn: Văn phòng Sở")
    document.save(str(path))
    return path


def export(path: Path) -> Path:
    """A procedure as the national database exports it."""
    document = docx.Document()
    document.add_paragraph("CHI TIẾT THỦ TỤC HÀNH CHÍNH")
    for line in (
        "Mã thủ tục: 1.010040.000.00.00.H52",
        "Số quyết định: 01/QĐ-THU",
        "Tên thủ tục: Thủ tục thử thứ nhất",
        "Cấp thực hiện: Cấp Tỉnh",
        "Loại thủ tục: TTHC không được luật giao cho địa phương quy định hoặc quy định chi tiết",
        "Lĩnh vực: Lĩnh vực thử",
        "Trình tự thực hiện:",
        "Bước 1: Nộp hồ sơ",
        "- Nộp ở quầy",
        "- Nộp qua bưu chính",
        "Bước 2: Nhận kết quả",
        "Cách thức thực hiện:",
    ):
        document.add_paragraph(line)
    grid(
        document,
        [
            ("Hình thức nộp", "Thời hạn giải quyết", "Phí, lệ phí", "Mô tả"),
            (
                "Trực tiếp",
                "15 Ngày làm việc",
                "Phí : 3.000.000 Đồng\nLệ phí : 50.000 Đồng (cấp lại)",
                "Nộp tại một cửa",
            ),
            ("Trực tuyến", "15 Ngày làm việc", "Phí : 3.000.000 Đồng\nLệ phí : 50.000 Đồng (cấp lại)", ""),
            ("Dịch vụ bưu chính", "15 Ngày làm việc", "Phí : 3.000.000 Đồng\nLệ phí : 50.000 Đồng (cấp lại)", ""),
        ],
    )
    document.add_paragraph("Thành phần hồ sơ:")
    document.add_paragraph("Bao gồm")
    count = "Bản chính: 1\nBản sao: 0"
    papers = ("Tên giấy tờ", "Mẫu đơn, tờ khai", "Số lượng")
    grid(document, [papers, ("- Đơn đề nghị", "Mau 01.docx", count), ("Bản vẽ", "", "Bản chính: 0\nBản sao: 2")])
    document.add_paragraph("Đối với trường hợp cấp lại:")
    grid(document, [papers, ("Giấy cam đoan", "", count)])
    for line in (
        "Số lượng hồ sơ: 01 bộ",
        "Đối tượng thực hiện: Công dân Việt Nam, Cán bộ, công chức, viên chức, "
        "Tổ chức (không bao gồm doanh nghiệp, HTX), Người nhái",
        "Cơ quan thực hiện: Sở Thử nghiệm",
        "Cơ quan có thẩm quyền: Không có thông tin",
        "Kết quả thực hiện: Giấy chứng nhận thử",
        "Căn cứ pháp lý:",
    ):
        document.add_paragraph(line)
    grid(
        document,
        [
            ("Số ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành"),
            ("63/2010/NĐ-CP", "Kiểm soát thủ tục hành chính", "08-06-2010", "Chính phủ"),
        ],
    )
    document.add_paragraph("Yêu cầu, điều kiện thực hiện: Không")
    document.save(str(path))
    return path


def cases(path: Path, title: str = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT HỒ SƠ THÁNG 3 NĂM 2026") -> Path:
    """Figures of the one-stop system: headings in two rows, merged across and down, numbers of columns below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append(["Số liệu trích xuất ngày 02/04/2026"])
    sheet.append(
        [
            "STT",
            "Lĩnh vực",
            "Tiếp nhận",
            "",
            "",
            "",
            "",
            "Đã giải quyết",
            "",
            "",
            "",
            "Đang giải quyết",
            "",
            "Trả lại",
            "Rút",
            "Ghi chú",
        ]
    )
    sheet.append(
        [
            "",
            "",
            "Kỳ trước chuyển sang",
            "Trực tuyến",
            "Trực tiếp",
            "Bưu chính",
            "Tổng",
            "Tổng",
            "Trước hạn",
            "Đúng hạn",
            "Quá hạn",
            "Trong hạn",
            "Quá hạn",
        ]
    )
    for merged in ("A3:A4", "B3:B4", "C3:G3", "H3:K3", "L3:M3", "N3:N4", "O3:O4", "P3:P4"):
        sheet.merge_cells(merged)
    sheet.append([f"({number})" for number in range(1, 17)])
    sheet.append([1, "Lĩnh vực thử", 2, 1000, 5, 0, 1007, 1004, 1000, 3, 1, 3, 0, "-", 0, ""])
    sheet.append(["", "Tổng cộng", 2, "1.000", 5, 0, 1007, 1004, 1000, 3, 1, 3, 0, 0, 0, ""])
    book.save(path)
    return path


def result(path: Path, title: str = "KẾT QUẢ CHỈ SỐ THỬ NĂM 2025") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append(["STT", "Nội dung thành phần", "Điểm tối đa", "Điểm đạt được", "Xếp hạng"])
    sheet.append([1, "1. Công khai", 10, 7.5, "12/63"])
    sheet.append([2, "Thủ  tục", 10, "6.25", 40])
    sheet.append([3, "Thành phần lạ", 10, 5, 1])
    sheet.append(["", "Tổng điểm", 20, 13.75, "20/63"])
    book.save(path)
    return path


def ranking(path: Path, *, ranks: bool = True) -> Path:
    """A table of all provinces: titles, headings in two rows, numbers of columns, regions, the country's rows below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["BẢNG XẾP HẠNG CHỈ SỐ THỬ NĂM 2025 CỦA CÁC TỈNH, THÀNH PHỐ"])
    sheet.append(["TT", "Tỉnh/Thành phố", "1. Công khai", "", "2. Thủ tục", "CHISOTHU 2024", "CHISOTHU 2025 (%)"])
    sheet.append(["", "", "Điểm", "Thứ hạng", "", "", ""])
    for merged in ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3"):
        sheet.merge_cells(merged)
    if ranks:
        sheet["H2"] = "Xếp hạng"
        sheet.merge_cells("H2:H3")
    sheet.append([f"({number})" for number in range(1, 9)])
    sheet.append(["I", "Trung du và miền núi phía Bắc"])
    names = "Hà Giang, Tỉnh Cao Bằng, Lào Cai, TP. Hải Phòng, Sơn  La , Lai Châu, Yên Bái, Hòa Bình, Điện Biên, Phú Thọ"
    names += ", " + unicodedata.normalize("NFD", "Thái Nguyên")
    for number, name in enumerate(names.split(", "), 1):
        rank = [5 if number == 6 else number] if ranks else []
        sheet.append([number, name, 9 - number / 10, number, 8.25, 70, 90 - number / 4, *rank])
    sheet.append(["", "Trung bình", "", "", "", "", 88.5])
    sheet.append(["", "Trung vị", "", "", "", "", 88.25])
    book.save(path)
    return path


def noise(size: int) -> io.BytesIO:
    """A small BMP-like PNG padded to so many bytes."""
    written = picture()
    written.seek(0, io.SEEK_END)
    written.write(b"\0" * size)
    written.seek(0)
    return written


def plan(path: Path) -> Path:
    """A plan of a department, with its letterhead, a manual list, a link to a file of somebody's machine."""
    document = docx.Document()
    left = "UBND TỈNH THỬ\nSỞ THỬ NGHIỆM\n-------\nSố: 12/KH-STN"
    grid(document, [(left, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỉnh Thử, ngày 10 tháng 02 năm 2026")])
    document.add_paragraph().add_run("KẾ HOẠCH").bold = True
    document.add_paragraph().add_run("Tuyên truyền cải cách hành chính năm 2026").bold = True
    document.add_paragraph("Sở Thử nghiệm ban hành kế hoạch như sau:")
    document.add_heading("I. Mục đích", 2)
    document.add_paragraph("1. Nâng cao nhận thức.")
    paragraph = document.add_paragraph("2. Theo mẫu ")
    for target, text in (("C:/tep.docx", "kèm theo "), ("https://thu.example/a(b)", "trang thử")):
        link = paragraph.part.relate_to(target, RELATION, is_external=True)
        element = OxmlElement("w:hyperlink")
        element.set(qn("r:id"), link)
        run = paragraph.add_run(text)
        element.append(run._r)
        paragraph._p.append(element)
    grid(document, [("Nơi nhận:\n- Như trên;", "GIÁM ĐỐC")])
    document.save(str(path))
    return path


def amending(path: Path) -> Path:
    """A decision whose lists stand in one table, their headings in rows that are not merged; counts list by list."""
    document = docx.Document()
    for line in (
        "Số: 88/QĐ-UBND",
        "Tỉnh Thử, ngày 01 tháng 12 năm 2026",
        "QUYẾT ĐỊNH",
        "Công bố 01 thủ tục hành chính mới ban hành, 01 thủ tục hành chính sửa đổi, bổ sung",
        "GIÁM ĐỐC SỞ THỬ NGHIỆM",
        "Quyết định này có hiệu lực thi hành từ ngày 15 tháng 12 năm 2026, thay thế Quyết định ngày 01/01/2020.",
    ):
        document.add_paragraph(line)
    grid(
        document,
        [
            ("TT", "Mã số TTHC", "Tên thủ tục hành chính"),
            ("A", "DANH MỤC THỦ TỤC HÀNH CHÍNH MỚI BAN HÀNH", ""),
            ("I", "LĨNH VỰC Y TẾ", ""),
            ("1", "1.014445", "Thủ tục mới"),
            ("B", "DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG", ""),
            ("TT", "Mã số TTHC", "Tên thủ tục hành chính"),
            ("1", "1.010040", "Thủ tục thử thứ nhất"),
        ],
    )
    document.save(str(path))
    return path
