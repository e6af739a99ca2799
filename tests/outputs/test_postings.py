"""The index in parts: every word leads to its pages, files stay small, and an edit changes few of them."""

import json
import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.keeping.packing import pack
from generator.outputs import search
from generator.outputs.patching import decoded
from generator.outputs.postings import (
    FIELDS,
    SMALL,
    VOCABULARY,
    encoded,
    file_of,
    found_of,
    slots_of,
    terms,
    vocabulary,
)
from generator.outputs.search import WHOLE
from generator.text.comparing import fold
from tests.outputs.generated import Entry, generated, index_of

COUNT = 1200


@pytest.fixture(scope="module")
def entries(column: Path) -> list[Entry]:
    return generated(column, COUNT)


@pytest.fixture(scope="module")
def files(entries: list[Entry]) -> Mapping[str, bytes]:
    return index_of(entries)


def postings(files: Mapping[str, bytes]) -> dict[str, str]:
    """What the index tells of each word."""
    texts = {path: json.loads(content) for path, content in files.items()}
    found: dict[str, str] = {}
    for path, held in texts.items():
        if path.startswith("tim-kiem/tu/"):
            found |= held
    alone = texts["tim-kiem/muc-luc.json"]["alone"].split()
    return found | {word: texts[f"tim-kiem/{file_of('rieng', word)}.json"] for word in alone}


@given(st.sets(st.integers(min_value=0, max_value=3000)))
def test_a_set_of_slots_is_read_as_it_was_written(slots: set[int]) -> None:
    assert decoded(encoded(slots)) == sorted(slots)


def test_few_slots_are_told_by_their_gaps_and_many_take_a_bit_each() -> None:
    assert encoded([5, 6, 40, 1100]) == "FAhBjhB"
    assert len(encoded(range(16_000))) <= 16_000 / 6 + 2


@pytest.mark.parametrize(
    ("chunk", "wanted"),
    [
        ("tuc", ["tuc"]),
        ("1.001716.000.00.00.h52", ["1.001716"]),
        ("47/kh-ubnd", ["47", "kh", "ubnd", "47khubnd", "47/kh-ubnd"]),
        ("kh&cn", ["kh", "cn", "khcn", "kh&cn"]),
    ],
)
def test_a_number_is_found_whole_and_by_its_parts(chunk: str, wanted: list[str]) -> None:
    assert list(terms(chunk)) == wanted


def test_every_word_of_every_page_leads_to_its_line(entries: list[Entry], files: Mapping[str, bytes]) -> None:
    slots = slots_of(entry["address"] for entry in entries)
    known = {word: [set(decoded(text)) for text in posting.split(" ")] for word, posting in postings(files).items()}
    for entry in entries[::7]:
        slot = slots[entry["address"]]
        for chunk in entry["words"].split():
            assert all(slot in known[term][0] for term in terms(chunk)), (entry["address"], chunk)
        if "code" in entry:
            assert slot in known[entry["code"]][FIELDS.index("code")]
        line = json.loads(files[f"tim-kiem/dong/{slot // 4}.json"])[str(slot)]
        assert line == {name: value for name, value in entry.items() if name not in ("words", "field")}


def test_of_a_beginning_that_was_split_one_file_tells_the_pages_of_all_longer_words(files: Mapping[str, bytes]) -> None:
    known = postings(files)
    split = [path for path in files if path.startswith("tim-kiem/dau/") and "_" not in path]
    assert split
    for path in split:
        beginning = Path(path).stem
        longer = [text for word, text in known.items() if word.startswith(beginning) and word != beginning]
        union = set().union(*(decoded(text.split(" ")[0]) for text in longer))
        assert decoded(json.loads(files[path]).split(" ")[0]) == sorted(union)


