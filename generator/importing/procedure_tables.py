"""The tables of an exported procedure: ways of handing in with their times and fees, papers, legal bases."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from generator.declaring.spec import Typed
from generator.importing.blocks import Block, Paragraph, Table, columns, one_line
from generator.importing.found import Found
from generator.importing.phrases import day_in
from generator.text.comparing import fold

NOTHING = re.compile(r"khong co thong tin|khong co|chua co thong tin|khong quy dinh|[-–.]*")
WAYS = {"truc tiep": "Trực tiếp", "truc tuyen": "Trực tuyến", "buu chinh": "Bưu chính công ích"}
_FEE = re.compile(r"(?:(Phí|Lệ phí)\s*:\s*)?(.+)")

# ---- ways, times, fees -----------------------------------------------------------------------------------------------

_WAY_COLUMNS = {"way": r"hinh thuc", "time": r"thoi han|thoi gian", "fee": r"phi", "told": r"mo ta|ghi chu"}


def read_ways(parts: Mapping[str, list[Block]], found: Found) -> None:
    """Ways of handing in; a time or a fee that is the same for all is the procedure's."""
    rows: list[tuple[str, str, str, str]] = []
    for block in parts.get("Cách thức thực hiện", ()):
        where = columns(block, _WAY_COLUMNS, ("way",)) if isinstance(block, Table) else None
        if not isinstance(block, Table) or not where:
            found.unplaced += [f"Cách thức thực hiện: {line}" for line in block.text.split("\n") if line]
            continue
        for row in block.rows[where.first :]:
            way, time, fee, told = (row[where.at[name]].text if name in where.at else "" for name in _WAY_COLUMNS)
            known = next((known for plain, known in WAYS.items() if plain in fold(way)), "")
            if known:
                rows.append((known, one_line(time), fee, one_line(told)))
            elif any((way, time, fee, told)):
                found.unplaced.append("Cách thức thực hiện: " + " | ".join(map(one_line, (way, time, fee, told))))
    merged = [(way, list(group)) for way, group in groupby(rows, lambda row: row[0])]
    times = {row[1] for row in rows if row[1]}
    fees = {row[2] for row in rows if row[2] and not NOTHING.fullmatch(fold(row[2]))}
    typed: list[Typed] = []
    for way, own in merged:
        each: dict[str, Typed] = {"Hình thức": way}
        if len(times) > 1 and own[0][1]:
            each["Thời hạn giải quyết"] = "; ".join(dict.fromkeys(row[1] for row in own if row[1]))
        if len(fees) > 1 and any(row[2] for row in own):
            each["Phí, lệ phí"] = "; ".join(dict.fromkeys(one_line(row[2]) for row in own if row[2]))
        if told := " ".join(dict.fromkeys(row[3] for row in own if row[3])):
            each["Mô tả"] = told
        typed.append(each)
    found.take("Cách thức thực hiện", tuple(typed))
    if times and "Thời hạn giải quyết" not in found.values:
        cases: list[Typed] = [{"Trường hợp": f"Nộp {row[0].lower()}", "Thời hạn": row[1]} for row in rows if row[1]]
        found.take("Thời hạn giải quyết", next(iter(times)) if len(times) == 1 else tuple(cases))
    if fees and "Phí, lệ phí" not in found.values:
        lines = dict.fromkeys(line for row in rows if row[2] in fees for line in row[2].split("\n"))
        found.take("Phí, lệ phí", tuple(fees_of("\n".join(lines))))


def fees_of(text: str) -> Iterator[Typed]:
    """«Phí: 3.000.000 Đồng (…)», a line each."""
    for line in filter(None, text.split("\n")):
        if found := _FEE.fullmatch(line.strip(" -+;.")):
            yield {"Loại": found[1], "Mức": found[2].strip()} if found[1] else found[2].strip()


# ---- papers and bases ------------------------------------------------------------------------------------------------

_WITHOUT_CASE = ("bao gom", "thanh phan ho so", "gom", "ho so gom")
_PAPER = ("name", "form", "count")
_PAPER_COLUMNS = {
    "form": r"mau don|bieu mau|to khai",
    "count": r"so luong|ban chinh",
    "name": r"ten giay to|giay to|thanh phan",
}


