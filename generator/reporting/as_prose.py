"""What happened, in sentences: of each chapter only what there is to tell; every figure stands in the annex."""

from collections.abc import Iterator

from generator.reporting.parts import NONE, Chapter, Line

NOTHING = "Trong kỳ chưa có kết quả để báo cáo."


def sentences(chapter: Chapter) -> Iterator[str]:
    """The paragraphs of a chapter."""
    if told := [_clause(line) for line in chapter.lines if not line.nothing]:
        yield f"Trong kỳ, {'; '.join(told)}."
    elif chapter.lines:
        yield NOTHING
    yield from chapter.paragraphs


def _clause(line: Line) -> str:
    """'tin, bài đã đăng: 4, tăng 3 (300%) so với cùng kỳ năm trước (1)'."""
    told = f"{_within(line.name)}: {line.value}"
    if line.change == NONE or line.before.partition(" ")[0] == "0":
        return told if line.change == NONE else f"{told} (cùng kỳ năm trước: 0)"
    if line.change == "không đổi":
        return f"{told}, bằng cùng kỳ năm trước"
    return f"{told}, {line.change} so với cùng kỳ năm trước ({line.before})"


def _within(name: str) -> str:
    """A name within a sentence; an abbreviation keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
