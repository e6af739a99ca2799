"""Indices: what is said of a result, what is compared with the year before, and that each figure names its source."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.days.periods import period_of
from generator.declaring.fields import specs
from generator.declaring.parsing import parse
from generator.kinds.index import index, pages, year_page
from generator.kinds.index import result as index_result
from generator.kinds.index.breaks import break_notes
from generator.kinds.index.card import (
    INDEX_RESULTS,
    INDICES,
    IndexCard,
    IndexResultCard,
    Method,
    Result,
    index_of,
    results_of,
)
from generator.kinds.index.components import ComponentRow, component_table
from generator.kinds.index.result_record import FIGURES, IndexResult, rules
from generator.kinds.index.words import MARKS, RANKS, attained, change, moved, ranked
from generator.kinds.index.years import Year, with_older, year_of, year_table, years
from generator.model.cards import card_of, stem_of
from generator.model.kind import Site
from generator.model.records import Records
from generator.pipeline import Job, load_site
from generator.reading.source import read
from generator.text.comparing import column as column_of
from generator.text.showing import show_number
from tests.conftest import ROOT, TODAY, SiteOf, build

GD1 = [f"gd1/{path.name}" for path in sorted((ROOT / "examples/day-du/content/indices/gd1").glob("*.md"))]
METHOD: dict[str, Any] = {
    "code": "cst-2020",
    "first": 2020,
    "last": None,
    "comparable": True,
    "low": Decimal(0),
    "high": Decimal(80),
    "about": "",
    "whole": 0,
    "components": (),
    "note_on_criteria": "",
}
RESULT = """\
---
Năm: 2021
Điểm: 40,14
Hạng: 50
Trên tổng số: 60
Trạng thái hạng: suy ra
Phiên bản phương pháp: cst-2020
Nguồn: Nguồn thử
---
"""


def result(**changes: str) -> Result:
    """The small result with other values of some keys; '' takes a key away, a new key is added."""
    known = {name: value for name, _, value in (line.partition(": ") for line in RESULT.splitlines()[1:-1])}
    known |= {name.replace("_", " "): value for name, value in changes.items()}
    text = "---\n" + "".join(f"{name}: {value}\n" for name, value in known.items() if value) + "---\n"
    parsed = parse(IndexResult, read(f"content/indices/thu/{known['Năm']}.md", text.encode()))
    assert parsed.record, parsed.problems
    assert list(rules(parsed.record)) == []
    return card_of(index_result.KIND, parsed.record).result


@pytest.fixture(scope="module")
def loaded(real_indices: Path) -> tuple[Site, Records]:
    return load_site(Job(root=real_indices, date=TODAY))[:2]


@pytest.fixture
def column(real_indices: Path) -> Path:
    return real_indices / "public"


@pytest.fixture(scope="module")
def site(loaded: tuple[Site, Records]) -> Site:
    return loaded[0]


def of(site: Site, stem: str) -> IndexCard:
    return next(card for card in site.cards(INDICES) if stem_of(card) == stem)


def years_of(site: Site, card: IndexCard) -> tuple[Year, ...]:
    return years(card, results_of(card, site))


def card_of_year(site: Site, stem: str, number: int) -> tuple[IndexResultCard, IndexResultCard | None]:
    """The result of a year and the next older one."""
    pairs = with_older(results_of(of(site, stem), site))
    return next((card, older) for card, older in pairs if card.result.year == number)


def year(site: Site, stem: str, number: int) -> Year:
    return year_of(of(site, stem), *card_of_year(site, stem, number))


def components(site: Site, stem: str, number: int) -> dict[str, ComponentRow]:
    """What the page of a year says of each component, by its code."""
    table = component_table(of(site, stem), *card_of_year(site, stem, number), year(site, stem, number).breaks)
    return {row.code: row for row in table.rows} if table else {}


def text_of(root: Path, address: str) -> str:
    """The words of a page, one space between any two."""
    html = (root / address / "index.html").read_text(encoding="utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


# ---- the real cases --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "number", "finding", "reasons"),
    [
        (
            "parindex",
            2024,
            "Năm 2024, Sơn La đạt 90,02%, xếp hạng 12/63, nhóm A; "
            "so với năm 2023 tăng 1,36 điểm phần trăm, tăng 1 bậc.",
            (),
        ),
        (
            "parindex",
            2023,
            "Năm 2023, Sơn La đạt 88,66% (điểm tự tính từ số liệu), xếp hạng 13/63, nhóm B; "
            "so với năm 2022 tăng 1,88 điểm phần trăm, giữ nguyên hạng.",
            (),
        ),
        (
            "parindex",
            2022,
            "Năm 2022, Sơn La đạt 86,78%, xếp hạng 13/63, nhóm B.",
            ("Không so sánh với năm 2021 vì hai năm dùng hai cách đo khác nhau.",),
        ),
        (  # years put together under one code for want of sources are not compared
            "parindex",
            2021,
            "Năm 2021, Sơn La đạt 87,62%, xếp hạng 15/63, nhóm B.",
            ("Không so sánh với năm 2020 vì chưa rõ hai năm có cùng cách đo.",),
        ),
        (  # a rank without a score
            "sipas",
            2018,
            "Năm 2018, Sơn La xếp hạng 1/63 (hạng theo một nguồn, chưa đối chiếu với công bố).",
            ("Không so sánh với năm 2017 vì chưa có kết quả năm 2017.",),
        ),
        (  # a break of definition
            "sipas",
            2022,
            "Năm 2022, Sơn La đạt 82,18%, xếp hạng 17/63.",
            ("Không so sánh với năm 2021 vì hai năm dùng hai cách đo khác nhau.",),
        ),
        (  # 60 units, and a component with other contents
            "papi",
            2021,
            "Năm 2021, Sơn La đạt 40,14 điểm, xếp hạng 50/60 (hạng tự tính từ số liệu), nhóm Thấp.",
            ("Không so sánh điểm và hạng với năm 2020 vì thành phần 5 đổi nội dung.",),
        ),
        (  # 61 against 60: the score is compared, the rank is not
            "papi",
            2022,
            "Năm 2022, Sơn La đạt 40,87 điểm, xếp hạng 46/61 (hạng do địa phương công bố), nhóm Trung bình thấp; "
            "so với năm 2021 tăng 0,73 điểm.",
            (
                "Không so sánh hạng với năm 2021 vì số tỉnh, thành phố được xếp hạng khác nhau "
                "(năm 2021 là 60, năm 2022 là 61).",
            ),
        ),
        (  # 61 against 63
            "papi",
            2014,
            "Năm 2014, Sơn La đạt 35,04 điểm, xếp hạng 49/61 (hạng tự tính từ số liệu), nhóm Thấp; "
            "so với năm 2013 giảm 2,08 điểm.",
            (
                "Không so sánh hạng với năm 2013 vì số tỉnh, thành phố được xếp hạng khác nhau "
                "(năm 2013 là 63, năm 2014 là 61).",
            ),
        ),
        (
            "papi",
            2020,
            "Năm 2020, Sơn La đạt 42,15 điểm, xếp hạng 45/63 (hạng tự tính từ số liệu), nhóm Trung bình thấp; "
            "so với năm 2019 giảm 2,95 điểm, giảm 34 bậc.",
            (),
        ),
        (  # the publisher printed 30 ranks only
            "pci",
            2023,
            "Năm 2023, Sơn La đạt 65,50 điểm, xếp hạng 47/63 (hạng do địa phương công bố); "
            "so với năm 2022 tăng 2,28 điểm.",
            ("Không so sánh hạng với năm 2022 vì đã đổi cách công bố thứ hạng.",),
        ),
        (
            "pci",
            2022,
            "Năm 2022, Sơn La đạt 63,22 điểm, xếp hạng 49/63; so với năm 2021 giảm 3 bậc.",
            ("Không so sánh điểm với năm 2021 vì chưa có điểm năm 2021.",),
        ),
    ],
)
def test_the_finding_of_a_real_year_and_why_more_is_not_told(
    stem: str, number: int, finding: str, reasons: tuple[str, ...], site: Site, column: Path
) -> None:
    found = year(site, stem, number)
    assert found.finding == finding
    assert found.change.reasons == reasons
    page = text_of(column, f"chi-so/{stem}/{number}")
    assert all(sentence in page for sentence in (finding, *reasons))


def test_every_year_says_the_change_or_why_there_is_none(site: Site) -> None:
    for own in site.cards(INDICES):
        for each in years_of(site, own):
            told = (bool(each.change.score), bool(each.change.rank))
            assert all(told) or each.change.reasons, each.address


def test_what_two_sources_print_stands_beside_the_value_and_is_explained(column: Path) -> None:
    page = text_of(column, "chi-so/parindex/2021")
    assert "Điểm 87,62% nguồn khác: 87,61" in page
    assert "Điểm: 87,61. Bài này in điểm của tỉnh là 87,61 thay vì 87,62" in page
    assert "50/60 hạng tự tính từ số liệu nguồn khác: 53" in text_of(column, "chi-so/papi/2021")


def test_a_region_rank_names_its_region(column: Path) -> None:
    assert "Hạng trong vùng 4/14 vùng Trung du và miền núi phía Bắc" in text_of(column, "chi-so/parindex/2024")


def test_components_of_a_year_are_ranked_among_numbers_of_their_own(site: Site, column: Path) -> None:
    six = components(site, "papi", 2022)["6"]
    assert (six.rank, six.total, year(site, "papi", 2022).result.total) == (54, 63, 61)
    page = text_of(column, "chi-so/papi/2022")
    assert "54/63" in page
    assert "Số tỉnh, thành phố được xếp hạng khác nhau giữa các chỉ số nội dung." in page


def test_half_of_the_components_are_told_as_half(column: Path) -> None:
    page = text_of(column, "chi-so/parindex/2024")
    assert "Có số liệu của 4 trong 8 lĩnh vực." in page
    assert "3. Cải cách thủ tục hành chính 12,75/13 98,1% 32/63 tăng 27 bậc" in page


def test_a_component_whose_contents_changed_is_not_compared_but_the_others_are(site: Site) -> None:
    own = components(site, "papi", 2021)
    assert own["5"].change == ""
    assert own["1"].change == "giảm 0,10 điểm"  # its rank was among 63 then, among 60 now


def test_criteria_stand_under_their_component_with_the_maxima_of_the_version(site: Site, column: Path) -> None:
    own = components(site, "papi", 2021)
    assert [(criterion.code, criterion.score) for criterion in own["5"].criteria] == [
        ("5.1", Decimal("2.41")),
        ("5.3", Decimal("2.04")),
        ("5.4", Decimal("2.45")),
    ]
    assert "7.3. Chất lượng nước Quality of Water 0,94 3,33" in text_of(column, "chi-so/papi/2021")
    assert not components(site, "papi", 2015)["3"].criteria


def test_a_component_is_the_sum_of_its_criteria_but_for_rounding(site: Site) -> None:
    for each in results_of(of(site, "papi"), site):
        for part in each.components:
            if part.criteria and part.score:
                assert abs(sum(c.score for c in part.criteria) - part.score) <= Decimal("0.03"), (each.path, part.code)


# ---- the table by year -----------------------------------------------------------------------------------------------


def test_the_table_tells_every_gap_and_puts_a_break_where_it_is(site: Site) -> None:
    pci = of(site, "pci")
    table = year_table(pci, years_of(site, pci), TODAY)
    shown = table.rows
    assert [(row.first, row.last, bool(row.year), row.published) for row in shown[:7]] == [
        (2025, 2025, False, True),
        (2024, 2024, False, True),
        (2023, 2023, True, False),
        (2022, 2022, True, False),
        (2021, 2021, True, False),
        (2020, 2020, True, False),
        (2017, 2019, False, False),
    ]
    assert (shown[-1].first, shown[-1].last, shown[-1].year) == (2005, 2005, None), "the first year ever judged"
    told = {row.first: [note.number for note in row.breaks] for row in shown if row.breaks}
    assert told == {2025: [6], 2023: [5], 2021: [4], 2017: [3], 2013: [2], 2009: [1]}
    assert [note.number for note in table.breaks] == [1, 2, 3, 4, 5, 6]
    every = [number for row in shown for number in range(row.first, row.last + 1)]
    assert sorted(every) == list(range(2005, 2026))


def test_each_break_is_told_once_and_the_table_leads_to_it(column: Path) -> None:
    html = (column / "chi-so/papi/index.html").read_text(encoding="utf-8")
    notes = re.findall(r'<li id="(thay-doi-\d{4})"><strong>(.*?)</strong>', html)
    assert notes == [
        ("thay-doi-2016", "Thay đổi cách đo từ năm 2016 (chỉ số nội dung 3)."),
        ("thay-doi-2018", "Thay đổi cách đo từ năm 2018."),
        ("thay-doi-2019", "Thay đổi cách đo từ năm 2019 (chỉ số nội dung 8)."),
        ("thay-doi-2021", "Thay đổi cách đo từ năm 2021 (chỉ số nội dung 5)."),
    ]
    assert re.findall(r'<tr class="break">.*?href="#(.*?)"', html) == [name for name, _ in reversed(notes)]
    assert "Đứt quãng" not in html


def test_a_break_without_an_official_source_says_so(site: Site, site_of: SiteOf) -> None:
    pci = of(site, "pci")
    notes = {note.year: note for note in break_notes(pci, 2006, 2024)}
    assert {note.mark: note.uncertain for note in notes.values()} == {
        "1": False,
        "2": False,
        "3?": True,
        "4?": True,
        "5": False,
    }
    assert notes[2017].title == "Thay đổi cách đo từ năm 2017"
    undeclared = replace(pci, breaks=tuple(gap for gap in pci.breaks if gap.year != 2017))
    assert [note.texts for note in break_notes(undeclared, 2016, 2017)] == [
        ("Từ năm này dùng một phiên bản cách đo khác.",)
    ]
    index = (ROOT / "examples/day-du/content/indices/gd1.md").read_text(encoding="utf-8")
    text = index.replace("    Loại: định nghĩa\n", "    Loại: định nghĩa\n    Mức chắc chắn: thấp\n")
    years = {name: (ROOT / f"examples/day-du/content/indices/{name}").read_text(encoding="utf-8") for name in GD1}
    root = site_of({"content/indices/gd1.md": text} | {f"content/indices/{name}": own for name, own in years.items()})
    assert build(root).published
    page = text_of(root / "public", "chi-so/gd1")
    told = "(theo tìm hiểu của người biên soạn, chưa có nguồn chính thức)"
    assert f"Thay đổi cách đo từ năm 2018 {told}." in page
    assert "(chưa có nguồn chính thức)" in page


def test_what_was_published_later_and_not_found_is_named(column: Path) -> None:
    newest = "Đây là kết quả mới nhất tìm được."
    sipas = (
        "Kết quả năm 2023 đến 2024 đã công bố nhưng chưa tìm được số liệu của Sơn La. Kết quả năm 2025 chưa tìm được."
    )
    for page in (text_of(column, "chi-so/sipas"), text_of(column, "chi-so")):
        assert f"{newest} {sipas}" in page
    assert f"{newest} Kết quả năm 2025 chưa tìm được." in text_of(column, "chi-so/papi")


def test_a_year_that_was_found_is_no_longer_missing(site_of: SiteOf) -> None:
    index = (ROOT / "content/indices/papi.md").read_text(encoding="utf-8").replace("  - Năm: 2025", "  - Năm: 2024")
    result = (ROOT / "content/indices/papi/2024.md").read_text(encoding="utf-8")
    report = build(site_of({"content/indices/papi.md": index, "content/indices/papi/2024.md": result}))
    assert [str(problem.message) for problem in report.problems if problem.severity == "error"] == [
        "Năm chưa tìm được: năm 2024 đã có tệp content/indices/papi/2024.md"
    ]


def test_that_a_result_was_published_needs_a_source(site_of: SiteOf) -> None:
    index = (ROOT / "content/indices/papi.md").read_text(encoding="utf-8").replace("chưa rõ\nNguồn", "có\nNguồn")
    report = build(site_of({"content/indices/papi.md": index}))
    assert [(problem.rule, problem.message) for problem in report.problems if problem.severity == "error"] == [
        ("thieu-muc", "Năm chưa tìm được: năm 2025 ghi «Đã công bố: có» nhưng thiếu «Nguồn»")
    ]


def test_national_figures_of_years_without_a_result_are_shown_as_such(site: Site, column: Path) -> None:
    page = text_of(column, "chi-so/sipas")
    known = {each.year: each.mean for each in of(site, "sipas").national if each.mean}
    assert known
    for number, mean in known.items():
        found = "chưa có số liệu" if number < 2023 else "đã công bố, chưa tìm được"
        assert f"{number} {found} cả nước: trung bình {show_number(mean)}%" in page


def test_nothing_is_told_before_it_was_published(real_indices: Path) -> None:
    before = load_site(Job(root=real_indices, date=date(2022, 5, 24)))[0]
    newest = {stem_of(card): results_of(card, before)[0].result.year for card in before.cards(INDICES)}
    assert newest == {"parindex": 2020, "papi": 2021, "sipas": 2018, "pci": 2021}


# ---- words -----------------------------------------------------------------------------------------------------------


def test_a_tie_is_told_as_a_tie() -> None:
    tied = result(Điểm="47,05", Hạng="5", Trên_tổng_số="61", Đồng_hạng="có")
    assert attained("điểm", tied) == "đạt 47,05 điểm, đồng hạng 5/61 (hạng tự tính từ số liệu)"


def test_a_score_without_a_rank_says_what_is_known_of_the_rank() -> None:
    alone = result(Hạng="", Trên_tổng_số="", Trạng_thái_hạng="không công bố")
    assert attained("điểm", alone) == "đạt 40,14 điểm, hạng không được công bố"


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        ("1.36", "tăng 1,36 điểm"),
        ("-0.05", "giảm 0,05 điểm"),
        ("0.00", "điểm không đổi"),
        ("-2.9542", "giảm 2,95 điểm"),  # PAPI 2020: of the exact scores, not of the rounded ones
        ("0.125", "tăng 0,13 điểm"),  # half up
        ("0.004", "thay đổi dưới 0,01 điểm"),
    ],
)
def test_a_difference_is_told_in_words_with_a_decimal_comma(difference: str, words: str) -> None:
    assert moved(Decimal(difference), "điểm") == words


def test_exact_scores_are_compared_first_and_rounded_last() -> None:
    method = Method(**METHOD)
    found = change(result(Điểm="42,1545"), result(Năm="2020", Điểm="45,1087"), method, (), "điểm")
    assert found.score == "giảm 2,95 điểm"
    assert attained("điểm", result(Điểm="42,1550")).startswith("đạt 42,16 điểm,")


def test_a_smaller_number_is_a_higher_rank_and_no_bare_sign_stands_anywhere(column: Path) -> None:
    assert (ranked(3), ranked(-3), ranked(0)) == ("tăng 3 bậc", "giảm 3 bậc", "giữ nguyên hạng")
    for path in (column / "chi-so").rglob("index.html"):
        assert not re.search(r"[+−]\d", text_of(path.parent, "")), path


def test_years_that_are_not_neighbours_are_not_compared() -> None:
    found = change(result(), result(Năm="2019"), None, (), "điểm")
    assert (found.score, found.rank) == ("", "")
    assert found.reasons == ("Không so sánh với năm 2020 vì chưa có kết quả năm 2020.",)


def test_every_status_of_a_rank_has_its_words_and_every_letter_its_meaning(column: Path) -> None:
    shape = specs(IndexResult)["trang_thai_hang"].shape
    assert shape == "một trong: " + " · ".join(RANKS)
    for path in (column / "chi-so").rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        used = set("".join(re.findall(r"ký hiệu: </span>([a-z ]+)<", html)).replace(" ", ""))
        assert used == set(re.findall(r"<dt>([a-z])</dt>", html)) <= set(MARKS), path


# ---- sources, report, linked data ------------------------------------------------------------------------------------


def test_figures_that_a_source_may_stand_for_are_fields_by_their_labels() -> None:
    labels = {name: spec.label for name, spec in specs(IndexResult).items()}
    assert [labels.get(column_of(figure)) for figure in FIGURES] == list(FIGURES)


def test_every_figure_of_every_result_names_a_source(loaded: tuple[Site, Records]) -> None:
    site, records = loaded
    for each in site.cards(INDEX_RESULTS):
        given = dict(records.of(each).evidence())
        assert given
        assert all(given.values()), each.path


def test_a_source_for_one_figure_stands_for_no_other(column: Path) -> None:
    page = text_of(column, "chi-so/sipas/2018")
    assert "Hạng Truyền hình Quốc hội, 24/8/2019 Trung bình cả nước VietNamNet" in page


def test_the_report_counts_results_by_the_day_of_posting_never_by_that_of_publication(site: Site) -> None:
    period = period_of(2022, "6T", 14, 12)
    assert {figure.label: figure.value for figure in index.figures(index.KIND, site, period)} == {
        f"Kết quả {name} đã đăng": 0 for name in ("PARINDEX", "SIPAS", "PAPI", "PCI")
    }  # those of 2021 were published then; when they were posted here nobody noted
    assert index_result.KIND.figures
    assert list(index_result.KIND.figures(index_result.KIND, site, period)) == []


def test_linked_data_says_what_was_measured_when_and_by_whom(loaded: tuple[Site, Records]) -> None:
    site, records = loaded
    card, _ = card_of_year(site, "parindex", 2024)
    data = year_page.thing(index_of(card, site), card)
    assert data["@type"] == "Dataset"
    assert data["temporalCoverage"] == "2024"
    assert data["datePublished"] == "2025-04-06"
    assert {"@type": "PropertyValue", "name": "PARINDEX", "value": 90.02, "unitText": "%"} in data["variableMeasured"]  # type: ignore[operator]
    papi = of(site, "papi")
    whole = pages.thing(papi, years_of(site, papi), records.of(papi))
    assert whole["temporalCoverage"] == "2011/2024"
    assert "license" not in whole  # none is known


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_the_overview_says_whose_view_each_index_gives_and_its_newest_result(column: Path) -> None:
    page = text_of(column, "chi-so")
    assert "PAPI năm 2024 43,89/80 điểm thang điểm 8 đến 80 54,9% 25/61 hạng tự tính từ số liệu" in page
    assert "PCI năm 2023 65,50/100 điểm thang điểm 0 đến 100 65,5% 47/63 hạng do địa phương công bố" in page
    assert "không cho biết chỉ số nào tốt hơn" in page
    assert "Cách đánh giá Doanh nghiệp" in page
    assert "Kết quả mới nhất tìm được của từng chỉ số" in page


def test_an_index_without_results_keeps_its_page_and_says_so(site_of: SiteOf) -> None:
    text = (ROOT / "examples/day-du/content/indices/gd2.md").read_text(encoding="utf-8")
    root = site_of({"content/indices/gd2.md": text})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    assert "Kết quả qua các năm Chưa có số liệu." in text_of(root / "public", "chi-so/gd2")
