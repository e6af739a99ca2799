"""The kinds of content, in the order of the menu. A new kind is one file here, one line below, and its templates."""

from typing import Any

from generator.kinds import (
    broadcast,
    cases,
    document,
    exemplary,
    feedback,
    index,
    index_result,
    initiative,
    inspection,
    media,
    news,
    one_stop,
    page,
    plan,
    procedure,
    training,
)
from generator.shapes import Kind

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
    page.KIND,
)
