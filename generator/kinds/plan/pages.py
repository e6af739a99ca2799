"""The pages of plans: the list with how far each is, and one page each with what has been posted for its tasks."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date

from generator.kinds.document.card import shelf
from generator.kinds.plan.card import PlanCard
from generator.kinds.plan.deadlines import anchor, reports
from generator.kinds.plan.progress import MONTHS, Progress, how_far, progress
from generator.kinds.plan.record import Plan
from generator.model.citations import meant
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing, office
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.views.details import detail_page
from generator.views.lists import list_pages
from generator.views.plain import plain


def lists(kind: Kind[PlanCard], site: Site) -> Iterator[Page]:
    """The plans, with how far each is."""
    rows = (dataclasses.replace(each.row, label=_share(each, site)) for each in site.cards(kind.cards))
    yield from list_pages(kind, site, tuple(rows))


def _share(card: PlanCard, site: Site) -> str:
    begun, asked = how_far(card, site, site.date)
    return f"{begun}/{asked} nhiệm vụ có nội dung đăng trong năm {card.year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """A task on the plan's page: what it asks for, and what has been posted for it."""

    anchor: str
    asks: Mapping[str, object]
    done: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A report that is to be there before a day."""

    anchor: str
    name: str
    day: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a plan is by the build's date; `bases` are the pages of the documents that it carries out, '' for those
    that are not posted.
    """

    progress: tuple[Progress, ...]
    bases: tuple[str, ...]
    reports: tuple[Due, ...]


def standing(_: Kind[PlanCard], card: PlanCard, site: Site) -> Standing:
    documents = (meant(basis, shelf(site)) for basis in card.bases)
    return Standing(
        progress=progress(card, site, site.date),
        bases=tuple(document.row.address if document else "" for document in documents),
        reports=tuple(Due(anchor=anchor(each), name=each.name, day=each.due) for each in reports(card, site)),
    )


def detail(kind: Kind[PlanCard], plan: Plan, card: PlanCard, around: Around, settings: Settings) -> Iterator[Page]:
    """The plan as it was issued, and what has been posted for each of its tasks."""
    now: Standing = around.own
    shown = tuple(
        TaskShown(anchor=task.anchor, asks=plain(task), done=done)
        for task, done in zip(plan.tasks, now.progress, strict=True)
    )
    asked = tuple(each for each in shown if each.done.task.counted)
    view = {
        "item": plain(plan),
        "basis": tuple(zip(map(plain, plan.can_cu), now.bases, strict=True)),
        "asked": asked,
        "organised": tuple(each for each in shown if not each.done.task.counted),
        "begun": sum(each.done.begun for each in asked),
        "missing": tuple(each for each in asked if not each.done.begun),
        "undated": sum(each.done.undated_total for each in shown),
        "months": tuple(MONTHS),
        "reports": now.reports,
    }
    yield detail_page(kind, card, around, view, (thing(plan, settings),))


def thing(plan: Plan, settings: Settings) -> Thing:
    """The plan as a CreativeWork of the office."""
    return {
        "@type": "CreativeWork",
        "name": plan.ten,
        "identifier": plan.so_ky_hieu,
        "abstract": plan.tom_tat,
        "dateCreated": plan.ngay_ban_hanh.isoformat() if plan.ngay_ban_hanh else "",
        "temporalCoverage": str(plan.nam),
        "inLanguage": "vi",
        "publisher": office(settings),
    }
