"""Where the years of an index are measured or ranked otherwise than the year before, each told once and numbered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.kinds.index.card import Break, IndexCard
from generator.text.comparing import same

ENTITIES = "tỉnh, thành phố được xếp hạng"
UNCERTAIN = "theo tìm hiểu của người biên soạn, chưa có nguồn chính thức"
NEW_METHOD = "Từ năm này dùng một phiên bản cách đo khác."
CHANGED = {"số đơn vị": f"số {ENTITIES}", "công bố thứ hạng": "cách công bố thứ hạng"}  # else: 'cách đo'


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakNote:
    """What changed with a year; `of_ranks`: only ranks are touched, scores may be compared all the same."""

    number: int
    mark: str  # over its rule in a chart: '2', or '2?' where no official source tells it
    year: int
    title: str  # 'Thay đổi cách đo từ năm 2018'
    brief: str  # 'cách đo', 'chỉ số nội dung 5'
    texts: tuple[str, ...]
    uncertain: bool
    of_ranks: bool


def break_notes(index: IndexCard, first: int, last: int) -> tuple[BreakNote, ...]:
    """Those after the first year up to the last one: every declared break, and the first year of every method."""
    begun = {method.first for method in index.methods}
    years = sorted({gap.year for gap in index.breaks} | begun)
    inside = [year for year in years if first < year <= last]
    return tuple(_note(index, number, year, year in begun) for number, year in enumerate(inside, 1))


def _note(index: IndexCard, number: int, year: int, new_method: bool) -> BreakNote:
    gaps = tuple(gap for gap in index.breaks if gap.year == year)
    what = " và ".join(dict.fromkeys(_changed(gap) for gap in gaps)) or "cách đo"
    only = _components(index, gaps)
    uncertain = any(gap.uncertain for gap in gaps)
    return BreakNote(
        number=number,
        mark=f"{number}{'?' if uncertain else ''}",
        year=year,
        title=f"Thay đổi {what} từ năm {year}" + (f" ({only})" if only else ""),
        brief=only or what,
        texts=tuple(gap.text for gap in gaps) or (NEW_METHOD,),
        uncertain=uncertain,
        of_ranks=all(gap.of_ranks for gap in gaps) and not new_method,
    )


def _components(index: IndexCard, gaps: Sequence[Break]) -> str:
    """'chỉ số nội dung 5' where nothing else changed."""
    parts = [f"{index.names.component} {gap.component}" for gap in gaps if gap.component]
    return ", ".join(parts) if len(parts) == len(gaps) else ""


def _changed(gap: Break) -> str:
    return next((words for what, words in CHANGED.items() if same(gap.what, what)), "cách đo")


def rules(notes: Sequence[BreakNote], *, of_ranks: bool) -> Mapping[int, str]:
    """The marks of the rules of a chart by the year before which each stands."""
    return {note.year: note.mark for note in notes if of_ranks or not note.of_ranks}
