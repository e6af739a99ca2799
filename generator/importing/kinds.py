"""Which kind of content a file from outside is, by what stands in it."""

from collections.abc import Callable, Mapping

from generator.importing.article import read_document, read_news
from generator.importing.blocks import Opened, Paragraph, columns
from generator.importing.caseload import COLUMNS as CASES
from generator.importing.caseload import read_cases
from generator.importing.codes_behind import with_codes
from generator.importing.decision import COLUMNS as DECISION
from generator.importing.decision import read_decision
from generator.importing.found import Found, Standing
from generator.importing.phrases import number_in
from generator.importing.procedure import parts_of, read_procedure
from generator.importing.provinces import FEWEST, provinces_of
from generator.importing.result import COLUMNS as RESULT
from generator.importing.result import read_result

READERS: Mapping[str, Callable[[Opened, Standing], Found]] = {
    "register": read_decision,
    "procedure": read_procedure,
    "document": read_document,
    "news": read_news,
    "cases": read_cases,
    "index_result": read_result,
}
WORDS = {  # as editors call them
    "register": ("quyet-dinh", "decision"),
    "procedure": ("thu-tuc",),
    "document": ("van-ban",),
    "news": ("tin",),
    "cases": ("ho-so",),
    "index_result": ("chi-so", "index"),
}


def kind_of(opened: Opened) -> str:
    """The kind that a file most likely is; '' where nothing tells."""
    if len(parts_of(opened)) >= 5:
        return "procedure"
    if any(with_codes(table, DECISION)[1] for table in opened.tables):
        return "register"
    if any(columns(table, CASES, ("field", "late")) for table in opened.tables):
        return "cases"
    short = opened.excel or sum(isinstance(block, Paragraph) for block in opened.blocks) < FEWEST
    if short and any(provinces_of(table) for table in opened.tables):
        return "index_result"
    if opened.excel:
        return "index_result" if any(columns(table, RESULT, ("name", "score")) for table in opened.tables) else ""
    official = any("cộng hòa xã hội" in line.lower().replace("hoà", "hòa") for line in opened.lines[:20])
    return "document" if official and number_in(opened.lines[:20]) else "news"
