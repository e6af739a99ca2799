"""Limits hold from their first day to their last; each that is named can be asked for."""

from datetime import date

import pytest

from generator.days import limits
from generator.days.limits import LIMITS, limit_on
from generator.model.limited import answer_limit
from generator.model.loading import load_settings
from tests.conftest import ROOT

NAMES = {name: value for name, value in vars(limits).items() if name.isupper() and isinstance(value, str)}
DECREE = (limits.OWN_DOCUMENT, limits.DOCUMENT_FROM_ABOVE, limits.PLAN, limits.STATISTICS)


def test_every_name_can_be_asked_for() -> None:
    assert set(NAMES.values()) == LIMITS.keys()


@pytest.mark.parametrize("name", DECREE)
def test_the_decree_of_2011_ended_on_14_08_2022_and_its_successor_is_not_known(name: str) -> None:
    assert limit_on(name, date(2011, 7, 31)) is None
    assert limit_on(name, date(2011, 8, 1)) is not None
    assert limit_on(name, date(2022, 8, 14)) is not None
    assert limit_on(name, date(2022, 8, 15)) is None


def test_the_law_of_2016_goes_on_for_what_no_other_rule_limits() -> None:
    assert limit_on(limits.OTHERWISE, date(2018, 6, 30)) is None
    assert limit_on(limits.OTHERWISE, date(2018, 7, 1)) == limit_on(limits.OTHERWISE, date(2026, 11, 25))


def test_an_answer_was_due_in_15_working_days_to_14_08_2022_and_then_in_20_days() -> None:
    before, after = (limit_on(limits.ANSWER, day) for day in (date(2022, 8, 14), date(2022, 8, 15)))
    assert before
    assert after
    assert (before.words, after.words) == ("15 ngày làm việc", "20 ngày")
    assert after.basis == "TT 02/2017/TT-VPCP"
    settings = load_settings(ROOT)
    assert settings.deadline(date(2022, 11, 1), after) == date(2022, 11, 21)
    assert answer_limit(date(2026, 11, 25), settings) == after
