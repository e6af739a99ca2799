"""The preview as an editor sees it: faults stay in sight, are mended, and each save reloads the page once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.commands.test_preview import Preview
from tests.conftest import NEWS, SMALL

FAULTS, BAR = "section.xt-faults", "aside.xt-bar"
LONG = NEWS + "\n\nMột đoạn.\n" * 60
HEIGHT = 740
AT = "/tin-tuc/tin-1/"
DRAFT = NEWS.replace("---\n", "---\nBản nháp: có\n", 1)
LATER = NEWS.replace("01/03/2026", "01/03/2048")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for all of these; each leaves the site as it was."""
    root = tmp_path_factory.mktemp("preview")
    waiting = {"content/news/2026/nhap.md": DRAFT, "content/news/2048/hen.md": LATER}
    for path, text in {**SMALL, **waiting, "content/news/2026/tin-1.md": LONG}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    running = Preview(root)
    try:
        running.ready()
        yield running
    finally:
        running.kill()


@pytest.fixture
def page(chromium: Browser, preview: Preview) -> Iterator[Page]:
    """The page of the news item on a narrow screen."""
    context = chromium.new_context(viewport={"width": 360, "height": HEIGHT})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"http://127.0.0.1:{preview.port}{AT}")
    yield page
    context.close()


def news(preview: Preview) -> Path:
    return preview.root / "content/news/2026/tin-1.md"


def save(path: Path, text: str) -> None:
    """In one step, so that nobody sees half of it."""
    beside = path.parents[3] / "beside"
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def place(page: Page) -> tuple[float, float]:
    """Where the top and the bottom of the faults are on the screen."""
    box = page.locator(FAULTS).bounding_box()
    assert box is not None
    return box["y"], box["y"] + box["height"]


def test_faults_are_in_sight_wherever_the_page_is_scrolled_and_go_once_mended(page: Page, preview: Preview) -> None:
    page.evaluate("scrollTo(0, 900)")
    news(preview).write_text(LONG.replace("01/03/2026", "31/02/2026"), encoding="utf-8")
    faults = page.locator(FAULTS)
    faults.wait_for()
    assert page.evaluate("scrollY") > 0, "the editor stays where he was"
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for scrolled in (0, 400, 10_000):
            page.evaluate(f"scrollTo(0, {scrolled})")
            top, bottom = place(page)
            assert top == pytest.approx(0, abs=1)
            assert 40 < bottom <= 0.6 * HEIGHT + 1
    expect(faults).to_contain_text("Chưa dựng được: 1 lỗi.")
    expect(faults).to_contain_text("content/news/2026/tin-1.md:3")
    expect(faults.locator(".xt-line")).to_have_text("3 Ngày đăng: 31/02/2026")
    expect(faults).to_contain_text("Sửa: tháng 2 năm 2026 không có ngày 31")
    assert not Axe().run(page, FAULTS).response["violations"]
    news(preview).write_text(LONG.replace("tin thứ nhất", "tin đã sửa"), encoding="utf-8")
    faults.wait_for(state="detached")
    expect(page.locator("main")).to_contain_text("tin đã sửa")
    news(preview).write_text(LONG, encoding="utf-8")
    expect(page.locator("main")).to_contain_text("tin thứ nhất")


def test_many_faults_scroll_within_themselves(page: Page, preview: Preview) -> None:
    for number in range(5):
        (preview.root / f"content/news/2026/hong-{number}.md").write_text("trống", encoding="utf-8")
    page.locator(FAULTS).wait_for()
    expect(page.locator(f"{FAULTS} li")).to_have_count(5)
    _, bottom = place(page)
    assert bottom <= 0.6 * HEIGHT + 1
    last = page.locator(f"{FAULTS} li").last
    last.scroll_into_view_if_needed()
    box = last.bounding_box()
    assert box is not None
    assert box["y"] < bottom
    for number in range(5):
        (preview.root / f"content/news/2026/hong-{number}.md").unlink()
    page.locator(FAULTS).wait_for(state="detached")


def test_a_save_is_a_reload_and_ten_files_are_one(page: Page, preview: Preview) -> None:
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    page.wait_for_timeout(300)

    def loaded() -> int:
        page.wait_for_timeout(1000)  # for one too many
        return len(loads)

    save(news(preview), LONG.replace("tin thứ nhất", "một lần lưu"))
    expect(page.locator("main")).to_contain_text("một lần lưu")
    assert loaded() == 1
    for number in range(10):
        text = NEWS.replace("Tin thứ nhất", f"Tin chép số {number}")
        save(preview.root / f"content/news/2026/chep-{number}.md", text)
    page.wait_for_event("load")
    assert loaded() == 2
    news(preview).touch()
    assert loaded() == 2, "nothing changed"
    for number in range(10):
        (preview.root / f"content/news/2026/chep-{number}.md").unlink()
    page.wait_for_event("load")
    assert loaded() == 3
    news(preview).write_text(LONG, encoding="utf-8")
    expect(page.locator("main")).to_contain_text("tin thứ nhất")


def test_the_bar_names_the_file_and_shows_what_waits(page: Page, preview: Preview) -> None:
    bar = page.locator(BAR)
    bar.get_by_text("Sửa trang này").click()
    expect(bar).to_contain_text("Mở tệp content/news/2026/tin-1.md")
    page.reload()
    expect(bar.locator("details[data-xt=sua]")).to_have_attribute("open", "")
    bar.get_by_text("2 bài chưa đăng").click()
    box = bar.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] == pytest.approx(HEIGHT, abs=1)
    assert not Axe().run(page, BAR).response["violations"]
    bar.locator("a[href='/tin-tuc/hen/?cho']").click()
    expect(page.locator(".xt-mark")).to_have_text("Sẽ đăng ngày 01/03/2048")
    page.goto(f"http://127.0.0.1:{preview.port}/tin-tuc/nhap/")
    expect(page.locator(".xt-mark")).to_have_text("Bản nháp – chưa đăng")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    draft = preview.root / "content/news/2026/nhap.md"
    save(draft, DRAFT.replace("tin thứ nhất", "bản nháp đã sửa"))
    expect(page.locator("main")).to_contain_text("bản nháp đã sửa")
    page.wait_for_timeout(1500)
    assert len(loads) == 1
    draft.write_text(DRAFT, encoding="utf-8")
    page.emulate_media(media="print")
    expect(page.locator(f"{BAR}, .xt-mark").first).to_be_hidden()
