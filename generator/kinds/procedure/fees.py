"""«Phí, lệ phí»: what a file may tell of a fee, when a procedure is free, and its fees in a table.

That nothing is paid must be said: the field is required, and «Không» is a value of it (`rules.empty_words` names the
parts that may not say so).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.declaring.fields import Group, field
from generator.declaring.types import TEXT, choice
from generator.kinds.procedure.card import Charge
from generator.kinds.procedure.channels import Channel
from generator.text.comparing import key

FREE_WORDS = {"khong", "mienphi", "khongthu", "khongthuphi", "khongthulephi", "khongthuphilephi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Group):
    """A fee of one case; a bare text, or `Không`, is its amount."""

    loai: str = field("Loại", choice("Phí", "Lệ phí", "Phí, lệ phí"), default="")
    truong_hop: str = field("Trường hợp", TEXT, default="")
    muc: str = field("Mức", TEXT, example="3.000.000 đồng")
    can_cu: str = field("Căn cứ", TEXT, default="")


def free(fees: Iterable[Fee], ways: Iterable[Channel]) -> bool:
    """Whether nothing is paid, in whatever case and whatever way."""
    amounts = (*(fee.muc for fee in fees), *(way.phi_le_phi for way in ways))
    return all(nothing(amount) for amount in amounts if amount)


def nothing(amount: str) -> bool:
    """Whether an amount says in words that nothing is paid."""
    return key(amount).strip(".") in FREE_WORDS


def charges(fees: Iterable[Fee], ways: Iterable[Channel]) -> tuple[Charge, ...]:
    """Each fee, then what a way of handing in costs where that has a fee of its own."""
    general = (Charge(amount=fee.muc, case=fee.truong_hop, kind=str(fee.loai), basis=fee.can_cu) for fee in fees)
    own = (Charge(amount=way.phi_le_phi, way=str(way.hinh_thuc)) for way in ways if way.phi_le_phi)
    return (*general, *own)
