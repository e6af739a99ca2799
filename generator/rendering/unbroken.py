"""Numbers of documents and words such as "X-quang" that no line may end within.

A browser breaks after a hyphen or a slash. Signs that forbid it would be copied and searched for with the text; an
element round the text is not.
"""

import re

_NUMBER = r"(?<=\d)\d*[A-Z]?(?:/\d{4})?/[A-ZĐ][^\W\d_]*\d*(?:-[^\W\d_]+\d*)*"  # 08/2014/NĐ-CP, 29/2013/QH13
_WORD = r"(?<=\D)-[^\W\d_]+"  # X-quang
_PIECE = re.compile(  # the first letter first: a search passes quickly over all others
    rf"[\dA-ZĐ](?<![\w/.@-].)(?:{_NUMBER}|{_WORD})(?![\w/@-])"
)
_PLAIN = (
    "script",
    "title",
    "option",
    "textarea",
    "text",
    "tspan",
    "/tspan",
    "desc",
)  # what holds or follows no elements


def unbroken(html: str) -> str:
    """The page with each of them, where a reader reads it, in an element of its own."""
    return _PIECE.sub(_in_its_own, html)


def _in_its_own(found: re.Match[str]) -> str:
    html, at = found.string, found.start()
    tag = html.rfind("<", 0, at)
    if html.rfind(">", 0, at) < tag or html.startswith(_PLAIN, tag + 1):
        return found[0]
    return f'<span class="unbroken">{found[0]}</span>'
