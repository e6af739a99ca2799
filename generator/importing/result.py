"""The result of an index in Excel or Word: the file of one year of it."""

import re
from typing import Any

from generator.declaring.spec import Typed
from generator.importing.blocks import Cell, Columns, Opened, Table, columns, distinct
from generator.importing.found import Found, Standing, Unsaid
from generator.importing.phrases import rank_in, score_in
from generator.importing.provinces import provinces_of
from generator.importing.row_of_ours import Index, our_row
from generator.text.comparing import fold, guess, key

COLUMNS = {
    "rank": r"hang\b|thu bac",
    "most": r"toi da|thang diem|diem chuan",
    "mean": r"trung binh",
    "median": r"trung vi",
    "score": r"diem|ket qua|gia tri|ty le|\bchi so dat",
    "code": r"^(?:ma|stt|tt)\b",
    "name": r"ten|thanh phan|linh vuc|noi dung|tieu chi|chi so",
}
_TOTAL = re.compile(r"(?:diem )?(?:tong|tong hop|tong diem|tong cong|chi so chung|chung)\b.*|(?:toan )?tinh")
_YEARS = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_TITLE = re.compile(r"năm\s*:?\s*(20\d{2})(?!\d)", re.IGNORECASE)
_DAY = re.compile(r"tháng\s*\d{1,2}\s*(?:năm|/)\s*\d{4}|\d{1,2}/\d{1,2}/\d{4}", re.IGNORECASE)


def read_result(opened: Opened, standing: Standing) -> Found:
    """The year's file that a table says. The index and the year are those that the file, or its name, tells."""
    found = Found(kind="index_result")
    index, year = _index_and_year(opened, standing)
    if (told := _year(opened)) not in ("", year):
        found.notes.append(f"tệp ghi năm {told}; ghi vào năm {year} như đã yêu cầu")
    method = _method(standing.indices.get(index), year)
    found.take("Năm", year)
    found.take("Phiên bản phương pháp", method.ma if method else "")
    components: dict[str, dict[str, Typed]] = {}
    ours = Index(standing.indices.get(index), standing.settings, year, method)
    for table in opened.tables:
        if year not in (_YEARS.findall(table.name) or [year]):
            found.notes.append(f"bỏ qua {table.name}: của năm khác")
        elif provinces := provinces_of(table):
            our_row(table, provinces, ours, components, found)
        elif where := columns(table, COLUMNS, ("name", "score")):
            _rows(table, where, method, components, found)
    typed: list[Typed] = []
    for each in components.values():
        criteria = each.get("Tiêu chí")
        typed.append(each if criteria else {label: value for label, value in each.items() if value})
    found.take("Thành phần", tuple(typed))
    found.path = f"content/indices/{index}/{year}.md"
    found.added_to = "Thành phần"
    if not method:
        found.notes.append("không rõ phiên bản phương pháp của năm này nên chưa đối được tên thành phần với mã")
    return found


def _index_and_year(opened: Opened, standing: Standing) -> tuple[str, str]:
    """Which result it is, as the editor or else the file says it; raises Unsaid where neither does."""
    typed_index, _, typed_year = opened.meant.removeprefix("content/indices/").removesuffix(".md").rpartition("/")
    index = typed_index or _index("\n".join((opened.name, *opened.lines)), standing)
    year = typed_year or _year(opened)
    example = str(int(standing.day[-4:]) - 1)
    if index not in standing.indices:
        names = " · ".join(standing.indices)
        told = f"không có chỉ số «{index}»" if index else "không rõ đây là chỉ số nào"
        question = f"tên tệp của chỉ số: {names}" if year else f"chỉ số ({names}) và năm được đánh giá"
        first = next(iter(standing.indices), "papi")
        place, shown = (f"{{}}/{year}.md", first) if year else ("{}.md", f"{first}/{example}")
        raise Unsaid(told, question, f"content/indices/{place}", shown)
    if not re.fullmatch(_YEARS, year) or year > standing.day[-4:]:
        told = f"«{year}» không phải một năm đã đánh giá" if year else "không rõ số liệu của năm nào"
        raise Unsaid(told, "năm được đánh giá", f"content/indices/{index}/{{}}.md", example)
    return index, year


