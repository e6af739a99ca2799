"""The page of search: what it shows, keeps and says, by keyboard too, and without JavaScript."""

import json
from contextlib import closing
from html import escape
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.model.kind import posted_cards
from generator.rendering.unbroken import unbroken
from tests.browser.test_accessibility import AXE, LOOKS, TAGS
from tests.browser.test_search import results, said, search
from tests.conftest import shipped

SITE = shipped()


def test_filters_narrow_by_kind_and_field(served: str, phone: Page) -> None:
    whole = search(phone, served, "thoi han")
    phone.locator("#tim-hep summary").click()
    phone.get_by_label("Loại nội dung").select_option("procedure")
    said(phone)
    procedures = results(phone, served)
    assert 0 < len(procedures) < len(whole)
    assert all(address.startswith("/thu-tuc/") for address in procedures)
    phone.get_by_label("Lĩnh vực").select_option("an-toan-buc-xa-va-hat-nhan")
    said(phone)
    assert 0 < len(results(phone, served)) < len(procedures)
    phone.locator("#tim-chu").fill("")
    said(phone)
    assert len(results(phone, served)) == 7


def test_the_address_keeps_the_search_and_brings_it_back(served: str, phone: Page) -> None:
    search(phone, served, "chuyển giao")
    phone.locator("#tim-hep summary").click()
    phone.get_by_label("Loại nội dung").select_option("procedure")
    said(phone)
    wanted = results(phone, served)
    assert phone.url == f"{served}tim-kiem/?q=chuy%E1%BB%83n+giao&loai=procedure"
    phone.goto(served)
    phone.goto(f"{served}tim-kiem/?q={quote('chuyển giao')}&loai=procedure")
    phone.locator("#tim-danh-sach a").first.wait_for()
    assert results(phone, served) == wanted
    assert phone.locator("#tim-chu").input_value() == "chuyển giao"
    assert phone.get_by_label("Loại nội dung").is_visible(), "what narrows the results is open"
    phone.locator("#tim-danh-sach a").first.click()
    phone.go_back()
    phone.locator("#tim-danh-sach a").first.wait_for()
    assert results(phone, served) == wanted


def test_every_page_has_a_field_that_leads_to_the_results(served: str, phone: Page) -> None:
    for path in ("", "thu-tuc/1.001716/", "chi-so/papi/2021/"):
        phone.goto(served + path)
        if path:  # the home page begins with a field of its own
            phone.locator("header .seek").click()
        phone.locator("main input[type=search]").first.fill("1.001716")
        phone.keyboard.press("Enter")
        phone.locator("#tim-danh-sach a").first.wait_for()
        assert phone.url == f"{served}tim-kiem/?q=1.001716"
        assert results(phone, served)[0] == "/thu-tuc/1.001716/"


