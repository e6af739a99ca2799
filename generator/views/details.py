"""The page of one record, by its fields or by what its kind shows of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.artifacts import file_address
from generator.declaring.fields import specs
from generator.files.pictures import Picture
from generator.model.content import Content
from generator.model.kind import C, Kind, Site
from generator.model.links import used_files
from generator.rendering.linked_data import Thing
from generator.shapes.card import Card
from generator.shapes.page import Page
from generator.views.facts import facts, sections
from generator.views.lists import list_pages
from generator.views.plain import plain
from generator.views.tasks import task_link


def lists_of(kind: Kind[Any], site: Site) -> Iterable[Page]:
    """The kind's own lists, or by default one list of all rows."""
    return kind.pages.lists(kind, site) if kind.pages.lists else list_pages(kind, site)


def details_of(kind: Kind[C], record: Any, card: C, site: Site) -> Iterable[Page]:
    """The pages that a record has, by default one with its fields."""
    if kind.pages.detail:
        return kind.pages.detail(kind, record, card, site)
    return (detail_page(kind, card, site, fields_view(kind, record, card, site)),)


def fields_view(
    kind: Kind[Any], record: Content, card: Card, site: Site, without: Iterable[str] = ()
) -> dict[str, object]:
    """What `item/detail.html` shows of any record: its fields but those named, its sections, its body, its task."""
    hidden = frozenset({*specs(Content), "nguon", *without})
    return {
        "item": plain(record),
        "facts": facts(record, without=hidden, sizes=site.file_sizes),
        "sections": sections(record),
        "task": task_link(kind, card, site),
    }


def detail_page(
    kind: Kind[Any],
    card: Card,
    site: Site,
    view: Mapping[str, object],
    things: tuple[Thing, ...] = (),
    **more: Any,
) -> Page:
    """The page of one record; `things` say what it is in the words of schema.org, `more` are fields of Page."""
    page: dict[str, Any] = {
        "address": card.row.address,
        "title": card.row.title,
        "description": card.row.summary,
        "template": kind.template("detail"),
        "view": view,
        "crumbs": (kind.crumb,),
        "sources": (card.path,),
        "date": card.day,
        "things": things,
        "pictures": pictures_of(card, site),
    }
    return Page(**(page | more))


def pictures_of(card: Card, site: Site) -> dict[str, Picture]:
    """The pictures that a record names or links to, by their published address."""
    used = used_files(card, site.file_sizes)
    return {file_address(path): site.pictures[path] for path in used if path in site.pictures}
