"""Giám đốc với cử tri: one file a broadcast of the provincial radio and television (task 2.5 of the plan of 2022)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from datetime import time as Time

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.file_type import LineFault
from generator.declaring.types import DATE, DURATION, INTEGER, TEXT, TIME, URL, many, section
from generator.kinds.items.item import Item, happened, item_kind, total
from generator.model.cards import Known
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.card import Card
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.text.personal import personal
from generator.text.showing import show_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast(Item):
    """Một số của chuyên mục «Giám đốc với cử tri»."""

    ngay_phat_song: Date = field("Ngày phát sóng", DATE)
    gio_phat_song: Time | None = field("Giờ phát sóng", TIME, default=None)
    thoi_luong: timedelta | None = field("Thời lượng", DURATION, default=None)
    kenh: str = field("Kênh", TEXT, example="Đài Phát thanh - Truyền hình tỉnh Sơn La")
    khach_moi: tuple[str, ...] = field("Khách mời", many(TEXT), example="Giám đốc Sở Khoa học và Công nghệ")
    chu_de: tuple[str, ...] = field("Chủ đề", many(TEXT), example="Giải quyết thủ tục hành chính")
    so_cau_hoi_nhan_duoc: int | None = field("Số câu hỏi nhận được", INTEGER, default=None)
    so_cau_hoi_da_tra_loi: int | None = field("Số câu hỏi đã trả lời", INTEGER, default=None)
    lien_ket: str = field("Liên kết", URL, default="", help="Nơi xem, nghe lại.")
    noi_dung: Markup = section("Nội dung", default=Markup(""), help="Tóm tắt câu hỏi và trả lời.")
    loi: Markup = section("Lời", default=Markup(""), help="Lời của chương trình, cho người không nghe, không xem được.")

    @property
    def event_day(self) -> Date:
        return self.ngay_phat_song

    @property
    def day_is(self) -> str:
        return "phát sóng ngày"

    @property
    def label(self) -> str:
        hour = show_time(self.gio_phat_song) if self.gio_phat_song else ""
        return ", ".join(filter(None, (hour, self.kenh)))


def rules(broadcast: Broadcast) -> Iterator[Problem]:
    """No more answers than questions; what is heard or seen can be read too (TT 32/2017/TT-BTTTT Điều 18)."""
    received, answered = broadcast.so_cau_hoi_nhan_duoc, broadcast.so_cau_hoi_da_tra_loi
    if answered is not None and received is None:
        message = "có «Số câu hỏi đã trả lời» nhưng thiếu mục «Số câu hỏi nhận được»"
        yield broadcast.problem("so_cau_hoi_da_tra_loi", "thieu-muc", message, "thêm «Số câu hỏi nhận được: …»")
    elif answered is not None and received is not None and answered > received:
        message = f"trả lời {answered} câu hỏi nhưng chỉ nhận được {received}"
        yield broadcast.problem("so_cau_hoi_da_tra_loi", "trai-nhau", message, "kiểm tra lại hai số")
    if broadcast.lien_ket and not (broadcast.noi_dung or broadcast.loi):
        hint = "thêm «## Nội dung» (tóm tắt hỏi, đáp) hoặc «## Lời» (toàn bộ lời) dưới phần các mục"
        yield broadcast.problem("lien_ket", "thieu-muc", "có liên kết xem lại nhưng chưa có bản để đọc", hint)


def lines(line: str, _: object) -> Iterator[LineFault]:
    """What voters said on the air may hold their numbers; the office's own may stand there too."""
    for what, found in personal(line):
        hint = "của người dân thì xóa đi; của cơ quan thì giữ nguyên"
        message = f"có {what}: «{found}»"
        yield LineFault(rule="du-lieu-ca-nhan", message=message, hint=hint, warning=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroadcastCard(Card):
    """How many questions came and how many were answered, where that is known."""

    received: int | None
    answered: int | None


def card(broadcast: Broadcast, known: Known) -> BroadcastCard:
    return BroadcastCard(
        **known,
        received=broadcast.so_cau_hoi_nhan_duoc,
        answered=broadcast.so_cau_hoi_da_tra_loi,
        events=(_event(broadcast, known["row"].address),),
    )


def _event(broadcast: Broadcast, address: str) -> Event:
    """The hour of the broadcast where it is known, with its end where its length is."""
    day, hour, length = broadcast.ngay_phat_song, broadcast.gio_phat_song, broadcast.thoi_luong
    start = datetime.combine(day, hour) if hour else None
    return Event(
        title=broadcast.ten,
        address=address,
        start=start or day,
        end=start + length if start and length else None,
        place=broadcast.kenh,
        summary=broadcast.tom_tat,
    )


def figures(kind: Kind[BroadcastCard], site: Site, period: Period) -> Iterator[Figure]:
    """How many, and the share of the questions that were answered, of those whose both numbers are known."""
    aired = happened(site.cards(kind.cards), site, period)
    yield Figure(label="Chương trình «Giám đốc với cử tri» đã phát", value=len(aired), unit="chương trình")
    yield total("Câu hỏi của cử tri nhận được", "câu hỏi", (each.received for each in aired))
    yield total("Câu hỏi của cử tri đã trả lời", "câu hỏi", (each.answered for each in aired))
    known = [each for each in aired if each.answered is not None]
    yield Figure(
        label="Tỷ lệ câu hỏi của cử tri đã trả lời",
        part=sum(each.answered or 0 for each in known),
        whole=sum(each.received or 0 for each in known),
        base="câu hỏi nhận được",
    )


def thing(broadcast: Broadcast) -> Thing:
    return {
        "@type": "BroadcastEvent",
        "name": broadcast.ten,
        "startDate": broadcast.ngay_phat_song.isoformat(),
        "publishedOn": {"@type": "BroadcastService", "name": broadcast.kenh},
        "about": list(broadcast.chu_de),
    }


KIND: Kind[BroadcastCard] = item_kind(
    Broadcast,
    name="broadcast",
    label="Giám đốc với cử tri",
    about="lịch phát sóng, câu hỏi và trả lời của chuyên mục “Giám đốc với cử tri”",
    help="Mỗi chương trình một tệp; tên tệp không dấu, nối bằng gạch ngang.",
    files=("broadcasts/*.md",),
    rules=(rules,),
    lines=lines,
    section="/giam-doc-voi-cu-tri/",
    card=card,
    thing=thing,
    figures=figures,
)
