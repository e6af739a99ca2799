"""The set in force is the fold of all decisions in effect: any day, any order of files, every change remembered."""

import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.declaring.parsing import parse
from generator.model.contradictions import contradictions
from generator.model.decision import Decision, rules
from generator.model.register import by_effect, register_on
from generator.reading.source import read

REGISTER = Path(__file__).parent.parent.parent / "content" / "register"
A, B, C = "1.000001", "1.000002", "2.000212"


def parse_text(text: str, path: str = "content/register/qd.md") -> Decision:
    parsed = parse(Decision, read(path, text.encode()))
    assert parsed.record is not None, str(parsed.problems[0])
    return parsed.record


def decide(
    number: int,
    effective: str,
    *,
    new: str = "",
    amended: str = "",
    abolished: str = "",
    issued: str = "1/1/2022",
    total: int | None = None,
) -> Decision:
    """A decision whose rows are given as codes; `abolished` takes `code>successor` too. The first row is on line 9."""
    lines = [
        "---",
        f"Số ký hiệu: {number}/QĐ-UBND",
        f"Ngày ban hành: {issued}",
        f"Ngày hiệu lực: {effective}",
        "Cơ quan ban hành: Chủ tịch UBND tỉnh Sơn La",
        "Trích yếu: Công bố danh mục thủ tục hành chính",
        f"Tổng số thủ tục: {len(new.split() + amended.split() + abolished.split()) if total is None else total}",
    ]
    for label, codes in (("Bãi bỏ", abolished), ("Ban hành mới", new), ("Sửa đổi, bổ sung", amended)):
        lines += [f"{label}:"] if codes else []
        for code, _, successor in (each.partition(">") for each in codes.split()):
            lines += [f"  - Mã: {code}"]
            amendment = f" theo quyết định {number}" if label == "Sửa đổi, bổ sung" else ""
            lines += [f"    Tên: Thủ tục {code}{amendment}"]
            lines += ["    Lĩnh vực: Sở hữu trí tuệ"] if label != "Bãi bỏ" else []
            lines += [f"    Thay thế bởi: {successor}"] if successor else []
    return parse_text("\n".join([*lines, "---", ""]), f"content/register/qd-{number}.md")


def in_force(decisions: tuple[Decision, ...], day: date) -> list[str]:
    return [entry.code for entry in register_on(decisions, day).in_force]


# ---- the fold --------------------------------------------------------------------------------------------------------


def test_a_procedure_is_in_force_from_the_day_of_effect_and_not_a_day_before() -> None:
    decisions = (decide(1, "15/2/2022", new=f"{A} {B}"),)
    assert in_force(decisions, date(2022, 2, 14)) == []
    assert in_force(decisions, date(2022, 2, 15)) == in_force(decisions, date(2049, 1, 1)) == [A, B]


def test_an_amendment_changes_the_name_and_keeps_the_history() -> None:
    first, second = decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", amended=A)
    [before] = register_on((first, second), date(2022, 4, 30)).in_force
    [after] = register_on((first, second), date(2022, 5, 1)).in_force
    assert before.name == f"Thủ tục {A}"
    assert after.name == f"Thủ tục {A} theo quyết định 2"
    assert [(event.change, event.decision) for event in after.history] == [
        ("Ban hành mới", first),
        ("Sửa đổi, bổ sung", second),
    ]
    assert after.basis.decision == second


def test_an_abolished_procedure_leaves_what_its_tombstone_shows() -> None:
    first, second = decide(1, "1/2/2022", new=f"{A} {B}"), decide(2, "1/5/2022", abolished=f"{A}>{C}", new=C)
    register = register_on((first, second), date(2022, 5, 1))
    [gone] = register.abolished
    assert [entry.code for entry in register.in_force] == [B, C]
    assert (gone.code, gone.name, gone.field) == (A, f"Thủ tục {A}", "Sở hữu trí tuệ")
    assert gone.abolished is not None
    assert gone.abolished.decision == second
    assert getattr(gone.abolished.row, "thay_the_boi") == (C,)  # noqa: B009  # rows of other changes have none
    assert [event.change for event in gone.history] == ["Ban hành mới", "Bãi bỏ"]


def test_one_decision_may_abolish_a_code_and_issue_it_anew() -> None:
    decisions = (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=A, new=A))
    [entry] = register_on(decisions, date(2022, 5, 1)).in_force
    assert entry.name == f"Thủ tục {A}"
    assert [event.change for event in entry.history] == ["Ban hành mới", "Bãi bỏ", "Ban hành mới"]
    assert list(contradictions(decisions)) == []


