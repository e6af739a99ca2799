"""Case handling: sums by hand, shares with their base, periods that follow one another, pages, the report's figures."""

import pickle
import re
from datetime import date
from pathlib import Path

import pytest

from generator.days.periods import parse as reporting_period
from generator.declaring.parsing import parse
from generator.kinds.cases.card import CASES, CasesCard
from generator.kinds.cases.caseload import differing, share, through, together, with_sums
from generator.kinds.cases.cases import KIND
from generator.kinds.cases.figures import figures
from generator.kinds.cases.pages import thing
from generator.kinds.cases.record import LABELS, Cases
from generator.kinds.cases.rules import rules
from generator.model.cards import card_of
from generator.model.limited import limit_of
from generator.pipeline import Job, load_site
from generator.reading.source import read
from generator.shapes.figure import Figure
from tests.conftest import SITE, SMALL, SiteOf, build, fictitious, problems_of, shipped, shipped_records

MARCH = {  # counted by hand, like the sums below
    "Kỳ trước chuyển sang": 4,
    "Trực tuyến": 20,
    "Trực tiếp": 10,
    "Bưu chính": 2,
    "Mới tiếp nhận": 32,
    "Tổng tiếp nhận": 36,
    "Giải quyết trước hạn": 18,
    "Giải quyết đúng hạn": 9,
    "Giải quyết quá hạn": 1,
    "Đã giải quyết": 28,
    "Đang giải quyết trong hạn": 4,
    "Đang giải quyết quá hạn": 1,
    "Đang giải quyết": 5,
    "Trả lại": 2,
    "Rút": 1,
    "Trả lại, rút": 3,
}
APRIL = MARCH | {"Kỳ trước chuyển sang": 5, "Tổng tiếp nhận": 37, "Giải quyết trước hạn": 19, "Đã giải quyết": 29}
TYPED = (
    *("Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Bưu chính", "Giải quyết trước hạn", "Giải quyết đúng hạn"),
    *("Giải quyết quá hạn", "Đang giải quyết trong hạn", "Đang giải quyết quá hạn", "Trả lại", "Rút"),
)
ODD = (  # with a month that is missing, a quarter after months, a field without dossiers and a draft
    ("2021-12", "06/01/2022", (6, 10, 12, 2, 12, 7, 1, 8, 1, 1, 0), (2, 4, 6, 1, 5, 3, 0, 5, 0, 0, 0)),
    ("2022-01", "09/02/2022", (9, 12, 10, 3, 14, 8, 2, 9, 0, 1, 0), (5, 5, 6, 0, 8, 3, 0, 4, 0, 0, 1)),
    ("2022-02", "04/03/2022", (9, 15, 8, 1, 16, 5, 0, 12, 0, 0, 0), (4, 6, 3, 1, 7, 2, 0, 4, 0, 1, 0)),
    ("2022-03", "08/04/2022", (12, 20, 9, 2, 15, 8, 3, 13, 1, 2, 1), (4, 8, 4, 0, 6, 4, 1, 5, 0, 0, 0)),
    ("2022-04", "20/05/2022", (14, 18, 7, 2, 17, 9, 1, 14, 0, 0, 0), (5, 9, 2, 1, 8, 3, 0, 6, 0, 0, 0)),
    ("2022-06", "07/07/2022", (5, 22, 6, 1, 19, 8, 0, 6, 0, 1, 0), (0,) * 11),
    ("2022-Q3", "10/10/2022", (6, 70, 15, 4, 60, 23, 3, 4, 2, 1, 2), (0, 30, 6, 2, 25, 9, 0, 3, 0, 1, 0)),
    ("2022-10", "07/11/2022", (6, 25, 4, 1, 22, 8, 1, 5, 0, 0, 0), (3, 11, 1, 0, 9, 2, 0, 4, 0, 0, 0)),
    ("2022-11", "06/12/2022", (5, 27, 3, 2, 24, 5, 1, 4, 1, 2, 0), (4, 12, 0, 1, 10, 3, 0, 4, 0, 0, 0)),
    ("2022-12", "Bản nháp: có", (0,) * 11, (0,) * 11),
)
ODD_DAY = date(2022, 12, 20)
CONTROLS = ("Mới tiếp nhận", "Tổng tiếp nhận", "Đã giải quyết", "Đang giải quyết", "Trả lại, rút")


