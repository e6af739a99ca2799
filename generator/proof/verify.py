"""Gate 3: read the staged HTML back with a real parser and hold it against what the content demands."""

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.artifacts import Artifact, address_of, path_of
from generator.model.decision import CODE_FORM
from generator.model.kind import Site, posted_cards, wanted
from generator.model.links import resolve
from generator.model.records import Records
from generator.problems import Problem
from generator.proof.readback import Read, read_page
from generator.reading.lint import LEFTOVERS
from generator.shapes.card import Card
from generator.shapes.demand import Part, Shown, Wanted
from generator.text.comparing import canonical

_UNRENDERED = re.compile(r"\b(?:None|Undefined|datetime\.date\(|Decimal\()")


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


@dataclass(slots=True)
class _Tree:
    """A staged column: the pages read, every file's path, and the artifact behind each."""

    pages: dict[str, Read]
    files: frozenset[str]
    artifacts: Mapping[str, Artifact]
    cards: Mapping[str, Card]  # by content path
    records: Records
    lines: Mapping[tuple[str, str], int]  # of a link, by content path and address
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, rule: str, message: str, hint: str, *, source: str = "", near: str = "") -> None:
        """A problem of a page: it names the page, its content file and its template. `near` is a link or a text to
        look for in that file, for the line.
        """
        artifact = self.artifacts.get(path)
        template = f"templates/{artifact.template}" if artifact and artifact.template else ""
        sources = (artifact.sources if artifact else ()) or ((source,) if source else ())
        behind = ", ".join(
            filter(None, (f"bài {sources[0]}" if sources else "", f"mẫu {template}" if template else ""))
        )
        self.problems.append(
            Problem(
                path=sources[0] if sources else template or path,
                line=self._line(sources[0], near) if sources else 1,
                rule=rule,
                message=f"trang {address_of(path)}{f' ({behind})' if behind else ''}: {message}",
                hint=hint,
            )
        )

    def _line(self, source: str, near: str) -> int:
        card = self.cards.get(source)
        texts = self.records.of(card).texts() if card and near else ()
        return self.lines.get((source, near)) or next((line for text, line in texts if near in canonical(text)), 1)


def verify(
    tree: Path, site: Site, records: Records, artifacts: Iterable[Artifact]
) -> tuple[Completeness, tuple[Problem, ...]]:
    """Read every page under `tree`; return the count that the column may state, and every problem."""
    by_path = {artifact.path: artifact for artifact in artifacts}
    files = frozenset(path.relative_to(tree).as_posix() for path in tree.rglob("*") if path.is_file())
    pages = {path: read_page(path, (tree / path).read_bytes()) for path in sorted(files) if path.endswith(".html")}
    cards = {card.path: card for _, card in posted_cards(site)}
    staged = _Tree(pages, files, by_path, cards, records, dict(_link_lines(site)))
    demanded = wanted(site)
    shown = {each.posted: _shown(site, cards[each.posted], records) for each in demanded if each.posted}
    lacking: set[str] = set()
    for demand in demanded:  # what its own page lacks is not told of its sheet again
        if demand.code not in lacking and not _meets(staged, demand, shown.get(demand.posted)):
            lacking.add(demand.code)
    counted = tuple(demand.code for demand in demanded if demand.counted)
    missing = tuple(code for code in counted if code in lacking)
    _nothing_more_listed(staged, demanded)
    for page in pages.values():
        _ids(staged, page)
        _links(staged, page, site)
        _leftovers(staged, page)
        _furniture(staged, page, site)
    _hidden_stays_hidden(tree, staged, site)
    count = Completeness(required=len(counted), listed=len(counted) - len(missing), missing=missing)
    return count, tuple(sorted(set(staged.problems)))


def _shown(site: Site, card: Card, records: Records) -> Shown:
    """What the pages of a posted record must show, as its kind says."""
    kind = next(kind for kind in site.kinds if card in site.cards(kind.cards))
    assert kind.demands is not None, "only a kind with demands wants pages"
    return kind.demands.shown(records.of(card), card, site)


