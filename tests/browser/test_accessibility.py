"""No page type has a fault that axe-core can find, wide in light and narrow in dark; none is wider than the screen."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from generator.artifacts import address_of
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY
from tests.planned import plan_of

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def one_of_each_type(root: Path, day: date) -> tuple[str, ...]:
    """The address of the longest page made by each template."""
    longest: dict[str, tuple[int, str]] = {}
    for artifact in plan_of(root, day).artifacts():
        if artifact.path.endswith(".html") and artifact.template not in ("redirect.html", "404.html"):
            size = len(str(artifact.context))
            if size > longest.get(artifact.template, (-1, ""))[0]:
                longest[artifact.template] = (size, address_of(artifact.path))
    assert len(longest) > 20
    return tuple(address.removeprefix("/") for _, address in longest.values())


LOOKS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (320, "dark"))


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """One for all: a new one costs as much as looking at it."""
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def faults(address: str, page: Page, spoil: str = "") -> list[str]:
    """What axe finds on one page in each look, and where it is wider than the screen."""
    page.goto(address)
    page.evaluate(AXE)
    if spoil:
        page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", spoil)
    told = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
        assert found["passes"]
        told += [f"{each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        told += [f"wide: {wide} px at {width}"] * (wide > 0)
    return told


def test_the_shipped_column(served: str, page: Page) -> None:
    pages = one_of_each_type(ROOT, TODAY)
    assert {path: found for path in pages if (found := faults(served + path, page))} == {}


def test_one_of_everything(served_example: str, page: Page) -> None:
    pages = one_of_each_type(EXAMPLE, EXAMPLE_DAY)
    assert {path: found for path in pages if (found := faults(served_example + path, page))} == {}


def test_a_fault_would_be_found(served: str, page: Page) -> None:
    found = faults(served, page, spoil=f'<img src="x.png"><button></button><pre>{"x" * 300}</pre>')
    assert {fault.partition(":")[0] for fault in found} >= {"image-alt", "button-name", "wide"}
