"""One procedure as the national database exports it: the file of a procedure."""

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.declaring.vocabulary import words
from generator.importing.blocks import Block, Cell, Opened, Paragraph, Table, distinct, one_line
from generator.importing.codes import BadCode, national_code
from generator.importing.found import Found, Standing
from generator.importing.joining import joined
from generator.importing.phrases import declared
from generator.importing.procedure_tables import NOTHING, fees_of, read_bases, read_dossier, read_ways
from generator.text.comparing import fold

PARTS = {  # what the database prints, without accents -> the part of a file; '' for what a file has no place for
    "ma thu tuc": "Mã thủ tục",
    "ma tthc": "Mã thủ tục",
    "so quyet dinh": "",
    "quyet dinh cong bo": "",
    "co quan cong bo": "",
    "co quan cong bo/cong khai": "",
    "ten thu tuc": "Tên thủ tục",
    "ten thu tuc hanh chinh": "Tên thủ tục",
    "cap thuc hien": "Cấp thực hiện",
    "loai thu tuc": "",
    "loai thu tuc hanh chinh": "",
    "linh vuc": "Lĩnh vực",
    "trinh tu thuc hien": "Trình tự thực hiện",
    "cach thuc thuc hien": "Cách thức thực hiện",
    "thanh phan ho so": "Thành phần hồ sơ",
    "thanh phan, so luong ho so": "Thành phần hồ sơ",
    "so luong ho so": "Số lượng hồ sơ",
    "thoi han giai quyet": "Thời hạn giải quyết",
    "doi tuong thuc hien": "Đối tượng thực hiện",
    "doi tuong thuc hien thu tuc hanh chinh": "Đối tượng thực hiện",
    "co quan thuc hien": "Cơ quan thực hiện",
    "co quan co tham quyen": "Cơ quan có thẩm quyền",
    "dia chi tiep nhan hs": "Địa chỉ tiếp nhận hồ sơ",
    "dia chi tiep nhan ho so": "Địa chỉ tiếp nhận hồ sơ",
    "co quan duoc uy quyen": "",
    "co quan phoi hop": "Cơ quan phối hợp",
    "ket qua thuc hien": "Kết quả thực hiện",
    "ket qua xu ly": "Kết quả thực hiện",
    "phi, le phi": "Phí, lệ phí",
    "le phi": "Phí, lệ phí",
    "phi": "Phí, lệ phí",
    "can cu phap ly": "Căn cứ pháp lý",
    "yeu cau, dieu kien thuc hien": "Yêu cầu, điều kiện thực hiện",
    "yeu cau, dieu kien": "Yêu cầu, điều kiện thực hiện",
    "tu khoa": "Từ khóa",
    "mo ta": "",
    "thu tuc hanh chinh lien quan": "",
    "muc do": "Mức độ dịch vụ công",
}
UNKNOWN = -1  # the level of a row whose label no part has
SECTIONS = ("Trình tự thực hiện", "Yêu cầu, điều kiện thực hiện")
ONE_LINE = (
    "Cơ quan thực hiện",
    "Cơ quan có thẩm quyền",
    "Cơ quan phối hợp",
    "Địa chỉ tiếp nhận hồ sơ",
    "Số lượng hồ sơ",
)
LEVELS = ("Cấp Bộ", "Cấp Tỉnh", "Cấp Huyện", "Cấp Xã", "Cơ quan khác")
AUDIENCES = (
    "Doanh nghiệp có vốn đầu tư nước ngoài",
    "Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "Người Việt Nam định cư ở nước ngoài",
    "Cán bộ, công chức, viên chức",
    "Công dân Việt Nam",
    "Người nước ngoài",
    "Tổ chức nước ngoài",
    "Tổ chức Đảng",
    "Doanh nghiệp",
    "Hợp tác xã",
    "Đảng viên",
    "Tổ chức",
    "Cá nhân",
)


def parts_of(opened: Opened) -> list[tuple[str, list[Block]]]:
    """(label as printed, what stands under it), in the order of the file; '' for what stands before the first."""
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in _opened(opened.blocks):
        label, rest = ("?", block) if isinstance(block, Paragraph) and block.level == UNKNOWN else _label(block)
        if label:
            parts.append((label, [rest] if rest else []))
        else:
            parts[-1][1].append(block)
    return parts if parts[0][1] else parts[1:]


