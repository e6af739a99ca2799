"""Whether every page that must be there is there, is listed by its name, and shows everything that it must."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from generator.artifacts import path_of
from generator.model.around import around_of
from generator.model.decision import CODE_FORM
from generator.model.kind import Kind
from generator.proof.readback import Read
from generator.proof.tree import Tree, inside, led_to
from generator.shapes.demand import Part, Shown, Wanted
from generator.text.comparing import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What the finished HTML shows: `listed` of `required` procedures linked from the list and complete."""

    required: int
    listed: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Rounded down to one decimal, so that 100 means all."""
        return (self.listed * 1000 // self.required) / 10 if self.required else 0.0


def completeness(tree: Tree) -> Completeness:
    """The count that the column may state, every lack reported."""
    counted: list[str] = []
    lacking: set[str] = set()
    for kind in tree.site.kinds:
        if kind.demands is None:
            continue
        shown, demanded = _shown(tree, kind), tuple(kind.demands.wanted(kind, tree.site))
        for demand in demanded:  # what its own page lacks is not told of its sheet again
            if demand.code not in lacking and not _meets(tree, demand, shown):
                lacking.add(demand.code)
        counted += (demand.code for demand in demanded if demand.counted)
        _nothing_more_listed(tree, demanded)
        _lists_reached(tree, kind, demanded)
    missing = tuple(code for code in counted if code in lacking)
    return Completeness(required=len(counted), listed=len(counted) - len(missing), missing=missing)


def _shown(tree: Tree, kind: Kind[Any]) -> Callable[[str], Shown]:
    """What the pages of the record behind a file of this kind must show. The last is remembered: of one record there
    may be several pages, one after the other.
    """
    demands = kind.demands
    assert demands is not None, "only a kind with demands wants pages"

    @lru_cache(maxsize=1)
    def of(path: str) -> Shown:
        card = tree.cards[path]
        around = around_of(kind, card, tree.site)
        return demands.shown(tree.records.of(card), card, around, tree.site.settings)

    return of


def _meets(tree: Tree, demand: Wanted, shown: Callable[[str], Shown]) -> bool:
    """Whether a demanded page is there, is linked from its list by its name, and shows everything demanded of it."""
    path, before = path_of(demand.address), len(tree.problems)

    def lacks(message: str, *, on: str = path) -> None:
        tree.report(on, "thieu-tren-trang", message, "sửa mẫu trang cho hiện đủ", source=demand.source)

    _listed(tree, demand, lacks)
    page = tree.pages.get(path)
    if page is None:
        lacks(f"không có trang của thủ tục {demand.code}")
        return False
    if page.title != canonical(demand.title):
        lacks(f"tên trên trang là «{page.title}», trong quyết định là «{demand.title}»")
    if not demand.posted:
        return False
    for message in _lacking(page, demand, shown(demand.posted)):
        lacks(message)
    return len(tree.problems) == before


def _lacking(page: Read, demand: Wanted, shown: Shown) -> Iterator[str]:
    """What of all that is demanded the page does not show; only the page that is counted must also lead somewhere."""
    letters = _letters(" ".join(page.seen))
    for text in filter(None, shown.texts):
        if _letters(text) not in letters:
            yield f"không hiện «{_short(text)}»"
    leads_to = {led_to(page.path, link.target)[0] if inside(link.target) else link.target for link in page.links}
    for target in shown.targets if demand.counted else ():
        if unquote(target) not in leads_to:
            yield f"không có liên kết tới «{target}»"
    for part in shown.parts:
        yield from _lacks(page, part)


# ---- its place in a list ---------------------------------------------------------------------------------------------


def _listed(tree: Tree, demand: Wanted, lacks: Callable[..., None]) -> None:
    on = path_of(demand.listed_on)
    own = [link for link in tree.links(on).get(demand.address, ()) if link.text]
    if not own:
        lacks(f"danh sách thiếu liên kết tới thủ tục {demand.code} «{demand.title}»", on=on)
    elif not any(link.text == canonical(demand.title) for link in own):
        lacks(f"liên kết tới thủ tục {demand.code} mang tên «{own[0].text}», không phải «{demand.title}»", on=on)
    elif not any(link.heading.startswith(canonical(demand.group)) for link in own):
        lacks(f"thủ tục {demand.code} không nằm dưới lĩnh vực «{demand.group}»", on=on)


def _nothing_more_listed(tree: Tree, demanded: Iterable[Wanted]) -> None:
    """A list of demanded pages shows them and no other page of their form (`/thu-tuc/<code>/`)."""
    wanted = {demand.address for demand in demanded}
    forms = {(demand.listed_on, demand.address.replace(demand.code, "\0")) for demand in demanded}
    for listed_on, form in sorted(forms):
        on, pattern = path_of(listed_on), CODE_FORM.join(map(re.escape, form.split("\0")))
        for address in sorted(tree.links(on).keys() - wanted):
            if re.fullmatch(pattern, address):
                message = f"danh sách có liên kết tới {address}, thủ tục không có hiệu lực"
                tree.report(on, "thua-tren-trang", message, "sửa mẫu trang danh sách")


def _lists_reached(tree: Tree, kind: Kind[Any], demanded: Iterable[Wanted]) -> None:
    """A reader comes from the kind's section to its other places and every list of demanded pages, one by one."""
    left = {*kind.pages.places.values(), *(demand.listed_on for demand in demanded)} - {kind.section}
    reached = [kind.section]
    for address in reached:  # it grows as lists are found
        if not left:
            return
        found = {target for target, links in tree.links(path_of(address)).items() if any(each.text for each in links)}
        reached += sorted(left & found)
        left -= found
    for address in sorted(left):
        message = f"từ {kind.section} không có liên kết nào dẫn tới danh sách này"
        tree.report(path_of(address), "thieu-tren-trang", message, "sửa mẫu trang danh sách cho dẫn tới đủ các trang")


# ---- its parts -------------------------------------------------------------------------------------------------------


def _lacks(page: Read, part: Part) -> Iterator[str]:
    """What is not there of a part. Longest first, and each place once: «150.000 đồng» is no «50.000 đồng» too."""
    blocks = page.parts.get(canonical(part.heading))
    if blocks is None:
        yield f"thiếu phần «{part.heading}»"
        return
    if not blocks or not (part.texts or part.together):
        yield f"phần «{part.heading}» không có nội dung"
        return
    left = [_letters(block) for block in blocks]
    for together in sorted(part.together, key=lambda texts: -sum(map(len, texts))):
        wanted = sorted(map(_letters, together), key=len, reverse=True)
        place = next((place for place, block in enumerate(left) if _take(block, wanted) is not None), None)
        if place is None:
            yield f"phần «{part.heading}» không hiện cùng một chỗ " + " và ".join(f"«{_short(t)}»" for t in together)
        else:
            left[place] = _take(left[place], wanted) or ""
    whole = "\n".join(left) if part.together else "".join(left)
    for text in sorted(part.texts, key=len, reverse=True):
        if (rest := _take(whole, [_letters(text)])) is None:
            yield f"phần «{part.heading}» không hiện «{_short(text)}»"
        else:
            whole = rest


def _take(text: str, wanted: list[str]) -> str | None:
    """`text` without each wanted piece, each taken once; None when one is not in it."""
    for piece in wanted:
        before, found, after = text.partition(piece)
        if not found:
            return None
        text = f"{before}\0{after}"
    return text


def _letters(text: str) -> str:
    """Letters, digits and signs without spaces or case: where lines and elements end must not matter."""
    return "".join(canonical(text).split()).casefold()


def _short(text: str) -> str:
    return text if len(text) < 90 else text[:87] + "…"
