"""Finding in an index of thousands: it comes in parts, finds what one file would, and one query loads few of them."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import hearing, serving
from tests.browser.test_search import results, said
from tests.outputs.generated import Entry, generated, write_index

WHOLE = "tim-kiem/mot-tep.json"  # all entries in one file
MOST = 150_000  # bytes that one query loads
WHOLE_WORDS = [
    "dang ky chuyen giao cong nghe",
    "giấy chứng nhận đăng ký hoạt động",
    "thủ tục cấp giấy phép tiến hành",
    "mo chi nhanh",
    "47/KH-UBND",
    "08/2014/nđ-cp",
    "x-quang chẩn đoán",
    "le phi moi thu tuc",
]
MENDED = [  # at most as much
    "cap giay chung nhan dang ky hoat dong cua to chuc khoa hoc cong nghe lan dau",
    "canhan vanphong doanhnghiep chungnhan giayphep xquag",
    "xquag",
]
OTHERS = ["KH&CN", "1.500003", "1.001716.000.00.00.H52", "cap l", "t", "khongcogi", "cap phep khongcogi"]

Told = tuple[str, list[str]]  # what is said, the addresses that are shown


@pytest.fixture(scope="module")
def entries(column: Path) -> list[Entry]:
    return generated(column, 3000)


@pytest.fixture(scope="module")
def large(column_on_a_path: Path, entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped column with an index of thousands."""
    column = shutil.copytree(column_on_a_path, tmp_path_factory.mktemp("large") / "column")
    write_index(column, entries)
    (column / WHOLE).write_text(json.dumps(entries), encoding="utf-8")
    with serving(column) as base:
        yield base


@pytest.fixture(scope="module")
def as_one_file(chromium: Browser, large: str) -> dict[str, Told]:
    """What is found in the same entries when they come as one file."""
    page = chromium.new_page()
    page.route("**/muc-luc.json", lambda route: route.continue_(url=f"{large}{WHOLE}"))
    page.goto(f"{large}tim-kiem/?q=khongcogi")
    said(page)
    found = {}
    for query in WHOLE_WORDS + OTHERS + MENDED[2:]:
        page.locator("#tim-chu").fill(query)
        found[query] = said(page), results(page, large)
    page.close()
    return found


def ask(page: Page, base: str, query: str) -> Told:
    """What comes of the address of a search."""
    page.goto(f"{base}tim-kiem/?{query}")
    return said(page), results(page, base)


def asked_and_weighed(page: Page, base: str, query: str) -> tuple[str, list[str], int]:
    """The same, and how many bytes were loaded for it."""
    loaded: list[int] = []
    with hearing(page, "response", lambda answer: loaded.append(len(answer.body())) if ".json" in answer.url else None):
        told, shown = ask(page, base, f"q={quote(query)}")
    return told, shown, sum(loaded)


@pytest.mark.parametrize("query", WHOLE_WORDS + OTHERS + MENDED[2:])
def test_parts_find_what_one_file_would_and_load_little(
    query: str, large: str, phone: Page, as_one_file: dict[str, Told]
) -> None:
    told, shown, loaded = asked_and_weighed(phone, large, query)
    same_told, same_shown = as_one_file[query]
    assert told == same_told
    assert 0 < loaded <= MOST
    if query in WHOLE_WORDS:
        assert shown[0] in same_shown[:3]
        assert same_shown[0] in shown[:3]


@pytest.mark.parametrize("query", MENDED)
def test_many_words_and_misspelt_ones_load_no_more(query: str, large: str, phone: Page) -> None:
    _, shown, loaded = asked_and_weighed(phone, large, query)
    assert shown
    assert 0 < loaded <= MOST


def test_while_one_types_the_same_is_found_and_not_every_letter_is_asked_for(large: str, phone: Page) -> None:
    wanted = ask(phone, large, "q=mo%20chi%20nhanh")
    asked: list[str] = []
    with hearing(phone, "request", lambda request: asked.append(request.url)):
        phone.goto(f"{large}tim-kiem/")
        phone.locator("#tim-chu").press_sequentially("mo chi nhanh")
        assert (said(phone), results(phone, large)) == wanted
    assert not [url for url in asked if url.endswith(("/dau/n.json", "/dau/nh.json"))]


def test_filters_narrow_a_search_and_alone_list_in_order(large: str, entries: list[Entry], phone: Page) -> None:
    of_field = [each["address"] for each in entries if each.get("field") == "an-toan-buc-xa-va-hat-nhan"]
    ask(phone, large, "linh-vuc=an-toan-buc-xa-va-hat-nhan&loai=procedure")
    assert said(phone) == f"Có {len(of_field)} kết quả."
    while len(results(phone, large)) < 60:
        before = len(results(phone, large))
        phone.get_by_role("button", name="Xem thêm kết quả").click()
        phone.locator("#tim-danh-sach li").nth(before).wait_for()
        assert phone.evaluate("document.activeElement.href").endswith(results(phone, large)[before])
    assert results(phone, large) == of_field[:60]
    told, shown = ask(phone, large, "q=buc%20xa%20&linh-vuc=an-toan-buc-xa-va-hat-nhan")
    assert set(shown) <= set(of_field)
    having = [e for e in entries if e["address"] in of_field and {"buc", "xa"} <= set(e["words"].split())]
    assert told == f"Có {len(having)} kết quả."
    told, shown = ask(phone, large, "q=1.001716&loai=news")
    assert "Không tìm thấy" in told


def test_a_part_that_cannot_be_had_is_told_and_asked_for_again(large: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/dong/*.json", lambda route: route.fulfill(status=503))
    assert "Chưa tải được" in ask(page, large, "q=mo%20chi%20nhanh")[0]
    assert page.locator("#tat-ca").is_visible()
    page.unroute("**/dong/*.json")
    page.locator("#tim-chu").press_sequentially(" ")
    page.locator("#tim-danh-sach a").first.wait_for()
    assert "kết quả" in said(page)
    page.close()


def test_markup_in_a_name_of_a_part_is_shown_as_text(large: str, chromium: Browser) -> None:
    def evil(route: Route) -> None:
        lines = route.fetch().json()
        for line in lines.values():
            line["title"] = "<img src=x onerror=alert(1)>"
        route.fulfill(json=lines)

    page = chromium.new_page()
    page.route("**/dong/*.json", evil)
    ask(page, large, "q=mo%20chi%20nhanh")
    assert page.locator("#tim-danh-sach a").first.inner_text() == "<img src=x onerror=alert(1)>"
    assert page.locator("#tim-danh-sach img").count() == 0
    page.close()
