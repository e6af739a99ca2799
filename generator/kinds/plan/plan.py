"""Kế hoạch tuyên truyền: one file a year; its page says which task has been served by what, month by month."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from generator.days import limits
from generator.days.periods import Period, periods_of
from generator.kinds.document.card import shelf
from generator.kinds.plan.card import PLANS, PlanCard
from generator.kinds.plan.progress import MONTHS, Progress, how_far, progress
from generator.kinds.plan.record import Plan, PlannedTask, rules
from generator.model.cards import Known, posting
from generator.model.citations import meant
from generator.model.kind import Kind, OpenData, Pages, Site
from generator.rendering.linked_data import Thing, office
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.task import Task
from generator.text.comparing import slug
from generator.text.showing import show_date
from generator.views.details import detail_page
from generator.views.lists import list_pages
from generator.views.plain import plain


def card(plan: Plan, known: Known) -> PlanCard:
    return PlanCard(
        **known,
        year=plan.nam,
        tasks=tuple(_task(plan, task, known["row"].address) for task in plan.tasks),
        label_lines={task.so: task.line("muc_phuc_vu") for task in plan.tasks},
        asks_reports=any(task.han_bao_cao for task in plan.tasks),
        spans=tuple(posting(plan, plan.ngay_ban_hanh, "ngày ban hành", limits.PLAN)),
    )


def _task(plan: Plan, task: PlannedTask, address: str) -> Task:
    return Task(
        year=plan.nam,
        plan=plan.path,
        number=task.so,
        name=task.ten,
        short=task.short,
        labels=task.muc_phuc_vu,
        address=f"{address}#{task.anchor}",
        counted=task in plan.noi_dung_thuc_hien,
    )


# ---- pages -----------------------------------------------------------------------------------------------------------


def lists(kind: Kind[PlanCard], site: Site) -> Iterator[Page]:
    """The plans, with how far each is."""
    rows = (dataclasses.replace(each.row, label=_share(each, site)) for each in site.cards(kind.cards))
    yield from list_pages(kind, site, tuple(rows))


def _share(card: PlanCard, site: Site) -> str:
    begun, asked = how_far(card, site, site.date)
    return f"{begun}/{asked} nhiệm vụ đã có nội dung đăng"


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


def detail(kind: Kind[PlanCard], plan: Plan, card: PlanCard, site: Site) -> Iterator[Page]:
    """The plan as it was issued, and what has been posted for each of its tasks."""
    shown = tuple(
        TaskShown(anchor=task.anchor, asks=plain(task), done=done)
        for task, done in zip(plan.tasks, progress(card, site, site.date), strict=True)
    )
    asked = tuple(each for each in shown if each.done.task.counted)
    view = {
        "item": plain(plan),
        "basis": tuple(_basis(plan, site)),
        "asked": asked,
        "organised": tuple(each for each in shown if not each.done.task.counted),
        "begun": sum(each.done.begun for each in asked),
        "missing": tuple(each for each in asked if not each.done.begun),
        "months": tuple(MONTHS),
        "reports": tuple(Due(anchor=_anchor(each), name=each.name, day=each.due) for each in reports(card, site)),
    }
    yield detail_page(kind, card, site, view, (thing(plan, site),))


def _basis(plan: Plan, site: Site) -> Iterator[tuple[dict[str, object], str]]:
    """Each document that the plan carries out, with the address of its page where it is posted."""
    for basis in plan.can_cu:
        document = meant(basis, shelf(site))
        yield plain(basis), document.row.address if document else ""


def thing(plan: Plan, site: Site) -> Thing:
    """The plan as a CreativeWork of the office."""
    return {
        "@type": "CreativeWork",
        "name": plan.ten,
        "identifier": plan.so_ky_hieu,
        "abstract": plan.tom_tat,
        "dateCreated": plan.ngay_ban_hanh.isoformat() if plan.ngay_ban_hanh else "",
        "temporalCoverage": str(plan.nam),
        "inLanguage": "vi",
        "publisher": office(site.settings),
    }


# ---- reports ---------------------------------------------------------------------------------------------------------


def reports(card: PlanCard, site: Site) -> tuple[Period, ...]:
    """The periods of the plan's year that a report is due for, where a task asks for reports."""
    return periods_of(card.year, site.settings.schedule) if card.asks_reports else ()


def events(card: PlanCard, site: Site) -> Iterator[Event]:
    """The last day for each report: the day before the one that the plan says 'before' of."""
    for period in reports(card, site):
        yield Event(
            title=f"Hạn báo cáo {period.name}",
            address=f"{card.row.address}#{_anchor(period)}",
            start=period.due - timedelta(days=1),
            summary=f"Gửi báo cáo trước ngày {show_date(period.due)}.",
        )


def _anchor(period: Period) -> str:
    return f"bao-cao-{slug(period.code)}"


def figures(kind: Kind[PlanCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many tasks of the year's plan have something posted by the end of the period."""
    for plan in (each for each in site.cards(kind.cards) if each.year == period.year):
        begun, asked = how_far(plan, site, min(period.last, site.date))
        yield Figure(
            label="Nhiệm vụ của kế hoạch tuyên truyền đã có nội dung đăng",
            part=begun,
            whole=asked,
            base=f"nhiệm vụ của kế hoạch năm {plan.year}",
            note=f"tính từ đầu năm đến {show_date(period.last)}; nội dung không rõ ngày cũng được tính",
        )


KIND: Kind[PlanCard] = Kind(
    name="plan",
    label="Kế hoạch",
    files=("plan/*.md",),
    record=Plan,
    cards=PLANS,
    section="/ke-hoach/",
    row=lambda plan, address: Row(title=plan.ten, address=address, summary=plan.tom_tat, date=plan.ngay_ban_hanh),
    card=card,
    order=lambda card: -card.year,
    rules=rules,
    pages=Pages(lists=lists, detail=detail),
    tasks=lambda card: card.tasks,
    events=events,
    figures=figures,
    data=OpenData(key=("nam",), tables=("noi_dung_thuc_hien", "to_chuc_thuc_hien")),
    in_menu=False,
    help="Mỗi năm một tệp, tên tệp là năm: `2022.md`. Trang tự tính mỗi nhiệm vụ đã có gì được đăng.",
)
