"""Kế hoạch tuyên truyền: one file a year; its page says which task has been served by what, month by month."""

from collections.abc import Iterator

from generator.days import limits
from generator.days.periods import Period
from generator.kinds.plan import pages
from generator.kinds.plan.card import PLANS, PlanCard
from generator.kinds.plan.deadlines import events
from generator.kinds.plan.progress import how_far
from generator.kinds.plan.record import Basis, Plan, PlannedTask, rules
from generator.kinds.procedure.card import Citation
from generator.model.cards import Known, posting
from generator.model.kind import Kind, OpenData, Pages, Site
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.shapes.task import Task
from generator.text.showing import show_date


def row(plan: Plan, address: str) -> Row:
    return Row(
        title=plan.ten,
        address=address,
        summary=plan.tom_tat,
        date=plan.ngay_ban_hanh,
        date_is="ban hành ngày",
    )


def card(plan: Plan, known: Known) -> PlanCard:
    return PlanCard(
        **known,
        year=plan.nam,
        tasks=tuple(_task(plan, task, known["row"].address) for task in plan.tasks),
        label_lines={task.so: task.line("muc_phuc_vu") for task in plan.tasks},
        bases=tuple(_basis(basis) for basis in plan.can_cu),
        asks_reports=any(task.han_bao_cao for task in plan.tasks),
        spans=tuple(posting(plan, "ngay_ban_hanh", plan.ngay_ban_hanh, "ngày ban hành", limits.PLAN)),
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


def _basis(basis: Basis) -> Citation:
    return Citation(
        so_ky_hieu=basis.so_ky_hieu,
        ngay_ban_hanh=basis.ngay_ban_hanh,
        co_quan_ban_hanh=basis.co_quan_ban_hanh,
        line=basis.line(),
    )


def figures(kind: Kind[PlanCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many tasks of the year's plan have something posted by the end of the period."""
    for plan in (each for each in site.cards(kind.cards) if each.year == period.year):
        begun, asked = how_far(plan, site, min(period.last, site.date))
        yield Figure(
            label="Nhiệm vụ của kế hoạch tuyên truyền đã có nội dung đăng",
            part=begun,
            whole=asked,
            base=f"nhiệm vụ của kế hoạch năm {plan.year}",
            note=f"tính từ đầu năm đến {show_date(period.last)}; nội dung chưa rõ ngày đăng không được tính",
        )


KIND: Kind[PlanCard] = Kind(
    name="plan",
    label="Kế hoạch",
    help="Mỗi năm một tệp, tên tệp là năm: `2022.md`. Trang tự tính mỗi nhiệm vụ đã có gì được đăng.",
    files=("plan/*.md",),
    record=Plan,
    rules=rules,
    cards=PLANS,
    section="/ke-hoach/",
    row=row,
    card=card,
    order=lambda card: -card.year,
    tasks=lambda card: card.tasks,
    events=events,
    pages=Pages(lists=pages.lists, around=pages.standing, detail=pages.detail),
    figures=figures,
    data=OpenData(key=("nam",), tables=("noi_dung_thuc_hien", "to_chuc_thuc_hien")),
    in_menu=False,
)
