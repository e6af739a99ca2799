"""The pictures of the documentation: small, and each shown in the README."""

import re

from tests.conftest import ROOT

IMAGES = sorted((ROOT / "docs/images").iterdir())


def test_the_documentation_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r'src="(docs/images/[^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    guide = re.findall(r'src="\.\./(docs/images/[^"]+)"', (ROOT / "content/README.md").read_text(encoding="utf-8"))
    compared = re.findall(r'src="(images/[^"]+)"', (ROOT / "docs/truoc-sau.md").read_text(encoding="utf-8"))
    assert sorted(shown + guide + [f"docs/{name}" for name in compared]) == [
        image.relative_to(ROOT).as_posix() for image in IMAGES
    ]


def test_no_picture_is_heavy() -> None:
    sizes = {image.name: image.stat().st_size for image in IMAGES}
    assert {name: size for name, size in sizes.items() if size > 120 * 1024} == {}
    assert sum(sizes.values()) <= 1024 * 1024
