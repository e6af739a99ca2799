"""Whatever Word, Notepad and editors leave in a file is read the same, or refused with its line."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.keeping.packing import pack, unpack
from generator.model.decision import DECISIONS
from generator.problems import Problem
from generator.reading.decoding import ROWS
from generator.reading.source import Source, read, read_yaml
from generator.reading.values import Entries, Items, Node, Text

CONTENT = Path(__file__).parent.parent.parent / "content"
REAL = tuple(path for path in sorted(CONTENT.rglob("*.md")) if path.name != "README.md")
EXAMPLES = settings(deadline=None, max_examples=300)

PROCEDURE = """\
---
Mã thủ tục: 1.010040
Tên thủ tục: Cấp Giấy chứng nhận đăng ký hoạt động lần đầu
Cách thức thực hiện:
  - Hình thức: Trực tiếp
    Mô tả: Nộp ở quầy, từ 7:30 đến 11:30
  - Hình thức: Bưu chính công ích
Thành phần hồ sơ:
  - Giấy tờ:
      - Tên: Đơn đăng ký
        Bản chính: 2
      - Quyết định bổ nhiệm

# một dòng chú thích
Phí, lệ phí: Không
---

Đoạn mở đầu.

## Trình tự thực hiện

1. Nộp hồ sơ.
2. Nhận kết quả.

