"""The periodic report as the body of a page: the sentences; the tables stand in the Word file beside it."""

import re
from collections.abc import Iterator

from generator.reporting.as_prose import sentences
from generator.reporting.parts import PeriodicReport

BEHIND = "Từng số liệu, so với cùng kỳ năm trước, và cách tính: ở phụ lục trong tệp đính kèm."


def as_markdown(report: PeriodicReport, without: str = "") -> str:
    """The whole body, block by block; `without` is the notice that every page bears anyhow."""
    return "\n\n".join(_blocks(report, without))


def _blocks(report: PeriodicReport, without: str) -> Iterator[str]:
    yield _plain(report.opening)
    yield from (f"**Lưu ý.** {_plain(notice)}" for notice in report.notices if notice != without)
    for chapter in report.chapters:
        yield f"{'#' * (chapter.level + 1)} {_plain(chapter.heading)}"
        yield from map(_plain, sentences(chapter))
    yield BEHIND


def _plain(text: str) -> str:
    """A text that Markdown takes for nothing but itself, in the quotation marks of official papers."""
    signs = re.sub(r"[\\`*_\[\]]", r"\\\g<0>", text.translate(str.maketrans("«»", "“”")))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", signs.replace("&", "&amp;").replace("<", "&lt;"))
