"""Targets of links and pictures in a body: none is active, none is empty, each has its line."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from generator.reading.hosts import unreachable
from generator.reading.lint import Fault
from generator.reading.losses import line_with

ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "tel:")


class Targets:
    """Every target of a link or image in finished HTML, as a browser takes it, with the line on which it was typed."""

    def __init__(self, html: str, lines: list[str]) -> None:
        self._lines = lines
        self._typed = _typed_targets(lines)
        self._met: Counter[str] = Counter()
        found = re.findall(r'<(a|img)\b([^>]*?)\s?(?:href|src)="([^"]*)"([^>]*)', html)
        self._all = [(tag, unescape(raw), self._line(raw), before + after) for tag, before, raw, after in found]

    def _line(self, raw: str) -> int:
        """The n-th time a target is met is the n-th line that holds it."""
        for typed in (unescape(raw), raw, raw.replace("&amp;", "&"), raw.removeprefix("mailto:")):
            if at := self._typed.get(typed):
                self._met[typed] += 1
                return at[min(self._met[typed], len(at)) - 1]
        return line_with(self._lines, raw.replace("&amp;", "&")) if raw else line_with(self._lines, "]()")

    def followed(self) -> Iterator[tuple[str, int]]:
        """Those to pages, which may be of the column; anchors of footnotes lead nowhere else."""
        for _, target, line, _ in self._all:
            if target and not target.startswith("#fn") and (leads_to_a_page(target) or not _leads_out(target)):
                yield target, line

    def faults(self) -> Iterator[Fault]:
        for tag, target, line, attributes in self._all:
            plain = re.sub(r"[\x00-\x20]", "", target).replace("\\", "/")
            if tag == "img":
                yield from _image_faults(target, plain, line, attributes)
            elif not target:
                yield line, "liên kết chưa có địa chỉ", "viết địa chỉ vào giữa hai dấu ngoặc tròn"
            elif found := unreachable(target):
                yield line, f"liên kết {found[0]}", found[1]
            elif plain.startswith("//") or "\\" in target:
                yield line, f"liên kết «{target}» thiếu https:", f"viết «https://{plain.lstrip('/')}»"
            elif _leads_out(target) and not (plain == target and target.lower().startswith(ALLOWED_SCHEMES)):
                yield line, f"liên kết «{target}» không phải địa chỉ trang web", "dùng địa chỉ https://…"


def _image_faults(target: str, plain: str, line: int, attributes: str) -> Iterator[Fault]:
    if not re.search(r'\balt="[^"]*[^"\s]', attributes):
        hint = "viết ![mô tả ảnh cho người không nhìn thấy](đường dẫn ảnh)"
        yield line, f"ảnh «{target}» chưa có lời mô tả", hint
    elif not target or _leads_out(plain):
        hint = "chép ảnh vào content/files/ rồi viết đường dẫn tới đó"
        yield line, f"ảnh «{target}» lấy từ nơi khác hoặc chưa có đường dẫn", hint


def leads_to_a_page(target: str) -> bool:
    """Whether it is written in full, with the name of a site."""
    return target.lower().startswith(ALLOWED_SCHEMES[:2])


def _leads_out(target: str) -> bool:
    """Whether a browser finds a scheme in it, or a host."""
    plain = re.sub(r"[\x00-\x20]", "", target).replace("\\", "/")
    return plain.startswith("//") or bool(re.match(r"[^/?#]*:", plain))


def _typed_targets(lines: list[str]) -> dict[str, list[int]]:
    typed: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        for found in re.finditer(
            r"\(<?([^()<>\s]+)|<([^<>\s]+)>|\]:\s*<?(\S+?)>?(?=\s|$)|(https?://[^\s<>()]+?)(?=[.,;:!?…]*(?:[\s<>()]|$))",
            line,
        ):
            typed.setdefault(found[1] or found[2] or found[3] or found[4], []).append(number)
    return typed
