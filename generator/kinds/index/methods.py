"""How an index is measured: method versions, their components and criteria, and the breaks between years."""

from dataclasses import dataclass
from decimal import Decimal

from generator.declaring.fields import Group, field
from generator.declaring.types import DECIMAL, INTEGER, TEXT, YEAR, YES_NO, Term, choice, group, many
from generator.model.groups import Origin

ORIGINS = many(group(Origin, shorthand="ten"))
RANKING = ("số đơn vị", "công bố thứ hạng")  # breaks that touch ranks alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Group):
    """A criterion of a component; where only some years of the version know it, those years."""

    ma: str = field("Mã", TEXT, example="3.1")
    ten: str = field("Tên", TEXT, example="Tiếp cận thông tin")
    ten_tieng_anh: str = field(
        "Tên tiếng Anh", TEXT, default="", help="Tên trong nguồn, khi tên tiếng Việt là tạm dịch."
    )
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    tu_nam: int | None = field("Từ năm", YEAR, default=None)
    den_nam: int | None = field("Đến năm", YEAR, default=None)

    def known_in(self, year: int) -> bool:
        return (self.tu_nam or year) <= year <= (self.den_nam or year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Group):
    """A component as one method version names and weighs it."""

    ma: str = field("Mã", TEXT, example="3")
    ten: str = field("Tên", TEXT, example="Cải cách thủ tục hành chính")
    toi_da: Decimal | None = field("Tối đa", DECIMAL, default=None)
    trong_so: Decimal | None = field("Trọng số", DECIMAL, default=None, help="Phần trăm.")
    tieu_chi: tuple[Criterion, ...] = field("Tiêu chí", many(group(Criterion)), default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Method(Group):
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
    thang_diem_tu: Decimal | None = field("Thang điểm từ", DECIMAL, default=None)
    thang_diem_den: Decimal | None = field("Thang điểm đến", DECIMAL, default=None)
    van_ban: str = field("Văn bản", TEXT, default="")
    mo_ta: str = field("Mô tả", TEXT, default="")
    so_thanh_phan: int | None = field(
        "Số thành phần", INTEGER, default=None, help="Theo văn bản; ghi khi chưa khai đủ thành phần ở dưới."
    )
    thanh_phan: tuple[Component, ...] = field("Thành phần", many(group(Component)), default=())
    luu_y_ve_tieu_chi: str = field("Lưu ý về tiêu chí", TEXT, default="")
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS, default=())

    @property
    def whole(self) -> int:
        """How many components there are, declared here or not."""
        return self.so_thanh_phan or len(self.thanh_phan)

    @property
    def criteria(self) -> dict[str, Criterion]:
        return {each.ma: each for component in self.thanh_phan for each in component.tieu_chi}


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Group):
    """Two neighbouring years whose figures must not be compared as they stand."""

    giua_nam: int = field("Giữa năm", YEAR)
    va_nam: int = field("Và năm", YEAR)
    loai: Term = field("Loại", choice("phương pháp", "định nghĩa", "thành phần", "số đơn vị", "công bố thứ hạng"))
    thanh_phan: str = field("Thành phần", TEXT, default="")
    noi_dung: str = field("Nội dung", TEXT)
    nguon: tuple[Origin, ...] = field("Nguồn", ORIGINS, default=())

    @property
    def of_ranks(self) -> bool:
        """Whether scores may be compared all the same."""
        return any(self.loai.is_(kind) for kind in RANKING)

    def touches(self, component: str) -> bool:
        """Whether a component's score may not be compared over the break."""
        return not self.of_ranks and self.thanh_phan in ("", component)
