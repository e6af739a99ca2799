"""Markdown shows what was typed, or says on which line it would not; it is never unsafe, never slow, never silent."""

import re
import subprocess
import sys
import xml.etree.ElementTree as etree
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from generator.problems import Problem
from generator.reading.markup import Body, convert

ROOT = Path(__file__).parent.parent.parent
SECONDS = 15  # far above what any of these takes; a noisy machine must not fail them


def refused(text: str) -> tuple[Problem, ...]:
    return convert("content/x.md", text, 1)[1]


def lines(text: str) -> list[int]:
    return sorted({problem.line for problem in refused(text)})


def body(text: str) -> Body:
    """The body of a text without problems."""
    made, problems = convert("content/x.md", text, 1)
    assert not problems, str(problems[0])
    return made


def html(text: str) -> str:
    return body(text).html


def words(text: str) -> str:
    """What a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html(text))).split())


# ---- what is made ----------------------------------------------------------------------------------------------------


def test_a_body_is_cut_at_its_second_level_headings() -> None:
    made = body(
        "Mở đầu.\n\n## Trình tự thực hiện\n\nBước 1.\n\n### Ghi chú\n\nNhỏ.\n\n## Yêu cầu, điều kiện\n\nKhông\n"
    )
    assert made.lead == "<p>Mở đầu.</p>"
    assert [(each.title, each.line) for each in made.sections] == [
        ("Trình tự thực hiện", 3),
        ("Yêu cầu, điều kiện", 11),
    ]
    assert made.sections[0].html == '<p>Bước 1.</p>\n<h3 id="muc-ghi-chu">Ghi chú</h3>\n<p>Nhỏ.</p>'
    assert made.sections[1].html == "<p>Không</p>"


def test_a_section_without_text_is_empty_and_a_body_without_headings_is_all_lead() -> None:
    assert [each.html for each in body("## Một\n\n## Hai\n\nChữ").sections] == ["", "<p>Chữ</p>"]
    assert body("Chữ").lead == "<p>Chữ</p>"
    assert body("").html == ""


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("## Phí < 50.000 & thuế", "Phí < 50.000 & thuế"),
        ("## Phí `a`, **lệ phí**", "Phí a, lệ phí"),
        ("## Tên ##", "Tên"),
        ("##   Tên  ", "Tên"),
    ],
)
def test_the_title_of_a_section_is_plain_text(typed: str, title: str) -> None:
    assert [each.title for each in body(f"{typed}\n\nChữ").sections] == [title]


def test_headings_bear_ids_that_keep_the_d_with_stroke_and_never_meet() -> None:
    made = html("## Điều 1. Đăng ký\n\n## ĐĐ\n\n## Phí\n\n## Phí\n")
    assert re.findall(r'id="([^"]*)"', made) == ["muc-dieu-1-dang-ky", "muc-dd", "muc-phi", "muc-phi_1"]


def test_a_table_is_aligned_by_attributes_and_names_its_columns() -> None:
    made = html("| Việc | Phí |\n|:--|--:|\n| Cấp mới | `a|b` |\n| 50 \\| 60 | **x** |\n\nChữ sau bảng.")
    assert "style=" not in made
    assert '<th align="left" scope="col">Việc</th>' in made
    assert '<td align="right"><code>a|b</code></td>' in made
    assert '<td align="left">50 | 60</td>' in made
    assert made.endswith("<p>Chữ sau bảng.</p>")


def test_a_footnote_leads_there_and_back() -> None:
    made = html("Theo luật[^1] và nghị định[^2].\n\n[^1]: Luật Đo lường.\n[^2]: Nghị định 86.")
    assert made.count('class="footnote-ref"') == made.count('class="footnote-backref"') == 2
    assert "Luật Đo lường." in made
    assert body("Theo luật[^1].\n\n[^1]: Luật.").links == ()


def test_no_english_word_reaches_a_reader() -> None:
    assert not re.search(r"Jump|footnote \d|>Note<", html("Theo luật[^1].\n\n[^1]: Luật.\n\n!!! note\n    Lưu ý."))


def test_definitions_and_notices_have_their_elements() -> None:
    assert html("Mã số\n:   Số của thủ tục") == "<dl>\n<dt>Mã số</dt>\n<dd>Số của thủ tục</dd>\n</dl>"
    assert '<p class="admonition-title">Lưu ý</p>' in html('!!! note "Lưu ý"\n    Mang bản chính.')


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_a_list_may_stand_in_a_list_by_two_or_four_spaces(indent: str) -> None:
    made = html(f"- Hồ sơ:\n{indent}- Đơn;\n{indent}- Bản sao.\n- Lệ phí.")
    assert re.fullmatch(
        r"<ul>\n<li>Hồ sơ:\s*<ul>\n<li>Đơn;</li>\n<li>Bản sao\.</li>\n</ul>\n</li>\n<li>Lệ phí\.</li>\n</ul>", made
    )


@pytest.mark.parametrize("indent", ["   ", "    "])
def test_dashes_may_stand_under_a_numbered_step_by_three_or_four_spaces(indent: str) -> None:
    made = html(f"1. Hồ sơ gồm:\n{indent}- Đơn;\n{indent}- Bản sao.\n2. Nộp hồ sơ.")
    assert re.search(
        r"<li>Hồ sơ gồm:\s*<ul>\n<li>Đơn;</li>\n<li>Bản sao\.</li>\n</ul>\n</li>\n<li>Nộp hồ sơ\.</li>", made
    )


def listed(element: etree.Element) -> list[tuple[str, Any]]:
    """A list of the HTML as (text, list below)."""
    return [((item.text or "").strip(), [each for below in item for each in listed(below)]) for item in element]


def typed(tree: list[tuple[str, Any]], indent: int, mark: str, depth: int = 0) -> str:
    """The same as an editor types it."""
    return "".join(
        " " * (indent * depth)
        + (f"{number}. " if mark == "1" else mark)
        + text
        + "\n"
        + typed(below, indent, mark, depth + 1)
        for number, (text, below) in enumerate(tree, 1)
    )


TREES = st.recursive(
    st.builds(list[Any]),
    lambda below: st.lists(st.tuples(st.sampled_from(["Đơn", "Bản sao;", "Lệ phí"]), below), min_size=1, max_size=3),
    max_leaves=10,
).filter(bool)


@settings(deadline=None, max_examples=200)
@given(TREES, st.sampled_from([(2, "- "), (3, "- "), (4, "- "), (2, "* "), (3, "1"), (4, "1")]), st.booleans())
def test_lists_in_lists_stand_as_they_were_typed(
    tree: list[tuple[str, Any]], style: tuple[int, str], after: bool
) -> None:
    made = html(typed(tree, *style) + ("\nĐoạn sau." if after else ""))
    top, *rest = etree.fromstring(f"<div>{made}</div>")
    assert listed(top) == tree
    assert [each.text for each in rest] == ["Đoạn sau."] * after


def test_a_list_that_is_indented_as_a_whole_is_a_list_or_is_refused() -> None:
    for indent in ("  ", "   ", "    ", "      "):
        made, problems = convert("content/x.md", f"Chữ.\n\n{indent}- một\n{indent}- hai", 1)
        assert problems or made.html.count("<li>") == 2


def test_code_is_shown_letter_by_letter() -> None:
    assert "<code>a____b_*[x](y)&lt;b&gt;</code>" in html("Gõ `a____b_*[x](y)<b>` như vậy.")


def test_a_numbered_list_goes_on_after_a_paragraph_with_its_own_number() -> None:
    assert '<ol start="2">' in html("1. Nộp hồ sơ.\n\nTrong giờ làm việc.\n\n2. Nhận kết quả.")


def test_links_and_images_within_the_column_are_told_with_their_lines() -> None:
    text = "Xem [tin](../news/2022/tin.md) và [mẫu](../files/mau-14.docx).\n\n![Sơ đồ](../files/so-do.png)\n"
    text += "\n[mục](#muc-phi)"
    assert [(each.target, each.line) for each in body(text).links] == [
        ("../news/2022/tin.md", 1),
        ("../files/mau-14.docx", 1),
        ("../files/so-do.png", 3),
        ("#muc-phi", 5),
    ]


def test_a_link_is_told_at_its_own_line_even_when_its_target_is_named_above() -> None:
    text = "Tệp tin.md là tin.\n\n[một](tin.md)\n\n[hai](tin.md)"
    assert [(each.target, each.line) for each in body(text).links] == [("tin.md", 3), ("tin.md", 5)]


@pytest.mark.parametrize(
    "target",
    ["https://dichvucong.gov.vn/", "http://sonla.gov.vn/a?b=1#c", "mailto:skhcn@sonla.gov.vn", "tel:+842123852224"],
)
def test_links_to_the_web_mail_and_telephone_are_left_alone(target: str) -> None:
    made = body(f"[tên]({target})")
    assert f'href="{target}"' in made.html
    assert [link.target for link in made.links] == ([target] if target.startswith("http") else [])


def test_addresses_between_angle_brackets_become_links_that_lead_out() -> None:
    made = body("Gửi <skhcn@sonla.gov.vn> hoặc <https://sonla.gov.vn/>.")
    assert re.findall('href="([^"]*)"', unescape(made.html)) == ["mailto:skhcn@sonla.gov.vn", "https://sonla.gov.vn/"]
    assert [link.target for link in made.links] == ["https://sonla.gov.vn/"]


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # active content, shown as text or worse
        ("Chữ <b>đậm</b>", [1]),
        ("Chữ\n\nxuống<br>dòng<br/>", [3]),
        ("<script>alert(1)</script>", [1]),
        ("<!-- ghi chú -->", [1]),
        ("<img src=x onerror=alert(1)>", [1]),
        ("chữ\n<a\nhref=x>", [2]),
        ("</div>", [1]),
        ("<?php", [1]),
        ("<IFRAME src=x>", [1]),
        ("`mã` <b>", [1]),
        # lists that Markdown does not take for lists
        ("Hồ sơ gồm:\n- Đơn", [2]),
        ("Hồ sơ gồm:\n\n• Đơn\n• Bản sao", [3]),
        ("· Đơn", [1]),
        ("– Đơn\n– Bản sao", [1]),
        ("  ● Đơn", [1]),
        ("□ Đơn", [1]),
        ("-Đơn\n-Bản sao", [1]),
        ("+Đơn", [1]),
        ("*Đơn\n*Bản sao", [1]),
        ("Các bước:\n1. Nộp", [2]),
        ("a) Đơn\nb) Bản sao\nc) Ảnh", [2, 3]),
        ("đ) Đơn\ne) Bản sao", [2]),
        ("1) Đơn\n2) Bản sao\n10) Ảnh", [2, 3]),
        ("Gồm:\na) Đơn", [2]),
        ("a. Đơn\nb. Bản sao", [2]),
        ("(1) Đơn\n(2) Bản sao", [2]),
        ("1.1. Đơn\n1.2. Bản sao", [2]),
        ("1. Hồ sơ\n1.1. Đơn", [2]),
        # lists of two kinds run together
        ("1. Hồ sơ gồm:\n- Đơn;\n- Bản sao.\n2. Nộp.", [2]),
        ("- Hồ sơ\n1. Nộp", [2]),
        ("1. Hồ sơ:\n- Đơn\n\n## Mục\n\n1. Hồ sơ:\n- Đơn", [2, 7]),
        ("> Trích dẫn\n- một", [2]),
        ("Mã số\n:   Số của thủ tục\n- một", [3]),
        # numbers that would be shown as others
        ("1. Nộp\n3. Nhận", [2]),
        ("1. Nộp\n1. Nhận", [2]),
        ("1. Nộp\n2. Nhận\n\n1. Khác", [4]),
        ("Năm qua.\n\n2022. Kết quả", [3]),
        # headings
        ("# Tên bài", [1]),
        ("##Phí", [1]),
        ("Chữ\n\n## ", [3]),
        ("#caicachhanhchinh", [1]),
        ("####### Bảy dấu", [1]),
        ("Chữ\n\n ## Thụt vào", [3]),
        ("Phí\n===", [2]),
        ("Phí\n---", [2]),
        ("Phí\n-", [2]),
        ("Phí | Lệ phí\n---", [2]),
        ("> ## Phí", [1]),
        ("Phí cao.\n\n- ## Phí", [3]),
        ("- một\n\n    ## Phí", [3]),
        # tables
        ("| A | B |\n|---|---|\n| 1 | 2 | 50.000 đồng |", [3]),
        ("| A | B |\n|---|---|\n| 1 |\n| 1 | 2 |", [3]),
        ("| A | B |\n|---|---|\n|| 1 | 50.000 đồng |", [3]),
        ("| A | B |\n|---|\n| 1 | 2 |", [2]),
        ("| A | B |\n|- -|---|\n| 1 | 2 | 50.000 đồng |", [3]),
        ("Biểu phí:\n| A | B |\n|---|---|\n| 1 | 2 |", [2]),
        ("| A | B |\n|---|---|\n| 1 | 2 |\nChữ liền dưới", [4]),
        # text that would vanish
        ("[Ghi chú]: Không", [1]),
        ("Xem[^1].\n\n[^1]: Luật.\n\n[^1]: Nghị định.", [5]),
    ],
)
def test_what_would_be_lost_or_shown_wrongly_is_refused_with_its_line(text: str, told: list[int]) -> None:
    assert lines(text) == told
    assert all(problem.message and problem.hint for problem in refused(text))


def test_lines_count_from_the_line_on_which_the_body_begins() -> None:
    _, problems = convert("content/news/2022/tin.md", "Chữ\n\n<b>đậm</b>\n\n[a](javascript:x)", 20)
    assert [(problem.path, problem.line) for problem in problems] == [
        ("content/news/2022/tin.md", 22),
        ("content/news/2022/tin.md", 24),
    ]


def test_every_fault_of_a_body_is_told_at_once() -> None:
    text = "# Tên\n\n<b>đậm</b>\n\n• Đơn\n\n[a](javascript:x)\n\n![](b.png)\n\n| A |\n|---|\n| 1 | 2 |\n"
    text += "\n[b](javascript:x)"
    assert [problem.line for problem in sorted(refused(text))] == [1, 3, 5, 7, 9, 13, 15]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://x/%0aalert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "vbscript:msgbox",
        "file:///etc/passwd",
        "ftp://sonla.gov.vn/",
        "https:sonla.gov.vn",
        "javascript&#58;alert(1)",
        "javascript&#x3A;alert(1)",
        "javascript&#x0003a;alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&#x3A;alert(1)",
        "&#1;javascript:alert(1)",
        "data&colon;text/html,x",
        "//sonla.gov.vn/",
        "&#47;/sonla.gov.vn/",
        "/\\sonla.gov.vn/",
        "\\\\sonla.gov.vn/",
    ],
)
@pytest.mark.parametrize(
    "form", ["[tên]({})", "[tên][1]\n\n[1]: {}", "[tên](<{}>)"], ids=["inline", "reference", "angled"]
)
def test_a_link_that_is_no_web_address_is_refused(target: str, form: str) -> None:
    assert lines("Chữ.\n\n" + form.format(target)) in ([3], [5])


def test_a_link_without_an_address_is_refused() -> None:
    assert lines("Chữ.\n\n[tên]()") == [3]


@pytest.mark.parametrize(
    "image",
    [
        "![](../files/so-do.png)",
        "![ ](../files/so-do.png)",
        "![Sơ đồ](https://sonla.gov.vn/a.png)",
        "![Sơ đồ](//sonla.gov.vn/a.png)",
        "![Sơ đồ](data:image/png;base64,AAAA)",
        "![Sơ đồ](https&#58;//sonla.gov.vn/a.png)",
        "![Sơ đồ](&#47;&#47;sonla.gov.vn/a.png)",
        "![Sơ đồ](/\\sonla.gov.vn/a.png)",
        "![Sơ đồ]()",
        "[![](../files/so-do.png)](tin.md)",
    ],
)
def test_an_image_without_description_or_from_elsewhere_is_refused(image: str) -> None:
    assert lines(f"Chữ.\n\n{image}") == [3]


def test_a_table_wider_than_any_page_is_refused() -> None:
    assert lines("|" + " a |" * 21 + "\n|" + "---|" * 21) == [1]


@pytest.mark.parametrize("tag", ["section", "details", "base", "math", "template", "marquee", "x-y", "SCRIPT", "b"])
@pytest.mark.parametrize("form", ["<{0} onclick=x>\n\nchữ\n\n</{0}>", "chữ <{0} onclick=x>chữ</{0}>", "- <{0}>"])
def test_no_tag_whatever_its_name_reaches_the_page_as_a_tag(tag: str, form: str) -> None:
    made, problems = convert("content/x.md", form.format(tag), 1)
    assert problems or f"&lt;{tag}" in made.html
    assert f"<{tag}" not in made.html


# ---- what is not refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "**Điều 1.** Phạm vi điều chỉnh",
        "*Lưu ý:* nộp bản chính.",
        "_Lưu ý:_ nộp bản chính.",
        "***Quan trọng***",
        "nhiệt độ a < b và b > c, x<5, 3 <= 4",
        "Điền vào <họ và tên> và <Nguyễn Văn A>",
        "Viết `<b>` hoặc `[x](y)` như vậy",
        "2022 là năm đầu. Năm 2022. Kết quả",
        "30/4/2022 là ngày nghỉ",
        "1.001716 là mã thủ tục",
        "7:30 - 11:30 các ngày làm việc",
        "+84 212 3852 224",
        "02123.852.224 (trong giờ làm việc)",
        "10.000.000 đồng một lần",
        "31.12.2022 là hạn cuối",
        "10.2.3. Hồ sơ",
        "1) Nộp hồ sơ",
        "a) Nộp hồ sơ",
        "50% hồ sơ & 100% kết quả; C:\\Vanban",
        "Số 61/2018/NĐ-CP; điểm a, b (khoản 2)",
        "“Một cửa”, «liên thông»… và ‘khác’",
        "Đơn giá * số lượng = 2 * 3",
        "snake_case_name và a_b_c",
        "Phí: 50.000đ/lần!",
        "[1] và [x] ở trong câu",
        "Chữ #1 và dấu # trong câu",
        "Ngày ____ tháng ____ năm 2022",
        "Họ và tên: ____________",
        "Ký tên ..............",
    ],
)
def test_plain_office_prose_is_shown_as_typed(text: str) -> None:
    shown = re.sub(r"(?<!\w)[*_`]{1,3}(?=\S)|(?<=[^\s_])[*_`]{1,3}(?!\w)", "", text)
    assert words(text) in {text, shown}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- một\n- hai\n\nĐoạn sau danh sách.", id="a paragraph after a list"),
        pytest.param("- một\n\n    Đoạn hai của mục.\n\n- hai", id="a list item of two paragraphs"),
        pytest.param("1. một\n\n    Đoạn hai của mục.\n\n2. hai", id="a numbered item of two paragraphs"),
        pytest.param("- một dòng dài\n  viết tiếp\n- hai", id="an item over two lines"),
        pytest.param("1. một\n\n2. hai\n\n3. ba", id="numbers with blank lines"),
        pytest.param("1. một\n\n- a\n- b\n\n2. hai", id="dashes between two numbers, with blank lines"),
        pytest.param("- a\n- b\n\n1. một", id="numbers after dashes, with a blank line"),
        pytest.param("1. một\n2. hai\n\nChữ.\n\n1. lại một", id="two numbered lists"),
        pytest.param("1. một\n2. hai\n\n## Mục\n\n1. lại một", id="numbers begin anew under a heading"),
        pytest.param("1. một\n2. hai\n## Mục\n\n1. lại một", id="a heading right below a list"),
        pytest.param("## Mục\n- một\n- hai", id="a list right below a heading"),
        pytest.param("## Mục\na) một\n\nb) hai", id="a lettered point right below a heading"),
        pytest.param("## Mục\n| A | B |\n|---|---|\n| 1 | 2 |", id="a table right below a heading"),
        pytest.param("Đoạn một.\n\n---\n\nĐoạn hai.", id="a rule"),
        pytest.param("Đoạn một.\n\n***\n\nĐoạn hai.\n\n* * *\n\nĐoạn ba.", id="rules of stars"),
        pytest.param("a) một\n\nb) hai\n\nc) ba", id="lettered points apart"),
        pytest.param("1) một\n\n2) hai", id="points with brackets apart"),
        pytest.param("> Trích dẫn\n> hai dòng", id="a quotation"),
        pytest.param("> - một\n> - hai", id="a list in a quotation"),
        pytest.param("| A | B |\n|---|---|\n| 1 | 2 |\n\nChữ sau bảng.", id="a table and text"),
        pytest.param("| A | B |\n|---|---|\n| 1 ||\n| 1 | |", id="an empty last cell"),
        pytest.param("A | B\n---|---\n1 | 2", id="a table without outer bars"),
        pytest.param("| A |\n|---|\n| 1 |", id="a table of one column"),
        pytest.param("!!! note\n    - một\n    - hai", id="a list in a notice"),
        pytest.param("Mã số\n:   Số của thủ tục\n\nPhí\n:   Tiền", id="definitions"),
        pytest.param("[tên][1]\n\n[1]: https://sonla.gov.vn/", id="a reference to a link"),
        pytest.param("Dòng một  \nDòng hai", id="a line break by two spaces"),
        pytest.param("Chữ.\n\n" + " " * 40 + "\n\nChữ.", id="a line of spaces"),
        pytest.param("[liên kết](tin.md) " * 60, id="sixty links in a paragraph"),
        pytest.param(
            "\n\n".join("- [tên](tin.md) `mã` **đậm**\n    - con" for _ in range(200)), id="a long list of links"
        ),
        pytest.param("chữ " * 1500, id="a paragraph of 6,000 letters"),
    ],
)
def test_good_markdown_is_not_refused(text: str) -> None:
    assert refused(text) == ()


@pytest.mark.parametrize("point", ["\\-5 độ", "−5 độ", "2022\\. Kết quả", "\\* sao", "\\- gạch"])
def test_what_is_refused_at_the_head_of_a_line_can_be_written_with_a_backslash(point: str) -> None:
    assert words(point) == point.replace("\\", "")


# ---- nothing is lost in silence --------------------------------------------------------------------------------------

MARKS = st.sampled_from(
    (
        *("w", "w", "w", " ", "\n", "\n\n", ". ", "- ", "1. ", "2. ", "2022. ", "    ", "## ", "# ", "> ", "•", "đ) "),
        *(
            "| ",
            " |",
            "|---|---|",
            "\n| w | w |\n|---|---|\n| ",
            "*",
            "**",
            "_",
            "`",
            "=",
            "-",
            "\n---\n",
            ": ",
            ":   ",
        ),
        *("[", "]", "(", ")", "](", "[^1]", "[^1]: ", "[w]: ", "!", "![", "<", ">", "&", "\\", '"', "https://w.vn/"),
        *("!!! ", "!!! note\n    "),
    )
)


@settings(deadline=None, max_examples=600)
@given(st.lists(MARKS, max_size=25).map("".join))
@example("[w]: w")
@example("[w]: w 'w'")
@example("- [w]: . ")
@example("!!! note\n    [w]: _")
@example("[^1]: w\n\n[^1]: w")
@example("| w | w |\n|---|---|\n|| w | w |")
@example("![w](w 'w')")
def test_every_word_is_shown_or_its_loss_is_told(text: str) -> None:
    count = iter(range(len(text)))
    filled = re.sub("w", lambda _: f"từ{next(count)}x", text)
    made, problems = convert("content/x.md", filled, 1)
    missing = [word for word in re.findall(r"từ\d+x", filled) if word not in unescape(made.html)]
    assert problems or not missing


HARMLESS = set(
    """a blockquote br code dd div dl dt em h2 h3 h4 h5 h6 hr img li ol p strong sup table tbody td th thead tr ul
    """.split()  # noqa: SIM905  # shorter to read
)


@settings(deadline=None, max_examples=300)
@given(st.lists(MARKS, max_size=25).map("".join))
@example("[a](javascript&#58;alert(1))")
@example('[a](<x" onclick="alert(1)>)')
@example("![a](x' onerror='alert(1))")
@example('!!! note" onclick="x\n    a')
def test_no_text_makes_active_html(text: str) -> None:
    made, problems = convert("content/x.md", text, 1)
    if problems:
        return
    tags = re.findall(r"<[^>]*>", made.html)
    assert {re.sub(r"[</>]|\s.*", "", tag, flags=re.DOTALL) for tag in tags} <= HARMLESS
    assert not any(re.search(r"\s(?:on\w+|style|srcdoc)=", re.sub(r'"[^"]*"', '""', tag)) for tag in tags)
    for target in re.findall(r'(?:href|src)="([^"]*)"', made.html):
        meant = re.sub(r"[\x00-\x20]", "", unescape(target)).replace("\\", "/")  # as browsers take it
        assert re.match(r"(?!//)(?:https?://|mailto:|tel:|[^:]*(?:[/?#]|$))", meant)


# ---- nothing is slow -------------------------------------------------------------------------------------------------

HEAVY = {
    "[": "[" * 20_000,
    "![": "![" * 20_000,
    "[a](": "[a](" * 20_000,
    "[a](<b": "[a](<b" * 20_000,
    "![[]()": "![[]()" * 20_000,
    "brackets apart": ("[ " * 290 + "\n\n") * 800,
    "links never closed, in many paragraphs": ("[a](" * 290 + "\n\n") * 400,
    "backtick ladder": "".join("e" + "`" * n for n in range(700)),
    "backtick ladders in many paragraphs": ("".join("e" + "`" * n for n in range(23)) + "\n\n") * 1500,
    "a thousand dashes on a line": "- " * 1000 + "x",
    "a thousand quotation marks": ">" * 1000 + "x",
    "a thousand levels of list": "\n".join("    " * n + "- a" for n in range(1000)),
    "four thousand dashes": "- \n" * 4000,
    "stars around a letter": "*" * 4000 + "a" + "*" * 4000,
    "runs of stars": "**a *b " * 20_000,
    "stars that never close, in one paragraph": ("a **b*" * 1300 + "\n") * 50,
    "<![": "<![" * 20_000,
    "<![CDATA[": "<![CDATA[" * 4000,
    "<http:": "<http:" * 20_000,
    "references to one footnote": "a[^1] " * 4000 + "\n\n[^1]: b",
    "footnotes": "\n\n".join(f"a[^{n}]\n\n[^{n}]: b" for n in range(1000)),
    "definitions of links": "\n".join(f"[{n}]: https://a.vn" for n in range(4900)),
    "a long table": "|" + " a |" * 20 + "\n|" + "---|" * 20 + "\n" + ("|" + " b |" * 20 + "\n") * 4900,
    "a table rule that fails at its end": ("a|b\n|-" + " " * 7900 + "x\n\n") * 60,
    "a heading with a gap": ("## a" + " " * 7900 + "b\n\n") * 60,
    "a heading of hashes": ("##" + "#" * 7900 + "b\n\n") * 60,
    "rules of tables": "|---|---|\n" * 4900,
    "tables without rows": "| a | b |\n|---|---|\n" * 2400,
    "headings alike": "## a\n" * 4900,
    "one term of 4,900 meanings": "a\n" + ":   b\n" * 4900,
    "notices": '!!! note "a"\n' * 4900,
    "backslashes in one paragraph": ("\\*" * 3900 + "\n") * 60,
    "entities in one paragraph": ("&amp;" * 1500 + "\n") * 60,
    "addresses in one paragraph": ("<a@b.vn> " * 800 + "\n") * 70,
    "addresses in many paragraphs": ("<a@b.vn> " * 35 + "\n\n") * 1500,
    "bold words in one paragraph": ("**a** " * 1200 + "\n") * 70,
    "links": ("[a](b.md) " * 100 + "\n\n") * 500,
    "links to many places": "".join(f"[a{n}](b{n}.md) " + "\n\n" * (n % 90 == 0) for n in range(25_000)),
    "images without description": "".join(f"![](b{n}.png) " + "\n\n" * (n % 90 == 0) for n in range(20_000)),
    "a line of half a megabyte": "chữ " * 100_000,
    "paragraphs": "chữ\n\n" * 2490,
    "blank lines": "\n" * 500_000,
}
CHILD = """
import sys
from generator.reading.markup import convert
body, problems = convert("content/x.md", sys.stdin.buffer.read().decode(), 1)
sys.exit(not (body.html or problems or len(sys.argv) > 1))
"""


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_body_is_converted_or_refused_in_time(name: str) -> None:
    blank = [] if HEAVY[name].strip() else ["blank"]
    subprocess.run(
        [sys.executable, "-c", CHILD, *blank], input=HEAVY[name].encode(), cwd=ROOT, timeout=SECONDS, check=True
    )


REPEATED = st.sampled_from(
    (
        *(
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "[a](b)",
            "[a][b]",
            "[a]: ",
            "[^1]",
            "[^1]: ",
            "<",
            ">",
            "<!",
            "<![",
            "<http:",
        ),
        *("<a@b.vn>", "*", "**", "_", "`", "``", "~", "\\", "&", "&amp;", "#", "## ", "- ", "* ", "1. ", "> ", "    "),
        *(
            "\n",
            "\n\n",
            "  \n",
            "|",
            "|---|",
            "a",
            "đ",
            " ",
            "=",
            "---",
            ":",
            ":   ",
            "!!! note\n",
            '"',
            "'",
            "^",
            "{",
            "}",
        ),
    )
)
REPEATS = st.tuples(st.lists(REPEATED, min_size=1, max_size=4).map("".join), st.integers(1, 2000)).map(
    lambda part: part[0] * part[1]
)


@settings(deadline=timedelta(seconds=SECONDS), max_examples=150, phases=[Phase.explicit, Phase.generate])
@given(st.lists(REPEATS, min_size=1, max_size=2).map("".join))
def test_any_signs_repeated_any_number_of_times_are_converted_or_refused_in_time(text: str) -> None:
    convert("content/x.md", text, 1)
