"""The fields of a record as a reader sees them: label and value, drawn from the declaration alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from decimal import Decimal

from markupsafe import Markup

from generator.artifacts import file_address
from generator.declaring.fields import Group, Record, specs
from generator.text.showing import show_date, show_duration, show_number, show_size, show_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value; with an address, a link: a file of the column or a page elsewhere."""

    text: str
    address: str = ""
    outside: bool = False  # of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field that is filled in, by the label that the editor types."""

    label: str
    values: tuple[Value, ...]


def facts(
    record: Group, *, without: frozenset[str] = frozenset(), sizes: Mapping[str, int] | None = None
) -> tuple[Fact, ...]:
    """Every filled field of the front matter in order of declaration, but those attributes named in `without`.

    A file among `sizes` bears its form and its size.
    """
    found = ((spec, getattr(record, name)) for name, spec in specs(type(record)).items() if name not in without)
    return tuple(
        Fact(label=spec.label, values=values(value, sizes))
        for spec, value in found
        if not spec.in_body and not (value is None or value in ("", (), False))
    )


def sections(record: Record) -> tuple[tuple[str, Markup], ...]:
    """(heading, HTML) of every `## ` section of the body that is a field and has content."""
    found = ((spec.label, getattr(record, name)) for name, spec in specs(type(record)).items() if spec.in_body)
    return tuple((label, html) for label, html in found if html)


def values(value: object, sizes: Mapping[str, int] | None = None) -> tuple[Value, ...]:
    """A field's value as a reader sees it, however deep."""
    return tuple(_values(value, sizes or {}))


def _values(value: object, sizes: Mapping[str, int]) -> Iterator[Value]:
    if isinstance(value, tuple):
        for each in value:
            yield from _values(each, sizes)
    elif isinstance(value, Group):
        yield _of_group(value, sizes)
    else:
        yield _value(show(value) + _form(value, sizes), _address(value))


def _of_group(group: Group, sizes: Mapping[str, int]) -> Value:
    """Its first text, what else it says in brackets; a link where it has an address."""
    inner = [(spec.label, getattr(group, name)) for name, spec in specs(type(group)).items()]
    linked = next((value for _, value in inner if _address(value)), "")
    told = [(fact.label, ", ".join(each.text for each in fact.values)) for fact in facts(group)]
    told = [(label, text) for label, text in told if not _address(dict(inner)[label])]
    more = "; ".join(f"{label[:1].lower()}{label[1:]}: {text}" for label, text in told[1:])
    first = told[0][1] if told else show(linked)
    return _value(first + (f" ({more})" if more else "") + _form(linked, sizes), _address(linked))


def _value(text: str, address: str) -> Value:
    return Value(text=text, address=address, outside=address.startswith("http"))


def _form(value: object, sizes: Mapping[str, int]) -> str:
    size = sizes.get(value) if isinstance(value, str) else None
    return f" ({str(value).rsplit('.', 1)[-1].upper()}, {show_size(size)})" if size is not None else ""


def show(value: object) -> str:
    """A plain value in Vietnamese."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Date):
        return show_date(value)
    if isinstance(value, Time):
        return show_time(value)
    if isinstance(value, timedelta):
        return show_duration(value)
    if isinstance(value, Decimal | int):
        return show_number(value)
    text = str(value)
    return text.rsplit("/", 1)[-1] if text.startswith("content/files/") else text


def _address(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if text.startswith("content/files/"):
        return file_address(text)
    return text if text.startswith(("https://", "http://")) else ""
