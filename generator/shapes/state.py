"""Where something stands on a day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where something stands on a day: `value` is for code to compare, `words` are for readers."""

    value: str
    words: str
    mark: str = ""  # the words where nothing beside tells what it is that stands so; '' where they are the same
    stop: bool = False  # the reader had better stop at it
