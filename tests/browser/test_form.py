"""The forms as an editor uses them, in a real Chromium: change, see what is wrong, look, save, meet others' changes."""

import http.client
import re
import shutil
from collections.abc import Iterator
from difflib import ndiff
from pathlib import Path
from urllib.parse import urlencode

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Dialog, Page, ViewportSize

from tests.commands.test_preview import Preview
from tests.conftest import EXAMPLE, EXAMPLE_DAY

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
THU_TUC = "content/procedures/9.000001.md"
FORM = f"_sua/tep/{THU_TUC}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Preview, Path]]:
    root = tmp_path_factory.mktemp("form") / "day-du"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache"))
    preview = Preview(root, 0, "--edit", "--date", EXAMPLE_DAY.isoformat())
    try:
        preview.until("/_sua/", lambda status, _: status == 200)
        yield preview, root
    finally:
        preview.process.kill()
        preview.process.communicate(timeout=10)


@pytest.fixture
def editor(running: tuple[Preview, Path], chromium: Browser) -> Iterator[Page]:
    """A page without JavaScript, open at the form of a procedure."""
    page = chromium.new_context(java_script_enabled=False, viewport=ViewportSize(width=1280, height=900)).new_page()
    page.goto(f"http://127.0.0.1:{running[0].port}/{FORM}")
    yield page
    page.context.close()


def changed(before: str, path: Path) -> list[str]:
    """The lines of a file that are not as they were."""
    after = path.read_text(encoding="utf-8")
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def test_a_field_is_changed_by_keyboard_and_its_line_alone_differs(running: tuple[Preview, Path], editor: Page) -> None:
    preview, root = running
    before = (root / THU_TUC).read_text(encoding="utf-8")
    editor.get_by_label("Số lượng hồ sơ").fill("02 bộ")
    editor.get_by_label("Mã thủ tục").focus()
    editor.keyboard.press("Enter")  # saves, whatever other buttons there are
    assert editor.get_by_role("status").inner_text() == "Đã lưu: 1 dòng thay đổi."
    assert changed(before, root / THU_TUC)[1:] == ["+ Số lượng hồ sơ: 02 bộ"]
    preview.until("/thu-tuc/9.000001/", lambda _, text: "02 bộ" in text)


def test_a_wrong_value_is_told_at_its_field(running: tuple[Preview, Path], editor: Page) -> None:
    before = (running[1] / THU_TUC).read_text(encoding="utf-8")
    editor.get_by_label("Mã thủ tục").fill("9.1")
    editor.get_by_role("button", name="Lưu").click()
    assert "Chưa lưu: 1 chỗ cần sửa" in editor.get_by_role("alert").inner_text()
    field = editor.get_by_label("Mã thủ tục")
    assert (field.input_value(), field.get_attribute("aria-invalid")) == ("9.1", "true")
    told = editor.locator("#" + str(field.get_attribute("aria-describedby")).split()[-1]).inner_text()
    assert told.startswith("Lỗi: Mã thủ tục: «9.1» không đúng dạng mã thủ tục")
    editor.keyboard.press("Tab")  # from the alert, which has the focus, to its link
    editor.keyboard.press("Enter")
    assert editor.url.endswith("#f-ma_thu_tuc")
    problem, bar = editor.locator("#f-ma_thu_tuc-p1").bounding_box(), editor.locator(".bar").bounding_box()
    assert problem
    assert bar
    assert problem["y"] >= bar["y"] + bar["height"], "in sight, not behind the bar"
    assert changed(before, running[1] / THU_TUC) == []


def test_an_element_added_has_the_focus_and_the_body_can_be_looked_at(
    running: tuple[Preview, Path], editor: Page
) -> None:
    before = (running[1] / THU_TUC).read_text(encoding="utf-8")
    many = editor.get_by_role("group", name="Cách thức thực hiện", exact=False).first
    count = many.get_by_label("Hình thức").count()
    editor.get_by_role("button", name="Thêm: Cách thức thực hiện").click()
    assert editor.locator(":focus").get_attribute("id") == f"f-cach_thuc_thuc_hien-{count}"
    editor.get_by_label("Trình tự thực hiện").fill("1. Nộp **đơn**.\n2. Nhận kết quả.")
    editor.get_by_role("button", name="Kiểm tra và xem trước").click()
    shown = editor.get_by_role("region", name="Xem trước: Trình tự thực hiện")
    assert shown.locator("li").all_inner_texts() == ["Nộp đơn.", "Nhận kết quả."]
    assert shown.locator("strong").inner_text() == "đơn"
    assert changed(before, running[1] / THU_TUC) == [], "nothing is written before it is saved"