def file(ky: str, numbers: dict[str, int], taken: str, more: str = "", after: str = "") -> str:
    """One field's numbers as a file; `more` are keys of the whole file, `after` stands behind the field."""
    rows = "".join(f"    {label}: {number}\n" for label, number in numbers.items())
    head = f"---\nKỳ: {ky}\nNgày trích xuất: {taken}\n{more}Lĩnh vực:\n  - Tên: Lĩnh vực thử\n"
    return f"{head}{rows}{after}Nguồn: Hệ thống một cửa thử\n---\n"


def march(**changes: int) -> str:
    return file("2022-03", MARCH | {name.replace("_", " "): number for name, number in changes.items()}, "04/04/2022")


def read_cases(text: str, path: str = "content/cases/2022-03.md") -> Cases:
    parsed = parse(Cases, read(path, text.encode()))
    assert parsed.record, parsed.problems
    return parsed.record


def card(text: str) -> CasesCard:
    return card_of(KIND, read_cases(text))


def text_of(root: Path, address: str) -> str:
    return " ".join((root / "public" / address / "index.html").read_text(encoding="utf-8").split())


# ---- sums and shares -------------------------------------------------------------------------------------------------


def test_sums_are_those_that_a_hand_finds() -> None:
    counts = read_cases(march()).linh_vuc[0].counts
    assert {LABELS[name]: number for name, number in counts.items()} == MARCH


def test_fields_add_up_and_a_year_runs_from_the_first_carried_over_to_the_last_pending() -> None:
    first = with_sums({name: MARCH[label] for name, label in LABELS.items()})
    second = with_sums({name: APRIL[label] for name, label in LABELS.items()})
    assert together([first, second])["ky_truoc_chuyen_sang"] == 9
    year = through([first, second])
    by_hand = {"moi_tiep_nhan": 64, "da_giai_quyet": 57, "tra_lai_rut": 6, "ky_truoc_chuyen_sang": 4}
    by_hand |= {"dang_giai_quyet": 5, "tong_tiep_nhan": 68}
    assert {name: year[name] for name in by_hand} == by_hand
    assert year["tong_tiep_nhan"] == year["da_giai_quyet"] + year["dang_giai_quyet"] + year["tra_lai_rut"]


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (121, 125, "96.8"),  # as a department printed it in 2018, with its base
        (7, 128, "5.5"),
        (0, 9, "0"),
        (9, 9, "100"),
        (1999, 2000, "99.9"),
        (1, 4000, "0.1"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 2, "50.0"),
    ],
)
def test_a_share_is_whole_or_none_only_when_it_is_so(part: int, whole: int, percent: str) -> None:
    assert str(share(part, whole, "hồ sơ").percent) == percent


def test_a_share_of_nothing_is_no_number() -> None:
    assert share(0, 0, "hồ sơ").percent is None


def test_a_sum_of_a_doubted_part_is_not_told_again() -> None:
    counts = with_sums({name: MARCH[label] for name, label in LABELS.items()})
    typed = dict(counts) | {"moi_tiep_nhan": 33, "tong_tiep_nhan": 37, "rut": None}
    assert differing(typed, counts) == ("moi_tiep_nhan",)


def test_a_record_with_its_total_goes_to_another_process_and_back() -> None:
    total = "".join(f"  {label}: {number}\n" for label, number in MARCH.items())
    record = read_cases(file("2022-03", MARCH, "04/04/2022", after=f"Tổng cộng:\n{total}"))
    assert record.tong_cong
    assert pickle.loads(pickle.dumps(record)) == record


# ---- rules -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", MARCH)
def test_any_number_typed_wrong_is_told_once(label: str) -> None:
    problems = [*rules(read_cases(march(**{label.replace(" ", "_"): MARCH[label] + 1})))]
    assert [problem.rule for problem in problems] == ["tong-so"]


@pytest.mark.parametrize("label", [label for label in MARCH if label not in CONTROLS])
def test_a_wrong_count_is_told_without_any_control_too(label: str) -> None:
    numbers = {name: number + (name == label) for name, number in MARCH.items() if name not in CONTROLS}
    (problem,) = rules(read_cases(file("2022-03", numbers, "04/04/2022")))
    assert problem.line == 5
    assert "Lĩnh vực thử: " in problem.message
    came, went = (int(each.split(" = ")[-1]) for each in problem.message.split(", khác "))
    assert abs(came - went) == 1


