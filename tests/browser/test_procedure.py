"""The page of a procedure: answer and action on the first screen of a phone, papers to tick, nothing folded lost."""

from statistics import median
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from generator.kinds.procedure.card import PROCEDURES
from tests.conftest import shipped

CODES = sorted(card.code for card in shipped().cards(PROCEDURES))
CLINIC, LONGEST = "2.002380", "1.001693"  # the permit of a clinic with X-ray; the one of five cases
MEASURE = """async () => {
  await document.fonts.ready;
  const top = (name) => document.querySelector(name).getBoundingClientRect().top;
  const whole = [...document.querySelectorAll(".unbroken, time, .tel")];
  const broken = whole.filter((each) => each.getClientRects().length > 1);
  const root = document.documentElement;
  return {facts: top(".facts"), action: top(".action"), height: root.scrollHeight, wide: root.scrollWidth,
    broken: broken.map((each) => each.textContent), main: document.querySelector("main").innerText};
}"""
NO_ANSWER = ("chưa tìm được", "xem bên dưới", "xem trong trang", "Bản sao: 0", "GitHub", "commit")


def test_the_answer_and_the_first_action_stand_on_the_first_screen(served: str, phone: Page) -> None:
    found = []
    for code in CODES:
        phone.goto(f"{served}thu-tuc/{code}/")
        found.append(phone.evaluate(MEASURE))
    assert median(page["facts"] for page in found) < 420
    assert median(page["action"] for page in found) < 740
    assert max(page["height"] for page in found) < 9000
    assert {page["wide"] for page in found} == {360}
    assert [text for page in found for text in page["broken"]] == []
    assert [
        (code, word) for code, page in zip(CODES, found, strict=True) for word in NO_ANSWER if word in page["main"]
    ] == []


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        (CLINIC, ["25 ngày", "Có thu phí thẩm định, theo loại thiết bị …", "11 giấy tờ", "Bộ phận một cửa"]),
        (
            LONGEST,
            ["10 ngày làm việc", "1.000.000–2.000.000 đồng", "5 trường hợp, 3 đến 5 giấy tờ", "Bộ phận một cửa"],
        ),
        (
            "2.001209",
            ["05 ngày làm việc", "150.000 đồng", "4 giấy tờ", "Chi cục Tiêu chuẩn Đo lường Chất lượng Chưa đối chiếu"],
        ),
    ],
)
def test_time_fee_papers_and_place_are_told_before_any_scrolling(
    code: str, answers: list[str], served: str, phone: Page
) -> None:
    phone.goto(f"{served}thu-tuc/{code}/")
    facts = phone.locator(".facts dd")
    assert [" ".join(text.split()) for text in facts.all_inner_texts()] == answers
    assert facts.last.evaluate("fact => fact.getBoundingClientRect().bottom") < 740
    for link in phone.locator(".facts a, .actions a, .toc a").all():
        assert link.get_attribute("href") not in ("", "#", None)
    assert phone.locator('.actions a[href^="tel:"]').get_attribute("href") == "tel:02123852224"


def test_what_to_do_now_stays_within_its_box_however_many_share_a_row(served_example: str, phone: Page) -> None:
    for code in ("9.000001", "9.000005", "9.000008"):
        phone.goto(f"{served_example}thu-tuc/{code}/")
        wide = "all => all.filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent)"
        assert phone.locator(".action").evaluate_all(wide) == [], code


def test_papers_are_ticked_counted_and_kept_in_this_tab(served: str, new_phone: Page) -> None:
    new_phone.goto(f"{served}thu-tuc/{LONGEST}/")
    first, second = new_phone.locator(".papers").nth(0), new_phone.locator(".papers").nth(1)
    first.locator("label").first.click()
    second.locator("label").last.click()
    second.locator("input").first.focus()
    new_phone.keyboard.press("Space")
    told = [text for text in new_phone.locator(".ticked").all_inner_texts() if text]
    assert told == ["Đã có 1/3 giấy tờ.", "Đã có 2/3 giấy tờ."]
    new_phone.reload()
    assert [text for text in new_phone.locator(".ticked").all_inner_texts() if text] == told
    assert new_phone.locator(".papers :checked").count() == 3
    new_phone.evaluate(
        "name => sessionStorage.setItem(name, '{\"a\": 1}')", "papers:" + new_phone.evaluate("location.pathname")
    )
    new_phone.reload()
    assert new_phone.locator(".papers :checked").count() == 0
    new_phone.goto(f"{served}thu-tuc/{CLINIC}/")
    assert new_phone.locator(".papers :checked").count() == 0


def test_without_javascript_papers_can_be_ticked_and_folds_opened(served: str, plain_phone: Page) -> None:
    plain_phone.goto(f"{served}thu-tuc/{CLINIC}/")
    plain_phone.locator(".papers label").first.click()
    assert plain_phone.locator(".papers :checked").count() == 1
    basis = plain_phone.locator("#can-cu ul")
    assert not basis.is_visible()
    plain_phone.locator("#can-cu summary").click()
    assert basis.is_visible()


def test_where_no_place_to_hand_in_is_known_the_authority_leads_to_the_ways(served: str, plain_phone: Page) -> None:
    plain_phone.goto(served + "thu-tuc/2.001148/")
    plain_phone.get_by_role("link", name="Nơi giải quyết").click()
    plain_phone.locator("#co-quan").get_by_role("link", name="Cách thức thực hiện").click()
    expect(plain_phone.locator("#cach-thuc").get_by_text("Nộp cho")).to_be_in_viewport()
    plain_phone.goto(served + "thu-tuc/1.001716/")
    assert "Nơi tiếp nhận hồ sơ: Bộ phận một cửa" in plain_phone.locator("#co-quan").inner_text()
    assert plain_phone.locator("#co-quan a[href$='#cach-thuc']").count() == 0


def test_what_is_folded_is_found_and_printed(served: str, phone: Page) -> None:
    phone.goto(f"{served}thu-tuc/{CLINIC}/#:~:text={quote('Bộ Pháp điển điện tử')}")
    phone.locator("#nguon ul").wait_for()
    assert not phone.locator("#can-cu ul").is_visible()
    phone.emulate_media(media="print")
    assert phone.locator("#can-cu ul").is_visible()
    assert not phone.locator(".actions").is_visible()


def test_a_link_into_what_is_folded_opens_it(served: str, phone: Page) -> None:
    phone.goto(f"{served}thu-tuc/{CLINIC}/#can-cu-1")
    phone.locator("#can-cu-1").wait_for()
    phone.evaluate("location.hash = 'mau-don'")
    assert "bộ phận một cửa" in phone.locator("#mau-don").inner_text()
    assert not phone.locator("#nguon ul").is_visible()
    phone.locator("#thanh-phan-ho-so").get_by_role("link", name="142/2020/NĐ-CP").first.click()
    assert "142/2020/NĐ-CP" in phone.locator("h1").inner_text()
