"""Tập huấn, bồi dưỡng: one file a course to which civil servants are sent (task 2.3 of the plan of 2022)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime
from datetime import time as Time

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, INTEGER, TEXT, TIME, choice, group, many, section
from generator.kinds.items.item import Item, happened, item_kind, total
from generator.model.cards import Known
from generator.model.day_order import in_order
from generator.model.groups import Material
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.card import Card
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.text.showing import show_date, show_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Item):
    """Một lớp tập huấn, bồi dưỡng."""

    tu_ngay: Date = field("Từ ngày", DATE)
    den_ngay: Date | None = field("Đến ngày", DATE, default=None, help="Bỏ dòng này khi lớp học trong một ngày.")
    tu_gio: Time | None = field("Từ giờ", TIME, default=None)
    den_gio: Time | None = field("Đến giờ", TIME, default=None)
    hinh_thuc: str = field("Hình thức", choice("Trực tiếp", "Trực tuyến", "Trực tiếp và trực tuyến"), default="")
    dia_diem: str = field("Địa điểm", TEXT, default="", help="Chưa biết thì bỏ dòng này.")
    doi_tuong: str = field("Đối tượng", TEXT, example="Công chức làm việc tại bộ phận một cửa")
    don_vi_to_chuc: str = field("Đơn vị tổ chức", TEXT, example="Sở Nội vụ")
    so_nguoi_duoc_cu: int | None = field("Số người được cử", INTEGER, default=None)
    tai_lieu: tuple[Material, ...] = field("Tài liệu", many(group(Material)), default=())
    noi_dung: Markup = section("Nội dung")
    ket_qua: Markup = section("Kết quả", default=Markup(""))

    @property
    def event_day(self) -> Date:
        return self.tu_ngay

    @property
    def day_is(self) -> str:
        return "từ ngày" if self._several_days else "học ngày"

    @property
    def label(self) -> str:
        until = f"đến {show_date(self.den_ngay)}" if self.den_ngay and self._several_days else ""
        hour = show_time(self.tu_gio) if self.tu_gio else ""
        return ", ".join(filter(None, (until, hour, self.dia_diem or self.hinh_thuc)))

    @property
    def _several_days(self) -> bool:
        return self.den_ngay is not None and self.den_ngay > self.tu_ngay


def hours(training: Training) -> Iterator[Problem]:
    """A course ends after it begins."""
    if training.den_gio and not training.tu_gio:
        yield training.problem(
            "den_gio", "thieu-muc", "có «Đến giờ» nhưng thiếu mục «Từ giờ»", "thêm dòng «Từ giờ: …» (giờ:phút)"
        )
    elif training.den_gio and training.tu_gio and training.den_gio <= training.tu_gio:
        message = f"«Đến giờ: {show_time(training.den_gio)}» không sau «Từ giờ: {show_time(training.tu_gio)}»"
        yield training.problem("den_gio", "thu-tu-ngay", message, "kiểm tra lại hai giờ; giờ chiều viết 13:30")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingCard(Card):
    """`people` is how many were sent, where that is known."""

    people: int | None


def card(training: Training, known: Known) -> TrainingCard:
    event = _event(training, known["row"].address)
    return TrainingCard(**known, people=training.so_nguoi_duoc_cu, events=(event,))


def _event(training: Training, address: str) -> Event:
    """A course of one day with its hours; one of several days as whole days."""
    first, last = training.tu_ngay, training.den_ngay or training.tu_ngay
    start, end = training.tu_gio, training.den_gio
    timed = start if first == last else None
    return Event(
        title=training.ten,
        address=address,
        start=datetime.combine(first, timed) if timed else first,
        end=datetime.combine(last, end) if timed and end else None if timed else last,
        place=training.dia_diem,
        summary=training.tom_tat,
    )


def figures(kind: Kind[TrainingCard], site: Site, period: Period) -> Iterator[Figure]:
    held = happened(site.cards(kind.cards), site, period)
    yield Figure(label="Lớp tập huấn, bồi dưỡng đã tham gia", value=len(held), unit="lớp")
    people = (card.people for card in held)
    yield total("Công chức, viên chức được cử tập huấn, bồi dưỡng", "lượt người", people)


def thing(training: Training) -> Thing:
    return {
        "@type": "EducationEvent",
        "name": training.ten,
        "startDate": training.tu_ngay.isoformat(),
        "endDate": (training.den_ngay or training.tu_ngay).isoformat(),
        "organizer": {"@type": "Organization", "name": training.don_vi_to_chuc},
        "audience": {"@type": "Audience", "audienceType": training.doi_tuong},
    } | ({"location": {"@type": "Place", "name": training.dia_diem}} if training.dia_diem else {})


KIND: Kind[TrainingCard] = item_kind(
    Training,
    name="training",
    label="Tập huấn, bồi dưỡng",
    about="các lớp tập huấn, bồi dưỡng về cải cách hành chính mà công chức, viên chức được cử tham gia",
    help="Mỗi lớp một tệp; tên tệp không dấu, nối bằng gạch ngang.",
    files=("trainings/*.md",),
    rules=(in_order(("tu_ngay", "den_ngay")), hours),
    section="/tap-huan/",
    card=card,
    thing=thing,
    figures=figures,
)
