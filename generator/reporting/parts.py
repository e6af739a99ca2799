"""What a periodic report consists of: words only, whatever it is written on."""

from dataclasses import dataclass, field

NONE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure in words: in the period, in the same period of the year before, and the difference.

    `name` is the label without what must be known of how it is counted; `section` is whose figure it is, '' where it is
    a count beside those; `nothing`: there is nothing to tell, then as now.
    """

    label: str
    value: str
    before: str = NONE
    change: str = NONE
    name: str = field(default="", compare=False)
    section: str = field(default="", compare=False)
    nothing: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading and what stands under it; `level` 1 or 2."""

    heading: str
    level: int = 1
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodicReport:
    """The whole report; `notices` are what its reader must know of the figures, `number` is that of the issued one."""

    superior: str
    agency: str
    subject: str
    opening: str
    notices: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    number: str = ""
