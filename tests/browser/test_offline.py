"""A phone that loses its network: what it keeps, what it says of a copy; online it never shows an old column."""

import contextlib
import shutil
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.kinds.procedure.card import PROCEDURES
from generator.pipeline import Job, run
from tests.browser.conftest import serving
from tests.conftest import ROOT, TODAY, codes_in_force, shipped

NAME = next(card.row.title for card in shipped().cards(PROCEDURES) if card.code == "1.001716")
NAMES = {"thu-tuc/": "Thủ tục hành chính", "thu-tuc/1.001716/": NAME}
CONTROLLED = """async () => {
  await navigator.serviceWorker.ready;
  while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50));
}"""
KEPT_UNTIL = """async (address) => {
  const there = () => caches.match(address);
  for (let turn = 0; turn < 100 && !(await there()); turn += 1) await new Promise((done) => setTimeout(done, 50));
}"""
REPLACED = """async (old) => {
  while ((await caches.keys()).includes(old)) await new Promise((done) => setTimeout(done, 50));
}"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the shipped site that a test may change."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "site" / name)
    shutil.copy(ROOT / "site.yaml", tmp_path / "site")
    return tmp_path / "site"


@contextlib.contextmanager
def phone_of(chromium: Browser, *, script: bool = True) -> Iterator[tuple[BrowserContext, Page]]:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=script)
    context.set_default_timeout(15_000)
    yield context, context.new_page()
    context.close()


def opened_once(page: Page, base: str) -> None:
    """Open the column, and wait until the phone has kept what it keeps."""
    page.goto(base)
    page.evaluate(CONTROLLED)


def on_phone(base: str) -> str:
    """The same server by the name on which a phone keeps pages; 127.0.0.1 is the editors' preview."""
    return base.replace("127.0.0.1", "localhost")


def test_without_network_the_list_and_every_procedure_open_and_say_that_they_are_copies(
    served: str, chromium: Browser
) -> None:
    base = on_phone(served)
    with phone_of(chromium) as (context, page):
        opened_once(page, base)
        expect(page.locator(".copy")).to_have_count(0)
        context.set_offline(True)
        for address, name in NAMES.items():
            page.goto(base + address)
            expect(page.locator("h1")).to_contain_text(name)
            expect(page.locator(".copy")).to_contain_text("Bản lưu ngày ")
            assert (
                page.evaluate("getComputedStyle(document.querySelector('.menu')).backgroundColor") != "rgba(0, 0, 0, 0)"
            )
        page.goto(base + "thu-tuc/")
        links = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
        procedures = sorted({link for link in links if link.rstrip("/").rsplit("/", 1)[-1][1:2] == "."})
        assert [link.rstrip("/").rsplit("/", 1)[-1] for link in procedures] == codes_in_force()
        for link in procedures:
            page.goto(link)
            expect(page.locator(".copy")).to_have_count(1)
            expect(page.locator("main h2").first).to_be_visible()


def test_with_the_server_gone_search_finds_procedures_and_it_is_told_where_to_ask(
    column_on_a_path: Path, chromium: Browser
) -> None:
    with phone_of(chromium) as (_, page):
        with serving(column_on_a_path) as served:
            base = on_phone(served)
            opened_once(page, base)
        for address, name in {"lien-he/": "Liên hệ", "mot-cua/": "Bộ phận một cửa"}.items():
            page.goto(base + address)
            expect(page.locator("h1")).to_contain_text(name)
            expect(page.locator(".copy")).to_have_count(1)
        page.goto(base + "chi-so/")
        expect(page.locator("h1")).to_have_text("Trang này chưa lưu trên máy")
        page.locator("main").get_by_role("link", name="Tìm kiếm").click()
        expect(page.locator(".copy")).to_have_count(1)
        page.locator("#tim-chu").fill("mo chi nhanh, van phong dai dien")
        page.get_by_role("link", name=NAME).click()
        expect(page.locator("h1")).to_contain_text(NAME)


class Ill(BaseHTTPRequestHandler):
    """A server that is there, and answers nothing else than that it is not well."""

    def do_GET(self) -> None:
        self.send_error(503)

    def log_message(self, format: str, *args: object) -> None: ...


def test_three_pages_once_seen_search_and_where_to_ask_open_while_the_server_is_ill(
    column_on_a_path: Path, chromium: Browser
) -> None:
    seen = {"tin-tuc/papi-2024/": "PAPI năm 2024", "chi-so/pci/": "Năng lực cạnh tranh", "van-ban/": "Văn bản"}
    with phone_of(chromium) as (_, page):
        with serving(column_on_a_path) as served:
            base = on_phone(served)
            opened_once(page, base)
            for address in seen:
                page.goto(base + address)
                page.evaluate(KEPT_UNTIL, base + address)
        port = int(base.split(":")[2].split("/")[0])
        with ThreadingHTTPServer(("127.0.0.1", port), Ill) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for address, name in {**seen, "lien-he/": "Liên hệ", "mot-cua/": "Bộ phận một cửa"}.items():
                page.goto(base + address)
                expect(page.locator("h1")).to_contain_text(name)
                expect(page.locator(".copy")).to_have_count(1)
            page.goto(base + "tim-kiem/?q=mo+chi+nhanh")
            expect(page.get_by_role("link", name=NAME)).to_be_visible()
            page.goto(base + "so-do/")
            expect(page.locator(".copy")).to_have_count(0)
            server.shutdown()


