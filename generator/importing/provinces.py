"""A table of all provinces: the row of ours, by the headings of its columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importing.blocks import Cell, Table, distinct, numbers_alone, one_line
from generator.importing.phrases import rank_in, score_in
from generator.text.comparing import fold, guess, key

FEWEST = 10  # provinces that make a table one of all
_NAMES = (
    "An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, "
    "Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, "
    "Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Hồ Chí Minh, Huế, Hưng Yên, "
    "Khánh Hòa, Kiên Giang, Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, "
    "Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, "
    "Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, "
    "Vĩnh Phúc, Yên Bái"
)


def province(text: str) -> str:
    """'TP. Hồ Chí Minh', 'Hồ Chí Minh' -> the same key."""
    bare = re.sub(r"^(?:\d+[.)]?\s+)?(?:(?:tinh|thanh pho)\b|tp\b\.?|t\.)?\s*", "", fold(text))
    return re.sub(r"[^a-z]", "", bare)


PROVINCES = frozenset(map(province, _NAMES.split(",")))


@dataclass(frozen=True, slots=True)
class Provinces:
    """Where the names of provinces stand in a table, the rows by the key of each, and the headings above."""

    column: int
    rows: Mapping[str, tuple[Cell, ...]]
    others: tuple[tuple[Cell, ...], ...]  # of the country
    headings: tuple[str, ...]


def provinces_of(table: Table) -> Provinces | None:
    """What a table of all provinces holds; None for any other table."""
    for column in range(min(len(table.rows[0]), 6) if table.rows else 0):
        places = [at for at, row in enumerate(table.rows) if province(row[column].line) in PROVINCES]
        rows = {province(table.rows[at][column].line): table.rows[at] for at in reversed(places)}
        if len(rows) >= FEWEST:
            others = (row for at, row in enumerate(table.rows) if at > places[0] and at not in places)
            return Provinces(column, rows, tuple(others), _headings(table, places[0]))
    return None


def _headings(table: Table, first: int) -> tuple[str, ...]:
    """Of each column, in however many rows; below titles, above names of regions and numbers of columns."""
    head: list[tuple[Cell, ...]] = []
    for row in reversed(table.rows[:first]):
        texts = [cell.line for cell in distinct(row) if cell.text]
        region = len(texts) == 2 and re.fullmatch(r"[IVX]+\.?|[A-H]\.?", texts[0])
        if len(texts) > 1 and not region and not numbers_alone(row):
            head.insert(0, row)
        elif head:
            break
    return tuple(one_line(" ".join(cell.text for cell in dict.fromkeys(column))) for column in zip(*head, strict=True))


@dataclass(frozen=True, slots=True)
class Places:
    """Which columns hold what: the score and the rank, those of components by code, and the headings of the rest."""

    score: tuple[int, ...]  # several where nothing tells which
    rank: tuple[int, ...]
    components: Mapping[str, Mapping[str, int]]  # {"3": {"Điểm": 4, "Hạng": 5}}
    left: tuple[str, ...]


def places_of(table: Provinces, names: tuple[str, ...], year: str, components: Mapping[str, str]) -> Places:
    """The columns of a year; `names` are those of the index, `components` names by code."""
    scores: dict[int, list[int]] = {}
    ranks: list[int] = []
    inner: dict[str, dict[str, int]] = {}
    left: list[str] = []
    for at, heading in enumerate(table.headings):
        ranked = re.search(r"\bhang\b|thu bac|\brank", fold(heading)) is not None
        years = re.findall(r"(?<!\d)20\d{2}(?!\d)", heading)
        if at == table.column or not heading or re.fullmatch(r"(?:stt|tt|so tt|so thu tu)", fold(heading)):
            continue
        if (years and year and year not in years) or re.search(r"\bnhom\b", fold(heading)):
            left.append(heading)
        elif code := _component(heading, components):
            inner.setdefault(code, {}).setdefault("Hạng" if ranked else "Điểm", at)
        elif ranked:
            ranks.append(at)
        elif worth := _score(heading, names):
            scores.setdefault(worth, []).append(at)
        else:
            left.append(heading)
    best = scores.pop(max(scores)) if scores else []
    left += [table.headings[at] for places in scores.values() for at in places]
    return Places(tuple(best), tuple(ranks), inner, tuple(left))


def _score(heading: str, names: tuple[str, ...]) -> int:
    """How surely a column holds the score of the whole index; 0 for surely not."""
    plain = fold(re.sub(r"\([^)]*\)|(?:năm )?20\d{2}", "", heading))
    own = any(key(name) == key(plain) for name in names)
    total = re.search(r"\btong\b|\btong (?:diem|hop)", plain) is not None
    named = any(key(name) in key(plain) for name in names)
    figure = re.search(r"diem|ket qua|gia tri|ty le|chi so|score|index", plain) is not None
    return 4 if own else 3 if total else 2 if named else int(figure)


def _component(heading: str, components: Mapping[str, str]) -> str:
    """The component that a heading names, or numbers: «Nội dung 3», «CSTP 3: …»."""
    bare = re.sub(r"(?i)[\s(:–-]*\b(?:xếp hạng|thứ hạng|hạng|điểm)\b[\s)]*", " ", heading).strip()
    number = re.match(r"(?i)(?:nội dung|lĩnh vực|chỉ số thành phần|cstp|tp|thành phần)?\s*(\d{1,2})\s*[:.)]?\s*", bare)
    if number and number.end() == len(bare) and number[1] in components:
        return number[1]
    title = guess(bare[number.end() :] if number else bare, components.values())
    return next((code for code, name in components.items() if name == title), "")


def standing_by(table: Provinces, at: int, own: str) -> tuple[int, int]:
    """(place, of how many) that the scores of a column give a province, the highest being first."""
    every = {name: score_in(row[at]) for name, row in table.rows.items()}
    numbers = {name: float(text.replace(",", ".")) for name, text in every.items() if text}
    return 1 + sum(number > numbers[own] for number in numbers.values()), len(numbers)


def ranked(table: Provinces, at: int) -> Iterator[str]:
    """The ranks of a column."""
    yield from (rank[0] for row in table.rows.values() if (rank := rank_in(row[at])))
