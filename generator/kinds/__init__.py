"""The kinds of content, in the order of the menu. A new kind is a file or folder here, and its place below."""

from typing import Any

from generator.kinds import page
from generator.kinds.cases import cases
from generator.kinds.document import document
from generator.kinds.english import english
from generator.kinds.feedback import feedback
from generator.kinds.index import index
from generator.kinds.index import result as index_result
from generator.kinds.items import broadcast, exemplary, initiative, inspection, media, training
from generator.kinds.news import news
from generator.kinds.one_stop import one_stop
from generator.kinds.plan import plan
from generator.kinds.procedure import procedure
from generator.model.kind import Kind

KINDS: tuple[Kind[Any], ...] = (
    procedure.KIND,
    cases.KIND,
    news.KIND,
    document.KIND,
    index.KIND,
    index_result.KIND,
    feedback.KIND,
    plan.KIND,
    one_stop.KIND,
    training.KIND,
    broadcast.KIND,
    initiative.KIND,
    exemplary.KIND,
    media.KIND,
    inspection.KIND,
    english.KIND,
    page.KIND,
)
