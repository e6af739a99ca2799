"""The page of one year of an index."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.kinds.index import index as index_kind
from generator.kinds.index.breaks import UNCERTAIN, BreakNote, break_notes
from generator.kinds.index.card import IndexCard, IndexResultCard, Method, Names, index_of, method_of, results_of
from generator.kinds.index.components import component_table
from generator.kinds.index.result_record import IndexResult
from generator.kinds.index.steps import steps
from generator.kinds.index.words import legend
from generator.kinds.index.years import Year, year_of
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Crumb, Page
from generator.views.details import detail_page
from generator.views.lists import grouped
from generator.views.plain import plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A year in its index: what that says of it, the year beside the next older one, the ones before and after it."""

    title: str
    names: Names
    method: Method | None
    index: str  # the file of its index, and its page
    index_address: str
    year: Year
    breaks: tuple[BreakNote, ...]  # between the next older result and it
    compared: Mapping[str, object]
    older: Crumb | None
    newer: Crumb | None
    thing: Thing


def placed(_: Kind[IndexResultCard], card: IndexResultCard, site: Site) -> Placed:
    index = index_of(card, site)
    newer, older = _neighbours(card, results_of(index, site))
    year = year_of(index, card, older)
    return Placed(
        title=_title(index, card),
        names=index.names,
        method=method_of(index, card.result),
        index=index.path,
        index_address=index.row.address,
        year=year,
        breaks=break_notes(index, older.result.year if older else card.result.year, card.result.year),
        compared=_compared(index, card, older, year),
        older=_link(index, older),
        newer=_link(index, newer),
        thing=thing(index, card),
    )


def detail(
    kind: Kind[IndexResultCard], result: IndexResult, card: IndexResultCard, around: Around, _: Settings
) -> Iterator[Page]:
    """The year beside the method of its index and the year before."""
    own: Placed = around.own
    view = {
        **own.compared,
        "year": own.year,
        "breaks": own.breaks,
        "uncertain": UNCERTAIN,
        "item": plain(result),
        "names": own.names,
        "index_address": own.index_address,
        "method": own.method,
        "evidence": tuple(_by_sources(result)),
        "older": own.older,
        "newer": own.newer,
    }
    yield detail_page(
        kind,
        card,
        around,
        view,
        (own.thing,),
        title=own.title,
        template="index/year.html",
        description=f"{own.names.short}: {own.year.finding}",
        crumbs=(index_kind.KIND.crumb, Crumb(title=own.names.short, address=own.index_address)),
        sources=(card.path, own.index),
    )


def _by_sources(result: IndexResult) -> Iterator[tuple[str, tuple[object, ...]]]:
    """The figures that rest on the same sources, in one line: "Điểm, hạng, nhóm"."""
    for sources, figures in grouped((sources, figure) for figure, sources in result.evidence()).items():
        yield ", ".join((figures[0], *map(str.lower, figures[1:]))), tuple(map(plain, sources))


def _compared(index: IndexCard, card: IndexResultCard, older: IndexResultCard | None, year: Year) -> dict[str, object]:
    """The components of a year beside those of the next older result, and what its marks mean."""
    table = component_table(index, card, older, year.breaks)
    return {
        "legend": legend(year.marks),
        "components": table,
        "steps": steps(index, card, older, year.breaks),
        "with_criteria": tuple(row for row in table.rows if row.criteria) if table else (),
    }


def _neighbours(
    card: IndexResultCard, own: tuple[IndexResultCard, ...]
) -> tuple[IndexResultCard | None, IndexResultCard | None]:
    """The results before and after one in the list of an index, which is newest first."""
    at = next(number for number, each in enumerate(own) if each is card)
    return own[at - 1] if at else None, own[at + 1] if at + 1 < len(own) else None


def _title(index: IndexCard, card: IndexResultCard) -> str:
    return f"{index.names.short} năm {card.result.year}"


def _link(index: IndexCard, card: IndexResultCard | None) -> Crumb | None:
    return Crumb(title=_title(index, card), address=card.row.address) if card else None


def thing(index: IndexCard, card: IndexResultCard) -> Thing:
    """One year as a Dataset."""
    names, result = index.names, card.result
    measured = (
        (names.short, result.score, names.unit),
        ("Hạng", result.rank, f"trên {result.total} tỉnh, thành phố"),
        ("Trung bình cả nước", result.mean, names.unit),
        ("Trung vị cả nước", result.median, names.unit),
    )
    return {
        "@type": "Dataset",
        "name": f"{index.row.title} năm {result.year}: {names.who}",
        "description": card.note or index.row.summary,
        "creator": {"@type": "Organization", "name": names.publisher},
        "temporalCoverage": str(result.year),
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "value": float(value), "unitText": unit}
            for name, value, unit in measured
            if value is not None
        ],
        "isBasedOn": sorted({str(source["lien_ket"]) for source in card.sources if source["lien_ket"]}),
        "datePublished": card.row.date.isoformat() if card.row.date else "",
    }