| Việc | Ngày |
|---|--:|
| Thẩm định | 10 |
"""


def read_text(text: str) -> Source:
    return read("content/x.md", text.encode())


def front(values: str) -> Source:
    return read_text(f"---\n{values}\n---\n\nBài viết.\n")


def nodes(node: Node) -> Iterator[Text]:
    """Every scalar, keys too."""
    match node:
        case Text():
            yield node
        case Items():
            for item in node.items:
                yield from nodes(item)
        case Entries():
            for name, value in node.entries:
                yield name
                yield from nodes(value)


def value(source: Source) -> str:
    """The only value of a source without problems."""
    assert not source.problems, str(source.problems[0])
    [(_, node)] = source.values.entries
    assert isinstance(node, Text)
    return node.value


def only(source: Source) -> Problem:
    """The only problem of a source of which not every value could be read."""
    assert not source.whole
    [problem] = source.problems
    assert problem.path == "content/x.md"
    assert problem.hint
    assert "\n" not in problem.message + problem.hint
    return problem


# ---- what is typed survives ------------------------------------------------------------------------------------------


TYPED = """1.010040 | 1.000100 | 0212 | 02123.852.224 | 7:30 | 62:45 | không | no | yes | có | 62,45 | 62_45 |
    012 | 0x1F | 1e3 | 31/12/2022 | 2022-12-31 | 2022-02-31 | ~ | null | NaN | 50% | +84 212 3852 224 | 01 bộ | C# |
    mục a#b | <= 5 | https://dichvucong.gov.vn:8080/a?b=1#c | 268/QĐ-BNV | Mẫu 1. CBDĐL | -5 độ |
    Đơn (bản chính), 02 bản; nếu có | (không bao gồm doanh nghiệp, HTX) | «Một cửa» “liên thông” | ngày 3/5 – 4/5 |
    👍 tốt | a = b"""


@pytest.mark.parametrize("typed", [each.strip() for each in TYPED.split("|")])
def test_a_plain_value_stays_exactly_as_typed(typed: str) -> None:
    assert value(front(f"Mục: {typed}")) == typed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"Nghị định: về # phí"', "Nghị định: về # phí"),
        ("'[bản sao], {bản chính}'", "[bản sao], {bản chính}"),
        ("'nói ''được'''", "nói 'được'"),
        ('"  hai   dấu cách  "', "hai dấu cách"),
        ("Đơn đăng ký\n  kèm bản sao", "Đơn đăng ký kèm bản sao"),
        (">\n  Đơn đăng ký\n  kèm bản sao", "Đơn đăng ký kèm bản sao"),
        ("|\n  Dòng một # không mất\n\n  Dòng ba: cũng không", "Dòng một # không mất\n\nDòng ba: cũng không"),
        ('""', ""),
        ("", ""),
    ],
)
def test_quoted_and_long_values_keep_their_text(typed: str, kept: str) -> None:
    assert value(front(f"Mục: {typed}")) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mục:\u00a0Sơn\u00a0La\u00a0", "Sơn La"),
        ("Mục: Sơn\u202fLa", "Sơn La"),
        ("Mục: Sơn\u200b La\u200b", "Sơn La"),
        ("Mục: công\u00ad nghệ", "công nghệ"),
        ("\ufeffMục: Sơn La", "Sơn La"),
        ("Mục:\tSơn\tLa\t", "Sơn La"),
        ("Mục: Sơn\u2028  La", "Sơn La"),
        (unicodedata.normalize("NFD", "Mục: Tiêu chuẩn đo lường"), "Tiêu chuẩn đo lường"),
    ],
)
def test_invisible_letters_of_word_and_the_web_leave_no_trace(typed: str, kept: str) -> None:
    assert value(front(typed)) == kept


@pytest.mark.parametrize("name", ["Phí, lệ phí", "Lưu ý 1", "Mẫu (nếu có)", "Đối tượng thực hiện", "Nghị định 61/2018"])
def test_a_key_stays_as_typed(name: str) -> None:
    [(typed, _)] = front(f"{name}: Không").values.entries
    assert typed == Text(name, 2)


# ---- what changes bytes but not meaning changes nothing --------------------------------------------------------------

HARMLESS = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "zero-width spaces": lambda text: re.sub(r"(\w) ", "\\1\u200b ", text),
    "a trailing space on each line": lambda text: text.replace("\n", " \n"),
    "spaces on blank lines": lambda text: re.sub(r"(?<=\n)\n", " " * 40 + "\n", text),
    "no line end at the end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS.keys())
@pytest.mark.parametrize("path", [None, *REAL], ids=lambda path: path.stem if path else "sample")
def test_a_file_reads_the_same_with(change: Any, path: Path | None) -> None:
    text = path.read_text(encoding="utf-8") if path else PROCEDURE
    assert not read_text(text).problems
    assert read_text(change(text)) == read_text(text)


def test_blank_lines_above_the_first_fence_only_move_the_lines() -> None:
    moved, plain = read_text("\n \n\n" + PROCEDURE), read_text(PROCEDURE)
    assert [(each.value, each.line - 3) for each in nodes(moved.values)] == [
        (each.value, each.line) for each in nodes(plain.values)
    ]
    assert [each.line - 3 for each in moved.body.sections] == [each.line for each in plain.body.sections]
    assert moved.body.html == plain.body.html


def test_site_yaml_is_read_by_the_same_rules_without_fences() -> None:
    entries, problems = read_yaml("site.yaml", "\ufeffTên: A\r\n\r\nMã: 1.010040\r\n".encode())
    assert (entries, problems) == (
        Entries(((Text("Tên", 1), Text("A", 1)), (Text("Mã", 3), Text("1.010040", 3))), 1),
        (),
    )
    _, [problem] = read_yaml("site.yaml", "Tên: A\nLĩnh vực: [a, b]\n".encode())
    assert (problem.path, problem.line) == ("site.yaml", 2)


# ---- every value knows its line --------------------------------------------------------------------------------------


def numbered(template: str) -> str:
    """Puts the number of its line at every «@»."""
    return "\n".join(line.replace("@", f"dòng {number}") for number, line in enumerate(template.split("\n"), 1))


def lines_are_right(source: Source) -> None:
    assert not source.problems, str(source.problems[0])
    told = [
        (int(found[1]), each.line) for each in nodes(source.values) if (found := re.search(r"dòng (\d+)", each.value))
    ]
    assert told
    assert all(number == line for number, line in told)


@pytest.mark.parametrize(
    "template",
    [
        "---\nMục @: giá trị @\n---\n",
        "\n \n---\n\n\nMục @: giá trị @\n\n# ghi chú\nMục khác @: giá trị @\n---\n",
        "---\nDanh sách @:\n  - một @\n\n  - hai @\nMục @: ba @\n---\n",
        "---\nDanh sách:\n- Tên @: a @\n  Mẫu @: b @\n-\n  Tên @: c @\n---\n",
        "---\nHồ sơ:\n  - Giấy tờ @:\n      - Tên @: a @\n        Khi @:\n          - b @\n          - c @\n---\n",
        "---\nMô tả @: |\n  câu một\n\n  câu ba\nMục @: d @\n---\n",
        "---\nMô tả @: một câu @\n  dài ba\n  dòng\nMục @: 'e @'\nMục khác @: \"f @\"\n---\n",
        "---\nMục @:\n  giá trị @\n---\n",
    ],
)
def test_every_key_and_value_knows_its_line(template: str) -> None:
    for line_end in ("\n", "\r\n", "\r"):
        lines_are_right(read("x.md", numbered(template).replace("\n", line_end).encode()))


def block(node: Any, indent: str) -> list[str]:
    """The lines of a value: None is a scalar, a list a list, a tuple the values of a mapping."""
    if isinstance(node, list):
        return [f"{indent}- {line.lstrip()}" if not at else line for item in node for at, line in below(item, indent)]
    return [line for number, each in enumerate(node) for line in keyed(f"{indent}Mục {number} @:", each, indent)]


def below(item: Any, indent: str) -> list[tuple[int, str]]:
    return list(enumerate([f"{indent}  giá trị @"] if item is None else block(item, indent + "  ")))


def keyed(name: str, item: Any, indent: str) -> list[str]:
    return [f"{name} giá trị @"] if item is None else [name, *block(item, indent + "  ")]


TREES = st.recursive(
    st.none(),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.lists(inner, min_size=1, max_size=4).map(tuple),
    max_leaves=12,
)


@EXAMPLES
@given(
    st.lists(TREES, min_size=1, max_size=4).map(tuple),
    st.integers(0, 2),
    st.sampled_from(["", "\n", "\n# chú thích\n"]),
)
def test_lines_are_right_in_any_nesting(tree: tuple[Any, ...], blank: int, between: str) -> None:
    lines = [line + ("\n" + between if between else "") for line in block(tree, "")]
    lines_are_right(read_text(numbered("\n" * blank + "---\n" + "\n".join(lines) + "\n---\n")))


def test_the_body_knows_the_lines_of_the_file() -> None:
    source = read_text(PROCEDURE + "\n## Mục cuối\n\nXem [tin](../news/tin.md).\n")
    assert [(each.title, each.line) for each in source.body.sections] == [("Trình tự thực hiện", 20), ("Mục cuối", 29)]
    assert [(each.target, each.line) for each in source.body.links] == [("../news/tin.md", 31)]
    assert [each.line for each in read_text(PROCEDURE + "\n<b>đậm</b>\n").problems] == [29]


# ---- refused, with the line and the right form -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "line", "hint"),
    [
        pytest.param("Tên: A\nSố: Điều 5 # khoản 2", 3, 'Số: "Điều 5 # khoản 2"', id="a hash"),
        pytest.param("Tên: A\nDS:\n  - một\n  - hai # ba", 5, "ngoặc kép", id="a hash in a list"),
        pytest.param("Tên: A\nTrích yếu: Nghị định: về phí", 3, 'Trích yếu: "Nghị định: về phí"', id="a colon"),
        pytest.param("Tên: A\nDS: [a, b]", 3, "xuống dòng", id="square brackets"),
        pytest.param("Tên: A\nDS:\n  - [a, b]", 4, "", id="square brackets in a list"),
        pytest.param("Tên: A\nDS: {a: b}", 3, "", id="braces"),
        pytest.param("Tên: A\nDS: []", 3, "", id="empty brackets"),
        pytest.param("Tên: A\nMã: *a", 3, "", id="an alias"),
        pytest.param("Tên: A\nMã: &a b", 3, "", id="an anchor"),
        pytest.param("Tên: A\nMã: !!str b", 3, "", id="a tag"),
        pytest.param("Tên: A\nMã: !b", 3, "", id="an exclamation mark"),
        pytest.param("Tên: A\nMã: @b", 3, '"@b"', id="an at sign"),
        pytest.param("Tên: A\nMã: %b", 3, '"%b"', id="a per cent sign"),
        pytest.param("Tên: A\n\tMã: b", 3, "Tab", id="a tab"),
        pytest.param("Tên: A\nDS: - một", 3, "xuống dòng", id="a list on the line of its key"),
        pytest.param("Tên: A\nDS:\n  - một\n - hai", 5, "", id="a crooked list"),
        pytest.param("Tên: A\nDS:\n  - x: 1\n   y: 2", 5, "", id="a crooked key"),
        pytest.param('Tên: A\nMã: "b', 3, "", id="an open quote"),
        pytest.param('Tên: "dài\n  hai dòng"\nDS:\n  - một\n - hai', 6, "", id="a crooked list below a long quotation"),
        pytest.param('Tên: A\nMã: "b\nPhí: "Không"\nSố: 5', 3, "", id="an open quote above a quoted value"),
        pytest.param('Tên: A\nTệp: "C:\\Vanban"', 3, "/", id="a backslash"),
        pytest.param('Tên: A\nTệp: "C:\\Users"', 3, "/", id="a backslash before U"),
        pytest.param("Tên: A\nMã 1.001716\nPhí: Không", 3, "", id="no colon"),
        pytest.param("Tên: A\nMã 1.001716", 3, "", id="no colon in the last line"),
        pytest.param("Tên A\nMã: 1.001716", 2, "", id="no colon in the first line"),
        pytest.param("Tên: A\nMã:1.001716\nPhí: Không", 3, "Mã: 1.001716", id="no space after the colon"),
        pytest.param("Tên: A\nMã：1.001716\nPhí: Không", 3, "Mã: 1.001716", id="a wide colon"),
        pytest.param("Tên: A\n...\nMã: b", 3, "", id="the end of a YAML document"),
        pytest.param("Tên: A\n--- # phần hai\nMã: b", 3, "", id="a second YAML document"),
        pytest.param("- một", 2, "Tên mục", id="a list alone"),
        pytest.param("một câu", 2, "Tên mục", id="a sentence alone"),
        pytest.param("", 2, "Tên mục", id="nothing"),
        pytest.param("# chỉ có chú thích", 2, "Tên mục", id="a comment alone"),
        pytest.param("Tên: A\n? - a\n: b", 3, "", id="a list as a key"),
        pytest.param("Tên: A\nMã: x\uffffy", 3, "", id="a noncharacter"),
    ],
)
def test_what_would_be_lost_or_guessed_is_refused_with_the_right_form(values: str, line: int, hint: str) -> None:
    problem = only(front(values))
    assert (problem.line, problem.rule) in {(line, "cach-viet"), (line, "ky-tu-la")}
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("values", "line", "first"),
    [
        ("Mã: a\nTên: b\nMã: c", 4, 2),
        ("Phí, lệ phí: a\nTên: b\nphi_le_phi: c", 4, 2),
        ("THỜI HẠN: a\n\nThoi han: c", 4, 2),
        ("DS:\n  - Tên: a\n    Mẫu: b\n    ten: c", 5, 3),
        (unicodedata.normalize("NFD", "Mã: a\n") + "Mã: c", 3, 2),
    ],
)
def test_a_key_that_stands_twice_is_refused_at_the_second(values: str, line: int, first: int) -> None:
    problem = only(front(values))
    assert (problem.line, problem.rule) == (line, "trung-muc")
    assert f"dòng {first}" in problem.message


def test_the_same_key_may_stand_in_two_items_of_a_list() -> None:
    assert not front("Tên: a\nDS:\n  - Tên: b\n  - Tên: c").problems


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", 1, id="an empty file"),
        pytest.param("\n\n", 1, id="blank lines"),
        pytest.param("Chỉ có bài viết.\n", 1, id="no fence"),
        pytest.param("\n\n# Bài viết\n", 3, id="a heading instead of a fence"),
        pytest.param("---\nTên: A\n\nBài viết.\n", 1, id="no closing fence"),
        pytest.param("\n---\nTên: A\n\n## Mục\n\n---\n", 2, id="a heading before the closing fence"),
        pytest.param("---\nTên: A\n  ---\nBài.\n", 3, id="an indented closing fence"),
        pytest.param("--- Tên: A\n---\n", 1, id="text beside the fence"),
        *(
            pytest.param(f"{fence}\nTên: A\n---\n", 1, id=f"{fence} opens")
            for fence in ("—--", "--—", "—", "——", "–--", "−−−", "--", "----", "‒‒‒")
        ),
        *(
            pytest.param(f"---\nTên: A\n{fence}\nBài.\n", 3, id=f"{fence} closes")
            for fence in ("—--", "--—", "—", "——", "–--", "−−−", "--", "----", "‒‒‒")
        ),
    ],
)
def test_a_missing_or_mistyped_fence_is_refused(text: str, line: int) -> None:
    problem = only(read_text(text))
    assert (problem.line, problem.rule) == (line, "hang-rao")
    assert "---" in problem.message + problem.hint


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u2003", "\u3000"])
def test_spaces_after_a_fence_lose_nothing(space: str) -> None:
    source = read_text(f"---{space}\nTên: A\n---{space}\nBài.\n")
    assert [each.value for each in nodes(source.values)] == ["Tên", "A"]
    assert source.body.html == "<p>Bài.</p>"


def windows_1258(text: str) -> bytes:
    """As old Vietnamese Windows wrote it: the tone after its letter."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return b"".join(
        unicodedata.normalize("NFC", "".join(mark for mark in letter if mark not in tones)).encode("cp1258")
        + "".join(mark for mark in letter if mark in tones).encode("cp1258")
        for letter in (unicodedata.normalize("NFD", each) for each in text)
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(PROCEDURE.encode("utf-16"), id="UTF-16"),
        pytest.param(b"\xfe\xff" + PROCEDURE.encode("utf-16-be"), id="UTF-16 BE with its mark"),
        pytest.param(PROCEDURE.encode("utf-16-le"), id="UTF-16 LE without a mark"),
        pytest.param(PROCEDURE.encode("utf-16-be"), id="UTF-16 BE without a mark"),
        pytest.param(PROCEDURE.encode("utf-32"), id="UTF-32"),
        pytest.param(windows_1258(PROCEDURE), id="Windows-1258"),
        pytest.param(PROCEDURE.encode().decode("cp1252", "replace").encode(), id="UTF-8 read as Windows-1252"),
        pytest.param(PROCEDURE.encode().decode("latin-1").encode(), id="UTF-8 read as Latin-1"),
        pytest.param(PROCEDURE.encode().partition("ủ".encode()[1:])[0], id="cut in the middle of a letter"),
    ],
)
def test_another_encoding_is_refused_with_the_way_to_save_as_utf_8(data: bytes) -> None:
    problem = only(read("content/x.md", data))
    assert problem.rule in {"ma-hoa", "ky-tu-la"}
    if problem.rule == "ma-hoa":
        assert "UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("magic", "name"),
    [(b"PK\x03\x04", "Word"), (b"\xd0\xcf\x11\xe0", "Word"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF")],
)
def test_a_document_of_another_program_is_named(magic: bytes, name: str) -> None:
    problem = only(read("content/x.md", magic + bytes(range(256)) * 9))
    assert (problem.line, problem.rule) == (1, "tep-la")
    assert name in problem.message


@pytest.mark.parametrize(
    "letter",
    ["\0", "\x1b", "\x7f", "\x85", "\u200e", "\u202e", "\u2066", "\ufffd", "\uf0b7", "\uffff"],
    ids=lambda letter: f"U+{ord(letter):04X}",
)
@pytest.mark.parametrize("line", [3, 6])
def test_a_hidden_or_broken_letter_is_named_with_its_line(letter: str, line: int) -> None:
    lines = ["---", "Mã: a", "Tên: b", "---", "", "Bài viết"]
    lines[line - 1] += f" Sơn{letter}La"
    problem = only(read_text("\n".join(lines)))
    assert (problem.line, problem.rule) == (line, "ky-tu-la")
    assert f"U+{ord(letter):04X}" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "«THỊ XÃ» Sơn La",
        "“THỊ XÃ” và ‘ĐÃ’",
        "“Bảng «đơn giá»”…",
        "“cá”, «lá»;",
        "QUẢ’, «XÃ»",
        "tỉnh Bà Rịa «VŨ»",
        "Ä, Å, é và ñ ở tên nước ngoài",
        "à «à» À",
        "50 m², 5 °C",
    ],
)
def test_right_vietnamese_between_quotes_is_no_broken_text(text: str) -> None:
    assert value(front(f"Mục: {text}")) == text


