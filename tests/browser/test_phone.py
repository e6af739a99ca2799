"""What a phone of 360 px shows first."""

import pytest
from playwright.sync_api import Page

HEIGHTS = "links => links.map(link => link.getBoundingClientRect().height)"
TOPS = "links => [...new Set(links.map(link => Math.round(link.getBoundingClientRect().top)))]"


@pytest.mark.parametrize("path", ["", "thu-tuc/", "tim-kiem/", "ke-hoach/2022/"])
def test_notice_name_search_and_menu_leave_seven_tenths_to_the_content(path: str, served: str, phone: Page) -> None:
    phone.goto(served + path)
    assert phone.locator("main").evaluate("main => main.getBoundingClientRect().top") <= 740 * 0.3
    assert phone.locator(".menu").evaluate("menu => menu.getBoundingClientRect().bottom") <= 740 / 4
    assert len(phone.locator(".menu a").evaluate_all(TOPS)) == 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    assert min(phone.locator(".menu a").evaluate_all(HEIGHTS)) >= 44


def test_a_task_without_any_content_takes_one_line(served_example: str, phone: Page) -> None:
    phone.goto(served_example + "ke-hoach/2022/")
    empty = phone.locator(".months .empty")
    assert empty.count() == 3
    for row in empty.all():
        assert row.evaluate("row => row.getBoundingClientRect().height") < 70
        assert row.locator("td:visible").all_inner_texts() == ["0"]
