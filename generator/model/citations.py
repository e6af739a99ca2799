"""Which posted document a citation means: a number is unique only within issuer and year."""

from collections.abc import Iterable, Mapping
from datetime import date as Date
from typing import Protocol, TypeVar

from generator.text.comparing import canonical, same


class Numbered(Protocol):
    """A document, or what cites one."""

    @property
    def so_ky_hieu(self) -> str: ...
    @property
    def ngay_ban_hanh(self) -> Date | None: ...
    @property
    def co_quan_ban_hanh(self) -> str: ...


D = TypeVar("D", bound=Numbered)
Shelf = Mapping[str, tuple[D, ...]]


def shelf_of(documents: Iterable[D]) -> Shelf[D]:
    """The documents by number."""
    shelf: dict[str, tuple[D, ...]] = {}
    for document in documents:
        number = canonical(document.so_ky_hieu)
        shelf[number] = (*shelf.get(number, ()), document)
    return shelf


def named(number: str, shelf: Shelf[D]) -> D | None:
    """The one document of that number; None where there is none, or more than one."""
    found = shelf.get(canonical(number), ())
    return found[0] if len(found) == 1 else None


def meant(citation: Numbered, shelf: Shelf[D]) -> D | None:
    """The document of the citation's number and, where both tell it, year; of several, that of the same issuer."""
    found = [d for d in shelf.get(canonical(citation.so_ky_hieu), ()) if _same_year(citation, d)]
    if len(found) > 1:
        found = [document for document in found if same(document.co_quan_ban_hanh, citation.co_quan_ban_hanh)]
    return found[0] if len(found) == 1 else None


def _same_year(one: Numbered, other: Numbered) -> bool:
    return not (one.ngay_ban_hanh and other.ngay_ban_hanh) or one.ngay_ban_hanh.year == other.ngay_ban_hanh.year
