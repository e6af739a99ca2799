"""What must be in the finished column; drawn from the content alone, never from the page that it checks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that must be there, linked by its title from `listed_on` under the heading `group`."""

    code: str
    title: str
    address: str
    listed_on: str
    group: str
    source: str  # the file to name in a message: the record's, else the decision's
    posted: str = ""  # path of the posted record behind it; "" when there is none, so that the page cannot be complete
    counted: bool = True  # in the share of posted procedures; another page of the same procedure is not


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that the finished page must show: its heading, every text under it (as often as it stands here), and
    the texts that must stand together in one block, such as a case and its fee.
    """

    heading: str
    texts: tuple[str, ...]
    together: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the pages of a record must show: all its parts, texts anywhere, targets of links; and of the texts `alone`
    one must be all that some element, which is no link, says.
    """

    parts: tuple[Part, ...]
    texts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