def test_the_field_works_from_an_address_that_is_unknown(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto(served + "khong/co/trang/")
    page.locator("header input[type=search]").fill("papi")
    page.keyboard.press("Enter")
    page.locator("#tim-danh-sach a").first.wait_for()
    assert page.url == f"{served}tim-kiem/?q=papi"
    page.close()


def test_the_index_is_fetched_by_the_page_of_search_alone(served: str, new_phone: Page) -> None:
    asked: list[str] = []
    new_phone.on("request", lambda request: asked.append(request.url))
    new_phone.goto(served + "thu-tuc/1.001716/")
    new_phone.wait_for_load_state("networkidle")
    assert not [url for url in asked if "muc-luc.json" in url or "/search/" in url]
    with new_phone.expect_request("**/tim-kiem/muc-luc.json"):  # at rest, before anybody types
        new_phone.goto(served + "tim-kiem/")
    new_phone.evaluate(
        "() => { const open = WholeIndex.open; WholeIndex.open = (all) => { window.asked = true; return open(all); }; }"
    )
    assert not new_phone.evaluate("window.asked"), "to open it costs a slow new_phone a quarter of a second"
    new_phone.locator("#tim-chu").focus()
    assert new_phone.wait_for_function("window.asked")
    assert new_phone.locator("#tim-ket-qua").inner_text() == ""
    new_phone.keyboard.type("papi")
    said(new_phone)
    assert len([url for url in asked if url.endswith("/tim-kiem/muc-luc.json")]) == 1


def test_the_keyboard_alone_goes_from_the_field_to_a_result(served: str, phone: Page) -> None:
    search(phone, served, "dau dinh luong")
    assert phone.evaluate("document.activeElement.id") == "tim-chu"
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.type") == "submit"
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.localName") == "summary"
    phone.keyboard.press("Tab")
    target = phone.evaluate("document.activeElement.href")
    assert target == phone.locator("#tim-danh-sach a").first.evaluate("link => link.href")
    phone.keyboard.press("Enter")
    phone.wait_for_url(target)
    assert phone.locator("h1").inner_text()


def test_the_number_of_results_is_said_in_a_live_region(served: str, phone: Page) -> None:
    phone.goto(served + "tim-kiem/")
    region = phone.locator("#tim-ket-qua")
    assert region.get_attribute("aria-live") == "polite"
    expect(region).to_have_text("")  # once the index is there
    count = len(search(phone, served, "buc xa"))
    assert region.inner_text() == f"Có {count} kết quả."
    phone.locator("#tim-hep summary").click()
    for field in ("#tim-chu", "#tim-loai", "#tim-linh-vuc"):
        assert phone.locator(f"label[for={field[1:]}]").is_visible()


def test_more_results_come_on_demand_and_take_the_focus(served: str, phone: Page) -> None:
    found = search(phone, served, "nam")
    assert len(found) == 30
    phone.get_by_role("button", name="Xem thêm kết quả").click()
    whole = results(phone, served)
    assert whole[:30] == found
    assert len(whole) > 30
    assert phone.evaluate("document.activeElement.href").removeprefix(served.rstrip("/")) == whole[30]


def test_without_javascript_the_page_leads_to_fields_and_sections(served: str, plain_phone: Page) -> None:
    plain_phone.goto(served)
    plain_phone.locator("main input[type=search]").fill("phí")
    plain_phone.keyboard.press("Enter")
    plain_phone.wait_for_url(f"{served}tim-kiem/?q=ph%C3%AD")
    for kind in SITE.kinds:
        count = len(SITE.cards(kind.cards))
        heading = plain_phone.get_by_role("heading", name=f"{kind.label} ({count})", exact=True)
        assert heading.locator("a").count() == (count > 0), kind.label
    for field in SITE.settings.linh_vuc:
        assert plain_phone.locator("main").get_by_role("link", name=field.ten, exact=True).is_visible()
    assert not plain_phone.locator("main input").first.is_visible()
    assert not plain_phone.locator(".answer").first.is_visible()
    assert "không chạy JavaScript" in plain_phone.locator("main").inner_text()
    assert plain_phone.evaluate("document.documentElement.scrollHeight") < 3000


def test_when_the_index_cannot_be_had_the_list_stays_and_it_is_told(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/muc-luc.json", lambda route: route.fulfill(status=404))
    page.goto(served + "tim-kiem/?q=papi")
    said(page)
    assert "Chưa tải được" in page.locator("#tim-ket-qua").inner_text()
    assert page.locator("#tat-ca").is_visible()
    page.close()


def test_markup_in_a_name_is_shown_as_text(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    entry = [{"title": "<img src=x onerror=alert(1)>", "address": "/lien-he/", "kind": "trang", "words": "img"}]
    page.route("**/muc-luc.json", lambda route: route.fulfill(body=json.dumps(entry), content_type="application/json"))
    page.goto(served + "tim-kiem/?q=img")
    page.locator("#tim-danh-sach a").first.wait_for()
    assert page.locator("#tim-danh-sach a").first.inner_text() == entry[0]["title"]
    assert page.locator("#tim-danh-sach img").count() == 0
    page.close()


def test_a_number_or_a_word_with_a_hyphen_stays_on_one_line_as_on_other_pages(served: str, new_phone: Page) -> None:
    titles = [
        "Máy X-quang (X-quang, X-quang) theo 08/2014/NĐ-CP, 29/2013/QH13 và 142/2020/NĐ-CP.",
        "30/11/2022 2021-2025 1.001716 kinh tế-xã hội ĐX-quang a/X-quang X-quang-2 X-quangđ 01/02",
        *(card.row.title for _, card in posted_cards(SITE)),
    ]
    entries = [{"title": t, "address": "/lien-he/", "kind": "trang", "words": "chung"} for t in titles]
    new_phone.route(
        "**/muc-luc.json", lambda route: route.fulfill(body=json.dumps(entries), content_type="application/json")
    )
    new_phone.goto(served + "tim-kiem/?q=chung")
    more = new_phone.locator("#tim-them")
    more.wait_for()
    while more.is_visible():
        more.locator("button").click()
    shown = new_phone.eval_on_selector_all("#tim-danh-sach a", "links => links.map(link => link.innerHTML)")
    assert sorted(shown) == sorted(unbroken(escape(title, quote=False)) for title in titles)
    assert len([title for title in shown if "unbroken" in title]) > 5


@pytest.mark.parametrize(
    ("typed", "card"),
    [("bao lau thu tuc x quang", "Thời hạn giải quyết"), ("so dien thoai", "Điện thoại"), ("x quang", "")],
)
def test_what_is_found_has_no_fault_that_axe_can_find(typed: str, card: str, served: str, chromium: Browser) -> None:
    with closing(chromium.new_context(bypass_csp=True)) as context:
        page = context.new_page()
        search(page, served, typed)
        assert page.locator(".answer:visible h2").all_inner_texts() == [card] * bool(card)
        page.evaluate(AXE)
        for width, scheme in LOOKS:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)
            assert [f"{each['id']}: {node['html']}" for each in found["violations"] for node in each["nodes"]] == []
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
