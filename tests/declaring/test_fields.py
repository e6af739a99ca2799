"""Each field takes what an office types and refuses the rest at its line; a file's faults are told at once."""

import dataclasses
import time
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.declaring.fields import Group, Record, field, specs
from generator.declaring.parsing import Parsed, parse, read_group
from generator.declaring.spec import Value
from generator.declaring.types import (
    ADDRESS,
    DATE,
    DECIMAL,
    FILE,
    INTEGER,
    TEXT,
    URL,
    YEAR,
    YES_NO,
    Term,
    choice,
    group,
    many,
    section,
)
from generator.model.decision import CODE
from generator.problems import Problem
from generator.reading.source import read, read_yaml
from generator.text.comparing import fold

CHANNEL = choice("Trực tiếp", "Bưu chính công ích", "Trực tuyến")


def parse_one(value: Value, lines: str) -> Parsed[Any]:
    """A file whose only field is `Mục`, typed from line 3 on."""
    record = dataclasses.make_dataclass(
        "One", [("muc", Any, field("Mục", value))], bases=(Record,), kw_only=True, frozen=True
    )
    return parse(record, read("content/x.md", f"---\n# ghi chú\n{lines}\n---\n".encode()))


def take(value: Value, typed: str) -> Any:
    parsed = parse_one(value, f"Mục: {typed}")
    assert parsed.record is not None, str(parsed.problems[0])
    return parsed.record.muc


def refused(value: Value, typed: str) -> Problem:
    parsed = parse_one(value, f"Mục: {typed}")
    assert parsed.record is None
    [problem] = parsed.problems
    return problem


# ---- one value -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "typed", "taken"),
    [
        (TEXT, "1.000100", "1.000100"),
        (TEXT, "Cấp lại Giấy chứng nhận (lần 2)", "Cấp lại Giấy chứng nhận (lần 2)"),
        (TEXT, "2 * 3, snake_case, C#, 50% & <họ tên>", ...),
        (CODE, "1.001716", "1.001716"),
        (CODE, "1.010040", "1.010040"),
        (CODE, "2.000212", "2.000212"),
        (DATE, "31/12/2022", date(2022, 12, 31)),
        (DATE, "1/2/2022", date(2022, 2, 1)),
        (DATE, "2022-12-31", date(2022, 12, 31)),
        (DATE, "29/02/2024", date(2024, 2, 29)),
        (DECIMAL, "62,45", Decimal("62.45")),
        (DECIMAL, "62", Decimal(62)),
        (DECIMAL, "0,5", Decimal("0.5")),
        (INTEGER, "63", 63),
        (INTEGER, "0", 0),
        (INTEGER, "02", 2),
        (YEAR, "2022", 2022),
        (YES_NO, "có", True),
        (YES_NO, "CÓ", True),
        (YES_NO, "co", True),
        (YES_NO, "không", False),
        (YES_NO, "Không", False),
        (URL, "https://dichvucong.gov.vn/p/home/dvc-chi-tiet.html?ma_thu_tuc=656#a", ...),
        (URL, "http://sonla.gov.vn", ...),
        (URL, "https://www.youtube.com/@sokhcnsonla", ...),
        (URL, "https://www.google.com/maps/@21.3256,103.9188,15z", ...),
        (ADDRESS, "/tin-tuc/ten-cu/", ...),
        (ADDRESS, "/Pages/Thu-tuc_1300794023.aspx", ...),
        (FILE, "content/files/mau-14.docx", ...),
        (FILE, "content/files/2022/Mẫu 14 (mới).PDF", ...),
        (CHANNEL, "Trực tuyến", ...),
        (choice("Hóa chất"), "Hoá  chất", "Hoá chất"),
        (many(TEXT), "đo lường", ("đo lường",)),
        (many(DATE), "\n  - 1/2/2022\n  - 2/2/2022", (date(2022, 2, 1), date(2022, 2, 2))),
    ],
)
def test_a_value_is_taken_as_its_field_means_it(value: Value, typed: str, taken: object) -> None:
    assert take(value, typed) == (typed if taken is ... else taken)


def test_a_decimal_keeps_the_zeros_that_the_source_prints() -> None:
    assert str(take(DECIMAL, "87,60")) == "87.60"


def test_a_value_of_a_closed_list_is_kept_as_typed_and_compared_as_declared() -> None:
    taken = take(choice("Uỷ ban"), "Ủy ban")
    assert taken == Term("Ủy ban")
    assert taken.is_("Uỷ ban")
    assert not taken.is_("Sở")


