"""Codes as Excel and typists leave them."""

import pytest

from generator.importing.blocks import Cell
from generator.importing.codes import BadCode, national_code

KNOWN = {"1.010040": "Thủ tục một", "1.001786": "Thủ tục hai", "2.010040": "Thủ tục ba"}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (Cell("1.001786"), "1.001786"),
        (Cell("1.001786.000.00.00.H52"), "1.001786"),
        (Cell("1.001786.H52"), "1.001786"),
        (Cell(" 1.001 786\u00a0"), "1.001786"),
        (Cell("9,999999"), "9.999999"),
        (Cell("1,001786", "", 1.001786), "1.001786"),
        (Cell("1,01004", "", 1.01004), "1.010040"),
        (Cell("1001786", "", 1001786), "1.001786"),
        (Cell("1.OO1786"), "1.001786"),
        (Cell("1.001.786"), "1.001786"),
    ],
)
def test_a_code_is_found_or_restored(cell: Cell, code: str) -> None:
    assert national_code(cell, "", KNOWN)[0] == code


@pytest.mark.parametrize(
    "cell",
    [
        Cell(""),
        Cell("T-SLA-114845-TT"),
        Cell("1.0017867"),
        Cell("10/01/2022"),
        Cell("1,00555", "", 1.00555),
        Cell("9999999", "", 9999999),
        Cell("0,1001786", "", 0.1001786),
    ],
)
def test_what_may_be_several_codes_or_none_is_refused(cell: Cell) -> None:
    with pytest.raises(BadCode):
        national_code(cell, "", KNOWN)


def test_a_restored_code_is_told_with_the_name_that_it_has() -> None:
    assert "Thủ tục một" in national_code(Cell("1,01004", "", 1.01004), "", KNOWN)[1]
