"""What citizens type finds the page that they need: the engine in one load of the page, its pure parts, bad input."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Route

from tests.browser.test_search import said, search

HERE = Path(__file__).parent


def queries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


class Asker:
    """The page of search, loaded once; its clock is driven, so that no pause is waited for."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        page.clock.install()
        page.goto(base + "tim-kiem/")
        page.locator("#tim-danh-sach[aria-busy=false]").wait_for(state="attached")

    def ask(self, typed: str) -> tuple[list[str], list[str], str]:
        """The addresses found, those near after them; the answers shown; what is said."""
        self.page.evaluate(
            """typed => {
                const input = document.getElementById("tim-chu");
                input.value = typed;
                input.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            typed,
        )
        self.page.clock.run_for(500)
        self.page.locator("#tim-danh-sach[aria-busy=false]").wait_for(state="attached")
        self.page.clock.run_for(300)
        links = self.page.eval_on_selector_all(".found h2 a", "links => links.map(link => link.href)")
        cards = self.page.eval_on_selector_all(".answer:not([hidden])", "all => all.map(card => card.dataset.card)")
        return [link.removeprefix(self.base.rstrip("/")) for link in links], cards, self.said

    @property
    def said(self) -> str:
        return self.page.locator("#tim-ket-qua").inner_text()


@pytest.fixture(scope="module")
def asker(served: str, chromium: Browser) -> Iterator[Asker]:
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    yield Asker(page, served)
    page.close()
    assert faults == []


@pytest.mark.parametrize(
    ("name", "count", "first", "among_three"),
    [
        ("search_queries.yaml", 40, 39, 40),
        ("search_queries_more.yaml", 103, 98, 101),
        ("search_queries_held.yaml", 20, 18, 19),
    ],
)
def test_what_citizens_type_finds_what_they_need(
    name: str, count: int, first: int, among_three: int, asker: Asker
) -> None:
    asked = queries(name)
    answers = [(each, *asker.ask(each["typed"])) for each in asked]
    assert len(asked) == count
    later = [(each["typed"], found[:3]) for each, found, _, _ in answers if not set(found[:1]) & set(each["first"])]
    missed = [(each["typed"], found[:3]) for each, found, _, _ in answers if not set(found[:3]) & set(each["first"])]
    assert len(later) <= count - first, later
    assert len(missed) <= count - among_three, missed
    assert [
        each["typed"] for each, _, cards, _ in answers if cards != [each[name] for name in each if name == "card"]
    ] == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("😀", "Chưa có chữ hay số nào để tìm."),
        ("^$\\", "Chưa có chữ hay số nào để tìm."),
        ("   ", ""),
        ("مرحبا", "Không tìm thấy"),
        ("__proto__ constructor", "Không tìm thấy"),
        ("a" * 10_000, "Không tìm thấy"),
        ("giay phep " * 1000, "Có "),
        ("toi muon xin", "gần đúng"),
        ('"giấy phép"', "Có "),
        ("a.*(b[c", "Có "),
        ("<img src=x onerror=alert(1)>", "Không tìm thấy"),
        ("\u202ephép giấy", "Có "),
    ],
)
def test_whatever_is_typed_is_answered_in_words(typed: str, told: str, asker: Asker) -> None:
    found, _, text = asker.ask(typed)
    assert told in text
    assert bool(text) == bool(typed.strip())
    assert bool(found) == ("Có " in text)
    assert asker.page.evaluate("document.documentElement.scrollWidth") == 360


def test_few_found_are_followed_by_what_is_near_and_it_is_said(asker: Asker) -> None:
    asker.ask("doi dia chi phong kham")
    exact = asker.page.locator("#tim-danh-sach li").count()
    assert exact < 3
    near = asker.page.locator("#tim-gan li").count()
    assert near > 0
    assert asker.page.get_by_role("heading", name="Gần đúng").is_visible()
    assert asker.said == f"Có {exact} kết quả, thêm {near} mục gần đúng ở dưới."
    asker.ask("hop chuan")
    assert not asker.page.get_by_role("heading", name="Gần đúng").is_visible()


def test_an_answer_tells_the_time_limit_of_what_is_asked_for(asker: Asker) -> None:
    asker.ask("khai bao may x-quang mat bao lau")
    told = asker.page.locator(".answer:not([hidden]) li").all_inner_texts()
    assert told[0].startswith("Khai báo thiết bị X-quang chẩn đoán trong y tế: ")
    line = asker.page.locator("#tim-danh-sach li", has_text="Khai báo thiết bị").first
    assert f"Thời hạn: {told[0].split(': ', 1)[1]}" in line.inner_text()
    asker.ask("bao lau")
    assert asker.page.locator(".answer:not([hidden]) li").count() == 0
    assert "Mỗi thủ tục một thời hạn" in asker.page.locator(".answer:not([hidden])").inner_text()


def test_an_answer_leads_to_the_papers_forms_and_ways_of_what_is_asked_for(asker: Asker) -> None:
    for typed, part in {"giấy tờ gì": "thanh-phan-ho-so", "mẫu đơn": "mau-don", "nộp qua mạng": "cach-thuc"}.items():
        asker.ask(f"{typed} khai báo máy x-quang")
        link = asker.page.locator(".answer:not([hidden]) li a").first
        assert str(link.get_attribute("href")).endswith(f"2.002385/#{part}")
        asker.ask(typed)
        assert asker.page.locator(".answer:not([hidden]) li").count() == 0
        assert "Gõ thêm tên việc cần làm" in asker.page.locator(".answer:not([hidden])").inner_text()


def test_the_first_results_stand_on_the_first_screen_of_a_phone(asker: Asker) -> None:
    for typed in ("x quang", "số điện thoại"):
        asker.ask(typed)
        top = asker.page.locator(".answer:not([hidden]), #tim-danh-sach li").first.bounding_box()
        assert top is not None
        assert top["y"] < 560


def test_words_are_heard_as_they_are_meant(asker: Asker) -> None:
    words = {
        "tôi muốn xin giấy phép": ["giay", "phep"],
        "toi muon xin giay phep": ["giay", "phep"],
        "cơ sở có X-quang": ["co", "so", "x-quang"],
        "co so x-quang": ["so", "x-quang"],
        "của những": ["cua", "nhung"],
        "làm thế nào để mở chi nhánh được không?": ["mo", "chi", "nhanh"],
        "lam sao de duoc cap phep khong": ["cap", "phep"],
        "không thu phí": ["khong", "thu", "phi"],
        "khai báo ở đâu": ["khai", "bao"],
        "ở đâu": ["o", "dau"],
        "papi tỉnh Sơn La": ["papi"],
        "nghị định 142 năm 2020": ["nghi", "dinh", "142/2020"],
        "pci nam 2023": ["pci", "nam", "2023"],
        "1001716": ["1.001716"],
        "1.001716.000.00.00.H52": ["1.001716.000.00.00.h52"],
        "10017160000000H52": ["1.001716"],
        "1.001.716": ["1.001716"],
        "1.1716": ["1.001716"],
        "3.000.000 đồng": ["3.000.000", "dong"],
        "02123852224": ["02123852224"],
        "phí phí phí": ["phi"],
        " ".join(str(number) for number in range(40)): [str(number) for number in range(12)],
    }
    assert asker.page.evaluate("texts => texts.map(text => Asking.words(text))", list(words)) == list(words.values())


def test_what_a_word_means_that_is_known_nowhere(asker: Asker) -> None:
    known = ["quang", "xquang", "giao", "chuyen", "hop", "chuan", "buc", "xa", "ca", "can", "han", "nhan", "phep"]
    meant = {
        "xquag": [["xquang"]],  # a letter less
        "xquangg": [["xquang"]],  # one more
        "xquamg": [["xquang"]],  # another
        "gaio": [["giao"]],  # two exchanged
        "chueyn": [["chuyen"]],
        "hopchuan": [["hop", "chuan"]],
        "bucxa": [["buc", "xa"]],
        "canhan": [["ca", "nhan"], ["can", "han"]],
        "giaos": [["giao"]],  # keys that made no marks
        "phesp": [["phep"]],
        "truan": [["chuan"]],  # as some say it
        "pep": [],  # too short to guess
        "khongcogi": [],
    }
    told = asker.page.evaluate(
        "([words, known]) => words.map(word => Asking.meant(word, new Set(known)))",
        [list(meant), known],
    )
    found = {word: sorted(ways) for word, ways in zip(meant, told, strict=True)}
    assert found == {word: sorted(ways) for word, ways in meant.items()}


# ---- what goes wrong -------------------------------------------------------------------------------------------------


def test_while_the_network_is_gone_it_is_told_and_the_next_key_finds_again(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/muc-luc.json", lambda route: route.abort())
    page.goto(served + "tim-kiem/?q=papi")
    assert "kiểm tra mạng" in said(page)
    assert page.locator("#tat-ca").is_visible()
    page.unroute("**/muc-luc.json")
    page.locator("#tim-chu").press("End")
    page.locator("#tim-chu").press_sequentially(" 2024")
    assert said(page).startswith("Có ")
    assert not page.locator("#tat-ca").is_visible()
    page.close()


def test_while_the_index_is_slow_it_is_told(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/muc-luc.json", hold)
    page.goto(served + "tim-kiem/?q=papi")
    page.get_by_text("Đang tải mục lục…").wait_for()
    assert page.locator("#tim-danh-sach").get_attribute("aria-busy") == "true"
    held[0].continue_()
    assert said(page).startswith("Có ")
    page.close()


def test_the_list_finds_what_the_search_does_in_the_same_order(served: str, phone: Page) -> None:
    for typed in ("xquag", "gia han giay phep", "1001716", "xin mở chi nhánh"):
        search(phone, served, typed)
        wanted = [each for each in shown(phone, "#tim-danh-sach h2 a") if re.search(r"(?<!/en)/thu-tuc/\d", each)]
        phone.goto(served + "thu-tuc/")
        phone.locator(".narrow > summary").click()
        phone.locator("#loc-chu").fill(typed)
        phone.locator("#loc-ket-qua", has_text="/23").wait_for()
        listed = shown(phone, "section.group:not([hidden]) li[data-words]:not([hidden]) a")
        assert listed[0] == wanted[0], typed
        assert set(listed) == set(wanted), typed
        phone.locator("#loc-chu").fill("")
        phone.get_by_text("Đang hiện tất cả 23 thủ tục.").wait_for()
        assert len(shown(phone, "section.group:not([hidden]) li[data-words]:not([hidden]) a")) == 23


def shown(page: Page, selector: str) -> list[str]:
    links: list[str] = page.eval_on_selector_all(selector, "links => links.map(link => link.href)")
    return links


def test_the_list_narrows_by_its_own_text_where_the_index_cannot_be_had(served: str, chromium: Browser) -> None:
    page = chromium.new_page()
    page.route("**/muc-luc.json", lambda route: route.fulfill(status=503, body=json.dumps(None)))
    page.goto(served + "thu-tuc/")
    page.locator("#loc-chu").fill("gia han")
    page.locator("#loc-ket-qua", has_text="/23").wait_for()
    listed = shown(page, "section.group:not([hidden]) li[data-words]:not([hidden]) a")
    assert 0 < len(listed) < 23
    assert any(each.endswith("/2.002381/") for each in listed)
    page.close()