def _link_lines(site: Site) -> Iterator[tuple[tuple[str, str], int]]:
    for _, card in posted_cards(site):
        for link in reversed(card.links):
            target = resolve(link.target, card.path, site.addresses, site.file_sizes) or ""
            address = card.row.address + target if target.startswith("#") else target
            yield (card.path, address), link.line


# ---- completeness ----------------------------------------------------------------------------------------------------


def _meets(tree: _Tree, demand: Wanted, shown: Shown | None) -> bool:
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
    if shown is None:
        return False
    letters = _letters(" ".join(page.seen))
    for text in filter(None, shown.texts):
        if _letters(text) not in letters:
            lacks(f"không hiện «{_short(text)}»")
    leads_to = {_address(path, link.target)[0] if _inside(link.target) else link.target for link in page.links}
    for target in shown.targets if demand.counted else ():
        if unquote(target) not in leads_to:
            lacks(f"không có liên kết tới «{target}»")
    for part in shown.parts:
        for message in _lacks(page, part):
            lacks(message)
    return len(tree.problems) == before


def _listed(tree: _Tree, demand: Wanted, lacks: Callable[..., None]) -> None:
    on = path_of(demand.listed_on)
    page = tree.pages.get(on)
    links = [link for link in (page.links if page else ()) if link.text and _inside(link.target)]
    own = [link for link in links if _address(on, link.target)[0] == demand.address]
    if not own:
        lacks(f"danh sách thiếu liên kết tới thủ tục {demand.code} «{demand.title}»", on=on)
    elif not any(link.text == canonical(demand.title) for link in own):
        lacks(f"liên kết tới thủ tục {demand.code} mang tên «{own[0].text}», không phải «{demand.title}»", on=on)
    elif not any(link.heading.startswith(canonical(demand.group)) for link in own):
        lacks(f"thủ tục {demand.code} không nằm dưới lĩnh vực «{demand.group}»", on=on)


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


def _inside(target: str) -> bool:
    return not re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.IGNORECASE)


def _nothing_more_listed(tree: _Tree, demanded: tuple[Wanted, ...]) -> None:
    """A list of demanded pages shows them and no other page of their kind (`<section><code>/`)."""
    wanted = {demand.address for demand in demanded}
    for listed_on in sorted({demand.listed_on for demand in demanded}):
        on = path_of(listed_on)
        links = tree.pages[on].links if on in tree.pages else ()
        for address in sorted({_address(on, link.target)[0] for link in links if _inside(link.target)} - wanted):
            if re.fullmatch(re.escape(listed_on) + CODE_FORM + "/", address):
                message = f"danh sách có liên kết tới {address}, thủ tục không có hiệu lực"
                tree.report(on, "thua-tren-trang", message, "sửa mẫu trang danh sách")


# ---- the whole column ------------------------------------------------------------------------------------------------


def _ids(tree: _Tree, page: Read) -> None:
    for identity in sorted({each for each in page.ids if page.ids.count(each) > 1}):
        hint = "đổi một trong hai tiêu đề trùng tên trong bài" if identity.startswith("muc-") else "sửa mẫu trang"
        tree.report(page.path, "trung-id", f"hai chỗ cùng mang tên neo «{identity}»", hint)


def _links(tree: _Tree, page: Read, site: Site) -> None:
    base = urlsplit(site.settings.dia_chi_goc).path
    for target in sorted({link.target for link in page.links if _inside(link.target)}):
        if not target:
            tree.report(page.path, "lien-ket", "có liên kết trống", "sửa liên kết trong bài hoặc mẫu trang")
            continue
        if target.startswith("/") and page.path != "404.html":
            message = f"liên kết «{target}» viết từ gốc tên miền nên hỏng khi chuyên mục nằm dưới một đường dẫn"
            tree.report(page.path, "lien-ket", message, 'trong mẫu trang viết địa chỉ trong ngoặc kép: href="/…"')
            continue
        typed = "/" + target.removeprefix(base) if page.path == "404.html" else target
        address, anchor = _address(page.path, typed)
        found = path_of(address)
        if found not in tree.files:
            hint = "sửa liên kết; địa chỉ trang kết thúc bằng dấu /, phân biệt chữ hoa, chữ thường"
            tree.report(page.path, "lien-ket", f"liên kết «{address}» không dẫn tới trang nào", hint, near=address)
        elif anchor and found in tree.pages and anchor not in tree.pages[found].ids:
            message = f"liên kết «{address}#{anchor}» dẫn tới một chỗ không có trên trang đó"
            tree.report(page.path, "lien-ket", message, "sửa phần sau dấu #", near=f"{address}#{anchor}")


