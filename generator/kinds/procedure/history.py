"""What decisions did to a procedure, whether it has a file or not."""

from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.kinds.procedure.card import ProcedureCard
from generator.model.kind import Kind, Site
from generator.model.register import Entry
from generator.model.settings import Settings

LISTED = "Có trong danh mục"  # no decision issued it


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One decision's change; of a provisional list `effective` is the day whose rules it follows."""

    change: str
    title: str
    issued: Date | None
    effective: Date
    issuer: str
    abstract: str
    provisional: bool


def history(entry: Entry, settings: Settings) -> tuple[HistoryRow, ...]:
    """The decisions about one procedure, newest first."""
    return tuple(
        HistoryRow(
            change=LISTED if event.decision.provisional else event.change,
            title=event.decision.title,
            issued=event.decision.ngay_ban_hanh,
            effective=told_day(event.decision.ngay_hieu_luc, settings, provisional=event.decision.provisional),
            issuer=event.decision.co_quan_ban_hanh,
            abstract=event.decision.trich_yeu,
            provisional=event.decision.provisional,
        )
        for event in reversed(entry.history)
    )


def last_change(card: ProcedureCard, site: Site) -> Date:
    """The day on which a procedure came into force or a decision last changed it."""
    decision = site.register.entries[card.code].basis.decision
    return told_day(decision.ngay_hieu_luc, site.settings, provisional=decision.provisional)


def told_day(effective: Date, settings: Settings, *, provisional: bool) -> Date:
    """Where a provisional list bears the day of its file, the day whose rules it follows is what may be told."""
    return (settings.quy_dinh_den_ngay if provisional else None) or effective


def told_as(*, provisional: bool) -> str:
    """What that day is, in words before it."""
    return "theo quy định ngày" if provisional else "có hiệu lực từ ngày"


def page_of(kind: Kind[Any], code: str) -> str:
    """The address of the page of a procedure that a decision names, in force or abolished, with or without a file."""
    return f"{kind.section}{code}/"
