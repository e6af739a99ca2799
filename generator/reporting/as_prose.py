"""What happened, in sentences: of each chapter only what there is to tell, a paragraph for each section of the column;
every figure stands in the annex.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.reporting.comparison import MARK
from generator.reporting.parts import NONE, Chapter, Line

NOTHING = "Trong kỳ chưa có kết quả để báo cáo."
NO_THINGS = ("Tổng số ", "Số ", "Đăng ", "Trả lời ", "Chưa ")  # how names begin that do not follow a number


def sentences(chapter: Chapter) -> Iterator[str]:
    """The paragraphs of a chapter."""
    lines = [line for line in chapter.lines if not line.nothing]
    told = [line for line in lines if line.section] or lines
    for number, (_, own) in enumerate(groupby(told, key=lambda line: line.section)):
        text = _sentence(list(own))
        if text[:1].isdigit():
            yield f"{'Có' if number else 'Trong kỳ có'} {text}"
        else:
            yield text[:1].upper() + text[1:] if number else f"Trong kỳ, {text}"
    if chapter.lines and not told:
        yield NOTHING
    yield from chapter.paragraphs


def _sentence(lines: Sequence[Line]) -> str:
    """'4 lớp đã tham gia; 2 lớp đã tổ chức; cùng kỳ năm trước đều là 0.': that there was nothing is said once."""
    compared = [line for line in lines if line.change != NONE]
    new = len(compared) > 1 and all(map(_from_nothing, compared))
    end = "; cùng kỳ năm trước đều là 0" if new else ""
    return f"{'; '.join(_clause(line, alone=not new) for line in lines)}{end}."


def _clause(line: Line, *, alone: bool) -> str:
    """'4 tin, bài đã đăng, tăng 3 (300%) so với cùng kỳ năm trước (1)'."""
    told = _told(line)
    if line.change == NONE:
        return told
    if _from_nothing(line):
        return f"{told} (cùng kỳ năm trước: 0)" if alone else told
    if line.change == "không đổi":
        return f"{told}, bằng cùng kỳ năm trước"
    return f"{told}, {line.change} so với cùng kỳ năm trước ({line.before.partition(' (')[0]})"


def _told(line: Line) -> str:
    """'4 cuộc kiểm tra', 'tỷ lệ nộp trực tuyến: 70% (7/10 hồ sơ)': the number first where the name is of things."""
    number, _, unit = line.value.removesuffix(MARK).partition(" ")
    name, mark = _within(line.name), MARK if line.value.endswith(MARK) else ""
    thing = ": " not in name and not line.name.startswith(NO_THINGS)
    if thing and number.replace(".", "").isdecimal() and name.startswith(unit):
        return f"{number}{mark} {name}"
    return f"{name}: {line.value}"


def _from_nothing(line: Line) -> bool:
    return line.before.partition(" ")[0] == "0"


def _within(name: str) -> str:
    """A name within a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