def _opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, and of a table of labels and contents each row as the paragraphs that it would be outside."""
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ()
        pairs = [list(distinct(row)) for row in rows]
        if pairs and sum(len(pair) == 2 and fold(pair[0].line).rstrip(": ") in PARTS for pair in pairs) * 2 > len(
            pairs
        ):
            for label, *cells in pairs:
                if fold(label.line).rstrip(": ") in PARTS:
                    yield Paragraph(label.line.rstrip(": ") + ":")
                    yield from (Paragraph(line, line) for cell in cells for line in cell.text.split("\n") if line)
                else:
                    yield Paragraph(" | ".join(cell.line for cell in (label, *cells)), level=UNKNOWN)
        elif isinstance(block, Paragraph) and "\n" in block.text and not block.markdown.startswith(("- ", "1. ")):
            markdowns = block.markdown.split("\n\n")
            texts = block.text.split("\n")
            if len(markdowns) == len(texts):
                yield from (Paragraph(text, mark) for text, mark in zip(texts, markdowns, strict=True))
            else:
                yield block
        else:
            yield block


def _label(block: Block) -> tuple[str, Paragraph | None]:
    """The label that a paragraph is, or begins with, and what follows it in the same paragraph."""
    if isinstance(block, Table):
        return "", None
    bare = re.sub(r"^(?:\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s*", "", block.text)
    head, colon, rest = bare.partition(":")
    if fold(head) in PARTS and (colon or "\n" not in bare):
        rest = one_line(rest)
        mark = re.sub(r"^[^:]*:\s*\**\s*", "", block.markdown) if rest else ""
        return head.strip(), Paragraph(rest, mark) if rest else None
    return "", None


def read_procedure(opened: Opened, standing: Standing) -> Found:
    """The procedure's file that an export says."""
    found = Found(kind="procedure")
    parts: dict[str, list[Block]] = {}
    for label, blocks in parts_of(opened):
        name = PARTS.get(fold(label), "")
        text = _text(blocks)
        if name and blocks:
            parts.setdefault(name, []).extend(blocks)
        elif not name and text and not NOTHING.fullmatch(fold(text)) and (label or not _title(text)):
            found.unplaced += [f"{label}: {line}" if label.strip("?") else line for line in text.split("\n")]
    parts = {name: blocks for name, blocks in parts.items() if name in SECTIONS or not _nothing(blocks)}
    _simple(parts, found, standing)
    read_ways(parts, found)
    read_dossier(parts.get("Thành phần hồ sơ", []), found)
    read_bases(parts.get("Căn cứ pháp lý", []), found)
    for name in SECTIONS:
        if name in parts:
            found.sections[name] = "Không" if _nothing(parts[name]) else joined(block.markdown for block in parts[name])
    code = found.values.get("Mã thủ tục")
    found.path = standing.procedures.get(str(code), f"content/procedures/{code or 'thu-tuc-moi'}.md")
    return found


def _text(blocks: Iterable[Block]) -> str:
    return "\n".join(filter(None, (block.text for block in blocks)))


def _nothing(blocks: Iterable[Block]) -> bool:
    plain = fold(_text(blocks)).strip(". ")
    return plain == "khong" or bool(NOTHING.fullmatch(plain))


def _title(text: str) -> bool:
    return len(text) < 200 and re.search(r"(?i)chi tiết thủ tục|thủ tục hành chính", text) is not None


def _simple(parts: Mapping[str, list[Block]], found: Found, standing: Standing) -> None:
    """What is one text, or a list of texts."""
    text = {name: _text(blocks) for name, blocks in parts.items()}
    name = one_line(text.get("Tên thủ tục", ""))
    if "Mã thủ tục" in text:
        try:
            code, mended = national_code(Cell(text["Mã thủ tục"]), name, standing.names)
            found.take("Mã thủ tục", code)
            if mended:
                found.notes.append(f"mã {mended}")
            known = standing.names.get(code)
            if known and name and fold(known) != fold(name):
                found.notes.append(f"{code}: quyết định trong chuyên mục ghi tên «{known}», tệp này ghi «{name}»")
            if not known:
                found.notes.append(f"{code}: chưa có quyết định nào trong content/register/ nêu mã này")
        except BadCode as bad:
            found.unread.append((1, f"Mã thủ tục: {bad}", bad.hint))
    found.take("Tên thủ tục", name)
    if text.get("Lĩnh vực"):
        found.take("Lĩnh vực", declared(text["Lĩnh vực"], words(standing.settings, "linh_vuc")))
    for label in ONE_LINE:
        found.take(label, "; ".join(line.rstrip(";,. ") for line in text.get(label, "").split("\n") if line))
    _choices("Cấp thực hiện", text.get("Cấp thực hiện", ""), LEVELS, found)
    _choices("Đối tượng thực hiện", text.get("Đối tượng thực hiện", ""), AUDIENCES, found)
    _choices("Mức độ dịch vụ công", text.get("Mức độ dịch vụ công", ""), ("Toàn trình", "Một phần"), found)
    results = [re.sub(r"^[-+•]\s*", "", line).rstrip(";, ") for line in text.get("Kết quả thực hiện", "").split("\n")]
    found.take("Kết quả thực hiện", tuple(filter(None, results)))
    keywords = [each.strip() for each in re.split(r"[;,\n]", text.get("Từ khóa", ""))]
    found.take("Từ khóa", tuple(filter(None, keywords)))
    if parts.get("Thời hạn giải quyết"):
        found.take("Thời hạn giải quyết", one_line(text["Thời hạn giải quyết"]))
    if parts.get("Phí, lệ phí"):
        found.take("Phí, lệ phí", tuple(fees_of(text["Phí, lệ phí"])))


def _choices(label: str, text: str, known: Iterable[str], found: Found) -> None:
    """Which of a closed list a text names, whatever stands between them; the rest is unplaced. No split at commas:
    two of the names hold one.
    """
    chosen: list[tuple[int, str]] = []
    left = one_line(text)
    for word in known:  # the longer first
        if at := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", left, re.IGNORECASE):
            chosen.append((at.start(), word))
            left = left[: at.start()] + "\0" * len(at[0]) + left[at.end() :]
    rest = re.sub(r"[\0\s,;.()-]+", " ", left).strip()
    typed = tuple(word for _, word in sorted(chosen))
    found.take(label, typed[0] if len(typed) == 1 and label == "Mức độ dịch vụ công" else typed)
    if rest:
        found.unplaced.append(f"{label}: {rest}")
