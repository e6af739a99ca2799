"""Kế hoạch tuyên truyền: one file a year; its page says which task has been served by what, month by month."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from generator.days import old_limits as limits
from generator.days.periods import REPORTED, Period, period_of
from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TASK, TEXT, YEAR, YES_NO, group, many
from generator.kinds.plan.progress import MONTHS, Progress, progress
from generator.model.citations import meant, shelf_of
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.old_kind import Kind, Site
from generator.problems import Problem
from generator.rendering.linked_data import Thing, office
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import canonical, slug
from generator.text.showing import show_date
from generator.views.old_pages import detail_page, list_pages, posting


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Group):
    """A document that the plan carries out."""

    so_ky_hieu: str = field("Số ký hiệu", TEXT, example="47/KH-UBND")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Group):
    """A task; what the plan does not say of it is left out and shown so."""

    so: str = field("Số", TASK, help="Số in trong kế hoạch: 2.1, hoặc IV.2 cho phần tổ chức thực hiện.")
    ten: str = field("Tên", TEXT)
    ten_gon: str = field("Tên gọn", TEXT, default="", help="Vài chữ cho bảng tiến độ; bỏ dòng này thì dùng «Tên».")
    thoi_gian: str = field("Thời gian", TEXT, default="", example="Thường xuyên trong năm 2022")
    chu_tri: tuple[str, ...] = field("Chủ trì", many(TEXT), default=())
    phoi_hop: tuple[str, ...] = field("Phối hợp", many(TEXT), default=())
    noi_dung: tuple[str, ...] = field("Nội dung", many(TEXT), help="Mỗi việc kế hoạch yêu cầu một dòng.")
    muc_phuc_vu: tuple[str, ...] = field(
        "Mục phục vụ",
        many(TEXT),
        default=(),
        example="Tin tức",
        help="Tên các mục mà bài của năm được tính cho nhiệm vụ này; bài ghi «Nhiệm vụ» riêng thì theo bài.",
    )
    han_bao_cao: bool = field(
        "Hạn báo cáo", YES_NO, default=False, help="có: trang nêu các hạn báo cáo trong năm theo site.yaml."
    )

    @property
    def anchor(self) -> str:
        return f"nhiem-vu-{slug(self.so)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Content):
    """Kế hoạch của một năm."""

    nam: int = field("Năm", YEAR)
    ten: str = field("Tên", TEXT)
    tom_tat: str = field("Tóm tắt", TEXT, default="")
    so_ky_hieu: str = field("Số ký hiệu", TEXT, default="", help="Chưa biết thì bỏ dòng này; trang ghi «chưa rõ».")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT)
    nguoi_ky: str = field("Người ký", TEXT, default="")
    chuc_vu: str = field("Chức vụ", TEXT, default="")
    can_cu: tuple[Basis, ...] = field("Căn cứ", many(group(Basis, shorthand="so_ky_hieu")), default=())
    noi_dung_thuc_hien: tuple[Task, ...] = field(
        "Nội dung thực hiện", many(group(Task)), help="Các nhiệm vụ tính tiến độ."
    )
    to_chuc_thuc_hien: tuple[Task, ...] = field(
        "Tổ chức thực hiện", many(group(Task)), default=(), help="Việc tổ chức, báo cáo; không tính vào tiến độ."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def tasks(self) -> tuple[Task, ...]:
        return (*self.noi_dung_thuc_hien, *self.to_chuc_thuc_hien)


def rules(plan: Plan) -> Iterator[Problem]:
    """The file bears the year; no number stands twice; a kind serves one task, so that nothing is counted twice."""
    if plan.stem != str(plan.nam):
        message = f"tên tệp «{plan.stem}.md» khác năm {plan.nam}"
        yield plan.problem("nam", "ten-tep", message, f"đổi tên tệp thành {plan.nam}.md")
    seen: dict[str, str] = {}
    for task in plan.tasks:
        named = ((f"số nhiệm vụ «{task.so}»", "so"), *((f"mục «{label}»", "muc_phuc_vu") for label in task.muc_phuc_vu))
        for what, attribute in named:
            if earlier := seen.get(canonical(what)):
                message = f"{what} đã có ở nhiệm vụ «{earlier}»"
                yield Problem(
                    path=plan.path,
                    line=task.line(attribute),
                    rule="trung-muc",
                    message=message,
                    hint="giữ một nơi để không bài nào được tính hai lần",
                )
            seen.setdefault(canonical(what), f"{task.so}. {task.ten_gon or task.ten}")


# ---- pages -----------------------------------------------------------------------------------------------------------


def pages(kind: Kind[Plan], site: Site) -> Iterator[Page]:
    """The list of plans with how far each is, and a page for each."""
    plans = [(plan, progress(plan, site)) for plan in site.of(kind)]
    rows = (dataclasses.replace(kind.row(plan), label=_share(plan, tasks)) for plan, tasks in plans)
    yield from list_pages(kind, site, tuple(rows))
    shelf = shelf_of(site.posted.get("document", ()))
    for plan, tasks in plans:
        cited = ((basis, meant(basis, shelf)) for basis in plan.can_cu)
        yield detail_page(
            kind,
            plan,
            {
                "item": plan,
                "basis": tuple((basis, site.addresses[found.path] if found else "") for basis, found in cited),
                "asked": tasks[: len(plan.noi_dung_thuc_hien)],
                "organised": tasks[len(plan.noi_dung_thuc_hien) :],
                "months": MONTHS,
                "reports": tuple(reports(plan, site)),
            },
        )


def _begun(plan: Plan, tasks: tuple[Progress, ...]) -> int:
    return sum(each.begun for each in tasks[: len(plan.noi_dung_thuc_hien)])


def _share(plan: Plan, tasks: tuple[Progress, ...]) -> str:
    return f"{_begun(plan, tasks)}/{len(plan.noi_dung_thuc_hien)} nhiệm vụ đã có nội dung đăng"


def reports(plan: Plan, site: Site) -> Iterator[Period]:
    """The periods of the plan's year that a report is due for, where a task asks for reports."""
    if any(task.han_bao_cao for task in plan.tasks):
        settings = site.settings
        for form in REPORTED:
            yield period_of(plan.nam, form, settings.ngay_chot_so_lieu, settings.ngay_han_bao_cao)


