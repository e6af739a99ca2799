"""Finding: what readers type, with or without marks, in a real Chromium behind a real nginx on a sub-path."""

import json
import random
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from generator.model.kind import posted_cards
from generator.text.comparing import fold
from generator.text.sorting import sort_key
from tests.browser.conftest import serving
from tests.conftest import NEWS, PROCEDURE, SMALL, shipped

SITE = shipped()
FOLDED = [
    ("Thủ tục Đăng ký", "thu tuc dang ky"),
    ("ĐƯỜNG DÂY NÓNG", "duong day nong"),
    ("hoá đơn, hóa đơn; uỷ quyền, ủy quyền", "hoa don, hoa don; uy quyen, uy quyen"),
    ("Th\u1ee7 tu\u0323c \u0111a\u0306ng ky\u0301", "thu tuc dang ky"),
    ("  Nghị \u00a0 định\n61/2018/NĐ-CP ", "nghi dinh 61/2018/nd-cp"),
    ("KH&CN «1.001716»", "kh&cn «1.001716»"),
    ("ưỡn ợ ặ ễ ỗ Ỵ", "uon o a e o y"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_the_browser_folds_as_the_build_does(text: str, folded: str, served: str, phone: Page) -> None:
    phone.goto(served + "tim-kiem/")
    assert fold(text) == folded
    assert phone.evaluate("text => fold(text)", text) == folded


def test_both_fold_every_latin_letter_and_every_name_alike(served: str, phone: Page) -> None:
    phone.goto(served + "tim-kiem/")
    latin = [chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x34F), *range(0x1E00, 0x1F00))]
    texts = latin + [card.row.title for _, card in posted_cards(SITE)]
    told = phone.evaluate("texts => texts.map(fold)", texts)
    assert [text for text, own in zip(texts, told, strict=True) if own != fold(text)] == []


def test_the_order_of_names_is_that_of_the_unicode_consortium(served: str, phone: Page) -> None:
    """ICU's Vietnamese collation, as Chromium carries it, is the reference."""
    names = [card.row.title for _, card in posted_cards(SITE)]
    words = sorted({word for name in names for word in name.split() if word.isalpha()} | set("aăâbdđeêiouư"))
    random.Random(7).shuffle(words)
    phone.goto(served)
    assert len(words) > 150
    ordered = phone.evaluate("words => words.sort(new Intl.Collator('vi', {sensitivity: 'accent'}).compare)", words)
    assert [sort_key(word) for word in ordered] == sorted(map(sort_key, words))


# ---- what is found ---------------------------------------------------------------------------------------------------


def search(page: Page, base: str, typed: str) -> list[str]:
    """Type it; the addresses of the results in their order, from the column's root."""
    page.goto(base + "tim-kiem/")
    page.locator("#tim-chu").press_sequentially(typed)
    said(page)
    return results(page, base)


def said(page: Page) -> str:
    """What the live region says once it has come to rest."""
    page.locator("#tim-danh-sach[aria-busy=false]").wait_for(state="attached")
    page.wait_for_timeout(300)
    return page.locator("#tim-ket-qua").inner_text()


def results(page: Page, base: str) -> list[str]:
    links: list[str] = page.eval_on_selector_all("#tim-danh-sach a", "links => links.map(link => link.href)")
    return [link.removeprefix(base.rstrip("/")) for link in links]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dang ky chuyen giao", "/thu-tuc/2.002248/"),
        ("đăng ký chuyển giao", "/thu-tuc/2.002248/"),
        ("mo chi nhanh", "/thu-tuc/1.001716/"),
        ("47/KH-UBND", "/van-ban/47-kh-ubnd/"),
        ("47/kh", "/van-ban/47-kh-ubnd/"),
        ("08/2014/nđ-cp", "/van-ban/08-2014-nd-cp/"),
        ("duong day nong", "/lien-he/"),
        ("le phi moi thu tuc", "/thu-tuc/le-phi/"),
    ],
)
def test_what_is_meant_comes_first(typed: str, first: str, served: str, phone: Page) -> None:
    assert search(phone, served, typed)[0] == first


@pytest.mark.parametrize("typed", ["1.001716", " 1.001716 ", "1.001716.000.00.00.H52"])
def test_a_code_finds_exactly_that_procedure(typed: str, served: str, phone: Page) -> None:
    assert search(phone, served, typed) == ["/thu-tuc/1.001716/", "/en/thu-tuc/1.001716/"]
    assert phone.locator("#tim-ket-qua").inner_text() == "Có 2 kết quả."