def test_procedures_looked_at_outlast_other_pages(site: Path, chromium: Browser) -> None:
    """Of a column too large to be kept whole."""
    worker = site / "templates/sw.js"
    text = worker.read_text(encoding="utf-8").replace("MOST_SEEN = 60", "MOST_SEEN = 2")
    text = text.replace("const FILES = {{ kept|tojson }};", 'const FILES = ["ngoai-tuyen/"];')
    worker.write_text(text, encoding="utf-8")
    _publish(site)
    with phone_of(chromium) as (_, page):
        with serving(site / "public") as served:
            base = on_phone(served)
            opened_once(page, base)
            for address in ("thu-tuc/1.001716/", "chi-so/", "van-ban/", "tin-tuc/", "so-do/"):
                page.goto(base + address)
            page.evaluate(KEPT_UNTIL, base + "so-do/")
        page.goto(base + "thu-tuc/1.001716/")
        expect(page.locator("h1")).to_contain_text(NAME)
        expect(page.locator(".copy")).to_have_count(1)
        page.goto(base + "chi-so/")
        expect(page.locator("h1")).to_have_text("Trang này chưa lưu trên máy")


def test_without_network_a_page_once_seen_opens_and_another_says_what_is_wrong(served: str, chromium: Browser) -> None:
    base = on_phone(served)
    with phone_of(chromium) as (context, page):
        opened_once(page, base)
        page.goto(base + "lien-he/")
        expect(page.locator(".copy")).to_have_count(0)
        context.set_offline(True)
        page.goto(base + "lien-he/")
        expect(page.locator("h1")).to_have_text("Liên hệ")
        expect(page.locator(".copy")).to_have_count(1)
        page.goto(base + "chi-so/")
        expect(page.locator("h1")).to_have_text("Trang này chưa lưu trên máy")
        page.locator("main").get_by_role("link", name="Danh sách thủ tục hành chính").click()
        expect(page.locator("h1")).to_have_text("Thủ tục hành chính")
        context.set_offline(False)
        page.goto(base + "chi-so/")
        expect(page.locator(".copy")).to_have_count(0)


def test_back_online_a_new_build_is_shown_at_once_and_the_old_copies_go(site: Path, chromium: Browser) -> None:
    _publish(site)
    with serving(site / "public") as served, phone_of(chromium) as (context, page):
        base = on_phone(served)
        opened_once(page, base)
        before = page.evaluate("caches.keys()")
        context.set_offline(True)
        page.goto(base + "thu-tuc/1.001716/")
        expect(page.locator(".copy")).to_have_count(1)
        _publish_again(site)
        context.set_offline(False)
        page.goto(base + "thu-tuc/1.001716/")
        expect(page.locator(".copy")).to_have_count(0)
        expect(page.locator("main")).to_contain_text("Câu mới của bản dựng sau.")
        page.evaluate(REPLACED, before[0])
        context.set_offline(True)
        page.goto(base + "thu-tuc/1.001716/")
        expect(page.locator("main")).to_contain_text("Câu mới của bản dựng sau.")
        expect(page.locator(".copy")).to_have_count(1)


def _publish(site: Path, day: date = TODAY) -> None:
    report = run(Job(root=site, date=day, output=site / "public", base_url="http://127.0.0.1/cchc/"))
    assert report.published, [str(problem) for problem in report.problems]


def _publish_again(site: Path) -> None:
    """The same site a day later, one procedure changed, into the folder that nginx serves."""
    procedure = next((site / "content/procedures").rglob("1.001716.md"))
    text = procedure.read_text(encoding="utf-8")
    changed = text.replace("## Trình tự thực hiện\n", "## Trình tự thực hiện\n\nCâu mới của bản dựng sau.\n", 1)
    assert changed != text
    procedure.write_text(changed, encoding="utf-8")
    _publish(site, TODAY + timedelta(days=1))


def test_the_preview_and_readers_without_javascript_keep_nothing(served: str, chromium: Browser) -> None:
    with phone_of(chromium) as (_, page):
        page.goto(served)
        page.wait_for_load_state("load")
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    with phone_of(chromium, script=False) as (_, page):
        answer = page.goto(on_phone(served) + "thu-tuc/1.001716/")
        assert answer
        assert not answer.from_service_worker
        expect(page.locator("h1")).to_contain_text(NAME)


SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 400);
})"""


@pytest.mark.parametrize("path", ["", "thu-tuc/", "thu-tuc/1.001716/", "chi-so/", "chi-so/papi/", "chi-so/papi/2021/"])
def test_nothing_jumps_while_a_page_loads(path: str, served: str, new_phone: Page) -> None:
    new_phone.goto(served + path, wait_until="load")
    assert new_phone.evaluate(SHIFTS) == 0


def test_a_picture_keeps_its_room_while_it_loads(served_example: str, new_phone: Page) -> None:
    new_phone.goto(served_example + "tai-lieu/do-hoa-nop-ho-so/", wait_until="load")
    assert new_phone.evaluate(SHIFTS) == 0
    shown = new_phone.locator("main img").evaluate(
        "image => [image.currentSrc, image.complete && image.naturalWidth > 0]"
    )
    assert shown[0].endswith(".webp")
    assert shown[1]
