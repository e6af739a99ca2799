"""The kinds of content, in the order of the menu. A new kind is one file here, one line below, and its templates."""

from typing import Any

from generator.kinds import document, index, index_result, news, page, procedure
from generator.shapes import Kind

KINDS: tuple[Kind[Any], ...] = (procedure.KIND, news.KIND, document.KIND, index.KIND, index_result.KIND, page.KIND)
