"""The same contents for every generator: Vietnamese procedures, news and results of indices, made from a seed.

Content `number` of a kind depends on the seed, the kind and the number alone, so a larger corpus holds the smaller one.
Bodies use headings, nested lists, pipe tables, footnotes, links, emphasis, quotations and pictures; no raw HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks import words

SEED = 7
LINKED = 75  # bodies lead to the first procedures only, so a corpus of 100 contents and more has all of them
SHARES = {"procedures": 80, "news": 18, "indices": 2}  # in a hundred


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every content says of itself."""

    id: str
    title: str
    date: str
    updated: str
    field: str  # its slug
    field_name: str
    tags: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of a dossier; `form` is the number of its form, 0 without one."""

    name: str
    form: int
    originals: int
    copies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a procedure takes in one case."""

    name: str
    days: int
    fee: int
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """A procedure. Texts are Markdown."""

    number: int
    head: Head
    agency: str
    level: str
    online: str
    days: int
    fee: int
    result: str
    code: str
    lead: str
    steps: tuple[str, ...]  # lines
    online_remark: str
    papers: tuple[Paper, ...]
    cases: tuple[Case, ...]
    conditions: tuple[str, ...]  # lines
    related: tuple[int, int]  # numbers of procedures
    laws: tuple[str, ...]
    footnotes: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A news item. Texts are Markdown."""

    number: int
    head: Head
    author: str
    image: str
    image_alt: str
    opening: tuple[str, ...]  # lines, with the picture
    points: tuple[str, ...]
    closing: str
    related: int  # the number of a procedure


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A component of an index in one year."""

    name: str
    score: float
    rank: int
    maximum: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of an index in one year. Texts are Markdown."""

    number: int
    head: Head
    year: int
    total: float
    rank: int
    components: tuple[Component, ...]
    lead: str
    judgement: str
    remedies: tuple[str, ...]
    closing: str


Content = Procedure | News | Result


def corpus(size: int, seed: int = SEED) -> Iterator[Content]:
    """So many contents, by the SHARES of the kinds, at least one of each."""
    counts = {kind: max(1, size * share // 100) for kind, share in SHARES.items()}
    counts["procedures"] += size - sum(counts.values())
    for kind, make in (("procedures", procedure), ("news", news), ("indices", result)):
        yield from (make(seed, number) for number in range(1, counts[kind] + 1))


def procedure(seed: int, number: int) -> Procedure:
    r = Random(f"{seed}:procedure:{number}")
    thing = r.choice(words.THINGS)
    title = f"{r.choice(words.ACTS)} {thing} ({number})"
    head = _head(r, f"tt-{number:05d}", title, f"Trình tự, hồ sơ, thời hạn và lệ phí {title.lower()}.")
    days, fee = r.choice([3, 5, 7, 10, 15, 20, 30]), r.choice([0, 0, 15000, 50000, 100000, 300000, 1500000])
    return Procedure(
        number=number,
        head=head,
        days=days,
        fee=fee,
        result=thing[0].upper() + thing[1:],
        agency=r.choice(words.AGENCIES),
        level=r.choice(words.LEVELS),
        online=r.choice(words.ONLINE),
        code=f"{r.randint(1, 3)}.{r.randint(0, 999999):06d}.000",
        lead=f"{_sentences(r, 2)} Căn cứ thực hiện: {r.choice(words.LAWS)}[^1].",
        steps=tuple(_steps(r)),
        online_remark=_sentence(r, 0).rstrip(".").lower(),
        papers=tuple(_paper(r, name) for name in r.sample(words.PAPERS, r.randint(4, 5))),
        cases=tuple(_case(r, name, days, fee) for name in r.sample(words.CASES, 3)),
        conditions=(_sentences(r, 2), "", *(f"- {_sentence(r)}" for _ in range(2))),
        related=(r.randint(1, LINKED), r.randint(1, LINKED)),
        laws=tuple(r.sample(words.LAWS, 2)),
        footnotes=(f"{r.choice(words.LAWS)}, còn hiệu lực.", _sentence(r, 0)),
    )


def news(seed: int, number: int) -> News:
    r = Random(f"{seed}:news:{number}")
    title = f"{r.choice(words.NEWS_ACTS)} {r.choice(words.TOPICS)} năm {r.randint(2020, 2025)} ({number})"
    head = _head(r, f"tin-{number:05d}", title, _sentence(r, 0))
    image = f"/images/anh-{r.randint(1, 40):02d}.jpg"
    return News(
        number=number,
        head=head,
        author=r.choice(words.PEOPLE),
        image=image,
        image_alt=f"Quang cảnh buổi làm việc về {r.choice(words.TOPICS)}",
        opening=(
            *(f"**{_sentence(r, 0)}**", "", _sentences(r, 3), ""),
            *(f"![Quang cảnh hội nghị]({image})", "", _sentences(r, 3), ""),
            *(f"> {_sentence(r)} {_sentence(r, 0)}", ">", f"> — *{r.choice(words.PEOPLE)}*"),
        ),
        points=tuple(f"- {_sentence(r)}" for _ in range(r.randint(2, 4))),
        related=r.randint(1, LINKED),
        closing=_sentences(r, r.randint(1, 2)),
    )


def result(seed: int, number: int) -> Result:
    r = Random(f"{seed}:index:{number}")
    year = 2012 + number % 14
    title = f"Chỉ số {r.choice(words.INDEX_NAMES)} năm {year} ({number})"
    names = r.sample(words.COMPONENTS, r.randint(8, 12))
    components = tuple(Component(name=name, score=round(r.uniform(3, 10), 2), rank=r.randint(1, 63)) for name in names)
    return Result(
        number=number,
        year=year,
        total=round(sum(each.score for each in components) / len(components) * 10, 2),
        components=components,
        head=_head(r, f"cs-{number:05d}", title, f"Kết quả {title} và phân tích các chỉ số thành phần."),
        rank=r.randint(1, 63),
        lead=_sentences(r, 3),
        judgement=_sentences(r, 4),
        remedies=tuple(f"{place}. {_sentence(r)}" for place in range(1, 6)),
        closing=_sentences(r, 2),
    )


# ---- parts, in the order in which they draw on the seed --------------------------------------------------------------


def _head(r: Random, content_id: str, title: str, summary: str) -> Head:
    slug, name = r.choice(words.FIELDS)
    date = _day(r)
    return Head(
        id=content_id,
        title=title,
        date=date,
        updated=max(date, _day(r)),
        field=slug,
        field_name=name,
        tags=tuple(r.sample(words.TAGS, r.randint(2, 4))),
        summary=summary,
    )


def _steps(r: Random) -> Iterator[str]:
    for step in range(1, r.randint(3, 4) + 1):
        yield from (f"### Bước {step}: {r.choice(words.STEPS)}", "", _sentence(r), "")
        for item in range(1, r.randint(2, 3) + 1):
            yield f"{item}. {_sentence(r)}"
            if item == 1:
                yield f"    1. {_sentence(r, 0.1)}"
                yield f"    2. {_sentence(r, 0.1)}"
                if r.random() < 0.5:
                    yield f"        - {r.choice(words.PAPERS)};"
                    yield f"        - {r.choice(words.PAPERS)}."
        yield ""


def _paper(r: Random, name: str) -> Paper:
    form = r.randint(1, 60) if r.random() < 0.3 else 0
    return Paper(name=name, form=form, originals=r.randint(0, 2), copies=r.randint(0, 3))


def _case(r: Random, name: str, days: int, fee: int) -> Case:
    return Case(
        name=name,
        days=max(1, days + r.randint(-2, 5)),
        fee=fee + r.choice([0, 5000, 20000]),
        remark=r.choice(words.REMARKS),
    )


def _sentences(r: Random, number: int) -> str:
    return " ".join(_sentence(r) for _ in range(number))


def _sentence(r: Random, emphasis: float = 0.18) -> str:
    who, does, when = r.choice(words.WHO), r.choice(words.DOES), r.choice(words.WHEN)
    what = r.random()
    if what < emphasis:
        who = f"**{who}**"
    elif what < 2 * emphasis:
        does = f"*{does}*"
    elif what < 2.3 * emphasis:
        when = f"**{when}**"
    form = r.random()
    if form < 0.25:
        return f"{who} {does}, đồng thời {r.choice(words.DOES)} {when}."
    if form < 0.40:
        first = when if when[0] == "*" else when[0].upper() + when[1:]
        return f"{first}, {who if who[0] == '*' else who[0].lower() + who[1:]} {does}."
    return f"{who} {does} {when}."


def _day(r: Random) -> str:
    return f"20{r.randint(20, 25)}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
