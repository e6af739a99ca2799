"""What a field takes can be asked for, and is written as an editor types it."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from generator.declaring.composites import GroupType, ManyType
from generator.declaring.fields import Group, as_typed, specs
from generator.declaring.numbers import IntegerType
from generator.declaring.spec import Reading, Spec, Value
from generator.declaring.texts import ChoiceType, PatternType, VocabularyType
from generator.declaring.types import (
    DATE,
    DECIMAL,
    DURATION,
    INTEGER,
    SECTION,
    TEXT,
    TIME,
    URL,
    YEAR,
    YES_NO,
    Term,
    choice,
    group,
    integer,
    many,
    pattern,
    vocabulary,
)
from generator.declaring.vocabulary import chosen, words
from generator.kinds import KINDS
from generator.kinds.cases.record import Cases
from generator.kinds.procedure.record import Procedure
from generator.model.decision import Decision
from generator.model.settings import Settings
from generator.reading.values import Text
from tests.conftest import ROOT
from tests.declaring.shipped import SHIPPED, read_as, text_of
from tests.declaring.test_fields import Fee, Sample


def test_choices_bounds_patterns_items_and_shorthands_can_be_asked_for() -> None:
    assert choice("Có", "Không").values == ("Có", "Không")
    assert (integer(1, 28, "12").least, integer(1, 28, "12").most) == (1, 28)
    assert pattern("[0-9]+", "số", "7").regex == "[0-9]+"
    assert many(choice("a")).item == choice("a")
    assert (group(Fee, "muc").fields, group(Fee, "muc").shorthand) == (Fee, "muc")
    assert (vocabulary("linh_vuc").setting, vocabulary("linh_vuc").part) == ("linh_vuc", "ten")


def test_a_type_knows_what_it_is_in_words_and_in_open_data() -> None:
    assert [(kind.shape, kind.data) for kind in (DATE, INTEGER, integer(1, 28), many(TEXT), group(Fee))] == [
        ("ngày/tháng/năm", "date"),
        ("số nguyên", "integer"),
        ("số nguyên từ 1 đến 28", "integer"),
        ("danh sách: chữ", "array"),
        ("các mục (Loại, Mức, Căn cứ)", "object"),
    ]
    assert choice("a", "b").shape == "một trong: a · b"
    assert group(Fee, "muc").shape == "chữ, hoặc các mục (Loại, Mức, Căn cứ)"


def test_a_list_keeps_the_type_of_its_elements() -> None:
    spec = specs(Procedure)["phi_le_phi"]
    assert isinstance(spec.type, ManyType)
    assert isinstance(spec.type.item, GroupType)
    loai = specs(spec.type.item.fields)["loai"].type
    assert isinstance(loai, ChoiceType)
    assert loai.values == ("Phí", "Lệ phí", "Phí, lệ phí")


def _types(cls: type[Group]) -> Iterator[Value]:
    for spec in specs(cls).values():
        kind = spec.type
        while isinstance(kind, ManyType):
            kind = kind.item
        yield kind
        if isinstance(kind, GroupType):
            yield from _types(kind.fields)


def test_every_shipped_field_holds_its_data() -> None:
    found = {type(kind) for cls in (Settings, Decision, *(kind.record for kind in KINDS)) for kind in _types(cls)}
    assert {ChoiceType, GroupType, IntegerType, PatternType, VocabularyType} <= found


def test_specs_are_the_same_mapping_each_time_and_cannot_be_changed() -> None:
    assert specs(Sample) is specs(Sample)
    with pytest.raises(TypeError):
        specs(Sample)["ma"] = specs(Sample)["nam"]  # type: ignore[index]


def test_a_spec_is_filled_by_keywords_and_takes_the_example_of_its_type() -> None:
    spec = Spec("Ngày", DATE, help="Một ngày.", default=None)
    assert (spec.example, spec.required, spec.shape, spec.group, spec.data) == (
        "31/12/2022",
        False,
        "ngày/tháng/năm",
        None,
        "date",
    )
    assert spec.read(Text("1/2/2022", 1), Reading("x")) == date(2022, 2, 1)


# ---- writing one value -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        (TEXT, "Cấp lại", "Cấp lại"),
        (URL, "https://sonla.gov.vn/", "https://sonla.gov.vn/"),
        (choice("Hóa chất"), Term("Hoá chất"), "Hoá chất"),
        (DATE, date(2022, 12, 31), "31/12/2022"),
        (DATE, date(2022, 2, 1), "01/02/2022"),
        (TIME, time(7, 30), "07:30"),
        (DURATION, timedelta(seconds=200), "3:20"),
        (DURATION, timedelta(hours=1, seconds=5), "1:00:05"),
        (DECIMAL, Decimal("62.45"), "62,45"),
        (DECIMAL, Decimal("87.60"), "87,60"),
        (DECIMAL, Decimal("1E+3"), "1000"),
        (INTEGER, 63, "63"),
        (YEAR, 2022, "2022"),
        (YES_NO, True, "có"),
        (YES_NO, False, "không"),
        (many(DATE), (date(2022, 2, 1), date(2022, 2, 2)), ("01/02/2022", "02/02/2022")),
        (many(TEXT), ("một",), "một"),
        (group(Fee, "muc"), Fee(muc="Không"), "Không"),
        (group(Fee), Fee(muc="Không"), {"Mức": "Không"}),
        (group(Fee, "muc"), Fee(loai="Phí", muc="5"), {"Loại": "Phí", "Mức": "5"}),
        (
            many(group(Fee, "muc")),
            (Fee(muc="5"), Fee(muc="6", can_cu=("một", "hai"))),
            ("5", {"Mức": "6", "Căn cứ": ("một", "hai")}),
        ),
    ],
)
def test_a_value_is_written_as_an_editor_types_it(kind: Value, value: Any, typed: object) -> None:
    assert kind.write(value) == typed


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (DATE, "31/12/2022"),
        (TIME, "07:30"),
        (DURATION, "3:20"),
        (DURATION, "1:03:20"),
        (DECIMAL, "62,45"),
        (INTEGER, "63"),
        (YEAR, "2022"),
        (YES_NO, "có"),
        (YES_NO, "không"),
        (vocabulary("x"), "Sở hữu trí tuệ"),
    ],
)
def test_what_is_written_is_what_was_read(kind: Value, typed: str) -> None:
    assert kind.write(Spec("Mục", kind).read(Text(typed, 1), Reading("x"))) == typed


def test_a_section_has_no_text_that_could_be_typed_behind_a_key() -> None:
    with pytest.raises(ValueError, match="Markdown"):
        SECTION.write("<p>a</p>")


def test_a_file_begins_with_what_it_is_about_and_ends_with_what_any_content_may_carry() -> None:
    names = as_typed(Procedure)
    assert names[0] == "ma_thu_tuc"
    assert names[-1] == "ra_soat_truoc_ngay"
    assert {name for name, spec in specs(Procedure).items() if not spec.in_body} == set(names)


# ---- vocabulary ------------------------------------------------------------------------------------------------------


def _settings() -> Group:
    found: Group = read_as(Settings, text_of(ROOT / "site.yaml"))
    return found


def test_the_words_of_a_vocabulary_are_those_of_the_settings() -> None:
    assert words(_settings(), "chuyen_muc_tin")[0] == "Chỉ đạo, điều hành"
    assert words(_settings(), "linh_vuc")[0] == "Hoạt động khoa học và công nghệ"


def test_every_word_is_found_however_deep_with_its_line() -> None:
    typed = "---\nKỳ: 2022-01\nNgày trích xuất: 1/2/2022\nNguồn: Sở\nLĩnh vực:\n"
    counts = [
        spec.label
        for name, spec in specs(specs(Cases)["linh_vuc"].group or Cases).items()
        if spec.required and name != "ten"
    ]
    for name in ("Một", "Hai"):
        typed += f"  - Tên: {name}\n" + "".join(f"    {label}: 0\n" for label in counts)
    found = list(chosen(read_as(Cases, typed + "---\n")))
    assert [(kind.setting, word) for kind, word, _ in found] == [
        ("linh_vuc", "Một"),
        ("linh_vuc", "Hai"),
    ]
    assert [line for _, _, line in found] == [6, 7 + len(counts)]


def test_every_shipped_word_is_declared() -> None:
    found = 0
    for path, cls in SHIPPED:
        if path.is_relative_to(ROOT / "content"):
            for kind, word, _ in chosen(read_as(cls, text_of(path))):
                assert word in (*kind.also, *words(_settings(), kind.setting, kind.part))
                found += 1
    assert found > 50
