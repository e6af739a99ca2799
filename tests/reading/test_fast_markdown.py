"""The fast engine writes what Python-Markdown writes, byte for byte, and does less for it.

For a new version of the library, before adding it to `FAST_WITH`: unpack its source (`pip download markdown --no-deps
--no-binary :all:`) and run this file with PYTHON_MARKDOWN set to that folder; then the library's own inputs are
compared too.
"""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import dedent

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.reading import markup

ROOT = Path(__file__).parent.parent.parent
LIBRARY = os.environ.get("PYTHON_MARKDOWN")
Engine = tuple[markdown.Markdown, markup._Inspector]


@cache
def engines() -> tuple[Engine, Engine]:
    """The column's engine upon the library as it is, and the fast one."""
    if markdown.__version__ not in markup.FAST_WITH and LIBRARY is None:
        pytest.skip(f"Python-Markdown {markdown.__version__} runs as it is")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "FAST_WITH", set())
        stock = markup._markdown.__wrapped__()
        patch.setattr(markup, "FAST_WITH", {markdown.__version__})
        fast = markup._markdown.__wrapped__()
    assert type(stock[0]) is markdown.Markdown
    assert type(fast[0]) is not markdown.Markdown
    return stock, fast


def converted(engine: Engine, text: str) -> tuple[str, list[str]]:
    made, inspector = engine
    inspector.misplaced = []
    try:
        return made.convert(text), inspector.misplaced
    except (RecursionError, AssertionError) as error:
        return type(error).__name__, []
    finally:
        made.reset()


def assert_equal(text: str) -> None:
    stock, fast = engines()
    for each in (text, "\n".join(markup._evened(text.split("\n")))):
        assert converted(fast, each) == converted(stock, each), each


# ---- equal -----------------------------------------------------------------------------------------------------------

WORDS = ("thủ tục", "Điều 5", "1.001716", "Sở Nội vụ", "ồ", "a", "x_y", "3 * 4", "e\u0301")
INLINE = (
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "___",
        "`",
        "``",
        "\\",
        "\\*",
        "\\\\",
        "\\`",
        "\\|",
        "\\[",
        "&",
        "&amp;",
        "&#42;",
        "&x",
    ),
    *("<", ">", "<br>", "<b>", "</p>", "<!-- x -->", "<https://a.vn/?a=1&b=2>", "<mailto:a@b.vn>", "<a@b.vn>", "<a@b>"),
    *("[", "]", "(", ")", "![", "](", "][", "[^1]", "[^2]", "[a]", "[a][b]", "[a][]", "![b]", "![a][b]", "[a](b)"),
    *('[a](</b c> "d")', "[a](b 'c')", "[*a*](b_c_d)", "![a *b*](c)", "[a](b", '"', "'", "!", ":", "|", "#", "  \n"),
    *(
        "*a **b** c*",
        "**a *b* c**",
        "***a** b*",
        "_a __b__ c_",
        "*a _b* c_",
        "`a *b* \\`",
        "\x02",
        "\x03",
        "\x02amp\x03",
    ),
    *("\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\u00a0", "\t"),
)
BLOCKS = (
    *(
        "\n- ",
        "\n    - ",
        "\n1. ",
        "\n    2. ",
        "\n* ",
        "\n> ",
        "\n> > ",
        "\n# ",
        "\n## ",
        "\n### a #",
        "\n######",
        "\n    ",
    ),
    *(
        "\n\n",
        "\n\n\n",
        "\n---\n",
        "\n***\n",
        "\n===\n",
        "\n: ",
        "\na\n:   b\n",
        "\n|a|b|\n|---|:-:|\n|c|d|\n",
        "\na | b\n--|--\n",
    ),
    *(
        "\n|",
        "\n[a]: /x\n",
        '\n[b]: <y> "z"\n',
        "\n[^1]: a\n",
        "\n[^2]: b\n    c\n",
        "\n!!! note\n    ",
        '\n!!! warning "a"\n',
        "```\n",
    ),
    *("\n- # ", "\n> ## ", "\n1. a\n\n    b\n", "///Footnotes Go Here///", "[TOC]", "\n"),
)
TEXTS = st.lists(st.sampled_from((*WORDS, " ", *INLINE, *BLOCKS)), max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
@example("![a [b] `c`](d) [^1] *e\n\n[^1]: f **g** &copy;\n\n[b]: h 'i'\n")
@example("*" * 40 + "a" + "_" * 40)
@example('| `a | b` | \\| |\n|---|---|\n| *a* | [b](c "d & e") |\n| <a@b.vn> |\n')
@example("- a\n\n    # b\n\n> # c\n\n!!! note\n    ## d\n")
def test_whatever_is_written_both_make_the_same_of_it(text: str) -> None:
    assert_equal(text)


def texts() -> Iterator[str]:
    for place in ("content", "examples", "tests", "docs"):
        for path in sorted((ROOT / place).rglob("*.md")):
            if "node_modules" not in path.parts:
                yield path.read_bytes().decode(errors="replace")
    if LIBRARY:
        yield from inputs_of(Path(LIBRARY) / "tests")


def inputs_of(tests: Path) -> Iterator[str]:
    """Everything that the library's own tests convert, and what else stands in them in quotes."""
    for path in sorted((*tests.rglob("*.txt"), *tests.rglob("*.md"))):
        yield path.read_text("utf-8", errors="replace")
    for path in sorted(tests.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
                yield dedent(node.value)


def test_every_text_of_the_project_is_the_same() -> None:
    seen = 0
    for text in texts():
        assert_equal(text)
        assert_equal(text.partition("\n---\n")[2])
        seen += 1
    assert seen > 150


# ---- and less work ---------------------------------------------------------------------------------------------------


def tried(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many times a pattern is tried by the fast engine."""
    _, (engine, _) = engines()
    count = 0

    def counting(pattern: markdown.inlinepatterns.Pattern) -> object:
        nonlocal count
        count += 1
        return pattern.compiled_re

    with monkeypatch.context() as patch:
        patch.setattr(markdown.inlinepatterns.Pattern, "getCompiledRegExp", counting)
        engine.convert(text)
        engine.reset()
    return count


def test_a_pattern_is_tried_only_where_its_sign_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "## Trình tự\n\nNộp hồ sơ tại Bộ phận Một cửa.\n\n- Bản chính\n- Bản sao\n"
    assert tried(page, monkeypatch) == 0
    assert tried(page + "\n**Lệ phí**: không.\n", monkeypatch) <= 3


def test_a_version_that_nobody_tested_runs_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown, "__version__", "99.0")
    assert type(markup._markdown.__wrapped__()[0]) is markdown.Markdown
