"""Thủ tục hành chính: one file a procedure, posted while the register says that it is in force."""

from collections.abc import Iterator
from typing import get_args

from generator.days.periods import Period
from generator.kinds.procedure import data, demands, tombstones
from generator.kinds.procedure.card import PROCEDURES, ProcedureCard
from generator.kinds.procedure.derived import card
from generator.kinds.procedure.detail import detail
from generator.kinds.procedure.lists import home_rows
from generator.kinds.procedure.pages import first, further
from generator.kinds.procedure.record import Procedure
from generator.kinds.procedure.rules import rules
from generator.kinds.procedure.sheets import SECTION as SHEETS
from generator.model.decision import Change, changes
from generator.model.kind import Demands, Feed, Kind, OpenData, Pages, Site
from generator.model.register import fold
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


def in_force(card: ProcedureCard, site: Site) -> bool:
    entry = site.register.entries.get(card.code)
    return entry is not None and not entry.abolished


def figures(_: Kind[ProcedureCard], site: Site, period: Period) -> Iterator[Figure]:
    """What the register says: procedures in force at the end of the period, and those that decisions changed in it.
    Nothing where it holds no decision: that is unknown, not none.
    """
    day = min(period.last, site.date)
    then = fold(site.register.decisions, day)
    standing = len(then.in_force) if then.entries else None
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
    files=("procedures/*.md",),
    record=Procedure,
    cards=PROCEDURES,
    section="/thu-tuc/",
    row=row,
    card=card,
    order=lambda card: sort_key(card.row.title),
    rules=rules,
    posted=in_force,
    pages=Pages(
        lists=first,
        detail=detail,
        joined=further,
        home=home_rows,
        gone=tombstones.gone,
        places={"sheets": SHEETS},
    ),
    demands=Demands(wanted=demands.wanted, shown=demands.shown),
    figures=figures,
    feed=Feed(rows=data.feed),
    data=OpenData(
        key=("ma_thu_tuc",),
        derived=data.Standing,
        derive=data.standing,
        tables=("thanh_phan_ho_so", "thoi_han_giai_quyet", "phi_le_phi", "can_cu_phap_ly"),
    ),
    short="Thủ tục",
    help="Mỗi thủ tục một tệp, tên tệp là mã thủ tục.",
)
