"""A problem prints where, what and what instead; a gate tells everything at once, in order, each thing once."""

import pytest

from generator.problems import ContentFailed, Problem, UsageFailed, stop_on_error

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
    told = (at("a.md", 2), at("a.md", 10), at("a.md", 10, "muc-la"), at("b.md", 1))
    assert ContentFailed(reversed(told)).problems == told
    assert UsageFailed("tệp site.yaml có lỗi", reversed(told)).problems == told


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
