"""Niêm yết công khai: a sheet for each procedure, to be printed and posted at the office, and binders of them.

TT 02/2017/TT-VPCP: what is posted is complete and clear, and drawn from the published decision.
"""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.old_demand import Demand
from generator.model.old_kind import Site
from generator.shapes.page import Crumb, Page
from generator.text.comparing import slug

SECTION = "/niem-yet/"
CRUMB = Crumb(title="Niêm yết công khai", address=SECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One procedure on paper; `view` is what its own page shows, `url` where that page is on the network."""

    code: str
    name: str
    field: str
    address: str  # of the sheet
    page: str  # of the procedure
    url: str
    by_post: bool
    view: Mapping[str, Any]
    source: str
    today: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Binder:
    """Several sheets to print in one go."""

    title: str
    address: str
    sheets: tuple[Sheet, ...]
    today: Any


def sheet_of(site: Site, details: Page, procedure: Any) -> Sheet:
    """The sheet of a procedure (kinds.procedure.Procedure) from the page that shows it."""
    return Sheet(
        code=procedure.ma_thu_tuc,
        name=procedure.ten_thu_tuc,
        field=procedure.linh_vuc,
        address=sheet_address(details.address),
        page=details.address,
        url=site.settings.full(details.address),
        by_post=procedure.by_post,
        view=details.view,
        source=details.sources[0],
        today=site.date,
    )


def sheet_address(procedure: str) -> str:
    """'/thu-tuc/1.001716/' -> '/thu-tuc/1.001716/phieu/'."""
    return f"{procedure}phieu/"


def pages(sheets: Sequence[Sheet]) -> Iterator[Page]:
    """The list of sheets and binders, each sheet, a binder of all and one for each field."""
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.field, []).append(sheet)
    fields = tuple(
        Binder(title=name, address=f"{SECTION}{slug(name)}/", sheets=tuple(own), today=own[0].today)
        for name, own in groups.items()
    )
    whole = Binder(
        title="Tất cả thủ tục",
        address=f"{SECTION}tat-ca/",
        sheets=tuple(sheets),
        today=sheets[0].today if sheets else None,
    )
    yield Page(
        address=SECTION,
        title=CRUMB.title,
        template="sheet/list.html",
        view={"whole": whole, "fields": fields},
        description="Phiếu niêm yết của từng thủ tục và tập phiếu để in, có mã QR dẫn tới trang thủ tục.",
    )
    for binder in (whole, *fields):
        yield Page(
            address=binder.address,
            title=f"Tập phiếu niêm yết: {binder.title}",
            template="sheet/binder.html",
            view={"binder": binder},
            crumbs=(CRUMB,),
            in_sitemap=False,
            description=f"{len(binder.sheets)} thủ tục để in và niêm yết.",
        )
    for sheet in sheets:
        yield Page(
            address=sheet.address,
            title=sheet.name,
            template="sheet/sheet.html",
            view={"sheet": sheet},
            crumbs=(CRUMB, Crumb(title=sheet.code, address=sheet.page)),
            sources=(sheet.source,),
            in_sitemap=False,
            description=f"Phiếu niêm yết thủ tục {sheet.code}.",
            same_as=sheet.page,
        )


def demand_of(procedure: Demand) -> Demand:
    """A sheet must show all that the procedure's page must."""
    return dataclasses.replace(
        procedure,
        address=sheet_address(procedure.address),
        listed_on=SECTION,
        targets=(),
        counted=False,
    )
