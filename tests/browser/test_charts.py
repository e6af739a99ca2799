"""Charts as a reader sees them: on the narrowest phone, at the width where labels are added, on a desk and on paper."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

PLACES = ("chi-so/papi/", "chi-so/pci/", "chi-so/parindex/", "chi-so/sipas/")
FAULTS = """() => [...document.querySelectorAll('figure.chart > svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect()
  const shown = [...svg.querySelectorAll('text')].filter(text => text.checkVisibility())
  const boxes = shown.map(text => [text.textContent, text.getBoundingClientRect()])
  const out = boxes.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
    || box.top < frame.top - 4 || box.bottom > frame.bottom + 4).map(([text]) => `outside: ${text}`)
  const small = shown.filter(text => parseFloat(getComputedStyle(text).fontSize) < 12)
    .map(text => `small: ${text.textContent}`)
  const meet = boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([, b]) =>
    a.left < b.right - .5 && b.left < a.right - .5 && a.top + 5 < b.bottom && b.top + 5 < a.bottom
  ).map(([other]) => `meet: ${one} and ${other}`))
  return [...out, ...small, ...meet]
})"""


def opened(chromium: Browser, address: str, width: int) -> Page:
    page = chromium.new_context(viewport=ViewportSize(width=width, height=800)).new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


@pytest.mark.parametrize("width", [320, 360, 639, 640, 1280])
@pytest.mark.parametrize("path", PLACES)
def test_texts_keep_apart_and_inside_their_drawing(path: str, width: int, served: str, chromium: Browser) -> None:
    page = opened(chromium, served + path, width)
    assert page.locator("figure.chart > svg").count() == 2
    assert page.evaluate(FAULTS) == []
    page.context.close()


@pytest.mark.parametrize("path", ["chi-so/gd1/", "chi-so/chi-so-gia-dinh/"])
def test_so_do_those_of_the_example(path: str, served_example: str, chromium: Browser) -> None:
    page = opened(chromium, served_example + path, 320)
    assert page.locator("figure.chart > svg").count() == 2
    assert page.evaluate(FAULTS) == []
    page.context.close()


def test_texts_that_meet_would_be_found(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + PLACES[0], 320)
    page.evaluate("document.querySelectorAll('.chart .more').forEach(text => text.classList.remove('more'))")
    assert any(fault.startswith("meet") for fault in page.evaluate(FAULTS))
    page.context.close()


def test_lines_are_told_apart_without_colour(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + PLACES[0], 320)
    dashes = "kind => getComputedStyle(document.querySelector(`figure.chart > svg line.${kind}`)).strokeDasharray"
    assert page.evaluate(dashes, "own") == "none"
    assert page.evaluate(dashes, "other") != "none"
    assert page.evaluate(dashes, "rule") != page.evaluate(dashes, "other")
    assert page.locator("figure.chart > svg circle.dot").count() > 0
    assert page.locator("figure.chart > svg rect.square").count() > 0
    page.context.close()


def test_on_paper_a_chart_stands_whole_in_black_on_white(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + PLACES[0], 672)
    page.emulate_media(media="print", color_scheme="dark")
    look = "get => getComputedStyle(document.querySelector('figure.chart > svg text'))[get]"
    assert page.evaluate(look, "fill") == "rgb(0, 0, 0)"
    figure = "getComputedStyle(document.querySelector('figure.chart')).breakInside"
    assert page.evaluate(figure) == "avoid"
    page.context.close()