@pytest.mark.parametrize("label", MARCH)
def test_every_column_of_the_total_is_a_control(label: str) -> None:
    total = "".join(f"  {name}: {number + (name == label)}\n" for name, number in MARCH.items())
    text = file("2022-03", MARCH, "04/04/2022", after=f"Tổng cộng:\n{total}")
    (problem,) = rules(read_cases(text))
    assert problem.line == text.splitlines().index(f"  {label}: {MARCH[label] + 1}") + 1
    assert problem.message.startswith(f"Tổng cộng: «{label}: {MARCH[label] + 1}» khác tổng của các lĩnh vực: ")


@pytest.mark.parametrize(
    ("name", "rule"),
    [("Tỷ lệ đúng hạn", "muc-la"), ("Tỉ lệ trực tuyến", "muc-la"), ("Phần trăm quá hạn", "muc-la")],
)
def test_a_rate_is_never_typed_wherever_it_stands(name: str, rule: str) -> None:
    for text in (
        march().replace("Nguồn:", f"{name}: 96,8\nNguồn:"),
        march().replace("    Rút:", f"    {name}: 96,8\n    Rút:"),
    ):
        (problem,) = parse(Cases, read("content/cases/2022-03.md", text.encode())).problems
        assert problem.rule == rule
        assert f"«{name}» là số máy tự tính, không gõ vào" in problem.message


def test_what_was_pending_must_be_carried_over_into_the_next_period_of_any_length(site_of: SiteOf) -> None:
    april = file(
        "2022-04",
        APRIL | {"Kỳ trước chuyển sang": 4, "Tổng tiếp nhận": 36, "Giải quyết trước hạn": 18} | {"Đã giải quyết": 28},
        "04/05/2022",
    )
    quarter = file("2022-Q1", MARCH, "04/04/2022")
    for before, text in (("2022-03", march()), ("2022-Q1", quarter)):
        root = site_of({f"content/cases/{before}.md": text, "content/cases/2022-04.md": april}, before)
        (problem,) = problems_of(root)
        assert (problem.rule, problem.path, problem.line) == ("ky-truoc", "content/cases/2022-04.md", 6)
        assert f"content/cases/{before}.md" in problem.message


def test_nothing_is_asked_across_a_gap_or_of_a_draft(site_of: SiteOf) -> None:
    wrong = APRIL | {"Kỳ trước chuyển sang": 9, "Tổng tiếp nhận": 41, "Giải quyết trước hạn": 23, "Đã giải quyết": 33}
    may = file("2022-05", wrong, "04/06/2022")
    draft = file("2022-04", wrong, "04/05/2022", "Bản nháp: có\n")
    root = site_of({"content/cases/2022-03.md": march(), "content/cases/2022-04.md": draft})
    assert problems_of(root) == ()
    assert problems_of(site_of({"content/cases/2022-03.md": march(), "content/cases/2022-05.md": may}, "gap")) == ()


def test_a_period_may_be_posted_only_after_its_last_day(site_of: SiteOf) -> None:
    root = site_of({"content/cases/2026-11.md": file("2026-11", MARCH, "30/11/2026")})
    assert [problem.rule for problem in problems_of(root, date(2026, 11, 30))] == ["thu-tu-ngay"]
    assert problems_of(root, date(2026, 12, 1)) == ()
    waiting = file("2026-11", MARCH, "02/12/2026", "Ngày đăng: 05/12/2026\n")
    assert problems_of(site_of({"content/cases/2026-11.md": waiting}, "waiting")) == ()


def test_a_quarter_beside_several_of_its_months_is_one_mistake(site_of: SiteOf) -> None:
    carried = MARCH | {"Kỳ trước chuyển sang": 4}
    root = site_of(
        {
            "content/cases/2022-02.md": file("2022-02", carried, "02/03/2022"),
            "content/cases/2022-03.md": march(),
            "content/cases/2022-Q1.md": file("2022-Q1", MARCH, "04/04/2022"),
        }
    )
    (problem,) = problems_of(root)
    assert problem.path == "content/cases/2022-Q1.md"
    assert "content/cases/2022-02.md, content/cases/2022-03.md" in problem.message


# ---- pages -----------------------------------------------------------------------------------------------------------


