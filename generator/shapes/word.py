"""A word of a record that must be among those which `site.yaml` declares."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """`setting` is the attribute of the list in `site.yaml`, `part` that of the name in its elements; `also` are words
    that need not be declared there.
    """

    setting: str
    part: str
    typed: str
    line: int
    also: tuple[str, ...] = ()
