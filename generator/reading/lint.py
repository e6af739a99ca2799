"""What a Markdown body would lose, show wrongly or choke on: told from its lines, before anything is converted."""

import re
from collections.abc import Iterator

Fault = tuple[int, str, str]  # index of the line, message, hint

# Bounds far above any real article and far below where Python-Markdown turns quadratic or overflows the stack.
MAX_LINES = 5_000
MAX_LINE = 8_000
MAX_BRACKETS = 3_000
MAX_BRACKETS_A_BLOCK = 300
MAX_MARKS_A_BLOCK = 1_500
MAX_MEANINGS = 200  # of one term
MAX_NESTING = 6
MAX_TABLE_COLUMNS = 20
MAX_FOOTNOTES = 200

LEFTOVERS = (  # what no reader must meet in running text; each choice begins with a sign: so a search is fast
    (re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}"), "dấu của mẫu trang"),
    (
        re.compile(
            r"\*\*|__(?<!\w__)(?=[^\W_])|\]\(|\]\[|!\[|`(?<!\w`)|\[\^"
            r"|#(?<!.#)#{0,5} |\|(?<!.\|).*\||:::(?<!.:::)|!!!(?<!.!!!) "  # at the start of a line
        ),
        "ký hiệu định dạng",
    ),
)

_MARKS = "[*_`<\\&!"
_PILED_UP = re.compile(r"\*{8,}[^\s*]|\[{4}|(?:!\[){3}|^`{4}")
_DEEP = re.compile(  # a line of too many levels, or of too many backticks
    rf"\n(?: *(?:(?:[>*+-]|\d+\. ) *){{{MAX_NESTING + 1}}}|[^\S\n]{{{4 * (MAX_NESTING + 1)}}}|`{{4}})"
)

LIST_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|(?P<number>\d+)\.) +(?P<rest>\S.*)?$")
_TAGS = "a|b|br|button|center|code|div|em|font|form|h[1-6]|hr|i|iframe|img|input|li|link|meta|object|ol|p|pre|s|script"
_TAGS += "|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video"
_HTML = re.compile(rf"<(?:(?:{_TAGS})(?:[\s/>]|$)|/[a-z]|!|\?)", re.IGNORECASE)
_OFFICE_BULLET = re.compile(r" *(?:[•●▪◦·‣○■□✓✔]|[-+](?=[^\W\d_])|\*(?=[^\W\d_][^*]*$))\s*(?=\S)")
_DASH_BULLET = re.compile(r" *[–—]\s*(?=\S)")
LETTERED = re.compile(
    r" *(?:(?:\(?[a-zđA-ZĐ\d]{1,3}\)|[a-zđA-ZĐ]\.|[IVX]+\.|\d+(?:\.\d+)+\.?)\s"
    r"|(?:\d{1,2}|[a-zđ])/(?:\s|(?=[^\W\d_][a-zà-ỹ]))|\d{1,2}\.(?=[^\W\d_])|(?:Bước|Ý|Điều|Khoản) \d+\s*[:.])"
)
_REFERENCE = re.compile(r"[ >*+-]*\[(?P<label>[^\]^][^\]]*)\]:\s*(?P<target>\S*)")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]]+)\]:")


def heading(line: str) -> tuple[int, str] | None:
    """(level, title) of a line that begins with `#`, as Markdown takes it; the title may be empty."""
    marks = len(line) - len(line.lstrip("#"))
    if not marks or (len(line) > marks and marks <= 6 and line[marks] not in " \t"):
        return None
    return marks, line[marks:].strip().rstrip("#").rstrip()


def too_heavy(lines: list[str]) -> Iterator[Fault]:
    """The first line that would take Markdown too long, or nothing."""
    if len(lines) > MAX_LINES:
        yield 0, f"phần bài viết dài quá {MAX_LINES} dòng", "tách thành nhiều bài"
        return
    if _is_light(lines):
        return
    total = brackets = marks = meanings = 0
    for number, line in enumerate(lines):
        if not line.strip():
            brackets = marks = meanings = 0
            continue
        total += line.count("[")
        brackets += line.count("[")
        marks += sum(map(line.count, _MARKS))
        meanings += line.startswith(":")
        openers = re.match(r"(?:[ >*+-]|\d+\. )*", line)
        depth = len(re.findall(r"[>*+-]|\d+\.", openers.group())) if openers else 0
        if (
            len(line) > MAX_LINE
            or total > MAX_BRACKETS
            or brackets > MAX_BRACKETS_A_BLOCK
            or marks > MAX_MARKS_A_BLOCK
            or meanings > MAX_MEANINGS
            or (depth > MAX_NESTING and not re.fullmatch(r"[-*_ |:]+", line))
            or (len(line) - len(line.lstrip())) // 4 > MAX_NESTING
            or _PILED_UP.search(line)
        ):
            yield number, "chỗ này quá dài hoặc có quá nhiều dấu nên máy đọc rất chậm", "viết lại đơn giản hơn"
            return
    if sum(line.count("[^") for line in lines) > MAX_FOOTNOTES:
        yield 0, f"bài có quá {MAX_FOOTNOTES} chú thích cuối trang", "bớt chú thích hoặc tách bài"


