"""The column as a reader meets it: on a phone, with and without JavaScript, under a strict policy, in print."""

import json
import re

import pytest
from playwright.sync_api import Browser, Page

from generator.kinds.procedure.card import PROCEDURES as CARDS
from generator.kinds.procedure.demands import parts
from generator.text.comparing import canonical
from tests.conftest import ON_A_PATH, shipped, shipped_records

SITE = shipped()
PROCEDURES = tuple(shipped_records().of(card) for card in SITE.cards(CARDS))
PAGES = (
    "",
    "thu-tuc/",
    "thu-tuc/bai-bo/",
    "tim-kiem/",
    "thu-tuc/a-z/",
    "thu-tuc/le-phi/",
    "thu-tuc/buu-chinh/",
    "thu-tuc/khong-qua-buu-chinh/",
    "thu-tuc/doi-tuong/to-chuc/",
    "thu-tuc/1.001716/",
    "thu-tuc/2.002380/",
    "tin-tuc/",
    "tin-tuc/papi-2021/",
    "van-ban/",
    "van-ban/co-quan/chinh-phu/",
    "van-ban/61-2018-nd-cp/",
    "van-ban/29-2013-qh13/",
    "chi-so/",
    "chi-so/papi/",
    "chi-so/papi/2021/",
    "chi-so/pci/2016/",
    "lien-he/",
    "du-lieu/",
    "so-do/",
)


UNSEEN = """() => [...document.querySelectorAll('main section *')]
  .filter(e => !e.closest('.unseen') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => !e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
  .map(e => e.textContent.trim().slice(0, 60))"""


def letters(text: str) -> str:
    return "".join(canonical(text).split()).casefold()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_asks_nobody_else(path: str, served: str, phone: Page) -> None:
    answer = phone.goto(served + path)
    assert answer is not None
    assert answer.status == 200
    wide = phone.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    assert phone.locator("h1").count() == 1
    assert phone.locator("html").get_attribute("lang") == "vi"
    assert phone.locator("main").count() == 1


def test_every_obligatory_part_of_every_procedure_can_be_seen(served: str, plain_phone: Page) -> None:
    """What a style sheet hides, a parser cannot see; the browser's own rendering can."""
    for procedure in PROCEDURES:
        plain_phone.goto(f"{served}thu-tuc/{procedure.ma_thu_tuc}/")
        for fold in plain_phone.locator(".fold summary").all():
            fold.click()
        shown = plain_phone.locator("main").inner_text()
        assert plain_phone.evaluate(UNSEEN) == [], procedure.ma_thu_tuc
        solid = letters(shown)
        for part in parts(procedure):
            assert re.search(rf"^{re.escape(part.heading)}(?: \d+ .*)?$", shown, re.MULTILINE | re.IGNORECASE), (
                part.heading
            )
            for text in (*part.texts, *(text for together in part.together for text in together)):
                assert letters(text) in solid, (procedure.ma_thu_tuc, part.heading, text)


@pytest.mark.parametrize("path", ["", "thu-tuc/1.001716/", "van-ban/61-2018-nd-cp/", "tin-tuc/papi-2021/"])
def test_what_a_page_tells_machines_passes_the_strict_policy(path: str, served: str, phone: Page) -> None:
    """A refusal would stand in the console, where the fixture finds it."""
    phone.goto(served + path)
    told = phone.locator('script[type="application/ld+json"]')
    assert told.count() == 1
    graph = json.loads(told.text_content() or "")["@graph"]
    assert {thing["@type"] for thing in graph} & {
        *("GovernmentOrganization", "GovernmentService", "Legislation", "NewsArticle")
    }
    assert all(thing["@id"].startswith(ON_A_PATH) for thing in graph if "@id" in thing)


