"""Where something stands on a day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where something stands on a day: `value` is for code to compare, `words` are for readers."""

    value: str
    words: str
    mark: str = ""  # what a mark on its own says («Chưa rõ hiệu lực»), where `words` would need a label
    stop: bool = False  # the reader had better stop at it