def _address(path: str, target: str) -> tuple[str, str]:
    """(address in the column, anchor) of a link on the page `path`."""
    name, _, anchor = target.partition("#")
    name = unquote(name.partition("?")[0])
    here = address_of(path)
    if not name:
        return here, unquote(anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), name))
    slash = "/" if (name.endswith(("/", "/.", "/..")) or name in (".", "..")) and joined != "/" else ""
    return joined.replace("//", "/") + slash, unquote(anchor)


def _leftovers(tree: _Tree, page: Read) -> None:
    for text in page.texts:
        for pattern, name in (*LEFTOVERS, (_UNRENDERED, "giá trị chưa dựng")):
            if found := pattern.search(text):
                sample = text[max(0, found.start() - 20) : found.end() + 30]
                hint = "sửa chỗ đó trong bài (hoặc trong mẫu trang)"
                tree.report(page.path, "con-sot", f"còn sót {name}: «{sample}»", hint, near=found.group())
                break


def _furniture(tree: _Tree, page: Read, site: Site) -> None:
    """What no page may hold, and what every page must: in «minh họa», the notice."""
    for name in sorted(set(page.forbidden)):
        tree.report(page.path, "khong-an-toan", f"có {name}", "bỏ khỏi mẫu trang; kiểu dáng và mã để trong assets/")
    notice = site.settings.thong_bao_minh_hoa
    if site.settings.demo and canonical(notice) not in page.seen:
        tree.report(page.path, "thieu-tren-trang", "không hiện «Thông báo minh họa»", "sửa mẫu trang")


def _hidden_stays_hidden(tree: Path, staged: _Tree, site: Site) -> None:
    """No draft, no future item, by address or by title, in any page, feed or sitemap."""
    hidden = {card.row for kind in site.kinds for card in site.waiting_cards(kind.cards)}
    titles = {card.row.title for _, card in posted_cards(site)}
    titles |= {entry.name for entry in site.register.entries.values()} | {kind.label for kind in site.kinds}
    abolished = {address for kind in site.kinds for address in kind.pages.gone(kind, site)}
    public = abolished | {kind.section for kind in site.kinds}  # there without the record too
    if not hidden:
        return
    others = {path: "\n".join(page.data) for path, page in staged.pages.items()} | {
        path: (tree / path).read_text(encoding="utf-8").replace("\n ", "")  # calendars fold their lines
        for path in staged.files
        if path.endswith((".xml", ".json", ".csv", ".ics"))
    }
    for row in sorted(hidden, key=lambda row: row.address):
        private = row.address not in public
        for path, page in staged.pages.items():
            by_title = row.title not in titles and canonical(row.title) in page.headings
            if by_title or (private and address_of(path) == row.address):
                hint = "xóa tên đó nếu nó nằm trong một bài; nếu không, báo người phụ trách kỹ thuật"
                near = canonical(row.title)
                staged.report(path, "lo-bai-chua-dang", f"để lộ bài chưa đăng «{row.title}»", hint, near=near)
        for path, text in others.items():
            by_title = row.title not in titles and any(form in text for form in _written(row.title))
            if by_title or (private and row.address in text):
                staged.report(path, "lo-bai-chua-dang", f"để lộ bài chưa đăng «{row.title}»", _ASK)


def _written(title: str) -> tuple[str, ...]:
    """A title as the whole of an element (XML) or of a value (JSON)."""
    return f">{escape(title)}<", json.dumps(title, ensure_ascii=False)


_ASK = "báo người phụ trách kỹ thuật; nội dung bài không có lỗi"
