"""A small line of values by year, without axis or text of its own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spark:
    """Marks across and down in percent of the drawing; `lines` join (x1, y1, x2, y2) what may be compared; `rules` are
    where it breaks. `name` says in words what it shows, `ends` its first and last value in short.
    """

    name: str
    ends: str
    marks: tuple[tuple[float, float], ...]
    lines: tuple[tuple[float, float, float, float], ...]
    rules: tuple[float, ...]
