"""Groups of lines in `site.yaml`: a field of work, a number to call, a day off, a word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TEXT, URL, Term, choice, many, pattern
from generator.model.decision import CODE
from generator.publishing.means import MEANS
from generator.text.comparing import slug

PHONE = pattern(r"[+(]?[0-9][0-9 .()-]+[0-9]", "số điện thoại (chữ số, dấu cách, chấm, gạch, ngoặc)", "0200 0000 000")
PHONES = pattern(  # several, or with an extension
    r"(?:(?:[a-wyzA-WYZ]x|[^xX*?…0-9])*[0-9]){3}(?:[a-wyzA-WYZ]x|[^xX*?…])*",  # «fax», but no «0212 385 2xxx»
    "số điện thoại có đủ chữ số",
    "0200 0000 000",
)
EMAIL = pattern(r"[^\s@]+@[^\s@]+\.[^\s@]+", "thư điện tử ten@ten-mien.vn", "so@example.gov.vn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Group):
    """A field of the department's work (lĩnh vực) under which procedures are grouped."""

    ten: str = field("Tên", TEXT, example="Hoạt động khoa học và công nghệ")
    mo_ta: str = field("Mô tả", TEXT, default="", help="Một câu cho người dân: lĩnh vực này gồm những việc gì.")

    @property
    def anchor(self) -> str:
        return slug(self.ten)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotline(Group):
    """One receiving number."""

    ten: str = field("Tên", TEXT, example="Đường dây nóng về thủ tục hành chính")
    so: str = field("Số", PHONE)
    gio_truc: str = field("Giờ trực", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Group):
    """Days on which the office is closed though they are weekdays."""

    ten: str = field("Tên", TEXT, example="Quốc khánh")
    tu_ngay: Date = field("Từ ngày", DATE)
    den_ngay: Date | None = field("Đến ngày", DATE, default=None, help="Bỏ dòng này khi chỉ nghỉ một ngày.")
    nguon: str = field("Nguồn", TEXT, default="")

    @property
    def days(self) -> Iterator[Date]:
        last = self.den_ngay or self.tu_ngay
        yield from (self.tu_ngay + timedelta(days=number) for number in range((last - self.tu_ngay).days + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation(Group):
    """A short form of the office's field of work, and what it means."""

    viet_tat: str = field("Viết tắt", TEXT, example="SHTT")
    nghia: str = field("Nghĩa", TEXT, example="sở hữu trí tuệ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Group):
    """What somebody wants to get done, in the words of citizens, and the procedure that it takes."""

    viec: str = field("Việc", TEXT, example="Mở phòng khám có máy X-quang")
    thu_tuc: str = field("Thủ tục", CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym(Group):
    """What contents call a thing, and what readers call it."""

    tu: str = field("Từ", TEXT, help="Như nội dung đã viết.", example="bưu chính công ích")
    cung_goi_la: tuple[str, ...] = field("Cũng gọi là", many(TEXT), example="bưu điện")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver(Group):
    """An office that receives feedback on administrative rules (NĐ 20/2008/NĐ-CP Điều 13)."""

    ten: str = field("Tên", TEXT, example="Văn phòng Ủy ban nhân dân tỉnh (Phòng Kiểm soát thủ tục hành chính)")
    dia_chi: str = field("Địa chỉ", TEXT, default="")
    dien_thoai: str = field("Điện thoại", PHONES, default="")
    fax: str = field("Fax", TEXT, default="")
    thu_dien_tu: str = field("Thư điện tử", EMAIL, default="")
    lien_ket: str = field("Liên kết", URL, default="")
    nguon: str = field("Nguồn", TEXT, default="", help="Nơi nhận này lấy từ đâu.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination(Group):
    """Where `publish` hands the finished column over."""

    cach: Term = field("Cách", choice(*MEANS), help="«zip» chỉ làm ra tệp để gửi người quản trị trang của cơ quan.")
    cho: str = field(
        "Chỗ",
        TEXT,
        help="Thư mục hay ổ mạng, nơi nhận của rsync, địa chỉ kho Git, hoặc tên tệp .zip. Không ghi mật khẩu ở đây.",
        example="/srv/www/cchc",
    )
    nhanh: str = field(
        "Nhánh", TEXT, default="", help="Chỉ với Git: nhánh dành riêng cho chuyên mục đã dựng.", example="gh-pages"
    )
