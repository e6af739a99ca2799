"""Where the links of a content file lead."""

import dataclasses
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar
from urllib.parse import unquote

from markupsafe import Markup

from generator.artifacts import file_address
from generator.declaring.fields import Record
from generator.model.finding import FILES
from generator.reading.targets import leads_to_a_page
from generator.shapes.card import Card

R = TypeVar("R", bound=Record)
_TARGET = re.compile(r'="(?:(?<=\bhref=")|(?<=\bsrc="))([^"]*)"')  # what stands before it is looked at only there


def resolve(target: str, path: str, addresses: Mapping[str, str], files: Collection[str]) -> str | None:
    """The address that a link typed in the file `path` leads to; None when it leads nowhere."""
    if target.startswith(("#", "/")) or leads_to_a_page(target):
        return target
    name, mark, anchor = target.partition("#")
    found = place(name, path)
    if found in files:
        return file_address(found)
    return addresses[found] + mark + anchor if found in addresses else None


def place(target: str, path: str) -> str:
    """The content path that a relative link in the file `path` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.partition("#")[0])))


def used_files(card: Card, files: Collection[str]) -> Iterator[str]:
    """The files that a card's record names or links to."""
    yield from (path for path, _ in card.files)
    yield from (found for link in card.links if (found := place(link.target, card.path)) in files)


def targets_of(card: Card, addresses: Mapping[str, str], files: Collection[str]) -> dict[str, str]:
    """The address that each link of a body leads to, by the link as typed; dead ones are left out."""
    resolved = ((link.target, resolve(link.target, card.path, addresses, files)) for link in card.links)
    return {target: address for target, address in resolved if address}


def with_links(record: R, targets: Mapping[str, str]) -> R:
    """The record with the links of its body turned into addresses of the column; dead ones stay as typed."""
    if not record.links:
        return record

    def turn(html: Markup) -> Markup:
        def new(found: re.Match[str]) -> str:
            typed = Markup(found[1]).unescape()
            return f'="{Markup.escape(targets.get(typed, typed))}"'

        return Markup(_TARGET.sub(new, html))

    names = [each.name for each in dataclasses.fields(record) if isinstance(getattr(record, each.name), Markup)]
    turned: dict[str, Any] = {name: turn(getattr(record, name)) for name in names}
    return dataclasses.replace(record, **turned)


def attachments(record: Record) -> Iterator[tuple[str, int]]:
    """Every `content/files/…` that a record's fields name, with its line."""
    yield from ((text, line) for text, line in record.texts() if text.startswith(FILES))
