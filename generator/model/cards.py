"""Cards: drawn from records, and asked for what stands where."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date
from typing import Any

from generator.declaring.fields import Record
from generator.declaring.vocabulary import chosen
from generator.model.content import Content
from generator.model.kind import C, Kind
from generator.model.links import attachments
from generator.problems import Problem, Severity
from generator.shapes.card import Card
from generator.shapes.row import Row
from generator.shapes.span import Span
from generator.shapes.word import Word

Known = Mapping[str, Any]  # the fields that every card has, by name


def card_of(kind: Kind[C], record: Content) -> C:
    """The card of one record: what every card says, and what the kind adds."""
    row = kind.row(record, kind.address_of(record))
    known: dict[str, Any] = {
        "path": record.path,
        "row": row,
        "day": record.ngay_dang or row.date,
        "day_is": "" if record.ngay_dang else row.date_is,
        "draft": record.ban_nhap,
        "posted_on": record.ngay_dang,
        "former": record.dia_chi_cu,
        "task": record.nhiem_vu,
        "review_by": record.ra_soat_truoc_ngay,
        "lines": record.lines,
        "links": record.links,
        "files": tuple(attachments(record)),
        "words": tuple(words_of(record)),
    }
    return kind.card(record, known)


def words_of(record: Record) -> Iterator[Word]:
    """The words of a file that are chosen from lists of `site.yaml`."""
    for vocabulary, typed, line in chosen(record):
        yield Word(setting=vocabulary.setting, part=vocabulary.part, typed=typed, line=line, also=vocabulary.also)


def posting(record: Content, field: str, since: Date | None, since_what: str, rule: str) -> Iterator[Span]:
    """The time from the day that a field (an attribute) tells to that of posting, where both are told; `rule` is a name
    of days.limits.
    """
    if since and record.ngay_dang:
        yield Span(
            what="đăng",
            since=since,
            since_field=field,
            since_what=since_what,
            until=None if record.ban_nhap else record.ngay_dang,
            until_field="ngay_dang",
            rule=rule,
        )


def may_be_posted(card: Card, day: Date) -> bool:
    """Whether a card may be posted on a day: no draft, and its `Ngày đăng` has come."""
    return not card.draft and (card.posted_on is None or card.posted_on <= day)


def texts_on(cards: Iterable[C], day: Date) -> dict[str, C]:
    """The text that holds on a day of each page, by address: the one that began last; a draft too, for it says that
    what came before no longer holds.
    """
    begun = (card for card in cards if card.holds_from is None or card.holds_from <= day)
    return {card.row.address: card for card in sorted(begun, key=lambda card: card.holds_from or Date.min)}


def dated_row(card: Card) -> Row:
    """The row of a card with its day: that of posting where it is known."""
    return dataclasses.replace(card.row, date=card.day, date_is=card.day_is)


def line_of(card: Card, name: str = "") -> int:
    """The line of a field of the card's file, by attribute; where that is not given, the first of the file's fields."""
    return card.lines.get(name) or card.lines.get("", 1)


def stem_of(card: Card) -> str:
    """The name of the card's file, without its folder and ending."""
    return card.path.rsplit("/", 1)[-1].removesuffix(".md")


def fault(card: Card, name: str, rule: str, message: str, hint: str = "", *, warning: bool = False) -> Problem:
    """A problem at one of the fields of the card's file."""
    severity: Severity = "warning" if warning else "error"
    return Problem(path=card.path, line=line_of(card, name), rule=rule, message=message, hint=hint, severity=severity)
