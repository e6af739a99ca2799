"""A page that is to be: plain data for its template, and what others must know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from generator.files.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Crumb:
    """One step of the path from the home page."""

    title: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragment:
    """A piece of a page that is made for itself, so that several pages can hold it; as closed as a page, and without
    the head of any.
    """

    template: str
    view: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page that is to be. Its template sees `view`, the page's head, what surrounds every page, and nothing else:
    plain values, so that the same values always make the same bytes.

    `date` is the day of its content (for feeds and the sitemap), None where content has none, `date_is` in words what
    day that is where it is not that of posting; `creators` who wrote it, when that is not the office; `subjects` what
    it is about, in words of the content; `things` the same in the words of schema.org; `pictures` those of the content
    that it may show, by address; `leaves` are the content files of the records whose leaf its template finds ready made
    under the same name, in this order; `language` (BCP 47) is that of the whole page, `translations` the addresses of
    the same content by language, its own among them.
    """

    address: str
    title: str
    template: str
    view: Mapping[str, object]
    description: str = ""
    crumbs: tuple[Crumb, ...] = ()
    sources: tuple[str, ...] = ()
    date: Date | None = None
    date_is: str = ""
    in_sitemap: bool = True
    same_as: str = ""  # the address of the page that this one shows in another form
    creators: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    things: tuple[Mapping[str, object], ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    leaves: tuple[str, ...] = ()
    language: str = "vi"
    translations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What sitemap and search must know of a page; `section` is the last step of its path from the home page."""

    address: str
    title: str
    description: str
    section: str
    date: Date | None
    in_sitemap: bool
