"""The page of an index with all its years."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.kinds.index.breaks import UNCERTAIN
from generator.kinds.index.card import IndexCard, IndexResultCard, results_of
from generator.kinds.index.chart_data import Chart, charts
from generator.kinds.index.components import component_table, known
from generator.kinds.index.record import Index
from generator.kinds.index.versions import versions
from generator.kinds.index.words import FINER, finer, legend
from generator.kinds.index.years import (
    Year,
    YearTable,
    missing,
    national_years,
    unfound_years,
    with_older,
    year_table,
    years,
)
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.views.details import detail_page
from generator.views.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What is said of one year beside its row: its note, its sources, what speaks against."""

    year: Year
    note: str
    sources: tuple[Mapping[str, object], ...]
    conflicts: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The years of an index: what its page shows of its results and, by the build's date, of the whole country."""

    years: tuple[Year, ...]
    table: YearTable
    missing: tuple[str, ...]
    charts: tuple[Chart, ...]
    notes: tuple[Notes, ...]
    national: tuple[int, ...]  # of which the country alone is known
    unfound: tuple[int, ...]  # of which no result was found
    components: Mapping[str, object]  # of the newest year of which some are known


def series(_: Kind[IndexCard], card: IndexCard, site: Site) -> Series:
    cards = results_of(card, site)
    own = years(card, cards)
    table = year_table(card, own, site.date)
    return Series(
        years=own,
        table=table,
        missing=tuple(missing(card, own, site.date)),
        charts=tuple(charts(card, own, table.breaks, site.date)),
        notes=tuple(_notes(year, result) for year, result in zip(own, cards, strict=True)),
        national=tuple(national_years(card, site.date)),
        unfound=tuple(unfound_years(card, site.date)),
        components=_components(card, own, cards),
    )


def detail(kind: Kind[IndexCard], index: Index, card: IndexCard, around: Around, _: Settings) -> Iterator[Page]:
    """All years, what the index means and how it is measured."""
    own: Series = around.own
    view = {
        "item": plain(index),
        "names": card.names,
        "years": own.years,
        "table": own.table,
        "missing": own.missing,
        "uncertain": UNCERTAIN,
        "finer": FINER if any(finer(year.result.score) for year in own.years) else "",
        "charts": own.charts,
        "legend": legend(year.marks for year in own.years),
        "notes": own.notes,
        "unfound": tuple(_unfound(index, own.unfound)),
        "national": tuple(_national(index, own.national)),
        "versions": tuple(versions(index.phien_ban_phuong_phap, card.names)),
    }
    yield detail_page(kind, card, around, view | dict(own.components), (thing(card, own.years, index),))


def _notes(year: Year, card: IndexResultCard) -> Notes:
    return Notes(
        year=year,
        note=card.note,
        sources=card.sources,
        conflicts=card.conflicts,
    )


def _national(index: Index, told: Sequence[int]) -> Iterator[tuple[int, tuple[Mapping[str, object], ...]]]:
    """(year, its sources) of what is told of the whole country alone, newest first."""
    for each in sorted(index.ca_nuoc, key=lambda each: -each.nam):
        if each.nam in told:
            yield each.nam, tuple(map(plain, each.nguon))


def _unfound(index: Index, told: Sequence[int]) -> Iterator[tuple[int, tuple[Mapping[str, object], ...]]]:
    """(year, the sources by which there is a result) of what was looked for and not found."""
    nationals = {each.nam for each in index.ca_nuoc}  # whose sources tell it already
    for each in index.nam_chua_tim_duoc:
        if each.nam in told and each.nguon and each.nam not in nationals:
            yield each.nam, tuple(map(plain, each.nguon))


def _components(index: IndexCard, own: Sequence[Year], cards: Sequence[IndexResultCard]) -> dict[str, object]:
    """The components of the newest year of which some are known, and which year that is."""
    for year, (card, older) in zip(own, with_older(cards), strict=True):
        table = component_table(index, card, older, year.breaks)
        if table and known(table.rows):
            return {
                "detailed": year,
                "detailed_is_newest": year is own[0],
                "components": table,
            }
    return {"detailed": None}


def thing(card: IndexCard, own: Sequence[Year], index: Index) -> Thing:
    """The series of years as a Dataset."""
    covered = {"temporalCoverage": f"{own[-1].result.year}/{own[0].result.year}"} if own else {}
    return covered | {
        "@type": "Dataset",
        "name": f"{card.row.title}: {card.names.who}",
        "description": card.row.summary,
        "creator": {"@type": "Organization", "name": card.names.publisher},
        "variableMeasured": [card.names.short, "Hạng"],
        "isBasedOn": sorted({source.lien_ket for source in index.nguon if source.lien_ket}),
    }
