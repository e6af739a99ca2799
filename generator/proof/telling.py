"""Problems of finished pages, told with what stands behind each: its content file and its template."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Protocol

from generator.artifacts import address_of
from generator.model.kind import Site, posted_cards
from generator.model.links import resolve
from generator.problems import Problem
from generator.proof.addresses import within
from generator.shapes.card import Card
from generator.text.comparing import canonical

Behind = Callable[[str], tuple[tuple[str, ...], str]]
TextsOf = Callable[[str], Iterable[tuple[str, int]]]


class Tells(Protocol):
    """Who is told of the problems of pages."""

    def tell(self, path: str, rule: str, message: str, hint: str, *, source: str = "", near: str = "") -> None:
        """A problem of a page: see `Telling`."""


class Telling:
    """The problems found so far; `behind` and `texts_of` as `prove` has them."""

    def __init__(self, site: Site, behind: Behind, texts_of: TextsOf) -> None:
        self.problems: set[Problem] = set()
        self._site = site
        self._behind = behind
        self._texts_of = texts_of

    def tell(self, path: str, rule: str, message: str, hint: str, *, source: str = "", near: str = "") -> None:
        """A problem of a page. `source` is the content file of one behind which there is none; `near` a link or a text
        to look for in that file, for the line.
        """
        sources, name = self._behind(path)
        template = f"templates/{name}" if name else ""
        first = sources[0] if sources else source
        behind = ", ".join(filter(None, (f"bài {first}" if first else "", f"mẫu {template}" if template else "")))
        self.problems.add(
            Problem(
                path=first or template or path,
                line=self._line(first, near) if first and near else 1,
                rule=rule,
                message=f"trang {address_of(path)}{f' ({behind})' if behind else ''}: {message}",
                hint=hint,
            )
        )

    def _line(self, source: str, near: str) -> int:
        """The first line of a content file on which a link leads to `near`, or a field holds it."""
        card = self._cards.get(source)
        if card is None:
            return 1
        for link in card.links:
            target = resolve(link.target, card.path, self._site.addresses, self._site.file_sizes) or ""
            target = within(target, self._site.settings.dia_chi_goc) or target
            if near == (card.row.address + target if target.startswith("#") else target):
                return link.line
        return next((line for text, line in self._texts_of(source) if near in canonical(text)), 1)

    @cached_property
    def _cards(self) -> Mapping[str, Card]:
        return {card.path: card for _, card in posted_cards(self._site)}
