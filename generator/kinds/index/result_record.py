"""What the file of one year of an index says, and the rules that it keeps within itself."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import ClassVar

from generator.declaring.fields import Group, field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, DECIMAL, INTEGER, TEXT, URL, YEAR, YES_NO, Term, choice, group, many
from generator.kinds.index.words import RANKS
from generator.model.content import Content
from generator.model.groups import MARK, Origin
from generator.model.naming import named_after
from generator.problems import Problem
from generator.text.comparing import column
from generator.text.showing import show_date
from generator.views.facts import show

DERIVED = choice("công bố", "suy ra")
FIGURES = {  # the fields that a source may stand for, and what the pages call each
    "Điểm": "score",
    "Hạng": "rank",
    "Nhóm": "tier",
    "Hạng trong vùng": "region_rank",
    "Trung bình cả nước": "mean",
    "Trung vị cả nước": "median",
    "Thành phần": "components",
    "Quyết định": "decision",
    "Ngày công bố": "published",
}
FIGURE = choice(*FIGURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResultFields(Group):
    """The points of one criterion in one year."""

    ma: str = field("Mã", MARK, example="3.1")
    diem: Decimal = field("Điểm", DECIMAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentResultFields(Group):
    """The result of one component in one year."""

    ma: str = field("Mã", MARK, example="3")
    diem: Decimal | None = field("Điểm", DECIMAL, default=None)
    hang: int | None = field("Hạng", INTEGER, default=None)
    tren_tong_so: int | None = field("Trên tổng số", INTEGER, default=None)
    nhom: str = field("Nhóm", MARK, default="", example="A")
    trung_vi: Decimal | None = field("Trung vị", DECIMAL, default=None)
    trung_binh: Decimal | None = field("Trung bình", DECIMAL, default=None, help="Của cả nước.")
    tieu_chi: tuple[CriterionResultFields, ...] = field("Tiêu chí", many(group(CriterionResultFields)), default=())

    @property
    def empty(self) -> bool:
        return not self.tieu_chi and {self.diem, self.hang, self.trung_vi, self.trung_binh} == {None}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictFields(Group):
    """What another source says; with a field and its other value it is also shown beside the value."""

    noi_dung: str = field("Nội dung", TEXT)
    muc: Term = field("Mục", FIGURE, default=Term(), help="Số liệu nào; cần có «Giá trị».")
    gia_tri: str = field("Giá trị", TEXT, default="", example="87,61")
    nguon: str = field("Nguồn", TEXT, default="")
    lien_ket: str = field("Liên kết", URL, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFields(Origin):
    """Where some figures of a year were read; without `Dùng cho`, all that name no source of their own."""

    dung_cho: tuple[Term, ...] = field("Dùng cho", many(FIGURE), default=(), help="Bỏ trống: mọi số liệu còn lại.")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexResult(Content):
    """Kết quả một năm của tỉnh ở một chỉ số."""

    true_to: ClassVar[str] = "ghi đúng như nguồn"
    nam: int = field("Năm", YEAR, help="Năm được đánh giá, không phải năm công bố.")
    diem: Decimal | None = field("Điểm", DECIMAL, default=None)
    trang_thai_diem: Term = field("Trạng thái điểm", DERIVED, default=Term())
    hang: int | None = field("Hạng", INTEGER, default=None)
    dong_hang: bool = field("Đồng hạng", YES_NO, default=False, help="có: tỉnh khác cũng ở hạng này.")
    tren_tong_so: int | None = field("Trên tổng số", INTEGER, default=None, help="Số tỉnh, thành phố được xếp hạng.")
    trang_thai_hang: Term = field("Trạng thái hạng", choice(*RANKS))
    nhom: str = field("Nhóm", MARK, default="", example="A")
    trang_thai_nhom: Term = field("Trạng thái nhóm", DERIVED, default=Term())
    hang_trong_vung: int | None = field("Hạng trong vùng", INTEGER, default=None)
    tong_so_trong_vung: int | None = field("Tổng số trong vùng", INTEGER, default=None)
    ten_vung: str = field("Tên vùng", TEXT, default="")
    trung_binh_ca_nuoc: Decimal | None = field("Trung bình cả nước", DECIMAL, default=None)
    trung_vi_ca_nuoc: Decimal | None = field("Trung vị cả nước", DECIMAL, default=None)
    danh_dau: tuple[Term, ...] = field(
        "Đánh dấu", many(choice("tạm thời", "tin cậy thấp")), default=(), help="Hiện bằng chữ p, u cạnh điểm."
    )
    phien_ban_phuong_phap: str = field("Phiên bản phương pháp", TEXT, example="par-2022")
    ngay_cong_bo: Date | None = field("Ngày công bố", DATE, default=None)
    quyet_dinh: str = field("Quyết định", TEXT, default="", example="268/QĐ-BNV")
    trang_thai_hang_thanh_phan: Term = field("Trạng thái hạng thành phần", DERIVED, default=Term())
    thanh_phan: tuple[ComponentResultFields, ...] = field("Thành phần", many(group(ComponentResultFields)), default=())
    khac_biet_giua_cac_nguon: tuple[ConflictFields, ...] = field(
        "Khác biệt giữa các nguồn", many(group(ConflictFields, shorthand="noi_dung")), default=()
    )
    nguon: tuple[EvidenceFields, ...] = field("Nguồn", many(group(EvidenceFields, shorthand="ten")))
    ghi_chu: str = field("Ghi chú", TEXT, default="")
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None)

    @property
    def index_id(self) -> str:
        """The code of its index: the name of the folder."""
        return self.path.split("/")[-2]

    def evidence(self) -> Iterator[tuple[str, tuple[EvidenceFields, ...]]]:
        """(figure, its sources) for every figure that is there."""
        rest = tuple(source for source in self.nguon if not source.dung_cho)
        for figure in FIGURES:
            if getattr(self, column(figure)) not in (None, "", ()):
                own = (source for source in self.nguon if any(each.is_(figure) for each in source.dung_cho))
                yield figure, tuple(own) or rest


# ---- rules -----------------------------------------------------------------------------------------------------------


def measured(result: IndexResult) -> Iterator[Problem]:
    """There is a score or a rank."""
    if result.diem is None and result.hang is None:
        message = "không có cả «Điểm» lẫn «Hạng»"
        yield result.problem("", "thieu-muc", message, "thêm ít nhất một mục, hoặc bỏ tệp này")


def published(result: IndexResult) -> Iterator[Problem]:
    """Nothing is published before the year that it judges."""
    if result.ngay_cong_bo and result.ngay_cong_bo.year < result.nam:
        message = f"ngày công bố {show_date(result.ngay_cong_bo)} trước năm được đánh giá {result.nam}"
        yield result.problem("ngay_cong_bo", "thu-tu-ngay", message, "kiểm tra lại «Năm» và «Ngày công bố»")


def ranks(result: IndexResult) -> Iterator[Problem]:
    """A rank is one of so many, and is there when its status says so."""
    pairs = (
        ("hang", "Hạng", "tren_tong_so", "Trên tổng số"),
        ("hang_trong_vung", "Hạng trong vùng", "tong_so_trong_vung", "Tổng số trong vùng"),
    )
    for rank, label, total, total_label in pairs:
        yield from _rank(result, result, rank, label, total, total_label)
    if result.hang_trong_vung is not None and not result.ten_vung:
        message = f"có «Hạng trong vùng: {result.hang_trong_vung}» nhưng thiếu «Tên vùng»"
        hint = "thêm dòng «Tên vùng: …», ghi đúng như nguồn"
        yield result.problem("hang_trong_vung", "thieu-muc", message, hint)
    without_rank = any(result.trang_thai_hang.is_(word) for word in ("không công bố", "không xếp hạng", "chưa rõ"))
    if without_rank and result.hang is not None:
        message = f"«Trạng thái hạng: {result.trang_thai_hang}» nhưng lại có «Hạng: {result.hang}»"
        yield result.problem("trang_thai_hang", "trai-nhau", message, "xóa «Hạng» hoặc sửa «Trạng thái hạng»")
    if not without_rank and result.hang is None:
        message = f"«Trạng thái hạng: {result.trang_thai_hang}» nhưng không có «Hạng»"
        yield result.problem("trang_thai_hang", "trai-nhau", message, "thêm «Hạng», hoặc ghi «chưa rõ»")


def _rank(result: IndexResult, owner: Group, rank: str, label: str, total: str, total_label: str) -> Iterator[Problem]:
    number, of = getattr(owner, rank), getattr(owner, total)
    if owner is result and number is not None and of is None:
        message = f"có «{label}: {number}» nhưng thiếu «{total_label}»"
        yield result.problem(rank, "thieu-muc", message, f"thêm dòng «{total_label}: …», ghi đúng như nguồn")
    if number is not None and of is not None and not 1 <= number <= of:
        message = f"«{label}: {number}» không nằm trong 1 đến {of}"
        yield result.problem(rank, "hang", message, f"kiểm tra lại «{label}» và «{total_label}»", of=owner)


def components(result: IndexResult) -> Iterator[Problem]:
    """Each component says something."""
    for component in result.thanh_phan:
        if component.empty:
            message = f"thành phần «{component.ma}» không có số liệu nào"
            hint = "thêm «Điểm» hoặc «Hạng», hoặc xóa nhóm dòng này"
            yield result.problem("", "thieu-muc", message, hint, of=component)
        yield from _rank(result, component, "hang", f"Thành phần {component.ma}: Hạng", "tren_tong_so", "Trên tổng số")


def components_once(result: IndexResult) -> Iterator[Problem]:
    """No component stands twice."""
    yield from _repeated(result, "thành phần", result.thanh_phan)


def criteria_once(result: IndexResult) -> Iterator[Problem]:
    """No criterion stands twice."""
    criteria = (criterion for component in result.thanh_phan for criterion in component.tieu_chi)
    yield from _repeated(result, "tiêu chí", criteria)


def _repeated(
    result: IndexResult, what: str, groups: Iterable[ComponentResultFields | CriterionResultFields]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for each in groups:
        if each.ma in seen:
            message = f"{what} «{each.ma}» viết hai lần"
            yield result.problem("ma", "trung-muc", message, "xóa một nhóm dòng", of=each)
        seen.add(each.ma)


def sourced(result: IndexResult) -> Iterator[Problem]:
    """Every figure has its source, and no source or other figure stands for a figure that is not there."""
    given = dict(result.evidence())
    for figure, sources in given.items():
        if not sources:
            message = f"«{figure}» chưa có nguồn: mọi nguồn đều ghi «Dùng cho» mục khác"
            yield result.problem(column(figure), "thieu-muc", message, f"thêm «{figure}» vào «Dùng cho» của nguồn đúng")
    for source in result.nguon:
        for term in source.dung_cho:
            if not any(term.is_(figure) for figure in given):
                message = f"nguồn «{source.ten}» dùng cho «{term}» nhưng tệp không có mục đó"
                hint = f"thêm «{term}», hoặc bỏ nó khỏi «Dùng cho»"
                yield result.problem("dung_cho", "trai-nhau", message, hint, of=source)
    for conflict in result.khac_biet_giua_cac_nguon:
        yield from _conflict(result, conflict, given)


def _conflict(result: IndexResult, conflict: ConflictFields, given: Collection[str]) -> Iterator[Problem]:
    name = "muc" if conflict.muc else "gia_tri"
    if bool(conflict.muc) != bool(conflict.gia_tri):
        message = "Khác biệt giữa các nguồn: «Mục» và «Giá trị» phải đi cùng nhau"
        hint = "thêm mục còn thiếu, hoặc bỏ cả hai và chỉ viết «Nội dung»"
        yield result.problem(name, "thieu-muc", message, hint, of=conflict)
    elif conflict.muc and conflict.muc not in given:
        message = f"Khác biệt giữa các nguồn: tệp chưa ghi «{conflict.muc}» nên không có gì để so"
        hint = f"thêm «{conflict.muc}», hoặc chỉ viết «Nội dung»"
        yield result.problem(name, "trai-nhau", message, hint, of=conflict)
    elif conflict.muc and show(getattr(result, column(conflict.muc))) == conflict.gia_tri:
        message = f"Khác biệt giữa các nguồn: «{conflict.muc}: {conflict.gia_tri}» giống số đã ghi ở tệp này"
        yield result.problem(name, "trai-nhau", message, "ghi giá trị mà nguồn kia nêu", of=conflict)


rules = all_of(
    named_after("nam", "năm"), measured, ranks, published, components, components_once, criteria_once, sourced
)
