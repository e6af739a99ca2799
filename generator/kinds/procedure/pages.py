"""The pages of procedures: the list by field, one page each, and what an abolished one leaves behind."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from generator.kinds.procedure import lists as procedure_lists
from generator.kinds.procedure import sheets
from generator.model.citations import meant, shelf_of
from generator.model.old_kind import Kind, Site
from generator.model.register import Entry
from generator.shapes.page import Crumb, Page
from generator.shapes.row import Row
from generator.text.comparing import same
from generator.text.showing import show_date
from generator.text.sorting import sort_key
from generator.views.old_pages import detail_page

RELATED = 8  # procedures of the same field that a page leads on to


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """The procedures of one field, for the list."""

    name: str
    anchor: str
    summary: str
    procedures: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One decision's change, as a reader sees it."""

    change: str
    title: str
    issued: Date | None
    effective: Date
    issuer: str
    abstract: str
    provisional: bool


def groups(kind: Kind[Any], site: Site) -> tuple[FieldGroup, ...]:
    """The procedures in force by field, in the order of `site.yaml`, each field by name."""
    return tuple(
        FieldGroup(
            name=field_.ten,
            anchor=field_.anchor,
            summary=field_.mo_ta,
            procedures=tuple(p for p in site.of(kind) if same(p.linh_vuc, field_.ten)),
        )
        for field_ in site.settings.linh_vuc
        if any(same(p.linh_vuc, field_.ten) for p in site.of(kind))
    )


def history(entry: Entry) -> tuple[HistoryRow, ...]:
    """The decisions about one procedure, newest first."""
    return tuple(
        HistoryRow(
            change=event.change,
            title=event.decision.title,
            issued=event.decision.ngay_ban_hanh,
            effective=event.decision.ngay_hieu_luc,
            issuer=event.decision.co_quan_ban_hanh,
            abstract=event.decision.trich_yeu,
            provisional=event.decision.provisional,
        )
        for event in reversed(entry.history)
    )


def last_change(procedure: Any, site: Site) -> Date:
    """The day on which the procedure came into force or a decision last changed it."""
    return site.register.entries[procedure.ma_thu_tuc].basis.decision.ngay_hieu_luc


def pages(kind: Kind[Any], site: Site) -> Iterator[Page]:
    """The list by field, the other lists, a page for each procedure in force, a tombstone for each abolished one."""
    yield Page(
        address=kind.section,
        title="Thủ tục hành chính",
        template="procedure/list.html",
        view={
            "today": site.date,
            "groups": groups(kind, site),
            "count": len(site.of(kind)),
            "abolished": len(site.register.abolished),
            "lists": procedure_lists.lists(kind, site),
        },
        description=f"Danh sách {len(site.of(kind))} thủ tục hành chính đang có hiệu lực, xếp theo lĩnh vực.",
    )
    documents = shelf_of(site.posted.get("document", ()))
    papers = []
    for shelf in groups(kind, site):
        for number, procedure in enumerate(shelf.procedures):
            cited = tuple((basis.so_ky_hieu, meant(basis, documents)) for basis in procedure.can_cu_phap_ly)
            near = (*shelf.procedures[number + 1 :], *shelf.procedures[:number])[:RELATED]
            view = {
                "item": procedure,
                "history": history(site.register.entries[procedure.ma_thu_tuc]),
                "field_anchor": shelf.anchor,
                "related": kind.rows(near),
                "documents": {number: site.addresses[document.path] for number, document in cited if document},
                "ended": {number: day for number, document in cited if document and (day := document.ended(site.date))},
            }
            page = detail_page(kind, procedure, view)
            subjects = (procedure.linh_vuc, *procedure.tu_khoa)
            yield dataclasses.replace(page, date=last_change(procedure, site), subjects=subjects)
            papers.append(sheets.sheet_of(site, page, procedure))
    yield from sheets.pages(papers)
    yield from procedure_lists.pages(kind, site, groups(kind, site))
    yield from _tombstones(kind, site)


def _tombstones(kind: Kind[Any], site: Site) -> Iterator[Page]:
    standing = {procedure.ma_thu_tuc: kind.row(procedure) for procedure in site.of(kind)}
    crumbs = (kind.crumb, Crumb(title="Đã bãi bỏ", address=f"{kind.section}bai-bo/"))
    rows = []
    for entry in sorted(site.register.abolished, key=lambda entry: sort_key(entry.name)):
        event = entry.basis
        codes = getattr(event.row, "thay_the_boi", ())
        rows.append(
            Row(
                title=entry.name,
                address=f"{kind.section}{entry.code}/",
                code=entry.code,
                date=event.decision.ngay_hieu_luc,
                label=event.decision.title,
            )
        )
        yield Page(
            address=f"{kind.section}{entry.code}/",
            title=f"Đã bãi bỏ: {entry.name}",
            template="procedure/tombstone.html",
            view={
                "code": entry.code,
                "name": entry.name,
                "history": history(entry),
                "successors": tuple(standing.get(code) or _future(kind, site, code) for code in codes),
            },
            description=f"Thủ tục {entry.code} không còn hiệu lực từ {show_date(event.decision.ngay_hieu_luc)}.",
            crumbs=crumbs,
            sources=(event.decision.path,),
            date=event.decision.ngay_hieu_luc,
        )
    yield Page(
        address=f"{kind.section}bai-bo/",
        title="Thủ tục hành chính đã bãi bỏ",
        template="procedure/abolished.html",
        view={"rows": tuple(rows)},
        crumbs=(kind.crumb,),
        description="Các thủ tục không còn hiệu lực và thủ tục thay thế.",
    )


def _future(kind: Kind[Any], site: Site, code: str) -> Row:
    """A successor that is not in force today: its name without a link, or with a link to its own tombstone."""
    entry = site.register.entries.get(code)
    return Row(
        title=entry.name if entry else f"Thủ tục {code}", address=f"{kind.section}{code}/" if entry else "", code=code
    )


def home_rows(kind: Kind[Any], site: Site) -> tuple[Row, ...]:
    """The fields with their counts."""
    return tuple(
        Row(title=g.name, address=f"{kind.section}#{g.anchor}", label=f"{len(g.procedures)} thủ tục", summary=g.summary)
        for g in groups(kind, site)
    )
