"""Attachments: forms and pictures that a posted page names, and no others."""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.artifacts import Artifact, file_address
from generator.files.pictures import FOLDER, Size
from generator.model.kind import Site
from generator.rendering.chrome import Chrome
from generator.shapes.page import Page


def plan(site: Site, _: Chrome, __: tuple[Page, ...]) -> Iterator[Artifact]:
    """Copied as they are, but pictures as they were made ready; a draft's attachments stay out."""
    sizes: dict[str, Size] = {}  # one picture may lie there twice
    for path in sorted(site.used_files & site.files):
        picture = site.pictures.get(path)
        copy = f"{FOLDER}/{picture.whole.name}" if picture and picture.whole else path
        yield Artifact(path=unquote(file_address(path)).removeprefix("/"), copy=copy, sources=(path,))
        sizes |= {size.path: size for size in picture.sizes} if picture else {}
    for path, size in sizes.items():
        yield Artifact(path=path, copy=f"{FOLDER}/{size.name}")
