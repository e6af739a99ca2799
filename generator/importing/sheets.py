"""The sheets of an Excel file, whichever way it was saved: cells in their places, values as Excel shows them."""

import re
from collections.abc import Collection, Iterable
from datetime import date as Date
from datetime import datetime
from decimal import Decimal

from generator.importing.blocks import Cell, Table, clean
from generator.problems import Unreadable
from generator.text.showing import show_date

Place = tuple[int, int]  # row and column, from 1
Merged = tuple[Place, Place]  # the first and the last place

MOST_ROWS = 20_000
MOST_COLUMNS = 100
_EXACT = 6  # places, below what a float of Excel may add by itself


def table_of(
    title: str,
    cells: dict[Place, Cell],
    merged: Iterable[Merged],
    hidden: Collection[int],
    dropped: list[str],
) -> Table:
    """Every row of a sheet down to the last that holds something; `cells` are those that do, `hidden` are rows."""
    last, width = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    if last > MOST_ROWS or width > MOST_COLUMNS:
        told = f"trang tính «{title}» có {last} hàng, {width} cột, quá {MOST_ROWS} hàng hoặc {MOST_COLUMNS} cột"
        raise Unreadable(1, "qua-lon", told, "xóa hàng, cột thừa, hoặc tách thành nhiều tệp")
    if unseen := [number for number in hidden if number <= last]:
        dropped.append(f"{title}: có {len(unseen)} hàng bị ẩn (từ hàng {min(unseen)}) nhưng vẫn đọc; xem lại")
    for first, end in merged:
        own = cells.get(first) or Cell("")
        for row in range(first[0], min(end[0], last) + 1):
            for column in range(first[1], min(end[1], width) + 1):
                cells[row, column] = own
    blank = {number: Cell("", f"hàng {number}") for number in range(1, last + 1)}
    rows = (
        tuple(cells.get((row, column)) or blank[row] for column in range(1, width + 1)) for row in range(1, last + 1)
    )
    return Table(tuple(rows), f"trang tính «{title}»")


def text_of(value: object, form: str) -> str:
    """A value as Excel shows it to Vietnamese readers; `form` is its number format."""
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
