"""Văn bản chỉ đạo, điều hành: one file a document (NĐ 43/2011/NĐ-CP Điều 10.1.e names what must be shown of it)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import field
from generator.declaring.file_type import all_of
from generator.declaring.types import DATE, FILE, TEXT, Term, choice, group, many, pattern
from generator.kinds.document.card import TYPES
from generator.model.content import Content
from generator.model.day_order import in_order
from generator.model.groups import Origin
from generator.model.naming import NOT_OVER
from generator.problems import Problem
from generator.text.comparing import same, slug
from generator.text.showing import show_date

NUMBER = pattern(
    r"[0-9]+[a-zA-Z]?(?:-[A-ZĐ]+)?(?:/[0-9]{4})?/[A-Za-zĐđƯư0-9]+(?:-[A-Za-zĐđƯư0-9]+)*",
    "số ký hiệu (số, dấu /, chữ viết tắt)",
    "47/KH-UBND",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Content):
    """Một văn bản; còn hiệu lực hay không là do máy tính từ các ngày, không ai gõ vào."""

    so_ky_hieu: str = field("Số ký hiệu", NUMBER, help="Không có chữ «Số:» ở trước.")
    loai_van_ban: Term = field("Loại văn bản", choice(*TYPES))
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None, help="Chưa biết thì bỏ dòng này.")
    ngay_hieu_luc: Date | None = field("Ngày hiệu lực", DATE, default=None)
    ngay_het_hieu_luc: Date | None = field(
        "Ngày hết hiệu lực", DATE, default=None, help="Ngày đầu tiên văn bản không còn hiệu lực."
    )
    hieu_luc_doi_chieu_den: Date | None = field(
        "Hiệu lực đối chiếu đến",
        DATE,
        default=None,
        help="Ngày cuối cùng mà nguồn cho biết văn bản còn hiệu lực; sau ngày này trang ghi «Chưa rõ».",
    )
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, example="Ủy ban nhân dân tỉnh Sơn La")
    cap: Term = field("Cấp", choice("Trung ương", "Bộ", "Tỉnh", "Sở"))
    nguoi_ky: str = field("Người ký", TEXT, default="")
    chuc_vu: str = field("Chức vụ", TEXT, default="")
    trich_yeu: str = field("Trích yếu", TEXT, help="Đúng như trong văn bản.")
    thay_the: tuple[str, ...] = field("Thay thế", many(NUMBER), default=(), help="Số ký hiệu các văn bản bị thay thế.")
    duoc_thay_the_boi: tuple[str, ...] = field("Được thay thế bởi", many(NUMBER), default=())
    sua_doi_boi: tuple[str, ...] = field("Sửa đổi bởi", many(NUMBER), default=())
    tep_dinh_kem: tuple[str, ...] = field("Tệp đính kèm", many(FILE), default=())
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def title(self) -> str:
        return f"{'Văn bản' if self.loai_van_ban.is_('Khác') else self.loai_van_ban} số {self.so_ky_hieu}"


# ---- what one document must keep within itself -----------------------------------------------------------------------


def file_name(document: Document) -> Iterator[Problem]:
    """The file bears the number, and the year and the issuer where another document has the same number."""
    name, issued = slug(document.so_ky_hieu), document.ngay_ban_hanh
    dated = f"{name}-{issued.year}" if issued else name
    if document.stem not in (name, dated, f"{dated}-{slug(document.co_quan_ban_hanh)}"):
        message = f"tên tệp «{document.stem}.md» khác số ký hiệu «{document.so_ky_hieu}»"
        sure = _year(document).isdecimal() or not issued
        other = "" if sure else f" (trùng số với văn bản năm khác thì {dated}.md)"
        yield document.problem("so_ky_hieu", "ten-tep", message, f"đổi tên tệp thành {name}.md{other}{NOT_OVER}")


def year_of_number(document: Document) -> Iterator[Problem]:
    """A number that tells a year tells that of the day of issue."""
    year, issued = _year(document), document.ngay_ban_hanh
    if issued and year.isdecimal() and int(year) != issued.year:
        message = f"số ký hiệu ghi năm {year} nhưng «Ngày ban hành: {show_date(issued)}»"
        yield document.problem("ngay_ban_hanh", "trai-nhau", message, "kiểm tra lại số ký hiệu và ngày ban hành")


def _year(document: Document) -> str:
    """'2018' of 61/2018/NĐ-CP; of 47/KH-UBND what stands there instead of a year."""
    return document.so_ky_hieu.split("/")[1]


def not_itself(document: Document) -> Iterator[Problem]:
    """No document replaces itself."""
    for attribute, label in (("thay_the", "Thay thế"), ("duoc_thay_the_boi", "Được thay thế bởi")):
        if any(same(number, document.so_ky_hieu) for number in getattr(document, attribute)):
            message = f"{label}: văn bản ghi số của chính nó «{document.so_ky_hieu}»"
            yield document.problem(attribute, "thay-the", message, "ghi số của văn bản kia, hoặc bỏ dòng này")


rules = all_of(
    file_name,
    year_of_number,
    in_order(
        ("ngay_ban_hanh", "ngay_hieu_luc"),
        ("ngay_ban_hanh", "ngay_het_hieu_luc"),
        ("ngay_hieu_luc", "ngay_het_hieu_luc"),
        ("ngay_hieu_luc", "hieu_luc_doi_chieu_den"),
    ),
    not_itself,
)
