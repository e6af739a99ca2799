"""Charts as a reader sees them: on the narrowest phone, at the width where labels are added, on a desk and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

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


@pytest.mark.parametrize("path", ["chi-so/", *PLACES, "chi-so/papi/2024/", "chi-so/pci/2016/"])
def test_on_a_phone_no_page_of_an_index_is_longer_than_twelve_screens(
    path: str, served: str, chromium: Browser
) -> None:
    page = opened(chromium, served + path, 360)
    assert page.evaluate("document.documentElement.scrollHeight") <= 9000
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.context.close()


def test_the_table_of_years_keeps_its_three_columns_on_a_phone(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + "chi-so/papi/", 320)
    row = page.locator("table.years tbody tr", has_text="2024").first
    boxes = [cell.bounding_box() for cell in row.locator("th, td").all()]
    assert len(boxes) == 3
    assert len({round(box["y"]) for box in boxes if box}) == 1
    page.context.close()


def test_the_rest_of_a_year_is_folded_and_opens_where_it_stands(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + "chi-so/papi/", 360)
    year = page.locator("details", has=page.locator("summary", has_text="Năm 2021"))
    assert not year.locator("p").first.is_visible()
    year.locator("summary").click()
    assert "Hạng: 53" in year.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("tr.break a").first.click()
    assert page.url.endswith("#thay-doi-2021")
    page.context.close()


@pytest.mark.parametrize("path", ["", "chi-so/"])
def test_small_lines_have_a_name_and_lie_inside_the_page(path: str, served: str, chromium: Browser) -> None:
    page = opened(chromium, served + path, 320)
    lines = page.get_by_role("img", name="phần trăm điểm tối đa")
    assert lines.count() == 4
    for line in lines.all():
        box = line.bounding_box()
        assert box
        assert box["height"] > 30
        assert 0 <= box["x"] < box["x"] + box["width"] <= 320
    page.context.close()


def test_on_paper_no_head_of_a_table_of_papi_stands_without_a_row(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + "chi-so/papi/", 672)
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    for sheet in sheets:  # no head of a table without a row below it
        last = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()][-1]
        assert last not in ("Năm Điểm Hạng", "So với năm trước")
    page.context.close()


def test_on_paper_a_chart_stands_whole_in_black_on_white(served: str, chromium: Browser) -> None:
    page = opened(chromium, served + PLACES[0], 672)
    page.emulate_media(media="print", color_scheme="dark")
    look = "get => getComputedStyle(document.querySelector('figure.chart > svg text'))[get]"
    assert page.evaluate(look, "fill") == "rgb(0, 0, 0)"
    figure = "getComputedStyle(document.querySelector('figure.chart')).breakInside"
    assert page.evaluate(figure) == "avoid"
    page.context.close()