@pytest.mark.parametrize(
    ("value", "typed", "hint"),
    [
        (TEXT, "", "viết «"),
        (TEXT, '""', "viết «"),
        (TEXT, "Mẫu **số 1**", ""),
        (TEXT, "xem [mẫu](mau.docx)", ""),
        (TEXT, "\n  - a\n  - b", ""),
        (TEXT, "\n  Nghị định: về phí", "ngoặc kép"),
        (CODE, "1.00171", "sau dấu chấm có 5 chữ số"),
        (CODE, "1.0017166", "sau dấu chấm có 7 chữ số"),
        (CODE, "11.001716", "trước dấu chấm có 2 chữ số"),
        (CODE, "1,001716", "1.001716"),
        (CODE, "1.001716.000.00.00.H52", "1.001716"),
        (CODE, "１.００１７１６", "chép lại mã"),  # digits of a wide keyboard
        (DATE, "31/2/2022", "tháng 2 năm 2022 không có ngày 31"),
        (DATE, "29/02/2022", "không có ngày 29"),
        (DATE, "12/31/2022", "không có tháng 31"),
        (DATE, "31-12-2022", "31/12/2022"),
        (DATE, "31.12.2022", "31/12/2022"),
        (DATE, "31/12/22", "«Mục: 31/12/…»"),
        (DATE, "tháng 12/2022", "ngày/tháng/năm"),
        (DATE, "1/1/0000", "kiểm tra lại năm"),
        (DATE, "05/12/0202", "kiểm tra lại năm"),
        (DATE, "05/12/1022", "kiểm tra lại năm"),
        (DATE, "05/12/2062", "kiểm tra lại năm"),
        (DATE, "05/12/20222", "bốn chữ số"),
        (DATE, "ngày 5 tháng 12 năm 2022", "«Mục: 05/12/2022»"),
        (DATE, "05/12/2202", "kiểm tra lại năm"),
        (DATE, "9999-12-31", "kiểm tra lại năm"),
        (DATE, "", "ngày/tháng/năm"),
        (DECIMAL, "62.45", "62,45"),
        (DECIMAL, "1.234,5", "dấu phẩy"),
        (DECIMAL, "-5", ""),
        (DECIMAL, "62,", ""),
        (DECIMAL, "62,45%", "«Mục: 62,45»"),
        (DECIMAL, "sáu mươi", ""),
        (DECIMAL, "NaN", ""),
        (INTEGER, "1.000", "1000»"),
        (INTEGER, "12 345", "12345»"),
        (INTEGER, "1.00", "số nguyên"),
        (INTEGER, "-1", "số nguyên"),
        (INTEGER, "62,0", ""),
        (INTEGER, "15/63", ""),
        (INTEGER, "1" * 5000, ""),
        (YEAR, "22", "bốn chữ số"),
        (YEAR, "1822", ""),
        (YEAR, "2022-2023", ""),
        (YES_NO, "yes", "có"),
        (YES_NO, "x", "có"),
        (YES_NO, "true", "có"),
        (URL, "dichvucong.gov.vn", "https://"),
        (URL, "javascript:alert(1)", ""),
        (URL, "data:text/html,x", ""),
        (URL, "//sonla.gov.vn/", ""),
        (URL, "ftp://sonla.gov.vn/", ""),
        (URL, "https://", ""),
        (URL, "https://sonla.gov.vn/a b", ""),
        (URL, "https://sonla.gov.vn@example.com/", ""),
        (URL, "https://ten:mat-khau@example.com/", ""),
        (ADDRESS, "tin-tuc/ten-cu/", ""),
        (ADDRESS, "//sonla.gov.vn/", ""),
        (ADDRESS, "/../tin/", ""),
        (ADDRESS, "/tin?a=1", ""),
        (ADDRESS, "https://sonla.gov.vn/", ""),
        (FILE, "mau-14.docx", "content/files/"),
        (FILE, "content/files/", ""),
        (FILE, "content/files/../procedures/x.md", ""),
        (FILE, "content/files/a/../../x.docx", ""),
        (FILE, "/content/files/mau.docx", ""),
        (FILE, "content\\files\\mau.docx", ""),
        (FILE, "content/files/.env", ""),
        (CHANNEL, "Trực tyến", "«Trực tuyến»"),
        (CHANNEL, "trực tuyến", "«Trực tuyến»"),
        (CHANNEL, "Điện báo", "Trực tiếp · Bưu chính công ích · Trực tuyến"),
        (many(TEXT), "\n  a: b", ""),
    ],
)
def test_a_wrong_value_is_refused_at_its_line_with_the_right_form(value: Value, typed: str, hint: str) -> None:
    problem = refused(value, typed)
    assert (problem.path, problem.line) == ("content/x.md", 4 if typed.startswith("\n") else 3)
    assert problem.message.startswith("Mục: ")
    assert problem.hint
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("value", "typed"),
    [(CHANNEL, "Trực tuyến " * 900), (CODE, "1.001716" * 900), (URL, "https//" * 900), (DATE, "31/12/2022" * 900)],
)
def test_a_long_wrong_value_is_not_repeated_whole(value: Value, typed: str) -> None:
    problem = refused(value, typed)
    assert len(problem.message) + len(problem.hint) < 1000


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (URL, "https://" + "." * 40_000 + "@"),
        (URL, "https://" + "a." * 20_000 + "@"),
        (FILE, "content/files/" + "a/" * 20_000),
        (FILE, "content/files/" + "a." * 20_000 + "!"),
        (ADDRESS, "/" + "a." * 20_000 + "!"),
        (CODE, "1." * 20_000),
    ],
)
def test_no_wrong_value_takes_long_to_refuse(value: Value, typed: str) -> None:
    began = time.process_time()
    refused(value, typed)
    assert time.process_time() - began < 2


