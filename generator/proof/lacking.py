"""What a page lacks of all that the content demands of it."""

from collections.abc import Collection, Iterator
from urllib.parse import unquote

from generator.proof.readback import Read
from generator.shapes.demand import Part, Shown, Wanted
from generator.text.comparing import canonical
from generator.text.placeholders import holds_place


def lacks_of(page: Read, demand: Wanted, shown: Shown, leads_to: Collection[str]) -> Iterator[str]:
    """Messages: its title, texts, parts; only the page that is counted must also lead somewhere."""
    if page.title != canonical(demand.title):
        yield f"tên trên trang là «{page.title}», trong quyết định là «{demand.title}»"
    letters = _packed(" ".join(page.seen))
    for text in filter(None, shown.texts):
        if _letters(text) not in letters:
            yield f"không hiện «{_short(text)}»"
    if shown.alone and page.alone.isdisjoint(map(canonical, shown.alone)):
        yield f"không có chỗ nào hiện riêng «{shown.alone[0]}»"
    for target in shown.targets if demand.counted else ():
        if unquote(target) not in leads_to:
            yield f"không có liên kết tới «{target}»"
    for part in shown.parts:
        yield from _lacks(page, part)


def _lacks(page: Read, part: Part) -> Iterator[str]:
    """What is not there of a part. Longest first, and each place once: «150.000 đồng» is no «50.000 đồng» too."""
    blocks = page.parts.get(canonical(part.heading))
    if blocks is None:
        yield f"thiếu phần «{part.heading}»"
        return
    demanded = (*part.texts, *(text for together in part.together for text in together))
    if all(map(holds_place, blocks)) or all(map(holds_place, demanded)):
        yield f"phần «{part.heading}» chưa có nội dung"
        return
    left = [_packed(block) for block in blocks]
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
    return _packed(canonical(text))


def _packed(text: str) -> str:
    """The letters of a text that is canonical."""
    return text.replace(" ", "").casefold()


def _short(text: str) -> str:
    return text if len(text) < 90 else text[:87] + "…"
