"""Annexes that put the code of a procedure behind its name, in brackets: the same table with a column of codes."""

import re
from collections.abc import Mapping

from generator.importing.blocks import Cell, Columns, Table, columns

_BEHIND = re.compile(
    r"(.+?)\s*[(\[]\s*(?:mã[^\d]{0,20})?(\d\s?[.,]\s?[\d\s]{6,9}(?:\.[\w.]+)?)\s*[)\]][\s.;]*",
    re.DOTALL | re.IGNORECASE,
)
_HEADING = re.compile(r"\s*[(,;/\n-]?\s*(?:và\s+)?mã\b.*", re.DOTALL | re.IGNORECASE)  # what follows «Tên TTHC»


def with_codes(table: Table, wanted: Mapping[str, str]) -> tuple[Table, Columns | None]:
    """A table that has columns of codes and names, and where these are; None where it has none."""
    if where := columns(table, wanted, ("code", "name")):
        return table, where
    for place in range(len(table.rows[0]) if table.rows else 0):
        if any(_BEHIND.fullmatch(row[place].text) for row in table.rows):
            apart = _apart(table, place)
            if where := columns(apart, wanted, ("code", "name")):
                return apart, where
    return table, None


def _apart(table: Table, place: int) -> Table:
    """With the codes of one column in a column of their own, at the end."""
    names: dict[Cell, Cell] = {}
    codes: dict[Cell, Cell] = {}
    for cell in dict.fromkeys(row[place] for row in table.rows):
        if found := _BEHIND.fullmatch(cell.text):
            names[cell], codes[cell] = Cell(found[1], cell.where), Cell(found[2], cell.where)
        elif bare := _HEADING.sub("", cell.text):
            heading = bare != cell.text
            names[cell] = Cell(bare, cell.where) if heading else cell
            codes[cell] = Cell("Mã TTHC" if heading or not codes else "")
    blank = Cell("")
    rows = (
        (*row[:place], names.get(row[place], row[place]), *row[place + 1 :], codes.get(row[place], blank))
        for row in table.rows
    )
    return Table(tuple(rows), table.name, table.markdown)
