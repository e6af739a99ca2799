"""Read an Excel file: each visible sheet is a table, its cells as Excel shows them."""

import io
import re
import warnings
from datetime import date as Date
from datetime import datetime
from decimal import Decimal
from typing import Any

import openpyxl

from generator.importing.blocks import Cell, Opened, Table, clean
from generator.problems import Unreadable
from generator.text.showing import show_date

MOST_ROWS = 20_000
MOST_COLUMNS = 100
_EXACT = 6  # places, below what a float of Excel may add by itself


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
        elif rows := _rows(sheet, formulas[sheet.title] if formulas else None, dropped):
            tables.append(Table(rows, f"trang tính «{sheet.title}»"))
    return Opened(name=name, excel=True, blocks=tuple(tables), dropped=tuple(dropped))


def _has_formulas(data: bytes) -> bool:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheets = (part for part in packed.namelist() if part.startswith("xl/worksheets/"))
        return any(re.search(rb"<(?:\w+:)?f[ >]", packed.read(part)) for part in sheets)


def _rows(sheet: Any, formulas: Any, dropped: list[str]) -> tuple[tuple[Cell, ...], ...]:
    """Every row down to the last that holds something; only cells that are there are looked at."""
    cells: dict[tuple[int, int], Cell] = {}
    uncounted: list[str] = []
    typed = formulas._cells if formulas else sheet._cells  # all others would be made by asking
    for place, cell in typed.items():
        value = sheet.cell(*place).value
        if value is None and cell.data_type == "f":
            uncounted.append(cell.coordinate)
        if value is not None and (text := _text(value, cell.number_format)):
            cells[place] = Cell(text, f"ô {cell.coordinate}", value)
    if uncounted:
        dropped.append(f"{sheet.title}: công thức chưa tính ở ô {', '.join(uncounted[:5])}: mở bằng Excel rồi lưu lại")
    last, width = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    if last > MOST_ROWS or width > MOST_COLUMNS:
        told = f"trang tính «{sheet.title}» có {last} hàng, {width} cột, quá {MOST_ROWS} hàng hoặc {MOST_COLUMNS} cột"
        raise Unreadable(1, "qua-lon", told, "xóa hàng, cột thừa, hoặc tách thành nhiều tệp")
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden and number <= last]
    if hidden:
        dropped.append(f"{sheet.title}: có {len(hidden)} hàng bị ẩn (từ hàng {min(hidden)}) nhưng vẫn đọc; xem lại")
    for merged in sheet.merged_cells.ranges:
        own = cells.get((merged.min_row, merged.min_col)) or Cell("")
        for row in range(merged.min_row, min(merged.max_row, last) + 1):
            for column in range(merged.min_col, min(merged.max_col, width) + 1):
                cells[row, column] = own
    blank = {number: Cell("", f"hàng {number}") for number in range(1, last + 1)}
    return tuple(
        tuple(cells.get((row, column)) or blank[row] for column in range(1, width + 1)) for row in range(1, last + 1)
    )


def _text(value: object, form: str) -> str:
    """A value as Excel shows it to Vietnamese readers."""
    if isinstance(value, datetime | Date):
        return show_date(value)
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), form)
    return clean(str(value).replace("_x000D_", "\n"))


def _number(number: Decimal, form: str) -> str:
    if not number.is_finite():
        return str(number)
    percent = "%" in form
    number = number * 100 if percent else number
    places = re.search(r"[0#]\.([0#]+)", form)
    shown = round(number, len(places[1]) if places else _EXACT)
    text = f"{shown:f}"
    if not places and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",") + ("%" if percent else "")
