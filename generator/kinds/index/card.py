"""What the rest of the column may know of the indices and of their yearly results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from generator.model.cards import stem_of
from generator.model.kind import Cards, Site
from generator.shapes.card import Card

# ---- an index --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What an index, its parts and its unit are called, who publishes it, and whom it judges in whose eyes."""

    full: str
    short: str  # 'PARINDEX'
    publisher: str
    viewpoint: str  # '' where it is not told
    who: str  # 'Sơn La'
    component: str  # 'lĩnh vực'
    criterion: str  # 'tiêu chí thành phần'
    unit: str  # '%', 'điểm'


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion of a component; where only some years of the method know it, the `first` and the `last` of them."""

    code: str
    name: str
    name_in_english: str
    maximum: Decimal | None
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component as one method names and weighs it."""

    code: str
    name: str
    maximum: Decimal | None
    weight: Decimal | None  # in percent
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """One version of the way in which an index is measured, and its years: `last` is None while it is in use. Scores
    lie between `low` and `high`. There are `whole` components, of which `components` are known here.
    """

    code: str
    first: int
    last: int | None
    comparable: bool  # False: nobody knows whether the years put together here were measured in one way
    low: Decimal | None
    high: Decimal | None
    about: str
    whole: int
    components: tuple[Component, ...]
    note_on_criteria: str
    summed: bool = False  # the score is the sum of those of the components


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Figures of `year` must not be compared with those of the year before it as they stand."""

    before: int
    year: int
    what: str  # as typed: 'định nghĩa'
    component: str  # the one whose figures it touches; '' for all
    text: str
    uncertain: bool  # no official source tells it
    of_ranks: bool  # scores may be compared all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalYear:
    """What is known of the whole country in a year without a result of the province; `line` is where it stands."""

    year: int
    mean: Decimal | None
    median: Decimal | None
    known_since: Date
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfound:
    """A year whose result was looked for and not found; `published`: a source says that there is one."""

    year: int
    published: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexCard(Card):
    """An index; the one with the smallest `position` is told first. `since` is the first year ever judged."""

    names: Names
    since: int | None
    position: int
    methods: tuple[Method, ...]
    breaks: tuple[Break, ...]
    national: tuple[NationalYear, ...]
    unfound: tuple[Unfound, ...]


INDICES: Cards[IndexCard] = Cards("index")


# ---- the result of one year ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """The points of one criterion, with the lines of its code and of its points."""

    code: str
    score: Decimal
    line: int
    score_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentResult:
    """The result of one component, with the lines of its code and of its score; mean and median are of the country."""

    code: str
    score: Decimal | None
    rank: int | None
    total: int | None  # how many are ranked
    tier: str
    median: Decimal | None
    mean: Decimal | None
    criteria: tuple[CriterionResult, ...]
    line: int
    score_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The figures of one year as a whole, and where they come from; mean and median are of the country. What is
    `derived` was worked out from the source's figures, not printed in it.
    """

    year: int
    method: str  # the code of the version that measured it
    score: Decimal | None
    score_derived: bool
    provisional: bool
    doubtful: bool
    rank: int | None
    tied: bool
    total: int | None  # how many are ranked
    rank_status: str  # a key of words.RANKS
    tier: str  # 'A', 'Trung bình cao'
    tier_derived: bool
    region: str
    region_rank: int | None
    region_total: int | None
    mean: Decimal | None
    median: Decimal | None
    others: Mapping[str, tuple[str, ...]]  # what other sources give, by a value of result_record.FIGURES


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexResultCard(Card):
    """One year of an index. `sources` and `conflicts` are the elements of «Nguồn» and of «Khác biệt giữa các nguồn» by
    the names of their fields.
    """

    index_id: str  # the code of its index
    result: Result
    components: tuple[ComponentResult, ...]
    component_ranks_derived: bool
    known_since: Date  # no page may tell it earlier
    note: str
    sources: tuple[Mapping[str, object], ...]
    conflicts: tuple[Mapping[str, object], ...]


INDEX_RESULTS: Cards[IndexResultCard] = Cards("index_result")


# ---- which belong together -------------------------------------------------------------------------------------------


def known_since(year: int, published: Date | None) -> Date:
    """From when figures of a year may be told: where nobody knows their day, from the next year on."""
    return published or Date(year + 1, 1, 1)


def results_of(index: IndexCard, site: Site) -> tuple[IndexResultCard, ...]:
    """The posted results of an index, newest first."""
    return _results(site).get(stem_of(index), ())


def index_of(result: IndexResultCard, site: Site) -> IndexCard:
    """The posted index of a posted result: gate 2 lets no other pass."""
    return _indices(site)[result.index_id]


def method_of(index: IndexCard, result: Result) -> Method | None:
    """The method that measured a year, if the index declares it."""
    return next((method for method in index.methods if method.code == result.method), None)


def maximum_of(index: IndexCard, result: Result) -> Decimal | None:
    """The highest score that the method of a year can give, where it is known."""
    method = method_of(index, result)
    return method.high if method else None


@lru_cache(maxsize=1)
def _results(site: Site) -> Mapping[str, tuple[IndexResultCard, ...]]:
    """By the code of their index; remembered, for every page asks."""
    cards = site.cards(INDEX_RESULTS)  # those of one index stand together, newest first
    return {code: tuple(own) for code, own in groupby(cards, key=lambda card: card.index_id)}


@lru_cache(maxsize=1)
def _indices(site: Site) -> Mapping[str, IndexCard]:
    return {stem_of(card): card for card in site.cards(INDICES)}
