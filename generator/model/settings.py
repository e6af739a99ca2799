"""The department: what `site.yaml` declares."""

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from generator.days import workdays
from generator.days.limits import Limit
from generator.days.periods import FORMS, Schedule
from generator.declaring.fields import Group, field
from generator.declaring.file_type import FileType, all_of
from generator.declaring.spec import Reading, Refused, Spec
from generator.declaring.types import DATE, TEXT, URL, Term, choice, group, integer, many, pattern
from generator.model.office import (
    EMAIL,
    PHONES,
    Abbreviation,
    Destination,
    Errand,
    Field,
    Holiday,
    Hotline,
    Receiver,
    Synonym,
)
from generator.problems import Problem, UsageFailed
from generator.reading.hosts import unreachable
from generator.reading.values import Text
from generator.text.comparing import same
from generator.text.showing import show_date

BASE_URL = pattern(
    r"https?://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:[0-9]{1,5})?(/[a-zA-Z0-9._~-]+)*/?",
    "địa chỉ gốc (https://tên-miền/đường-dẫn/, không có dấu ? hay #)",
    "https://ten-mien.vn/cchc/",
)
PERIOD = pattern(r"20[0-9]{2}(-(Q[1-4]|6T))?", "kỳ báo cáo, như 2026-Q1, 2026-6T, 2026", "2026-Q1")
DEMO, OFFICIAL = "minh họa", "chính thức"
LONGEST_HOLIDAY = 30  # days
MOST_ERRANDS = 6  # that the first screen of a phone has room for
BEFORE_OFFICIAL = (  # attributes of Settings without which no column is official
    "duong_day_nong",
    "dia_chi",
    "dien_thoai",
    "nguoi_chiu_trach_nhiem",
    "noi_nhan_phan_anh",
    "ngay_doi_chieu",
)
SECRET = re.compile(r"https?://[^/]*@|://[^/@]*:[^/@]*@")  # a name or a password within an address
PERIODS = tuple(name for _, _, name in FORMS.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Group):
    """`site.yaml`; what is unknown is left out and shown as not yet provided."""

    ten_chuyen_muc: str = field("Tên chuyên mục", TEXT, example="Cải cách hành chính")
    ten_co_quan: str = field("Tên cơ quan", TEXT, example="Sở Khoa học và Công nghệ tỉnh Sơn La")
    co_quan_chu_quan: str = field("Cơ quan chủ quản", TEXT, default="", help="Cơ quan cấp trên, in trên tên cơ quan.")
    mo_ta: str = field("Mô tả", TEXT, help="Một, hai câu giới thiệu chuyên mục.")
    che_do: Term = field(
        "Chế độ",
        choice(DEMO, OFFICIAL),
        help="«minh họa» cho dữ liệu chưa có quyết định công bố; «chính thức» khi cơ quan đã đưa quyết định vào.",
    )
    thong_bao_minh_hoa: str = field(
        "Thông báo minh họa", TEXT, default="", help="Lời báo trên đầu mọi trang ở chế độ minh họa."
    )
    quy_dinh_den_ngay: Date | None = field(
        "Quy định đến ngày",
        DATE,
        default=None,
        help="Ở chế độ minh họa: thủ tục ghi theo quy định của ngày này; trang nói rõ như thế.",
    )
    dia_chi_goc: str = field("Địa chỉ gốc", BASE_URL, help="Địa chỉ đầy đủ của chuyên mục, kết thúc bằng /.")
    noi_dang: Destination | None = field(
        "Nơi đăng", group(Destination), default=None, help="Lệnh publish đưa chuyên mục đã dựng lên đây."
    )
    trang_co_quan: str = field("Trang cơ quan", URL, default="")
    dia_chi: str = field("Địa chỉ", TEXT, default="")
    dien_thoai: str = field("Điện thoại", PHONES, default="")
    fax: str = field("Fax", TEXT, default="")
    thu_dien_tu: str = field("Thư điện tử", EMAIL, default="")
    nguoi_chiu_trach_nhiem: str = field("Người chịu trách nhiệm", TEXT, default="")
    duong_day_nong: tuple[Hotline, ...] = field("Đường dây nóng", many(group(Hotline)), default=())
    noi_tiep_nhan_ho_so: str = field("Nơi tiếp nhận hồ sơ", TEXT, default="")
    ngay_doi_chieu: Date | None = field(
        "Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại địa chỉ, điện thoại."
    )
    nguon: str = field("Nguồn", TEXT, default="", help="Địa chỉ, điện thoại lấy từ đâu.")
    luu_y_lien_he: str = field(
        "Lưu ý liên hệ", TEXT, default="", help="Điều người đọc cần biết về địa chỉ, điện thoại ở trên, có nguồn."
    )
    linh_vuc: tuple[Field, ...] = field("Lĩnh vực", many(group(Field, shorthand="ten")))
    viec_can_lam: tuple[Errand, ...] = field(
        "Việc cần làm",
        many(group(Errand)),
        default=(),
        help="Tối đa sáu việc theo lời người dân, mỗi việc dẫn tới một thủ tục; hiện trên đầu trang chủ.",
    )
    chuyen_muc_tin: tuple[str, ...] = field("Chuyên mục tin", many(TEXT), example="Chỉ đạo, điều hành")
    so_tin_mot_trang: int = field("Số tin một trang", integer(1, 100, "10"), default=10)
    noi_dung_bao_cao: str = field(
        "Nội dung báo cáo",
        TEXT,
        default="công tác tuyên truyền cải cách hành chính",
        help="Báo cáo định kỳ về việc gì; in sau chữ «Kết quả» ở tên báo cáo.",
    )
    ky_bao_cao: tuple[str, ...] = field(
        "Kỳ báo cáo",
        many(choice(*PERIODS)),
        default=("quý I", "6 tháng đầu năm", "quý III", "năm"),
        help="Các kỳ trong năm phải gửi báo cáo; để tính hạn báo cáo.",
    )
    ngay_han_bao_cao: int = field(
        "Ngày hạn báo cáo", integer(1, 28, "12"), default=12, help="Báo cáo gửi trước ngày này của tháng cuối kỳ."
    )
    ngay_chot_so_lieu: int = field(
        "Ngày chốt số liệu",
        integer(1, 28, "14"),
        default=14,
        help="Kỳ báo cáo khép lại vào ngày này của tháng cuối kỳ.",
    )
    bao_cao_da_gui: tuple[str, ...] = field(
        "Báo cáo đã gửi",
        many(PERIOD),
        default=(),
        help="Các kỳ đã gửi báo cáo; kỳ quá hạn chưa ghi ở đây thì lệnh status còn nhắc.",
        internal=True,
    )
    noi_nhan_phan_anh: tuple[Receiver, ...] = field(
        "Nơi nhận phản ánh", many(group(Receiver)), default=(), help="Nơi tiếp nhận phản ánh, kiến nghị về quy định."
    )
    han_tra_loi_phan_anh: int | None = field(
        "Hạn trả lời phản ánh",
        integer(1, 90, "10"),
        default=None,
        help="Số ngày làm việc, khi cơ quan tự đặt hạn; bỏ dòng này thì theo quy định của từng thời kỳ.",
    )
    kenh_tiep_nhan: tuple[str, ...] = field(
        "Kênh tiếp nhận",
        many(TEXT),
        default=(),
        help="Kênh nhận phản ánh, kiến nghị ngoài những kênh máy đã biết.",
        example="Zalo",
    )
    ngay_nghi: tuple[Holiday, ...] = field(
        "Ngày nghỉ", many(group(Holiday)), default=(), help="Ngày lễ, tết rơi vào thứ hai đến thứ sáu."
    )
    ngay_lam_bu: tuple[Date, ...] = field(
        "Ngày làm bù", many(DATE), default=(), help="Thứ bảy, chủ nhật đi làm thay cho ngày nghỉ."
    )
    tu_viet_tat: tuple[Abbreviation, ...] = field(
        "Từ viết tắt",
        many(group(Abbreviation)),
        default=(),
        help="Từ viết tắt riêng của ngành, để người tìm gõ tắt hay gõ đủ đều ra.",
    )
    tu_dong_nghia: tuple[Synonym, ...] = field(
        "Từ đồng nghĩa",
        many(group(Synonym)),
        default=(),
        help="Người dân gọi khác với văn bản: gõ cách gọi nào cũng tìm ra.",
    )
    ngon_ngu: tuple[str, ...] = field(
        "Ngôn ngữ",
        many(TEXT),
        default=(),
        help="Ngôn ngữ khác tiếng Việt của tài liệu tuyên truyền.",
        example="Tiếng Thái",
    )
    linh_vuc_cai_cach: tuple[str, ...] = field(
        "Lĩnh vực cải cách",
        many(TEXT),
        default=(),
        help="Các nội dung của chương trình cải cách hành chính đang thực hiện, cho sáng kiến, gương điển hình.",
        example="Cải cách thể chế",
    )
    ho_dia_phuong: tuple[str, ...] = field(
        "Họ địa phương",
        many(TEXT),
        default=(),
        help="Họ thường gặp ở địa phương ngoài các họ phổ biến cả nước, để nhắc khi phản ánh nêu tên người.",
    )

    def working_days(self, since: Date, until: Date) -> int:
        """Working days after `since` up to and with `until`, by the declared holidays."""
        return workdays.working_days(since, until, self._free(), frozenset(self.ngay_lam_bu))

    def deadline(self, since: Date, limit: Limit) -> Date:
        """The last day of a limit, by the declared holidays where these count."""
        if not limit.working:
            return since + timedelta(days=limit.days)
        return workdays.deadline(since, limit.days, self._free(), frozenset(self.ngay_lam_bu))

    def days_taken(self, since: Date, until: Date, limit: Limit) -> int:
        """Days after `since` up to and with `until`, counted as the limit counts."""
        return self.working_days(since, until) if limit.working else (until - since).days

    @property
    def schedule(self) -> Schedule:
        """When the office reports."""
        asked = (code for code, (_, _, name) in FORMS.items() if any(same(name, typed) for typed in self.ky_bao_cao))
        return Schedule(forms=frozenset(asked), closing_day=self.ngay_chot_so_lieu, due_day=self.ngay_han_bao_cao)

    @property
    def holiday_years(self) -> frozenset[int]:
        """The years of which a holiday is declared."""
        return frozenset(day.year for day in self._free())

    def _free(self) -> frozenset[Date]:
        return frozenset(day for holiday in self.ngay_nghi for day in holiday.days)

    def full(self, address: str) -> str:
        """'/thu-tuc/' -> 'https://…/thu-tuc/': the full address of a place in the column."""
        return self.dia_chi_goc + address.removeprefix("/")

    @property
    def demo(self) -> bool:
        return self.che_do.is_(DEMO)

    @property
    def whole(self) -> str:
        """What the procedures here are all of, in words after "23 thủ tục"; a demonstration claims no force."""
        if not self.demo:
            return "đang có hiệu lực"
        day = self.quy_dinh_den_ngay
        return "trong danh mục minh họa" + (f", theo quy định ngày {show_date(day)}" if day else "")