def _is_light(lines: list[str]) -> bool:
    """Whether the whole text is below every bound that a line or a block of it could pass, as nearly every one is."""
    text = "\n".join(lines)
    return (
        max(map(len, lines)) <= MAX_LINE
        and text.count("[") <= MAX_BRACKETS_A_BLOCK
        and sum(map(text.count, _MARKS)) <= MAX_MARKS_A_BLOCK
        and text.count("\n:") < MAX_MEANINGS
        and text.count("[^") <= MAX_FOOTNOTES
        and not any(pile in text for pile in ("*" * 8, "[" * 4, "![" * 3))
        and not _DEEP.search(f"\n{text}")
    )


def faults(lines: list[str]) -> Iterator[Fault]:
    """Everything on the lines that would be lost, unsafe or shown wrongly."""
    yield from _lists(lines)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        yield from _unsafe(number, line)
        yield from _heading(number, line, before)
    yield from _tables(lines)
    yield from _definitions(lines)


def _unsafe(number: int, line: str) -> Iterator[Fault]:
    if "<" in line and (found := _HTML.search(re.sub(r"`[^`]*`", "", line))):
        hint = "bỏ thẻ đó; chữ đậm viết **như thế này**, liên kết viết [tên](địa chỉ)"
        yield number, f"không dùng thẻ HTML trong bài viết: «{found.group().strip()}…»", hint


def _heading(number: int, line: str, before: str) -> Iterator[Fault]:
    if line.lstrip(" >").startswith("#"):
        found = heading(line)
        if line.startswith(" ") and heading(line.strip()):
            yield number, "tiêu đề bị thụt vào nên không thành tiêu đề", "đưa dấu # ra đầu dòng"
        elif found is None and not line.startswith("#"):
            pass
        elif found is None or not found[1] or found[0] > 6:
            yield number, "tiêu đề thiếu dấu cách hoặc thiếu chữ sau dấu #", "viết «## Tên tiêu đề»"
        elif found[0] == 1:
            yield number, "tiêu đề một dấu # dành cho tên bài", "dùng hai dấu: «## Tên tiêu đề»"
    if line.startswith(("=", "-")) and re.match(r"(?:=+|-+)\s*$", line) and before.strip():
        yield number, "dòng gạch dưới chữ biến dòng trên thành tiêu đề", "viết «## Tên tiêu đề», hoặc thêm dòng trống"


# ---- lists -----------------------------------------------------------------------------------------------------------


def _lists(lines: list[str]) -> Iterator[Fault]:
    in_list, mixed, last = False, False, 0
    kinds: dict[int, bool] = {}  # at each indent, whether its items are numbered
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        item = LIST_ITEM.match(line)
        if not line.strip():
            continue
        if line.startswith("#"):
            in_list = False
            continue
        if not in_list:
            kinds, mixed = {}, False
        if item:
            indent, numbered = len(item["indent"]), item["number"] is not None
            kinds = {at: kind for at, kind in kinds.items() if at <= indent}
            if kinds.setdefault(indent, numbered) != numbered and before.strip():
                if not mixed:
                    hint = "danh sách con thì thụt vào 4 dấu cách; danh sách khác thì thêm một dòng chữ ở giữa"
                    yield number, "danh sách đánh số và danh sách gạch viết liền nhau nên bị nhập làm một", hint
                mixed = True
            kinds[indent] = numbered
            if mixed:
                pass  # what follows in this list is of the same fault
            elif numbered and not indent:
                yield from _numbering(number, int(item["number"]), last if in_list else 0)
                last = int(item["number"])
            if not in_list and before.strip() and not _opens(before):
                hint = "thêm một dòng trống trước mục đầu tiên của danh sách"
                yield number, "danh sách viết liền ngay dưới một dòng chữ nên sẽ bị dồn thành một đoạn", hint
        else:
            yield from _office_list(number, line, before, after)
        in_list = bool(item) or (in_list and (line.startswith(" ") or bool(before.strip())))


