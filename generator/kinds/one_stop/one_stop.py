"""Bộ phận một cửa: where dossiers are handed in, when, to whom (NĐ 61/2018/NĐ-CP Điều 9.7); one standing record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TEXT, TIME, group, many
from generator.kinds.news.card import of_category
from generator.kinds.one_stop.card import LABEL, ONE_STOP, SECTION, OneStopCard
from generator.kinds.procedure.card import PROCEDURES, WAYS, ProcedureCard, by_field, field_address
from generator.model.cards import Known
from generator.model.content import Content
from generator.model.groups import Material, Origin
from generator.model.kind import Kind, Pages, Site
from generator.model.office import EMAIL, PHONES
from generator.model.settings import Settings
from generator.problems import Problem
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import same
from generator.text.showing import show_time
from generator.views.details import detail_page
from generator.views.facts import values
from generator.views.plain import plain


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
    dien_thoai: str = field("Điện thoại", PHONES, default="")
    viec: str = field("Việc", TEXT, default="", help="Lĩnh vực, công việc phụ trách.")


@dataclass(frozen=True, slots=True, kw_only=True)
class OneStop(Content):
    """Bộ phận một cửa của Sở."""

    ten: str = field("Tên", TEXT, example="Bộ phận một cửa của Sở tại Trung tâm Phục vụ hành chính công tỉnh")
    dia_chi: str = field("Địa chỉ", TEXT, default="", help="Chưa biết thì bỏ dòng này, trang ghi «chưa được cung cấp».")
    dien_thoai: str = field("Điện thoại", PHONES, default="")
    thu_dien_tu: str = field("Thư điện tử", EMAIL, default="")
    gio_lam_viec: tuple[Hours, ...] = field("Giờ làm việc", many(group(Hours)), default=())
    nguoi_lam_viec: tuple[Officer, ...] = field("Người làm việc", many(group(Officer)), default=())
    bieu_mau: tuple[Material, ...] = field(
        "Biểu mẫu", many(group(Material, shorthand="ten")), default=(), help="Các mẫu dùng ở bộ phận một cửa."
    )
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")))
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")


def rules(unit: OneStop) -> Iterator[Problem]:
    """A counter closes after it opens."""
    for each in unit.gio_lam_viec:
        if each.den_gio <= each.tu_gio:
            message = f"«Đến giờ: {show_time(each.den_gio)}» không sau «Từ giờ: {show_time(each.tu_gio)}»"
            hint = "kiểm tra lại hai giờ; giờ chiều viết 13:30"
            yield unit.problem("den_gio", "thu-tu-ngay", message, hint, of=each)


ASKED = {  # whatever a citizen asks before going there; NĐ 61/2018/NĐ-CP makes the last public
    "địa chỉ": "dia_chi",
    "giờ làm việc": "gio_lam_viec",
    "điện thoại": "dien_thoai",
    "thư điện tử": "thu_dien_tu",
    "họ tên, chức danh, điện thoại của người tiếp nhận": "nguoi_lam_viec",
}
REACH = tuple(ASKED)[:4]


def card(unit: OneStop, known: Known) -> OneStopCard:
    hours = tuple(f"{each.ngay}: {show_time(each.tu_gio)} đến {show_time(each.den_gio)}" for each in unit.gio_lam_viec)
    asked = (("Địa chỉ", unit.dia_chi), ("Giờ làm việc", "; ".join(hours)), ("Điện thoại", unit.dien_thoai))
    told = tuple((label, value) for label, value in asked if value)
    return OneStopCard(**known, told=told, place=unit.dia_chi, phone=unit.dien_thoai, hours=hours)


# ---- the page --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What may be handed in: procedures in force in all, of each field, by each way, and those that name this unit."""

    total: int
    fields: tuple[tuple[str, str, int], ...]  # name, address of its list, number
    ways: tuple[tuple[str, int, int], ...]  # name, number, of how many of these it is unchecked
    here: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """What the page says beside the record: what may be handed in, and the newest of its news."""

    received: Received
    news: tuple[Row, ...]


