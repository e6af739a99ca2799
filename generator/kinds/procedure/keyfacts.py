"""What most readers come for: how long, how much, which papers, where."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds.one_stop.card import LABEL as ONE_STOP
from generator.kinds.one_stop.card import SECTION as COUNTER
from generator.kinds.procedure.around import Surroundings
from generator.kinds.procedure.brief import papers
from generator.kinds.procedure.card import ProcedureCard
from generator.kinds.procedure.item import ANCHORS
from generator.kinds.procedure.record import Procedure
from generator.text.comparing import same


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """One of them: `anchor` is of the part that tells it whole, `name` the attribute that may be unchecked, `address`
    where the value itself leads, if anywhere.
    """

    label: str
    anchor: str
    value: str
    name: str
    address: str = ""


def key_facts(p: Procedure, card: ProcedureCard, own: Surroundings) -> Iterator[KeyFact]:
    yield _fact("Thời hạn", "thoi_han_giai_quyet", card.time_limit)
    yield _fact("Phí, lệ phí", "phi_le_phi", card.fee)
    yield _fact("Giấy tờ cần nộp", "thanh_phan_ho_so", papers(p))
    where = "dia_chi_tiep_nhan_ho_so" if card.place else "co_quan_thuc_hien"
    if not card.place:
        yield _fact("Nơi giải quyết", where, p.co_quan_thuc_hien.partition(" (")[0])
    elif same(card.place, own.reception.name):
        yield _fact("Nơi nộp", where, ONE_STOP, COUNTER)
    else:
        yield _fact("Nơi nộp", where, card.place)


def _fact(label: str, name: str, value: str, address: str = "") -> KeyFact:
    anchor = ANCHORS.get(name, ANCHORS["co_quan_thuc_hien"])
    return KeyFact(label=label, anchor=anchor, value=value, name=name, address=address)
