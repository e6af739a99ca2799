"""Procedures for machines: their feed, their open data, their pages in the words of schema.org."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from generator.declaring.fields import Group, field
from generator.declaring.types import DATE, TEXT, YES_NO, choice, group, many
from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.channels import Channel
from generator.kinds.procedure.derived import without_file
from generator.kinds.procedure.fees import nothing
from generator.kinds.procedure.history import page_of, told_as, told_day
from generator.kinds.procedure.record import Procedure
from generator.model.kind import Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing, area, office, price
from generator.shapes.around import Around
from generator.shapes.row import Row
from generator.text.comparing import same
from generator.text.showing import show_date


def feed(kind: Kind[ProcedureCard], site: Site) -> Iterator[Row]:
    """The last change of every procedure by a decision in effect; abolished ones too."""
    for entry in site.register.entries.values():
        decision = entry.basis.decision
        since = told_day(decision.ngay_hieu_luc, site.settings, provisional=decision.provisional)
        day = show_date(decision.ngay_hieu_luc)
        told = f"{decision.title}, có hiệu lực từ {day}. {decision.trich_yeu}".strip()
        change = decision.title if decision.provisional else entry.basis.change
        yield Row(
            title=entry.name,
            address=page_of(kind, entry.code),
            summary=f"Có {site.settings.whole}." if decision.provisional else f"{change}: {told}",
            date=since,
            date_is=told_as(provisional=decision.provisional),
            label=change,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided(Group):
    """One decision about a procedure."""

    thay_doi: str = field("Thay đổi", choice("Ban hành mới", "Sửa đổi, bổ sung", "Bãi bỏ"))
    quyet_dinh: str = field("Quyết định", TEXT)
    ngay_ban_hanh: Date | None = field("Ngày ban hành", DATE, default=None)
    ngay_hieu_luc: Date = field("Ngày hiệu lực", DATE)
    co_quan_ban_hanh: str = field("Cơ quan ban hành", TEXT, default="")
    trich_yeu: str = field("Trích yếu", TEXT, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWithin(Group):
    """A form that has no file here, and the document that its name tells."""

    mau: str = field("Mẫu", TEXT)
    so_ky_hieu: str = field("Số ký hiệu", TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived(Group):
    """What the register says of a procedure on the build's date; its last change is also the day of its page. A
    demonstration claims no force, and a provisional list is no decision.
    """

    ngay_cua_trang: Date = field(
        "Ngày của trang",
        DATE,
        help="Ngày thủ tục có hiệu lực hoặc được sửa đổi gần nhất; ở bản minh họa là ngày của quy định được ghi theo.",
    )
    ngay_nay_la: str = field("Ngày này là", TEXT, help="Ngày của trang là ngày gì.")
    thuoc: str = field("Thuộc", TEXT, help="Các thủ tục ở đây là danh mục nào.")
    co_hieu_luc: bool | None = field("Có hiệu lực", YES_NO, default=None, help="Bản minh họa không nói về hiệu lực.")
    quyet_dinh_cong_bo: str = field("Quyết định công bố", TEXT, default="", help="Quyết định gần nhất về thủ tục này.")
    lich_su: tuple[Decided, ...] = field("Lịch sử", many(group(Decided)), default=(), help="Mới nhất ở trước.")
    mau_trong_van_ban: tuple[FormWithin, ...] = field(
        "Mẫu trong văn bản",
        many(group(FormWithin)),
        default=(),
        help="Mẫu chưa có tệp, nằm ở văn bản nêu trong tên mẫu.",
    )


def derive(procedure: Procedure, _card: ProcedureCard, around: Around, settings: Settings) -> Derived:
    own: Surroundings = around.own
    newest = own.history[0]
    return Derived(
        ngay_cua_trang=newest.effective,
        ngay_nay_la=told_as(provisional=newest.provisional),
        thuoc=f"thủ tục {settings.whole}",
        co_hieu_luc=None if settings.demo else True,  # no other is posted
        quyet_dinh_cong_bo="" if newest.provisional else newest.title,
        lich_su=tuple(
            Decided(
                thay_doi=line.change,
                quyet_dinh=line.title,
                ngay_ban_hanh=line.issued,
                ngay_hieu_luc=line.effective,
                co_quan_ban_hanh=line.issuer,
                trich_yeu=line.abstract,
            )
            for line in own.history
            if not line.provisional
        ),
        mau_trong_van_ban=tuple(FormWithin(mau=form, so_ky_hieu=number) for form, number in without_file(procedure)),
    )


def thing(procedure: Procedure, card: ProcedureCard, settings: Settings) -> Thing:
    """The procedure as a GovernmentService. What is marked `Chưa đối chiếu` is left out: no mark can stand here."""
    return {
        "@type": "GovernmentService",
        "name": procedure.ten_thu_tuc,
        "identifier": procedure.ma_thu_tuc,
        "description": procedure.tom_tat,
        "category": f"Thủ tục {settings.whole}" if settings.demo else "",
        "areaServed": area(settings),
        **{word: value for word, name, value in _said(procedure, settings) if name not in card.unchecked},
    }


def _said(p: Procedure, settings: Settings) -> Iterator[tuple[str, str, object]]:
    """(word of schema.org, the attribute that it tells, its value)."""
    yield "serviceType", "linh_vuc", p.linh_vuc
    yield "provider", "co_quan_thuc_hien", _provider(p.co_quan_thuc_hien, settings)
    audiences = [{"@type": "Audience", "audienceType": str(each)} for each in p.doi_tuong_thuc_hien]
    yield "audience", "doi_tuong_thuc_hien", audiences
    yield "availableChannel", "cach_thuc_thuc_hien", [_channel(each) for each in p.cach_thuc_thuc_hien]
    yield "serviceOutput", "ket_qua_thuc_hien", [{"@type": "Thing", "name": each} for each in p.ket_qua_thuc_hien]
    yield "offers", "phi_le_phi", _offers(p)


def _provider(name: str, settings: Settings) -> Thing:
    own = same(name, settings.ten_co_quan)
    return office(settings) if own else {"@type": "GovernmentOrganization", "name": name}


def _channel(channel: Channel) -> Thing:
    return {
        "@type": "ServiceChannel",
        "name": str(channel.hinh_thuc),
        "description": channel.mo_ta,
        "serviceUrl": channel.lien_ket,
    }


def _offers(procedure: Procedure) -> list[Thing]:
    """The fees, when each of them is a plain amount and no way of handing in has its own."""
    prices = [(fee, Decimal(0) if nothing(fee.muc) else price(fee.muc)) for fee in procedure.phi_le_phi]
    if any(amount is None for _, amount in prices) or any(each.phi_le_phi for each in procedure.cach_thuc_thuc_hien):
        return []
    return [
        {"@type": "Offer", "name": fee.truong_hop, "category": str(fee.loai), "price": amount, "priceCurrency": "VND"}
        for fee, amount in prices
    ]
