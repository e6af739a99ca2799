"""The schemas take every shipped file, as text and as YAML reads it, and refuse what the build refuses."""

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.commands.reference import schemas
from generator.declaring.fields import Group, specs
from generator.declaring.schema import Schema, schema
from generator.kinds import KINDS
from generator.kinds.news.record import NewsItem
from generator.kinds.procedure.record import Procedure
from generator.model.decision import Decision
from generator.model.settings import Settings
from tests.declaring.shipped import SHIPPED, text_of
from tests.declaring.test_fields import SAMPLE, Sample

CLASSES: dict[type[Group], str] = {**{kind.record: kind.name for kind in KINDS}, Decision: "register", Settings: "site"}
ALL = {cls: schema(cls, name) for cls, name in CLASSES.items()}


class Core(yaml.SafeLoader):
    """Guesses at numbers like YAML 1.2, and so like editors do: `7:30` is a text, `1.001716` a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as the library has it


Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?[0-9]*\.[0-9]+$"), list("-+.0123456789"))


def keys_of(text: str, loader: type) -> Any:
    """The keys of a file, read by plain YAML: all text, or with its guesses."""
    front = text.split("---\n")[1] if text.startswith("---") else text
    return yaml.load(front, Loader=loader)


def faults(cls_schema: Schema, instance: object) -> list[str]:
    return [fault.json_path for fault in Draft202012Validator(cls_schema).iter_errors(instance)]


@pytest.mark.parametrize("cls", CLASSES, ids=CLASSES.get)
def test_a_schema_is_one(cls: type[Group]) -> None:
    Draft202012Validator.check_schema(ALL[cls])
    assert json.loads(json.dumps(ALL[cls])) == ALL[cls]


@pytest.mark.parametrize("loader", [yaml.BaseLoader, Core])
def test_every_shipped_file_is_valid(loader: type) -> None:
    found = {path: faults(ALL[cls], keys_of(text_of(path), loader)) for path, cls in SHIPPED}
    assert {path: paths for path, paths in found.items() if paths} == {}
    assert set(CLASSES) <= {cls for _, cls in SHIPPED}


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"Mã": "1.1716"}, "$['Mã']"),
        ({"Mã": None}, "$"),  # obligatory
        ({"Ghi công": "A"}, "$"),  # unknown
        ({"Ngày hiệu lực": "tháng 12/2022"}, "$['Ngày hiệu lực']"),
        ({"Điểm": "62.45"}, "$['Điểm']"),
        ({"Điểm": 62.45}, "$['Điểm']"),
        ({"Hạng": -1}, "$['Hạng']"),
        ({"Năm": 22}, "$['Năm']"),
        ({"Bản nháp": "yes"}, "$['Bản nháp']"),
        ({"Liên kết": "sonla.gov.vn"}, "$['Liên kết']"),
        ({"Hình thức": ["Điện báo"]}, "$['Hình thức']"),
        ({"Hình thức": []}, "$['Hình thức']"),
        ({"Phí, lệ phí": [{"Loại": "Phí"}]}, "$['Phí, lệ phí']"),  # without its obligatory part
        ({"Phí, lệ phí": {"Mức": "5"}}, "$['Phí, lệ phí']"),  # a group where a list must be
        ({"Tên thủ tục": ""}, "$['Tên thủ tục']"),
    ],
)
def test_a_wrong_value_is_not_valid(change: dict[str, Any], where: str) -> None:
    sample = keys_of(SAMPLE, yaml.BaseLoader)
    assert faults(schema(Sample, "x"), sample) == []
    instance = {key: value for key, value in (sample | change).items() if value is not None}
    assert faults(schema(Sample, "x"), instance) == [where]


def test_a_shorthand_may_stand_for_its_group_and_a_text_for_its_list() -> None:
    sample = keys_of(SAMPLE, yaml.BaseLoader)
    for typed in ("Không", ["Không"], [{"Mức": "Không"}], [{"Mức": "5", "Căn cứ": "a"}, "Không"]):
        assert faults(schema(Sample, "x"), sample | {"Phí, lệ phí": typed}) == []


def test_the_bounds_the_defaults_and_the_words_of_help_are_those_declared() -> None:
    found = ALL[Settings]["properties"]["Ngày hạn báo cáo"]
    assert (found["minimum"], found["maximum"], found["default"]) == (1, 28, 12)
    assert found["description"] == specs(Settings)["ngay_han_bao_cao"].help
    assert ALL[Procedure]["properties"]["Bản nháp"]["default"] == "không"
    assert ALL[Procedure]["x-sections"][0] == {"title": "Trình tự thực hiện", "description": "", "required": True}


def test_a_vocabulary_is_named_and_closed_when_its_words_are_known() -> None:
    assert ALL[NewsItem]["properties"]["Chuyên mục"]["x-vocabulary"] == "chuyen_muc_tin"
    closed = schema(NewsItem, "x", {"chuyen_muc_tin": ("Tin chung",)})["properties"]["Chuyên mục"]
    assert closed["enum"] == ["Tin chung"]


def test_a_pattern_means_the_same_in_other_languages() -> None:
    """ECMAScript knows neither Python's groups nor, in \\w, a letter with marks."""
    text = "".join(schemas(KINDS).values())
    patterns = set(re.findall(r'"pattern": "(.*)"', text))
    assert len(patterns) > 10
    assert not [each for each in patterns if re.search(r"\(\?[^:]|\\\\[wWAZbB]", each)]
    assert "À-ỹ" in ALL[Procedure]["properties"]["Địa chỉ cũ"]["oneOf"][0]["pattern"]
