"""Numbers of documents stand in elements of their own, and nothing else of the page changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rendering.unbroken import unbroken


@pytest.mark.parametrize(
    "text",
    ["08/2014/NĐ-CP", "2862/QĐ-UBND", "29/2013/QH13", "30/CT-TTg", "45/2016/QĐ-TTg", "01/2022/NQ-HĐND", "X-quang"],
)
def test_a_number_stands_in_an_element_of_its_own(text: str) -> None:
    own = f'<span class="unbroken">{text}</span>'
    assert unbroken(f"<p>Theo ({text}), {text}. <b>{text}</b>") == f"<p>Theo ({own}), {own}. <b>{own}</b>"


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/van-ban/08/2014/NĐ-CP" title="08/2014/NĐ-CP">x</a>',
        "<title>08/2014/NĐ-CP</title>",
        '<script type="application/ld+json">{"a": "08/2014/NĐ-CP"}</script>',
        "<select><option>08/2014/NĐ-CP</option></select>",
        "<svg><text>a <tspan>b</tspan> 08/2014/NĐ-CP</text></svg>",
        "<p>https://cchc.example/08/2014/NĐ-CP a@x-quang.vn 30/11/2022 2021-2025 1.001716 kinh tế-xã hội 01/02",
    ],
)
def test_what_is_no_text_of_the_page_or_is_never_broken_stays(html: str) -> None:
    assert unbroken(html) == html


@given(st.text(alphabet="<>/-=\"' aNĐCP0123498Xq&;\n"))
def test_a_reader_reads_the_same(html: str) -> None:
    assert re.sub(r'<span class="unbroken">(.*?)</span>', r"\1", unbroken(html)) == html
