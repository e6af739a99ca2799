"""A name by which templates lead to an address has one owner."""

import dataclasses
from datetime import date

import pytest

from generator import outputs
from generator.kinds import KINDS
from generator.outputs.column import Output
from generator.pipeline import Job, load_site
from generator.rendering.places import joined
from tests.conftest import SiteOf

DAY = date(2026, 11, 25)


def test_the_places_of_all_owners_are_joined() -> None:
    assert joined([{"home": "/"}, {}, {"feed": "/feed.xml"}]) == {"home": "/", "feed": "/feed.xml"}


def test_a_name_that_is_told_twice_is_refused_with_both_addresses() -> None:
    with pytest.raises(ValueError, match="two owners of the place 'news': /tin-tuc/ and /tin/; rename one"):
        joined([{"news": "/tin-tuc/"}, {"news": "/tin/"}])


def test_an_output_cannot_take_the_place_of_another(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> None:
    site = load_site(Job(root=site_of(), date=DAY))[0]
    monkeypatch.setattr(outputs, "OUTPUTS", (*outputs.OUTPUTS, Output(places={"home": "/khac/"})))
    with pytest.raises(ValueError, match="'home': / and /khac/"):
        outputs.column_of(site, ())


def test_a_kind_cannot_take_the_place_of_an_output(site_of: SiteOf) -> None:
    first, *others = KINDS
    taking = dataclasses.replace(first, pages=dataclasses.replace(first.pages, places={"home": "/khac/"}))
    site = load_site(Job(root=site_of(), date=DAY, kinds=(taking, *others)))[0]
    with pytest.raises(ValueError, match="'home': /khac/ and /;"):
        outputs.column_of(site, ())
