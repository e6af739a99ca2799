"""The pages of procedures beside those of each one: the lists, the binders, and what abolished ones leave behind."""

from collections.abc import Iterator

from generator.kinds.procedure import aspects, sheets, tombstones
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.lists import groups
from generator.model.kind import Kind, Site
from generator.shapes.page import Page


def lists(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """The list by field, which leads to all others."""
    count = len(site.cards(kind.cards))
    yield Page(
        address=kind.section,
        title=kind.label,
        template=kind.template("list"),
        view={
            "today": site.date,
            "groups": groups(site),
            "count": count,
            "abolished": len(site.register.abolished),
            "abolished_at": tombstones.address(kind),
            "aspects": aspects.menu(kind, site),
        },
        description=f"Danh sách {count} thủ tục hành chính đang có hiệu lực, xếp theo lĩnh vực.",
    )


def joined(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """Binders of sheets, the other lists, and a tombstone for each abolished procedure."""
    yield from sheets.pages(site)
    yield from aspects.pages(kind, site)
    yield from tombstones.pages(kind, site)
