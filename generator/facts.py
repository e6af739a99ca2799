"""The fields of a record as a reader sees them: label and value, drawn from the declaration alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal

from markupsafe import Markup

from generator.artifacts import file_address
from generator.fields import Group, Record, specs
from generator.vietnamese import show_date, show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value; with an address, a link: a file of the column or a page elsewhere."""

    text: str
    address: str = ""

    @property
    def outside(self) -> bool:
        return self.address.startswith("http")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field that is filled in, by the label that the editor types."""

    label: str
    values: tuple[Value, ...]


def facts(record: Group, *, without: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """Every filled field of the front matter in order of declaration, but those attributes named in `without`."""
    found = ((spec, getattr(record, name)) for name, spec in specs(type(record)).items() if name not in without)
    return tuple(
        Fact(label=spec.label, values=tuple(_values(value)))
        for spec, value in found
        if not spec.in_body and not (value is None or value in ("", (), False))
    )


def sections(record: Record) -> tuple[tuple[str, Markup], ...]:
    """(heading, HTML) of every `## ` section of the body that is a field and has content."""
    found = ((spec.label, getattr(record, name)) for name, spec in specs(type(record)).items() if spec.in_body)
    return tuple((label, html) for label, html in found if html)


def _values(value: object) -> Iterator[Value]:
    if isinstance(value, tuple):
        for each in value:
            yield from _values(each)
    elif isinstance(value, Group):
        inner = [(fact.label, fact.values) for fact in facts(value)]
        address = next((each.address for _, values in inner for each in values if each.address), "")
        texts = [", ".join(each.text for each in values) for _, values in inner if not all(v.address for v in values)]
        yield Value(text="; ".join(texts) or address, address=address)
    else:
        yield Value(text=show(value), address=_address(value))


def show(value: object) -> str:
    """A plain value in Vietnamese."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Date):
        return show_date(value)
    if isinstance(value, Decimal | int):
        return show_number(value)
    return str(value).removeprefix("content/files/")


def _address(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if text.startswith("content/files/"):
        return file_address(text)
    return text if text.startswith(("https://", "http://")) else ""
