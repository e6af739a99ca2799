"""What a converted body has lost or left over, held against its lines as typed."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape

from markupsafe import Markup

from generator.reading.lint import LEFTOVERS, Fault, heading

_ATTRIBUTE = re.compile(  # the literal first: what must stand before it is looked at only there
    r'="(?:(?<=href=")|(?<=src=")|(?<=alt=")|(?<=title=")|(?<=class=")|(?<=id="))([^"]*)"'
)
_DELETED = b"*_`\\"
_BETWEEN = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
_SUSPECT = re.compile(r"[{}*_\]\[!`#|&]|::")  # of one of these every leftover is made


def misplaced_headings(titles: list[str], lines: list[str]) -> Iterator[Fault]:
    for title in titles:
        number = next((number for number, line in enumerate(lines) if "#" in line and title in line), 0)
        if not (lines[number].startswith(" ") and heading(lines[number].strip())):  # which is told already
            yield number, f"tiêu đề «{title}» nằm trong danh sách hoặc trích dẫn", "đưa ra đầu dòng"


def leftovers(html: str, lines: list[str]) -> Iterator[Fault]:
    """What Markdown did not take as a sign: told here with its line, and not first on the page."""
    if not _SUSPECT.search(re.sub(r"<[^>]*>|&#(?:160|8617);", "", html)):  # footnotes end in these two
        return
    prose = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    for block in re.split(r"\n|</?(?:p|li|td|th|dd|dt|h\d)\b[^>]*>", prose):
        text = Markup(block).striptags()
        for pattern, name in LEFTOVERS:
            if found := pattern.search(text):
                sample = text[found.start() : found.start() + 12]
                hint = "thêm dấu còn thiếu, hoặc xóa dấu thừa"
                yield line_with(lines, sample) or line_with(lines, found.group()), f"còn sót {name}: «{sample}»", hint
                break


def lost(html: str, lines: list[str]) -> Iterator[Fault]:
    """The net under everything above: the first word that was typed and is nowhere in the HTML."""
    tagless = re.sub(r"</?(?:a|code|em|strong)\b[^>]*>", "", re.sub(r"</?sup\b[^>]*>", " ", html))
    visible = unescape(tagless) + " " + unescape(" ".join(_ATTRIBUTE.findall(html)))
    text = "\n".join(lines)
    used = Counter(re.findall(r"\[[^\[\]]*\]", text))
    if _holds(visible, _typed(text, used)):
        return
    shown = Counter(_words(visible))
    for number, line in enumerate(lines):
        for word in _words(_typed(line, used)):
            shown[word] -= 1
            if shown[word] < 0:
                yield number, f"chữ «{word}» ở dòng này sẽ không hiện trên trang", "viết lại câu cho đơn giản hơn"
                return


def _typed(text: str, used: Mapping[str, int]) -> str:
    """What of one or more lines must be shown: no numbers of lists, no labels that lead elsewhere."""
    bare = re.sub(r"\[[^\[\]\n]*\](?=:)", lambda label: "" if used[label[0]] > 1 else label[0], text)
    unnumbered = re.sub(r"\n[ >]*\d+\. ", "\n ", f"\n{bare}")
    return unescape(re.sub(r"\[(?<=\]\[)[^\]\n]*\]", " ", unnumbered))


def _holds(visible: str, typed: str) -> bool:
    """Whether surely no word is lost: what stands between ASCII signs is counted whole, far faster than words."""
    shown, needed = (Counter(each.encode().translate(_BETWEEN, _DELETED).split()) for each in (visible, typed))
    return all(times <= shown[piece] for piece, times in needed.items())


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"[*_`\\]", "", text))


def line_with(lines: list[str], typed: str) -> int:
    return next((number for number, line in enumerate(lines) if typed and typed in line), 0)