@pytest.mark.parametrize("text", ["Sá»Ÿ Khoa há»c", "Ä‘Æ¡n", "Thá»§ tá»¥c", "Cáº¥p giáº¥y"])
def test_text_broken_on_its_way_is_refused_with_its_line(text: str) -> None:
    problem = only(front(f"Tên: A\nMục: {text}"))
    assert (problem.line, problem.rule) == (3, "ma-hoa")


# ---- bombs -----------------------------------------------------------------------------------------------------------


BOMBS = {
    "60,000 brackets": ("a: " + "[" * 60_000, "cach-viet"),
    "60,000 braces": ("a: " + "{" * 60_000, "cach-viet"),
    "30,000 lists on a line": ("- " * 30_000, "qua-sau"),
    "30,000 keys on a line": ("? " * 30_000, "qua-sau"),
    "300 levels of keys": ("\n".join(" " * depth + "a:" for depth in range(300)), "qua-sau"),
    "300 levels of lists": ("a:\n" + "\n".join(" " * depth + "- " for depth in range(1, 300)), "qua-sau"),
    "merge keys": ("a: &a x\n" + "\n".join(f"a{n}: &b {{<<: [*a, *b]}}" for n in range(30)), "cach-viet"),
    "a billion laughs": ("a: b\n" + "\n".join(f"a{n}: [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)), "cach-viet"),
    "a long value": ("a: " + "x" * 270_000, "qua-lon"),
    "many keys": ("\n".join(f"a{n}: b" for n in range(30_000)), "qua-lon"),
    "quotes": ("a: '" + "'" * 60_000, "cach-viet"),
    "blank lines": ("a:" + "\n" * 60_000 + "b", "cach-viet"),
    "a number of 60,000 digits": ("a: " + "1" * 60_000, ""),
}


@pytest.mark.parametrize(("values", "rule"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_it_works(values: str, rule: str) -> None:
    assert {problem.rule for problem in front(values).problems} == ({rule} if rule else set())


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    deep = ["  " * depth + "a:" for depth in range(20)]
    assert not front("\n".join(deep) + " b").problems
    assert only(front("\n".join([*deep, "  " * 20 + "a:"]) + " b")).rule == "qua-sau"


def test_a_file_of_more_than_512_kb_is_not_read() -> None:
    assert only(read("content/x.md", PROCEDURE.encode() + b"\n" * 512 * 1024)).rule == "qua-lon"


def register(rows: int) -> bytes:
    row = "  - Mã: 1.{:06}\n    Tên: Cấp giấy chứng nhận đăng ký\n    Lĩnh vực: Khoa học và công nghệ\n"
    return "".join(("---\nBan hành mới:\n", *map(row.format, range(rows)), "---\n")).encode()


def test_a_register_of_any_size_is_read_and_a_page_of_that_size_is_not() -> None:
    data = register(8_000)
    assert len(data) > 512 * 1024
    source = read("content/register/qd-01.md", data)
    assert not source.problems
    (_, rows), *_ = source.values.entries
    assert isinstance(rows, Items)
    assert len(rows.items) == 8_000
    assert only(read("content/x.md", data)).rule == "qua-lon"
    [problem] = read("content/procedures/register/1.010040.md", register(4_000)).problems
    assert (problem.line, problem.rule) == (1, "qua-lon")


def test_what_is_read_without_bound_are_the_files_of_the_register() -> None:
    assert [f"content/{pattern}" for pattern in DECISIONS.files] == [f"{ROWS}*.md"]


def test_a_register_with_the_body_of_a_bomb_is_refused() -> None:
    [problem] = read("content/register/qd-01.md", register(2) + b"x" * 600 * 1024).problems
    assert (problem.rule, problem.line) == ("qua-lon", 10)


# ---- whatever the bytes ----------------------------------------------------------------------------------------------

TOKENS = st.sampled_from(
    (
        *("\n", "\n", "\n", *" \"'#-:,[]{}&*!|>%@`?~=<\\.\t", "---", "...", "—--", ": ", " #", "- ", "\n  ", "\n---\n"),
        *("|\n", ">\n", "? ", "Mã: 1.010040\n", "Tên", "<<: ", "!!str ", "&a ", "*a", "đ", "é"),
        *("\ufeff", "\u00a0", "\u2028", "\u2003", "\r", "\0"),
    )
)


def reads(data: bytes) -> Source:
    source = read("content/x.md", data)
    total = data.count(b"\n") + data.count(b"\r") + 1
    told = [problem.line for problem in source.problems] + [each.line for each in nodes(source.values)]
    assert all(1 <= line <= total for line in told)
    assert source.problems or source.values.entries, "neither values nor a problem: front matter lost in silence"
    return source


@EXAMPLES
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reads(data)
    reads(b"---\n" + data + b"\n---\n")


@EXAMPLES
@given(st.lists(TOKENS, max_size=40).map("".join), st.booleans())
@example("Tên: A\n--- # phần hai\nMã: b", True)
@example("---\u2003\nTên: A\n---\n", False)
def test_any_text_of_fences_colons_quotes_and_dashes_is_read_or_refused(text: str, fenced: bool) -> None:
    source = reads((f"---\n{text}\n---\n\nBài." if fenced else text).encode())
    assert unpack(pack(source)) == source


@EXAMPLES
@given(st.lists(TOKENS, max_size=15).map("".join))
@example("...")
@example("--- # phần hai")
def test_no_key_is_lost_in_silence(inserted: str) -> None:
    source = front(f"Trước: một\n{inserted}\nSau: hai")
    assert (
        source.problems
        or {"Trước", "Sau"} <= {name.value for name, _ in source.values.entries}
        or (
            "Sau: hai" in " ".join(each.value for each in nodes(source.values))  # it became part of a longer text
        )
    )