def _opens(before: str) -> bool:
    """Whether a list may begin right below: a heading, a notice."""
    return before.startswith(("#", "!!!"))


def _numbering(number: int, typed: int, last: int) -> Iterator[Fault]:
    if last and typed != last + 1:
        hint = f"sửa thành {last + 1}. hoặc thêm một dòng chữ giữa hai danh sách"
        yield number, f"số thứ tự nhảy từ {last} đến {typed} nên trang sẽ hiện sai số", hint
    elif not last and typed > 99:
        yield number, f"«{typed}.» ở đầu dòng bị hiểu là số thứ tự", f"viết «{typed}\\.» hoặc đổi cách viết câu"


def _office_list(number: int, line: str, before: str, after: str) -> Iterator[Fault]:
    glued = bool(before.strip() or after.strip())
    found = _OFFICE_BULLET.match(line) or (_DASH_BULLET.match(line) if glued else None)
    if found and before.strip()[:1] == found.group().strip():
        return  # the first of the run has told it
    if found:
        message = f"dấu «{found.group().strip()}» ở đầu dòng không tạo thành danh sách"
        yield number, message, "viết «- » (gạch ngang rồi dấu cách), có dòng trống trước mục đầu"
    elif LETTERED.match(line) and before.strip() and not _opens(before):
        hint = "để một dòng trống giữa các ý, hoặc viết thành danh sách bằng «- »"
        yield number, "các ý a), 1/, Bước 1: … viết liền dòng sẽ bị dồn thành một đoạn", hint


# ---- tables and definitions ------------------------------------------------------------------------------------------


def _tables(lines: list[str]) -> Iterator[Fault]:
    yield from _without_rule(lines)
    done = 0  # the last line of the table before
    for number in range(1, len(lines)):
        if number <= done or not _is_rule(lines[number]) or "|" not in lines[number - 1]:
            continue
        columns = len(_cells(lines[number - 1]))
        if columns > MAX_TABLE_COLUMNS:
            yield number - 1, f"bảng có {columns} cột, quá {MAX_TABLE_COLUMNS}", "tách bảng"
        if len(_cells(lines[number])) != columns:
            yield number, "dòng gạch của bảng không đủ hoặc thừa cột so với dòng tên cột", f"viết đủ {columns} ô «---»"
        if number > 1 and lines[number - 2].strip() and not lines[number - 2].startswith("#"):
            yield number - 1, "bảng viết liền ngay dưới một dòng chữ", "thêm một dòng trống trước bảng"
        if not "".join(lines[number + 1 : number + 2]).strip(" |"):
            yield number - 1, "bảng chỉ có dòng tên cột, chưa có dòng nào", "thêm các dòng của bảng, hoặc xóa bảng"
        for row in range(number + 1, len(lines)):
            if not lines[row].strip():
                break
            done = row
            if (cells := len(_cells(lines[row]))) != columns:
                message = f"dòng này của bảng có {cells} ô, dòng tên cột có {columns}"
                yield row, message, "sửa cho đủ số ô; dấu | trong một ô viết là \\|"


def _without_rule(lines: list[str]) -> Iterator[Fault]:
    """A table has a rule below the names of its columns, and nothing else makes it one."""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        first = line.startswith("|") and line.count("|") > 1 and not before.strip()
        if first and not any(map(_is_rule, lines[number : number + 2])):
            rule = "|" + "---|" * len(_cells(line))
            yield number, "bảng thiếu dòng gạch ngay dưới dòng tên cột", f"thêm dòng «{rule}» ở dưới dòng này"


def _is_rule(line: str) -> bool:
    return "|" in line and set(line) <= set("|-: ") and all("-" in cell for cell in _cells(line))


def _cells(line: str) -> list[str]:
    bare = re.sub(r"`[^`]*`", "", line).strip()
    return re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", bare))


def _definitions(lines: list[str]) -> Iterator[Fault]:
    """Lines that Markdown takes away: targets of references, and footnotes."""
    text = "\n".join(lines)
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if "]:" not in line:
            continue
        if found := _FOOTNOTE.match(line):
            if found["label"] in seen:
                message = f"chú thích [^{found['label']}] viết hai lần nên một cái sẽ mất"
                yield number, message, "đánh số khác cho chú thích này"
            seen.add(found["label"])
        elif (found := _REFERENCE.match(line)) and text.count(f"[{found['label']}]") < 2:
            hint = f"viết «\\[{found['label']}\\]: …», hoặc bỏ dấu ngoặc vuông"
            yield number, f"dòng «[{found['label']}]: …» bị hiểu là địa chỉ liên kết nên sẽ mất", hint
