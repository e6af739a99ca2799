"""Readers who set large letters, or more space between them, never scroll a page of any type sideways."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.test_accessibility import one_of_each_type
from tests.conftest import EXAMPLE, EXAMPLE_DAY, ROOT, TODAY

LARGE, SPREAD, WIDTHS = (20, 24, 32), (16, 32), (320, 360)  # the browser's own letters, which is no zoom; the phone
SPACED = """() => {
  const sheet = new CSSStyleSheet(); // WCAG 2.2, 1.4.12; so made it passes the strict policy
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; }
    * { word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
MEASURED = """() => {
  const wide = document.documentElement.clientWidth;
  const right = (element) => element.getBoundingClientRect().right;
  const out = (element) => right(element) > wide + 1 && !element.closest(".scroll, svg, .unseen");
  const found = [...document.querySelectorAll("body *")].filter(out);
  const deepest = found.filter((one) => !found.some((other) => other !== one && one.contains(other)));
  return [getComputedStyle(document.documentElement).fontSize, document.documentElement.scrollWidth - wide,
    deepest.slice(0, 3).map((element) => element.outerHTML.slice(0, 80))];
}"""


@pytest.fixture(scope="module")
def large(chromium: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """One page for all, and what sets the browser's letters."""
    context = chromium.new_context()
    page = context.new_page()
    yield page, context.new_cdp_session(page)
    context.close()


def too_wide(address: str, large: tuple[Page, CDPSession]) -> list[str]:
    """Where a page is wider than the phone, by size of letters."""
    page, browser = large
    page.goto(address)
    faults = []
    for spaced, sizes in ((False, LARGE), (True, SPREAD)):
        if spaced:
            page.evaluate(SPACED)
        for size, width in itertools.product(sizes, WIDTHS):
            browser.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
            page.set_viewport_size({"width": width, "height": 740})
            real, over, who = page.evaluate(MEASURED)
            assert real == f"{size}px"
            if over > 0:
                faults.append(f"{size} px{', spaced' * spaced} at {width}: {over} px, {who}")
    return faults


def test_the_shipped_column(served: str, large: tuple[Page, CDPSession]) -> None:
    pages = one_of_each_type(ROOT, TODAY)
    assert {path: found for path in pages if (found := too_wide(served + path, large))} == {}


def test_one_of_everything(served_example: str, large: tuple[Page, CDPSession]) -> None:
    pages = one_of_each_type(EXAMPLE, EXAMPLE_DAY)
    assert {path: found for path in pages if (found := too_wide(served_example + path, large))} == {}


def test_a_wide_page_would_be_found(served: str, large: tuple[Page, CDPSession]) -> None:
    page, browser = large
    page.goto(served)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<pre>' + 'x'.repeat(90) + '</pre>')")
    assert page.evaluate(MEASURED)[1] > 0
