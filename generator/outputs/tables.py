"""Records as open data: columns from the declared fields, values nested for JSON and flat for CSV."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import time as Time
from datetime import timedelta
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from generator.artifacts import file_address
from generator.declaring.fields import Group, field, specs
from generator.declaring.spec import Spec
from generator.declaring.types import DATE, INTEGER, TEXT, URL
from generator.keeping.packing import pack, unpack
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.kind import C, Kind, Site
from generator.model.settings import Settings
from generator.outputs.column import Column
from generator.rendering.linked_data import iso_duration
from generator.shapes.around import Around
from generator.text.comparing import column as column_name
from generator.text.comparing import slug

_LEVELS = ("\n", " | ", " / ")  # between the elements of a list in one cell, by depth
_ACTIVE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")  # what a spreadsheet would take for a formula, escaped or not
_ENDS = re.compile(r"<br[^>]*>|</(?:p|li|h[1-6]|tr|dt|dd|blockquote|pre|caption|figcaption)>")
PART = "data"
LISTED = "Danh sách: mỗi phần tử một dòng trong ô."


@dataclass(frozen=True, slots=True, kw_only=True)
class Common(Group):
    """What open data says of any record; `derived` may say it better."""

    dia_chi_trang: str = field("Địa chỉ trang", URL, help="Trang của mục này trong chuyên mục.")
    tieu_de_trang: str = field("Tiêu đề trang", TEXT)
    ngay_cua_trang: Date | None = field("Ngày của trang", DATE, default=None)
    noi_dung_trang: str = field("Nội dung trang", TEXT, default="", help="Chữ của bài viết, không có định dạng.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line(Group):
    """The place of a line in a long table."""

    dong_so: int = field("Dòng số", INTEGER, help="Thứ tự trong danh sách của mục này.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One flat file: its columns by name, the lines, which columns identify a line, and what table those belong to."""

    name: str
    title: str
    columns: Mapping[str, Spec]
    rows: tuple[Mapping[str, object], ...]
    key: tuple[str, ...]
    parent: str = ""


@dataclass(frozen=True)
class Dataset:
    """The posted records of one kind: one nested file, one flat one, and a long one for some of their lists."""

    kind: Kind[Any]
    site: Site
    rows: tuple[Mapping[str, object], ...]

    @property
    def name(self) -> str:
        """'thu-tuc': the section's name, or the label's where the section is another kind's."""
        return slug(self.kind.section if self.kind.own_section else self.kind.label)

    @property
    def columns(self) -> dict[str, Spec]:
        return columns_of(self.kind)

    @property
    def nested(self) -> list[dict[str, object]]:
        """The records for JSON: lists and groups as they are, unknown values null."""
        full = self.site.settings.full
        return [{name: _nested(value, full("/")) for name, value in row.items()} for row in self.rows]

    @property
    def key(self) -> tuple[str, ...]:
        return self.kind.data.key

    @property
    def tables(self) -> Iterator[Table]:
        """The flat table of the records, then a long one for each list that the kind names."""
        yield Table(name=self.name, title=self.kind.label, columns=self.columns, rows=self.rows, key=self.key)
        for name in self.kind.data.tables:
            spec = self.columns[name]
            assert spec.group is not None
            keys = {each: self.columns[each] for each in self.key}
            yield Table(
                name=f"{self.name}-{slug(spec.label)}",
                title=f"{self.kind.label}: {spec.label}",
                columns=keys | specs(_Line) | _long_columns(spec.group),
                rows=tuple(self._long_rows(name)),
                key=(*self.key, "dong_so"),
                parent=self.name,
            )

    def _long_rows(self, name: str) -> Iterator[Mapping[str, object]]:
        for row in self.rows:
            keys = {each: row[each] for each in self.key}
            elements: Any = row[name]
            lines = (line for element in elements for line in _long(element))
            yield from (keys | {"dong_so": number} | line for number, line in enumerate(lines, 1))


def columns_of(kind: Kind[Any]) -> dict[str, Spec]:
    """The fields of a record between those common to all, without what is the editors' own."""
    common, last = dict(specs(Common)), specs(Content)
    own = {name: spec for name, spec in specs(kind.record).items() if name not in last or name in kind.data.key}
    if any(spec.in_body for spec in own.values()):
        del common["noi_dung_trang"]
    every = common | own | last | specs(kind.record) | specs(kind.data.derived)
    return {name: spec for name, spec in every.items() if not spec.internal}


