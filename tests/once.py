"""What comes out the same however often tests do it is done once in a process: slow steps that see their input only."""

from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment

from generator.files import pictures
from generator.files.pictures import Picture

ROOT = Path(__file__).parent.parent


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Those of the same words, to wherever a test copies them."""
    known: dict[tuple[str, str], CodeType] = {}
    plainly: Any = Environment.compile

    def compiled(environment: Environment, source: str, name: str, filename: str) -> CodeType:
        if (name, source) not in known:
            known[name, source] = plainly(environment, source, name, filename)
        return known[name, source].replace(co_filename=filename)

    patch.setattr(Environment, "compile", compiled)


def make_pictures_once(patch: pytest.MonkeyPatch) -> None:
    """Those of the shipped and of the fictitious content; whatever picture a test makes is always made ready anew."""
    folders = (ROOT / "content", ROOT / "examples/day-du/content")
    ours = {path.read_bytes() for at in folders for path in at.rglob("*") if path.suffix in pictures.SUFFIXES}
    known: dict[tuple[bytes, str], tuple[Picture, dict[str, bytes]]] = {}
    plainly = pictures._made

    def made(folder: Path, data: bytes, suffix: str) -> Picture:
        if data not in ours:
            return plainly(folder, data, suffix)
        if (data, suffix) not in known:
            picture = plainly(folder, data, suffix)
            sizes = (*picture.sizes, *((picture.whole,) if picture.whole else ()))
            known[data, suffix] = picture, {size.name: (folder / size.name).read_bytes() for size in sizes}
        picture, files = known[data, suffix]
        for name, content in files.items():
            pictures._write(folder / name, content)
        return picture

    patch.setattr(pictures, "_made", made)
