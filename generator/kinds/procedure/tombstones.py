"""What an abolished procedure leaves behind: a page that names its successor, and a line in a list of all such."""

from collections.abc import Iterator
from typing import Any

from generator.kinds.procedure.card import PAGE, WHOLE, ProcedureCard
from generator.kinds.procedure.history import history, page_of
from generator.model.kind import Kind, Site
from generator.model.register import Entry
from generator.shapes.page import Crumb, Page
from generator.shapes.row import Row
from generator.text.showing import show_date
from generator.text.sorting import sort_key
from generator.views.lists import numbered, paged


def address(kind: Kind[Any]) -> str:
    """Of the list of all abolished."""
    return f"{kind.section}bai-bo/"


def gone(kind: Kind[ProcedureCard], site: Site) -> Iterator[str]:
    """The addresses of all tombstones."""
    yield from (page_of(kind, entry.code) for entry in site.register.abolished)


def pages(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """One for each abolished procedure, in the order of names, then their list."""
    abolished = sorted(site.register.abolished, key=lambda entry: sort_key(entry.name))
    standing = {card.code: card.row for card in site.cards(kind.cards)}
    yield from (_tombstone(kind, entry, standing, site) for entry in abolished)
    rows = tuple(_row(kind, entry) for entry in abolished)
    for place, view in paged(rows, PAGE if len(rows) > WHOLE else WHOLE, address(kind)):
        yield Page(
            address=place,
            title=numbered("Thủ tục hành chính đã bãi bỏ", view["paging"].number),
            template="procedure/abolished.html",
            view=view | {"count": len(rows)},
            crumbs=(kind.crumb,),
            description="Các thủ tục không còn hiệu lực và thủ tục thay thế.",
        )


def _tombstone(kind: Kind[ProcedureCard], entry: Entry, standing: dict[str, Row], site: Site) -> Page:
    decision, codes = entry.basis.decision, getattr(entry.basis.row, "thay_the_boi", ())
    return Page(
        address=page_of(kind, entry.code),
        title=f"Đã bãi bỏ: {entry.name}",
        template="procedure/tombstone.html",
        view={
            "code": entry.code,
            "name": entry.name,
            "history": history(entry, site.settings),
            "successors": tuple(standing.get(code) or _not_standing(kind, code, site) for code in codes),
        },
        description=f"Thủ tục {entry.code} không còn hiệu lực từ {show_date(decision.ngay_hieu_luc)}.",
        crumbs=(kind.crumb, Crumb(title="Đã bãi bỏ", address=address(kind))),
        sources=(decision.path,),
        date=decision.ngay_hieu_luc,
    )


def _row(kind: Kind[Any], entry: Entry) -> Row:
    decision = entry.basis.decision
    return Row(
        title=entry.name,
        address=page_of(kind, entry.code),
        code=entry.code,
        date=decision.ngay_hieu_luc,
        label=decision.title,
    )


def _not_standing(kind: Kind[Any], code: str, site: Site) -> Row:
    """A successor that is not in force today: its name without a link, or with a link to its own tombstone."""
    entry = site.register.entries.get(code)
    title, page = (entry.name, page_of(kind, code)) if entry else (f"Thủ tục {code}", "")
    return Row(title=title, address=page, code=code)
