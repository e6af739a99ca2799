"""Every picture can be shown: whole, still, and of a size that a phone can open."""

from collections.abc import Iterator

from generator.model.kind import Site
from generator.model.links import attachments, place
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
    for kind in site.kinds:
        for record in site.everything(kind):
            links = ((place(link.target, record.path), link.line) for link in record.links)
            for path, line in (*attachments(record), *links):
                named.setdefault(path, (record.path, line))
    return named
