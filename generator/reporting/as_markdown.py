"""The periodic report as the body of a page: the sentences, and the figures behind them, a table for each chapter."""

import re
from collections.abc import Iterator

from generator.reporting.as_prose import sentences
from generator.reporting.parts import Chapter, PeriodicReport

COLUMNS = ("Nội dung", "Trong kỳ", "Cùng kỳ năm trước", "So sánh")
RULE = ("---",) * len(COLUMNS)
NOTHING = "Trong kỳ và cùng kỳ năm trước không phát sinh: "


def as_markdown(report: PeriodicReport, without: str = "") -> str:
    """The whole body, block by block; `without` is the notice that every page bears anyhow."""
    return "\n\n".join(_blocks(report, without))


def _blocks(report: PeriodicReport, without: str) -> Iterator[str]:
    yield _plain(report.opening)
    yield from (f"**Lưu ý.** {_plain(notice)}" for notice in report.notices if notice != without)
    for chapter in report.chapters:
        yield f"{'#' * (chapter.level + 1)} {_plain(chapter.heading)}"
        yield from map(_plain, sentences(chapter))
    yield "## Phụ lục. Số liệu và cách tính"
    for chapter in report.chapters:
        if chapter.lines:
            yield f"### Số liệu: {_plain(chapter.heading)}"
            yield from _figures(chapter)


def _figures(chapter: Chapter) -> Iterator[str]:
    """What is nothing, then as now, is named behind the table."""
    told = [(line.label, line.value, line.before, line.change) for line in chapter.lines if not line.nothing]
    if told:
        yield "\n".join(_row(cells) for cells in (COLUMNS, RULE, *told))
    if nothing := [line.label for line in chapter.lines if line.nothing]:
        yield _plain(f"{NOTHING}{'; '.join(nothing)}.")


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """A text that Markdown takes for nothing but itself, in the quotation marks of official papers."""
    signs = re.sub(r"[\\`*_\[\]|]", r"\\\g<0>", text.translate(str.maketrans("«»", "“”")))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", signs.replace("&", "&amp;").replace("<", "&lt;"))
