"""A page that is to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the path from the home page."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that is to be: its template sees `view` and nothing else but the chrome.

    `date` is the day of its content (for feeds and the sitemap), None where content has none; `creators` who wrote it,
    when that is not the office; `subjects` what it is about, in words of the content.
    """

    address: str
    title: str
    template: str
    view: Mapping[str, object]
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sources: tuple[str, ...] = ()
    date: Date | None = None
    in_sitemap: bool = True
    same_as: str = ""  # the address of the page that this one shows in another form
    creators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
