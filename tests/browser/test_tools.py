"""Sending a page on and having it read aloud, where the device can; a browser without a window can neither."""

import pytest
from playwright.sync_api import Page, expect

from generator.kinds.procedure.card import PROCEDURES
from tests.conftest import shipped

PATH = "thu-tuc/1.001716/"
NAME = next(card.row.title for card in shipped().cards(PROCEDURES) if card.code == "1.001716")
SHARE = "navigator.share = (what) => { window.shared = what; return Promise.reject(new Error('thôi')); };"
VOICES = """(() => {
  const speech = new EventTarget();
  const voices = [%s];
  window.spoken = [];
  Object.assign(speech, {
    getVoices: () => voices, cancel: () => { window.now = null; },
    speak: (utterance) => { window.now = utterance; window.spoken.push(utterance.text); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const said = () => { const own = window.now; window.now = null; own.onend(); };
  window.say = (many) => { for (; many && window.now; many -= 1) said(); };
})();"""
OWN = "{ lang: 'vi-VN', name: 'Của máy', localService: true }"
SENT_AWAY = (
    "{ lang: 'vi_VN', name: 'Qua mạng', localService: false }, { lang: 'en-US', name: 'English', localService: true }"
)
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const shift of list.getEntries()) sum += shift.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def test_a_page_is_sent_on_by_the_phones_own_means(served: str, new_phone: Page) -> None:
    new_phone.add_init_script(SHARE)
    new_phone.goto(served + PATH + "#nguon")
    new_phone.get_by_role("button", name="Chia sẻ").click()
    assert new_phone.evaluate("window.shared") == {"title": NAME, "url": served + PATH}
    expect(new_phone.get_by_role("button", name="Chia sẻ")).to_be_visible()
    assert new_phone.evaluate(SHIFT) < 0.001  # of a window: nothing that anybody sees


@pytest.mark.parametrize("voices", ["", SENT_AWAY])
def test_what_a_device_cannot_do_is_not_offered(voices: str, served: str, new_phone: Page) -> None:
    """A voice that sends the text to somebody else is none."""
    new_phone.add_init_script(VOICES % voices + "delete Navigator.prototype.share;")
    new_phone.goto(served + PATH)
    expect(new_phone.locator("main .tools button:visible")).to_have_count(0)


def test_without_javascript_no_room_is_kept(served: str, plain_phone: Page) -> None:
    plain_phone.goto(served + PATH)
    expect(plain_phone.locator(".tools")).to_be_hidden()


def test_a_page_is_read_in_its_order_pauses_goes_on_and_stops(served: str, new_phone: Page) -> None:
    new_phone.add_init_script(VOICES % OWN)
    new_phone.goto(served + PATH)
    play = new_phone.locator("#nghe-doc")
    expect(play).to_have_text("Nghe đọc")
    play.focus()
    new_phone.keyboard.press("Enter")
    expect(play).to_have_text("Tạm dừng")
    assert new_phone.evaluate("window.spoken") == [NAME]
    expect(new_phone.locator("h1.reading")).to_have_count(1)
    new_phone.evaluate("say(3)")
    heard = new_phone.evaluate("window.spoken.length")
    new_phone.keyboard.press("Enter")
    expect(play).to_have_text("Đọc tiếp")
    assert new_phone.evaluate("window.now") is None
    new_phone.keyboard.press("Enter")
    spoken = new_phone.evaluate("window.spoken")
    assert spoken[heard] == spoken[heard - 1], "what was broken off is said again"
    new_phone.evaluate("say(10000)")
    expect(play).to_have_text("Nghe đọc")
    expect(play).to_be_focused()
    expect(new_phone.locator(".reading")).to_have_count(0)
    whole = new_phone.evaluate("window.spoken")
    shown = new_phone.locator("main").inner_text()
    headings = new_phone.locator("main section h2:visible").all_inner_texts()
    coming = iter(whole)
    assert headings
    assert all(heading in coming for heading in headings), "in this order"
    assert max(map(len, whole)) <= 160
    assert not {"Trên trang này", "Chia sẻ"} & set(whole), "what leads about is not read"
    assert len("".join(whole)) > len(shown) * 0.5
    new_phone.keyboard.press("Enter")
    new_phone.keyboard.press("Tab")
    expect(new_phone.get_by_role("button", name="Thôi nghe")).to_be_focused()
    new_phone.keyboard.press("Enter")
    expect(play).to_be_focused()
    assert new_phone.evaluate("window.now") is None
    assert new_phone.evaluate(SHIFT) < 0.001  # of a window: nothing that anybody sees


def test_a_phone_that_lists_a_voice_and_cannot_speak_says_so(served: str, new_phone: Page) -> None:
    new_phone.clock.install()
    new_phone.add_init_script(VOICES % OWN)
    new_phone.goto(served + PATH)
    play = new_phone.locator("#nghe-doc")
    play.click()
    new_phone.evaluate("now.onerror({ error: 'synthesis-unavailable' })")
    expect(play).to_have_text("Máy chưa đọc được")
    expect(new_phone.locator("#nghe-dung")).to_be_hidden()
    play.click()
    new_phone.clock.run_for(9000)
    expect(play).to_have_text("Máy chưa đọc được")
    play.click()
    new_phone.evaluate("now.onstart()")
    new_phone.clock.run_for(9000)
    expect(play).to_have_text("Tạm dừng")
    new_phone.evaluate("now.onerror({ error: 'interrupted' })")
    expect(play).to_have_text("Đọc tiếp")


def test_an_older_phone_tells_nothing_of_its_voices_and_what_is_seen(served: str, new_phone: Page) -> None:
    new_phone.clock.install()
    new_phone.add_init_script(
        VOICES % "" + "delete Element.prototype.checkVisibility; window.speechSynthesis.addEventListener = undefined;"
    )
    new_phone.goto(served + PATH)
    new_phone.evaluate(f"speechSynthesis.getVoices().push({OWN.replace('vi-VN', 'vie_VNM')})")
    new_phone.clock.run_for(1000)
    new_phone.locator("#nghe-doc").click()
    assert new_phone.evaluate("window.spoken") == [NAME]


def test_voices_that_come_late_are_heard_of(served: str, new_phone: Page) -> None:
    new_phone.add_init_script(VOICES % "")
    new_phone.goto(served + PATH)
    expect(new_phone.locator("#nghe-doc")).to_be_hidden()
    new_phone.evaluate(
        f"speechSynthesis.getVoices().push({OWN}); speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    expect(new_phone.locator("#nghe-doc")).to_be_visible()
