"""TRANSITION: a kind of whole records as a kind of cards."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.artifacts import file_address
from generator.kinds.procedure.card import Citation
from generator.model import old_kind
from generator.model.kind import Cards, Demands, Feed, Kind, OpenData, Pages, Site
from generator.model.links import with_links
from generator.shapes.card import Card
from generator.shapes.demand import Shown, Wanted
from generator.views import old_pages

OLD: dict[int, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCard(Card):
    record: Any
    code: str = ""
    bases: tuple[Any, ...] = ()


def old_site(site: Site) -> Any:
    if id(site) in OLD and OLD[id(site)][0] is site:
        return OLD[id(site)][1]
    from generator.model.records import LAST

    def records(cards: Any) -> tuple[Any, ...]:
        return tuple(with_links(LAST[card.path], site.addresses, site.file_sizes) for card in cards)

    found = old_kind.Site(
        kinds=tuple(backward(kind) for kind in site.kinds),
        settings=site.settings,
        date=site.date,
        register=site.register,
        posted={kind.name: records(site.posted.get(kind.name, ())) for kind in site.kinds},
        waiting={kind.name: records(site.waiting.get(kind.name, ())) for kind in site.kinds},
        idle={kind.name: records(site.idle.get(kind.name, ())) for kind in site.kinds},
        addresses=site.addresses,
        files=frozenset(site.file_sizes),
        file_sizes=site.file_sizes,
        pictures=site.pictures,
        assets=site.assets,
        used_files=site.used_files,
    )
    OLD.clear()
    OLD[id(site)] = (site, found)
    return found


BACK: dict[str, Any] = {}


def backward(kind: Kind[Any]) -> Any:
    """The old kind of a new one."""
    if kind.name not in BACK:
        BACK[kind.name] = old_kind.Kind(
            name=kind.name,
            label=kind.label,
            files=kind.files,
            record=kind.record,
            section=kind.section,
            row=lambda r: kind.row(r, kind.address_of(r)),
            address=kind.address_of,
            own_section=kind.own_section,
            in_menu=kind.in_menu,
            about=kind.about,
        )
    return BACK[kind.name]


def forward(old: Any) -> Kind[Any]:
    BACK[old.name] = old

    def card(record: Any, known: Mapping[str, Any]) -> OldCard:
        more: dict[str, Any] = {}
        if old.name == "procedure":
            bases = tuple(
                Citation(
                    so_ky_hieu=each.so_ky_hieu,
                    ngay_ban_hanh=each.ngay_ban_hanh,
                    co_quan_ban_hanh=each.co_quan_ban_hanh,
                    line=each.line(),
                )
                for each in record.can_cu_phap_ly
            )
            more = {"code": record.ma_thu_tuc, "bases": bases}
        return OldCard(**known, record=record, keywords=tuple(old.keywords(record)), **more)

    def wanted(_: Any, site: Site) -> Any:
        paths = {c.row.code: c.path for c in site.cards(Cards(old.name)) if c.row.code}
        for d in old.demands(old, old_site(site)):
            yield Wanted(
                code=d.code,
                title=d.title,
                address=d.address,
                listed_on=d.listed_on,
                group=d.group,
                source=d.source,
                posted=paths.get(d.code, "") if d.parts else "",
                counted=d.counted,
            )

    def shown(record: Any, c: Any, site: Site) -> Shown:
        d = next(d for d in old.demands(old, old_site(site)) if d.code == c.row.code)
        return Shown(parts=d.parts, texts=d.texts, targets=d.targets)

    def pages(_: Any, site: Site) -> Any:
        o = old_site(site)
        things = {old.address_of(r): old.linked_data(r, o) for k in (old,) for r in o.of(old)}
        pictures = {file_address(path): picture for path, picture in site.pictures.items()}
        for page in old_pages.pages_of(old, o):
            own = (things[page.address],) if things.get(page.address) else ()
            yield replace(page, pictures=pictures, things=own)

    return Kind(
        name=old.name,
        label=old.label,
        files=old.files,
        record=old.record,
        rules=old.rules,
        lines=old.lines if old.name in ("feedback", "broadcast") else None,
        help=old.help,
        cards=Cards(old.name),
        section=old.section,
        row=lambda r, _: old.row(r),
        card=card,
        address=old.address_of,
        order=lambda c: old.order(c.record),
        posted=lambda c, site: old.posted(c.record, Bare(site)),
        events=lambda c, site: [e for e in old.events(old, old_site(site)) if e.address.split("#")[0] == c.row.address],
        figures=(lambda k, site, period: old.figures(old, old_site(site), period)) if old.figures else None,
        pages=Pages(
            lists=pages,
            detail=lambda *_: (),
            home=(lambda k, site: old.home_rows(old, old_site(site))) if old.home_rows else None,
            gone=lambda k, site: old.retired(old, site),
            places={"sheets": "/niem-yet/"} if old.name == "procedure" else {},
        ),
        demands=Demands(wanted=wanted, shown=shown) if old.name == "procedure" else None,
        feed=Feed(rows=(lambda k, site: old.feed(old, old_site(site))) if old.feed else None) if old.in_feed else None,
        data=OpenData(
            key=old.key or ("dia_chi_trang",),
            derived=old.derived,
            tables=old.tables,
            derive=lambda r, c, site: old.derive(r, old_site(site)),
        ),
        tasks=old_tasks if old.name == "plan" else lambda c: (),
        short=old.short,
        about=old.about,
        in_menu=old.in_menu,
        own_section=old.own_section,
        in_footer=old.in_footer,
    )


def old_tasks(card: Any) -> Any:
    from generator.shapes.task import Task

    plan = card.record
    for task in plan.tasks:
        yield Task(
            year=plan.nam,
            plan=plan.path,
            number=task.so,
            name=task.ten,
            short=task.ten_gon or task.ten,
            labels=task.muc_phuc_vu,
            address=f"{card.row.address}#{task.anchor}",
            counted=task in plan.noi_dung_thuc_hien,
        )


class Bare:
    """What an old kind asks of the site before cards are split."""

    def __init__(self, site: Site) -> None:
        self.date, self.register, self.settings = site.date, site.register, site.settings
