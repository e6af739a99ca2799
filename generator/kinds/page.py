"""Trang thông tin: a text that stands by itself, linked from the foot of every page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.declaring.fields import field
from generator.declaring.types import DATE, INTEGER, TEXT
from generator.model.content import Content
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import slug
from generator.views.pages import detail_page


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingPage(Content):
    """Một trang đứng riêng."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Bảo vệ dữ liệu cá nhân")
    tom_tat: str = field("Tóm tắt", TEXT, help="Một câu: trang này nói gì.")
    thu_tu: int = field("Thứ tự", INTEGER, default=0, help="Số nhỏ đứng trước ở chân trang.")
    ngay_cap_nhat: Date = field("Ngày cập nhật", DATE, help="Ngày sửa trang này lần cuối.")


def rules(page: StandingPage) -> Iterator[Problem]:
    """A file name that can be an address, a body."""
    if slug(page.stem) != page.stem:
        message = f"tên tệp «{page.stem}.md» không dùng làm địa chỉ được"
        yield page.problem("", "ten-tep", message, f"đổi tên tệp thành {slug(page.stem) or 'ten-trang'}.md")
    if not page.html:
        yield page.problem("", "trong", "chưa có nội dung trang", "viết nội dung dưới dòng --- thứ hai")


def pages(kind: Kind[StandingPage], site: Site) -> Iterator[Page]:
    """A page for each, without a list."""
    for page in site.of(kind):
        yield detail_page(kind, page, {"item": page})


KIND: Kind[Any] = Kind(
    name="page",
    label="Trang thông tin",
    files=("pages/*.md",),
    record=StandingPage,
    section="/",
    row=lambda page: Row(title=page.tieu_de, address=f"/{page.stem}/", summary=page.tom_tat, date=page.ngay_cap_nhat),
    order=lambda page: (page.thu_tu, page.stem),
    rules=rules,
    pages=pages,
    in_menu=False,
    own_section=False,
    in_footer=True,
    help="Mỗi trang một tệp; tên tệp là địa chỉ: `bao-ve-du-lieu-ca-nhan.md` ở /bao-ve-du-lieu-ca-nhan/.",
)
