"""What a plan's file may say, and what must hold within it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import chain

from generator.declaring.fields import Group, field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, TASK, TEXT, YEAR, YES_NO, group, many
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.naming import named_after
from generator.problems import Problem
from generator.text.comparing import canonical, slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis(Group):
    """A document that the plan carries out."""

    so_ky_hieu: str = field("Số ký hiệu", TEXT, example="47/KH-UBND")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask(Group):
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
    def short(self) -> str:
        return self.ten_gon or self.ten

    @property
    def anchor(self) -> str:
        """Where it stands on the plan's page."""
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
    noi_dung_thuc_hien: tuple[PlannedTask, ...] = field(
        "Nội dung thực hiện", many(group(PlannedTask)), help="Các nhiệm vụ tính tiến độ."
    )
    to_chuc_thuc_hien: tuple[PlannedTask, ...] = field(
        "Tổ chức thực hiện", many(group(PlannedTask)), default=(), help="Việc tổ chức, báo cáo; không tính vào tiến độ."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def tasks(self) -> tuple[PlannedTask, ...]:
        return (*self.noi_dung_thuc_hien, *self.to_chuc_thuc_hien)


def told_once(plan: Plan) -> Iterator[Problem]:
    """No number stands twice; a kind serves one task, so that nothing is counted twice."""
    seen: dict[str, str] = {}
    for task in chain(plan.noi_dung_thuc_hien, plan.to_chuc_thuc_hien):
        named = ((f"số nhiệm vụ «{task.so}»", "so"), *((f"mục «{label}»", "muc_phuc_vu") for label in task.muc_phuc_vu))
        for what, attribute in named:
            if earlier := seen.get(canonical(what)):
                message = f"{what} đã có ở nhiệm vụ «{earlier}»"
                hint = "giữ một nơi để không bài nào được tính hai lần"
                yield plan.problem(attribute, "trung-muc", message, hint, of=task)
            seen.setdefault(canonical(what), f"{task.so}. {task.short}")


rules = all_of(named_after("nam", "năm"), told_once)
