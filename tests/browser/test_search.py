"""Finding: what readers type, with or without marks, in a real Chromium behind a real nginx on a sub-path."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.kind import posted_cards
from generator.text.comparing import fold
from generator.text.sorting import sort_key
from tests.browser.conftest import serving
from tests.conftest import NEWS, PROCEDURE, SMALL, build, shipped

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
        ("nong dan che may", "/thu-tuc/2.001148/"),
        ("ho tro sang kien", "/thu-tuc/2.001148/"),
        ("dong goi hang hoa dinh luong", "/thu-tuc/2.000212/"),
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
        report = build(Path(name))
        assert report.published, [str(problem) for problem in report.problems]
        with serving(Path(name) / "public") as base:
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