def errands(settings: Settings) -> Iterator[Problem]:
    """There are few of them."""
    for errand in settings.viec_can_lam[MOST_ERRANDS:]:
        message = f"«Việc cần làm» có {len(settings.viec_can_lam)} việc, nhiều hơn {MOST_ERRANDS}"
        yield _at(errand.line("viec"), "qua-nhieu", message, f"giữ {MOST_ERRANDS} việc nhiều người cần nhất")
        break


def address(settings: Settings) -> Iterator[Problem]:
    """The column has a public address."""
    if lost := unreachable(settings.dia_chi_goc):
        hint = "ghi địa chỉ công khai của chuyên mục, bắt đầu bằng https://"
        yield _at(settings.line("dia_chi_goc"), "gia-tri", f"Địa chỉ gốc: {lost[0]}", hint)


def place(settings: Settings) -> Iterator[Problem]:
    """Where it is handed over holds no secret."""
    own = settings.noi_dang
    if own and SECRET.search(own.cho):
        hint = (
            "xóa phần trước dấu @; để máy giữ mật khẩu (khóa SSH, Git Credential Manager). Mật khẩu đã lộ thì đổi ngay"
        )
        yield _at(own.line("cho"), "gia-tri", "Chỗ: địa chỉ mang theo tên đăng nhập, mật khẩu", hint)


