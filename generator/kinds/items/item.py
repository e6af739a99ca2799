"""Content that needs no more than a list and a page each: what its records share, and the kind that is made of them."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, TypeVar

from generator.days.periods import Period
from generator.declaring.fields import Group, field, specs
from generator.declaring.types import DATE, FILE, TEXT, URL, group, many
from generator.model.content import Content
from generator.model.decision import Origin
from generator.model.kind import Kind, Site
from generator.problems import Problem
from generator.shapes.event import Event
from generator.shapes.figure import Figure
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import same, slug
from generator.text.showing import show_date
from generator.views.pages import detail_page, item_view, list_pages, task_link

NEWS = 5  # of a category that a list leads on to


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Group):
    """Something to read or see: a file of the column or a page elsewhere."""

    ten: str = field("Tên", TEXT, example="Tài liệu tập huấn")
    tep: str = field("Tệp", FILE, default="")
    lien_ket: str = field("Liên kết", URL, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Content):
    """What every such record has."""

    ten: str = field("Tên", TEXT, example="…")
    tom_tat: str = field("Tóm tắt", TEXT, default="", help="Một, hai câu hiện ở danh sách.")
    ngay_dang: Date = field("Ngày đăng", DATE, help="Ngày bài xuất hiện; ngày sau này thì bài chờ đến ngày đó.")
    nguon: tuple[Origin, ...] = field("Nguồn", many(group(Origin, shorthand="ten")), help="Lấy từ đâu.")
    ngay_doi_chieu: Date | None = field("Ngày đối chiếu", DATE, default=None, help="Ngày kiểm tra lại với nguồn.")

    @property
    def day(self) -> Date:
        """The day of what it tells of: in lists, counts and the order of both."""
        return self.ngay_dang

    @property
    def label(self) -> str:
        """What its line in a list says beside the day."""
        return ""


R = TypeVar("R", bound=Item)
Rule = Callable[[Any], Iterable[Problem]]
Badges = Callable[[Any, Site], tuple[str, ...]]


def item_kind(
    record: type[R],
    *,
    section: str,
    rules: tuple[Rule, ...] = (),
    badges: Badges = lambda _record, _site: (),
    hidden: tuple[str, ...] = (),
    news: str = "",
    **hooks: Any,
) -> Kind[Any]:
    """The kind of these records, newest first. `badges` are short marks under the title, `hidden` the fields that the
    page does not list, `news` the category of news that its list leads on to; `hooks` are those of Kind.
    """

    def row(item: R) -> Row:
        address = f"{section}{item.stem}/"
        return Row(title=item.ten, address=address, summary=item.tom_tat, date=item.day, label=item.label)

    def pages(kind: Kind[Any], site: Site) -> Iterator[Page]:
        yield from _list(kind, site, news, badges)
        states = {event.address: state(event, site.date) for event in kind.events(kind, site)}
        for item in site.of(kind):
            now = states.get(kind.address_of(item))
            own = {"badges": ((now,) if now else ()) + badges(item, site), "task": task_link(kind, item, site)}
            without = ("ten", "tom_tat", "ngay_doi_chieu", *hidden)
            yield detail_page(kind, item, item_view(item, without=without, sizes=site.file_sizes) | own)

    return Kind(
        record=record,
        section=section,
        row=row,
        order=lambda item: (-item.day.toordinal(), item.stem),
        rules=lambda item: (problem for rule in (named, *rules) for problem in rule(item)),
        pages=pages,
        in_menu=False,
        in_feed=True,
        **({"templates": "item"} | hooks),
    )


# ---- rules -----------------------------------------------------------------------------------------------------------


def named(item: Item) -> Iterator[Problem]:
    """A file name that can be an address."""
    if slug(item.stem) != item.stem:
        message = f"tên tệp «{item.stem}.md» không dùng làm địa chỉ được"
        yield item.problem("", "ten-tep", message, f"đổi tên tệp thành {slug(item.stem) or 'ten-bai'}.md")


def in_order(*pairs: tuple[str, str]) -> Rule:
    """The rule that in each pair of attributes the first day is no later than the second; the first fault is told."""

    def rule(item: Item) -> Iterator[Problem]:
        labels = {name: spec.label for name, spec in specs(type(item)).items()}
        for earlier, later in pairs:
            one, other = getattr(item, earlier), getattr(item, later)
            if one and other and other < one:
                message = f"«{labels[later]}: {show_date(other)}» trước «{labels[earlier]}: {show_date(one)}»"
                yield item.problem(later, "thu-tu-ngay", message, "kiểm tra lại hai ngày")
                return

    return rule


# ---- what happens on a day -------------------------------------------------------------------------------------------


def state(event: Event, day: Date) -> str:
    """Where a day stands to an event."""
    if day < event.first_day:
        return "Sắp diễn ra"
    return "Đang diễn ra" if day <= event.last_day else "Đã diễn ra"


def _list(kind: Kind[Any], site: Site, category: str, badges: Badges) -> Iterator[Page]:
    """What is still to come stands apart, soonest first, on the first page; the rest is cut into pages."""
    events = tuple(kind.events(kind, site))
    ahead = {event.address for event in events if event.last_day >= site.date}
    rows = tuple(_marked(kind.row(item), badges(item, site)) for item in site.of(kind))
    more = {
        "upcoming": tuple(row for row in reversed(rows) if row.address in ahead),
        "calendar": kind.calendar if events else "",
        "news": category_news(site, category),
    }
    yield from list_pages(kind, site, tuple(row for row in rows if row.address not in ahead), more)


def _marked(row: Row, badges: tuple[str, ...]) -> Row:
    return dataclasses.replace(row, label="; ".join(filter(None, (row.label, *badges))))


def category_news(site: Site, category: str) -> tuple[Row, ...]:
    """The newest posted news of a category, if the office has such a category at all."""
    own = [each for each in site.posted.get("news", ()) if same(each.chuyen_muc, category)]
    return tuple(Row(title=each.tieu_de, address=site.addresses[each.path], date=each.ngay_dang) for each in own[:NEWS])


# ---- figures of the periodic report ----------------------------------------------------------------------------------


def happened(kind: Kind[R], site: Site, period: Period) -> tuple[R, ...]:
    """The records whose day lies in the period and is not still to come."""
    return tuple(item for item in site.of(kind) if period.holds(item.day) and item.day <= site.date)


def total(label: str, unit: str, numbers: Iterable[int | None]) -> Figure:
    """A sum of numbers some of which may be unknown: none known is no figure, some unknown is said."""
    given = tuple(numbers)
    known = [number for number in given if number is not None]
    note = f"chưa có số liệu của {len(given) - len(known)}/{len(given)} nội dung" if len(known) < len(given) else ""
    return Figure(label=label, unit=unit, value=sum(known) if known or not given else None, note=note)
