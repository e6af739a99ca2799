"""Open data: one CSV and one JSON a kind, long tables of some lists, and the Data Package that describes them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.artifacts import Artifact, path_of
from generator.keeping.packing import digest, pack, unpack
from generator.model.kind import C, Kind, Site
from generator.model.settings import Settings
from generator.outputs.column import Column, Output, Read
from generator.outputs.portions import Part, Portion, as_csv, document, parts_of, portion_of, written
from generator.outputs.tables import Dataset, Table, datasets, described, row_of
from generator.shapes.around import Around
from generator.shapes.card import Card
from generator.shapes.page import Page

SECTION = "/du-lieu/"
PORTION, OUTLINE = "data", "data outline"
PACKAGE = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {  # of Table Schema, in the words of the page
    "string": "chữ",
    "date": "ngày (năm-tháng-ngày)",
    "number": "số, dấu chấm thập phân",
    "integer": "số nguyên",
    "year": "năm",
    "boolean": "true (có) hoặc false (không)",
    "time": "giờ:phút:giây",
    "duration": "khoảng thời gian, ISO 8601: PT200S là 200 giây",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table on the page: `columns` are name, title, type in words and description; `files` are title of the part,
    its lines, CSV and JSON, which is the nested twin of the first table of a kind alone; `index` names several.
    """

    title: str
    count: int
    anchor: str
    files: tuple[tuple[str, int, str, str], ...]
    index: str
    columns: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A kind whose records are published, and the parts in which these stand."""

    data: Dataset
    cards: tuple[Card, ...]
    parts: tuple[Part, ...]

    @property
    def split(self) -> bool:
        return len(self.parts) > 1


def parts(kind: Kind[C], record: Any, card: C, around: Around, settings: Settings) -> dict[str, bytes]:
    """What one record gives to the files of its kind, and what must be known of it before any can be written."""
    portion = portion_of(Dataset(kind), row_of(kind, record, card, around, settings), card, settings)
    return {PORTION: pack(portion), OUTLINE: pack(portion.outline)}


def published(column: Column) -> Iterator[Published]:
    """Every kind that has something posted."""
    for data in datasets(column.site):
        cards = column.site.cards(data.kind.cards)
        outlines = [unpack(part) for _, part in column.parts.of(OUTLINE, cards)]
        yield Published(data=data, cards=cards, parts=parts_of(outlines))


def pages(column: Column) -> Iterator[Page]:
    """The page of all open data."""
    site = column.site
    sheets = tuple(
        _sheet(each.parts, table, number) for each in published(column) for number, table in enumerate(each.data.tables)
    )
    empty = tuple(kind.label for kind in site.kinds if not site.cards(kind.cards))
    yield Page(
        address=SECTION,
        title="Dữ liệu mở",
        template="data.html",
        view={"sheets": sheets, "empty": empty, "package": SECTION + PACKAGE},
        description=f"Dữ liệu chuyên mục {site.settings.ten_chuyen_muc} ở dạng CSV và JSON, để máy đọc và dùng lại.",
    )


def _sheet(parts: Iterable[Part], table: Table, number: int) -> Sheet:
    words = ({**described(spec), "name": name} for name, spec in table.columns.items())
    files = tuple(
        (
            part.title,
            part.lines[number],
            f"{SECTION}{named(table.name, part)}.csv",
            "" if table.parent else f"{SECTION}{named(table.name, part)}.json",
        )
        for part in parts
    )
    return Sheet(
        title=table.title,
        count=sum(lines for _, lines, _, _ in files),
        anchor=table.name,
        files=files,
        index="" if len(files) == 1 or table.parent else f"{SECTION}{table.name}.json",
        columns=tuple((w["name"], w["title"], TYPES[w["type"]], w.get("description", "")) for w in words),
    )


def named(name: str, part: Part) -> str:
    """('thu-tuc', the part of a field) -> 'thu-tuc/dat-dai'."""
    return f"{name}/{part.name}" if part.name else name


def files(column: Column) -> Iterator[Artifact]:
    """Every file under `/du-lieu/`; only what is posted."""
    site = column.site
    resources: list[Mapping[str, object]] = []
    for each in published(column):
        if each.split:
            yield _artifact(f"{each.data.name}.json", written(_index(each, site)))
            yield from (_artifact(schema_of(table), written(_schema(table))) for table in each.data.tables)
            resources.append(_json_resource(each.data, None))
        for part in each.parts:
            cards = [each.cards[place] for place in part.records]
            head = _head(each.data, part.title, named(each.data.name, part), len(cards), site)
            resources.append(_json_resource(each.data, part))
            resources += (_resource(table, part) for table in each.data.tables)
            yield _made_of(each.data, part, cards, head, column)
    yield _artifact(PACKAGE, written(_package(site, resources)))


def _made_of(data: Dataset, part: Part, cards: list[Card], head: Mapping[str, object], column: Column) -> Artifact:
    """The nested file and the tables of some records: made of what each gives, when one of them changed."""

    def make() -> Iterator[tuple[str, bytes]]:
        portions: list[Portion] = [unpack(each) for _, each in column.parts.of(PORTION, cards)]
        yield path_of(f"{SECTION}{named(data.name, part)}.json"), document(head, portions)
        for number, table in enumerate(data.tables):
            text = as_csv(table, (own.csv[number] for own in portions))
            yield path_of(f"{SECTION}{named(table.name, part)}.csv"), text

    path, paths = path_of(f"{SECTION}{named(data.name, part)}.json"), tuple(card.path for card in cards)
    return Artifact(path=path, make=make, key=digest(head), part=PORTION, joins=paths)


def edited(read: Read, files: tuple[str, ...], changes: Iterable[tuple[bytes, bytes]]) -> Mapping[str, bytes] | None:
    """The same files with some records as they are now: what a record gives stands in each as it is."""
    contents: dict[str, bytes] = {}
    for before, after in changes:
        old, new = unpack(before), unpack(after)
        for path, was, now in zip(files, (old.json, *old.csv), (new.json, *new.csv), strict=True):
            if was != now:
                content = contents.get(path) or read(path)
                if not was or content.count(was.encode()) != 1:
                    return None
                contents[path] = content.replace(was.encode(), now.encode())
    return contents


def _artifact(name: str, content: bytes) -> Artifact:
    return Artifact(path=path_of(SECTION + name), content=content)


def _head(data: Dataset, part: str, name: str, count: int, site: Site) -> dict[str, object]:
    """What must be known to use the records of a file honestly."""
    settings = site.settings
    return {
        "tieu_de": ": ".join(filter(None, (_called(data.kind, settings), part))),
        "co_quan": settings.ten_co_quan,
        "dia_chi": settings.full(f"{SECTION}{name}.json"),
        "ngay_dung": site.date.isoformat(),
        "thong_bao": settings.thong_bao_minh_hoa if settings.demo else None,
        "so_luong": count,
    }


def _called(kind: Kind[Any], settings: Settings) -> str:
    """A kind's label; of what must be posted whole, what it is all of."""
    return f"{kind.label} {settings.whole}" if kind.whole else kind.label


