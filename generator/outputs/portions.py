"""Open data as text: what one record gives to the files of its kind, and which records stand in which files."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from generator.model.kind import C
from generator.model.settings import Settings
from generator.outputs.tables import Dataset, Table, cell, nested, origins
from generator.text.comparing import slug

MOST = 1000  # records in one file
LARGEST = 2_000_000  # bytes of its JSON, more or less
STEP = 4_000  # bytes to which the size of a record is told: a word more seldom counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What must be known of every record before a file can be written: plain and small."""

    part: str  # of the kind's records, where they are several files: a field of work, a year
    size: int  # bytes of its JSON, more or less
    lines: tuple[int, ...]  # by table
    origins: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What one record gives to the files: `csv` by table."""

    outline: Outline
    json: str
    csv: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The records of one file, by their places among all; a part that is the whole has no name."""

    name: str
    title: str
    records: tuple[int, ...]
    lines: tuple[int, ...]  # by table
    origins: tuple[tuple[str, str], ...]


def portion_of(data: Dataset, row: Mapping[str, object], card: C, settings: Settings) -> Portion:
    """The fragment of one record."""
    base = settings.full("/")
    record = {name: nested(value, base) for name, value in row.items()}
    text = "  " + json.dumps(record, ensure_ascii=False, indent=1).replace("\n", "\n  ")
    lines = [list(table.lines(row)) for table in data.tables]
    return Portion(
        outline=Outline(
            part=data.kind.data.part(card),
            size=ceil(len(text.encode()) / STEP) * STEP,
            lines=tuple(map(len, lines)),
            origins=origins(row),
        ),
        json=text,
        csv=tuple(_csv(_cells(table, own, base)) for table, own in zip(data.tables, lines, strict=True)),
    )


def _cells(table: Table, lines: Iterable[Mapping[str, object]], base: str) -> Iterator[list[str]]:
    yield from ([cell(line.get(name), base) for name in table.columns] for line in lines)


def _csv(lines: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue()


# ---- files -----------------------------------------------------------------------------------------------------------


def parts_of(outlines: Sequence[Outline]) -> tuple[Part, ...]:
    """One part, or where that would be large one for each field or year; a large one of these again in several."""
    whole = range(len(outlines))
    if len(_cut(whole, outlines)) == 1:
        return (_part("", "", whole, outlines),)
    by_part: dict[str, list[int]] = defaultdict(list)
    for place, outline in enumerate(outlines):
        by_part[slug(outline.part)].append(place)
    return tuple(part for name, own in by_part.items() for part in _numbered(name, own, outlines))


def _numbered(name: str, places: Sequence[int], outlines: Sequence[Outline]) -> Iterator[Part]:
    title, cut = outlines[places[0]].part, _cut(places, outlines)
    for number, own in enumerate(cut, 1):
        further = (f"-{number}", f", phần {number}") if len(cut) > 1 else ("", "")
        yield _part(name + further[0], title + further[1], own, outlines)


def _cut(places: Sequence[int], outlines: Sequence[Outline]) -> list[Sequence[int]]:
    """In as many pieces of equal count as are needed: an edit leaves the others as they are."""
    size = sum(outlines[place].size for place in places)
    pieces = max(ceil(len(places) / MOST), ceil(size / LARGEST))
    ends = [len(places) * number // pieces for number in range(pieces + 1)]
    return [places[start:end] for start, end in pairwise(ends) if start < end]


def _part(name: str, title: str, places: Sequence[int], outlines: Sequence[Outline]) -> Part:
    own = [outlines[place] for place in places]
    return Part(
        name=name,
        title=title,
        records=tuple(places),
        lines=tuple(map(sum, zip(*(each.lines for each in own), strict=True))),
        origins=tuple(dict.fromkeys(origin for each in own for origin in each.origins)),
    )


def document(head: Mapping[str, object], portions: Iterable[Portion]) -> bytes:
    """The records between what stands before and after them."""
    before, after = written({**head, "du_lieu": []}).decode().rsplit("[]", 1)
    inside = ",\n".join(portion.json for portion in portions)
    return f"{before}[\n{inside}\n ]{after}".encode()


def as_csv(table: Table, texts: Iterable[str]) -> bytes:
    """RFC 4180, with the mark by which Excel knows UTF-8; `texts` are the lines of each record."""
    return "".join((_csv([table.columns]), *texts)).encode("utf-8-sig")


def written(value: object) -> bytes:
    """JSON as people read it."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
