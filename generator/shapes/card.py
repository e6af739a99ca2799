"""What the rest of the column may know of one record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from generator.reading.markup import Link
from generator.shapes.event import Event
from generator.shapes.row import Row
from generator.shapes.span import Span
from generator.shapes.word import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The small part of a record that lists, checks, feeds, search, reports and other records' pages may know. It is
    drawn from the record's file alone, whatever the day; a kind adds what it wants to be known of its own records.
    """

    path: str  # of the file, from the site root
    row: Row  # title and address are told here alone
    day: Date | None  # of posting, else that of its row: orders and shows, counts nothing as posted
    day_is: str = ""  # what `day` is where it is not that of posting, in words before a date: "nguồn ngày"
    draft: bool = False
    posted_on: Date | None = None  # `Ngày đăng`: on no page before; None where nobody noted it
    holds_from: Date | None = None  # of several texts of one page, the one holds whose day came last; None: from ever
    former: tuple[str, ...] = ()  # addresses that lead here
    task: str = ""  # the number that it bears of a task of the plan
    review_by: Date | None = None
    lines: Mapping[str, int]  # where each field that is given stands in the file, by attribute
    links: tuple[Link, ...] = ()  # targets in the body, as typed
    files: tuple[tuple[str, int], ...] = ()  # (`content/files/…` that a field names, its line)
    words: tuple[Word, ...] = ()  # chosen from lists of `site.yaml`
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    keywords: tuple[str, ...] = ()  # what readers type to find it
    told: tuple[tuple[str, str], ...] = ()  # what they ask of it most: label and value
