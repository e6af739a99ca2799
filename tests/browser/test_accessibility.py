"""No page type has a fault that axe-core can find, in light, in dark and at 320 px; none is wider than the screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ViewportSize

from generator.artifacts import address_of
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY
from tests.planned import plan_of

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def one_of_each_type(root: Path, day: date) -> Iterator[str]:
    """The address of the longest page made by each template."""
    longest: dict[str, tuple[int, str]] = {}
    for artifact in plan_of(root, day).artifacts():
        if artifact.path.endswith(".html") and artifact.template not in ("redirect.html", "404.html"):
            size = len(str(artifact.context))
            if size > longest.get(artifact.template, (-1, ""))[0]:
                longest[artifact.template] = (size, address_of(artifact.path))
    yield from (address.removeprefix("/") for _, address in longest.values())


SHIPPED = tuple(one_of_each_type(ROOT, TODAY))
EXAMPLES = tuple(one_of_each_type(EXAMPLE, EXAMPLE_DAY))
Scheme = Literal["light", "dark"]


def faults(address: str, chromium: Browser, width: int, scheme: Scheme, spoil: str = "") -> list[str]:
    context = chromium.new_context(viewport=ViewportSize(width=width, height=800), color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.evaluate(AXE)
    if spoil:
        page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", spoil)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert found["passes"]
    assert wide <= 0, f"{wide} px wider than the screen"
    return [f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", SHIPPED)
def test_the_shipped_column(path: str, width: int, scheme: Scheme, served: str, chromium: Browser) -> None:
    assert faults(served + path, chromium, width, scheme) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
@pytest.mark.parametrize("path", EXAMPLES)
def test_one_of_everything(path: str, width: int, scheme: Scheme, served_example: str, chromium: Browser) -> None:
    assert faults(served_example + path, chromium, width, scheme) == []


def test_a_fault_would_be_found(served: str, chromium: Browser) -> None:
    found = faults(served, chromium, 320, "light", spoil='<img src="x.png"><button></button>')
    assert {fault.partition(":")[0] for fault in found} == {"image-alt", "button-name"}
