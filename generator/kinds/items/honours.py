"""What people and collectives did well, and what is asked before they are named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TEXT, YES_NO, Term, choice, group, many, vocabulary
from generator.kinds.items.item import Item
from generator.problems import Problem

COLLECTIVE, PERSON = "Tập thể", "Cá nhân"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Group):
    """The decision by which something was recognised."""

    so_ky_hieu: str = field("Số ký hiệu", TEXT, example="123/QĐ-SKHCN")
    ngay_ban_hanh: Date = field("Ngày ban hành", DATE)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, example="Giám đốc Sở Khoa học và Công nghệ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoured(Item):
    """What a person or a collective did well; a person is named by consent only."""

    loai: Term = field("Loại", choice(COLLECTIVE, PERSON))
    dong_y_dang_ten: bool = field(
        "Đồng ý đăng tên", YES_NO, default=False, help="Bắt buộc là «có» với cá nhân: người đó đã đồng ý bằng văn bản."
    )
    don_vi: str = field("Đơn vị", TEXT, default="", help="Phòng, đơn vị của tập thể, cá nhân.")
    linh_vuc_cai_cach: tuple[str, ...] = field(
        "Lĩnh vực cải cách",
        many(vocabulary("linh_vuc_cai_cach")),
        example="Cải cách thể chế",
    )
    quyet_dinh_cong_nhan: Recognition | None = field("Quyết định công nhận", group(Recognition), default=None)
    noi_co_the_ap_dung: tuple[str, ...] = field(
        "Nơi có thể áp dụng", many(TEXT), default=(), help="Phòng, đơn vị, cơ quan nào có thể làm theo."
    )

    @property
    def event_day(self) -> Date:
        return self.quyet_dinh_cong_nhan.ngay_ban_hanh if self.quyet_dinh_cong_nhan else self.ngay_dang

    @property
    def day_is(self) -> str:
        return "quyết định công nhận ngày" if self.quyet_dinh_cong_nhan else ""

    @property
    def label(self) -> str:
        return ", ".join(filter(None, (self.loai, self.don_vi)))


def consented(item: Honoured) -> Iterator[Problem]:
    """Nobody is named without consent (Luật Công nghệ thông tin 2006 Điều 21, 22); a draft may wait for it."""
    if item.loai.is_(PERSON) and not item.dong_y_dang_ten and not item.ban_nhap:
        hint = "có văn bản đồng ý thì ghi «Đồng ý đăng tên: có»; chưa có thì ghi «Bản nháp: có»"
        yield item.problem("loai", "dong-y", "bài nêu tên cá nhân mà chưa ghi người đó đồng ý đăng tên", hint)