def test_without_javascript_the_list_holds_every_procedure(served: str, plain_phone: Page) -> None:
    plain_phone.goto(served + "thu-tuc/")
    for procedure in PROCEDURES:
        link = plain_phone.locator(f'main a[href="{procedure.ma_thu_tuc}/"]')
        assert link.count() == 1
        assert link.is_visible()
    assert not plain_phone.locator("main input").first.is_visible()
    count = len(PROCEDURES)
    assert f"Đã đăng {count}/{count} thủ tục" in plain_phone.locator("main").inner_text()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("x quang", 6), ("X-QUANG", 6), ("1.001716", 1), ("chuyen giao", 2), ("dấu định lượng", 2), ("khongcogi", 0)],
)
def test_the_list_is_filtered_while_typing_without_accents(typed: str, wanted: int, served: str, phone: Page) -> None:
    phone.goto(served + "thu-tuc/")
    phone.locator(".narrow > summary").click()
    phone.locator("main input[type=search]").fill(typed)
    links = phone.locator('main a[href^="1."], main a[href^="2."]')
    phone.locator("#loc-ket-qua", has_text="Đang hiện tất cả").wait_for(state="detached")
    shown = [links.nth(number).is_visible() for number in range(links.count())].count(True)
    if wanted in (0, 1):
        assert shown == wanted
    else:
        assert wanted <= shown < len(PROCEDURES)
    assert str(shown) in phone.locator("[aria-live]").first.inner_text() or shown == 0


def test_an_unknown_address_gets_our_404_with_working_links(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    answer = page.goto(served + "khong/co/trang/nay/")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("link", name="Thủ tục hành chính").first.click()
    assert page.url == served + "thu-tuc/"
    page.close()


def test_every_link_of_the_menu_and_breadcrumbs_works(served: str, phone: Page) -> None:
    phone.goto(served + "chi-so/papi/2021/")
    targets: list[str] = phone.eval_on_selector_all("header a, nav a", "links => links.map(link => link.href)")
    assert len(targets) > 6
    for target in sorted(set(targets)):
        answer = phone.request.get(target)
        assert answer.status == 200, target


def test_the_keyboard_reaches_the_content_first_by_the_skip_link(served: str, phone: Page) -> None:
    phone.goto(served + "thu-tuc/1.001716/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.getAttribute('href')").startswith("#")
    phone.keyboard.press("Enter")
    assert phone.evaluate("location.hash") != ""


CONTRASTS = """() => {
  const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => { const [r, g, b] = channels(colour).slice(0, 3).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const ground = element => { for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor; const alpha = channels(colour)[3];
    if (alpha === undefined || alpha > 0) return colour; } return 'rgb(255, 255, 255)'; };
  return [...document.body.querySelectorAll('*')]
    .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility())
    .map(e => { const [a, b] = [light(getComputedStyle(e).color), light(ground(e))];
      return [(Math.max(a, b) + .05) / (Math.min(a, b) + .05), e.textContent.trim().slice(0, 40)]; })
    .filter(([ratio]) => ratio < 4.5);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "thu-tuc/", "thu-tuc/1.001716/", "chi-so/papi/", "chi-so/papi/2021/", "tin-tuc/"])
def test_every_text_stands_out_from_its_ground(path: str, scheme: str, served: str, chromium: Browser) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1, also for large text."""
    page = chromium.new_context(color_scheme="dark" if scheme == "dark" else "light").new_page()
    page.goto(served + path)
    assert page.evaluate(CONTRASTS) == []
    page.close()


def test_a_procedure_prints_whole(served: str, phone: Page) -> None:
    phone.goto(served + "thu-tuc/1.001716/")
    phone.emulate_media(media="print")
    shown = letters(phone.locator("body").inner_text())
    procedure = next(each for each in PROCEDURES if each.ma_thu_tuc == "1.001716")
    for part in parts(procedure):
        for text in (*part.texts, *(text for together in part.together for text in together)):
            assert letters(text) in shown
    assert not phone.locator("header nav").first.is_visible()