def test_every_fault_of_a_list_is_told_at_the_line_of_its_item() -> None:
    parsed = parse_one(many(DATE), "Mục:\n  - 1/2/2022\n  - 31/2/2022\n\n  - mai\n  -")
    assert [problem.line for problem in parsed.problems] == [5, 7, 8]


# ---- groups ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee(Group):
    loai: str = field("Loại", TEXT, default="Lệ phí")
    muc: str = field("Mức", TEXT, example="150.000 đồng")
    can_cu: tuple[str, ...] = field("Căn cứ", many(TEXT), default=())


FEES = many(group(Fee, shorthand="muc"))


def test_a_bare_text_stands_for_the_main_field_of_a_group() -> None:
    [fee] = take(FEES, "Không")
    assert (fee, fee.line(), fee.line("muc")) == (Fee(muc="Không"), 3, 3)


def test_a_wrong_bare_text_is_told_under_the_label_that_was_typed() -> None:
    record = dataclasses.make_dataclass(
        "Coded", [("ma", str, field("Mã", CODE))], bases=(Group,), kw_only=True, frozen=True
    )
    assert refused(many(group(record, shorthand="ma")), "1.1").message.startswith("Mục: «1.1» không đúng dạng")


def test_a_list_may_mix_bare_texts_and_groups_each_with_its_lines() -> None:
    fees = take(
        FEES,
        "\n  - Không\n  - Loại: Phí\n    Mức: 50.000 đồng\n    Căn cứ:\n      - Thông tư 14\n      - Nghị quyết 59",
    )
    assert fees == (Fee(muc="Không"), Fee(loai="Phí", muc="50.000 đồng", can_cu=("Thông tư 14", "Nghị quyết 59")))
    assert [fee.line() for fee in fees] == [4, 5]
    assert [fee.line("muc") for fee in fees] == [4, 6]
    assert fees[0].line("can_cu") == 4, "what was not given stands where its group begins"


def test_a_group_without_the_dash_is_told_to_take_one() -> None:
    assert "- " in refused(FEES, "\n  Loại: Phí\n  Mức: 5").hint


def test_a_text_where_a_group_must_be_names_the_fields_of_the_group() -> None:
    problem = refused(many(group(Fee)), "Không")
    assert "Loại · Mức · Căn cứ" in problem.message


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ("  - Loại: Phí", 4, "thiếu mục «Mức»"),
        ("  - Không\n  - Loại: Phí\n    Mức:", 6, "Mức: để trống"),
        ("  - Mức: 5\n    Loại hình: x\n", 5, "không có mục «Loại hình»"),
        ("  - Mức: 5\n    Căn cứ:\n      - một\n      - b: c", 7, "Căn cứ: phải là chữ"),
        ("  - Mức:\n      - 5", 5, "Mức: chỉ nhận một giá trị"),
        ("  -", 4, "để trống"),
        ("  - - Không", 4, "mỗi nhóm dòng gồm các mục"),
    ],
)
def test_a_fault_within_a_group_is_told_at_its_own_line(lines: str, line: int, message: str) -> None:
    problem = refused(FEES, f"\n{lines}")
    assert problem.line == line
    assert message in problem.message


