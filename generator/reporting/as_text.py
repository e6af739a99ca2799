"""The periodic report as plain text: for reading on the screen and for pasting into a letter."""

from collections.abc import Iterator

from generator.reporting.parts import NONE, Line, PeriodicReport


def as_text(report: PeriodicReport) -> Iterator[str]:
    """The report, line by line."""
    yield from filter(None, (report.superior.upper(), report.agency.upper()))
    yield from ("", "BÁO CÁO", report.subject, "", report.opening)
    yield from (f"Lưu ý: {notice}" for notice in report.notices)
    for chapter in report.chapters:
        yield ""
        yield chapter.heading.upper() if chapter.level == 1 else chapter.heading
        yield from map(_line, chapter.lines)
        yield from chapter.paragraphs


def _line(line: Line) -> str:
    """'- Tin, bài đã đăng: 3; cùng kỳ năm trước: 1; tăng 2 (200%)'."""
    before = f"; cùng kỳ năm trước: {line.before}" if line.before != NONE else ""
    change = f"; {line.change}" if line.change != NONE else ""
    return f"- {line.label}: {line.value}{before}{change}"
