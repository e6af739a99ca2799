"""The pages of procedures beside those of each one: the lists, the binders, and what abolished ones leave behind."""

from collections.abc import Iterator
from dataclasses import replace

from generator.kinds.procedure import aspects, sheets, tombstones
from generator.kinds.procedure.card import ProcedureCard, split
from generator.kinds.procedure.lists import field_pages, groups
from generator.model.kind import Kind, Site
from generator.shapes.page import Page


def lists(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """The list by field, which leads to all others; when it would be too long that of the fields, and each of them."""
    count, apart = len(site.cards(kind.cards)), split(site)
    yield Page(
        address=kind.section,
        title=kind.label,
        template=kind.template("fields" if apart else "list"),
        view={
            "today": site.date,
            "groups": tuple(replace(group, lines=()) for group in groups(site)) if apart else groups(site),
            "count": count,
            "abolished": len(site.register.abolished),
            "abolished_at": tombstones.address(kind),
            "aspects": aspects.menu(kind, site),
        },
        description=f"Danh sách {count} thủ tục hành chính {site.settings.whole}, xếp theo lĩnh vực.",
    )
    yield from field_pages(kind, site)


def joined(kind: Kind[ProcedureCard], site: Site) -> Iterator[Page]:
    """Binders of sheets, the other lists, and a tombstone for each abolished procedure."""
    yield from sheets.pages(site)
    yield from aspects.pages(kind, site)
    yield from tombstones.pages(kind, site)
