"""Months and quarters of the calendar: their days and names, which follows which, what is missing between them."""

from datetime import date

import pytest

from generator.days.months import calendar_period, follows, gaps, months_within


@pytest.mark.parametrize(
    ("code", "name", "first", "last"),
    [
        ("2022-02", "tháng 02 năm 2022", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", "tháng 02 năm 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-12", "tháng 12 năm 2022", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022-03", "tháng 3 năm 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022-Q1", "quý I năm 2022", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022-Q4", "quý IV năm 2022", date(2022, 10, 1), date(2022, 12, 31)),
    ],
)
def test_a_period_has_its_days_and_its_name(code: str, name: str, first: date, last: date) -> None:
    period = calendar_period(code)
    assert (period.name, period.first, period.last) == (name, first, last)


def test_a_month_follows_the_quarter_before_it_and_a_gap_is_seen() -> None:
    quarter, april, june = map(calendar_period, ("2022-Q1", "2022-04", "2022-06"))
    assert follows(april, quarter)
    assert not follows(june, april)
    assert [*gaps([quarter, april, june], date(2022, 1, 1))] == [(date(2022, 5, 1), date(2022, 5, 31))]
    assert [*gaps([april], date(2022, 1, 1))] == [(date(2022, 1, 1), date(2022, 3, 31))]


def test_whole_months_of_a_reporting_period_are_found_across_the_year() -> None:
    found = [period.name for period in months_within(date(2021, 11, 15), date(2022, 2, 28))]
    assert found == ["tháng 12 năm 2021", "tháng 01 năm 2022", "tháng 02 năm 2022"]
