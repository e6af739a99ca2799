"""The finished column as gate 3 is told of it: what it holds, and the facts of its pages by their paths."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from generator.proof.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """`files` are all paths of the column that is to be, `pages` those of its pages. `look_at` are the pages to be
    looked at, each asked for once: those that changed and those with faults; all, where a place vanished or something
    else must now stay hidden. `facts` is asked besides for lists and for pages to whose places others lead.
    `machine` are the (path, text) of the files for machines to look at, read only where something may leak;
    `behind` tells the content files and the template of a path, for messages.
    """

    files: Collection[str]
    pages: Collection[str]
    look_at: Collection[str]
    facts: Callable[[str], Facts]
    machine: Iterable[tuple[str, str]]
    behind: Callable[[str], tuple[tuple[str, ...], str]]
