"""Within how many working days what is made public: one table, each limit with the rule that sets it.

NĐ 43/2011/NĐ-CP Điều 17 was the rule when the plan of 2022 was signed; Luật Tiếp cận thông tin 2016 Điều 18 khoản 4
holds where no other rule does.
"""

from dataclasses import dataclass

DECREE = "NĐ 43/2011/NĐ-CP Điều 17"
LAW = "Luật Tiếp cận thông tin 2016 Điều 18 khoản 4"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days, by that rule."""

    days: int
    basis: str = DECREE


OWN_DOCUMENT = Limit(2)
DOCUMENT_FROM_ABOVE = Limit(10)
PLAN = Limit(10)
STATISTICS = Limit(10)
OTHERWISE = Limit(5, LAW)
