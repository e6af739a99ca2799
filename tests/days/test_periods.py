"""Reporting periods run from one closing day to the next, whatever the closing day is."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days.periods import FORMS, Schedule, parse, period_of, periods_of, upcoming
from generator.model.loading import load_settings
from tests.conftest import ROOT, SITE, SiteOf

SCHEDULE = Schedule(forms=frozenset(("Q1", "6T", "Q3", "")), closing_day=14, due_day=12)


@pytest.mark.parametrize(
    ("code", "first", "last", "due", "name"),
    [
        ("2022-Q1", date(2021, 12, 15), date(2022, 3, 14), date(2022, 3, 12), "quý I năm 2022"),
        ("2022-6T", date(2021, 12, 15), date(2022, 6, 14), date(2022, 6, 12), "6 tháng đầu năm 2022"),
        ("2022-Q3", date(2022, 6, 15), date(2022, 9, 14), date(2022, 9, 12), "quý III năm 2022"),
        ("2022", date(2021, 12, 15), date(2022, 12, 14), date(2022, 12, 12), "năm 2022"),
        (" 2022-q4 ", date(2022, 9, 15), date(2022, 12, 14), date(2022, 12, 12), "quý IV năm 2022"),
    ],
)
def test_the_days_of_a_period_are_those_of_the_decree(code: str, first: date, last: date, due: date, name: str) -> None:
    period = parse(code, 14, 12)
    assert period is not None
    assert (period.first, period.last, period.due, period.name) == (first, last, due, name)
    assert period.code == code.strip().upper()
    assert period.holds(first)
    assert period.holds(last)
    assert not period.holds(first - timedelta(days=1))
    assert not period.holds(last + timedelta(days=1))
    assert not period.holds(None)


@pytest.mark.parametrize("code", ["", "2022-Q5", "Q1", "22-Q1", "2022Q1", "2022-", "2022-Q11", "quý 1", "1899"])
def test_anything_else_is_no_period(code: str) -> None:
    assert parse(code, 14, 12) is None


@given(st.integers(1950, 2090), st.integers(1, 28))
def test_quarters_follow_one_another_without_gap_and_make_the_year(year: int, closing: int) -> None:
    quarters = [period_of(year, form, closing, 12) for form in ("Q1", "Q2", "Q3", "Q4")]
    for one, other in itertools.pairwise(quarters):
        assert other.first == one.last + timedelta(days=1)
    whole, half = period_of(year, "", closing, 12), period_of(year, "6T", closing, 12)
    assert (whole.first, whole.last) == (quarters[0].first, quarters[3].last)
    assert (half.first, half.last) == (quarters[0].first, quarters[1].last)
    assert period_of(year + 1, "Q1", closing, 12).first == whole.last + timedelta(days=1)


def test_the_next_four_reports_are_told_soonest_first_and_not_on_the_day_itself() -> None:
    assert [each.code for each in upcoming(date(2022, 3, 12), SCHEDULE)] == ["2022-6T", "2022-Q3", "2022", "2023-Q1"]
    assert upcoming(date(2022, 3, 11), SCHEDULE)[0].code == "2022-Q1"
    assert SCHEDULE.forms <= FORMS.keys()


def test_what_the_plan_of_2022_asks_is_reported_unless_the_office_declares_other_periods(site_of: SiteOf) -> None:
    assert load_settings(ROOT).schedule == SCHEDULE
    declared = SITE + "Kỳ báo cáo:\n  - năm\n  - quý IV\n  - 6 tháng đầu năm\n  - năm\nNgày hạn báo cáo: 20\n"
    schedule = load_settings(site_of({"site.yaml": declared})).schedule
    assert [period.code for period in periods_of(2022, schedule)] == ["2022-6T", "2022-Q4", "2022"]
    assert [period.code for period in upcoming(date(2022, 12, 19), schedule)] == ["2022-Q4", "2022", "2023-6T"]
    assert [period.code for period in upcoming(date(2022, 12, 20), schedule)] == ["2023-6T", "2023-Q4", "2023"]
