"""TRANSITION: the posted documents by number, until the family of documents has its own card."""

from dataclasses import dataclass
from datetime import date as Date
from functools import lru_cache
from typing import Any

from generator.model.citations import Shelf, shelf_of
from generator.model.kind import Cards, Site
from generator.shapes.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentCard:
    so_ky_hieu: str
    ngay_ban_hanh: Date | None
    co_quan_ban_hanh: str
    row: Row
    ends: Date | None


DOCUMENTS: Cards[Any] = Cards("document")


@lru_cache(maxsize=1)
def shelf(site: Site) -> Shelf[DocumentCard]:
    return shelf_of(_card(card) for card in site.cards(DOCUMENTS))


def _card(card: Any) -> DocumentCard:
    own = card.record
    return DocumentCard(
        so_ky_hieu=own.so_ky_hieu,
        ngay_ban_hanh=own.ngay_ban_hanh,
        co_quan_ban_hanh=own.co_quan_ban_hanh,
        row=card.row,
        ends=own.ngay_het_hieu_luc,
    )


def ended(card: DocumentCard, day: Date) -> Date | None:
    return card.ends if card.ends and card.ends <= day else None
