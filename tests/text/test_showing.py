"""Dates and numbers as a Vietnamese reader knows them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.showing import show_date, show_number


def test_a_date_shows_two_digits_for_day_and_month() -> None:
    assert show_date(date(2022, 5, 3)) == "03/05/2022"
    assert show_date(date(2022, 12, 31)) == "31/12/2022"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Decimal("62.45"), "62,45"),
        (Decimal("87.60"), "87,60"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("0.5"), "0,5"),
        (Decimal("-1.25"), "-1,25"),
        (63, "63"),
        (1234567, "1.234.567"),
    ],
)
def test_a_number_shows_its_digits_as_given_with_vietnamese_signs(number: Decimal | int, shown: str) -> None:
    assert show_number(number) == shown


@settings(deadline=None, max_examples=300)
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_shown_number_reads_back_as_the_same(number: Decimal) -> None:
    assert Decimal(show_number(number).replace(".", "").replace(",", ".")) == number
