"""Open data: one CSV and one JSON a kind, long tables of some lists, and the Data Package that describes them."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.artifacts import Artifact, path_of
from generator.model.kind import Site
from generator.outputs.column import Column, Output
from generator.outputs.tables import PART, Dataset, Table, cell, datasets, described, origins, part
from generator.shapes.page import Page

SECTION = "/du-lieu/"
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
    """One CSV on the page: `columns` are name, title, type in words and description; `json` is its nested twin."""

    title: str
    count: int
    csv: str
    json: str
    anchor: str
    columns: tuple[tuple[str, str, str, str], ...]


def pages(column: Column) -> Iterator[Page]:
    """The page of all open data."""
    site = column.site
    sheets = tuple(_sheet(table) for each in datasets(column) for table in each.tables)
    empty = tuple(kind.label for kind in site.kinds if not site.cards(kind.cards))
    yield Page(
        address=SECTION,
        title="Dữ liệu mở",
        template="data.html",
        view={"sheets": sheets, "empty": empty, "package": SECTION + PACKAGE},
        description=f"Dữ liệu chuyên mục {site.settings.ten_chuyen_muc} ở dạng CSV và JSON, để máy đọc và dùng lại.",
    )


def _sheet(table: Table) -> Sheet:
    words = ({**described(spec), "name": name} for name, spec in table.columns.items())
    return Sheet(
        title=table.title,
        count=len(table.rows),
        csv=f"{SECTION}{table.name}.csv",
        json="" if table.parent else f"{SECTION}{table.name}.json",
        anchor=table.name,
        columns=tuple((w["name"], w["title"], TYPES[w["type"]], w.get("description", "")) for w in words),
    )


def files(column: Column) -> Iterator[Artifact]:
    """Every file under `/du-lieu/`; only what is posted."""
    site = column.site
    resources: list[Mapping[str, object]] = []
    for each in datasets(column):
        resources.append(_json_resource(each))
        yield _artifact(f"{each.name}.json", _written(_document(each)))
        for table in each.tables:
            resources.append(_resource(each, table))
            yield _artifact(f"{table.name}.csv", as_csv(table, site.settings.full("/")))
    yield _artifact(PACKAGE, _written(_package(site, resources)))


def _artifact(name: str, content: bytes) -> Artifact:
    return Artifact(path=path_of(SECTION + name), content=content)


def as_csv(table: Table, base: str) -> bytes:
    """RFC 4180, with the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([cell(row.get(name), base) for name in table.columns] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _document(data: Dataset) -> dict[str, object]:
    """The records of a kind, with what must be known to use them honestly."""
    settings = data.site.settings
    return {
        "tieu_de": data.kind.label,
        "co_quan": settings.ten_co_quan,
        "dia_chi": settings.full(f"{SECTION}{data.name}.json"),
        "ngay_dung": data.site.date.isoformat(),
        "thong_bao": settings.thong_bao_minh_hoa if settings.demo else None,
        "so_luong": len(data.rows),
        "du_lieu": data.nested,
    }


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


def _json_resource(data: Dataset) -> Mapping[str, object]:
    return {
        "name": f"{data.name}-json",
        "path": f"{data.name}.json",
        "title": f"{data.kind.label} (JSON, giữ danh sách lồng nhau)",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }


def _resource(data: Dataset, table: Table) -> Mapping[str, object]:
    fields = [{**described(spec), "name": name} for name, spec in table.columns.items()]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(table.key)}
    if table.parent:
        parent = list(data.key)
        schema["foreignKeys"] = [{"fields": parent, "reference": {"resource": table.parent, "fields": parent}}]
    sources = [{"title": name} | ({"path": address} if address else {}) for name, address in origins(data.rows)]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    } | ({"sources": sources} if sources else {})


OUTPUT = Output(pages=pages, files=files, parts={PART: part}, places={"data": SECTION})
