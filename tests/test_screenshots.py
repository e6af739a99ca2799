"""The pictures of the documentation: small, and each shown in the README."""

import re

from tests.conftest import ROOT

PAIRED = ("truoc-", "sau-")  # a page before it was drawn anew, and after
EVERY = sorted((ROOT / "docs/images").iterdir())
IMAGES = [image for image in EVERY if not image.name.startswith(PAIRED)]


def test_a_page_that_was_drawn_anew_is_shown_before_and_after_in_small_pictures() -> None:
    before, after = ({i.name.removeprefix(sign) for i in EVERY if i.name.startswith(sign)} for sign in PAIRED)
    pairs = [image for image in EVERY if image not in IMAGES]
    shown = re.findall(r'src="(images/[^"]+)"', (ROOT / "docs/truoc-sau.md").read_text(encoding="utf-8"))
    assert before == after
    assert sorted(shown) == [image.relative_to(ROOT / "docs").as_posix() for image in pairs]
    wide = [image for image in pairs if image.stem.endswith("-1280")]
    assert len(wide) == 2 * 10
    assert [image.name for image in pairs if image.stat().st_size > (40 if image in wide else 60) * 1024] == []
    assert sum(image.stat().st_size for image in pairs) <= 1792 * 1024


def test_the_readme_and_the_guide_show_every_picture_and_no_other() -> None:
    shown = re.findall(r'src="(docs/images/[^"]+)"', (ROOT / "README.md").read_text(encoding="utf-8"))
    guide = re.findall(r'src="\.\./(docs/images/[^"]+)"', (ROOT / "content/README.md").read_text(encoding="utf-8"))
    assert sorted(shown + guide) == [image.relative_to(ROOT).as_posix() for image in IMAGES]


def test_no_picture_is_heavy() -> None:
    sizes = {image.name: image.stat().st_size for image in IMAGES}
    assert {name: size for name, size in sizes.items() if size > 120 * 1024} == {}
    assert sum(sizes.values()) <= 1024 * 1024
