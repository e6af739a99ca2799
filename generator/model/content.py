"""What every published file may carry, whatever its kind."""

from dataclasses import dataclass
from datetime import date as Date

from generator.declaring import fields
from generator.declaring.fields import Record
from generator.declaring.types import ADDRESS, DATE, TASK, YES_NO, many


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Record):
    """What every published file may carry, whatever its kind."""

    ban_nhap: bool = fields.field(
        "Bản nháp", YES_NO, default=False, help="có: không đăng, không tính vào số đã đăng.", internal=True
    )
    ngay_dang: Date | None = fields.field(
        "Ngày đăng", DATE, default=None, help="Ngày nội dung lên chuyên mục này; không đăng trước ngày này."
    )
    dia_chi_cu: tuple[str, ...] = fields.field(
        "Địa chỉ cũ",
        many(ADDRESS),
        default=(),
        help="Địa chỉ trước đây trong chuyên mục; mở ra sẽ chuyển sang trang này.",
    )
    nhiem_vu: str = fields.field(
        "Nhiệm vụ", TASK, default="", help="Số của nhiệm vụ trong kế hoạch tuyên truyền mà nội dung này thực hiện."
    )
    ra_soat_truoc_ngay: Date | None = fields.field(
        "Rà soát trước ngày", DATE, default=None, help="Quá ngày này, lệnh status nhắc xem lại.", internal=True
    )
