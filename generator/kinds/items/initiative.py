"""Sáng kiến, giải pháp: one file a better way of working, who found it, what it brought (task 2.1 of the plan)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import TEXT, many, section
from generator.kinds.items.honours import Honoured, consented
from generator.kinds.items.item import happened, item_kind
from generator.model.kind import Kind, Site
from generator.rendering.linked_data import Thing
from generator.shapes.card import Card
from generator.shapes.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Honoured):
    """Một sáng kiến, giải pháp về cải cách hành chính."""

    tac_gia: tuple[str, ...] = field("Tác giả", many(TEXT), help="Tập thể hoặc cá nhân nghĩ ra sáng kiến.")
    noi_dung: Markup = section("Nội dung")
    ket_qua_do_duoc: Markup = section("Kết quả đo được", help="Trước và sau khi áp dụng; có thể kẻ bảng.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeCard(Card):
    """Whether a decision recognised it."""

    recognised: bool


def figures(kind: Kind[InitiativeCard], site: Site, period: Period) -> Iterator[Figure]:
    found = happened(site.cards(kind.cards), site, period)
    recognised = sum(each.recognised for each in found)
    yield Figure(label="Sáng kiến, giải pháp về cải cách hành chính", value=len(found), unit="sáng kiến")
    yield Figure(label="Sáng kiến có quyết định công nhận", value=recognised, unit="sáng kiến")


def thing(initiative: Initiative) -> Thing:
    return {
        "@type": "CreativeWork",
        "name": initiative.ten,
        "about": list(initiative.linh_vuc_cai_cach),
        "datePublished": initiative.ngay_dang.isoformat(),
    }


KIND: Kind[InitiativeCard] = item_kind(
    Initiative,
    name="initiative",
    label="Sáng kiến, giải pháp",
    about="sáng kiến, giải pháp về cải cách hành chính và kết quả đo được",
    help="Mỗi sáng kiến một tệp; tên tệp không dấu, nối bằng gạch ngang.",
    files=("initiatives/*.md",),
    rules=(consented,),
    section="/sang-kien/",
    card=lambda item, known: InitiativeCard(**known, recognised=item.quyet_dinh_cong_nhan is not None),
    hidden=("dong_y_dang_ten",),
    thing=thing,
    figures=figures,
)