def row_of(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> Mapping[str, object]:
    """One record: values as they were read, by column."""
    common = Common(
        dia_chi_trang=settings.full(card.row.address),
        tieu_de_trang=card.row.title,
        ngay_cua_trang=card.day,
        noi_dung_trang=in_lines(record.html),
    )
    owners = (common, record, kind.data.derive(record, card, around, settings))
    values = {name: getattr(owner, name) for owner in owners for name in specs(type(owner))}
    return {name: values[name] for name in columns_of(kind)}


def part(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> bytes:
    """The row of one record, to be kept."""
    return pack(dict(row_of(kind, record, card, around, settings)))


def datasets(column: Column) -> tuple[Dataset, ...]:
    """Every kind that has something posted."""
    rows = {card.path: unpack(row) for card, row in column.parts.of(PART)}
    site = column.site
    return tuple(
        Dataset(kind, site, tuple(rows[card.path] for card in site.cards(kind.cards)))
        for kind in site.kinds
        if site.cards(kind.cards)
    )


# ---- long tables -----------------------------------------------------------------------------------------------------


def _long_columns(group: type[Group], prefix: str = "") -> dict[str, Spec]:
    """The fields of a group; the first list of groups within it in place, each of its fields after the list's name."""
    inner = _expanded(group)
    found: dict[str, Spec] = {}
    for name, spec in specs(group).items():
        if name == inner and spec.group is not None:
            found |= _long_columns(spec.group, f"{prefix}{name}_")
        else:
            found[prefix + name] = spec
    return found


def _long(group: Group, prefix: str = "") -> Iterator[dict[str, object]]:
    """The lines of one element: one, or one for each element of the list within it."""
    inner = _expanded(type(group))
    own = {prefix + name: getattr(group, name) for name in specs(type(group)) if name != inner}
    elements = getattr(group, inner) if inner else ()
    if not elements:
        yield own
    for element in elements:
        yield from (own | line for line in _long(element, f"{prefix}{inner}_"))


def _expanded(group: type[Group]) -> str:
    return next((name for name, spec in specs(group).items() if spec.group), "")


# ---- values ----------------------------------------------------------------------------------------------------------


def in_lines(html: Markup) -> str:
    """The text of a body, a line for each paragraph, heading, list item and table row."""
    lines = (Markup(line).striptags() for line in _ENDS.sub("\n", html.replace("\n", " ")).split("\n"))
    return "\n".join(filter(None, lines))


def _nested(value: object, base: str) -> object:
    if isinstance(value, tuple):
        return [_nested(each, base) for each in value]
    if isinstance(value, Group):
        return {name: _nested(getattr(value, name), base) for name in specs(type(value))}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Date | Time | timedelta):
        return _moment(value)
    return (_text(value, base) or None) if isinstance(value, str) else value


def _moment(value: Date | Time | timedelta) -> str:
    """ISO 8601: '2022-05-03', '07:30:00', 'PT200S'."""
    return iso_duration(value) if isinstance(value, timedelta) else value.isoformat()


def _text(value: str, base: str) -> str:
    """A text; the body as plain text, a file as its full address."""
    if isinstance(value, Markup):
        return in_lines(value)
    return base + file_address(value).removeprefix("/") if value.startswith("content/files/") else str(value)


def cell(value: object, base: str) -> str:
    """One cell of CSV, harmless in a spreadsheet: `unguarded` gives back what was there."""
    text = _flat(value, base)
    return f"'{text}" if isinstance(value, str | tuple | Group) and _ACTIVE.match(text) else text


def unguarded(text: str) -> str:
    """What stood in a cell before it was made harmless."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text


def _flat(value: object, base: str, depth: int = 0) -> str:
    if isinstance(value, tuple):
        return _LEVELS[min(depth, 2)].join(_flat(each, base, depth) for each in value)
    if isinstance(value, Group):
        given = ((spec.label, getattr(value, name)) for name, spec in specs(type(value)).items())
        pairs = ((label, _flat(inner, base, depth + 1)) for label, inner in given)
        return "; ".join(f"{label}: {' '.join(text.split())}" for label, text in pairs if text)
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, Date | Time | timedelta):
        return _moment(value)
    return _text(value, base) if isinstance(value, str) else str(value)


def described(spec: Spec) -> Mapping[str, str]:
    """A column in the words of Table Schema: a list is flat text there."""
    flat = spec.data in ("array", "object")
    text = f"{spec.help} {LISTED}".strip() if spec.data == "array" else spec.help
    about = {"description": text} if text else {}
    return {"name": column_name(spec.label), "title": spec.label, **about, "type": "string" if flat else spec.data}


def origins(rows: Iterable[Mapping[str, object]]) -> tuple[tuple[str, str], ...]:
    """(name, address or '') of every source that the records name, each once."""
    found: dict[tuple[str, str], None] = {}
    for row in rows:
        given: Any = row.get("nguon", ())
        if isinstance(given, str):
            found[given, str(row.get("lien_ket_nguon", ""))] = None
        else:
            found |= dict.fromkeys((each.ten, each.lien_ket) for each in given if isinstance(each, Origin))
    return tuple(found)
