"""Which posted document a citation means: a number is unique only within issuer and year."""

from collections.abc import Iterable, Mapping
from datetime import date as Date
from typing import Protocol, TypeVar

from generator.text.comparing import canonical, same


class Citation(Protocol):
    """What cites a document, in the words of its file; what it does not tell is empty."""

    @property
    def so_ky_hieu(self) -> str: ...
    @property
    def ngay_ban_hanh(self) -> Date | None: ...
    @property
    def co_quan_ban_hanh(self) -> str: ...


class Numbered(Protocol):
    """A document."""

    @property
    def number(self) -> str: ...
    @property
    def issued(self) -> Date | None: ...
    @property
    def issuer(self) -> str: ...


D = TypeVar("D", bound=Numbered)
Shelf = Mapping[str, tuple[D, ...]]


def shelf_of(documents: Iterable[D]) -> Shelf[D]:
    """The documents by number."""
    shelf: dict[str, tuple[D, ...]] = {}
    for document in documents:
        number = canonical(document.number)
        shelf[number] = (*shelf.get(number, ()), document)
    return shelf


def named(number: str, shelf: Shelf[D]) -> D | None:
    """The one document of that number; None where there is none, or more than one."""
    found = shelf.get(canonical(number), ())
    return found[0] if len(found) == 1 else None


def meant(citation: Citation, shelf: Shelf[D]) -> D | None:
    """The document of the citation's number and, where both tell it, year; of several, that of the same issuer."""
    found = [d for d in shelf.get(canonical(citation.so_ky_hieu), ()) if _same_year(citation, d)]
    if len(found) > 1:
        found = [document for document in found if same(document.issuer, citation.co_quan_ban_hanh)]
    return found[0] if len(found) == 1 else None


def _same_year(citation: Citation, document: Numbered) -> bool:
    cited, issued = citation.ngay_ban_hanh, document.issued
    return not (cited and issued) or cited.year == issued.year
