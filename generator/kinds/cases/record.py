"""Tình hình giải quyết hồ sơ: one file a month or quarter, counts by field; sums are controls, no rate is typed."""

from dataclasses import dataclass, make_dataclass
from datetime import date as Date
from typing import ClassVar

from generator.days.months import CalendarPeriod, calendar_period
from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DATE, group, integer, many, pattern, vocabulary
from generator.kinds.cases.caseload import COUNTED, Counts, together, with_sums
from generator.model.content import Content
from generator.model.groups import Origin

COUNT = integer(example="12")
CODE = pattern(r"20[0-9]{2}-(?:0[1-9]|1[0-2]|Q[1-4])", "năm-tháng, hoặc năm-quý như 2022-Q1", "2022-03")
RATES = ("Tỷ lệ", "Tỉ lệ", "Phần trăm")
CONTROL = "Số đối chiếu: gõ vào thì máy so với số tự cộng."


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCounts(Group):
    """The dossiers of one field of work in the period; the sums are controls (TT 01/2020/TT-VPCP, Biểu II.06)."""

    computed: ClassVar[tuple[str, ...]] = RATES

    ten: str = field("Tên", vocabulary("linh_vuc"), help="Một lĩnh vực khai trong site.yaml.", example="Sở hữu trí tuệ")
    ky_truoc_chuyen_sang: int = field("Kỳ trước chuyển sang", COUNT)
    truc_tuyen: int = field("Trực tuyến", COUNT, help="Mới tiếp nhận trong kỳ, theo cách nộp.")
    truc_tiep: int = field("Trực tiếp", COUNT)
    buu_chinh: int = field("Bưu chính", COUNT)
    moi_tiep_nhan: int | None = field("Mới tiếp nhận", COUNT, default=None, help=CONTROL)
    tong_tiep_nhan: int | None = field("Tổng tiếp nhận", COUNT, default=None, help=CONTROL)
    giai_quyet_truoc_han: int = field("Giải quyết trước hạn", COUNT)
    giai_quyet_dung_han: int = field("Giải quyết đúng hạn", COUNT)
    giai_quyet_qua_han: int = field("Giải quyết quá hạn", COUNT)
    da_giai_quyet: int | None = field("Đã giải quyết", COUNT, default=None, help=CONTROL)
    dang_giai_quyet_trong_han: int = field("Đang giải quyết trong hạn", COUNT, help="Vào ngày cuối kỳ.")
    dang_giai_quyet_qua_han: int = field("Đang giải quyết quá hạn", COUNT)
    dang_giai_quyet: int | None = field("Đang giải quyết", COUNT, default=None, help=CONTROL)
    tra_lai: int = field("Trả lại", COUNT)
    rut: int = field("Rút", COUNT)
    tra_lai_rut: int | None = field("Trả lại, rút", COUNT, default=None, help=CONTROL)

    @property
    def counts(self) -> Counts:
        return with_sums({name: getattr(self, name) for name in COUNTED})


LABELS = {name: spec.label for name, spec in specs(FieldCounts).items() if name != "ten"}
AllCounts: type[Group] = make_dataclass(  # `Tổng cộng`: the same columns, each a control
    "AllCounts",
    [(name, int | None, field(label, COUNT, default=None)) for name, label in LABELS.items()],
    bases=(Group,),
    namespace={"computed": RATES, "__module__": __name__},  # where a copy of a record in another process finds it
    frozen=True,
    kw_only=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases(Content):
    """Số hồ sơ của một kỳ; tỷ lệ do máy tính, không ai gõ vào."""

    computed: ClassVar[tuple[str, ...]] = RATES
    true_to: ClassVar[str] = "ghi đúng như hệ thống một cửa"

    ky: str = field("Kỳ", CODE, help="Tháng «2022-03» hoặc quý «2022-Q1» theo lịch; cũng là tên tệp.")
    linh_vuc: tuple[FieldCounts, ...] = field("Lĩnh vực", many(group(FieldCounts)), help="Mỗi lĩnh vực một nhóm dòng.")
    tong_cong: Group | None = field(
        "Tổng cộng", group(AllCounts), default=None, help="Số đối chiếu: dòng cộng của mọi lĩnh vực."
    )
    so_phieu_xin_loi: int | None = field(
        "Số phiếu xin lỗi", COUNT, default=None, help="Phiếu xin lỗi và hẹn lại ngày trả kết quả (NĐ 61/2018/NĐ-CP)."
    )
    ngay_trich_xuat: Date = field("Ngày trích xuất", DATE, help="Ngày lấy số liệu từ hệ thống.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), help="Hệ thống cho số liệu.")

    @property
    def period(self) -> CalendarPeriod:
        return calendar_period(self.ky)

    @property
    def counts(self) -> Counts:
        """All fields together."""
        return together(row.counts for row in self.linh_vuc)