def _index(each: Published, site: Site) -> dict[str, object]:
    """Where the records of a kind are, when they are in several files."""
    full, data = site.settings.full, each.data
    parts = [
        {
            "tieu_de": part.title,
            "so_luong": len(part.records),
            "json": full(f"{SECTION}{named(data.name, part)}.json"),
            "csv": [full(f"{SECTION}{named(table.name, part)}.csv") for table in data.tables],
        }
        for part in each.parts
    ]
    return {**_head(data, "", data.name, len(each.cards), site), "cac_phan": parts}


# ---- the Data Package ------------------------------------------------------------------------------------------------


def _package(site: Site, resources: list[Mapping[str, object]]) -> dict[str, object]:
    settings = site.settings
    notice = f" {settings.thong_bao_minh_hoa}" if settings.demo else ""
    return {
        "$schema": PROFILE,
        "name": "cai-cach-hanh-chinh",
        "id": settings.full(SECTION + PACKAGE),
        "title": f"{settings.ten_chuyen_muc}, {settings.ten_co_quan}",
        "description": settings.mo_ta + notice,
        "homepage": settings.full(SECTION),
        "version": site.date.isoformat(),
        "created": f"{site.date.isoformat()}T00:00:00+07:00",
        "contributors": [{"title": settings.ten_co_quan, "roles": ["publisher"]}],
        "resources": resources,
    }


def _json_resource(data: Dataset, part: Part | None) -> Mapping[str, object]:
    """A nested file; without a part, the index of all parts."""
    name = named(data.name, part) if part else data.name
    about = "JSON, giữ danh sách lồng nhau" if part else "JSON, danh sách các phần"
    return {
        "name": f"{name.replace('/', '.')}-json",
        "path": f"{name}.json",
        "title": f"{_title(data.kind.label, part)} ({about})",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }


def _resource(table: Table, part: Part) -> Mapping[str, object]:
    """A flat file; of a part, its schema stands in a file of its own, and its sources beside the first table alone."""
    sources = [{"title": name} | ({"path": address} if address else {}) for name, address in part.origins]
    return {
        "name": named(table.name, part).replace("/", "."),
        "path": f"{named(table.name, part)}.csv",
        "title": _title(table.title, part),
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema_of(table) if part.name else _joined(table),
    } | ({"sources": sources} if sources and not (part.name and table.parent) else {})


def _title(title: str, part: Part | None) -> str:
    return f"{title}: {part.title}" if part and part.name else title


def schema_of(table: Table) -> str:
    """The file that tells the columns of a table in several parts."""
    return f"{table.name}.schema.json"


def _schema(table: Table) -> dict[str, object]:
    fields = [{**described(spec), "name": name} for name, spec in table.columns.items()]
    return {"fields": fields, "primaryKey": list(table.key)}


def _joined(table: Table) -> Mapping[str, object]:
    """The schema of a whole table, which says what lines of another it belongs to."""
    if not table.parent:
        return _schema(table)
    parent = [name for name in table.key if name != "dong_so"]
    reference = {"resource": table.parent, "fields": parent}
    return _schema(table) | {"foreignKeys": [{"fields": parent, "reference": reference}]}


OUTPUT = Output(pages=pages, files=files, parts=parts, edits={PORTION: edited}, places={"data": SECTION})
