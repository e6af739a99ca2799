"""Kỷ luật, kỷ cương; kiểm tra cải cách hành chính: one file an inspection (tasks 2.2 and IV.2 of the plan of 2022)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, TEXT, Term, choice, many, section
from generator.kinds.items.card import INSPECTIONS, MENDED, InspectionCard, follow_up
from generator.kinds.items.item import Item, happened, item_kind
from generator.model.cards import Known
from generator.model.day_order import in_order
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.figure import Figure
from generator.shapes.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection(Item):
    """Một cuộc kiểm tra; không nêu tên cá nhân vi phạm."""

    noi_dung_kiem_tra: tuple[Term, ...] = field(
        "Nội dung kiểm tra",
        many(choice("Cải cách hành chính", "Kỷ luật, kỷ cương hành chính", "Tuyên truyền cải cách hành chính")),
    )
    ngay_kiem_tra: Date = field("Ngày kiểm tra", DATE)
    den_ngay: Date | None = field("Đến ngày", DATE, default=None, help="Bỏ dòng này khi chỉ kiểm tra một ngày.")
    don_vi_duoc_kiem_tra: tuple[str, ...] = field("Đơn vị được kiểm tra", many(TEXT))
    don_vi_kiem_tra: str = field("Đơn vị kiểm tra", TEXT, example="Văn phòng Sở")
    can_cu: str = field("Căn cứ", TEXT, default="", help="Kế hoạch, quyết định kiểm tra.")
    han_khac_phuc: Date | None = field("Hạn khắc phục", DATE, default=None)
    ngay_khac_phuc_xong: Date | None = field("Ngày khắc phục xong", DATE, default=None)
    ket_qua_kiem_tra: Markup = section("Kết quả kiểm tra")
    khac_phuc: Markup = section("Khắc phục", default=Markup(""), help="Việc đã làm sau kiểm tra.")

    @property
    def event_day(self) -> Date:
        return self.ngay_kiem_tra

    @property
    def day_is(self) -> str:
        return "kiểm tra ngày"

    @property
    def label(self) -> str:
        return ", ".join(self.don_vi_duoc_kiem_tra)


def mended(inspection: Inspection) -> Iterator[Problem]:
    """What is said to be mended is told."""
    if inspection.ngay_khac_phuc_xong and not inspection.khac_phuc:
        message = "có «Ngày khắc phục xong» nhưng thiếu tiêu đề «## Khắc phục»"
        yield inspection.problem("ngay_khac_phuc_xong", "thieu-muc", message, "thêm «## Khắc phục», viết đã làm gì")


def card(inspection: Inspection, known: Known) -> InspectionCard:
    return InspectionCard(
        **known,
        units=len(inspection.don_vi_duoc_kiem_tra),
        due=inspection.han_khac_phuc,
        done=inspection.ngay_khac_phuc_xong,
        begun=bool(inspection.khac_phuc),
    )


def badges(card: InspectionCard, site: Site) -> tuple[State, ...]:
    found = follow_up(card, site.date)
    return (found,) if found else ()


def figures(kind: Kind[InspectionCard], site: Site, period: Period) -> Iterator[Figure]:
    made = happened(site.cards(kind.cards), site, period)
    asked = [found for each in made if (found := follow_up(each, site.date))]
    yield Figure(label="Cuộc kiểm tra cải cách hành chính, kỷ luật, kỷ cương", value=len(made), unit="cuộc")
    units = sum(each.units for each in made)
    yield Figure(label="Lượt đơn vị được kiểm tra", value=units, unit="lượt đơn vị")
    yield Figure(
        label="Cuộc kiểm tra đã khắc phục xong",
        part=sum(found.value == MENDED.value for found in asked),
        whole=len(asked),
        base="cuộc yêu cầu khắc phục",
    )


def thing(inspection: Inspection) -> Thing:
    return {
        "@type": "Report",
        "name": inspection.ten,
        "about": list(inspection.noi_dung_kiem_tra),
        "datePublished": inspection.ngay_dang.isoformat(),
    }


KIND: Kind[InspectionCard] = item_kind(
    Inspection,
    name="inspection",
    label="Kỷ luật, kỷ cương; kiểm tra cải cách hành chính",
    about="các cuộc kiểm tra cải cách hành chính, kỷ luật, kỷ cương hành chính và việc khắc phục sau kiểm tra",
    help="Mỗi cuộc kiểm tra một tệp; không nêu tên cá nhân vi phạm. Tên tệp không dấu, nối bằng gạch ngang.",
    files=("inspections/*.md",),
    rules=(
        in_order(
            ("ngay_kiem_tra", "den_ngay"), ("ngay_kiem_tra", "han_khac_phuc"), ("ngay_kiem_tra", "ngay_khac_phuc_xong")
        ),
        mended,
    ),
    cards=INSPECTIONS,
    section="/ky-luat-ky-cuong/",
    card=card,
    news="Kỷ luật, kỷ cương",
    badges=badges,
    thing=thing,
    figures=figures,
)
