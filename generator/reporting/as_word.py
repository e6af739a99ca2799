"""The periodic report as a Word file, laid out by NĐ 30/2020/NĐ-CP, Phụ lục I; the same report, the same bytes."""

import io
import zipfile
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.problems import MachineFailed, UsageFailed
from generator.reporting.as_prose import sentences
from generator.reporting.parts import Chapter, PeriodicReport
from generator.reporting.word_annex import annex
from generator.reporting.word_shapes import centred, drop_first, flush_left, plain_table, rule, shape

FONT = "Times New Roman"
BODY, SMALL, HEAD = Pt(14), Pt(13), Pt(12)
LEFT, RIGHT = Mm(71), Mm(94)  # the two columns of the head; together as wide as the text
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # as Word writes it


def check_place(path: Path, *, overwrite: bool) -> None:
    """Raise UsageFailed where a report cannot or must not be written."""
    if path.suffix.lower() != ".docx":
        raise UsageFailed(f"tên tệp «{path.name}» phải có đuôi .docx; viết --docx {path.stem or 'bao-cao'}.docx")
    if not path.parent.is_dir():
        raise UsageFailed(f"không có thư mục «{path.parent}» để ghi «{path.name}»; tạo thư mục đó trước")
    if path.is_dir():
        raise UsageFailed(f"«{path}» là thư mục; viết tên một tệp .docx")
    if path.exists() and not overwrite:
        raise UsageFailed(
            f"đã có tệp «{path.name}», có thể đã có người điền thêm; ghi ra tên khác, hoặc thêm --overwrite để ghi đè"
        )


def write(report: PeriodicReport, day: Date, path: Path) -> None:
    """Write the file, whole or not at all; raise MachineFailed while it is open in Word or the folder takes nothing."""
    data = as_docx(report, day)
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except PermissionError:
        raise MachineFailed(
            f"không ghi được «{path.name}»: tệp đang mở trong Word, hoặc không có quyền ghi vào đó; đóng tệp rồi chạy "
            "lại"
        ) from None
    finally:
        unfinished.unlink(missing_ok=True)


def as_docx(report: PeriodicReport, day: Date) -> bytes:
    """The bytes of the Word file; `day` stands in its properties instead of a clock. One that has a number was issued
    that day: nothing is left to fill in or to sign.
    """
    document = Document()
    _page(document)
    _styles(document)
    _properties(document, report, day)
    _head(document, report, f"ngày {day:%d} tháng {day:%m} năm {day.year}")
    _title(document, report)
    for text in (report.opening, *report.notices):
        document.add_paragraph(text)
    for chapter in report.chapters:
        _chapter(document, chapter)
    if not report.number:
        _foot(document)
    annex(document, report)
    _quote(document)
    return _packed(document)


# ---- the sheet -------------------------------------------------------------------------------------------------------


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True  # the first page bears no number
    paragraph = section.header.paragraphs[0]
    shape(paragraph, ALIGN.CENTER)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(paragraph.add_run("2")._r)
    paragraph._p.append(field)


def _styles(document: Any) -> None:
    for name in ("Normal", "Header", "Heading 1", "Heading 2"):
        style = document.styles[name]
        _font(style)
        style.font.size, style.font.italic = BODY, False
        style.font.bold = name.startswith("Heading")
    form = document.styles["Normal"].paragraph_format
    form.alignment, form.first_line_indent = ALIGN.JUSTIFY, Mm(10)
    form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(6), 1.0
    for name in ("Heading 1", "Heading 2"):
        form = document.styles[name].paragraph_format
        form.space_before, form.space_after, form.keep_with_next = Pt(6), Pt(6), True
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
        language.set(qn("w:eastAsia"), "vi-VN")


def _font(style: Any) -> None:
    """One black typeface for every script: the theme's own would win over a mere name."""
    properties = style.element.get_or_add_rPr()
    for name in ("w:rFonts", "w:color"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    style.font.name = FONT
    for script in ("w:eastAsia", "w:cs"):
        properties.rFonts.set(qn(script), FONT)


def _properties(document: Any, report: PeriodicReport, day: Date) -> None:
    core = document.core_properties
    core.title, core.subject, core.author = "Báo cáo", report.subject, report.agency
    core.last_modified_by, core.comments, core.language = report.agency, "", "vi-VN"
    core.created = core.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # the format knows no zone
    core.revision = 1


# ---- head and foot ---------------------------------------------------------------------------------------------------


def _head(document: Any, report: PeriodicReport, issued: str) -> None:
    """Agency and number on the left, the state's name, its motto and the date on the right."""
    table = plain_table(document, (LEFT, RIGHT))
    left, right = table.rows[0].cells
    for name, bold in ((report.superior, False), (report.agency, True)):
        if name:
            centred(left, name.upper().replace(" TỈNH ", "\nTỈNH "), HEAD, bold=bold)
    rule(left, Mm(22))
    centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", HEAD, bold=True)
    centred(right, "Độc lập - Tự do - Hạnh phúc", SMALL, bold=True)
    rule(right, Mm(18))
    left, right = table.add_row().cells
    centred(left, f"Số: {report.number or '……/BC-……'}", SMALL)
    centred(right, issued.capitalize() if report.number else "……, ngày …… tháng …… năm ……", BODY, italic=True)
    for cell in (left, right):
        drop_first(cell)
    for cell in table.rows[0].cells:
        drop_first(cell)


def _title(document: Any, report: PeriodicReport) -> None:
    shape(document.add_paragraph(), ALIGN.CENTER)
    for text in ("BÁO CÁO", report.subject):
        paragraph = document.add_paragraph()
        shape(paragraph, ALIGN.CENTER)
        paragraph.add_run(text).bold = True
    rule(document, Mm(62))


def _foot(document: Any) -> None:
    """Who receives it and who signs, both left to fill in."""
    shape(document.add_paragraph(), ALIGN.CENTER)
    table = plain_table(document, (LEFT, RIGHT))
    left, right = table.rows[0].cells
    flush_left(left, "Nơi nhận:", HEAD, bold=True, italic=True)
    for text in ("- ……;", "- ……;", "- Lưu: VT, ……."):
        flush_left(left, text, Pt(11))
    centred(right, "(CHỨC VỤ NGƯỜI KÝ)", BODY, bold=True)
    for text in ("", "", "", "(Họ và tên)"):
        centred(right, text, BODY, bold=True)
    for cell in (left, right):
        drop_first(cell)


# ---- chapters --------------------------------------------------------------------------------------------------------


def _chapter(document: Any, chapter: Chapter) -> None:
    text = chapter.heading.upper() if chapter.level == 1 else chapter.heading
    document.add_paragraph(text, style=f"Heading {chapter.level}")
    for paragraph in sentences(chapter):
        document.add_paragraph(paragraph)


def _quote(document: Any) -> None:
    """In the quotation marks of official papers."""
    for text in document.element.iter(qn("w:t")):
        text.text = text.text.translate(str.maketrans("«»", "“”"))


def _packed(document: Any) -> bytes:
    """The file with fixed times: no clock shows in its bytes."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w") as file:
        for name in parts.namelist():
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.create_system = 0  # whatever the machine
            file.writestr(info, parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