def test_what_somebody_else_wrote_meanwhile_is_shown_first(running: tuple[Preview, Path], editor: Page) -> None:
    file = running[1] / THU_TUC
    theirs = re.sub("Tóm tắt: .*", "Tóm tắt: Người khác vừa viết.", file.read_text(encoding="utf-8"))
    file.write_text(theirs, encoding="utf-8")
    editor.get_by_label("Số lượng hồ sơ").fill("03 bộ")
    editor.get_by_role("button", name="Lưu").click()
    assert "vừa được sửa ở nơi khác" in editor.get_by_role("alert").inner_text()
    assert "+ Tóm tắt: Người khác vừa viết." in editor.get_by_role("region", name="Nơi khác đã sửa").inner_text()
    assert changed(theirs, file) == []
    editor.get_by_role("button", name="Vẫn ghi phần tôi sửa").click()
    assert editor.get_by_role("status").is_visible()
    assert changed(theirs, file)[1:] == ["+ Số lượng hồ sơ: 03 bộ"]


def test_a_new_procedure_is_begun_by_keyboard_with_what_the_register_knows(
    running: tuple[Preview, Path], editor: Page
) -> None:
    port, root = running[0].port, running[1]
    (root / THU_TUC).rename(root / "giu")  # as before anybody wrote it
    try:
        editor.goto(f"http://127.0.0.1:{port}/_sua/")
        editor.get_by_text("Thủ tục hành chính", exact=True).click()
        editor.get_by_role("link", name="Thêm: Thủ tục hành chính").press("Enter")
        editor.locator("#ten:focus").wait_for()
        editor.keyboard.type("9.000009")
        editor.keyboard.press("Enter")
        assert "không quyết định nào" in editor.get_by_role("alert").inner_text()
        editor.keyboard.press("Control+A")
        editor.keyboard.type("9.000001")
        editor.keyboard.press("Enter")
        assert editor.get_by_label("Tên tệp").input_value() == THU_TUC
        assert editor.get_by_label("Tên thủ tục").input_value()
        assert editor.get_by_label("Lĩnh vực").input_value()
        assert "hiệu lực từ" in editor.get_by_role("status").inner_text()
        editor.get_by_role("button", name="Tạo tệp").click()
        assert "chỗ cần sửa" in editor.get_by_role("alert").inner_text()
        assert not (root / THU_TUC).exists(), "an incomplete one is not written"
    finally:
        (root / "giu").rename(root / THU_TUC)


def test_leaving_with_unsaved_words_asks_first(running: tuple[Preview, Path], chromium: Browser) -> None:
    page = chromium.new_page()
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(f"http://127.0.0.1:{running[0].port}/_sua/tep/site.yaml")
    page.get_by_role("link", name="Tất cả bài").click()
    page.wait_for_url("**/_sua/")
    assert asked == [], "nothing was typed"
    page.goto(f"http://127.0.0.1:{running[0].port}/_sua/tep/site.yaml")
    page.get_by_label("Tên cơ quan").press_sequentially("x")
    page.get_by_role("link", name="Tất cả bài").click()
    page.wait_for_url("**/_sua/")
    assert asked == ["beforeunload"]
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    running: tuple[Preview, Path], chromium: Browser, width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport=ViewportSize(width=width, height=800), bypass_csp=True)
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    for address in ("_sua/", FORM, "_sua/moi/procedure?ten=1", "_sua/moi/news?ten=Tin+mới", "_sua/tep/site.yaml"):
        page.goto(f"http://127.0.0.1:{running[0].port}/{address}")
        if address not in ("_sua/", "_sua/moi/procedure?ten=1"):
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            page.get_by_role("button", name="Kiểm tra và xem trước").click()
        page.evaluate(AXE)
        found = page.evaluate("axe.run().then(result => result.violations.map(each => each.id + each.nodes[0].html))")
        assert found == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert faults == []
    context.close()


def test_only_a_page_of_this_server_may_ask(running: tuple[Preview, Path]) -> None:
    preview, root = running
    before = (root / THU_TUC).read_bytes()
    own = f"http://127.0.0.1:{preview.port}"
    body = urlencode({"do": "preview"})
    assert preview.get("/_sua/", Host="evil.example")[0] == 403
    for origin, expected in ((own, 400), ("http://evil.example", 403), ("null", 403), ("", 403)):
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | ({"Origin": origin} if origin else {})
        connection.request("POST", f"/{FORM}", body, headers)
        assert connection.getresponse().status == expected, origin
        connection.close()
    assert preview.get("/_sua/tep/content/%2e%2e/site.yaml")[0] == 404
    assert (root / THU_TUC).read_bytes() == before