def test_a_code_abolished_and_issued_again_later_is_in_force_again() -> None:
    decisions = (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=A), decide(3, "1/9/2022", new=A))
    assert [in_force(decisions, date(2022, month, 2)) for month in (2, 5, 9)] == [[A], [], [A]]
    assert list(contradictions(decisions)) == []


def test_decisions_of_one_day_apply_in_the_order_of_issue() -> None:
    issue = decide(9, "1/5/2022", new=A, issued="3/4/2022")
    abolish = decide(1, "1/5/2022", abolished=A, issued="4/4/2022")
    assert by_effect((abolish, issue)) == (issue, abolish)
    assert in_force((abolish, issue), date(2022, 5, 1)) == []
    assert list(contradictions((abolish, issue))) == []


def test_future_decisions_are_known_by_their_codes_alone() -> None:
    now, later = decide(1, "1/2/2022", new=A), decide(2, "1/5/2023", abolished=f"{A}>{C}", new=C)
    register = register_on((later, now), date(2022, 12, 31))
    assert list(register.entries) == [A]
    assert register.codes == {A, C}
    assert register.basis(date(2022, 12, 31)) == (now,)
    assert register.basis(date(2023, 5, 1)) == (later, now), "newest first"


def test_the_shipped_list_holds_as_many_procedures_as_it_declares() -> None:
    decisions = tuple(
        parse_text(path.read_text(encoding="utf-8"), f"content/register/{path.name}") for path in REGISTER.glob("*.md")
    )
    assert list(contradictions(decisions)) == [problem for each in decisions for problem in rules(each)] == []
    assert len(in_force(decisions, date(2026, 11, 1))) == sum(each.tong_so_thu_tuc for each in decisions)


STEPS = st.lists(
    st.tuples(st.sampled_from(["new", "amended", "abolished"]), st.sampled_from([A, B, C]), st.integers(0, 40)),
    max_size=8,
)


@settings(deadline=None, max_examples=150)
@given(STEPS, st.integers(-1, 60), st.randoms(use_true_random=False))
def test_the_fold_is_what_a_clerk_with_a_list_would_keep(
    steps: list[tuple[str, str, int]], days: int, chance: random.Random
) -> None:
    start, standing, decisions, kept = date(2022, 1, 1), set[str](), [], set[str]()
    for number, (change, code, wait) in enumerate(sorted(steps, key=lambda step: step[2]), 1):
        if (change == "new") == (code in standing):
            continue  # would contradict
        standing = standing - {code} if change == "abolished" else standing | {code}
        effective = start + timedelta(wait)
        kept = standing if effective <= start + timedelta(days) else kept
        decisions.append(decide(number, f"{effective:%d/%m/%Y}", **{change: code}))  # type: ignore[arg-type]
    chance.shuffle(decisions)
    register = register_on(tuple(decisions), start + timedelta(days))
    assert {entry.code for entry in register.in_force} == kept
    assert len(register.in_force) + len(register.abolished) == len(register.entries)
    assert list(contradictions(tuple(decisions))) == []


# ---- contradictions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        pytest.param(
            (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", new=A)),
            [("qd-2.md", 9, "quyet-dinh")],
            id="issued twice",
        ),
        pytest.param((decide(1, "1/2/2022", amended=A),), [("qd-1.md", 9, "quyet-dinh")], id="amended, never issued"),
        pytest.param(
            (decide(1, "1/2/2022", abolished=A),), [("qd-1.md", 9, "quyet-dinh")], id="abolished, never issued"
        ),
        pytest.param(
            (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=A), decide(3, "1/6/2022", amended=A)),
            [("qd-3.md", 9, "quyet-dinh")],
            id="amended after its end",
        ),
        pytest.param(
            (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=A), decide(3, "1/6/2022", abolished=A)),
            [("qd-3.md", 9, "quyet-dinh")],
            id="abolished twice",
        ),
        pytest.param(
            (decide(1, "1/5/2049", new=A), decide(2, "1/2/2049", amended=A)),
            [("qd-2.md", 9, "quyet-dinh")],
            id="amended before its beginning, in the future too",
        ),
        pytest.param((decide(1, "1/2/2022", new=f"{A} {A}"),), [("qd-1.md", 12, "quyet-dinh")], id="a row twice"),
        pytest.param(
            (decide(1, "1/2/2022", new=A, amended=A),), [("qd-1.md", 13, "quyet-dinh")], id="issued and amended at once"
        ),
        pytest.param((decide(1, "1/2/2022", new=A, total=2),), [("qd-1.md", 7, "tong-so")], id="a row lost"),
        pytest.param((decide(1, "1/2/2022", new=A, total=0),), [("qd-1.md", 7, "tong-so")], id="a row too many"),
        pytest.param(
            (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=f"{A}>{B}")),
            [("qd-2.md", 11, "quyet-dinh")],
            id="an unknown successor",
        ),
        pytest.param(
            (decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=f"{A}>{A}")),
            [("qd-2.md", 11, "quyet-dinh")],
            id="its own successor",
        ),
    ],
)
def test_a_row_that_contradicts_the_others_is_told_at_its_line(
    decisions: tuple[Decision, ...], told: list[tuple[str, int, str]]
) -> None:
    for order in (decisions, decisions[::-1]):
        found = list(contradictions(order))
        assert [
            (problem.path.removeprefix("content/register/"), problem.line, problem.rule) for problem in found
        ] == told
        assert all(problem.hint and problem.severity == "error" for problem in found)


