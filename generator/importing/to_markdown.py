"""HTML as mammoth makes it into Markdown as this column takes it: signs escaped, what has no sign told."""

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborNode

from generator.importing.blocks import clean, one_line

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_BULLET = re.compile(r"(?:[-–—+•●▪■○\uf0b7\uf02d]|\\\*)\s+(?=\S)")
_LINKS = ("http://", "https://", "mailto:", "tel:")
_NOTE = re.compile(r"#?(?:foot|end)note-(\d+)$")


def children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def own_rows(table: LexborNode) -> list[LexborNode]:
    """Its rows, without those of tables in its cells."""
    return [row for row in table.css("tr") if _owner(row) == table.mem_id]


def _owner(node: LexborNode) -> int:
    while node.parent and node.tag != "table":
        node = node.parent
    return node.mem_id


class ToMarkdown:
    """Writes block after block; what has no Markdown stands in `dropped` at the end."""

    def __init__(self) -> None:
        self.dropped: list[str] = []
        self._notes: list[str] = []
        self._numbered = 0

    def block(self, node: LexborNode) -> str:
        """The Markdown of one block; '' for one that says nothing."""
        if node.tag in ("ul", "ol"):
            return self._list(node)
        if node.tag == "table":
            return self._table(node)
        text = self._inline(node)
        if re.fullmatch("h[1-6]", node.tag or ""):
            return "#" * int((node.tag or "h1")[1]) + " " + one_line(text).replace("**", "") if text.strip() else ""
        return "\n\n".join(_safe_start(line) for line in text.split("\n") if _says(line))

    def footnotes(self) -> str:
        return "\n\n".join(self._notes)

    def _list(self, node: LexborNode, depth: int = 0) -> str:
        items = [child for child in children(node) if child.tag == "li"]
        if items and all(_NOTE.match(item.attributes.get("id") or "") for item in items):
            self._notes += [f"[^{_number(item)}]: {one_line(self._inline(item))}" for item in items]
            return ""
        if node.tag == "ol" and not depth:
            self._numbered += 1
            if self._numbered == 2:
                self.dropped.append(
                    "số thứ tự tự động khi danh sách bị ngắt: mỗi đoạn danh sách đánh lại từ 1, xem lại số"
                )
        lines: list[str] = []
        for number, item in enumerate(items, 1):
            mark = f"{number}. " if node.tag == "ol" else "- "
            text = one_line(self._inline(item))
            if text:
                lines.append(" " * 4 * depth + mark + _safe_start(_BULLET.sub("", text, count=1)))
            nested = [child for child in children(item) if child.tag in ("ul", "ol")]
            lines += filter(None, (self._list(child, depth + bool(text)) for child in nested))
        return "\n".join(lines)

    def _inline(self, node: LexborNode) -> str:
        """The text of a block, a line a paragraph or soft break."""
        return clean(self._raw(node).replace("****", ""))

    def _raw(self, node: LexborNode) -> str:
        parts: list[str] = []
        for child in children(node):
            if child.tag == "-text":
                parts.append(_escaped((child.text_content or "").replace("\n", " ")))
            elif child.tag == "br":
                parts.append("\n")
            elif child.tag in ("strong", "em"):
                parts.append(_around(self._raw(child), "**" if child.tag == "strong" else "*"))
            elif child.tag == "a":
                parts.append(self._link(child))
            elif child.tag == "img":
                parts.append(self._picture(child))
            elif child.tag == "sup":
                inner = self._raw(child)
                parts.append(inner if inner.startswith("[^") else inner.translate(_SUPERSCRIPT))
            elif child.tag == "sub":
                parts.append(self._raw(child).translate(_SUBSCRIPT))
            elif child.tag in ("p", "li", "td", "table"):
                parts.append("\n" + self._raw(child) + "\n")
            elif child.tag not in ("ul", "ol"):
                parts.append(self._raw(child))
        return "".join(parts)

    def _link(self, node: LexborNode) -> str:
        target, text = (node.attributes.get("href") or "").strip(), self._raw(node)
        if found := _NOTE.match(target):
            return f"[^{found[1]}]"
        if target.startswith("#"):
            return "" if text.strip() == "↑" else text
        if not text.strip() or not target:
            return text
        if not target.lower().startswith(_LINKS) or re.search(r"\s", target):
            self.dropped.append(f"liên kết tới «{target[:80]}» (không phải địa chỉ trang web); chữ vẫn giữ")
            return text
        return _around(text, "[", f"]({target.replace('(', '%28').replace(')', '%29')})")

    def _picture(self, node: LexborNode) -> str:
        name, alt = node.attributes.get("src") or "", _escaped(node.attributes.get("alt") or "")
        return f"\n![{alt}]({name})\n" if name else f"\n({alt}: chưa đưa vào bài)\n"

    def _table(self, node: LexborNode) -> str:
        """Rows of equal length; a text of a merged cell stands once across and in every row down."""
        rows = [[cell for cell in children(row) if cell.tag in ("td", "th")] for row in own_rows(node)]
        if node.css("td table"):
            self.dropped.append("bảng nằm trong ô của bảng khác: chữ của nó thành một dòng trong ô, xem lại")
        if len(rows) == 1:  # a letterhead, a place for signatures
            return "\n\n".join(filter(None, (self._paragraphs(cell) for cell in rows[0])))
        places: dict[tuple[int, int], str] = {}
        for down, row in enumerate(rows):
            across = 0
            for cell in row:
                while (down, across) in places:
                    across += 1
                text = "; ".join(filter(None, self._inline(cell).split("\n"))).replace("|", "\\|").replace(";;", ";")
                for below in range(min(int(cell.attributes.get("rowspan") or 1), len(rows) - down)):
                    for aside in range(min(int(cell.attributes.get("colspan") or 1), 100)):
                        places.setdefault((down + below, across + aside), "" if aside else text)
        width = max((across for _, across in places), default=-1) + 1
        lines = [
            "| " + " | ".join(places.get((down, across), "") for across in range(width)) + " |"
            for down in range(len(rows))
        ]
        return "\n".join([*lines[:1], "|" + "---|" * width, *lines[1:]]) if width else ""

    def _paragraphs(self, cell: LexborNode) -> str:
        return "\n\n".join(filter(None, map(self.block, children(cell))))


def _escaped(text: str) -> str:
    """A text that Markdown takes for nothing but itself."""
    signs = re.sub(r"([\\`*\[\]])|(?<!\w)(_)|(_)(?!\w)", lambda found: "\\" + found[0], text)
    return re.sub(r"&(?=[a-zA-Z#]\w*;)", "&amp;", re.sub(r"<(?=[a-zA-Z/!?])", escape("<"), signs))


def _around(text: str, sign: str, end: str = "") -> str:
    """Signs around the words alone, on each line."""
    return "\n".join(
        re.sub(r"^(\s*)(.*?)(\s*)$", lambda found: f"{found[1]}{sign}{found[2]}{end or sign}{found[3]}", line)
        if line.strip()
        else line
        for line in text.split("\n")
    )


def _safe_start(line: str) -> str:
    """A line that begins as it was meant: `- ` for every bullet typed by hand, no heading, no year as a number."""
    line = _BULLET.sub("- ", line, count=1)
    return re.sub(r"^(\d{3,})\.(?=\s)", r"\1\\.", re.sub(r"^([#>])", r"\\\1", line))


def _says(line: str) -> bool:
    return any(letter.isalnum() for letter in line) or "![" in line


def _number(item: LexborNode) -> str:
    found = _NOTE.match(item.attributes.get("id") or "")
    return found[1] if found else ""
