"""High contrast: where the system sets the colours, bars, marks, tags and the focus are still told apart."""

from typing import Literal

import pytest
from playwright.sync_api import Browser

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

LIGHT = """const channels = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => { const [r, g, b] = channels(colour).slice(0, 3).map(v => v / 255)
    .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const apart = (one, other) => { const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); };
  const style = e => getComputedStyle(e);
  const paper = style(document.body).backgroundColor;"""

BARS = f"""() => {{ {LIGHT}
  return [...document.querySelectorAll('.bar')].map(bar => {{
    const [track, fill, mark] = ['track', 'fill', 'mark'].map(name => bar.querySelector('.' + name));
    const found = [apart(style(fill).fill, style(track).fill)];
    if (mark) found.push(apart(style(mark).stroke, style(track).fill));
    return Math.min(...found); }}); }}"""

RIMS = f"""selector => {{ {LIGHT}
  return [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
    .map(e => parseFloat(style(e).borderLeftWidth) > 0 && apart(style(e).borderLeftColor, paper)); }}"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("mode", ["forced", "more"])
def test_bars_and_their_marks_stand_out(mode: str, scheme: Scheme, served: str, chromium: Browser) -> None:
    page = chromium.new_context(color_scheme=scheme).new_page()
    if mode == "forced":
        page.emulate_media(forced_colors="active", color_scheme=scheme)
    else:
        page.emulate_media(contrast="more", color_scheme=scheme)
    page.goto(served + "chi-so/papi/2021/")
    ratios = page.evaluate(BARS)
    page.context.close()
    assert len(ratios) > 3
    assert min(ratios) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("thu-tuc/1.001716/", ".tag"),
        ("thu-tuc/1.001716/", ".banner, .toc, .facts"),
        ("thu-tuc/", ".button, input"),
        ("van-ban/co-quan/chinh-phu/", ".chips [aria-current]"),
    ],
)
def test_in_forced_colours_what_had_a_ground_has_a_rim(
    path: str, selector: str, scheme: Scheme, served: str, chromium: Browser
) -> None:
    page = chromium.new_context(color_scheme=scheme).new_page()
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(served + path)
    ratios = page.evaluate(RIMS, selector)
    page.context.close()
    assert ratios
    assert min(ratios) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_in_forced_colours_the_focus_and_the_place_in_the_menu_are_seen(
    scheme: Scheme, served: str, chromium: Browser
) -> None:
    page = chromium.new_context(color_scheme=scheme).new_page()
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(served + "thu-tuc/")
    here = page.locator(".menu [aria-current]")
    assert "underline" in here.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator(".brand").focus()
    page.keyboard.press("Tab")
    for _ in range(4):
        page.keyboard.press("Tab")
        apart = page.evaluate(
            f"() => {{ {LIGHT} const e = style(document.activeElement);"
            " return [e.outlineStyle, apart(e.outlineColor, paper)]; }"
        )
        assert apart[0] == "solid"
        assert apart[1] >= 3
    page.context.close()
