"""What Word or a web page leaves in a pasted text, and Markdown would run together or take for a sign of its own."""

import re
from collections.abc import Iterator

from generator.reading.lint import LETTERED, LIST_ITEM, Fault

_CODE = re.compile(r"`[^`]*`")
_STARS = re.compile(r"\d\*\d+\*\d")
_APART = re.compile(r"\[[^\[\]]+\]\s+\(\s*[^\s()]*[/.][^\s()]*\s*\)|\([^()]+\)\[\s*[^\s\[\]]*[/.][^\s\[\]]*\s*\]")
_TABBED_ITEM = re.compile(r" *(?:[-*+•]|\d{1,2}[.)])\t")
_ENDED = re.compile(r"[.!?:;…][”\"»)]*$")
_BEGUN = re.compile(r"\s*[“\"«(]*([^\W_])")
_BLOCK = re.compile(r"\s*(?:[>|#:]|!!!|\[\^?[^\]]*\]:)")


def pasted(lines: list[str]) -> Iterator[Fault]:
    """Everything of the kind; what runs on over several lines is told once."""
    for number, line in enumerate(lines):
        bare = _CODE.sub("", line)
        if found := _STARS.search(bare):
            hint = f"viết «{found[0].replace('*', ' × ')}», hoặc thêm dấu cách hai bên dấu *"
            yield number, f"dấu * giữa các số «{found[0]}» sẽ mất và làm chữ nghiêng", hint
        if found := _APART.search(bare):
            hint = "viết liền «[tên hiện ra](địa chỉ)», không có dấu cách ở giữa"
            yield number, f"«{found[0]}» không thành liên kết", hint
    yield from _tabs(lines)
    yield from _run_together(lines)


def _tabs(lines: list[str]) -> Iterator[Fault]:
    """Cells of a table, or items of a list, that Word keeps apart by tabs."""
    in_run = False
    for number, line in enumerate(lines):
        tabbed = "\t" in line.strip()
        if tabbed and not in_run:
            after = lines[number + 1].strip() if number + 1 < len(lines) else ""
            if _TABBED_ITEM.match(line):
                yield (
                    number,
                    "sau dấu đầu dòng là dấu Tab nên không thành danh sách",
                    "gõ dấu cách thay dấu Tab",
                )
            elif "\t" in after or line.strip().count("\t") > 1:
                hint = "viết mỗi dòng «| ô | ô |», dưới dòng tên cột thêm dòng «|---|---|»"
                yield number, "bảng chép từ Word hay Excel: các ô cách nhau bằng dấu Tab sẽ bị dồn thành một đoạn", hint
        in_run = tabbed


def _run_together(lines: list[str]) -> Iterator[Fault]:
    """Lines of one block of which each ends a sentence were paragraphs, but Markdown makes one of them."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip():
            block.append(line)
            continue
        if len(block) > 1 and all(map(_is_sentence, block)):
            hint = "thêm một dòng trống giữa hai đoạn; nếu là một đoạn thì nối lại thành một dòng"
            yield number - len(block) + 1, "hai đoạn chỉ cách nhau một lần xuống dòng nên sẽ bị dồn làm một", hint
        block = []


def _is_sentence(line: str) -> bool:
    if _BLOCK.match(line) or LIST_ITEM.match(line) or LETTERED.match(line) or "\t" in line or not _ENDED.search(line):
        return False
    first = _BEGUN.match(line)
    return first is not None and not first[1].islower()
