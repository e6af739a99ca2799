"""Tin tức, bài viết: the fields of one item, and what its file must keep within itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, IMAGE, TEXT, URL, vocabulary
from generator.model.content import Content
from generator.model.day_order import in_order
from generator.model.naming import file_name, year_folder
from generator.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem(Content):
    """Một tin, bài về cải cách hành chính."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Sơn La công bố …")
    ngay_dang: Date | None = field(
        "Ngày đăng",
        DATE,
        default=None,
        help="Ngày tin lên chuyên mục này; ngày sau này thì tin chờ đến ngày đó. Chưa rõ thì bỏ dòng.",
    )
    ngay_nguon: Date | None = field(
        "Ngày nguồn",
        DATE,
        default=None,
        help="Ngày của nguồn: ngày ban hành, công bố, đưa tin; không tính là ngày đăng.",
    )
    ngay_su_kien: Date | None = field(
        "Ngày sự kiện", DATE, default=None, help="Ngày xảy ra việc được đưa tin; có thì máy tính tin đăng có kịp không."
    )
    chuyen_muc: str = field(
        "Chuyên mục",
        vocabulary("chuyen_muc_tin"),
        example="Chỉ đạo, điều hành",
        help="Một chuyên mục khai trong site.yaml.",
    )
    tom_tat: str = field("Tóm tắt", TEXT, help="Một, hai câu hiện ở danh sách.")
    anh: str = field("Ảnh", IMAGE, default="")
    chu_thich_anh: str = field(
        "Chú thích ảnh", TEXT, default="", help="Bắt buộc khi có ảnh; đọc cho người không nhìn thấy."
    )
    tac_gia: str = field("Tác giả", TEXT, default="")
    nguon: str = field("Nguồn", TEXT, help="Tin lấy từ đâu.", example="Sở Khoa học và Công nghệ")
    lien_ket_nguon: str = field("Liên kết nguồn", URL, default="")

    @property
    def ngay(self) -> Date | None:
        """That of posting, else that of the source."""
        return self.ngay_dang or self.ngay_nguon


def dated(item: NewsItem) -> Iterator[Problem]:
    """The day of posting or that of the source is told, and nothing is posted before its source."""
    if not item.ngay:
        hint = "ghi ngày tin lên chuyên mục này; chưa rõ thì ghi «Ngày nguồn»"
        yield item.problem("", "thieu-muc", "thiếu mục «Ngày đăng»", hint)


def described(item: NewsItem) -> Iterator[Problem]:
    """A picture is described, and there is a body."""
    if item.anh and not item.chu_thich_anh:
        yield item.problem("anh", "thieu-muc", "có ảnh nhưng thiếu mục «Chú thích ảnh»", "tả ngắn ảnh có gì")
    if not item.html:
        yield item.problem("", "trong", "chưa có nội dung bài", "viết bài dưới dòng --- thứ hai")


rules = all_of(
    file_name("ten-bai"),
    dated,
    in_order(("ngay_nguon", "ngay_dang")),
    year_folder("news", "tin của", "ngay_dang", "ngay_nguon"),
    described,
)
