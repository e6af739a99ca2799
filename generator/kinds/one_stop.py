"""Bộ phận một cửa: where dossiers are handed in, when, to whom (NĐ 61/2018/NĐ-CP Điều 9.7); one standing record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from typing import Any

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TEXT, TIME, group, many
from generator.model.content import Content
from generator.model.groups import Material, Origin
from generator.model.old_kind import Kind, Site
from generator.model.settings import EMAIL
from generator.problems import Problem
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import canonical, same
from generator.text.showing import show_time
from generator.views.facts import values

LABEL = "Bộ phận một cửa"
SECTION = "/mot-cua/"
CHANNELS = ("Trực tiếp", "Bưu chính công ích", "Trực tuyến")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours(Group):
    """When the counter is open on some days."""

    ngay: str = field("Ngày", TEXT, example="Thứ hai đến thứ sáu, buổi sáng")
    tu_gio: Time = field("Từ giờ", TIME)
    den_gio: Time = field("Đến giờ", TIME, example="11:30")


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Group):
    """Who works there: name, title and telephone are public by law."""

    ho_ten: str = field("Họ tên", TEXT, example="(họ và tên)")
    chuc_danh: str = field("Chức danh", TEXT, default="")
    dien_thoai: str = field("Điện thoại", TEXT, default="")
    viec: str = field("Việc", TEXT, default="", help="Lĩnh vực, công việc phụ trách.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStop(Content):
    """Bộ phận một cửa của Sở."""

    ten: str = field("Tên", TEXT, example="Bộ phận một cửa của Sở tại Trung tâm Phục vụ hành chính công tỉnh")
    dia_chi: str = field("Địa chỉ", TEXT, default="", help="Chưa biết thì bỏ dòng này, trang ghi «chưa được cung cấp».")
    dien_thoai: str = field("Điện thoại", TEXT, default="")
    thu_dien_tu: str = field("Thư điện tử", EMAIL, default="")
    gio_lam_viec: tuple[Hours, ...] = field("Giờ làm việc", many(group(Hours)), default=())
    nguoi_lam_viec: tuple[Officer, ...] = field("Người làm việc", many(group(Officer)), default=())
    bieu_mau: tuple[Material, ...] = field(
        "Biểu mẫu", many(group(Material, shorthand="ten")), default=(), help="Các mẫu dùng ở bộ phận một cửa."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What may be handed in: procedures in force in all, of each field, by each way, and those that name this unit."""

    total: int
    fields: tuple[tuple[str, str, int], ...]  # name, address in the list, number
    ways: tuple[tuple[str, int], ...]
    here: int


def rules(unit: OneStop) -> Iterator[Problem]:
    """A counter closes after it opens."""
    for each in unit.gio_lam_viec:
        if each.den_gio <= each.tu_gio:
            yield Problem(
                path=unit.path,
                line=each.line("den_gio"),
                rule="thu-tu-ngay",
                message=f"«Đến giờ: {show_time(each.den_gio)}» không sau «Từ giờ: {show_time(each.tu_gio)}»",
                hint="kiểm tra lại hai giờ; giờ chiều viết 13:30",
            )


def pages(kind: Kind[OneStop], site: Site) -> Iterator[Page]:
    """One page, there even while nobody has written the record."""
    unit = next(iter(site.of(kind)), None)
    yield Page(
        address=SECTION,
        title=LABEL,
        template="one_stop/page.html",
        view={
            "item": unit,
            "received": received(site, unit),
            "forms": values(unit.bieu_mau, site.file_sizes) if unit else (),
            "news": tuple(
                Row(title=e.tieu_de, address=site.addresses[e.path], date=e.ngay_dang)
                for e in [e for e in site.posted.get("news", ()) if same(e.chuyen_muc, LABEL)][:5]
            ),
        },
        description=f"Nơi nộp hồ sơ, giờ làm việc, người tiếp nhận, thủ tục của {site.settings.ten_co_quan}.",
        sources=(unit.path,) if unit else (),
        date=unit.ngay_doi_chieu if unit else None,
    )


def received(site: Site, unit: OneStop | None) -> Received:
    """Counted from the posted procedures; nobody types a number."""
    procedures = site.posted.get("procedure", ())
    own = Counter(canonical(each.linh_vuc) for each in procedures)
    declared = ((each.ten, f"/thu-tuc/#{each.anchor}", own[canonical(each.ten)]) for each in site.settings.linh_vuc)
    open_ = [
        (way, sum(any(c.hinh_thuc.is_(way) for c in p.cach_thuc_thuc_hien) for p in procedures)) for way in CHANNELS
    ]
    return Received(
        total=len(procedures),
        fields=tuple((name, address, number) for name, address, number in declared if number),
        ways=tuple(open_),
        here=sum(same(each.dia_chi_tiep_nhan_ho_so, unit.ten) for each in procedures) if unit else 0,
    )


def linked_data(unit: OneStop, site: Site) -> Mapping[str, object]:
    known = {"address": unit.dia_chi, "telephone": unit.dien_thoai, "email": unit.thu_dien_tu}
    return {
        "@type": "GovernmentOffice",
        "name": unit.ten,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": site.settings.ten_co_quan},
    } | {name: value for name, value in known.items() if value}


def no_figures(*_: object) -> Iterator[Figure]:
    """A standing record is nothing done in a period."""
    yield from ()


KIND: Kind[Any] = Kind(
    name="one_stop",
    label=LABEL,
    files=("one_stop/mot-cua.md",),
    record=OneStop,
    section=SECTION,
    address=lambda _: SECTION,
    row=lambda unit: Row(title=LABEL, address=SECTION, summary=unit.ten, date=unit.ngay_doi_chieu),
    rules=rules,
    pages=pages,
    figures=no_figures,
    linked_data=linked_data,
    in_menu=False,
    help="Một tệp duy nhất: nơi, giờ, người, biểu mẫu; số thủ tục do máy đếm.",
)
