"""One line of a list, of whatever kind."""

from dataclasses import dataclass
from datetime import date as Date

from generator.shapes.spark import Spark


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list, of whatever kind."""

    title: str
    address: str
    summary: str = ""
    date: Date | None = None
    date_is: str = ""  # what the date is where it is not that of posting, in words before it: "nguồn ngày"
    label: str = ""  # e.g. a news category, a number of procedures
    code: str = ""
    spark: Spark | None = None  # a small line of its values
    language: str = ""  # of title and summary, where it is not Vietnamese
