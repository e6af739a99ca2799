"""A decision with its annexed tables, or a list in Excel: the file of a register."""

import re
from collections.abc import Iterator

from generator.declaring.spec import Typed
from generator.declaring.vocabulary import words
from generator.importing.blocks import Cell, Columns, Opened, Paragraph, Table, distinct, one_line
from generator.importing.codes import BadCode, national_code
from generator.importing.codes_behind import with_codes
from generator.importing.found import Found, Standing
from generator.importing.phrases import day_in, declared, in_small_letters, issuer, number_in
from generator.text.comparing import canonical, fold, same, slug

NEW, CHANGED, GONE = LISTS = ("Ban hành mới", "Sửa đổi, bổ sung", "Bãi bỏ")
COLUMNS = {  # the heading of each column, without accents
    "successor": r"thay the boi|(?:ma|thu tuc|tthc).*\bthay the\b(?!.*bi thay the)|ma.*\bmoi$",
    "code": r"^ma\b|\bma (?:so )?(?:tthc|thu tuc|ho so)|so ho so",
    "name": r"^ten (?:tthc|thu tuc)|^thu tuc hanh chinh$|^ten$|noi dung thu tuc",
    "field": r"^linh vuc",
    "state": r"^(?:tinh trang|trang thai|hinh thuc cong bo|loai thay doi)",
}
_STATES = (
    (GONE, r"bai bo|huy bo|het hieu luc"),
    (CHANGED, r"sua doi|bo sung|thay the"),
    (NEW, r"ban hanh|moi|chuan hoa"),
)
_COUNT = re.compile(
    r"(?<![\d/.])(\d{1,3}) (?:danh mục )?(?:thủ tục|TTHC)(?: hành chính)?"
    r"(?: (?:được |bị )?(mới|ban hành mới|sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ))?"
)
_CHIEF = re.compile(r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC)\s.{4,}")


def read_decision(opened: Opened, standing: Standing) -> Found:
    """The register file that a decision or a list says."""
    found = Found(kind="register")
    _heading(opened, standing, found)
    lists: dict[str, list[dict[str, Typed]]] = {name: [] for name in LISTS}
    state, field = "", ""
    for block in opened.blocks:
        if isinstance(block, Paragraph):
            state, field = _under(block.text, state, field, standing)
            continue
        table, where = with_codes(block, COLUMNS)
        if where:
            for row in table.rows[: where.head]:
                state = _state(" ".join(cell.line for cell in distinct(row))) or state
            state, field = _rows(table, where, state, field, lists, found, standing)
            if where.left:
                found.notes.append(f"{block.name}: không đưa vào các cột {', '.join(map('«{}»'.format, where.left))}")
    for name, rows in lists.items():
        found.take(name, tuple(rows))
    count, declared_count = sum(map(len, lists.values())), _declared_count(opened)
    found.take("Tổng số thủ tục", declared_count)
    if not declared_count:
        found.notes.append(f"tệp không ghi tổng số thủ tục; đọc được {count} dòng: đếm lại rồi điền «Tổng số thủ tục»")
    if not count and not found.unread:
        found.unread.append((1, "không thấy bảng nào có cột mã và cột tên thủ tục", "cần cột «Mã TTHC» và «Tên TTHC»"))
    return found


def _heading(opened: Opened, standing: Standing, found: Found) -> None:
    """What the decision says of itself."""
    lines = opened.lines
    whole = "\n".join(lines)
    number = number_in(lines)
    issued = day_in(whole.split("QUYẾT ĐỊNH")[0] if not opened.excel else "") or day_in(
        whole, r"quyết định[^\n]{0,80}?"
    )
    found.take("Số ký hiệu", number)
    found.take("Ngày ban hành", issued)
    effect = day_in(whole, r"hiệu lực[^\n.]{0,60}?")
    if not effect and re.search(r"hiệu lực[^\n.]{0,40}kể từ ngày (?:ký|ban hành)", whole):
        effect = issued
    found.take("Ngày hiệu lực", effect)
    if not opened.excel:
        chief = next((line for line in lines if line.isupper() and _CHIEF.fullmatch(line)), "")
        found.take("Cơ quan ban hành", in_small_letters(chief or issuer(lines), lines, standing.settings))
    found.take("Trích yếu", _abstract(lines))
    year = issued[-4:]
    old = standing.decisions.get((canonical(number), int(year or 0))) if number else None
    name = slug(f"{number}-{year}" if number else opened.name.rpartition(".")[0])
    found.path = old or f"content/register/{name or 'quyet-dinh'}.md"


