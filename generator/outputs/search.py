"""Search: a page that leads to everything, and the index of it that the reader's browser searches."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from generator.artifacts import Artifact
from generator.declaring.fields import Record, specs
from generator.keeping.packing import digest, pack, unpack
from generator.model.content import Content
from generator.model.kind import C, Kind, posted_cards
from generator.model.settings import Settings
from generator.outputs.answers import answers, idle, office, told
from generator.outputs.column import Column, Output, Read
from generator.outputs.html import outlines
from generator.outputs.patching import Change, count_of, patched
from generator.outputs.postings import Found, found_of, index_files, slots_of
from generator.rendering.chrome import SECTIONS
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.text.comparing import fold, same, slug
from generator.text.showing import show_date
from generator.views.facts import facts

ADDRESS = "/tim-kiem/"
FOLDER = "tim-kiem"
WHOLE = 150_000  # bytes of an index that the browser loads as one file; a larger one is in parts
SURELY_LARGE = WHOLE // 50  # entries; none is shorter than 50 bytes
PART = "search"
INDEX = "muc-luc.json"
OTHER = "trang"  # the group of the pages that are no record's
UNSEARCHED = frozenset({*specs(Content), "nguon", "lien_ket_nguon", "ngay_doi_chieu", "chua_doi_chieu"})
ABBREVIATIONS = {  # only those with one meaning in any office; those of a field of work stand in site.yaml
    "BCCI": "bưu chính công ích",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "CBCCVC": "cán bộ, công chức, viên chức",
    "CCHC": "cải cách hành chính",
    "CNTT": "công nghệ thông tin",
    "DVC": "dịch vụ công",
    "DVCTT": "dịch vụ công trực tuyến",
    "GCN": "giấy chứng nhận",
    "HĐND": "hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "PAKN": "phản ánh, kiến nghị",
    "TTĐT": "thông tin điện tử",
    "TTHC": "thủ tục hành chính",
    "UBND": "ủy ban nhân dân",
    "VPĐD": "văn phòng đại diện",
}
SYNONYMS = {  # what any office writes, and what people call it; those of a field of work stand in site.yaml
    "bưu chính": ("bưu điện",),
    "cấp lại": ("làm lại", "xin lại"),
    "doanh nghiệp": ("công ty", "cty", "DN"),
    "gia hạn": ("hết hạn",),
    "không thu phí": ("miễn phí", "không mất tiền"),
}

Meanings = tuple[tuple[str, str], ...]  # (short form, the slug of what it means)
Synonyms = tuple[tuple[str, tuple[str, ...]], ...]  # (the slug of what is written, what it is called as well)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What is posted of one kind; `rows` are the lines that lead into it: fields of procedures, indices."""

    name: str
    title: str
    count: int
    section: str
    rows: tuple[Row, ...] = ()


def pages(column: Column) -> Iterator[Page]:
    """The sections with their fields, the answers to what is often asked; the script of the page searches."""
    site = column.site
    groups = [
        Listed(
            name=kind.name,
            title=kind.label,
            count=len(site.cards(kind.cards)),
            section=kind.section,
            rows=kind.pages.home(kind, site) if kind.pages.home else (),
        )
        for kind in site.kinds
    ]
    others = tuple(_others(column))
    groups.append(Listed(name=OTHER, title="Các trang khác", count=len(others), section=SECTIONS))
    known = {row.address: row for row in (*(card.row for _, card in posted_cards(site)), *others)}
    yield Page(
        address=ADDRESS,
        title="Tìm kiếm",
        template="search.html",
        view={
            "groups": tuple(group for group in groups if group.count),
            "fields": tuple((field.anchor, field.ten) for field in site.settings.linh_vuc),
            "answers": tuple(answers(known)),
            "idle": idle(site.settings),
            "office": office(site.settings),
            "told": told(site, "Địa chỉ", "Giờ làm việc", "Điện thoại"),
        },
        description=f"Tìm thủ tục, tin, văn bản trong chuyên mục {site.settings.ten_chuyen_muc}.",
    )


def files(column: Column) -> Iterator[Artifact]:
    """The index; what stands first in it is shown first where two are found equally well."""
    others = tuple(_found_others(column))
    joins = tuple(card.path for _, card in posted_cards(column.site))
    yield Artifact(
        path=f"{FOLDER}/{INDEX}", make=lambda: _index(column, others), key=digest(others), part=PART, joins=joins
    )


def _index(column: Column, others: tuple[Found, ...]) -> Iterator[tuple[str, bytes]]:
    addresses = [card.row.address for _, card in posted_cards(column.site)]
    found = (unpack(part) for _, part in column.parts.of(PART))
    yield from joined([*addresses, *(each.address for each in others)], chain(found, others))


