"""What one finished page says and lacks by itself: small plain facts, made once where the page is made."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from generator.proof.addresses import inside, led_to, within
from generator.proof.lacking import lacks_of
from generator.proof.markup import UnreadableError
from generator.proof.readback import Read, read_page
from generator.reading.lint import LEFTOVERS
from generator.shapes.demand import Shown, Wanted

NOT_FOUND = "404.html"  # shown at any address, so its links are written from the root of the domain
_UNRENDERED = re.compile(  # each choice begins with a letter of its own, so a search passes quickly over all others
    r"None(?<!\wNone)|Undefined(?<!\wUndefined)|datetime\.(?:date|datetime|time)\(|Decimal\(|\([a-z_]+=['\"]"
    r"|0x[0-9a-f]{4}(?<= at 0x.{4})|<(?:class|function|bound method|module) |dict_(?:keys|values|items)\("
    r"|namespace\(|mappingproxy\(|frozenset\(|deque\(|Markup\(|\[[({]?'|\('[^']*', |\{'[^']*': "
)
_LEFTOVERS = (*LEFTOVERS, (_UNRENDERED, "giá trị chưa dựng"))
_BEGINNING = re.compile(rb'<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page by itself. `near` is a link or a text to look for in its content file, for the line;
    `code` is of the demand that the page does not meet, if it is that.
    """

    rule: str
    message: str
    hint: str
    near: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one page, for whoever looks at it together with others; plain, small, picklable.

    `links` are the (address, anchor) within the column that it leads to; `named` the (address, visible text, `h2`) of
    its links, where the page is a list; `data` what it says to machines alone.
    """

    title: str = ""
    ids: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    named: tuple[tuple[str, str, str], ...] = ()
    headings: tuple[str, ...] = ()
    data: str = ""
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a page is held against, the same for every page of a build: the canonical `notice` that each must show, if
    any; `root`, the address of the column; the paths of the `lists` that must name what they list.
    """

    notice: str = ""
    root: str = ""
    lists: frozenset[str] = field(default_factory=frozenset)


Demanded = Collection[tuple[Wanted, Shown]]
Links = Mapping[str, tuple[str, str]]  # (address, anchor) by the target as written


def facts_of(path: str, html: bytes, rules: Rules, demanded: Demanded = ()) -> Facts:
    """Read a finished page. `demanded` is what must be on it; of a page without a record nothing but its title."""
    try:
        page = read_page(html)
    except (UnreadableError, UnicodeDecodeError) as error:
        message = f"máy không đọc được trang, ở chỗ «{str(error)[:60]}»"
        return Facts(faults=(Fault("khong-an-toan", message, "sửa mẫu trang: viết lại thẻ đó cho đúng"),))
    links = _links(path, page, rules)
    faults = (*_ids(page), *_targets(path, links), *_leftovers(page), *_furniture(page, html, rules.notice))
    return Facts(
        title=page.title,
        ids=tuple(dict.fromkeys(page.ids)),
        links=tuple(sorted({to for target, to in links.items() if _may_stand(path, target)})),
        named=_named(page, links) if path in rules.lists else (),
        headings=tuple(dict.fromkeys(page.headings)),
        data="\n".join(page.data),
        faults=(*dict.fromkeys(faults), *_unmet(page, links, demanded)),
    )


def _links(path: str, page: Read, rules: Rules) -> Links:
    """Each target within the column, written in full or not."""
    targets = {link.target for link in page.links}
    base = urlsplit(rules.root).path if path == NOT_FOUND else None
    relative = {target: led_to(path, target, base) for target in targets if inside(target)}
    in_full = {target: within(target, rules.root) for target in targets - relative.keys()}
    return relative | {target: led_to(path, address, "/") for target, address in in_full.items() if address}


def _may_stand(path: str, target: str) -> bool:
    """Whether a target is one that may be written; else it is a fault wherever it leads."""
    return bool(target) and (path == NOT_FOUND or not target.startswith("/"))


def _named(page: Read, links: Links) -> tuple[tuple[str, str, str], ...]:
    """What its links are called, in the order of the page."""
    named = (
        (links[link.target][0], link.text, link.heading) for link in page.links if link.text and link.target in links
    )
    return tuple(dict.fromkeys(named))


# ---- what is wrong with it -------------------------------------------------------------------------------------------


def _ids(page: Read) -> Iterator[Fault]:
    if len(set(page.ids)) == len(page.ids):
        return
    for identity in sorted(each for each, times in Counter(page.ids).items() if times > 1):
        hint = "đổi một trong hai tiêu đề trùng tên trong bài" if identity.startswith("muc-") else "sửa mẫu trang"
        yield Fault("trung-id", f"hai chỗ cùng mang tên neo «{identity}»", hint)


def _targets(path: str, links: Links) -> Iterator[Fault]:
    for target in sorted(target for target in links if not _may_stand(path, target)):
        if not target:
            yield Fault("lien-ket", "có liên kết trống", "sửa liên kết trong bài hoặc mẫu trang")
        else:
            message = f"liên kết «{target}» viết từ gốc tên miền nên hỏng khi chuyên mục nằm dưới một đường dẫn"
            yield Fault("lien-ket", message, 'trong mẫu trang viết địa chỉ trong ngoặc kép: href="/…"')


def _leftovers(page: Read) -> Iterator[Fault]:
    """Signs and values that nobody turned into text. To search all texts at once is fast, and mostly all there is."""
    whole = "\n".join(page.texts)
    if any(pattern.search(whole) for pattern, _ in _LEFTOVERS):
        for text in page.texts:
            yield from _leftover(text, _LEFTOVERS)
    told = "\n".join(page.told)
    if _UNRENDERED.search(told):
        for text in page.told:
            yield from _leftover(text, _LEFTOVERS[-1:])


def _leftover(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> Iterator[Fault]:
    for pattern, name in patterns:
        if found := pattern.search(text):
            sample = text[max(0, found.start() - 20) : found.end() + 30]
            hint = "sửa chỗ đó trong bài (hoặc trong mẫu trang)"
            yield Fault("con-sot", f"còn sót {name}: «{sample}»", hint, near=found.group())
            return


def _furniture(page: Read, html: bytes, notice: str) -> Iterator[Fault]:
    """What no page may hold, and what every page must: how its letters are written; in «minh họa», the notice."""
    for name in sorted(set(page.forbidden)):
        yield Fault("khong-an-toan", f"có {name}", "bỏ khỏi mẫu trang; kiểu dáng và mã để trong assets/")
    if not _BEGINNING.match(html):
        message = "không nói ở đầu trang rằng chữ viết bằng UTF-8 nên trình duyệt có thể hiện sai dấu"
        yield Fault("thieu-tren-trang", message, 'để <meta charset="utf-8"> ngay sau <head> trong mẫu trang')
    if notice and notice not in page.seen:
        yield Fault("thieu-tren-trang", "không hiện «Thông báo minh họa»", "sửa mẫu trang")


def _unmet(page: Read, links: Links, demanded: Demanded) -> Iterator[Fault]:
    """What the page lacks of what is demanded of it."""
    if not demanded:
        return
    leads_to = {link.target for link in page.links} | {address for address, _ in links.values()}
    for demand, shown in demanded:
        for message in lacks_of(page, demand, shown, leads_to):
            yield Fault("thieu-tren-trang", message, "sửa mẫu trang cho hiện đủ", code=demand.code)
