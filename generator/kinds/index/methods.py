"""How an index is measured: the fields of its methods and of the breaks between years, and each as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from generator.declaring.fields import Group, field
from generator.declaring.types import DECIMAL, INTEGER, TEXT, YEAR, YES_NO, Term, choice, group, many
from generator.kinds.index.card import Break, Component, Criterion, Method
from generator.model.groups import MARK, Origin

ORIGINS = many(group(Origin, shorthand="ten"))
CERTAINTY = choice("cao", "trung bình", "thấp")
RANKING = ("số đơn vị", "công bố thứ hạng")  # breaks that touch ranks alone


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFields(Group):
    """A criterion of a component; where only some years of the version know it, those years."""

    ma: str = field("Mã", MARK, example="3.1")
    ten: str = field("Tên", TEXT, example="Tiếp cận thông tin")
    ten_tieng_anh: str = field(
        "Tên tiếng Anh", TEXT, default="", help="Tên trong nguồn, khi tên tiếng Việt là tạm dịch."
    )
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    tu_nam: int | None = field("Từ năm", YEAR, default=None)
    den_nam: int | None = field("Đến năm", YEAR, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentFields(Group):
    """A component as one method version names and weighs it."""

    ma: str = field("Mã", MARK, example="3")
    ten: str = field("Tên", TEXT, example="Cải cách thủ tục hành chính")
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    trong_so: Decimal | None = field("Trọng số", DECIMAL, default=None, help="Phần trăm.")
    tieu_chi: tuple[CriterionFields, ...] = field("Tiêu chí", many(group(CriterionFields)), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodFields(Group):
    """A method version: names and maxima of components belong to it, not to the index or the year."""

    ma: str = field("Mã", TEXT, example="par-2022")
    tu_nam: int = field("Từ năm", YEAR)
    den_nam: int | None = field("Đến năm", YEAR, default=None)
    so_sanh_duoc: bool = field(
        "So sánh được",
        YES_NO,
        default=True,
        help="không: các năm gộp chung mà chưa rõ có cùng cách đo; trang không so năm này với năm trước.",
    )
    diem_la_tong: bool = field(
        "Điểm là tổng",
        YES_NO,
        default=False,
        help="có: điểm bằng tổng điểm các thành phần, không có trọng số; máy so hai số của từng năm.",
    )
    thang_diem_tu: Decimal | None = field("Thang điểm từ", DECIMAL, default=None)
    thang_diem_den: Decimal | None = field("Thang điểm đến", DECIMAL, default=None)
    van_ban: str = field("Văn bản", TEXT, default="")
    mo_ta: str = field("Mô tả", TEXT, default="")
    so_thanh_phan: int | None = field(
        "Số thành phần", INTEGER, default=None, help="Theo văn bản; ghi khi chưa khai đủ thành phần ở dưới."
    )
    thanh_phan: tuple[ComponentFields, ...] = field("Thành phần", many(group(ComponentFields)), default=())
    luu_y_ve_tieu_chi: str = field("Lưu ý về tiêu chí", TEXT, default="")
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS, default=())

    @property
    def whole(self) -> int:
        """How many components there are, declared here or not."""
        return self.so_thanh_phan or len(self.thanh_phan)


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakFields(Group):
    """Two neighbouring years whose figures must not be compared as they stand."""

    giua_nam: int = field("Giữa năm", YEAR)
    va_nam: int = field("Và năm", YEAR)
    loai: Term = field("Loại", choice("phương pháp", "định nghĩa", "thành phần", "số đơn vị", "công bố thứ hạng"))
    thanh_phan: str = field("Thành phần", TEXT, default="")
    noi_dung: str = field("Nội dung", TEXT)
    muc_chac_chan: Term = field(
        "Mức chắc chắn", CERTAINTY, default=Term(), help="thấp: chưa có nguồn chính thức, trang sẽ nói rõ."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS, default=())


# ---- as plain values -------------------------------------------------------------------------------------------------


def methods(declared: Iterable[MethodFields]) -> tuple[Method, ...]:
    return tuple(_method(each) for each in declared)


def _method(each: MethodFields) -> Method:
    return Method(
        code=each.ma,
        first=each.tu_nam,
        last=each.den_nam,
        comparable=each.so_sanh_duoc,
        summed=each.diem_la_tong,
        low=each.thang_diem_tu,
        high=each.thang_diem_den,
        about=each.mo_ta or each.van_ban,
        whole=each.whole,
        components=tuple(_component(component) for component in each.thanh_phan),
        note_on_criteria=each.luu_y_ve_tieu_chi,
    )


def _component(each: ComponentFields) -> Component:
    criteria = tuple(_criterion(criterion) for criterion in each.tieu_chi)
    return Component(code=each.ma, name=each.ten, maximum=each.toi_da, weight=each.trong_so, criteria=criteria)


def _criterion(each: CriterionFields) -> Criterion:
    return Criterion(
        code=each.ma,
        name=each.ten,
        name_in_english=each.ten_tieng_anh,
        maximum=each.toi_da,
        first=each.tu_nam,
        last=each.den_nam,
    )


def breaks(declared: Iterable[BreakFields]) -> tuple[Break, ...]:
    return tuple(
        Break(
            before=each.giua_nam,
            year=each.va_nam,
            what=str(each.loai),
            component=each.thanh_phan,
            text=each.noi_dung,
            uncertain=each.muc_chac_chan.is_("thấp"),
            of_ranks=any(each.loai.is_(kind) for kind in RANKING),
        )
        for each in declared
    )
