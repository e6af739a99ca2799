"""Any Word text with its pictures: the file of a news item, or of an official document."""

import posixpath
import re
from collections.abc import Sequence

from generator.importing.blocks import Block, Opened, Paragraph, Table, one_line
from generator.importing.found import Found, Standing
from generator.importing.joining import joined
from generator.importing.phrases import day_in, in_small_letters, issuer, number_in
from generator.kinds.document.card import OTHER, TYPES
from generator.text.comparing import fold, slug

LONGEST_TITLE, LONGEST_LEAD, LONGEST_NAME = 300, 600, 80  # letters
LEVELS = (
    ("Trung ương", r"quoc hoi|chinh phu|thu tuong|chu tich nuoc"),
    ("Bộ", r"^bo "),
    ("Sở", r"^so "),
    ("Tỉnh", r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|chu tich).*tinh"),
)


def read_news(opened: Opened, standing: Standing) -> Found:
    """An article: its title, its lead, its body."""
    found = Found(kind="news")
    blocks = list(opened.blocks)
    first = next((number for number, block in enumerate(blocks) if isinstance(block, Paragraph) and block.text), -1)
    if first >= 0 and len(title := one_line(blocks[first].text)) <= LONGEST_TITLE:
        found.take("Tiêu đề", title)
        del blocks[first]
    else:
        found.notes.append("không thấy tiêu đề ở đầu bài: điền «Tiêu đề»")
    lead = blocks[first] if 0 <= first < len(blocks) else None
    if isinstance(lead, Paragraph) and lead.strong and lead.text and not lead.level and len(lead.text) <= LONGEST_LEAD:
        found.take("Tóm tắt", one_line(lead.text))
        blocks.remove(lead)
    found.take("Ngày đăng", standing.day)
    found.notes.append(f"«Ngày đăng» đặt là hôm nay, {standing.day}; đăng ngày khác thì sửa")
    for block in blocks[-3:]:
        if isinstance(block, Paragraph) and (named := re.fullmatch(r"\(?Nguồn\s*:\s*(.+?)\)?", block.text)):
            found.take("Nguồn", named[1])
            blocks.remove(block)
    title = str(found.values.get("Tiêu đề") or opened.name.rpartition(".")[0])
    found.path = f"content/news/{standing.day[-4:]}/{_name(title)}.md"
    _body(blocks, opened, found)
    return found


def read_document(opened: Opened, standing: Standing) -> Found:
    """An official document: what its letterhead says, and its text."""
    found = Found(kind="document")
    blocks, lines = list(opened.blocks), opened.lines
    number = number_in(lines)
    kinds = {kind.upper(): kind for kind in TYPES if kind != OTHER}
    at = next(
        (place for place, block in enumerate(blocks) if any(line in kinds for line in block.text.split("\n"))), -1
    )
    head = blocks[:at] if at >= 0 else [block for block in blocks[:4] if isinstance(block, Table)]
    above = [line for block in (head or blocks[:6]) for line in block.text.split("\n")]
    found.take("Số ký hiệu", number)
    found.take("Ngày ban hành", day_in("\n".join(above)))
    office = issuer(above)
    found.take("Cơ quan ban hành", in_small_letters(office, lines, standing.settings) if office else "")
    found.take("Cấp", next((level for level, pattern in LEVELS if office and re.search(pattern, fold(office))), ""))
    if at >= 0:
        found.take("Loại văn bản", next(kinds[line] for line in blocks[at].text.split("\n") if line in kinds))
        about = [line for line in blocks[at].text.split("\n") if line not in kinds]
        end = at + 1
        while end < len(blocks) and isinstance(blocks[end], Paragraph) and _strong(blocks[end]) and end < at + 5:
            about += blocks[end].text.split("\n")
            end += 1
        found.take("Trích yếu", one_line(" ".join(line for line in about if any(map(str.isalnum, line)))))
        blocks = blocks[end:]
    elif subject := re.search(r"(?m)^V/v:?\s+(.+(?:\n[^\n]+)?)", "\n".join(above)):
        found.take("Loại văn bản", "Công văn")
        found.take("Trích yếu", one_line(subject[1]))
        blocks = [block for block in blocks if block not in head]
    found.path = f"content/documents/{slug(number) or _name(opened.name.rpartition('.')[0])}.md"
    _body(blocks, opened, found)
    return found


def _strong(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.strong


def _name(title: str) -> str:
    name = slug(title)
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition("-")[0]


def _body(blocks: Sequence[Block], opened: Opened, found: Found) -> None:
    """The text under its headings, from `##` on, and its pictures in a folder of their own."""
    above = min((block.level for block in blocks if isinstance(block, Paragraph) and block.level), default=2)
    stem = found.path.rsplit("/", 1)[-1].removesuffix(".md")
    folder = posixpath.relpath(f"content/files/{stem}", posixpath.dirname(found.path))
    texts: list[str] = []
    for number, block in enumerate(blocks):
        text = block.markdown
        if isinstance(block, Paragraph) and block.level:
            text = "#" * min(block.level - above + 2, 6) + " " + text.lstrip("# ")
        elif "![" in text:
            below = blocks[number + 1] if number + 1 < len(blocks) else None
            caption = below.text if isinstance(below, Paragraph) and re.match(r"(?i)(?:ảnh|hình)\b", below.text) else ""
            text = text.replace("![](", f"![{re.sub(r'[][]', '', one_line(caption))}](")
            if "![](" in text:
                found.notes.append("có ảnh chưa có lời mô tả: viết vào giữa hai dấu ngoặc vuông ![…]")
            text = re.sub(r"(!\[[^\]]*\]\()", rf"\1{folder}/", text)
        if isinstance(block, Table) and len(block.rows) > 1 and any(len(set(row)) < len(row) for row in block.rows):
            found.notes.append(f"{block.name}: có ô gộp, đã tách thành từng ô; xem lại bảng")
        texts.append(text)
    found.sections[""] = joined(texts)
    found.files = {f"content/files/{stem}/{name}": data for name, data in opened.pictures.items()}
