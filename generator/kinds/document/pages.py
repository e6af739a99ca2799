"""The pages of documents: the lists by type, year and issuer, and one page each with what rests on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from generator.artifacts import file_address
from generator.kinds.document.card import (
    DOCUMENTS,
    ENDED,
    PENDING,
    TYPES,
    VALID,
    DocumentCard,
    citing,
    force,
    replacements,
    shelf,
)
from generator.kinds.document.record import Document
from generator.model.citations import named
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.state import State
from generator.text.comparing import canonical, slug
from generator.text.showing import show_size
from generator.views.details import detail_page
from generator.views.lists import Choice, Filters, Line, choices, chosen_pages, grouped
from generator.views.plain import plain

TITLE = "Văn bản chỉ đạo, điều hành"
LED_TO = 100  # procedures that rest on a document, to which its page leads


# ---- lists -----------------------------------------------------------------------------------------------------------


def lists(kind: Kind[DocumentCard], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same by type, year and issuer."""
    lines = tuple((card, Line(row=card.row, more={"force": force(card, site.date)})) for card in site.cards(kind.cards))
    whole = Choice(name="Tất cả", title=TITLE, address=kind.section, lines=tuple(line for _, line in lines))
    yield from chosen_pages(
        kind,
        site,
        whole,
        _filters(kind, lines),
        lambda shown: f"{shown.title}: {len(shown.lines)} văn bản, xếp theo ngày ban hành",
    )


def _filters(kind: Kind[DocumentCard], lines: tuple[tuple[DocumentCard, Line], ...]) -> Filters:
    types = grouped((card.type, line) for card, line in lines)
    years = grouped((card.issued.year, line) for card, line in lines if card.issued)
    issuers = grouped((slug(card.issuer), line) for card, line in lines)
    typed = ((name, f"Văn bản loại {name.lower()}", types.get(name, ())) for name in TYPES)
    dated = ((str(year), f"Văn bản ban hành năm {year}", own) for year, own in sorted(years.items(), reverse=True))
    issued = ((name := own[0].row.label, f"Văn bản của {name}", own) for _, own in sorted(issuers.items()))
    return (
        ("Loại văn bản", choices(f"{kind.section}loai/", typed)),
        ("Năm ban hành", choices(f"{kind.section}nam/", dated)),
        ("Cơ quan ban hành", choices(_issuers(kind), issued)),
    )


def _issuers(kind: Kind[DocumentCard]) -> str:
    return f"{kind.section}co-quan/"


# ---- the page of one document ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """An attachment: `form` is its suffix in capitals, `size` in words."""

    address: str
    name: str
    form: str
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whether a document is in force on the build's date, what it replaces, what changed it, the first of the
    `resting` procedures that rest on it.
    """

    force: State
    replaces: tuple[Row, ...]
    replaced_by: tuple[Row, ...]
    amended_by: tuple[Row, ...]
    procedures: tuple[Row, ...]
    resting: int


def standing(_: Kind[DocumentCard], card: DocumentCard, site: Site) -> Standing:
    others = _told(site)[card.path]
    return Standing(
        force=force(card, site.date),
        replaces=_references(site, (*card.replaces, *others.earlier)),
        replaced_by=_references(site, (*card.replaced_by, *others.later)),
        amended_by=_references(site, card.amended_by),
        procedures=tuple(islice(others.procedures.values(), LED_TO)),
        resting=len(others.procedures),
    )


def detail(
    kind: Kind[DocumentCard], document: Document, card: DocumentCard, around: Around, settings: Settings
) -> Iterator[Page]:
    """What it is, whether it is in force, what replaced what, its files, the procedures that rest on it."""
    now: Standing = around.own
    view = {
        "item": plain(document),
        "force": now.force,
        "issuer": f"{_issuers(kind)}{slug(card.issuer)}/",
        "replaces": now.replaces,
        "replaced_by": now.replaced_by,
        "amended_by": now.amended_by,
        "files": tuple(_file(path, around.sizes.get(path, 0)) for path in document.tep_dinh_kem),
        "procedures": now.procedures,
        "resting": now.resting,
        "task": around.task,
    }
    yield detail_page(kind, card, around, view, (thing(document, card, now.force, settings),))


@dataclass(frozen=True, slots=True)
class Told:
    """What other files tell of a document: numbers of those before and after it, procedures that rest on it by file."""

    earlier: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)
    procedures: dict[str, Row] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _told(site: Site) -> Mapping[str, Told]:
    """By the document's path; found once for all documents."""
    told = {card.path: Told() for card in site.cards(DOCUMENTS)}
    for one, other in replacements(site):
        told[other.path].earlier.append(one.number)
        told[one.path].later.append(other.number)
    for procedure, _, document in citing(site):
        row = Row(title=procedure.row.title, address=procedure.row.address, code=procedure.code)
        told[document.path].procedures[procedure.path] = row
    return told


def _references(site: Site, numbers: Iterable[str]) -> tuple[Row, ...]:
    """Each number once, with an address where its document is posted."""
    once = {canonical(number): number for number in numbers}
    found = ((number, named(number, shelf(site))) for number in once.values())
    return tuple(Row(title=number, address=other.row.address if other else "") for number, other in found)


def _file(path: str, size: int) -> File:
    name = path.rsplit("/", 1)[-1]
    return File(address=file_address(path), name=name, form=name.rsplit(".", 1)[-1].upper(), size=show_size(size))


_FORCE = {VALID: "InForce", ENDED: "NotInForce", PENDING: "NotInForce"}  # in the words of schema.org


def thing(document: Document, card: DocumentCard, state: State, settings: Settings) -> Thing:
    """The document as Legislation; nothing is said of its force when that is unknown."""
    known = _FORCE.get(state)
    files = (settings.full(file_address(path)) for path in document.tep_dinh_kem)
    return {
        "@type": "Legislation",
        "name": document.title,
        "abstract": document.trich_yeu,
        "legislationIdentifier": document.so_ky_hieu,
        "legislationType": str(document.loai_van_ban),
        "legislationDate": card.issued.isoformat() if card.issued else "",
        "legislationPassedBy": {"@type": "Organization", "name": document.co_quan_ban_hanh},
        "legislationLegalForce": f"https://schema.org/{known}" if known else "",
        "inLanguage": "vi",
        "encoding": tuple({"@type": "MediaObject", "contentUrl": address} for address in files),
    }
