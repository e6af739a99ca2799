"""Groups of fields that several types of file declare."""

from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, FILE, TEXT, URL, pattern

MARK = pattern(r"\w[\w. -]*", "chữ, số làm ký hiệu", "3.1")  # one letter is enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Group):
    """Where a fact was read (`Nguồn`)."""

    ten: str = field("Tên", TEXT, example="Cổng Dịch vụ công quốc gia")
    lien_ket: str = field("Liên kết", URL, default="")
    ngay_xem: Date | None = field("Ngày xem", DATE, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Group):
    """Something to read or see: a file of the column or a page elsewhere."""

    ten: str = field("Tên", TEXT, example="Tài liệu tập huấn")
    tep: str = field("Tệp", FILE, default="")
    lien_ket: str = field("Liên kết", URL, default="")
