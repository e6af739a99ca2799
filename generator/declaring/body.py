"""Change the `## ` sections of a file, line by line."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from itertools import pairwise, takewhile

from generator.declaring.drafting import Draft
from generator.reading.decoding import decode
from generator.reading.markup import Section
from generator.text.comparing import key

Span = tuple[int, int]  # the first line, and the one after the last that is not blank; from 0


def change_body(draft: Draft, body: int, markdown: str) -> None:
    """Let the whole body, which begins on line `body`, be this Markdown."""
    after = _filled(draft, body, len(draft.lines))
    if lines := lines_of(markdown):
        _change_lines(draft, (body, after), lines)
    elif after > body:
        draft.delete(body, after)


def change_sections(
    draft: Draft, labels: Iterable[str], found: tuple[Section, ...], body: int, sections: Mapping[str, str]
) -> None:
    """Let sections, by label, have this Markdown; "" takes one out.

    A new one stands below that of the `labels` before it. Raises ValueError for a label that is none of `labels`.
    """
    wanted = {key(label): lines_of(text) for label, text in sections.items()}
    if unknown := wanted.keys() - set(map(key, labels)):
        raise ValueError(f"no sections {sorted(unknown)}")
    spans = _spans(draft, found)
    gone = {spans[label] for label, lines in wanted.items() if label in spans and not lines}
    first = min((span[0] for span in spans.values() if span not in gone), default=0)
    above = body
    for label in labels:
        lines, span = wanted.get(key(label)), spans.get(key(label))
        if lines and span:
            _change_lines(draft, (span[0] + 1, span[1]), lines)
        elif lines:
            _add(draft, ["## " + label, "", *lines], body, above, first)
        above = span[1] if span and span not in gone else above
    _take_out(draft, gone, sorted(spans.values()))


def lines_of(markdown: str) -> list[str]:
    """A text without the blank lines around it, whatever its line ends; raises Unreadable for what is no clean text."""
    text = decode(markdown.encode()).strip("\n")
    return text.split("\n") if text.strip() else []


def _spans(draft: Draft, found: tuple[Section, ...]) -> dict[str, Span]:
    """The lines of each section, by the key of its title."""
    starts = [each.line - 1 for each in found]
    ends = (*starts[1:], len(draft.lines))
    parts = zip(found, starts, ends, strict=False)  # of none, there is an end all the same
    return {key(each.title): (start, _filled(draft, start + 1, end)) for each, start, end in parts}


def _filled(draft: Draft, first: int, after: int) -> int:
    """The line after the last that is not blank, among some."""
    while after > first and not draft.lines[after - 1].strip():
        after -= 1
    return after


def _change_lines(draft: Draft, span: Span, lines: list[str]) -> None:
    """The lines from the first that is not blank on become `lines`; those that are the same are not touched."""
    first, after = span
    while first < after and not draft.lines[first].strip():
        first += 1
    if first == after:
        lines = ["", *lines]
    matcher = SequenceMatcher(None, draft.lines[first:after], lines, autojunk=False)
    for change, since, until, start, stop in matcher.get_opcodes():
        if change != "equal":
            text = "".join(f"{line}\n" for line in lines[start:stop])
            draft.replace((first + since, 0), (first + until, 0), text)


def _add(draft: Draft, lines: list[str], body: int, above: int, first: int) -> None:
    """A new section: below the text that ends `above`, else before the heading on line `first`, else alone."""
    if above > body:
        draft.insert(above, ["", *lines])
    elif first:
        draft.insert(first, [*lines, ""])
    else:
        draft.insert(body, ["", *lines])


def _take_out(draft: Draft, gone: set[Span], spans: list[Span]) -> None:
    """Sections with the blank lines below them; of the last ones, those above them."""
    last = list(takewhile(gone.__contains__, reversed(spans)))
    for span, below in pairwise(spans):
        if span in gone and span not in last:
            draft.delete(span[0], below[0])
    if last:
        draft.delete(_filled(draft, 0, last[-1][0]), last[0][1])
