"""What an index is: its record, and the rules that its file keeps within itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from markupsafe import Markup

from generator.declaring.fields import Group, field
from generator.declaring.file_type import all_of
from generator.declaring.types import (
    DATE,
    DECIMAL,
    INTEGER,
    TEXT,
    YEAR,
    Term,
    choice,
    group,
    many,
    pattern,
    section,
)
from generator.kinds.index.methods import ORIGINS, BreakFields, ComponentFields, CriterionFields, MethodFields
from generator.model.content import Content
from generator.model.groups import Origin
from generator.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFields(Group):
    """What is known of the whole country in a year without a result of the province."""

    nam: int = field("Năm", YEAR)
    trung_binh: Decimal | None = field("Trung bình", DECIMAL, default=None)
    trung_vi: Decimal | None = field("Trung vị", DECIMAL, default=None)
    ngay_cong_bo: Date | None = field("Ngày công bố", DATE, default=None)
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfoundFields(Group):
    """A year whose result was looked for and not found."""

    nam: int = field("Năm", YEAR)
    da_cong_bo: Term = field("Đã công bố", choice("có", "chưa rõ"), help="có: có nguồn cho biết kết quả đã công bố.")
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS, default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Content):
    """Một chỉ số đánh giá hằng năm."""

    ten: str = field("Tên", TEXT, example="Chỉ số cải cách hành chính")
    ten_viet_tat: str = field("Tên viết tắt", TEXT, example="PARINDEX")
    ten_tieng_anh: str = field("Tên tiếng Anh", TEXT, default="")
    co_quan_cong_bo: str = field("Cơ quan công bố", TEXT)
    goc_nhin: str = field("Góc nhìn", TEXT, default="", help="Ai đánh giá, hỏi ai.")
    nam_dau_tien: int | None = field("Năm đầu tiên", YEAR, default=None)
    don_vi_duoc_danh_gia: str = field("Đơn vị được đánh giá", TEXT, default="tỉnh", example="Sơn La")
    ten_goi_thanh_phan: str = field("Tên gọi thành phần", TEXT, default="thành phần", example="lĩnh vực")
    ten_goi_tieu_chi: str = field(
        "Tên gọi tiêu chí", TEXT, default="tiêu chí thành phần", example="nội dung thành phần"
    )
    don_vi_tinh: str = field("Đơn vị tính", pattern(r"%|\w[\w ]*", "đơn vị", "%"))
    thu_tu: int = field("Thứ tự", INTEGER, default=0, help="Số nhỏ đứng trước ở trang Chỉ số.")
    tom_tat: str = field("Tóm tắt", TEXT)
    phien_ban_phuong_phap: tuple[MethodFields, ...] = field("Phiên bản phương pháp", many(group(MethodFields)))
    dut_quang: tuple[BreakFields, ...] = field("Đứt quãng", many(group(BreakFields)), default=())
    ca_nuoc: tuple[NationalFields, ...] = field(
        "Cả nước", many(group(NationalFields)), default=(), help="Chỉ những năm chưa có tệp kết quả của tỉnh."
    )
    nam_chua_tim_duoc: tuple[UnfoundFields, ...] = field(
        "Năm chưa tìm được", many(group(UnfoundFields)), default=(), help="Tìm kết quả của tỉnh mà chưa thấy."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS)
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None)
    y_nghia: Markup = section("Ý nghĩa")
    tac_dong: Markup = section("Tác động")
    cach_do: Markup = section("Cách đo", default=Markup(""))


def methods_told(index: Index) -> Iterator[Problem]:
    """Years in order, no more components than there are, their codes once."""
    for method in index.phien_ban_phuong_phap:
        yield from _method(index, method)


def methods_once(index: Index) -> Iterator[Problem]:
    """The code of a version of the method stands once."""
    yield from _repeated(index, index.phien_ban_phuong_phap, "phiên bản phương pháp")


def breaks_told(index: Index) -> Iterator[Problem]:
    """A break is between two neighbouring years."""
    for gap in index.dut_quang:
        if gap.va_nam != gap.giua_nam + 1:
            message = f"đứt quãng phải ở giữa hai năm liền nhau, ở đây là {gap.giua_nam} và {gap.va_nam}"
            yield index.problem(
                "va_nam", "thu-tu-ngay", message, f"sửa thành «Và năm: {gap.giua_nam + 1}», hoặc sửa «Giữa năm»", of=gap
            )


def unfound_told(index: Index) -> Iterator[Problem]:
    """That a result was published is told by a source."""
    for each in index.nam_chua_tim_duoc:
        if each.da_cong_bo.is_("có") and not each.nguon:
            message = f"Năm chưa tìm được: năm {each.nam} ghi «Đã công bố: có» nhưng thiếu «Nguồn»"
            yield index.problem("da_cong_bo", "thieu-muc", message, "thêm «Nguồn», hoặc ghi «chưa rõ»", of=each)


def _method(index: Index, method: MethodFields) -> Iterator[Problem]:
    if method.den_nam is not None and method.den_nam < method.tu_nam:
        message = f"phiên bản «{method.ma}»: «Đến năm» trước «Từ năm»"
        yield index.problem("den_nam", "thu-tu-ngay", message, "kiểm tra lại hai năm", of=method)
    if method.whole < len(method.thanh_phan):
        given = f"«Số thành phần: {method.whole}» nhưng khai {len(method.thanh_phan)} thành phần"
        hint = "sửa số này, hoặc bỏ dòng này khi đã khai đủ"
        yield index.problem("so_thanh_phan", "trai-nhau", f"phiên bản «{method.ma}»: {given}", hint, of=method)
    yield from _repeated(index, method.thanh_phan, f"thành phần của «{method.ma}»")
    criteria = [criterion for component in method.thanh_phan for criterion in component.tieu_chi]
    yield from _repeated(index, criteria, f"tiêu chí của «{method.ma}»")


def _repeated(
    index: Index, groups: Iterable[MethodFields | ComponentFields | CriterionFields], what: str
) -> Iterator[Problem]:
    seen: set[str] = set()
    for each in groups:
        if each.ma in seen:
            message = f"{what}: mã «{each.ma}» viết hai lần"
            yield index.problem("ma", "trung-muc", message, "xóa hoặc sửa một mã", of=each)
        seen.add(each.ma)


rules = all_of(methods_told, methods_once, breaks_told, unfound_told)
