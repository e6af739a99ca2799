"""Every picture can be shown: whole, still, and of a size that a phone can open."""

from collections.abc import Iterator

from generator.model.kind import Site, every_card
from generator.model.links import place
from generator.problems import Problem


def check(site: Site) -> Iterator[Problem]:
    """Told where a content names the picture, a draft too; else at the picture itself."""
    faulty = {path: picture.fault for path, picture in site.pictures.items() if picture.fault}
    named = _first_named(site) if faulty else {}
    for path, (message, hint) in faulty.items():
        at, line = named.get(path, (path, 1))
        yield Problem(path=at, line=line, rule="anh-sai", message=f"«{path}»: {message}", hint=hint)


def _first_named(site: Site) -> dict[str, tuple[str, int]]:
    named: dict[str, tuple[str, int]] = {}
    for card in every_card(site):
        links = ((place(link.target, card.path), link.line) for link in card.links)
        for path, line in (*card.files, *links):
            named.setdefault(path, (card.path, line))
    return named
