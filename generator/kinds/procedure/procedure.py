"""Thủ tục hành chính: one file a procedure, posted while the register says that it is in force."""

from collections.abc import Iterator
from typing import get_args

from generator.days.periods import Period
from generator.kinds.procedure import brief, data, demands, pages, sheets, tombstones
from generator.kinds.procedure.around import surroundings
from generator.kinds.procedure.card import PROCEDURES, SECTION, SHEETS, WAYS, Citation, ProcedureCard
from generator.kinds.procedure.derived import forms, unchecked, without_file
from generator.kinds.procedure.detail import detail
from generator.kinds.procedure.fees import charges, free
from generator.kinds.procedure.history import last_change
from generator.kinds.procedure.lists import errands, home
from generator.kinds.procedure.record import Procedure
from generator.kinds.procedure.rules import rules, since_in
from generator.model.cards import Known
from generator.model.decision import Change, changes
from generator.model.kind import Demands, Feed, Kind, OpenData, Pages, Site
from generator.model.register import register_on
from generator.shapes.figure import Figure
from generator.shapes.row import Row
from generator.text.sorting import sort_key


def row(procedure: Procedure, address: str) -> Row:
    return Row(
        title=procedure.ten_thu_tuc,
        address=address,
        summary=procedure.tom_tat,
        label=procedure.linh_vuc,
        code=procedure.ma_thu_tuc,
    )


def card(procedure: Procedure, known: Known) -> ProcedureCard:
    p = procedure
    return ProcedureCard(
        **known,
        holds_from=since_in(p.stem),
        keywords=p.tu_khoa,
        told=tuple(_told(p)),
        code=p.ma_thu_tuc,
        field=p.linh_vuc,
        time_limit=brief.time_limit(p),
        fee=brief.fee(p),
        charges=charges(p.phi_le_phi, p.cach_thuc_thuc_hien),
        free=free(p.phi_le_phi, p.cach_thuc_thuc_hien),
        ways=tuple(way for way in WAYS if any(channel.hinh_thuc.is_(way) for channel in p.cach_thuc_thuc_hien)),
        place=p.dia_chi_tiep_nhan_ho_so,
        audiences=tuple(map(str, p.doi_tuong_thuc_hien)),
        level=str(p.muc_do_dich_vu_cong),
        bases=_bases(p),
        forms=tuple(form.tep for form in forms(p) if form.tep),
        form_numbers=tuple(dict.fromkeys(number for _, number in without_file(p))),
        unchecked=unchecked(p),
        checked=p.ngay_doi_chieu,
    )


def _told(p: Procedure) -> Iterator[tuple[str, str]]:
    marked = unchecked(p)
    values = (
        ("Thời hạn", "thoi_han_giai_quyet", brief.time_limit(p)),
        ("Phí, lệ phí", "phi_le_phi", brief.fee(p)),
    )
    for label, name, value in values:
        yield label, f"{value} (chưa đối chiếu)" if name in marked else value


def _bases(procedure: Procedure) -> tuple[Citation, ...]:
    return tuple(
        Citation(
            so_ky_hieu=basis.so_ky_hieu,
            ngay_ban_hanh=basis.ngay_ban_hanh,
            co_quan_ban_hanh=basis.co_quan_ban_hanh,
            line=basis.line(),
        )
        for basis in procedure.can_cu_phap_ly
    )


def in_force(card: ProcedureCard, site: Site) -> bool:
    entry = site.register.entries.get(card.code)
    return entry is not None and not entry.abolished


def figures(_: Kind[ProcedureCard], site: Site, period: Period) -> Iterator[Figure]:
    """What the register says: procedures in force at the end of the period, and those that decisions changed in it.
    Nothing where it holds no decision: that is unknown, not none.
    """
    day = min(period.last, site.date)
    then = register_on(site.register.decisions, day)
    known = any(not decision.provisional for decision in site.register.basis(day))
    standing = len(then.in_force) if known else None
    yield Figure(label="Thủ tục hành chính có hiệu lực đến cuối kỳ", value=standing)
    decided = [decision for decision in site.register.basis(day) if not decision.provisional]
    changed = [change for each in decided if period.holds(each.ngay_hieu_luc) for change, _ in changes(each)]
    for name in get_args(Change):
        number = changed.count(name) if decided else None
        note = "theo ngày hiệu lực của quyết định"
        yield Figure(label=f"Thủ tục hành chính {name.lower()} trong kỳ", value=number, note=note)


KIND: Kind[ProcedureCard] = Kind(
    name="procedure",
    label="Thủ tục hành chính",
    short="Thủ tục",
    help="Mỗi thủ tục một tệp, tên tệp là mã thủ tục; nhiều thì xếp vào thư mục con, đặt tên tùy ý. Bài mới thay bài "
    "đang có từ một ngày thì thêm ngày ấy vào tên tệp: `1.001716.tu-2027-01-01.md`.",
    files=("procedures/*.md", "procedures/*/*.md"),
    record=Procedure,
    rules=rules,
    cards=PROCEDURES,
    section=SECTION,
    address=lambda procedure: f"{SECTION}{procedure.ma_thu_tuc}/",
    row=row,
    card=card,
    order=lambda card: sort_key(card.row.title),
    posted=in_force,
    pages=Pages(
        lists=pages.lists,
        joined=pages.joined,
        around=surroundings,
        day=last_change,
        detail=detail,
        leaf=sheets.leaf,
        home=home,
        errands=errands,
        gone=tombstones.gone,
        places={"sheets": SHEETS},
    ),
    demands=Demands(wanted=demands.wanted, shown=demands.shown),
    figures=figures,
    feed=Feed(rows=data.feed),
    data=OpenData(
        key=("ma_thu_tuc",),
        derived=data.Derived,
        derive=data.derive,
        tables=("thanh_phan_ho_so", "thoi_han_giai_quyet", "phi_le_phi", "can_cu_phap_ly"),
        part=lambda card: card.row.label,
    ),
)
