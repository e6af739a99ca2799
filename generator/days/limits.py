"""Within how many days what is made public or answered: each limit with its rule, and from when to when that holds.

NĐ 43/2011/NĐ-CP Điều 17 held from 01/08/2011 until NĐ 42/2022/NĐ-CP took its place on 15/08/2022; the limits of the
latter are not known here, so what the former limited is not judged from then on. Luật Tiếp cận thông tin 2016 Điều 18
khoản 4 holds, from 01/07/2018 on, for what no other rule limits: news, after 14/08/2022 too. Feedback was to be
answered in the time of the former decree while that held; TT 02/2017/TT-VPCP is left, of which no end is known.
"""

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many days, by that rule, for what begins on a day from `first` to `last` (None: no end is known)."""

    days: int
    basis: str
    first: Date = Date.min
    last: Date | None = None
    working: bool = True  # Monday to Friday but holidays; else every day counts

    @property
    def words(self) -> str:
        return f"{self.days} ngày làm việc" if self.working else f"{self.days} ngày"


def _decree(days: int) -> Limit:
    return Limit(days=days, basis="NĐ 43/2011/NĐ-CP Điều 17", first=Date(2011, 8, 1), last=Date(2022, 8, 14))


OWN_DOCUMENT, DOCUMENT_FROM_ABOVE, PLAN, STATISTICS = "own document", "document from above", "plan", "statistics"
OTHERWISE = "otherwise"
ANSWER = "answer"  # to feedback
LIMITS: dict[str, tuple[Limit, ...]] = {
    OWN_DOCUMENT: (_decree(2),),
    DOCUMENT_FROM_ABOVE: (_decree(10),),
    PLAN: (_decree(10),),
    STATISTICS: (_decree(10),),
    OTHERWISE: (Limit(days=5, basis="Luật Tiếp cận thông tin 2016 Điều 18 khoản 4", first=Date(2018, 7, 1)),),
    ANSWER: (  # where the office declares no limit of its own in site.yaml
        Limit(days=15, basis="NĐ 43/2011/NĐ-CP", first=Date(2011, 8, 1), last=Date(2022, 8, 14)),
        Limit(days=20, basis="TT 02/2017/TT-VPCP", first=Date(2022, 8, 15), working=False),
    ),
}


def limit_on(rule: str, day: Date) -> Limit | None:
    """The law's limit of that name for what begins on a day; None where no law for that day is known."""
    return next((each for each in LIMITS[rule] if each.first <= day <= (each.last or day)), None)
