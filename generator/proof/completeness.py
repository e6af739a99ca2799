"""Whether every page that must be there is there, is listed by its name, and shows everything that it must."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from generator.artifacts import path_of
from generator.model.decision import CODE_FORM
from generator.model.kind import Kind, Site, wanted_by_kind
from generator.proof.facts import Fault
from generator.proof.finished import Finished
from generator.proof.telling import Telling
from generator.shapes.completeness import Completeness
from generator.shapes.demand import Wanted
from generator.text.comparing import canonical

Unmet = Mapping[str, Iterable[Fault]]  # what the pages looked at lack of the demands, by their paths


def completeness(finished: Finished, site: Site, unmet: Unmet, telling: Telling) -> Completeness:
    """The count that the column may state, every lack told."""
    counted: list[str] = []
    lacking: set[str] = set()
    lists = _Lists(finished)
    for kind in site.kinds:
        demanded = wanted_by_kind(site).get(kind.name, ())
        for demand in demanded:  # what its own page lacks is not told of its sheet again
            if demand.code not in lacking and not _meets(demand, finished, lists, unmet, telling):
                lacking.add(demand.code)
        counted += (demand.code for demand in demanded if demand.counted)
        _nothing_more_listed(demanded, lists, telling)
        if kind.demands:
            _lists_reached(kind, demanded, lists, telling)
    missing = tuple(code for code in counted if code in lacking)
    return Completeness(required=len(counted), listed=len(counted) - len(missing), missing=missing)


def _meets(demand: Wanted, finished: Finished, lists: "_Lists", unmet: Unmet, telling: Telling) -> bool:
    """Whether a demanded page is there, is linked from its list by its name, and shows everything demanded of it."""
    path = path_of(demand.address)
    lacks = [(path_of(demand.listed_on), message) for message in _unlisted(demand, lists)]
    if path not in finished.pages:
        lacks.append((path, f"không có trang của thủ tục {demand.code}"))
    elif path in unmet:
        lacks += ((path, fault.message) for fault in unmet[path] if fault.code == demand.code)
    for on, message in lacks:
        telling.tell(on, "thieu-tren-trang", message, "sửa mẫu trang cho hiện đủ", source=demand.source)
    return bool(demand.posted) and not lacks


# ---- its place in a list ---------------------------------------------------------------------------------------------


class _Lists:
    """The lists of demanded pages: where the links of each lead, with (text, heading) of those that can be seen."""

    def __init__(self, finished: Finished) -> None:
        self._finished = finished
        self._read: dict[str, dict[str, list[tuple[str, str]]]] = {}

    def on(self, address: str) -> Mapping[str, list[tuple[str, str]]]:
        """Of a list that is not there, nothing."""
        if address not in self._read:
            found = self._read[address] = {}
            if (path := path_of(address)) in self._finished.pages:
                facts = self._finished.facts(path)
                found |= {to: [] for to, _ in facts.links}
                for to, text, heading in facts.named:
                    found.setdefault(to, []).append((text, heading))
        return self._read[address]


def _unlisted(demand: Wanted, lists: _Lists) -> Iterator[str]:
    own, title = lists.on(demand.listed_on).get(demand.address), _canonical(demand.title)
    if not own:
        yield f"danh sách thiếu liên kết tới thủ tục {demand.code} «{demand.title}»"
    elif not any(text == title for text, _ in own):
        yield f"liên kết tới thủ tục {demand.code} mang tên «{own[0][0]}», không phải «{demand.title}»"
    elif not any(heading.startswith(_canonical(demand.group)) for _, heading in own):
        yield f"thủ tục {demand.code} không nằm dưới lĩnh vực «{demand.group}»"


_canonical: Callable[[str], str] = lru_cache(maxsize=64)(canonical)  # a page and its sheet, a field and its procedures


def _nothing_more_listed(demanded: Iterable[Wanted], lists: _Lists, telling: Telling) -> None:
    """A list of demanded pages shows them and no other page of their form (`/thu-tuc/<code>/`)."""
    wanted = {demand.address for demand in demanded}
    for listed_on, form in {(demand.listed_on, demand.address.replace(demand.code, "\0")) for demand in demanded}:
        pattern = re.compile(CODE_FORM.join(map(re.escape, form.split("\0"))))
        for address in filter(pattern.fullmatch, lists.on(listed_on).keys() - wanted):
            message = f"danh sách có liên kết tới {address}, thủ tục không có hiệu lực"
            telling.tell(path_of(listed_on), "thua-tren-trang", message, "sửa mẫu trang danh sách")


def _lists_reached(kind: Kind[Any], demanded: Iterable[Wanted], lists: _Lists, telling: Telling) -> None:
    """A reader comes from the kind's section to its other places and every list of demanded pages, one by one."""
    left = {*kind.pages.places.values(), *(demand.listed_on for demand in demanded)} - {kind.section}
    reached = [kind.section]
    for address in reached:  # it grows as lists are found
        if not left:
            return
        found = {target for target, seen in lists.on(address).items() if seen}
        reached += sorted(left & found)
        left -= found
    for address in left:
        message = f"từ {kind.section} không có liên kết nào dẫn tới danh sách này"
        telling.tell(path_of(address), "thieu-tren-trang", message, "sửa mẫu trang danh sách cho dẫn tới đủ các trang")
