"""A way to hand in a procedure, as its file tells it."""

from dataclasses import dataclass

from generator.declaring.fields import Group, field
from generator.declaring.types import TEXT, URL, Term, choice
from generator.kinds.procedure.card import WAYS

CHANNEL = choice(*WAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Group):
    """A way to hand in; its own time or fee holds for that way, the procedure's for all others."""

    hinh_thuc: Term = field("Hình thức", CHANNEL)
    thoi_han_giai_quyet: str = field("Thời hạn giải quyết", TEXT, default="")
    phi_le_phi: str = field("Phí, lệ phí", TEXT, default="")
    mo_ta: str = field("Mô tả", TEXT, default="")
    lien_ket: str = field("Liên kết", URL, default="")
