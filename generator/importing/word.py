"""Read a Word file: mammoth makes HTML of it, and blocks are made of that."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from typing import Any, Protocol

import mammoth
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.importing.blocks import Cell, Opened, Paragraph, Table, clean, one_line
from generator.importing.to_markdown import ToMarkdown, children, own_rows
from generator.problems import Unreadable

MOST_PICTURE = 8_000_000  # bytes
_SHOWN = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}
_UNREAD = {  # what mammoth leaves out, by the end of the element's name
    "oMath": "công thức toán",
    "oMathPara": "công thức toán",
    "chart": "biểu đồ",
    "pict": "hình vẽ trong Word",
    "shape": "hình vẽ trong Word",
    "object": "đối tượng nhúng",
    "OLEObject": "đối tượng nhúng",
}
_TRACES = {  # what an author left in a text, by its element
    r"ins|del|moveFrom": "dấu vết sửa đổi (Track Changes): lấy chữ như khi đã chấp nhận hết, xem lại những chỗ ấy",
    r"commentReference": "lời nhận xét (Comments) bên lề",
    r"vanish": "định dạng ẩn: chữ ẩn trong Word vẫn đưa vào, xem lại có nên đăng không",
    r"d?strike": "nét gạch ngang chữ: chữ vẫn đưa vào, xem lại có phải chữ đã bỏ không",
}
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


class _Image(Protocol):
    content_type: str | None
    alt_text: str | None

    def open(self) -> AbstractContextManager[io.BufferedIOBase]: ...


class _Pictures:
    """The pictures of a file: each once, under a name of its own."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self.dropped: list[str] = []
        self._names: dict[str, str] = {}
        self._met = 0

    def keep(self, image: _Image) -> dict[str, str]:
        """What the picture's place in the HTML is to say."""
        self._met += 1
        form = _SHOWN.get(image.content_type or "")
        if not form:
            kind = (image.content_type or "không rõ").rpartition("/")[2]
            self.dropped.append(f"ảnh thứ {self._met} (kiểu {kind}): lưu riêng thành .png rồi chép vào content/files/")
            return {"src": "", "alt": f"ảnh thứ {self._met}"}
        try:
            with image.open() as file:
                data = file.read(MOST_PICTURE + 1)
        except Exception:  # it is linked, not there, or another file of the machine
            self.dropped.append(f"ảnh thứ {self._met}: không nằm trong tệp Word; chép ảnh gốc vào content/files/")
            return {"src": "", "alt": f"ảnh thứ {self._met}"}
        if len(data) > MOST_PICTURE:
            told = f"ảnh thứ {self._met} nặng quá {MOST_PICTURE // 1_000_000} MB"
            self.dropped.append(f"{told}: thu nhỏ còn rộng 1600 điểm ảnh rồi chép vào content/files/")
            return {"src": "", "alt": f"ảnh thứ {self._met}"}
        name = self._names.setdefault(sha256(data).hexdigest(), f"anh-{len(self._names) + 1}.{form}")
        self.data[name] = data
        return {"src": name, "alt": one_line(clean(image.alt_text or ""))}


def read_word(data: bytes, name: str) -> Opened:
    """The blocks of a .docx file; raises Unreadable where it is broken."""
    pictures = _Pictures()
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(pictures.keep), style_map=_STYLES
        )
    except Exception as fault:  # of many libraries below it
        hint = "mở tệp bằng Word; mở được thì «Lưu thành» (Save As) .docx rồi nhập lại"
        raise Unreadable(1, "tep-la", "tệp Word đã hỏng, máy không đọc được", hint) from fault
    tree = LexborHTMLParser(f"<body>{made.value}</body>")
    writer = ToMarkdown()
    blocks = tuple(_blocks(tree.body, writer)) if tree.body else ()
    dropped = (*pictures.dropped, *writer.dropped, *_unread(made.messages), *_margins(data), *_traces(data))
    return Opened(name=name, excel=False, blocks=blocks, pictures=pictures.data, dropped=dropped)


def _blocks(body: LexborNode, writer: ToMarkdown) -> Iterator[Paragraph | Table]:
    tables = 0
    for node in children(body):
        markdown = writer.block(node)
        if node.tag == "table":
            tables += 1
            yield Table(_grid(node), f"bảng {tables}", markdown)
        elif text := _text(node):
            level = int(heading[1]) if (heading := re.fullmatch("h([1-6])", node.tag or "")) else 0
            inner = [child for child in children(node) if (child.text() or "").strip()]
            yield Paragraph(
                text, markdown, level, bool(inner) and all(child.tag in ("strong", "em") for child in inner)
            )
        elif markdown:  # a picture
            yield Paragraph("", markdown)
    if notes := writer.footnotes():
        yield Paragraph("", notes)


def _text(node: LexborNode) -> str:
    """A line a paragraph, item or soft break."""
    parts: list[str] = []
    for each in node.traverse(include_text=True):
        if each.tag == "-text":
            parts.append((each.text_content or "").replace("\n", " "))
        elif each.tag in ("br", "p", "li", "tr", "td"):
            parts.append("\n")
    return clean("".join(parts))


def _grid(table: LexborNode) -> tuple[tuple[Cell, ...], ...]:
    """Every place of a table with its cell; a merged one stands in all of its places."""
    rows = own_rows(table)
    places: dict[tuple[int, int], Cell] = {}
    for down, row in enumerate(rows):
        across = 0
        for node in children(row):
            if node.tag not in ("td", "th"):
                continue
            while (down, across) in places:
                across += 1
            cell = Cell(_text(node), f"dòng {down + 1}, ô {across + 1}")
            for below in range(min(_span(node, "rowspan"), len(rows) - down)):
                for aside in range(_span(node, "colspan")):
                    places.setdefault((down + below, across + aside), cell)
    width = max((across for _, across in places), default=-1) + 1
    empty = Cell("")
    return tuple(tuple(places.get((down, across), empty) for across in range(width)) for down in range(len(rows)))


def _span(node: LexborNode, name: str) -> int:
    typed = node.attributes.get(name) or "1"
    return min(max(int(typed), 1), 100) if typed.isdecimal() else 1


def _unread(messages: list[Any]) -> Iterator[str]:
    """What mammoth left out and is more than a way to look."""
    names = {found[1] for each in messages if (found := re.search(r"ignored: .*?(\w+)$", each.message))}
    yield from dict.fromkeys(
        f"{_UNREAD[name]}: chụp thành ảnh .png rồi đưa vào bài" for name in sorted(names) if name in _UNREAD
    )


def _margins(data: bytes) -> Iterator[str]:
    """What headers and footers say, which no page of a column has."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
                text = one_line(" ".join(re.findall(r"<w:t[ >][^<]*", packed.read(name).decode("utf-8", "replace"))))
                told = one_line(re.sub(r"<w:t[^>]*>", "", text))
                if any(letter.isalpha() for letter in told):
                    yield f"chữ ở đầu, chân trang: «{told[:80]}»"


def _traces(data: bytes) -> Iterator[str]:
    """What is not the text itself, or changes what it means."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        body = packed.read("word/document.xml").decode("utf-8", "replace")
    for pattern, told in _TRACES.items():
        if re.search(rf"<w:(?:{pattern})(?: (?!w:val=\"(?:0|false)\")[^>]*)?/?>", body):
            yield told