def read_dossier(blocks: Iterable[Block], found: Found) -> None:
    """Papers by case: the line above a table is its case, but for «Bao gồm»."""
    cases: list[tuple[str, list[Typed]]] = []
    case = ""
    for block in blocks:
        if isinstance(block, Paragraph):
            for line in block.text.split("\n"):
                case = _line_of_papers(line, case, cases, found)
        elif where := columns(block, _PAPER_COLUMNS, ("name",)):
            for row in block.rows[where.first :]:
                name, form, count = (row[where.at[each]].text if each in where.at else "" for each in _PAPER)
                if len(set(row)) == 1 or (name.endswith(":") and not _counts(count)):
                    case = one_line(name).rstrip(": ")
                elif name:
                    _paper(cases, case, name, form, count, found)
        else:
            found.unplaced += [f"Thành phần hồ sơ: {line}" for line in block.text.split("\n") if line]
    if case and not any(title == case for title, _ in cases):
        found.unplaced.append(f"Thành phần hồ sơ: {case}")
    typed: list[Typed] = [({"Trường hợp": title} if title else {}) | {"Giấy tờ": tuple(own)} for title, own in cases]
    found.take("Thành phần hồ sơ", tuple(typed))


def _line_of_papers(line: str, case: str, cases: list[tuple[str, list[Typed]]], found: Found) -> str:
    """A line outside tables: how many dossiers, a paper after a dash, else the case of what follows; the case."""
    if amount := re.search(r"[Ss]ố (?:lượng|bộ)(?: hồ sơ)?\s*:\s*(.+)", line):
        found.take("Số lượng hồ sơ", amount[1].rstrip(". "))
    elif re.match(r"[-+•]\s", line):
        _paper(cases, case, line, "", "", found)
    else:
        return "" if fold(line).strip(": .") in _WITHOUT_CASE else line.rstrip(": ")
    return case


def _paper(cases: list[tuple[str, list[Typed]]], case: str, name: str, form: str, count: str, found: Found) -> None:
    paper: dict[str, Typed] = {"Tên": re.sub(r"^[-+•]\s*", "", one_line(name)).rstrip("; ")}
    counts = _counts(count)
    if any(counts.values()):
        paper |= {label: str(number) for label, number in counts.items()}
    elif counts:
        found.notes.append(f"giấy tờ «{str(paper['Tên'])[:60]}» ghi 0 bản chính, 0 bản sao: không đưa số bản, xem lại")
    elif count:
        found.unplaced.append(f"Thành phần hồ sơ, số lượng của «{paper['Tên']}»: {one_line(count)}")
    if form and not NOTHING.fullmatch(fold(form)):
        paper["Mẫu"] = one_line(form)
    if not cases or cases[-1][0] != case:
        cases.append((case, []))
    cases[-1][1].append(paper)


def _counts(text: str) -> dict[str, int]:
    """{'Bản chính': 1, 'Bản sao': 0} of «Bản chính: 1 Bản sao: 0»."""
    return {
        label: int(found[1])
        for label in ("Bản chính", "Bản sao")
        if (found := re.search(rf"{label}\s*:?\s*(\d{{1,3}})", text, re.IGNORECASE))
    }


_BASIS_COLUMNS = {
    "number": r"so ky hieu|ma van ban|so hieu",
    "told": r"trich yeu|ten van ban",
    "day": r"ngay ban hanh",
    "office": r"co quan ban hanh",
}


def read_bases(blocks: Iterable[Block], found: Found) -> None:
    typed: list[Typed] = []
    for block in blocks:
        where = columns(block, _BASIS_COLUMNS, ("number",)) if isinstance(block, Table) else None
        if not isinstance(block, Table) or not where:
            found.unplaced += [f"Căn cứ pháp lý: {line}" for line in block.text.split("\n") if line]
            continue
        for row in block.rows[where.first :]:
            number, told, day, office = (
                row[where.at[name]].line if name in where.at else "" for name in _BASIS_COLUMNS
            )
            if number:
                labels = ("Số ký hiệu", "Trích yếu", "Ngày ban hành", "Cơ quan ban hành")
                values = (number, told, day_in(day), office)
                typed.append({label: value for label, value in zip(labels, values, strict=True) if value})
            if (not number and (told or day or office)) or (day and not day_in(day)):
                found.unplaced.append("Căn cứ pháp lý: " + " | ".join(filter(None, (number, told, day, office))))
    found.take("Căn cứ pháp lý", tuple(typed))
