"""Gương điển hình: one file a collective or person that did reform work well (task 2.5 of the plan of 2022)."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.days.periods import Period
from generator.declaring.fields import field
from generator.declaring.types import TEXT, section
from generator.kinds.items.honours import COLLECTIVE, PERSON, Honoured, consented
from generator.kinds.items.item import happened, item_kind
from generator.model.kind import Kind, Site
from generator.rendering.linked_data import Thing
from generator.shapes.card import Card
from generator.shapes.figure import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplary(Honoured):
    """Một tập thể, cá nhân tiêu biểu; «Tên» là tên của tập thể, cá nhân."""

    chuc_vu: str = field("Chức vụ", TEXT, default="", help="Của cá nhân.")
    thanh_tich: Markup = section("Thành tích")
    ket_qua_do_duoc: Markup = section("Kết quả đo được", default=Markup(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplaryCard(Card):
    """`person` or else a collective."""

    person: bool


def figures(kind: Kind[ExemplaryCard], site: Site, period: Period) -> Iterator[Figure]:
    shown = happened(site.cards(kind.cards), site, period)
    for form, person in ((COLLECTIVE, False), (PERSON, True)):
        number = sum(each.person == person for each in shown)
        yield Figure(label=f"{form} điển hình", value=number, unit=form.lower())


def thing(exemplary: Exemplary) -> Thing:
    kind = "Person" if exemplary.loai.is_(PERSON) else "Organization"
    return {
        "@type": "Article",
        "headline": exemplary.ten,
        "about": {"@type": kind, "name": exemplary.ten},
        "datePublished": exemplary.ngay_dang.isoformat(),
    }


KIND: Kind[ExemplaryCard] = item_kind(
    Exemplary,
    name="exemplary",
    label="Gương điển hình",
    about="gương tập thể, cá nhân tiêu biểu thực hiện tốt cải cách hành chính",
    help="Mỗi tập thể, cá nhân một tệp; cá nhân phải đồng ý đăng tên. Tên tệp không dấu, nối bằng gạch ngang.",
    files=("exemplary/*.md",),
    rules=(consented,),
    section="/guong-dien-hinh/",
    card=lambda item, known: ExemplaryCard(**known, person=item.loai.is_(PERSON)),
    hidden=("dong_y_dang_ten",),
    thing=thing,
    figures=figures,
)
