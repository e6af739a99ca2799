"""What the pages of one record know of the rest of the column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from generator.files.pictures import Picture
from generator.shapes.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Plain values for one record alone, drawn from cards, register and files: while the record and these are equal, so
    are its pages.
    """

    targets: Mapping[str, str]  # of each link of its body as typed: the address it leads to; dead ones are left out
    sizes: Mapping[str, int]  # of each `content/files/…` that it names or links to, in bytes
    pictures: Mapping[str, Picture]  # those of these files that are pictures, by published address
    task: Row | None  # the task of a plan that it serves
    day: Date | None  # of its page
    translations: Mapping[str, str] = field(default_factory=dict)  # addresses of its versions by language, its own too
    own: Any = None  # what its kind asks for besides
