"""What stands in a Word or Excel file, whatever it was typed in: paragraphs and tables, in their order."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.problems import Unreadable
from generator.text.comparing import fold

_SPACES = re.compile(r"[^\S\n]+")
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
)
_INVISIBLE[13] = "\n"
_SIGNS = re.compile("[\ue000-\uf8ff]")  # of Wingdings and the like, which have a meaning in that font alone
_FOREIGN = re.compile(r"[A-Za-z][µ¸¶·¹¨»¾¼½Æ©ÇËªÐÎÏÑ«ñøö÷äåëîïðûüþß®¬§]|[®§¬µ¸¶·¹¨»¾¼½Æ©ÇËªÎÏÑñøöäåëîïðûüþ][A-Za-z]")
_TCVN3 = re.compile("[µ¸¶·¹¨®©ª¬§]")
_FEW = 3  # foreign words that may well be names


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One cell; where cells were merged, all of them are this one. `text` has a line a paragraph, `where` is what an
    editor calls it, `value` what Excel holds.
    """

    text: str
    where: str = ""
    value: object = None

    @property
    def line(self) -> str:
        """All of the text in one line."""
        return one_line(self.text)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table or a sheet; every row is as long as the longest. `name` is what an editor calls it."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str
    markdown: str = ""

    @property
    def text(self) -> str:
        return "\n".join(cell.text for row in self.rows for cell in distinct(row))


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A paragraph, a heading (`level` from 1) or a whole list: its text, a line a paragraph, and as Markdown."""

    text: str
    markdown: str = ""
    level: int = 0
    strong: bool = False  # from its first letter to its last


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file that was read: its blocks, its pictures by the names that the Markdown gives them, what was left out; in
    `meant` the path of the content file that an editor wants of it, if they said so.
    """

    name: str
    excel: bool
    blocks: tuple[Block, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    meant: str = ""

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def lines(self) -> tuple[str, ...]:
        """Every line of text, those of tables too."""
        return tuple(line for block in self.blocks for line in block.text.split("\n") if line)


def clean(text: str) -> str:
    """NFC, no invisible letters, single spaces, no blank lines; a dot for signs of fonts that nobody else has."""
    visible = _SIGNS.sub("•", text.replace("\t", " ").translate(_INVISIBLE))
    single = _SPACES.sub(" ", unicodedata.normalize("NFC", visible))
    return "\n".join(line for each in single.split("\n") if (line := each.strip()))


def one_line(text: str) -> str:
    return " ".join(text.split())


def distinct(row: Iterable[Cell]) -> Iterator[Cell]:
    """The cells of a row, each once."""
    yield from dict.fromkeys(row)


def refuse_old_letters(opened: Opened) -> None:
    """Raise Unreadable for text that is no Unicode but shows as Vietnamese only in fonts of its own."""
    words = [word for line in opened.lines for word in line.split()]
    foreign = [word for word in words if _FOREIGN.search(word)]
    if len(foreign) > max(_FEW, len(words) // 20):
        name = "TCVN3 (phông .VnTime)" if any(map(_TCVN3.search, foreign)) else "VNI"
        raise Unreadable(
            1,
            "ma-hoa",
            f"chữ gõ theo bảng mã {name}, không phải Unicode: «{' '.join(foreign[:3])}»",
            "mở tệp, chọn hết (Ctrl+A), chép; bấm Ctrl+Shift+F6 mở bảng chuyển mã của UniKey, chọn từ "
            f"{name.partition(' ')[0]} sang Unicode; dán lại, chọn phông Times New Roman rồi lưu",
        )


# ---- columns of a table ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table has what: the number of each column by its name, its heading, and where the rows begin."""

    at: Mapping[str, int]
    headings: tuple[str, ...]
    first: int  # row below the headings
    head: int  # row of the headings

    @property
    def left(self) -> tuple[str, ...]:
        """The headings of what is not taken, but for the numbers of rows."""
        taken = {self.headings[place] for place in self.at.values()}
        return tuple(dict.fromkeys(each for each in self.headings if each not in taken and not _ORDER(fold(each))))


_ORDER = re.compile(r"(?:stt|tt|so tt|so thu tu|)").fullmatch  # of rows
_NUMBERS_OF_COLUMNS = re.compile(r"\(?(?:[0-9]{1,2}|[A-Z])\)?(?:\s*=.*)?|")


def columns(table: Table, wanted: Mapping[str, str], needed: Iterable[str]) -> Columns | None:
    """The columns of a table whose headings, without accents, match the patterns of `wanted`, or None where one that
    is `needed` is not there. The first pattern that a heading matches takes it; headings may stand in several rows.
    """
    for number, row in enumerate(table.rows[:40]):
        if sum(bool(cell.text) for cell in distinct(row)) < 2:
            continue
        depth = _depth(table, number)
        below = table.rows[number : number + depth]
        headings = tuple(
            one_line(" ".join(cell.text for cell in dict.fromkeys(column))) for column in zip(*below, strict=True)
        )
        at: dict[str, int] = {}
        for place, heading in enumerate(headings):
            plain = fold(heading)
            name = next((name for name, pattern in wanted.items() if plain and re.search(pattern, plain)), "")
            if name and name not in at:
                at[name] = place
        if all(name in at for name in needed):
            first = number + depth
            while first < len(table.rows) and numbers_alone(table.rows[first]):
                first += 1
            return Columns(at, headings, first, number)
    return None


def _depth(table: Table, number: int) -> int:
    """How many rows the headings take: as long as one of them reaches down into the next row."""
    depth = 1
    while number + depth < len(table.rows) and depth < 4:
        above, row = table.rows[number + depth - 1], table.rows[number + depth]
        if not any(one is other and one.text for one, other in zip(above, row, strict=True)):
            break
        depth += 1
    return depth


def numbers_alone(row: tuple[Cell, ...]) -> bool:
    """«(1) (2) (3 = 1 + 2)»: the numbers of columns below their headings."""
    texts = [cell.line for cell in distinct(row)]
    return sum(map(bool, texts)) > 2 and all(map(_NUMBERS_OF_COLUMNS.fullmatch, texts))
