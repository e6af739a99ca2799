"""Paragraphs and tables of a Word file in the form of NĐ 30/2020."""

from collections.abc import Iterable
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt


def plain_table(document: Any, widths: Iterable[Any]) -> Any:
    """A table without lines, one row, that lays out what stands side by side."""
    widths = tuple(widths)
    table = document.add_table(rows=1, cols=len(widths))
    sized(table, widths)
    return table


def sized(table: Any, widths: Iterable[Any]) -> None:
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def drop_first(cell: Any) -> None:
    """A new cell begins with an empty paragraph."""
    first = cell.paragraphs[0]
    first._p.getparent().remove(first._p)


def centred(place: Any, text: str, size: Any, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = place.add_paragraph()
    shape(paragraph, ALIGN.CENTER)
    run(paragraph, text, size, bold=bold, italic=italic)


def flush_left(place: Any, text: str, size: Any, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = place.add_paragraph()
    shape(paragraph, ALIGN.LEFT)
    run(paragraph, text, size, bold=bold, italic=italic)


def run(paragraph: Any, text: str, size: Any, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = size, bold, italic


def shape(paragraph: Any, alignment: Any) -> None:
    form = paragraph.paragraph_format
    form.alignment, form.first_line_indent, form.space_after = alignment, Mm(0), Pt(0)


def rule(place: Any, indent: Any) -> None:
    """A thin line: the lower border of a low empty paragraph, shortened by its indents."""
    paragraph = place.add_paragraph()
    shape(paragraph, ALIGN.CENTER)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.line_spacing, form.space_after = Pt(3), Pt(6)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.pPr.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