def test_every_contradiction_is_told_at_once() -> None:
    decisions = (
        decide(1, "1/2/2022", new=f"{A} {B}", total=3),
        decide(2, "1/3/2022", new=A, abolished=C),
        decide(3, "1/4/2022", amended="1.000009"),
    )
    assert sorted((problem.path[-4:-3], problem.line) for problem in contradictions(decisions)) == [
        ("1", 7),
        ("2", 9),
        ("2", 12),
        ("3", 9),
    ]


def test_a_row_that_contradicts_the_others_changes_nothing() -> None:
    issue, abolish = decide(1, "1/2/2022", new=A), decide(2, "1/5/2022", abolished=A)
    amend = decide(3, "1/6/2022", amended=f"{A} {B}")
    day = date(2022, 7, 1)
    assert register_on((issue, abolish, amend), day).entries == register_on((issue, abolish), day).entries


# ---- one file --------------------------------------------------------------------------------------------------------

PROVISIONAL = f"""\
---
Loại: Danh mục tạm
Ngày hiệu lực: 1/1/2022
Tổng số thủ tục: 1
Ban hành mới:
  - Mã: {A}
    Tên: Cấp lại
    Lĩnh vực: Sở hữu trí tuệ
"""


def test_a_provisional_list_needs_no_number() -> None:
    listed = parse_text(PROVISIONAL + "---\n")
    assert list(rules(listed)) == []
    assert (listed.provisional, listed.title) == (True, "Danh mục tạm")
    assert decide(12, "1/2/2022").title == "Quyết định số 12/QĐ-UBND"
    assert not decide(12, "1/2/2022").provisional


@pytest.mark.parametrize(
    "line",
    [
        "Số ký hiệu: 1/QĐ-UBND",
        "Ngày ban hành: 1/1/2022",
        "Bãi bỏ:\n  - Mã: 1.000002\n    Tên: Thủ tục",
        "Trích yếu: Danh mục",
    ],
)
def test_a_provisional_list_must_not_pretend_to_be_a_decision(line: str) -> None:
    [problem] = rules(parse_text(f"{PROVISIONAL}{line}\n---\n"))
    assert (problem.line, problem.rule) == (9, "danh-muc-tam")


def test_a_decision_names_its_number_day_issuer_and_subject() -> None:
    problems = list(rules(parse_text(PROVISIONAL.replace("Loại: Danh mục tạm\n", "") + "---\n")))
    labels = ["Số ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"]
    assert [(problem.rule, problem.message) for problem in problems] == [
        ("thieu-muc", f"thiếu mục «{label}»") for label in labels
    ]


def test_a_decision_has_no_effect_before_its_issue() -> None:
    [problem] = rules(decide(1, "31/12/2021", new=A))
    assert (problem.line, problem.rule) == (4, "thu-tu-ngay")
    assert list(rules(decide(1, "1/1/2022", new=A))) == []


@pytest.mark.parametrize(
    ("typed", "line", "rule"),
    [
        (("Mã: 1.000001", "Mã: 1.00001"), 6, "gia-tri"),
        (("Tên: Cấp lại", "Tên:"), 7, "trong"),
        (("    Lĩnh vực: Sở hữu trí tuệ\n", ""), 6, "thieu-muc"),
        (("Ngày hiệu lực: 1/1/2022\n", ""), 2, "thieu-muc"),
        (("Tổng số thủ tục: 1", "Tổng số thủ tục: một"), 4, "gia-tri"),
        (("Ngày hiệu lực", "Bản nháp: có\nNgày hiệu lực"), 3, "muc-la"),
        (("Ngày hiệu lực", "Ngày đăng: 1/1/2049\nNgày hiệu lực"), 3, "muc-la"),
    ],
)
def test_a_decision_that_does_not_read_shrinks_no_set_in_silence(typed: tuple[str, str], line: int, rule: str) -> None:
    parsed = parse(Decision, read("content/register/qd.md", (PROVISIONAL + "---\n").replace(*typed).encode()))
    assert parsed.record is None
    assert [(problem.line, problem.rule) for problem in parsed.problems] == [(line, rule)]