def everything(page: Page, base: str, typed: str) -> set[str]:
    """The addresses of all results, those behind the button too."""
    search(page, base, typed)
    while page.locator("#tim-them").is_visible():
        page.locator("#tim-them button").click()
    return set(results(page, base))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("thu tuc", "THỦ TỤC"),
        ("hoá", "hóa"),
        ("KH&CN", "khcn"),
        ("x-quang chẩn đoán", "X-QUANG chan doan"),
        ("VPĐD", "vpdd"),
    ],
)
def test_two_ways_to_type_one_thing_find_the_same(one: str, other: str, served: str, phone: Page) -> None:
    found = everything(phone, served, one)
    assert found
    assert found == everything(phone, served, other)


@pytest.mark.parametrize(
    ("short", "wanted"),
    [("VPĐD", "/thu-tuc/1.001716/"), ("tthc", "/van-ban/61-2018-nd-cp/"), ("UBND", "/van-ban/3162-qd-ubnd/")],
)
def test_a_short_form_finds_what_is_written_out(short: str, wanted: str, served: str, phone: Page) -> None:
    assert wanted in search(phone, served, short)


def test_words_that_no_page_has_together_find_the_nearest_and_say_so(served: str, phone: Page) -> None:
    found = search(phone, served, "xin mở phòng chụp xquang khongcogi")
    assert found[0].startswith("/thu-tuc/")
    assert "Không mục nào có đủ các chữ đã gõ" in phone.locator("#tim-ket-qua").inner_text()


def test_what_is_nowhere_is_told_and_the_whole_list_stays(served: str, phone: Page) -> None:
    assert search(phone, served, "khongcogi") == []
    assert "Không tìm thấy mục nào" in phone.locator("#tim-ket-qua").inner_text()
    assert phone.locator("#tat-ca").is_visible()


@pytest.fixture(scope="module")
def alike() -> Iterator[str]:
    """A column in which several pages have nearly the same name."""
    import tempfile
    from pathlib import Path

    named = {
        "content/procedures/1.010040.md": PROCEDURE.replace("Thủ tục thử thứ nhất", "Bán hàng lưu động"),
        "content/register/qd-01.md": SMALL["content/register/qd-01.md"].replace(
            "Thủ tục thử thứ nhất", "Bán hàng lưu động"
        ),
        "content/news/2026/a-tin.md": NEWS.replace("Tin thứ nhất", "Bán hàng lưu động"),
        "content/news/2026/b-tin.md": NEWS.replace("Tin thứ nhất", "Bản hàng lưu động"),
        "content/news/2026/c-tin.md": NEWS.replace("Nội dung của", "Bán hàng lưu động là nội dung của"),
    }
    with tempfile.TemporaryDirectory() as name:
        for path, text in (dict(SMALL) | named).items():
            (Path(name) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(name) / path).write_text(text, encoding="utf-8")
        with serving(Path(name)) as base:
            yield base


def test_a_procedure_comes_before_others_and_a_name_before_a_body(alike: str, phone: Page) -> None:
    found = search(phone, alike, "ban hang")
    assert found[0] == "/thu-tuc/1.010040/"
    assert set(found[1:3]) == {"/tin-tuc/a-tin/", "/tin-tuc/b-tin/"}
    assert found[3] == "/tin-tuc/c-tin/"


@pytest.mark.parametrize(("typed", "first", "later"), [("bán hàng", "a", "b"), ("bản hàng", "b", "a")])
def test_the_same_marks_rank_higher(typed: str, first: str, later: str, alike: str, phone: Page) -> None:
    found = search(phone, alike, typed)
    assert found.index(f"/tin-tuc/{first}-tin/") < found.index(f"/tin-tuc/{later}-tin/")


# ---- the page --------------------------------------------------------------------------------------------------------


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


def test_the_index_is_fetched_by_the_page_of_search_alone(served: str, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(served + "thu-tuc/1.001716/")
    phone.wait_for_load_state("networkidle")
    assert not [url for url in asked if "muc-luc.json" in url or "/search/" in url]
    phone.goto(served + "tim-kiem/")
    phone.wait_for_load_state("networkidle")
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
    assert region.inner_text() == ""
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
