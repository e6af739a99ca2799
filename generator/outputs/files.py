"""Attachments: forms and pictures that a posted page names, and no others."""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.artifacts import Artifact, file_address
from generator.frame import Frame
from generator.shapes import Page, Site


def plan(site: Site, _: Frame, __: tuple[Page, ...]) -> Iterator[Artifact]:
    """Copied as they are; a draft's attachments stay out."""
    for path in sorted(site.used_files & site.files):
        yield Artifact(path=unquote(file_address(path)).removeprefix("/"), copy=path, sources=(path,))