# ---- a whole file ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample(Record):
    ma: str = field("Mã", CODE)
    ten_thu_tuc: str = field("Tên thủ tục", TEXT)
    ngay_hieu_luc: date | None = field("Ngày hiệu lực", DATE, default=None)
    diem: Decimal | None = field("Điểm", DECIMAL, default=None)
    hang: int | None = field("Hạng", INTEGER, default=None)
    nam: int | None = field("Năm", YEAR, default=None)
    ban_nhap: bool = field("Bản nháp", YES_NO, default=False)
    lien_ket: str = field("Liên kết", URL, default="")
    hinh_thuc: tuple[Term, ...] = field("Hình thức", many(CHANNEL), default=())
    phi_le_phi: tuple[Fee, ...] = field("Phí, lệ phí", FEES)
    trinh_tu_thuc_hien: str = section("Trình tự thực hiện")
    yeu_cau_dieu_kien: str = section("Yêu cầu, điều kiện", default="")


SAMPLE = """\
---
Mã: 1.001716
Tên thủ tục: Cấp Giấy chứng nhận
Ngày hiệu lực: 31/12/2022
Điểm: 62,45
Hạng: 15
Năm: 2022
Bản nháp: không
Liên kết: https://dichvucong.gov.vn/
Hình thức:
  - Trực tiếp
  - Trực tuyến
Phí, lệ phí:
  - Loại: Phí
    Mức: 50.000 đồng
  - Không
---

## Trình tự thực hiện

1. Nộp hồ sơ.

## Yêu cầu, điều kiện

Không
"""


def parse_sample(text: str) -> Parsed[Sample]:
    return parse(Sample, read("content/x/1.001716.md", text.encode()))


def good(text: str) -> Sample:
    parsed = parse_sample(text)
    assert parsed.record is not None, str(parsed.problems[0])
    assert parsed.problems == ()
    return parsed.record


def only(text: str) -> Problem:
    parsed = parse_sample(text)
    assert parsed.record is None
    [problem] = parsed.problems
    return problem


def with_line(number: int, typed: str) -> str:
    lines = SAMPLE.split("\n")
    lines[number - 1] = typed
    return "\n".join(lines)


def test_a_whole_file_becomes_a_record_that_knows_its_lines() -> None:
    record = good(SAMPLE)
    assert (record.ma, record.ngay_hieu_luc, record.diem) == ("1.001716", date(2022, 12, 31), Decimal("62.45"))
    assert (record.path, record.stem) == ("content/x/1.001716.md", "1.001716")
    assert "<li>Nộp hồ sơ.</li>" in record.trinh_tu_thuc_hien
    assert record.yeu_cau_dieu_kien == "<p>Không</p>"
    assert [record.line(name) for name in ("", "ma", "hinh_thuc", "trinh_tu_thuc_hien")] == [2, 2, 10, 19]
    problem = record.problem("diem", "hang", "sai", "sửa")
    assert str(problem) == "content/x/1.001716.md:5: LỖI [hang] sai\n    gợi ý: sửa"
    assert record.problem("diem", "hang", "sai", warning=True).severity == "warning"


def test_what_is_left_out_takes_its_default_and_stands_where_the_file_begins() -> None:
    record = good("---\nMã: 1.001716\nTên thủ tục: Cấp phép\nPhí, lệ phí: Không\n---\n## Trình tự thực hiện\n\nNộp.\n")
    assert (record.diem, record.ban_nhap, record.hinh_thuc, record.yeu_cau_dieu_kien) == (None, False, (), "")
    assert record.line("diem") == 2


@pytest.mark.parametrize(
    "spell",
    [
        fold,
        str.upper,
        str.lower,
        lambda label: fold(label).replace(" ", "_"),
        lambda label: label.replace(",", ""),
        lambda label: label.replace(" ", "  "),
    ],
    ids=["no accents", "capitals", "small letters", "underscores", "no commas", "double spaces"],
)
def test_keys_and_headings_match_however_they_are_spelt(spell: Any) -> None:
    text = SAMPLE
    for spec in specs(Sample).values():
        text = text.replace(f"\n{spec.label}:", f"\n{spell(spec.label)}:").replace(
            f"## {spec.label}", f"## {spell(spec.label)}"
        )
    assert dataclasses.replace(good(text), html=good(SAMPLE).html) == good(SAMPLE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Tên thủ tuc hành", "Tên thủ tục"), ("Ngày có hiệu lực", "Ngày hiệu lực"), ("Lien ket nguồn", "Liên kết")],
)
def test_an_unknown_key_is_told_once_with_the_key_that_was_meant(typed: str, meant: str) -> None:
    number = next(number for number, line in enumerate(SAMPLE.split("\n"), 1) if line.startswith(meant))
    problem = only(with_line(number, SAMPLE.split("\n")[number - 1].replace(meant, typed)))
    assert (problem.line, problem.rule, problem.hint) == (number, "muc-la", f"có phải «{meant}»?")
    assert f"«{typed}»" in problem.message


