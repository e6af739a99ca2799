"""Attachments: forms and pictures that a posted page names, and no others."""

from collections.abc import Iterator
from urllib.parse import unquote

from generator.artifacts import Artifact, file_address
from generator.files.pictures import FOLDER, Size
from generator.outputs.column import Column, Output


def files(column: Column) -> Iterator[Artifact]:
    """Copied as they are, but pictures as they were made ready; a draft's attachments stay out."""
    site = column.site
    sizes: dict[str, Size] = {}  # one picture may lie there twice
    for path in sorted(site.used_files & site.file_sizes.keys()):
        picture = site.pictures.get(path)
        copy = f"{FOLDER}/{picture.whole.name}" if picture and picture.whole else path
        yield Artifact(path=unquote(file_address(path)).removeprefix("/"), copy=copy, sources=(path,))
        sizes |= {size.path: size for size in picture.sizes} if picture else {}
    for path, size in sizes.items():
        yield Artifact(path=path, copy=f"{FOLDER}/{size.name}")


OUTPUT = Output(files=files)