def test_files_are_small_or_hold_one_word(files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        if path.startswith("tim-kiem/tu/"):
            assert len(content) <= SMALL + 2 or len(json.loads(content)) == 1, path
        if path.startswith("tim-kiem/dong/"):
            assert len(json.loads(content)) <= 4


def test_the_vocabulary_is_the_plain_words_of_names_and_bounded(files: Mapping[str, bytes]) -> None:
    words = json.loads(files["tim-kiem/tu-vung.json"]).split()
    assert {"xquang", "chuyen", "giao"} <= set(words)
    assert words == sorted(word for word in words if re.fullmatch("[a-z]{2,}", word))
    many = {f"chu{chr(97 + one)}{chr(97 + two)}x": [1] for one in range(26) for two in range(26)}
    often = {"hay": [1, 2]}
    found, rest = vocabulary([{f"{word}{sign}": [1] for word in many for sign in "abcd"}, often])
    assert "hay" in found
    assert len(" ".join(found)) <= VOCABULARY < len(" ".join((*found, rest.removeprefix("1 "))))
    assert vocabulary([often]) == (["hay"], "")


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_a_word_more_in_a_body_changes_the_files_of_that_word_alone(
    entries: list[Entry], files: Mapping[str, bytes]
) -> None:
    edited = {**entries[40], "words": f"{entries[40]['words']} khongcogi"}
    found = changed(files, index_of([*entries[:40], edited, *entries[41:]]))
    assert 0 < len(found) <= 4
    assert not [path for path in found if "/dong/" in path or "/thu-tu/" in path]


def test_an_index_that_is_edited_is_the_one_made_anew(entries: list[Entry], files: Mapping[str, bytes]) -> None:
    chance, edited, named, known = random.Random(5), 0, 0, list(entries)
    files = dict(files)
    for number in range(16):
        at = chance.randrange(COUNT)
        entry, words = dict(known[at]), known[at]["words"].split()
        if number % 2:
            entry["title"] = f"{entry['title'].rpartition(' ')[0]} {chance.choice(known[7]['title'].split())}"
            words += fold(entry["title"]).split()
        elif number % 4:
            words = chance.sample(words, len(words) - 1)
        else:
            words.append(chance.choice(known[7]["words"].split()))
        entry["words"] = " ".join(dict.fromkeys(words))
        parts = pack(found_of(known[at])), pack(found_of(entry))
        known[at] = entry
        anew = index_of(known)
        found = search.edited(files.__getitem__, tuple(files), [parts])
        if found is not None:
            edited += 1
            named += number % 2
            assert found.keys() <= files.keys()
            assert {**files, **found} == anew
        files = anew
    assert edited > 6
    assert named > 2


def test_a_small_index_that_is_edited_is_the_one_made_anew(entries: list[Entry]) -> None:
    few = entries[-60:]
    small, more = index_of(few), {**few[3], "words": few[3]["words"] + " them"}
    parts = pack(found_of(few[3])), pack(found_of(more))
    assert search.edited(small.__getitem__, tuple(small), [parts]) == index_of([*few[:3], more, *few[4:]])
    large = {**few[3], "words": few[3]["words"] + " them" * WHOLE}
    assert search.edited(small.__getitem__, tuple(small), [(parts[0], pack(found_of(large)))]) is None


def test_a_title_more_changes_its_line_and_the_files_of_its_words(
    entries: list[Entry], files: Mapping[str, bytes]
) -> None:
    edited = {**entries[40], "title": "Tên khác", "words": f"{entries[40]['words']} ten khac"}
    found = changed(files, index_of([*entries[:40], edited, *entries[41:]]))
    assert len([path for path in found if "/dong/" in path]) == 1
    assert len(found) < len(files) / 10


def test_a_record_more_leaves_the_lines_of_others_where_they_are(
    entries: list[Entry], files: Mapping[str, bytes]
) -> None:
    more = {**entries[40], "address": "/thu-tuc/9.999999/", "code": "9.999999"}
    found = changed(files, index_of([*entries[:40], more, *entries[40:]]))
    lines = [path for path in files if "/dong/" in path]
    assert len([path for path in found if "/dong/" in path]) < len(lines) / 50


def test_the_index_does_not_depend_on_the_order_of_records_but_in_its_lists(
    entries: list[Entry], files: Mapping[str, bytes]
) -> None:
    turned = index_of([entries[0], *reversed(entries[1:])])
    assert {path.split("/")[1] for path in changed(files, turned)} == {"thu-tu"}


def test_a_small_index_is_one_file(entries: list[Entry]) -> None:
    few = index_of(entries[-60:])
    assert few.keys() == {"tim-kiem/muc-luc.json"}
    assert json.loads(few["tim-kiem/muc-luc.json"]) == entries[-60:]
    assert len(few["tim-kiem/muc-luc.json"]) <= WHOLE