def lists(kind: Kind[OneStopCard], site: Site) -> Iterator[Page]:
    """The page stands even while nobody has written the record."""
    if not site.cards(kind.cards):
        yield Page(
            address=kind.section,
            title=kind.label,
            template=kind.template("detail"),
            view=view(site.settings.noi_tiep_nhan_ho_so, counter(site, "")),
            description=describe(site.settings),
        )


def detail(
    kind: Kind[OneStopCard], unit: OneStop, card: OneStopCard, around: Around, settings: Settings
) -> Iterator[Page]:
    """The same page with what the record says."""
    said = {"item": plain(unit), "forms": values(unit.bieu_mau, around.sizes)} | asked(unit)
    shown = view(unit.ten, around.own) | said
    yield detail_page(kind, card, around, shown, (thing(unit, settings),), description=describe(settings), crumbs=())


def describe(settings: Settings) -> str:
    return f"Nơi nộp hồ sơ, giờ làm việc, người tiếp nhận, thủ tục của {settings.ten_co_quan}."


def view(name: str, counter: Counter) -> dict[str, object]:
    """What the page shows while there is no record."""
    shown = {"name": name, "item": None, "received": counter.received, "forms": (), "news": counter.news}
    return shown | asked(None)


def asked(unit: OneStop | None) -> dict[str, object]:
    """Whether anything is told of how to reach the unit, and the names of what is not."""
    missing = tuple(name for name, attribute in ASKED.items() if not (unit and getattr(unit, attribute)))
    return {"told": not set(REACH) <= set(missing), "unknown": missing}


def counter(site: Site, name: str) -> Counter:
    """`name` is the unit's, "" while it has none."""
    return Counter(received=received(site, name), news=of_category(site, LABEL))


def received(site: Site, name: str) -> Received:
    """Counted from the posted procedures, nobody types a number; `name` is the unit's, "" while it has none."""
    procedures = site.cards(PROCEDURES)
    return Received(
        total=len(procedures),
        fields=tuple((field.ten, field_address(field, site), len(own)) for field, own in by_field(site)),
        ways=tuple(_way(way, procedures) for way in WAYS),
        here=sum(same(card.place, name) for card in procedures) if name else 0,
    )


def _way(way: str, procedures: Iterable[ProcedureCard]) -> tuple[str, int, int]:
    own = [card for card in procedures if way in card.ways]
    return way, len(own), sum("cach_thuc_thuc_hien" in card.unchecked for card in own)


def thing(unit: OneStop, settings: Settings) -> Thing:
    """The unit as a GovernmentOffice."""
    known = {"address": unit.dia_chi, "telephone": unit.dien_thoai, "email": unit.thu_dien_tu}
    return {
        "@type": "GovernmentOffice",
        "name": unit.ten,
        "parentOrganization": {"@type": "GovernmentOrganization", "name": settings.ten_co_quan},
    } | {name: value for name, value in known.items() if value}


KIND: Kind[OneStopCard] = Kind(
    name="one_stop",
    label=LABEL,
    help="Một tệp duy nhất: nơi, giờ, người, biểu mẫu; số thủ tục do máy đếm.",
    files=("one_stop/mot-cua.md",),
    record=OneStop,
    rules=rules,
    cards=ONE_STOP,
    section=SECTION,
    address=lambda _: SECTION,
    row=lambda unit, address: Row(title=LABEL, address=address, summary=unit.ten, date=unit.ngay_doi_chieu),
    card=card,
    pages=Pages(
        lists=lists,
        around=lambda _kind, card, site: counter(site, card.row.summary),  # which is its name
        day=lambda card, _site: card.row.date,
        detail=detail,
    ),
    figures=lambda _kind, _site, _period: (),  # a standing record is nothing done in a period
    in_menu=False,
)