def _year(opened: Opened) -> str:
    """The year that a file plainly is about: by its title, its name, else the only one in it; '' where these differ."""
    titles = (set(_TITLE.findall(_DAY.sub("", line))) for line in opened.lines)
    title, name = next(filter(None, titles), set()), set(_YEARS.findall(opened.name))
    sheets = (table.name for table in opened.tables)
    told = title | name or set(_YEARS.findall("\n".join((*opened.lines, *sheets))))
    return told.pop() if len(told) == 1 else ""


def _index(whole: str, standing: Standing) -> str:
    """The file's name of the index that a text names, by its short name first."""
    plain = key(whole)
    records: dict[str, Any] = dict(standing.indices)
    for attribute in ("ten_viet_tat", "ten"):
        near = [name for name, index in records.items() if key(getattr(index, attribute)) in plain]
        if len(near) == 1:
            return near[0]
        inner = [name for name in near if not any(name != other and name in other for other in near)]
        if len(inner) == 1:
            return inner[0]
    return ""


def _method(index: Any, year: str) -> Any:
    """The version of the method in which the year was measured."""
    methods = index.phien_ban_phuong_phap if index and year else ()
    return next((each for each in methods if each.tu_nam <= int(year) <= (each.den_nam or 9999)), None)


def _rows(table: Table, where: Columns, method: Any, components: dict[str, dict[str, Typed]], found: Found) -> None:
    known = {each.ma: each.ten for each in method.thanh_phan} if method else {}
    inner = {each.ma: (own.ma, each.ten) for own in (method.thanh_phan if method else ()) for each in own.tieu_chi}
    for number, row in enumerate(table.rows[where.first :], where.first + 1):
        name = row[where.at["name"]].line
        code = row[where.at["code"]].line.rstrip(".").replace(",", ".") if "code" in where.at else ""
        if not name or sum(bool(cell.text) for cell in distinct(row)) < 2:
            continue
        figures = _figures(row, where, table, number, found)
        if _TOTAL.fullmatch(fold(name)):
            for label, value in figures.items():
                found.take(f"{label} cả nước" if label.startswith("Trung") else label, value)
            continue
        own = _code(name, known) or (code if code in known and not method.thanh_phan else "")
        criterion = _code(name, {each: title for each, (_, title) in inner.items()})
        if own and figures:
            components.setdefault(own, {"Mã": own}).update(figures)
        elif criterion and "Điểm" in figures:
            parent = components.setdefault(inner[criterion][0], {"Mã": inner[criterion][0]})
            before = parent.get("Tiêu chí", ())
            assert isinstance(before, tuple)
            parent["Tiêu chí"] = (*before, {"Mã": criterion, "Điểm": figures["Điểm"]})
        elif figures:
            told = f"{table.name}, dòng {number}: không rõ «{name[:80]}» là thành phần nào"
            names = " · ".join(f"{each} {title}" for each, title in known.items())
            found.unread.append(
                (number, told, f"các thành phần đã khai: {names}" if names else "khai thành phần ở tệp chỉ số trước")
            )


def _code(name: str, known: dict[str, str]) -> str:
    """The code of a declared name, typed with or without its number before it."""
    bare = re.sub(r"^(?:\d+(?:\.\d+)*|[IVX]+)[.):]?\s+", "", name)
    near = guess(bare, known.values())
    return next((code for code, title in known.items() if title == near), "")


def _figures(row: tuple[Cell, ...], where: Columns, table: Table, number: int, found: Found) -> dict[str, Typed]:
    """Score, rank (with «/63» the number of provinces) and the country's figures of one row."""
    figures: dict[str, Typed] = {}
    for column, label in (("score", "Điểm"), ("mean", "Trung bình"), ("median", "Trung vị")):
        cell = row[where.at[column]] if column in where.at else Cell("")
        if text := score_in(cell):
            figures[label] = text
        elif cell.text and cell.line not in "-–":
            told = f"{table.name}, {cell.where or f'dòng {number}'}: «{cell.line}» không phải số"
            found.unread.append((number, told, "gõ lại số ở ô này, dấu phẩy thập phân: 62,45"))
    cell = row[where.at["rank"]] if "rank" in where.at else Cell("")
    if rank := rank_in(cell):
        figures |= {label: each for label, each in zip(("Hạng", "Trên tổng số"), rank, strict=True) if each}
    elif cell.text and cell.line not in "-–":
        told = f"{table.name}, {cell.where or f'dòng {number}'}: «{cell.line}» không phải hạng"
        found.unread.append((number, told, "gõ lại hạng ở ô này: 13 hoặc 13/63"))
    return figures
