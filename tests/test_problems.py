"""A problem prints where, what and what instead; a gate tells everything at once, in order, each thing once."""

from dataclasses import replace

import pytest

from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error, told

CODE = Problem(
    path="content/procedures/1.001716.md",
    line=2,
    rule="gia-tri",
    message="Mã thủ tục: «1.1716» không đúng dạng",
    hint="ví dụ «Mã thủ tục: 1.001716»",
)
UNUSED = Problem(
    path="content/files/mẫu 14.docx", line=1, rule="tep-thua", message="không bài nào dùng", severity="warning"
)


def test_an_error_prints_its_place_its_rule_and_an_indented_hint() -> None:
    assert str(CODE) == (
        "content/procedures/1.001716.md:2: LỖI [gia-tri] Mã thủ tục: «1.1716» không đúng dạng\n"
        "    gợi ý: ví dụ «Mã thủ tục: 1.001716»"
    )


def test_a_warning_says_so_and_without_a_hint_takes_one_line() -> None:
    assert str(UNUSED) == "content/files/mẫu 14.docx:1: CẢNH BÁO [tep-thua] không bài nào dùng"


def at(path: str, line: int, rule: str = "gia-tri") -> Problem:
    return Problem(path=path, line=line, rule=rule, message="sai")


def test_problems_are_told_by_file_then_by_line_as_a_number() -> None:
    listed = (at("a.md", 2), at("a.md", 10), at("a.md", 10, "muc-la"), at("b.md", 1))
    assert ContentFailed(reversed(listed)).problems == listed
    assert UsageFailed("tệp site.yaml có lỗi", reversed(listed)).problems == listed


def test_the_same_problem_found_twice_is_told_once() -> None:
    assert ContentFailed([CODE, CODE]).problems == (CODE,)


def test_warnings_alone_do_not_stop_a_gate() -> None:
    assert stop_on_error(iter([UNUSED])) == (UNUSED,)
    assert stop_on_error(()) == ()


def test_one_error_stops_a_gate_and_takes_the_warnings_along() -> None:
    with pytest.raises(ContentFailed) as failed:
        stop_on_error(iter([CODE, UNUSED]))
    assert failed.value.problems == (UNUSED, CODE)


def test_wrong_usage_keeps_its_message_apart_from_its_problems() -> None:
    failed = UsageFailed("tệp site.yaml có lỗi", [CODE])
    assert str(failed) == "tệp site.yaml có lỗi"
    assert failed.problems == (CODE,)


# ---- many alike ------------------------------------------------------------------------------------------------------


def wrong_date(number: int, hint: str = "ví dụ «Ngày đăng: 31/12/2022»") -> Problem:
    message = f"Ngày đăng: «{number}/13/2026» không phải ngày có thật"
    return Problem(path=f"content/news/{number}.md", line=3, rule="gia-tri", message=message, hint=hint)


def test_of_more_than_five_alike_five_are_told_and_how_many_more_with_the_one_thing_to_do() -> None:
    many = [wrong_date(number) for number in range(42)]
    assert list(told(many)) == [
        *map(str, many[:5]),
        "… và 37 chỗ nữa cùng loại [gia-tri]: ví dụ «Ngày đăng: 31/12/2022»",
    ]
    assert list(told(many[:5])) == [*map(str, many[:5])]


def test_what_is_quoted_numbers_codes_and_paths_make_no_other_cause() -> None:
    messages = (
        "mã 1.{0} không có trong quyết định nào ở content/register/",
        "được Nghị định số {0}/2022/NĐ-GĐ (content/documents/{0}.md) thay thế",
        "không có mục «Mục {0} của ai»",
    )
    for message in messages:
        many = [Problem(path="a.md", line=n, rule="x", message=message.format(n)) for n in range(7)]
        assert list(told(many))[5:] == ["… và 2 chỗ nữa cùng loại [x]"]


def test_another_rule_another_message_and_another_severity_are_another_cause() -> None:
    alike = [wrong_date(number) for number in range(5)]
    others = [
        replace(alike[0], rule="khac"),
        replace(alike[0], message=alike[0].message.replace("Ngày đăng", "Ngày ban hành")),
        replace(alike[0], severity="warning"),
    ]
    assert sorted(told(alike + others)) == sorted(map(str, alike + others))


def test_where_each_place_needs_its_own_mending_no_hint_is_told_for_all() -> None:
    many = [wrong_date(number, hint=f"có phải «{number}»?") for number in range(7)]
    assert list(told(many))[5] == "… và 2 chỗ nữa cùng loại [gia-tri]: sửa như gợi ý ở từng chỗ trên"


def test_many_of_one_field_do_not_hide_the_few_of_another() -> None:
    def missing(label: str, line: int) -> Problem:
        message, hint = f"thiếu mục «{label}»", f"thêm dòng «{label}: …»"
        return Problem(path="a.md", line=line, rule="thieu-muc", message=message, hint=hint)

    many, few = [missing("Lĩnh vực", line) for line in range(20)], [missing("Phí, lệ phí", line) for line in range(3)]
    assert list(told(many + few)) == [
        *map(str, many[:5]),
        "… và 15 chỗ nữa cùng loại [thieu-muc]: thêm dòng «Lĩnh vực: …»",
        *map(str, few),
    ]


def test_the_count_stands_after_the_fifth_and_others_keep_their_place() -> None:
    many = [wrong_date(number) for number in range(10, 20)]
    other = Problem(path="content/news/12.md", line=9, rule="muc-la", message="không có mục «X»")
    lines = list(told([*many[:3], other, *many[3:]]))
    assert lines == [*map(str, [*many[:3], other, *many[3:5]]), f"… và 5 chỗ nữa cùng loại [gia-tri]: {many[0].hint}"]


def test_errors_are_told_before_warnings() -> None:
    assert list(told([UNUSED, CODE])) == [str(CODE), str(UNUSED)]
