"""Read an Excel file (.xlsx): each visible sheet is a table, its cells as Excel shows them."""

import io
import re
import warnings
import zipfile
from typing import Any

import openpyxl

from generator.importing.blocks import Cell, Opened, Table
from generator.importing.sheets import Place, table_of, text_of
from generator.problems import Unreadable


def read_excel(data: bytes, name: str) -> Opened:
    """The sheets of a .xlsx file; raises Unreadable where it is broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that are not read
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
    except Exception as fault:  # of many libraries below it
        hint = "mở tệp bằng Excel; mở được thì «Lưu thành» (Save As) .xlsx rồi nhập lại"
        raise Unreadable(1, "tep-la", "tệp Excel đã hỏng, máy không đọc được", hint) from fault
    dropped: list[str] = []
    tables: list[Table] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            dropped.append(f"trang tính ẩn «{sheet.title}»")
        elif (table := _table(sheet, formulas[sheet.title] if formulas else None, dropped)).rows:
            tables.append(table)
    return Opened(name=name, excel=True, blocks=tuple(tables), dropped=tuple(dropped))


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = (part for part in packed.namelist() if part.startswith("xl/worksheets/"))
        return any(re.search(rb"<(?:\w+:)?f[ >]", packed.read(part)) for part in sheets)


def _table(sheet: Any, formulas: Any, dropped: list[str]) -> Table:
    """One sheet; only cells that are there are looked at."""
    cells: dict[Place, Cell] = {}
    uncounted: list[str] = []
    typed = formulas._cells if formulas else sheet._cells  # all others would be made by asking
    for place, cell in typed.items():
        value = sheet.cell(*place).value
        if value is None and cell.data_type == "f":
            uncounted.append(cell.coordinate)
        if value is not None and (text := text_of(value, cell.number_format)):
            cells[place] = Cell(text, f"ô {cell.coordinate}", value)
    if uncounted:
        dropped.append(f"{sheet.title}: công thức chưa tính ở ô {', '.join(uncounted[:5])}: mở bằng Excel rồi lưu lại")
    merged = (((each.min_row, each.min_col), (each.max_row, each.max_col)) for each in sheet.merged_cells.ranges)
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    return table_of(sheet.title, cells, merged, hidden, dropped)
