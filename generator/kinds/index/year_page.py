"""The page of one year of an index."""

from collections.abc import Iterator

from generator.kinds.index import index as index_kind
from generator.kinds.index.card import IndexCard, IndexResultCard, index_of, method_of, results_of
from generator.kinds.index.components import component_table
from generator.kinds.index.result_record import IndexResult
from generator.kinds.index.steps import steps
from generator.kinds.index.words import legend
from generator.kinds.index.years import Year, year_of
from generator.model.kind import Kind, Site
from generator.rendering.linked_data import Thing
from generator.shapes.page import Crumb, Page
from generator.views.details import detail_page
from generator.views.plain import plain


def detail(kind: Kind[IndexResultCard], result: IndexResult, card: IndexResultCard, site: Site) -> Iterator[Page]:
    """The year beside the method of its index and the year before."""
    index = index_of(card, site)
    newer, older = _neighbours(card, results_of(index, site))
    year = year_of(index, card, older)
    view = _compared(index, card, older, year) | {
        "item": plain(result),
        "names": index.names,
        "index_address": index.row.address,
        "method": method_of(index, card.result),
        "evidence": tuple((figure, tuple(map(plain, sources))) for figure, sources in result.evidence()),
        "older": _link(index, older),
        "newer": _link(index, newer),
    }
    yield detail_page(
        kind,
        card,
        site,
        view,
        (thing(index, card),),
        title=_title(index, card),
        template="index/year.html",
        description=f"{index.names.short}: {year.finding}",
        crumbs=(index_kind.KIND.crumb, Crumb(title=index.names.short, address=index.row.address)),
        sources=(card.path, index.path),
        date=card.row.date,
    )


def _compared(index: IndexCard, card: IndexResultCard, older: IndexResultCard | None, year: Year) -> dict[str, object]:
    """The year and its components, beside the next older result."""
    table = component_table(index, card, older, year.breaks)
    return {
        "year": year,
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
