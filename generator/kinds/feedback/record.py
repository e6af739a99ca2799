"""Phản ánh, kiến nghị về quy định hành chính: one file an item, without a word of who sent it (NĐ 20/2008/NĐ-CP)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from itertools import pairwise

from markupsafe import Markup

from generator.declaring.fields import field
from generator.declaring.file_type import LineFault, all_of
from generator.declaring.types import DATE, TEXT, Term, choice, many, pattern, section, vocabulary
from generator.model.content import Content
from generator.model.decision import CODE
from generator.model.naming import file_name, year_folder
from generator.model.settings import Settings
from generator.problems import Problem
from generator.text.comparing import CAPITAL
from generator.text.personal import named, personal
from generator.text.showing import show_date

SENDER = pattern(
    rf"Tổ chức|Doanh nghiệp|Công dân (?:xã|phường|thị trấn)(?: (?:{CAPITAL}|\d)\w*){{1,4}}",
    "người gửi (Công dân xã …, Công dân phường …, Công dân thị trấn …, Tổ chức, Doanh nghiệp)",
    "Công dân xã Chiềng Cọ",
)
MATTERS = ("Việc thực hiện quy định", "Nội dung quy định", "Đề xuất, sáng kiến")  # NĐ 20/2008/NĐ-CP Điều 5
CHANNELS = (
    "Trực tiếp",
    "Điện thoại",
    "Văn bản",
    "Thư điện tử",
    "Phiếu lấy ý kiến",
    "Cổng thông tin điện tử",
    "Cổng Dịch vụ công quốc gia",
    "Giám đốc với cử tri",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Content):
    """Một phản ánh, kiến nghị; tình trạng là do máy tính từ các ngày, không ai gõ vào."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Hướng dẫn kê khai chưa rõ ở thủ tục …")
    nguoi_gui: str = field("Người gửi", SENDER, help="Chỉ ghi như thế; không ghi tên, số điện thoại, địa chỉ.")
    loai_noi_dung: Term = field("Loại nội dung", choice(*MATTERS))
    linh_vuc: str = field("Lĩnh vực", vocabulary("linh_vuc"), default="", help="Một lĩnh vực khai trong site.yaml.")
    ngay_nhan: Date = field("Ngày nhận", DATE, help="Hạn trả lời tính từ ngày này, theo ngày làm việc.")
    kenh_tiep_nhan: str = field(
        "Kênh tiếp nhận",
        vocabulary("kenh_tiep_nhan", *CHANNELS),
        help="Kênh khác thì khai thêm ở «Kênh tiếp nhận» trong site.yaml.",
        example=CHANNELS[0],
    )
    don_vi_xu_ly: str = field("Đơn vị xử lý", TEXT, example="Văn phòng Sở")
    chuyen_den: str = field(
        "Chuyển đến", TEXT, default="", help="Cơ quan có thẩm quyền trả lời, khi không phải cơ quan này."
    )
    ngay_chuyen: Date | None = field("Ngày chuyển", DATE, default=None)
    ngay_tra_loi: Date | None = field("Ngày trả lời", DATE, default=None, help="Chưa trả lời thì bỏ dòng này.")
    thu_tuc_lien_quan: tuple[str, ...] = field("Thủ tục liên quan", many(CODE), default=())
    noi_dung: Markup = section("Nội dung", help="Tóm tắt điều được phản ánh, kiến nghị.")
    tra_loi: Markup = section("Trả lời", default=Markup(""))


# ---- what one item must keep within itself ---------------------------------------------------------------------------


def told_by_name(item: Feedback) -> Iterator[Problem]:
    """The file's name tells nobody."""
    for what, found in personal(item.stem):
        yield item.problem("", "du-lieu-ca-nhan", f"tên tệp có {what}: «{found}»", "đặt tên tệp theo nội dung")


_TOGETHER = (  # (one, how it is written, the other, how it is written): neither stands without the other
    ("ngay_tra_loi", "mục «Ngày trả lời»", "tra_loi", "phần «## Trả lời»"),
    ("chuyen_den", "mục «Chuyển đến»", "ngay_chuyen", "mục «Ngày chuyển»"),
)


def together(item: Feedback) -> Iterator[Problem]:
    """An answer has its day, and what is passed on a day and an office that received it."""
    for one, one_label, other, other_label in (*_TOGETHER, *(pair[2:] + pair[:2] for pair in _TOGETHER)):
        if getattr(item, one) and not getattr(item, other):
            message = f"có {one_label} nhưng thiếu {other_label}"
            yield item.problem(one, "thieu-muc", message, f"thêm {other_label}, hoặc bỏ {one_label}")


def days_in_order(item: Feedback) -> Iterator[Problem]:
    """Received, passed on, answered: of those that are told, none is before the one that it follows."""
    days = (("ngay_nhan", "Ngày nhận"), ("ngay_chuyen", "Ngày chuyển"), ("ngay_tra_loi", "Ngày trả lời"))
    told = [(name, label, day) for name, label in days if (day := getattr(item, name))]
    for (_, earlier_label, earlier), (name, label, day) in pairwise(told):
        if day < earlier:
            message = f"«{label}: {show_date(day)}» trước «{earlier_label}: {show_date(earlier)}»"
            yield item.problem(name, "thu-tu-ngay", message, "kiểm tra lại hai ngày")


rules = all_of(
    file_name("ten-phan-anh"),
    told_by_name,
    year_folder("feedback", "phản ánh nhận", "ngay_nhan"),
    together,
    days_in_order,
)


def lines(line: str, settings: Settings) -> Iterator[LineFault]:
    """Nothing by which the sender could be reached or found out; a name of a person is worth a second look."""
    for what, found in personal(line):
        hint = "xóa đi; số, địa chỉ của cơ quan thì viết [Liên hệ](/lien-he/) thay cho chép lại"
        yield LineFault(rule="du-lieu-ca-nhan", message=f"có {what}: «{found}»", hint=hint)
    if found := named(line, settings.ho_dia_phuong):
        hint = "viết «công dân», «người gửi»; người có chức vụ thì chỉ ghi chức vụ"
        yield LineFault(rule="ten-nguoi", message=f"hình như có tên người: «{found}»", hint=hint, warning=True)
