"""The axes of charts: few round values, that hold all others."""

from decimal import Decimal

import pytest

from generator.rendering.axis import even, even_ranks


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (["80.08", "90.13"], ["80", "85", "90", "95"]),
        (["86.78", "90.02"], ["86", "87", "88", "89", "90", "91"]),
        (["0", "100"], ["0", "20", "40", "60", "80", "100"]),
        (["43.89"], ["43.88", "43.90"]),
        (["40"], ["40", "40.02"]),
    ],
)
def test_the_axis_has_a_few_round_values_that_hold_all_others(values: list[str], wanted: list[str]) -> None:
    assert even(map(Decimal, values)) == list(map(Decimal, wanted))


@pytest.mark.parametrize(("last", "wanted"), [(1, [1, 2]), (5, [1, 2, 3, 4, 5]), (34, [1, 10, 20, 34])])
def test_an_axis_of_ranks_has_few_places_whatever_their_number(last: int, wanted: list[int]) -> None:
    assert even_ranks(last) == list(map(Decimal, wanted))


def test_a_number_of_places_beyond_reason_is_still_drawn() -> None:
    assert len(even_ranks(6_300_000)) <= 6