def test_an_unknown_key_like_no_other_is_told_with_all_that_may_be_used() -> None:
    problem = only(with_line(9, "Ghi công: A"))
    assert (problem.line, problem.rule) == (9, "muc-la")
    assert "Mã · Tên thủ tục · Ngày hiệu lực" in problem.hint


def test_a_missing_obligatory_key_is_told_with_the_line_to_add() -> None:
    problem = only(with_line(2, "# không có mã"))
    assert (problem.line, problem.rule, problem.message) == (3, "thieu-muc", "thiếu mục «Mã»")
    assert "«Mã: …», dạng mã thủ tục" in problem.hint


@pytest.mark.parametrize(
    ("change", "line", "rule"),
    [
        pytest.param(("## Trình tự thực hiện", "## Ghi chú riêng"), 19, "tieu-de", id="unknown in place of another"),
        pytest.param(
            ("## Yêu cầu, điều kiện", "## Ghi chú riêng"), 23, "tieu-de", id="unknown in place of an optional one"
        ),
        pytest.param(("## Yêu cầu, điều kiện", "## Yêu cầu và điều kiện"), 23, "tieu-de", id="mistyped"),
        pytest.param(("## Yêu cầu, điều kiện", "## Trình tự thực hiện"), 23, "tieu-de", id="twice"),
        pytest.param(("1. Nộp hồ sơ.", ""), 19, "trong", id="empty"),
        pytest.param(
            ("## Trình tự thực hiện", "Lạc.\n\n## Trình tự thực hiện"), 19, "tieu-de", id="text above the first"
        ),
        pytest.param(("## Trình tự thực hiện", "### Trình tự thực hiện"), 19, "tieu-de", id="a third-level one"),
    ],
)
def test_a_heading_that_is_no_field_or_has_no_text_is_refused_at_its_line(
    change: tuple[str, str], line: int, rule: str
) -> None:
    parsed = parse_sample(SAMPLE.replace(*change))
    assert parsed.record is None
    assert (line, rule) in [(problem.line, problem.rule) for problem in parsed.problems]


def test_a_missing_obligatory_heading_is_told() -> None:
    problem = only(SAMPLE.partition("\n## Trình tự")[0])
    assert problem.rule == "thieu-muc"
    assert "## Trình tự thực hiện" in problem.message + problem.hint


def test_a_file_that_does_not_read_is_told_by_its_reading_alone() -> None:
    assert only(SAMPLE.replace("Mã: 1.001716", "Mã: [1.001716]")).rule == "cach-viet"


FAULTS = {
    2: "Mã: 1.1716",
    3: "Tên thủ tục:",
    4: "Ngày hiệu lực: 31/2/2022",
    5: "Điểm: 62.45",
    6: "Hạng: hạng 15",
    7: "Năm: 22",
    8: "Bản nháp: yes",
    9: "Ghi công: A",
    11: "  - Trực tiếp tại nhà riêng",
    12: "  -",
    14: "  - Loại:",
    15: "    Mức:",
    16: "  -",
}


@settings(deadline=None, max_examples=100)
@given(st.sets(st.sampled_from(sorted(FAULTS)), min_size=1))
def test_as_many_faults_are_told_as_were_made_each_at_its_line(planted: set[int]) -> None:
    text = SAMPLE
    for number in planted:
        text = "\n".join(FAULTS[number] if at == number else line for at, line in enumerate(text.split("\n"), 1))
    parsed = parse_sample(text)
    assert parsed.record is None
    assert sorted(problem.line for problem in parsed.problems) == sorted(planted)


def test_a_whole_yaml_file_is_read_as_a_group() -> None:
    entries, _ = read_yaml("site.yaml", b"Loai: AB\nMuc: 5\n")
    assert read_group(Fee, "site.yaml", entries).record == Fee(loai="AB", muc="5")
    entries, _ = read_yaml("site.yaml", b"Loai: AB\nCan cu:\n")
    parsed = read_group(Fee, "site.yaml", entries)
    assert parsed.record is None
    assert [(problem.path, problem.line, problem.rule) for problem in parsed.problems] == [
        ("site.yaml", 1, "thieu-muc"),
        ("site.yaml", 2, "trong"),
    ]