def odd_file(ky: str, posted: str, *fields: tuple[int, ...]) -> str:
    """The numbers that are typed, a field after the other."""
    rows = "".join(
        f"  - Tên: Lĩnh vực {name}\n"
        + "".join(f"    {label}: {value}\n" for label, value in zip(TYPED, own, strict=True))
        for name, own in zip(("thử", "khác"), fields, strict=True)
    )
    day = posted if ": " in posted else f"Ngày đăng: {posted}\nNgày trích xuất: {posted}"
    taken = "" if "trích" in day else "\nNgày trích xuất: 31/12/2022"
    return f"---\nKỳ: {ky}\n{day}{taken}\nLĩnh vực:\n{rows}Nguồn: Hệ thống một cửa thử\n---\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of caseloads with what can be odd in one, built."""
    root = tmp_path_factory.mktemp("odd")
    files = dict(SMALL) | {f"content/cases/{ky}.md": odd_file(ky, posted, *own) for ky, posted, *own in ODD}
    files |= {"site.yaml": SITE.replace("thử\nChuyên", "thử\n  - Tên: Lĩnh vực khác\nChuyên")}
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        old = text.replace("2026", "2021") if path.startswith(("content/register", "content/procedures")) else text
        (root / path).write_text(old, encoding="utf-8")
    assert build(root, ODD_DAY).published
    return root


