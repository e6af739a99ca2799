"""Kết quả chỉ số: one file a year of an index."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from typing import Any

from generator import limits
from generator.fields import Group, field, group, specs
from generator.problems import Problem
from generator.readers import DATE, DECIMAL, INTEGER, TEXT, YEAR, Term, choice, many
from generator.register import Origin
from generator.shapes import Content, Kind, Row, Site, posting

DERIVED = choice("công bố", "suy ra")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentResult(Group):
    """The result of one component in one year."""

    ma: str = field("Mã", TEXT, example="3")
    diem: Decimal | None = field("Điểm", DECIMAL, default=None)
    hang: int | None = field("Hạng", INTEGER, default=None)
    tren_tong_so: int | None = field("Trên tổng số", INTEGER, default=None)
    nhom: str = field("Nhóm", TEXT, default="")
    trung_vi: Decimal | None = field("Trung vị", DECIMAL, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Group):
    """What another source says."""

    noi_dung: str = field("Nội dung", TEXT)
    nguon: str = field("Nguồn", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexResult(Content):
    """Kết quả một năm của tỉnh ở một chỉ số."""

    nam: int = field("Năm", YEAR, help="Năm được đánh giá, không phải năm công bố.")
    diem: Decimal | None = field("Điểm", DECIMAL, default=None)
    hang: int | None = field("Hạng", INTEGER, default=None)
    tren_tong_so: int | None = field("Trên tổng số", INTEGER, default=None, help="Số tỉnh, thành phố được xếp hạng.")
    trang_thai_hang: Term = field(
        "Trạng thái hạng",
        choice("công bố", "địa phương công bố", "suy ra", "không công bố", "không xếp hạng", "chưa rõ"),
    )
    nhom: str = field("Nhóm", TEXT, default="")
    trang_thai_nhom: str = field("Trạng thái nhóm", DERIVED, default="")
    hang_trong_vung: int | None = field("Hạng trong vùng", INTEGER, default=None)
    tong_so_trong_vung: int | None = field("Tổng số trong vùng", INTEGER, default=None)
    ten_vung: str = field("Tên vùng", TEXT, default="")
    trung_binh_ca_nuoc: Decimal | None = field("Trung bình cả nước", DECIMAL, default=None)
    trung_vi_ca_nuoc: Decimal | None = field("Trung vị cả nước", DECIMAL, default=None)
    phien_ban_phuong_phap: str = field("Phiên bản phương pháp", TEXT, example="par-2022")
    ngay_cong_bo: Date | None = field("Ngày công bố", DATE, default=None)
    quyet_dinh: str = field("Quyết định", TEXT, default="", example="268/QĐ-BNV")
    thanh_phan: tuple[ComponentResult, ...] = field("Thành phần", many(group(ComponentResult)), default=())
    khac_biet_giua_cac_nguon: tuple[Conflict, ...] = field(
        "Khác biệt giữa các nguồn", many(group(Conflict, shorthand="noi_dung")), default=()
    )
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ghi_chu: str = field("Ghi chú", TEXT, default="")
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None)

    @property
    def index_id(self) -> str:
        return self.path.split("/")[-2]


def rules(result: IndexResult) -> Iterator[Problem]:
    """What one result must keep within itself."""
    if result.stem != str(result.nam):
        message = f"tên tệp «{result.stem}.md» khác năm {result.nam}"
        yield result.problem("nam", "ten-tep", message, f"đổi tên tệp thành {result.nam}.md")
    if result.diem is None and result.hang is None:
        message = "không có cả «Điểm» lẫn «Hạng»"
        yield result.problem("", "thieu-muc", message, "thêm ít nhất một mục, hoặc bỏ tệp này")
    pairs = (
        ("hang", "Hạng", "tren_tong_so", "Trên tổng số"),
        ("hang_trong_vung", "Hạng trong vùng", "tong_so_trong_vung", "Tổng số trong vùng"),
    )
    for rank, label, total, total_label in pairs:
        yield from _rank(result, result, rank, label, total, total_label)
    without_rank = any(result.trang_thai_hang.is_(word) for word in ("không công bố", "không xếp hạng", "chưa rõ"))
    if without_rank and result.hang is not None:
        message = f"«Trạng thái hạng: {result.trang_thai_hang}» nhưng lại có «Hạng: {result.hang}»"
        yield result.problem("trang_thai_hang", "trai-nhau", message, "xóa «Hạng» hoặc sửa «Trạng thái hạng»")
    if not without_rank and result.hang is None:
        message = f"«Trạng thái hạng: {result.trang_thai_hang}» nhưng không có «Hạng»"
        yield result.problem("trang_thai_hang", "trai-nhau", message, "thêm «Hạng», hoặc ghi «chưa rõ»")
    if result.ngay_cong_bo and result.ngay_cong_bo.year < result.nam:
        message = f"ngày công bố {result.ngay_cong_bo:%d/%m/%Y} trước năm được đánh giá {result.nam}"
        yield result.problem("ngay_cong_bo", "thu-tu-ngay", message, "kiểm tra lại «Năm» và «Ngày công bố»")
    seen: set[str] = set()
    for component in result.thanh_phan:
        if component.ma in seen:
            message = f"thành phần «{component.ma}» viết hai lần"
            yield _at(result, component.line("ma"), "trung-muc", message, "xóa một phần tử")
        seen.add(component.ma)
        yield from _rank(result, component, "hang", f"Thành phần {component.ma}: Hạng", "tren_tong_so", "Trên tổng số")


def _rank(result: IndexResult, owner: Group, rank: str, label: str, total: str, total_label: str) -> Iterator[Problem]:
    number, of = getattr(owner, rank), getattr(owner, total)
    if owner is result and number is not None and of is None:
        message = f"có «{label}: {number}» nhưng thiếu «{total_label}»"
        yield _at(result, owner.line(rank), "thieu-muc", message, f"thêm dòng «{total_label}: 63» với số đúng")
    if number is not None and of is not None and not 1 <= number <= of:
        message = f"«{label}: {number}» không nằm trong 1 đến {of}"
        yield _at(result, owner.line(rank), "hang", message, f"kiểm tra lại «{label}» và «{total_label}»")


def _at(result: IndexResult, line: int, rule: str, message: str, hint: str) -> Problem:
    return Problem(path=result.path, line=line, rule=rule, message=message, hint=hint)


# ---- for machines ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedComponent(ComponentResult):
    """A component's result with the name and weight that its method gives it."""

    ten: str = field("Tên", TEXT, default="")
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    trong_so: Decimal | None = field("Trọng số", DECIMAL, default=None, help="Phần trăm.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Group):
    """What the index says of its result, by the method of the year."""

    chi_so: str = field("Chỉ số", TEXT, help="Mã của chỉ số, như trong địa chỉ trang.")
    ten_viet_tat: str = field("Tên viết tắt", TEXT, default="")
    don_vi_tinh: str = field("Đơn vị tính", TEXT, default="")
    thanh_phan: tuple[NamedComponent, ...] = field("Thành phần", many(group(NamedComponent)), default=())


def measured(result: IndexResult, site: Site) -> Measured:
    """The result beside its index, which is another kind's and found by the folder."""
    index = next((each for each in site.posted.get("index", ()) if each.stem == result.index_id), None)
    method = index.method(result.phien_ban_phuong_phap) if index else None
    names = {component.ma: component for component in method.thanh_phan} if method else {}
    return Measured(
        chi_so=result.index_id,
        ten_viet_tat=index.ten_viet_tat if index else "",
        don_vi_tinh=index.don_vi_tinh if index else "",
        thanh_phan=tuple(_named(each, names.get(each.ma)) for each in result.thanh_phan),
    )


def _named(result: ComponentResult, component: Any) -> NamedComponent:
    own = {name: getattr(result, name) for name in specs(ComponentResult)}
    more = {name: getattr(component, name) for name in ("ten", "toi_da", "trong_so")} if component else {}
    return NamedComponent(**own, **more)


def row(result: IndexResult) -> Row:
    return Row(
        title=f"{result.index_id.upper()} năm {result.nam}",
        address=f"/chi-so/{result.index_id}/{result.nam}/",
        date=result.ngay_cong_bo,
    )


KIND: Kind[Any] = Kind(
    name="index_result",
    label="Kết quả chỉ số",
    files=("indices/*/*.md",),
    record=IndexResult,
    section="/chi-so/",
    row=row,
    address=lambda result: f"/chi-so/{result.index_id}/{result.nam}/",
    order=lambda result: (result.index_id, -result.nam),
    rules=rules,
    pages=lambda _kind, _site: (),  # index.py makes them: a year is shown beside its index's method
    figures=lambda _kind, _site, _period: (),  # index.py counts them
    spans=lambda result, _site: posting(result, result.ngay_cong_bo, "ngày công bố", limits.STATISTICS),
    in_menu=False,
    own_section=False,
    key=("chi_so", "nam"),
    derived=Measured,
    derive=measured,
    tables=("thanh_phan",),
    help="Mỗi năm một tệp trong thư mục của chỉ số.",
)
