"""Read an Excel file of before 2007 (.xls): each visible sheet is a table, its cells as Excel shows them."""

import io
from datetime import date as Date
from typing import Any

import xlrd

from generator.importing.blocks import Cell, Opened
from generator.importing.sheets import Place, table_of, text_of
from generator.problems import Unreadable


def read_old_excel(data: bytes, name: str) -> Opened:
    """The sheets of a .xls file; raises Unreadable where it is broken or locked."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as fault:  # of whatever stands in it
        if "encrypted" in str(fault):
            hint = "mở tệp bằng mật khẩu, chọn «Lưu thành» (Save As) .xlsx, bỏ mật khẩu, rồi nhập tệp mới"
            raise Unreadable(1, "tep-la", "tệp đặt mật khẩu nên máy không mở được", hint) from fault
        hint = "mở tệp bằng Excel; mở được thì «Lưu thành» (Save As) .xlsx rồi nhập tệp mới"
        raise Unreadable(1, "tep-la", "tệp Excel đã hỏng, máy không đọc được", hint) from fault
    dropped = [f"trang tính ẩn «{sheet.name}»" for sheet in book.sheets() if sheet.visibility]
    tables = []
    for sheet in book.sheets():
        cells = {} if sheet.visibility else _cells(book, sheet)
        if cells:
            merged = [((top + 1, left + 1), (below, right)) for top, below, left, right in sheet.merged_cells]
            hidden = [number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden]
            tables.append(table_of(sheet.name, cells, merged, hidden, dropped))
    return Opened(name=name, excel=True, blocks=tuple(tables), dropped=tuple(dropped))


def _cells(book: Any, sheet: Any) -> dict[Place, Cell]:
    cells: dict[Place, Cell] = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            value = _value(cell, book.datemode)
            if value is None:
                continue
            form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
            if text := text_of(value, form):
                cells[row + 1, column + 1] = Cell(text, f"ô {xlrd.formula.colname(column)}{row + 1}", value)
    return cells


def _value(cell: Any, datemode: int) -> str | bool | int | float | Date | None:
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return Date(*xlrd.xldate_as_tuple(cell.value, datemode)[:3])
        except ValueError:  # a time of day, a number of hours
            return float(cell.value)
    number = cell.ctype == xlrd.XL_CELL_NUMBER
    return int(cell.value) if number and cell.value.is_integer() else cell.value