def _abstract(lines: tuple[str, ...]) -> str:
    """What the decision is about: from «Về việc» or «Công bố» on, up to who decides."""
    told: list[str] = []
    for line in lines:
        if told and (line.isupper() or re.match(r"[-_*]{3,}|Căn cứ", line)):
            break
        if told or re.match(r"(?:Về việc|V/v|Công bố)\b", line):
            told.append(line)
        if len(told) > 4:
            break
    return one_line(" ".join(told))


def _declared_count(opened: Opened) -> str:
    """How many procedures the decision states: in all, else list by list; '' where it does not, or says several."""
    texts = [line for block in opened.blocks for line in block.text.split("\n") if isinstance(block, Paragraph)]
    if opened.excel:
        texts = [cell.line for table in opened.tables for row in table.rows[:8] for cell in distinct(row)]
    counts: dict[str, set[int]] = {}
    for found in (found for line in texts for found in _COUNT.finditer(line)):
        counts.setdefault(_state(found[2] or ""), set()).add(int(found[1]))
    lone = [next(iter(each)) for each in counts.values() if len(each) == 1]
    if len(lone) < len(counts) or not counts:
        return ""
    return str(next(iter(counts[""])) if "" in counts else sum(lone))


def _rows(
    table: Table,
    where: Columns,
    state: str,
    field: str,
    lists: dict[str, list[dict[str, Typed]]],
    found: Found,
    standing: Standing,
) -> tuple[str, str]:
    """The rows of one table put on their lists; gives back the state and the field that hold below it."""
    before: Cell | None = None
    last: dict[str, Typed] = {}
    for number, row in enumerate(table.rows[where.first :], where.first + 1):
        cell, name = row[where.at["code"]], row[where.at["name"]]
        texts = [each.line for each in distinct(row) if each.text]
        if not texts or (cell is before and cell.text) or _repeats(row, where):
            continue
        if len(texts) <= 2 and (cell is name or not (cell.text and name.text)) and (head := _grouping(texts)):
            state, field = _under(head, state, field, standing)
            if last and texts == [name.line] and head[0].islower():
                last["Tên"] = f"{last['Tên']} {head}"
                found.notes.append(f"{table.name}, dòng {number}: «{head[:80]}» nối vào tên ở hàng trên (sang trang)")
            elif not _state(head) and not _field_of(head, standing):
                found.notes.append(f"{table.name}, dòng {number}: «{head[:80]}» không phải thủ tục, đã bỏ qua")
            continue
        before = cell
        try:
            code, mended = national_code(cell, name.line, standing.names)
        except BadCode as bad:
            place = cell.where or f"dòng {number}"
            of = f" (thủ tục «{name.line[:80]}»)" if name.text else ""
            found.unread.append((number, f"{table.name}, {place}: {bad}{of}", bad.hint))
            continue
        if mended:
            found.notes.append(f"{table.name}, {cell.where}: mã {mended}")
        own = _state(row[where.at["state"]].line) if "state" in where.at else ""
        if not (own or state):
            state = NEW
            found.notes.append(f"{table.name}: không ghi mới ban hành, sửa đổi hay bãi bỏ; đã xếp vào «{NEW}», xem lại")
        of = declared(row[where.at["field"]].line, words(standing.settings, "linh_vuc")) if "field" in where.at else ""
        last = _add(lists, own or state, code, name.line, of or field, row, where, found, standing, table.name)
    return state, field