# ---- for other systems -----------------------------------------------------------------------------------------------


def figures(kind: Kind[Plan], site: Site, period: Period) -> Iterator[Figure]:
    """How many tasks of the year's plan have something posted by the end of the period."""
    for plan in (plan for plan in site.of(kind) if plan.nam == period.year):
        yield Figure(
            label="Nhiệm vụ của kế hoạch tuyên truyền đã có nội dung đăng",
            part=_begun(plan, progress(plan, site, min(period.last, site.date))),
            whole=len(plan.noi_dung_thuc_hien),
            base=f"nhiệm vụ của kế hoạch năm {plan.nam}",
            note=f"tính từ đầu năm đến {show_date(period.last)}; nội dung không rõ ngày cũng được tính",
        )


def events(kind: Kind[Plan], site: Site) -> Iterator[Event]:
    """The last day for each report: the day before the one that the plan says 'before' of."""
    for plan in site.of(kind):
        for period in reports(plan, site):
            yield Event(
                title=f"Hạn báo cáo {period.name}",
                address=f"{kind.address_of(plan)}#bao-cao-{slug(period.code)}",
                start=period.due - timedelta(days=1),
                summary=f"Gửi báo cáo trước ngày {show_date(period.due)}.",
            )


def linked_data(plan: Plan, site: Site) -> Thing:
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


def row(plan: Plan) -> Row:
    return Row(title=plan.ten, address=f"/ke-hoach/{plan.stem}/", summary=plan.tom_tat, date=plan.ngay_ban_hanh)


KIND: Kind[Any] = Kind(
    name="plan",
    label="Kế hoạch",
    files=("plan/*.md",),
    record=Plan,
    section="/ke-hoach/",
    row=row,
    order=lambda plan: -plan.nam,
    rules=rules,
    pages=pages,
    figures=figures,
    chapter="I",
    spans=lambda plan, _site: posting(plan, plan.ngay_ban_hanh, "ngày ban hành", limits.PLAN),
    events=events,
    linked_data=linked_data,
    key=("nam",),
    tables=("noi_dung_thuc_hien", "to_chuc_thuc_hien"),
    in_menu=False,
    help="Mỗi năm một tệp, tên tệp là năm: `2022.md`. Trang tự tính mỗi nhiệm vụ đã có gì được đăng.",
)
