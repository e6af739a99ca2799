"""What the pages of a record know of the rest of the column is plain data, and all that they know."""

import cProfile
import inspect
import pickle
import pstats
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.kinds import KINDS
from generator.model.around import around_of
from generator.model.kind import Kind, Site, posted_cards
from generator.model.records import Records
from generator.model.settings import Settings
from generator.outputs.html import record_leaf, record_pages
from generator.outputs.search import parts
from generator.outputs.tables import row_of
from generator.pipeline import Job, load_site
from tests.conftest import (
    NEWS,
    PROCEDURE,
    TODAY,
    SiteOf,
    fictitious,
    fictitious_records,
    procedures,
    shipped,
    shipped_records,
)
from tests.rendering.test_closed import open_values

roots = pytest.mark.parametrize(
    ("site", "records"),
    [(shipped(), shipped_records()), (fictitious(), fictitious_records())],
    ids=["shipped", "example"],
)


def drawn(kind: Kind[Any], inputs: tuple[Any, Any, Any], settings: Settings) -> Iterator[object]:
    """Everything that is drawn from one record."""
    yield tuple(record_pages(kind, *inputs, settings))
    yield row_of(kind, *inputs, settings)
    yield parts(kind, *inputs, settings)
    yield record_leaf(kind, *inputs, settings)
    yield kind.demands.shown(*inputs, settings) if kind.demands else None


@roots
def test_it_is_plain_and_equal_whenever_it_is_gathered(site: Site, records: Records) -> None:
    again = replace(site)  # so that nothing is remembered
    for kind, card in posted_cards(site):
        around = around_of(kind, card, site)
        assert pickle.loads(pickle.dumps(around)) == around == around_of(kind, card, again), card.path
        assert [*open_values(around.own, card.path)] == []


@roots
def test_what_is_drawn_from_a_record_is_the_same_in_another_process(site: Site, records: Records) -> None:
    settings = pickle.loads(pickle.dumps(site.settings))
    for kind, card in posted_cards(site):
        inputs = records.of(card), card, around_of(kind, card, site)
        there = pickle.loads(pickle.dumps(inputs))
        assert [*drawn(kind, there, settings)] == [*drawn(kind, inputs, site.settings)], card.path


@roots
def test_the_day_of_a_record_is_known_without_its_pages(site: Site, records: Records) -> None:
    for kind, card in posted_cards(site):
        pages = record_pages(kind, records.of(card), card, around_of(kind, card, site), site.settings)
        days = {page.address: page.date for page in pages}
        assert days.pop(card.row.address) == kind.pages.day(card, site)
        assert {*days.values()} <= {None}


def closed() -> Iterator[tuple[str, Callable[..., object]]]:
    """Every function of a kind that makes something of one record."""
    for kind in KINDS:
        made = (kind.pages.detail, kind.pages.leaf, kind.data.derive, kind.demands and kind.demands.shown)
        yield from ((kind.name, each) for each in made if each)


@pytest.mark.parametrize(("kind", "make"), [*closed()])
def test_what_is_made_of_one_record_is_not_given_the_site(kind: str, make: Callable[..., object]) -> None:
    given = [str(each.annotation) for each in inspect.signature(make).parameters.values()]
    assert not any("Site" in each for each in given)


def differing(one: Site, other: Site) -> set[str]:
    """The posted files around which something is not the same; what stands on one site alone is left out."""
    there = {card.path: around_of(kind, card, other) for kind, card in posted_cards(other)}
    here = {card.path: around_of(kind, card, one) for kind, card in posted_cards(one)}
    return {path for path in here.keys() & there.keys() if here[path] != there[path]}


def test_the_next_day_changes_nothing_around_anything() -> None:
    assert differing(*(replace(shipped(), date=day) for day in (date(2026, 11, 24), date(2026, 11, 25)))) == set()


def test_another_body_changes_nothing_around_the_others(site_of: SiteOf) -> None:
    others = {f"content/news/2026/tin-{number}.md": NEWS for number in range(2, 9)}
    told = others | {"content/news/2026/tin-5.md": NEWS.replace("Nội dung của", "Nội dung mới của")}
    titled = others | {"content/news/2026/tin-5.md": NEWS.replace("Tin thứ nhất", "Tin tên khác")}
    roots = (site_of(changes, name) for changes, name in ((others, "before"), (told, "body"), (titled, "title")))
    before, body, title = (load_site(Job(root=root, date=TODAY, cached=False))[0] for root in roots)
    assert differing(before, body) == set()
    assert {path[-8:] for path in differing(before, title)} == {f"tin-{number}.md" for number in (1, 2, 3, 4)}


def test_gathering_for_every_card_costs_as_much_a_card_in_a_larger_site(site_of: SiteOf) -> None:
    def calls(number: int) -> float:
        news: dict[str, str | None] = {f"content/news/2026/tin-{each}.md": NEWS for each in range(number)}
        root = site_of(procedures(*[PROCEDURE] * number) | news, str(number))
        site = load_site(Job(root=root, date=TODAY, cached=False))[0]
        with cProfile.Profile() as profile:
            cards = [around_of(kind, card, site) for kind, card in posted_cards(site)]
        assert len(cards) == 2 * number
        return float(pstats.Stats(profile).total_calls) / len(cards)  # type: ignore[attr-defined]

    assert calls(120) < calls(40) * 1.05
