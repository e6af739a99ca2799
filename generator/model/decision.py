"""A decision that publishes procedures: the fields of its file, its rows, and the rules within the file."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import ClassVar, Literal

from generator.declaring.fields import Group, Record, field, specs
from generator.declaring.file_type import FileType, all_of
from generator.declaring.types import DATE, INTEGER, TEXT, choice, group, many, pattern, vocabulary
from generator.model.groups import Origin
from generator.problems import Problem
from generator.text.comparing import same

PROVISIONAL = "Danh mục tạm"
CODE_FORM = r"[0-9]\.[0-9]{6}"


def _code_mended(typed: str) -> str:
    """Which part of a code is not as it must be, or the code as it was meant."""
    if code := re.match(rf"{CODE_FORM}(?=\.000)", typed):
        return f"bỏ phần đuôi của tỉnh, chỉ ghi «{code[0]}»"
    if found := re.fullmatch(r"([0-9])[.,;:\s-]*([0-9]{6})", typed):
        return f"viết «{found[1]}.{found[2]}»: một dấu chấm, không có dấu cách"
    if found := re.fullmatch(r"([0-9]+)\.([0-9]+)", typed):
        what, digits, due = ("trước", found[1], 1) if len(found[1]) != 1 else ("sau", found[2], 6)
        return f"phần {what} dấu chấm có {len(digits)} chữ số, phải đủ {due}; chép lại mã từ quyết định công bố"
    return "chép lại mã từ quyết định công bố"


CODE = pattern(CODE_FORM, "mã thủ tục (một chữ số, dấu chấm, sáu chữ số)", "1.001716", _code_mended)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Group):
    """One procedure that a decision issues or amends."""

    ma: str = field("Mã", CODE)
    ten: str = field("Tên", TEXT, example="Cấp Giấy chứng nhận …")
    linh_vuc: str = field("Lĩnh vực", vocabulary("linh_vuc"), example="Hoạt động khoa học và công nghệ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abolition(Group):
    """One procedure that a decision abolishes."""

    ma: str = field("Mã", CODE)
    ten: str = field("Tên", TEXT, help="Để đối chiếu với mã: gõ nhầm mã thì máy báo.")
    linh_vuc: str = field("Lĩnh vực", TEXT, default="")
    thay_the_boi: tuple[str, ...] = field("Thay thế bởi", many(CODE), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """A decision that publishes procedures (NĐ 63/2010/NĐ-CP, amended by NĐ 92/2017/NĐ-CP), or a provisional list."""

    true_to: ClassVar[str] = "chép đúng như quyết định"
    loai: str = field("Loại", choice(PROVISIONAL, "Quyết định công bố"), default="")
    so_ky_hieu: str = field("Số ký hiệu", TEXT, default="", example="1234/QĐ-UBND")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    ngay_hieu_luc: Date = field("Ngày hiệu lực", DATE)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="", example="Chủ tịch UBND tỉnh Sơn La")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    tong_so_thu_tuc: int = field(
        "Tổng số thủ tục", INTEGER, help="Số thủ tục ghi trong quyết định, đối chiếu với các dòng."
    )
    ban_hanh_moi: tuple[Issued, ...] = field("Ban hành mới", many(group(Issued)), default=())
    sua_doi_bo_sung: tuple[Issued, ...] = field("Sửa đổi, bổ sung", many(group(Issued)), default=())
    bai_bo: tuple[Abolition, ...] = field("Bãi bỏ", many(group(Abolition)), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())

    @property
    def provisional(self) -> bool:
        return bool(self.loai) and same(self.loai, PROVISIONAL)

    @property
    def title(self) -> str:
        return PROVISIONAL if self.provisional else f"Quyết định số {self.so_ky_hieu}"


OF_A_DECISION = (  # what a decision must have and a provisional list must not
    "so_ky_hieu",
    "ngay_ban_hanh",
    "co_quan_ban_hanh",
    "trich_yeu",
)
Change = Literal["Ban hành mới", "Sửa đổi, bổ sung", "Bãi bỏ"]


def changes(decision: Decision) -> Iterator[tuple[Change, Issued | Abolition]]:
    """Every row of a decision. Abolitions come first, so that a code may be abolished and issued anew at once."""
    for abolition in decision.bai_bo:
        yield "Bãi bỏ", abolition
    for row in decision.ban_hanh_moi:
        yield "Ban hành mới", row
    for row in decision.sua_doi_bo_sung:
        yield "Sửa đổi, bổ sung", row


def without_text(decision: Decision) -> Iterator[Problem]:
    """A decision is its rows."""
    if decision.html:
        message = "tệp quyết định không có phần bài viết, nên đoạn này sẽ không hiện ở đâu"
        hint = "xóa đoạn này, hoặc đưa vào «Trích yếu»"
        yield replace(decision.problem("", "trong", message, hint), line=decision.body_line)


def provisional(decision: Decision) -> Iterator[Problem]:
    """A provisional list bears no number or date of issue, and issues only."""
    if not decision.provisional:
        return
    for name in OF_A_DECISION:
        if getattr(decision, name):
            message = f"«Danh mục tạm» không phải quyết định nên không được có mục «{_label(name)}»"
            yield decision.problem(name, "danh-muc-tam", message, "xóa dòng này")
    for name in ("sua_doi_bo_sung", "bai_bo"):
        if getattr(decision, name):
            message = f"«Danh mục tạm» chỉ có mục «Ban hành mới», không có «{_label(name)}»"
            yield decision.problem(name, "danh-muc-tam", message, "chuyển sang tệp của quyết định thật")


def needs(name: str) -> Callable[[Decision], Iterator[Problem]]:
    """The rule that a decision has what identifies it."""

    def rule(decision: Decision) -> Iterator[Problem]:
        if not decision.provisional and not getattr(decision, name):
            hint = f"thêm dòng «{_label(name)}: …», {decision.true_to}"
            yield decision.problem("", "thieu-muc", f"thiếu mục «{_label(name)}»", hint)

    return rule


def days(decision: Decision) -> Iterator[Problem]:
    """It is issued, then takes effect, within a year."""
    issued, effective = decision.ngay_ban_hanh, decision.ngay_hieu_luc
    if decision.provisional or not issued:
        return
    if (effective - issued).days > 366:
        message = "ngày hiệu lực sau ngày ban hành hơn một năm"
        hint = "kiểm tra lại hai ngày; đúng như quyết định thì để nguyên"
        yield decision.problem("ngay_hieu_luc", "thu-tu-ngay", message, hint, warning=True)
    if effective < issued:
        message = "ngày hiệu lực trước ngày ban hành"
        yield decision.problem("ngay_hieu_luc", "thu-tu-ngay", message, "kiểm tra lại hai ngày trong quyết định")


def total(decision: Decision) -> Iterator[Problem]:
    """It has as many rows as it says."""
    rows = [row for _, row in changes(decision)]
    if len(rows) != decision.tong_so_thu_tuc:
        message = f"quyết định ghi tổng số {decision.tong_so_thu_tuc} thủ tục nhưng tệp có {len(rows)} dòng"
        yield decision.problem("tong_so_thu_tuc", "tong-so", message, "đối chiếu từng dòng với quyết định")


def rows_once(decision: Decision) -> Iterator[Problem]:
    """No code stands twice, but abolished and issued anew."""
    seen: dict[tuple[str, bool], int] = {}
    for change, row in changes(decision):
        kind = (row.ma, change == "Bãi bỏ")
        if earlier := seen.get(kind):
            yield at(decision, row, f"mã {row.ma} viết hai lần (lần đầu ở dòng {earlier})", "xóa một dòng")
        seen.setdefault(kind, row.line("ma"))


def at(decision: Decision, row: Issued | Abolition, message: str, hint: str) -> Problem:
    """A problem of a row."""
    return Problem(path=decision.path, line=row.line("ma"), rule="quyet-dinh", message=message, hint=hint)


def _label(name: str) -> str:
    return specs(Decision)[name].label


rules = all_of(without_text, provisional, *map(needs, OF_A_DECISION), days)
alone = all_of(total, rows_once)  # of gate 2: a file that is copied is no fault of its rows

DECISIONS = FileType(
    name="register",
    label="Quyết định công bố",
    files=("register/*.md",),
    record=Decision,
    rules=rules,
    later=alone,
    help="Mỗi quyết định một tệp.",
)
