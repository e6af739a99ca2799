"""What the pages of one record may know of the rest of the column, gathered for that record alone."""

from collections.abc import Iterable, Mapping

from generator.artifacts import file_address
from generator.files.pictures import Picture
from generator.model.kind import C, Kind, Site
from generator.model.links import targets_of, used_files
from generator.model.tasks import task_link
from generator.model.tongues import versions
from generator.shapes.around import Around
from generator.shapes.card import Card


def around_of(kind: Kind[C], card: C, site: Site) -> Around:
    """All that the pages, the open data and the demands of a record are drawn from beside the record, its card and the
    settings.
    """
    used = tuple(used_files(card, site.file_sizes))
    return Around(
        targets=targets_of(card, site.addresses, site.file_sizes),
        sizes={path: site.file_sizes[path] for path in used if path in site.file_sizes},
        pictures=_pictures(used, site),
        task=task_link(kind, card, site),
        day=kind.pages.day(card, site),
        translations=versions(site).get(card.path, {}),
        own=kind.pages.around(kind, card, site),
    )


def pictures_of(card: Card, site: Site) -> Mapping[str, Picture]:
    """The pictures that a record names or links to, by their published address."""
    return _pictures(used_files(card, site.file_sizes), site)


def _pictures(used: Iterable[str], site: Site) -> Mapping[str, Picture]:
    return {file_address(path): site.pictures[path] for path in used if path in site.pictures}
