"""Working days: counting them and setting a deadline by them agree, and the declared holidays are believable."""

from datetime import date as Date
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.days.limits import Limit
from generator.days.workdays import deadline, is_working, working_days
from generator.model.loading import load_settings
from generator.problems import UsageFailed
from tests.conftest import ROOT, SITE, SiteOf

DAYS = st.dates(Date(2020, 1, 1), Date(2030, 12, 31))
FREE = st.frozensets(st.dates(Date(2022, 1, 1), Date(2022, 3, 31)), max_size=20)
TET = frozenset(Date(2022, 1, 31) + timedelta(days=number) for number in range(5))


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (Date(2022, 10, 3), Date(2022, 10, 3), 0),  # the first day is not counted
        (Date(2022, 10, 3), Date(2022, 10, 4), 1),
        (Date(2022, 10, 7), Date(2022, 10, 10), 1),  # over a weekend
        (Date(2022, 10, 8), Date(2022, 10, 9), 0),
        (Date(2022, 10, 4), Date(2022, 10, 3), 0),
        (Date(2022, 1, 28), Date(2022, 2, 7), 1),  # over Tết
    ],
)
def test_working_days_are_counted_after_the_first_day(since: Date, until: Date, days: int) -> None:
    assert working_days(since, until, TET) == days


@pytest.mark.parametrize(
    ("since", "limit", "last"),
    [
        (Date(2022, 10, 3), 15, Date(2022, 10, 24)),
        (Date(2022, 10, 8), 1, Date(2022, 10, 10)),
        (Date(2022, 1, 28), 1, Date(2022, 2, 7)),
        (Date(2022, 10, 3), 0, Date(2022, 10, 3)),
    ],
)
def test_a_deadline_is_the_last_working_day_of_the_limit(since: Date, limit: int, last: Date) -> None:
    assert deadline(since, limit, TET) == last


def test_a_saturday_made_up_for_a_holiday_counts() -> None:
    assert deadline(Date(2022, 10, 7), 1, frozenset(), frozenset({Date(2022, 10, 8)})) == Date(2022, 10, 8)


@given(since=DAYS, limit=st.integers(1, 60), free=FREE, worked=FREE)
def test_a_deadline_is_a_working_day_and_holds_just_the_days_of_its_limit(
    since: Date, limit: int, free: frozenset[Date], worked: frozenset[Date]
) -> None:
    last = deadline(since, limit, free, worked)
    assert is_working(last, free, worked)
    assert working_days(since, last, free, worked) == limit
    assert working_days(since, last - timedelta(days=1), free, worked) == limit - 1


@given(since=DAYS, until=DAYS, later=DAYS, free=FREE)
def test_days_of_two_stretches_add_up(since: Date, until: Date, later: Date, free: frozenset[Date]) -> None:
    since, until, later = sorted((since, until, later))
    parts = working_days(since, until, free) + working_days(until, later, free)
    assert parts == working_days(since, later, free)


def test_the_shipped_holidays_are_weekdays_of_2022_each_with_its_source() -> None:
    settings = load_settings(ROOT)
    days = [day for holiday in settings.ngay_nghi for day in holiday.days]
    assert len(days) == 11
    assert {day.year for day in days} == {2022}
    assert all(day.weekday() < 5 for day in days)
    assert all(holiday.nguon for holiday in settings.ngay_nghi)
    assert settings.deadline(Date(2022, 1, 28), Limit(days=1, basis="thử")) == Date(2022, 2, 7)


def test_a_holiday_of_many_years_is_refused_before_anything_is_counted(site_of: SiteOf) -> None:
    holiday = "Ngày nghỉ:\n  - Tên: Lễ thử\n    Từ ngày: 01/01/2022\n    Đến ngày: 31/12/2049\n"
    with pytest.raises(UsageFailed) as failed:
        load_settings(site_of({"site.yaml": SITE + holiday}))
    assert [(problem.line, problem.rule) for problem in failed.value.problems] == [(15, "thu-tu-ngay")]


def test_thirty_days_in_a_row_may_be_free(site_of: SiteOf) -> None:
    holiday = "Ngày nghỉ:\n  - Tên: Lễ thử\n    Từ ngày: 01/01/2022\n    Đến ngày: 30/01/2022\n"
    assert len(list(load_settings(site_of({"site.yaml": SITE + holiday})).ngay_nghi[0].days)) == 30
