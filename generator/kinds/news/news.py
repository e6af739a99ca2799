"""Tin tức, bài viết: one file an item, in the folder of its year."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.artifacts import file_address
from generator.days import limits
from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import DATE, IMAGE, TEXT, URL, vocabulary
from generator.model.content import Content
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.rendering.linked_data import Thing, office
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import same, slug
from generator.views.pages import detail_page, paged, posting, task_link


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItem(Content):
    """Một tin, bài về cải cách hành chính."""

    tieu_de: str = field("Tiêu đề", TEXT, example="Sơn La công bố …")
    ngay_dang: Date = field("Ngày đăng", DATE, help="Ngày tin xuất hiện; ngày sau này thì tin chờ đến ngày đó.")
    ngay_su_kien: Date | None = field(
        "Ngày sự kiện", DATE, default=None, help="Ngày xảy ra việc được đưa tin; có thì máy tính tin đăng có kịp không."
    )
    chuyen_muc: str = field(
        "Chuyên mục",
        vocabulary("chuyen_muc_tin"),
        example="Chỉ đạo, điều hành",
        help="Một chuyên mục khai trong site.yaml.",
    )
    tom_tat: str = field("Tóm tắt", TEXT, help="Một, hai câu hiện ở danh sách.")
    anh: str = field("Ảnh", IMAGE, default="")
    chu_thich_anh: str = field(
        "Chú thích ảnh", TEXT, default="", help="Bắt buộc khi có ảnh; đọc cho người không nhìn thấy."
    )
    tac_gia: str = field("Tác giả", TEXT, default="")
    nguon: str = field("Nguồn", TEXT, help="Tin lấy từ đâu.", example="Sở Khoa học và Công nghệ")
    lien_ket_nguon: str = field("Liên kết nguồn", URL, default="")


def rules(item: NewsItem) -> Iterator[Problem]:
    """A file name that can be an address, a described picture, a body."""
    if slug(item.stem) != item.stem:
        message = f"tên tệp «{item.stem}.md» không dùng làm địa chỉ được"
        yield item.problem("", "ten-tep", message, f"đổi tên tệp thành {slug(item.stem) or 'ten-bai'}.md")
    folder = item.path.split("/")[-2]
    if folder != "news" and folder != str(item.ngay_dang.year):
        message = f"tin của năm {item.ngay_dang.year} nhưng nằm trong thư mục {folder}"
        yield item.problem("ngay_dang", "ten-tep", message, f"chuyển tệp vào content/news/{item.ngay_dang.year}/")
    if item.anh and not item.chu_thich_anh:
        yield item.problem("anh", "thieu-muc", "có ảnh nhưng thiếu mục «Chú thích ảnh»", "tả ngắn ảnh có gì")
    if not item.html:
        yield item.problem("", "trong", "chưa có nội dung bài", "viết bài dưới dòng --- thứ hai")


def pages(kind: Kind[NewsItem], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same for each category; a page for each item."""
    items = site.of(kind)
    counted = tuple(
        (name, f"{kind.section}chuyen-muc/{slug(name)}/", tuple(i for i in items if same(i.chuyen_muc, name)))
        for name in site.settings.chuyen_muc_tin
    )
    categories = tuple(Row(title=name, address=address, label=str(len(own))) for name, address, own in counted)
    lists = [(kind.label, kind.section, items), *counted]
    for title, address, own in lists:
        for own_address, view in paged(kind.rows(own), site.settings.so_tin_mot_trang, address):
            number = f", trang {view['number']}" if view["number"] != 1 else ""
            yield Page(
                address=own_address,
                title=title + number,
                template="news/list.html",
                view=view | {"categories": categories, "current": address, "whole": kind.section, "title": title},
                crumbs=(kind.crumb,) if address != kind.section else (),
                date=max((i.ngay_dang for i in own), default=None),
                description=f"{title}: tin, bài về cải cách hành chính{number}.",
            )
    for item in items:
        others = tuple(other for other in items if other is not item and same(other.chuyen_muc, item.chuyen_muc))
        category = next(r for r in categories if same(r.title, item.chuyen_muc))
        view = {"item": item, "category": category, "related": kind.rows(others[:4])}
        page = detail_page(kind, item, view | {"task": task_link(kind, item, site)})
        creators = (item.tac_gia,) if item.tac_gia else ()
        yield dataclasses.replace(page, creators=creators, subjects=(item.chuyen_muc,))


def linked_data(item: NewsItem, site: Site) -> Thing:
    """The item as a NewsArticle: the office publishes it, `Nguồn` is where it comes from."""
    publisher = office(site.settings)
    return {
        "@type": "NewsArticle",
        "headline": item.tieu_de,
        "abstract": item.tom_tat,
        "datePublished": item.ngay_dang.isoformat(),
        "articleSection": item.chuyen_muc,
        "image": site.settings.full(file_address(item.anh)) if item.anh else "",
        "inLanguage": "vi",
        "author": publisher,
        "publisher": publisher,
        "creditText": item.tac_gia or item.nguon,
        "isBasedOn": item.lien_ket_nguon,
    }


def figures(kind: Kind[NewsItem], site: Site, period: Period) -> Iterator[Figure]:
    """How many items were posted in the period, and of each category."""
    items = tuple(item for item in site.of(kind) if period.holds(item.ngay_dang))
    yield Figure(label="Tin, bài đã đăng", value=len(items))
    for name in site.settings.chuyen_muc_tin:
        yield Figure(label=f"Tin, bài chuyên mục «{name}»", value=sum(same(item.chuyen_muc, name) for item in items))


def row(item: NewsItem) -> Row:
    return Row(
        title=item.tieu_de,
        address=f"/tin-tuc/{item.stem}/",
        summary=item.tom_tat,
        date=item.ngay_dang,
        label=item.chuyen_muc,
    )


KIND: Kind[Any] = Kind(
    name="news",
    label="Tin tức",
    files=("news/*.md", "news/*/*.md"),
    record=NewsItem,
    section="/tin-tuc/",
    row=row,
    order=lambda item: (-item.ngay_dang.toordinal(), item.stem),
    rules=rules,
    pages=pages,
    figures=figures,
    chapter="2.2",
    spans=lambda item, _site: posting(item, item.ngay_su_kien, "ngày sự kiện", limits.OTHERWISE),
    linked_data=linked_data,
    in_feed=True,
    help="Mỗi tin một tệp trong thư mục của năm; tên tệp là địa chỉ của tin, không dấu, nối bằng gạch ngang.",
)
