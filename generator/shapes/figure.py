"""A number of a periodic report."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of a periodic report. A rate is the share `part` of `whole`, never a number that somebody typed."""

    label: str
    value: int | Decimal | None = None
    unit: str = ""
    part: int = 0
    whole: int | None = None  # with it the figure is a rate; 0 means that there is none
    base: str = ""  # what `whole` counts
    note: str = ""
