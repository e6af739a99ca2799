"""What must be in the finished column."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that the finished page must show: its heading, every text under it (as often as it stands here), and
    the texts that must stand together in one block, such as a case and its fee.
    """

    heading: str
    texts: tuple[str, ...]
    together: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A page that must be in the finished column, linked by its title from `listed_on` under the heading `group`, with
    all its parts, texts and targets of links. Drawn from the content alone, never from the page that it checks.
    """

    code: str
    title: str
    address: str
    listed_on: str
    group: str
    parts: tuple[Part, ...]
    texts: tuple[str, ...]
    targets: tuple[str, ...]
    source: str
    counted: bool = True  # in the share of posted procedures; another page of the same procedure is not