def _add(
    lists: dict[str, list[dict[str, Typed]]],
    state: str,
    code: str,
    name: str,
    field: str,
    row: tuple[Cell, ...],
    where: Columns,
    found: Found,
    standing: Standing,
    table: str,
) -> dict[str, Typed]:
    known = standing.names.get(code, "")
    if known and name and not same(known, name):
        found.notes.append(f"{table}: {code} ghi tên «{name}», chuyên mục đang có «{known}»; xem lại mã và tên")
    typed: dict[str, Typed] = {"Mã": code, "Tên": name or known}
    before = standing.fields.get(code, "")
    if before and field and not same(before, field):
        found.notes.append(f"{table}: {code} ghi lĩnh vực «{field}», chuyên mục đang có «{before}»; xem lại")
    field = field or before
    if field or state != GONE:
        typed["Lĩnh vực"] = field or "(điền lĩnh vực)"
    if state == GONE and "successor" in where.at:
        codes = tuple(re.findall(r"\d\.\d{6}", row[where.at["successor"]].text))
        if codes:
            typed["Thay thế bởi"] = codes
    lists[state].append(typed)
    return typed


def _under(head: str, state: str, field: str, standing: Standing) -> tuple[str, str]:
    """The state and the field that hold below a heading; a new list begins without a field."""
    new, of = _state(head), _field_of(head, standing)
    return new or state, of or ("" if new else field)


def _repeats(row: tuple[Cell, ...], where: Columns) -> bool:
    """The headings again, as on a new page."""
    return all(fold(row[at].line) == fold(where.headings[at]) for at in where.at.values())


def _grouping(texts: list[str]) -> str:
    """«I. Lĩnh vực …»: a row that is no procedure but says what the rows below are; '' for a procedure without code."""
    text = " ".join(texts)
    numbered = re.fullmatch(r"\d{1,3}\.?", texts[0]) is not None
    if len(texts) == 1:
        return text
    lead = re.fullmatch(r"(?:[IVXLC]+|[A-ZĐa-zđ]|\d{1,2}(?:\.\d+)*)[.)]?", texts[0]) is not None
    return (
        text
        if lead and (not numbered or re.search(r"(?i)lĩnh vực|danh mục|thủ tục hành chính (?:mới|được|bị)", texts[1]))
        else ""
    )


def _state(text: str) -> str:
    """Which list a heading, or a word of a column, speaks of; '' for none."""
    for line in _lines(text):
        plain = fold(line)
        if len(plain) < 200 and (re.search(r"thu tuc|tthc|danh muc", plain) or len(plain) < 40):
            name = next((name for name, pattern in _STATES if re.search(rf"\b(?:{pattern})\b", plain)), "")
            several = sum(bool(re.search(rf"\b(?:{pattern})\b", plain)) for _, pattern in _STATES) > 1
            if name and not (several and re.search(r"moi ban hanh.*(?:sua doi|bai bo)|cong bo", plain)):
                return name
    return ""


def _field_of(text: str, standing: Standing) -> str:
    """The field that a heading names; only one that says «lĩnh vực», or is one of the office, does."""
    for line in _lines(text):
        bare = re.sub(r"^(?:[IVXLC]+|[A-ZĐ]|\d+(?:\.\d+)*)[.)]?\s+", "", line)
        bare = re.sub(r"\s*\(.*?(?:thủ tục|TTHC).*?\)\s*$|\s*:\s*$", "", bare)
        known = words(standing.settings, "linh_vuc")
        if re.match(r"(?i)lĩnh vực\b", bare) and len(bare) < 150:
            return declared(bare, known)
        if any(same(word, bare) or fold(word) == fold(bare) for word in known):
            return declared(bare, known)
    return ""


def _lines(text: str) -> Iterator[str]:
    yield from filter(None, map(str.strip, text.split("\n")))