def joined(addresses: Sequence[str], fragments: Iterable[Found]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the index of these fragments, in the order of their addresses: one file, or parts where that
    would be large.
    """
    coming, held, size = iter(fragments), list[Found](), 0
    while size <= WHOLE and (each := next(coming, None)):
        held.append(each)
        size += len(each.whole.encode()) + 1
    if size <= WHOLE:
        yield f"{FOLDER}/{INDEX}", f"[{','.join(each.whole for each in held)}]".encode()
    else:
        for name, text in index_files(slots_of(addresses), chain(held, coming)):
            yield f"{FOLDER}/{name}.json", text.encode()


def edited(read: Read, files: tuple[str, ...], changes: Iterable[tuple[bytes, bytes]]) -> Mapping[str, bytes] | None:
    """The files of the index that change with some fragments."""
    fragments = [(unpack(old), unpack(new)) for old, new in changes]
    if len(files) == 1:
        return _whole_edited(read(files[0]).decode(), fragments)

    def text(name: str) -> str:
        return read(f"{FOLDER}/{name}.json").decode()

    shorter = any(len(new.whole) < len(old.whole) for old, new in fragments)
    if shorter and count_of(text) < SURELY_LARGE:
        return None  # it may fit one file now
    texts = patched(text, fragments)
    return None if texts is None else {f"{FOLDER}/{name}.json": text.encode() for name, text in texts.items()}


def _whole_edited(text: str, changes: Iterable[Change]) -> Mapping[str, bytes] | None:
    for old, new in changes:
        if text.count(old.whole) != 1:
            return None
        text = text.replace(old.whole, new.whole)
    content = text.encode()
    return {f"{FOLDER}/{INDEX}": content} if len(content) <= WHOLE + 1 else None


def parts(kind: Kind[C], record: Record, card: C, _: Around, settings: Settings) -> dict[str, bytes]:
    """What finds one record, and its line among the results."""
    texts = (*_said(card.row), *card.keywords, *_texts(record))
    found_by = words(texts, abbreviations(settings), synonyms(settings))
    return {PART: pack(found_of(_entry(kind.name, card.row, card.keywords, found_by, settings, card.told)))}


def _found_others(column: Column) -> Iterator[Found]:
    settings = column.site.settings
    for row in _others(column):
        found_by = words(_said(row), abbreviations(settings), synonyms(settings))
        yield found_of(_entry(OTHER, row, (), found_by, settings))


def _others(column: Column) -> Iterator[Row]:
    """The pages that show no single record, as lines of a list; of a list on several pages the first."""
    own = {card.row.address for _, card in posted_cards(column.site)} | {ADDRESS, "/"}
    for each in outlines(column):
        if each.in_sitemap and each.address not in own and "/trang/" not in each.address:
            yield Row(title=each.title, address=each.address, summary=each.description, label=each.section)


def _said(row: Row) -> tuple[str, ...]:
    return row.title, row.label, row.summary


def _entry(
    kind: str,
    row: Row,
    keywords: Sequence[str],
    found_by: str,
    settings: Settings,
    told: Iterable[tuple[str, str]] = (),
) -> dict[str, str]:
    field = next((field.anchor for field in settings.linh_vuc if same(field.ten, row.label)), "")
    called = also_called("/".join(map(slug, (row.title, *keywords))), synonyms(settings))
    errands = (errand.viec for errand in settings.viec_can_lam if row.code and errand.thu_tuc == row.code)
    entry = {
        "title": row.title,
        "address": row.address,
        "kind": kind,
        "field": field,
        "label": row.label,
        "code": row.code,
        "date": f"{row.date_is or 'đăng ngày'} {show_date(row.date)}" if row.date else "",
        "summary": row.summary,
        "told": "\n".join(f"{label}: {value}" for label, value in told),
        "keywords": "; ".join((*keywords, *errands, *called)),
        "words": found_by,
    }
    return {name: value for name, value in entry.items() if value}


def _texts(record: Record) -> Iterator[str]:
    """Whatever the record says but its addresses and its sources."""
    values = (value for fact in facts(record, without=UNSEARCHED) for value in fact.values)
    yield from (value.text for value in values if not value.text.startswith("http"))
    yield record.html.striptags()


@lru_cache(maxsize=1)
def abbreviations(settings: Settings) -> Meanings:
    """What each short form means: those of every office and those of this one, in the order of the alphabet; remembered
    for the settings, since every record asks.
    """
    own = {each.viet_tat: each.nghia for each in settings.tu_viet_tat}
    in_order = sorted((ABBREVIATIONS | own).items(), key=lambda pair: fold(pair[0]))
    return tuple((re.sub(r"\W", "", fold(short)), slug(full)) for short, full in in_order)


@lru_cache(maxsize=1)
def synonyms(settings: Settings) -> Synonyms:
    """What else things are called: in any office, and in this one; remembered for the settings."""
    own = ((each.tu, each.cung_goi_la) for each in settings.tu_dong_nghia)
    return tuple((slug(written), called) for written, called in (*SYNONYMS.items(), *own))


def also_called(spelled: str, synonyms: Synonyms) -> Iterator[str]:
    """What else is said for what stands in this text, which is `slug`s between '/'."""
    for written, called in synonyms:
        if written in spelled and re.search(rf"\b{written}\b", spelled):
            yield from called


def words(texts: Iterable[str], meanings: Meanings, synonyms: Synonyms = ()) -> str:
    """Every word once, folded; with it the short form of what is written out, what a short form means, and what else
    things are called.
    """
    folded = [fold(text) for text in texts]
    chunks = [re.findall(r"[^\W_](?:\S*[^\W_])?", text) for text in folded]
    spelled = "/".join(slug(text) for text in folded)  # a phrase ends with its text
    solid = {re.sub(r"\W", "", chunk) for chunk in chain.from_iterable(chunks)}
    for short, full in meanings:
        if short in solid:
            chunks.append(full.split("-"))
        elif re.search(rf"\b{full}\b", spelled):
            chunks.append([short])
    chunks.extend(fold(called).split() for called in also_called(spelled, synonyms))
    return " ".join(dict.fromkeys(chain.from_iterable(chunks)))


OUTPUT = Output(pages=pages, files=files, parts=parts, edits={PART: edited}, places={"search": ADDRESS})
