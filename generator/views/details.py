"""The page of one record, by its fields or by what its kind shows of it."""

from collections.abc import Iterable, Mapping
from typing import Any

from generator.declaring.fields import specs
from generator.model.content import Content
from generator.model.kind import C, Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.page import Page
from generator.views.facts import facts, sections
from generator.views.lists import list_pages
from generator.views.plain import plain


def lists_of(kind: Kind[Any], site: Site) -> Iterable[Page]:
    """The kind's own lists, or by default one list of all rows."""
    return kind.pages.lists(kind, site) if kind.pages.lists else list_pages(kind, site)


def details_of(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> Iterable[Page]:
    """The pages that a record has, by default one with its fields."""
    if kind.pages.detail:
        return kind.pages.detail(kind, record, card, around, settings)
    return (detail_page(kind, card, around, fields_view(record, around)),)


def fields_view(record: Content, around: Around, without: Iterable[str] = ()) -> dict[str, object]:
    """What `item/detail.html` shows of any record: its fields but those named, its sections, its body, its task."""
    hidden = frozenset({*specs(Content), "nguon", *without})
    return {
        "item": plain(record),
        "facts": facts(record, without=hidden, sizes=around.sizes),
        "sections": sections(record),
        "task": around.task,
    }


def detail_page(
    kind: Kind[Any],
    card: Card,
    around: Around,
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
        "date": around.day,
        "date_is": card.day_is if around.day == card.day else "",
        "things": things,
        "pictures": around.pictures,
        "translations": around.translations,
    }
    return Page(**(page | more))
