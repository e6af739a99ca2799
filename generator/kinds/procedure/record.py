"""The fields of a procedure's file (NĐ 63/2010/NĐ-CP Điều 8, amended by NĐ 92/2017/NĐ-CP)."""

from dataclasses import dataclass
from datetime import date as Date
from typing import ClassVar

from markupsafe import Markup

from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DATE, FILE, INTEGER, TEXT, URL, Term, choice, group, many, section, vocabulary
from generator.kinds.procedure.channels import CHANNEL, Channel
from generator.kinds.procedure.fees import Fee
from generator.model.content import Content
from generator.model.decision import CODE
from generator.model.groups import Origin

AUDIENCES = (  # labels of the national database; two of them contain commas
    "Công dân Việt Nam",
    "Người Việt Nam định cư ở nước ngoài",
    "Người nước ngoài",
    "Cán bộ, công chức, viên chức",
    "Doanh nghiệp",
    "Doanh nghiệp có vốn đầu tư nước ngoài",
    "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "Tổ chức nước ngoài",
    "Hợp tác xã",
    "Đảng viên",
    "Tổ chức Đảng",
    "Tổ chức",
    "Cá nhân",
)
NONE = "Không"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Group):
    """One paper of a dossier; counts only where the source prints a number."""

    ten: str = field("Tên", TEXT, example="Đơn đăng ký hoạt động")
    dang_ban: str = field(
        "Dạng bản",
        choice("Bản chính", "Bản sao", "Bản sao chứng thực", "Bản sao kèm bản chính để đối chiếu"),
        default="",
    )
    ban_chinh: int | None = field("Bản chính", INTEGER, default=None)
    ban_sao: int | None = field("Bản sao", INTEGER, default=None)
    khi: str = field("Khi", TEXT, default="", help="Điều kiện, ví dụ: nếu có.")
    mot_trong: tuple[str, ...] = field("Một trong", many(TEXT), default=(), help="Các giấy tờ thay nhau.")
    mau: str = field("Mẫu", TEXT, default="", help="Tên mẫu đơn, tờ khai.")
    tep: str = field("Tệp", FILE, default="", help="Tệp mẫu để tải về.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier(Group):
    """The papers of one case."""

    truong_hop: str = field("Trường hợp", TEXT, default="")
    hinh_thuc: str = field("Hình thức", CHANNEL, default="")
    giay_to: tuple[Paper, ...] = field("Giấy tờ", many(group(Paper, shorthand="ten")))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit(Group):
    """A time limit of one case."""

    truong_hop: str = field("Trường hợp", TEXT, default="")
    thoi_han: str = field("Thời hạn", TEXT, example="15 ngày làm việc")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Group):
    """A document on which the procedure rests."""

    so_ky_hieu: str = field("Số ký hiệu", TEXT, example="08/2014/NĐ-CP")
    trich_yeu: str = field("Trích yếu", TEXT, default="")
    dieu_khoan: str = field("Điều khoản", TEXT, default="")
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Group):
    """What another source says of a field of this file; this file keeps the one that it deems right."""

    muc: str = field("Mục", TEXT, help="Tên một mục của tệp này.", example="Thời hạn giải quyết")
    ghi: str = field("Ghi", TEXT, help="Nguồn kia ghi gì.", example="08 ngày làm việc")
    nguon: str = field("Nguồn", TEXT, help="Nguồn kia là nguồn nào.")
    lien_ket: str = field("Liên kết", URL, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterCode(Group):
    """A code under which the procedure was found for a later time than that of this file."""

    ma: str = field("Mã", CODE)
    nguon: str = field("Nguồn", TEXT, help="Mã này thấy ở đâu, theo văn bản nào.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Content):
    """Một thủ tục hành chính thuộc thẩm quyền giải quyết của Sở."""

    true_to: ClassVar[str] = "ghi đúng theo quyết định công bố"
    ma_thu_tuc: str = field("Mã thủ tục", CODE, help="Mã trên Cổng Dịch vụ công quốc gia, phần chung toàn quốc.")
    ten_thu_tuc: str = field("Tên thủ tục", TEXT, help="Đúng từng chữ như trong quyết định công bố.")
    tom_tat: str = field("Tóm tắt", TEXT, default="", help="Một, hai câu cho người dân: thủ tục này để làm gì, ai cần.")
    linh_vuc: str = field(
        "Lĩnh vực", vocabulary("linh_vuc"), help="Một lĩnh vực khai trong site.yaml.", example="Sở hữu trí tuệ"
    )
    cap_thuc_hien: tuple[str, ...] = field(
        "Cấp thực hiện", many(choice("Cấp Bộ", "Cấp Tỉnh", "Cấp Huyện", "Cấp Xã", "Cơ quan khác")), default=()
    )
    muc_do_dich_vu_cong: str = field(
        "Mức độ dịch vụ công",
        choice("Toàn trình", "Một phần", "Cung cấp thông tin", "Mức độ 3", "Mức độ 4"),
        default="",
        help="Theo NĐ 42/2022/NĐ-CP; mức độ 3, 4 là cách gọi cũ.",
    )
    doi_tuong_thuc_hien: tuple[Term, ...] = field("Đối tượng thực hiện", many(choice(*AUDIENCES)))
    mo_ta_doi_tuong: str = field("Mô tả đối tượng", TEXT, default="", help="Đối tượng như luật quy định.")
    cach_thuc_thuc_hien: tuple[Channel, ...] = field(
        "Cách thức thực hiện", many(group(Channel, shorthand="hinh_thuc")), help="Mỗi cách nộp một nhóm dòng."
    )
    thanh_phan_ho_so: tuple[Dossier, ...] = field(
        "Thành phần hồ sơ", many(group(Dossier)), help="Mỗi trường hợp một nhóm dòng, trong đó có danh sách Giấy tờ."
    )
    so_luong_ho_so: str = field("Số lượng hồ sơ", TEXT, example="01 bộ")
    thoi_han_giai_quyet: tuple[TimeLimit, ...] = field(
        "Thời hạn giải quyết", many(group(TimeLimit, shorthand="thoi_han")), example="15 ngày làm việc"
    )
    co_quan_thuc_hien: str = field("Cơ quan thực hiện", TEXT, example="Sở Khoa học và Công nghệ tỉnh Sơn La")
    co_quan_co_tham_quyen: str = field("Cơ quan có thẩm quyền", TEXT, default="")
    co_quan_phoi_hop: str = field("Cơ quan phối hợp", TEXT, default="")
    dia_chi_tiep_nhan_ho_so: str = field("Địa chỉ tiếp nhận hồ sơ", TEXT, default="")
    ket_qua_thuc_hien: tuple[str, ...] = field("Kết quả thực hiện", many(TEXT), example="Giấy chứng nhận …")
    phi_le_phi: tuple[Fee, ...] = field(
        "Phí, lệ phí", many(group(Fee, shorthand="muc")), example="Không", help="Không có thì ghi «Không»."
    )
    mau_don_to_khai: str = field(
        "Mẫu đơn, tờ khai",
        choice(NONE),
        default="",
        help="Chỉ ghi «Không» khi không giấy tờ nào có Mẫu; có thì bỏ mục này, máy tự lấy từ Thành phần hồ sơ.",
    )
    can_cu_phap_ly: tuple[LegalBasis, ...] = field("Căn cứ pháp lý", many(group(LegalBasis, shorthand="so_ky_hieu")))
    tu_khoa: tuple[str, ...] = field("Từ khóa", many(TEXT), default=(), help="Chữ người dân hay gõ khi tìm.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), default=())
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")
    chua_doi_chieu: tuple[str, ...] = field(
        "Chưa đối chiếu",
        many(TEXT),
        default=(),
        help="Tên các mục suy ra hoặc chưa kiểm chứng; chỉ ở chế độ minh họa.",
        example="Phí, lệ phí",
    )
    nguon_ghi_khac: tuple[Difference, ...] = field(
        "Nguồn ghi khác", many(group(Difference)), default=(), help="Chỗ nguồn khác ghi khác tệp này; trang nêu cả hai."
    )
    ma_ve_sau: tuple[LaterCode, ...] = field(
        "Mã về sau", many(group(LaterCode, shorthand="ma")), default=(), help="Mã mới hơn đã tìm thấy, chưa đối chiếu."
    )
    trinh_tu_thuc_hien: Markup = section("Trình tự thực hiện")
    yeu_cau_dieu_kien_thuc_hien: Markup = section("Yêu cầu, điều kiện thực hiện", help="Không có thì ghi «Không».")


LABELS = {name: spec.label for name, spec in specs(Procedure).items()}
