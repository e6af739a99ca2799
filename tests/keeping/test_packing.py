"""Plain data go into bytes and come back; equal values are equal bytes, and nothing else is made of bytes."""

import marshal
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from markupsafe import Markup

from generator.declaring.texts import Term
from generator.keeping.packing import digest, pack, unpack
from generator.model.kind import every_card, posted_cards
from generator.shapes.row import Row
from tests.conftest import fictitious, fictitious_records, shipped, shipped_records

VALUES = (
    None,
    True,
    7,
    0.5,
    "Thủ tục",
    b"\0\xff",
    (),
    ("a", ("b", 1)),
    [1, "2"],
    {"a": (1,), "b": {"c": None}},
    frozenset({"x", "y"}),
    date(2022, 11, 30),
    datetime(2022, 11, 30, 7, 30),  # noqa: DTZ001  # content has no zones
    time(7, 30),
    timedelta(seconds=200),
    Decimal("62.45"),
    Markup("<b>đậm</b>"),
    Term("Toàn trình"),
    Row(title="Tin", address="/tin-tuc/tin/", date=date(2022, 1, 2)),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_as_it_was_and_of_its_class(value: object) -> None:
    again = unpack(pack(value))
    assert again == value
    assert type(again) is type(value)


def test_every_card_and_record_of_both_roots_comes_back() -> None:
    for site, records in ((shipped(), shipped_records()), (fictitious(), fictitious_records())):
        for card in every_card(site):
            assert unpack(pack(card)) == card
        for _, card in posted_cards(site):
            record = records.of(card)
            again = unpack(pack(record))
            assert again == record
            assert again.lines == record.lines


def test_equal_values_are_equal_bytes_whether_they_share_a_text_or_not() -> None:
    text = "thủ tục " * 3
    other = "".join(list(text))
    assert other is not text
    assert pack((text, text)) == pack((text, other))
    assert pack(frozenset("abcdef")) == pack(frozenset("fedcba"))
    assert digest(("a",)) != digest(["a"])
    assert digest("1") != digest(1)


def test_what_is_no_plain_data_is_refused() -> None:
    for value in (object(), lambda: 1, open, 1j):
        with pytest.raises(TypeError):
            pack(value)


def test_bytes_never_make_anything_but_data() -> None:
    for name in ("os:system", "generator.pipeline:run", "subprocess:Popen", "generator.keeping.store:Store"):
        with pytest.raises(TypeError):
            unpack(marshal.dumps([name, "true"], 0))
