"""Records as open data: columns from the declared fields, values nested for JSON and flat for CSV."""

import re
from collections.abc import Iterator, Mapping
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
from generator.model.content import Content
from generator.model.groups import Origin
from generator.model.kind import C, Kind, Site
from generator.model.settings import Settings
from generator.rendering.linked_data import iso_duration
from generator.shapes.around import Around
from generator.text.comparing import column, slug
from generator.text.showing import curled

_LEVELS = ("\n", " | ", " / ")  # between the elements of a list in one cell, by depth
_ACTIVE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")  # what a spreadsheet would take for a formula, escaped or not
_ENDS = re.compile(r"<br[^>]*>|</(?:p|li|h[1-6]|tr|dt|dd|blockquote|pre|caption|figcaption)>")
LISTED = "Danh sách: mỗi phần tử một dòng trong ô."


@dataclass(frozen=True, slots=True, kw_only=True)
class Common(Group):
    """What open data says of any record; `derived` may say it better."""

    dia_chi_trang: str = field("Địa chỉ trang", URL, help="Trang của mục này trong chuyên mục.")
    tieu_de_trang: str = field("Tiêu đề trang", TEXT)
    ngay_cua_trang: Date | None = field(
        "Ngày của trang",
        DATE,
        default=None,
        help="Ngày đăng; chưa rõ thì là ngày của nguồn, như «Ngày này là» cho biết.",
    )
    ngay_nay_la: str = field("Ngày này là", TEXT, default="", help="Ngày của trang là ngày gì.")
    noi_dung_trang: str = field("Nội dung trang", TEXT, default="", help="Chữ của bài viết, không có định dạng.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line(Group):
    """The place of a line in a long table."""

    dong_so: int = field("Dòng số", INTEGER, help="Thứ tự trong danh sách của mục này.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A flat file: its columns by name, which of them identify a line, and what table those belong to. `element` is the
    list of a record that has a line for each element; '' where a record is one line.
    """

    name: str
    title: str
    columns: Mapping[str, Spec]
    key: tuple[str, ...]
    parent: str = ""
    element: str = ""

    def lines(self, row: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
        """Those of one record."""
        if not self.element:
            yield row
            return
        keys = {name: row[name] for name in self.key if name != "dong_so"}
        elements: Any = row[self.element]
        lines = (line for element in elements for line in _long(element))
        yield from (keys | {"dong_so": number} | line for number, line in enumerate(lines, 1))


@dataclass(frozen=True, slots=True)
class Dataset:
    """The posted records of one kind: a nested file, a flat one, and a long one for some of their lists."""

    kind: Kind[Any]

    @property
    def name(self) -> str:
        """'thu-tuc': the section's name, or the label's where the section is another kind's."""
        return slug(self.kind.section if self.kind.own_section else self.kind.label)

    @property
    def key(self) -> tuple[str, ...]:
        return self.kind.data.key

    @property
    def tables(self) -> tuple[Table, ...]:
        """The flat table of the records, then a long one for each list that the kind names."""
        columns = columns_of(self.kind)
        whole = Table(name=self.name, title=self.kind.label, columns=columns, key=self.key)
        return (whole, *(self._long_table(name, columns) for name in self.kind.data.tables))

    def _long_table(self, element: str, columns: Mapping[str, Spec]) -> Table:
        spec = columns[element]
        assert spec.group is not None
        keys = {each: columns[each] for each in self.key}
        return Table(
            name=f"{self.name}-{slug(spec.label)}",
            title=f"{self.kind.label}: {spec.label}",
            columns=keys | specs(_Line) | _long_columns(spec.group),
            key=(*self.key, "dong_so"),
            parent=self.name,
            element=element,
        )


def datasets(site: Site) -> tuple[Dataset, ...]:
    """Every kind that has something posted."""
    return tuple(Dataset(kind) for kind in site.kinds if site.cards(kind.cards))


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
        ngay_nay_la=(card.day_is or "ngày đăng") if card.day else "",
        noi_dung_trang=in_lines(record.html),
    )
    owners = (common, record, kind.data.derive(record, card, around, settings))
    values = {name: getattr(owner, name) for owner in owners for name in specs(type(owner))}
    return {name: values[name] for name in columns_of(kind)}


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


def nested(value: object, base: str) -> object:
    """For JSON: lists and groups as they are, unknown values null."""
    if isinstance(value, tuple):
        return [nested(each, base) for each in value]
    if isinstance(value, Group):
        return {name: nested(getattr(value, name), base) for name in specs(type(value))}
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
    about = {"description": curled(text)} if text else {}
    return {"name": column(spec.label), "title": spec.label, **about, "type": "string" if flat else spec.data}


def origins(row: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """(name, address or '') of every source that a record names, each once."""
    given: Any = row.get("nguon", ())
    if isinstance(given, str):
        return ((given, str(row.get("lien_ket_nguon", ""))),)
    return tuple(dict.fromkeys((each.ten, each.lien_ket) for each in given if isinstance(each, Origin)))