def days(settings: Settings) -> Iterator[Problem]:
    """Each day is free once, within a holiday of a believable length, and never both free and worked."""
    for holiday in settings.ngay_nghi:
        last = holiday.den_ngay or holiday.tu_ngay
        length = (last - holiday.tu_ngay).days + 1
        if length < 1:
            message = f"«{holiday.ten}»: «Đến ngày» {show_date(last)} trước «Từ ngày»"
            yield _at(holiday.line("den_ngay"), "thu-tu-ngay", message, "kiểm tra lại hai ngày")
            return
        if length > LONGEST_HOLIDAY:
            message = f"«{holiday.ten}» nghỉ liền {length} ngày, quá {LONGEST_HOLIDAY} ngày"
            yield _at(holiday.line("den_ngay"), "thu-tu-ngay", message, "kiểm tra lại hai ngày, nhất là năm")
            return
    free = ((day, holiday.ten, holiday.line("tu_ngay")) for holiday in settings.ngay_nghi for day in holiday.days)
    worked = ((day, "Ngày làm bù", settings.line("ngay_lam_bu")) for day in settings.ngay_lam_bu)
    first: dict[Date, str] = {}
    for day, name, line in (*free, *worked):
        if day in first:
            message = f"ngày {show_date(day)} ghi hai lần: ở «{first[day]}» và «{name}»"
            yield _at(line, "trai-nhau", message, "giữ một chỗ, xóa chỗ kia")
        first[day] = name


def _at(line: int, rule: str, message: str, hint: str) -> Problem:
    return Problem(path="site.yaml", line=line, rule=rule, message=message, hint=hint)


SETTINGS = FileType(
    name="site", label="Khai báo của cơ quan", record=Settings, rules=all_of(errands, address, place, days)
)


def with_base_url(settings: Settings, base_url: str) -> Settings:
    """The same settings at another address, which ends with a slash afterwards; raise UsageFailed when it is none."""
    reading = Reading("site.yaml")
    try:
        Spec("Địa chỉ gốc", BASE_URL).read(Text(base_url, 1), reading)
    except Refused:
        raise UsageFailed(f"{reading.problems[0].message}; {reading.problems[0].hint}") from None
    return dataclasses.replace(settings, dia_chi_goc=base_url.rstrip("/") + "/")
