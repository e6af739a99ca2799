"""Every page type by the keyboard alone: all links and fields in reading order, each with a focus that can be seen."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import one_of_each_type
from tests.conftest import EXAMPLE, EXAMPLE_DAY

WIDE = ("", "thu-tuc/", "thu-tuc/9.000001/", "ke-hoach/2022/")  # those that a wide screen lays out otherwise
EXPECTED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}))
  .map((e, number) => { e.dataset.stop = number; return `${number} ${e.textContent.trim().slice(0, 50)}`; })"""

# The element in focus: its number and name, and what keeps a reader from seeing that it is in focus.
FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e), faults = [];
  const rim = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) faults.push('no outline');
  const box = e.getClientRects()[0];
  if (!box) return [e.dataset.stop ?? '', e.outerHTML.slice(0, 80), ['no box']];
  const width = document.documentElement.clientWidth;
  if (box.left - rim < -.5 || box.right + rim > width + .5) faults.push('beside the page');
  if (box.top < -.5 || box.bottom > innerHeight + .5 && box.height < innerHeight) faults.push('not scrolled to');
  for (let a = e.parentElement; a && a !== document.body; a = a.parentElement) {
    const over = getComputedStyle(a);
    if (over.overflowX === 'visible' && over.overflowY === 'visible') continue;
    const frame = a.getBoundingClientRect();
    if (box.left - rim < frame.left - .5 || box.right + rim > frame.right + .5
        || box.top - rim < frame.top - .5 || box.bottom + rim > frame.bottom + .5)
      faults.push(`clipped by ${a.className || a.tagName}`);
  }
  const seen = document.elementFromPoint(box.left + box.width / 2, Math.min(box.top + box.height / 2, innerHeight - 1));
  if (seen && !e.contains(seen) && !seen.contains(e)) faults.push(`covered by ${seen.outerHTML.slice(0, 60)}`);
  return [e.dataset.stop ?? '', (e.textContent.trim() || e.outerHTML).slice(0, 50), faults];
}"""


# After each Tab, when the page has scrolled: what is in focus.
NOTED = f"""() => {{
  window.steps = [];
  addEventListener('keyup', (event) => {{ if (event.key === 'Tab') steps.push(({FOCUS})()); }}, true); }}"""


def walked(page: Page, count: int) -> list[Any]:
    """What Tab reaches, from the top of the page until it leaves it or begins again, where so many are expected."""
    page.evaluate(NOTED)
    for _ in range(count):
        page.keyboard.press("Tab")
    for _ in range(50):
        page.keyboard.press("Tab")
        steps: list[Any] = page.evaluate("steps")
        for number, step in enumerate(steps):
            if step is None or (number and step[0] == steps[0][0]):
                return steps[:number]
    raise AssertionError(f"Tab never leaves the page: {steps[-3:]}")


@pytest.fixture(scope="module")
def still(chromium: Browser) -> Iterator[Page]:
    """One page for all, in which nothing moves by itself."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def unreached(address: str, width: int, page: Page) -> list[Any]:
    """What Tab does not reach in its turn, and what it reaches unseen."""
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    expected = page.evaluate(EXPECTED)
    steps = walked(page, len(expected))
    assert steps[0][1] in ("Đến nội dung chính", "Skip to the main content"), address
    stops = [int(stop) for stop, _, _ in steps if stop]
    told: list[Any] = [] if stops == list(range(len(expected))) else [f"{len(expected)} expected, reached: {stops}"]
    return told + [(name, faults) for _, name, faults in steps if faults]


def test_tab_reaches_everything_in_reading_order_and_shows_where_it_is(served_example: str, still: Page) -> None:
    pages = [*((path, 360) for path in one_of_each_type(EXAMPLE, EXAMPLE_DAY)), *((path, 1280) for path in WIDE)]
    told = {each: found for each in pages if (found := unreached(served_example + each[0], each[1], still))}
    assert told == {}


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (".brand:focus-visible { outline: none; }", "no outline"),
        (".masthead .wrap { overflow: hidden; padding: 0; } .brand { padding: 0; }", "clipped by wrap"),
        (".menu { position: fixed; inset: 0; }", "covered by"),
    ],
)
def test_a_focus_that_cannot_be_seen_would_be_found(
    spoil: str, fault: str, served_example: str, chromium: Browser
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(served_example)
    page.add_style_tag(content=spoil)
    page.locator(".brand").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    _, _, faults = page.evaluate(FOCUS)
    context.close()
    assert any(each.startswith(fault) for each in faults), faults


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_by_the_keyboard(key: str, served_example: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(served_example + "ke-hoach/2022/")
    folded = page.locator("details:not([open]):has(a) > summary").first
    folded.focus()
    whole = folded.locator("xpath=..").element_handle()
    assert whole is not None
    page.keyboard.press(key)
    assert whole.evaluate("details => details.open")
    page.keyboard.press("Tab")
    assert whole.evaluate("details => details.contains(document.activeElement)")
    page.close()