def test_an_empty_section_says_so(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    assert "Chưa có số liệu giải quyết hồ sơ nào được đăng." in text_of(root, "giai-quyet-ho-so")
    assert 'href="../giai-quyet-ho-so/"' in text_of(root, "so-do")
    assert 'href="../giai-quyet-ho-so/"' not in text_of(root, "tin-tuc"), "the menu names what there is"


def test_a_rate_stands_beside_its_base_in_words(example: Path) -> None:
    page = text_of(example, "giai-quyet-ho-so/2022-03")
    assert '<span class="figure">89,2%</span> <span class="sub">= 33/37 hồ sơ đã giải quyết</span>' in page
    assert '<span class="figure">65,1%</span> <span class="sub">= 28/43 hồ sơ mới tiếp nhận</span>' in page


def test_every_table_ties_its_cells_to_headers_and_totals_stand_below(example: Path) -> None:
    page = text_of(example, "giai-quyet-ho-so/2022-03")
    tables = re.findall(r"<table.*?</table>", page)
    assert len(tables) == 6
    for table in tables:
        assert "<caption>" in table
        columns = table.count('scope="col"')
        for row in re.findall(r"<tr>(?:(?!<tr>).)*</tr>", table)[1:]:
            assert row.count('<th scope="row">') == 1
            assert len(re.findall(r"<td[ >]", row)) == columns - 1
    total = re.findall(r"<tfoot><tr><th scope=\"row\">Tất cả lĩnh vực</th>(.*?)</tr></tfoot>", page)
    assert re.findall(r"\d+", total[0]) == ["16", "28", "13", "2", "59"]


def test_bars_are_hidden_from_screen_readers_and_never_alone(example: Path) -> None:
    page = text_of(example, "giai-quyet-ho-so").partition("<main")[2]
    assert page.count("<svg") == page.count('aria-hidden="true"') == 9
    assert page.count("hồ sơ đã giải quyết</span>") == 9


def test_a_month_is_set_beside_the_one_before_and_the_year_so_far(example: Path) -> None:
    page = text_of(example, "giai-quyet-ho-so/2022-03")
    assert "giảm 10,8 điểm phần trăm so với kỳ trước" in page
    row = re.search(
        r'<th scope="row">Mới tiếp nhận<span class="sub">tăng 9 so với kỳ trước</span></th>(.*?)</tr>', page
    )
    assert row
    assert re.findall(r"<td[^>]*>\s*(\d+)", row[1]) == ["43", "34", "113"]
    assert "Lũy kế cộng từ: tháng 01 năm 2022; tháng 02 năm 2022; tháng 3 năm 2022." in page


def test_a_gap_is_told_in_the_list_and_beside_the_running_total(example: Path) -> None:
    gap = 'từ <time datetime="2022-05-01">'
    assert "chưa có số liệu" in text_of(example, "giai-quyet-ho-so")
    assert gap.replace("từ", "Từ") in text_of(example, "giai-quyet-ho-so")
    june = text_of(example, "giai-quyet-ho-so/2022-06")
    assert "Lũy kế chưa đủ:" in june
    assert gap in june
    assert "Chưa có số liệu của kỳ liền trước để so." in june
    assert "Lũy kế chưa đủ:" not in text_of(example, "giai-quyet-ho-so/2022-03")


def test_a_field_without_dossiers_has_no_rate(example: Path) -> None:
    assert '<span class="unknown">không có hồ sơ đã giải quyết</span>' in text_of(example, "giai-quyet-ho-so/2022-06")


def test_a_month_is_not_set_against_a_quarter(example: Path) -> None:
    page = text_of(example, "giai-quyet-ho-so/2022-10")
    assert "Chưa có số liệu của kỳ liền trước để so." in page
    assert "so với kỳ trước</span>" not in page


def test_a_draft_period_is_nowhere(example: Path) -> None:
    assert not (example / "public/giai-quyet-ho-so/2022-12").exists()
    assert "tháng 12 năm 2022" not in text_of(example, "giai-quyet-ho-so")


# ---- what others make of it ------------------------------------------------------------------------------------------


def reported(code: str, root: Path) -> dict[str, Figure]:
    period = reporting_period(code, 14, 12)
    assert period
    return {figure.label: figure for figure in figures(KIND, load_site(Job(root=root, date=ODD_DAY))[0], period)}


def test_the_report_sums_the_months_that_lie_whole_within_its_period(example: Path) -> None:
    found = reported("2022-Q1", example)  # 15/12/2021 to 14/03/2022: January and February
    first = found["Số kỳ số liệu giải quyết hồ sơ được tính"]
    assert first.value == 2
    assert first.note == (
        "tính: tháng 01 năm 2022, tháng 02 năm 2022; "
        "không tính, vì vắt qua ranh giới kỳ báo cáo: tháng 12 năm 2021, tháng 3 năm 2022"
    )
    by_hand = {"Hồ sơ mới tiếp nhận": 70, "Hồ sơ nộp trực tuyến": 38, "Hồ sơ nộp trực tiếp": 27}
    by_hand |= {"Hồ sơ nộp qua bưu chính": 5, "Hồ sơ đã giải quyết": 65, "Hồ sơ giải quyết quá hạn": 2}
    by_hand |= {"Hồ sơ kỳ trước chuyển sang": 14, "Hồ sơ đang giải quyết cuối kỳ": 16, "Hồ sơ trả lại, rút": 3}
    by_hand |= {"Hồ sơ đang giải quyết quá hạn": 0}
    assert found["Hồ sơ kỳ trước chuyển sang"].note == "ngày 01/01/2022"
    assert found["Hồ sơ đang giải quyết cuối kỳ"].note == "ngày 28/02/2022"
    assert found["Hồ sơ mới tiếp nhận"].note == ""
    assert {label: found[label].value for label in by_hand} == by_hand
    rate = found["Tỷ lệ giải quyết trước hạn và đúng hạn"]
    assert (rate.part, rate.whole, rate.base, rate.value) == (63, 65, "hồ sơ đã giải quyết", None)
    assert (found["Tỷ lệ nộp trực tuyến"].part, found["Tỷ lệ nộp trực tuyến"].whole) == (38, 70)


def test_the_report_names_what_is_missing_or_left_out_whole(example: Path) -> None:
    note = reported("2022-Q3", example)["Số kỳ số liệu giải quyết hồ sơ được tính"].note  # 15/06 to 14/09/2022
    assert note == "không tính, vì vắt qua ranh giới kỳ báo cáo: tháng 6 năm 2022, quý III năm 2022"
    assert reported("2022-Q3", example)["Hồ sơ đã giải quyết"].value is None
    assert (
        "chưa đăng: tháng 5 năm 2022" in reported("2022-6T", example)["Số kỳ số liệu giải quyết hồ sơ được tính"].note
    )


def test_posting_is_measured_from_the_periods_last_day_when_the_day_is_known() -> None:
    text = file("2022-03", MARCH, "04/04/2022", "Ngày đăng: 08/04/2022\n")
    settings = fictitious().settings
    (span,) = card(text).spans
    limit = limit_of(span, settings)
    assert limit
    assert (span.since, span.until, limit.days) == (date(2022, 3, 31), date(2022, 4, 8), 10)
    assert settings.working_days(span.since, date(2022, 4, 8)) == 6
    assert card(march()).spans == ()


def test_the_page_can_be_described_as_a_dataset() -> None:
    data = thing(card(march()))
    assert data["temporalCoverage"] == "2022-03-01/2022-03-31"
    assert {"@type": "PropertyValue", "name": "Tổng tiếp nhận", "value": 36} in data["variableMeasured"]  # type: ignore[operator]  # a mapping of anything


def test_nothing_is_shipped_that_has_no_source() -> None:
    records = [shipped_records().of(card) for card in shipped().all_cards(CASES)]
    assert [record.path for record in records if not record.nguon] == []
