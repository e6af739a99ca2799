"""Every shipped file can be written: nothing changed is the same bytes, one thing changed is its lines alone."""

import dataclasses
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.declaring import dates, numbers, texts
from generator.declaring.composites import GroupType, ManyType
from generator.declaring.fields import Group, Record, as_typed, given, specs
from generator.declaring.spec import OneForm, Value
from generator.declaring.writing import rewritten, written
from tests.declaring.shipped import SHIPPED, read_as, text_of

EACH = pytest.mark.parametrize(
    ("path", "cls"), SHIPPED, ids=["/".join(path.parts[-3:]).removesuffix(".md") for path, _ in SHIPPED]
)
OFTEN = 1  # files in which each field of a kind is changed


def same(one: Group, other: Group) -> bool:
    """The same values, whatever the lines on which they stand."""
    names = {*specs(type(one)), *({"html"} if isinstance(one, Record) else ())}
    return all(getattr(one, name) == getattr(other, name) for name in names)


@EACH
def test_nothing_changed_is_the_same_bytes(path: Path, cls: type[Group]) -> None:
    text = text_of(path)
    record = read_as(cls, text)
    every = {name: getattr(record, name) for name in as_typed(cls)}
    assert rewritten(text, cls, {}) == text
    assert rewritten(text, cls, every) == text
    for name in record.lines.keys() & every.keys():
        assert rewritten(text, cls, {name: every[name]}) == text, name


@EACH
def test_a_new_file_of_a_record_reads_back_to_it(path: Path, cls: type[Group]) -> None:
    text = text_of(path)
    record = read_as(cls, text)
    body = text.split("\n---\n", 1)[1] if issubclass(cls, Record) else ""
    assert same(read_as(cls, written(record, body)), record)


# ---- one field changed -----------------------------------------------------------------------------------------------


def another(kind: Value, value: Any) -> Any:  # noqa: PLR0911  # one return a type
    """Another value that the type takes; the same where it knows no other."""
    match kind:
        case texts.TextType():
            return f"{value}, sửa: lần 2"
        case texts.PatternType():
            return kind.sample
        case texts.UrlType():
            return "https://thu.example/trang-khac/"
        case texts.ChoiceType():
            return next((each for each in kind.values if each != value), value)
        case numbers.IntegerType() | dates.YearType():
            return value + (1 if value < kind.most else -1)
        case numbers.YesNoType():
            return value  # the other is the default, which takes the line away
        case OneForm():
            return _later(value)
        case GroupType():
            name, new = next(
                (name, new)
                for name in as_typed(kind.fields)
                if (new := another_of(value, name)) != getattr(value, name)
            )
            return dataclasses.replace(value, **{name: new})
        case ManyType():
            return (*value[:-1], another(kind.item, value[-1]))
    raise TypeError(kind)


def another_of(group: Group, name: str) -> Any:
    value = getattr(group, name)
    return another(specs(type(group))[name].type, value) if value not in (None, "", ()) else value


def _later(value: date | time | timedelta | Decimal) -> Any:
    if isinstance(value, time):
        return (datetime.combine(date(2022, 1, 1), value) + timedelta(minutes=1)).time()
    if isinstance(value, Decimal):
        return value + Decimal("0.5")
    return value + (timedelta(seconds=1) if isinstance(value, timedelta) else timedelta(days=1))


def _cases() -> Iterator[tuple[Path, type[Group], str]]:
    met: dict[tuple[type[Group], str], int] = {}
    for path, cls in SHIPPED:
        for spec, _ in given(read_as(cls, text_of(path))):
            name = next(name for name, each in specs(cls).items() if each is spec)
            met[cls, name] = met.get((cls, name), 0) + 1
            if met[cls, name] <= OFTEN:
                yield path, cls, name


CASES = tuple(_cases())
each_case = pytest.mark.parametrize(
    ("path", "cls", "name"), CASES, ids=[f"{'/'.join(path.parts[-2:])}:{name}" for path, _, name in CASES]
)


def subsequence(few: list[str], many: list[str]) -> bool:
    """Whether every line of the one stands, in its order, in the other."""
    rest = iter(many)
    return all(line in rest for line in few)


def changed(path: Path, cls: type[Group], name: str, value: Any) -> tuple[list[str], list[str]]:
    """The lines before and after, once it is sure that the new file says just that."""
    text = text_of(path)
    record = read_as(cls, text)
    new = rewritten(text, cls, {name: value})
    wanted: Any = specs(cls)[name].default if value is None else value
    assert same(read_as(cls, new), dataclasses.replace(record, **{name: wanted}))
    assert rewritten(new, cls, {name: wanted}) == new
    return text.split("\n"), new.split("\n")


@each_case
def test_a_changed_value_touches_its_own_line_alone(path: Path, cls: type[Group], name: str) -> None:
    record = read_as(cls, text_of(path))
    value = getattr(record, name)
    new = another_of(record, name)
    before, after = changed(path, cls, name, new)
    different = [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]]
    assert len(different) == (value != new)
    assert all(number >= record.line(name) for number in different)


@each_case
def test_an_optional_field_taken_out_takes_its_lines_alone_and_comes_back(
    path: Path, cls: type[Group], name: str
) -> None:
    spec = specs(cls)[name]
    if spec.required:
        with pytest.raises(ValueError, match=f"thiếu mục «{spec.label}»"):
            changed(path, cls, name, None)
        return
    before, after = changed(path, cls, name, None)
    assert len(after) < len(before)
    assert subsequence(after, before)
    again = rewritten("\n".join(after), cls, {name: getattr(read_as(cls, "\n".join(before)), name)})
    assert subsequence(after, again.split("\n"))


@pytest.mark.parametrize(
    ("path", "cls", "name"),
    [case for case in CASES if isinstance(specs(case[1])[case[2]].type, ManyType)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_element_added_or_taken_away_touches_its_lines_alone(path: Path, cls: type[Group], name: str) -> None:
    record = read_as(cls, text_of(path))
    value = getattr(record, name)
    listed = text_of(path).split("\n")[record.line(name) - 1].rstrip().endswith(":")
    new = another_of(record, name)[-1]
    for place in {0, len(value) // 2, len(value)}:
        before, after = changed(path, cls, name, (*value[:place], new, *value[place:]))
        assert subsequence(before, after) or not listed
    for place in {0, len(value) // 2, len(value) - 1} if len(value) > 1 else ():
        before, after = changed(path, cls, name, (*value[:place], *value[place + 1 :]))
        assert subsequence(after, before)
