"""What a phone of 360 px shows first."""

import pytest
from playwright.sync_api import Page, expect

HEIGHTS = "links => links.map(link => link.getBoundingClientRect().height)"
TOPS = "links => [...new Set(links.map(link => Math.round(link.getBoundingClientRect().top)))]"
BOTTOM = "element => element.getBoundingClientRect().bottom"
LEFT = "element => element.getBoundingClientRect().left"
LINES = """spans => spans.map(span => { const range = document.createRange(); range.selectNodeContents(span);
  return [span.textContent, new Set([...range.getClientRects()].map(box => Math.round(box.top))).size]; })"""
BOXES = """blocks => blocks.map(block => { const box = block.getBoundingClientRect();
  return [Math.round(box.top), box.bottom, box.width]; })"""
SHORT = (  # a page of each type among home, lists, plan and one-stop
    *("", "so-do/", "thu-tuc/", "thu-tuc/a-z/", "thu-tuc/le-phi/", "thu-tuc/buu-chinh/", "thu-tuc/bai-bo/"),
    *("ke-hoach/", "ke-hoach/2022/", "mot-cua/", "van-ban/", "du-lieu/", "giai-quyet-ho-so/", "tap-huan/"),
)


@pytest.mark.parametrize("path", ["", "thu-tuc/", "tim-kiem/", "ke-hoach/2022/"])
def test_notice_name_search_and_menu_leave_seven_tenths_to_the_content(path: str, served: str, phone: Page) -> None:
    phone.goto(served + path)
    assert phone.locator("main").evaluate("main => main.getBoundingClientRect().top") <= 740 * 0.3
    assert phone.locator(".menu").evaluate("menu => menu.getBoundingClientRect().bottom") <= 740 / 4
    assert len(phone.locator(".menu a").evaluate_all(TOPS)) == 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert min(phone.locator(".menu a").evaluate_all(HEIGHTS)) >= 44


def test_a_task_without_any_content_takes_one_line_and_tells_it_to_all(served_example: str, phone: Page) -> None:
    phone.goto(served_example + "ke-hoach/2022/")
    assert not phone.locator(".months").is_visible()
    empty = phone.locator(".tasks li", has=phone.locator(".none"))
    assert empty.count() == 3
    for card in empty.all():
        assert card.evaluate("card => card.getBoundingClientRect().height") < 80
        assert card.locator(".none").text_content() == "– chưa có nội dung"


def test_lists_home_plan_and_one_stop_are_short_enough_to_be_read(served: str, phone: Page) -> None:
    tall = {}
    for path in SHORT:
        phone.goto(served + path)
        height, wide = phone.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
        if height > 9_000 or wide > 360:
            tall[path] = (height, wide)
    assert tall == {}


def test_the_first_screen_holds_the_search_and_the_first_errand(served: str, phone: Page) -> None:
    phone.goto(served)
    assert phone.get_by_label("Bạn cần làm thủ tục gì?").evaluate(BOTTOM) < 740
    assert phone.locator("#viec-can-lam li").first.evaluate(BOTTOM) < 740


def test_the_first_screen_of_the_list_holds_a_procedure_and_the_filter_folded(served: str, phone: Page) -> None:
    phone.goto(served + "thu-tuc/")
    assert phone.locator(".procedures dl").first.evaluate("facts => facts.getBoundingClientRect().top") < 740
    assert not phone.locator("#loc-chu").is_visible()
    phone.locator(".narrow > summary").click()
    phone.get_by_label("Tìm theo tên, mã hoặc việc cần làm").fill("hop chuan")
    left = phone.locator(".group:not([hidden]) .procedures li:not([hidden])")
    expect(left.first).to_contain_text("hợp chuẩn")
    assert left.count() < 5


def test_beside_the_list_the_filter_stands_open_and_no_fact_is_broken(served: str, phone: Page) -> None:
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto(served + "thu-tuc/")
    form, facts = phone.locator("#loc"), phone.locator(".procedures dd > span:not(.meta)")
    assert form.is_visible()
    assert form.evaluate("form => form.getBoundingClientRect().right") < facts.first.evaluate(LEFT)
    lines = facts.evaluate_all(LINES)
    assert [text for text, count in lines if count > 1 and len(text) < 30] == []
    phone.set_viewport_size({"width": 360, "height": 740})
    assert [text for text, count in facts.evaluate_all(LINES) if count > 1 and len(text) < 30] == []


def test_the_home_page_has_no_hole(served: str, served_example: str, phone: Page) -> None:
    phone.set_viewport_size({"width": 1280, "height": 800})
    for base in (served, served_example):
        phone.goto(base)
        boxes = phone.locator(".blocks > .block").evaluate_all(BOXES)
        rows = {top: [bottom for other, bottom, _ in boxes if other == top] for top, _, _ in boxes}
        assert all(max(bottoms) - min(bottoms) < 200 for bottoms in rows.values())
        assert all(sum(width for other, _, width in boxes if other == top) > 1_000 for top in rows)
