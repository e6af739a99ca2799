"""Very many entries of the search index, made of the words of the shipped one as often as they stand there."""

import json
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from generator.outputs.postings import Found, chunks, found_of
from generator.outputs.search import joined

Entry = Mapping[str, str]


def generated(column: Path, count: int) -> list[Entry]:
    """`count` procedures and news, then what the column has."""
    shipped: list[Entry] = json.loads((column / "tim-kiem/muc-luc.json").read_text(encoding="utf-8"))
    procedures = [entry for entry in shipped if entry["kind"] == "procedure"]
    often = Counter(word for entry in procedures for word in entry["words"].split())
    chance = random.Random(7)

    def some(name: str, least: int, most: int) -> str:
        said = [word for entry in procedures for word in entry.get(name, "").split()]
        return " ".join(chance.choices(said, k=chance.randint(least, most)))

    def entry(number: int) -> Entry:
        like = chance.choice(procedures)
        is_procedure = number % 5 > 0
        code = f"{number % 3 + 1}.5{number:05}"
        body = chance.choices(list(often), weights=list(often.values()), k=chance.randint(200, 500))
        one, other = (chance.choice(procedures)["title"].split() for _ in range(2))
        named = {
            "title": " ".join(one[: len(one) // 2] + other[len(other) // 2 :]),
            "summary": some("summary", 10, 30),
            "label": like["label"] if is_procedure else "Tin chung",
        }
        where = {"address": f"/tin-tuc/bai-{number}/", "kind": "news", "date": "01/02/2026"}
        if is_procedure:
            named |= {"code": code, "keywords": some("keywords", 3, 10)}
            where = {"address": f"/thu-tuc/{code}/", "kind": "procedure", "field": like["field"]}
        numbers = [f"{chance.randint(1, 400)}/{chance.randint(2005, 2022)}/nd-cp" for _ in range(3)]
        words = dict.fromkeys((*chunks(" ".join(named.values())), *body, *numbers))
        return {**named, **where, "words": " ".join(words)}

    made = sorted(map(entry, range(count)), key=lambda entry: entry["kind"] == "news")
    return [*made, *shipped]


def index_of(entries: list[Entry]) -> dict[str, bytes]:
    """Every file of their index, by its path in the column."""
    found: list[Found] = [found_of(entry) for entry in entries]
    return dict(joined([each.address for each in found], found))


def write_index(column: Path, entries: list[Entry]) -> None:
    """Into a column, in place of its own."""
    for path, content in index_of(entries).items():
        (column / path).parent.mkdir(parents=True, exist_ok=True)
        (column / path).write_bytes(content)
