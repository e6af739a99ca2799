"""What a periodic report consists of: words only, whatever it is written on."""

from dataclasses import dataclass

NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure in words: in the period, in the same period of the year before, and the difference."""

    label: str
    value: str
    before: str = NONE
    change: str = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading and what stands under it; `level` 1 or 2."""

    heading: str
    level: int = 1
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport:
    """The whole report; `notices` are what its reader must know of the figures."""

    superior: str
    agency: str
    subject: str
    opening: str
    notices: tuple[str, ...]
    chapters: tuple[Chapter, ...]
