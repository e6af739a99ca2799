"""The figures behind the sentences: one table on pages of their own, with a row for each chapter's name."""

from collections.abc import Iterable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from generator.reporting.parts import Chapter, PeriodicReport
from generator.reporting.word_shapes import run, shape, sized

COLUMNS = (
    ("TT", Mm(10)),
    ("Nội dung", Mm(70)),
    ("Trong kỳ", Mm(38)),
    ("Cùng kỳ năm trước", Mm(24)),
    ("So sánh", Mm(23)),
)
SIZE = Pt(11)
NOTHING = "Trong kỳ và cùng kỳ năm trước không phát sinh: "


def annex(document: Any, report: PeriodicReport) -> None:
    """What is nothing, then as now, is named in one row a chapter."""
    for text in ("PHỤ LỤC", "Số liệu và cách tính"):
        paragraph = document.add_paragraph()
        shape(paragraph, ALIGN.CENTER)
        paragraph.add_run(text).bold = True
        paragraph.paragraph_format.page_break_before = text == "PHỤ LỤC"
    paragraph.paragraph_format.space_after = Pt(6)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    _row(table.rows[0], [name for name, _ in COLUMNS], bold=True)
    _mark(table.rows[0], "w:tblHeader")  # repeated on every page
    for chapter in report.chapters:
        if chapter.lines:
            _figures(table, chapter)
    for row in table.rows:
        _mark(row, "w:cantSplit")
    sized(table, [width for _, width in COLUMNS])


def _figures(table: Any, chapter: Chapter) -> None:
    heading = _across(table, chapter.heading, bold=True)
    heading.paragraph_format.keep_with_next = True
    told = [line for line in chapter.lines if not line.nothing]
    for number, line in enumerate(told, 1):
        _row(table.add_row(), (str(number), line.label, line.value, line.before, line.change))
    if nothing := [line.label for line in chapter.lines if line.nothing]:
        _across(table, f"{NOTHING}{'; '.join(nothing)}.")


def _across(table: Any, text: str, *, bold: bool = False) -> Any:
    """A row of one cell."""
    cells = table.add_row().cells
    paragraph = cells[0].merge(cells[-1]).paragraphs[0]
    shape(paragraph, ALIGN.LEFT)
    run(paragraph, text, SIZE, bold=bold)
    return paragraph


def _row(row: Any, texts: Iterable[str], *, bold: bool = False) -> None:
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        shape(paragraph, ALIGN.LEFT if number == 1 and not bold else ALIGN.CENTER)
        run(paragraph, text, SIZE, bold=bold)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
