"""Indices: what is said of a result, what is compared with the year before, and that each figure names its source."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.days.periods import period_of
from generator.declaring.fields import specs
from generator.declaring.parsing import parse
from generator.kinds.index import index
from generator.kinds.index import result as index_result
from generator.kinds.index.index import Year, components, lines, years
from generator.kinds.index.record import Index
from generator.kinds.index.result import FIGURES, IndexResult, rules
from generator.kinds.index.words import MARKS, RANKS, change, moved, ranked, standing
from generator.model.kind import Site
from generator.pipeline import Job, load_site
from generator.reading.source import read
from generator.text.comparing import column as column_of
from generator.text.showing import show_number
from generator.views.pages import figures_of
from tests.conftest import ROOT, TODAY, SiteOf, build

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


def result(**changes: str) -> IndexResult:
    """The small result with other values of some keys; '' takes a key away, a new key is added."""
    known = {name: value for name, _, value in (line.partition(": ") for line in RESULT.splitlines()[1:-1])}
    known |= {name.replace("_", " "): value for name, value in changes.items()}
    text = "---\n" + "".join(f"{name}: {value}\n" for name, value in known.items() if value) + "---\n"
    parsed = parse(IndexResult, read(f"content/indices/thu/{known['Năm']}.md", text.encode()))
    assert parsed.record, parsed.problems
    assert list(rules(parsed.record)) == []
    return parsed.record


@pytest.fixture(scope="module")
def site(real_indices: Path) -> Site:
    return load_site(Job(root=real_indices, date=TODAY))[0]


@pytest.fixture
def column(real_indices: Path) -> Path:
    return real_indices / "public"


def of(site: Site, stem: str) -> Index:
    found: Index = next(each for each in site.of(index.KIND) if each.stem == stem)
    return found


def year(site: Site, stem: str, number: int) -> Year:
    return next(each for each in years(of(site, stem), site) if each.result.nam == number)


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
            "Năm 2023, Sơn La đạt 88,66% (điểm suy ra), xếp hạng 13/63, nhóm B; "
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
            "Năm 2018, Sơn La xếp hạng 1/63.",
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
            "Năm 2021, Sơn La đạt 40,14 điểm, xếp hạng 50/60 (hạng suy ra), nhóm Thấp.",
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
            "Năm 2014, Sơn La đạt 35,04 điểm, xếp hạng 49/61 (hạng suy ra), nhóm Thấp; so với năm 2013 giảm 2,08 điểm.",
            (
                "Không so sánh hạng với năm 2013 vì số tỉnh, thành phố được xếp hạng khác nhau "
                "(năm 2013 là 63, năm 2014 là 61).",
            ),
        ),
        (
            "papi",
            2020,
            "Năm 2020, Sơn La đạt 42,15 điểm, xếp hạng 45/63 (hạng suy ra), nhóm Trung bình thấp; "
            "so với năm 2019 giảm 2,96 điểm, giảm 34 bậc.",
            (),
        ),
        (  # the publisher printed 30 ranks only
            "pci",
            2023,
            "Năm 2023, Sơn La đạt 65,50 điểm, xếp hạng 47/63 (hạng do địa phương công bố); "
            "so với năm 2022 tăng 2,28 điểm.",
            ("Không so sánh hạng với năm 2022 vì có đứt quãng về công bố thứ hạng.",),
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
    for own in site.of(index.KIND):
        for each in years(own, site):
            told = (bool(each.change.score), bool(each.change.rank))
            assert all(told) or each.change.reasons, each.address


def test_what_two_sources_print_stands_beside_the_value_and_is_explained(column: Path) -> None:
    page = text_of(column, "chi-so/parindex/2021")
    assert "Điểm 87,62% nguồn khác: 87,61" in page
    assert "Điểm: 87,61. Bài này in điểm của tỉnh là 87,61 thay vì 87,62" in page
    assert "50/60 hạng suy ra nguồn khác: 53" in text_of(column, "chi-so/papi/2021")


def test_a_region_rank_names_its_region(column: Path) -> None:
    assert "Hạng trong vùng 4/14 vùng Trung du và miền núi phía Bắc" in text_of(column, "chi-so/parindex/2024")


def test_components_of_a_year_are_ranked_among_numbers_of_their_own(site: Site, column: Path) -> None:
    own = year(site, "papi", 2022)
    six = next(part for part in own.result.thanh_phan if part.ma == "6")
    assert (six.hang, six.tren_tong_so, own.result.tren_tong_so) == (54, 63, 61)
    page = text_of(column, "chi-so/papi/2022")
    assert "54/63" in page
    assert "Số tỉnh, thành phố được xếp hạng khác nhau giữa các chỉ số nội dung." in page


def test_half_of_the_components_are_told_as_half(column: Path) -> None:
    page = text_of(column, "chi-so/parindex/2024")
    assert "Có số liệu của 4 trong 8 lĩnh vực." in page
    assert "3. Cải cách thủ tục hành chính 12,75 13 98,1% 32/63 tăng 27 bậc" in page


def test_a_component_whose_contents_changed_is_not_compared_but_the_others_are(site: Site) -> None:
    own = {each.component.ma: each for each in components(year(site, "papi", 2021), year(site, "papi", 2020))}
    assert own["5"].change == ""
    assert own["1"].change == "giảm 0,10 điểm"  # its rank was among 63 then, among 60 now


def test_criteria_stand_under_their_component_with_the_maxima_of_the_version(site: Site, column: Path) -> None:
    own = {each.component.ma: each for each in components(year(site, "papi", 2021), None)}
    assert [(criterion.ma, points) for criterion, points in own["5"].criteria] == [
        ("5.1", Decimal("2.41")),
        ("5.3", Decimal("2.04")),
        ("5.4", Decimal("2.45")),
    ]
    assert "7.3. Chất lượng nước Quality of Water 0,94 3,33" in text_of(column, "chi-so/papi/2021")
    assert not any(each.criteria for each in components(year(site, "papi", 2015), None) if each.component.ma == "3")


def test_a_component_is_the_sum_of_its_criteria_but_for_rounding(site: Site) -> None:
    for each in years(of(site, "papi"), site):
        for part in each.result.thanh_phan:
            if part.tieu_chi and part.diem:
                assert abs(sum(c.diem for c in part.tieu_chi) - part.diem) <= Decimal("0.03"), (each.address, part.ma)


# ---- the table by year -----------------------------------------------------------------------------------------------


def test_the_table_tells_every_gap_and_puts_a_break_where_it_is(site: Site) -> None:
    pci = of(site, "pci")
    shown = list(lines(pci, years(pci, site), TODAY))
    newest = next(number for number, line in enumerate(shown) if line.first == 2023)
    assert not any(line.year for line in shown[:newest])
    assert [(line.first, line.last, bool(line.year)) for line in shown[newest : newest + 5]] == [
        (2023, 2023, True),
        (2022, 2022, True),
        (2021, 2021, True),
        (2020, 2020, True),
        (2017, 2019, False),
    ]
    assert {line.first: [gap.va_nam for gap in line.breaks] for line in shown if line.breaks} == {
        2023: [2023],
        2013: [2013],
        2009: [2009],
    }
    told = [number for line in shown for number in range(line.first, line.last + 1)]
    assert sorted(told) == list(range(2006, max(told) + 1))


def test_national_figures_of_years_without_a_result_are_shown_as_such(site: Site, column: Path) -> None:
    page = text_of(column, "chi-so/sipas")
    known = {each.nam: each.trung_binh for each in of(site, "sipas").ca_nuoc if each.trung_binh}
    assert known
    for number, mean in known.items():
        assert f"{number} chưa có số liệu trung bình {show_number(mean)}%" in page


def test_nothing_is_told_before_it_was_published(real_indices: Path) -> None:
    before = load_site(Job(root=real_indices, date=date(2022, 5, 24)))[0]
    newest = {each.stem: years(each, before)[0].result.nam for each in before.of(index.KIND)}
    assert newest == {"parindex": 2020, "papi": 2021, "sipas": 2018, "pci": 2021}


# ---- words -----------------------------------------------------------------------------------------------------------


def test_a_tie_is_told_as_a_tie() -> None:
    tied = result(Điểm="47,05", Hạng="5", Trên_tổng_số="61", Đồng_hạng="có")
    assert standing("điểm", tied) == "đạt 47,05 điểm, đồng hạng 5/61 (hạng suy ra)"


def test_a_score_without_a_rank_says_what_is_known_of_the_rank() -> None:
    alone = result(Hạng="", Trên_tổng_số="", Trạng_thái_hạng="không công bố")
    assert standing("điểm", alone) == "đạt 40,14 điểm, hạng không được công bố"


@pytest.mark.parametrize(
    ("difference", "words"),
    [("1.36", "tăng 1,36 điểm"), ("-0.05", "giảm 0,05 điểm"), ("0.00", "điểm không đổi")],
)
def test_a_difference_is_told_in_words_with_a_decimal_comma(difference: str, words: str) -> None:
    assert moved(Decimal(difference), "điểm") == words


def test_a_smaller_number_is_a_higher_rank_and_no_bare_sign_stands_anywhere(column: Path) -> None:
    assert (ranked(3), ranked(-3), ranked(0)) == ("tăng 3 bậc", "giảm 3 bậc", "giữ nguyên hạng")
    for path in (column / "chi-so").rglob("index.html"):
        assert not re.search(r"[+−]\d", text_of(path.parent, "")), path


def test_years_that_are_not_neighbours_are_not_compared() -> None:
    found = change(result(), result(Năm="2019"), None, (), "điểm")
    assert found.words == ""
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


def test_every_figure_of_every_result_names_a_source(site: Site) -> None:
    for each in site.of(index_result.KIND):
        given = dict(each.evidence())
        assert given
        assert all(given.values()), each.path


def test_a_source_for_one_figure_stands_for_no_other(column: Path) -> None:
    page = text_of(column, "chi-so/sipas/2018")
    assert "Hạng Truyền hình Quốc hội, 24/8/2019 Trung bình cả nước VietNamNet" in page


def test_the_report_counts_results_by_the_day_of_publication(site: Site) -> None:
    period = period_of(2022, "6T", 14, 12)
    assert {figure.label: figure.value for figure in figures_of(index.KIND, site, period)} == {
        "Kết quả PARINDEX đã đăng": 1,  # of 2021, published on 25/05/2022
        "Kết quả SIPAS đã đăng": 1,  # 25/05/2022
        "Kết quả PAPI đã đăng": 1,  # 10/05/2022
        "Kết quả PCI đã đăng": 1,  # 27/04/2022
    }
    assert list(figures_of(index_result.KIND, site, period)) == []


def test_linked_data_says_what_was_measured_when_and_by_whom(site: Site) -> None:
    data = index_result.KIND.linked_data(year(site, "parindex", 2024).result, site)
    assert data is not None
    assert data["@type"] == "Dataset"
    assert data["temporalCoverage"] == "2024"
    assert data["datePublished"] == "2025-04-06"
    assert {"@type": "PropertyValue", "name": "PARINDEX", "value": 90.02, "unitText": "%"} in data["variableMeasured"]  # type: ignore[operator]
    whole = index.KIND.linked_data(of(site, "papi"), site)
    assert whole is not None
    assert whole["temporalCoverage"] == "2011/2024"
    assert "license" not in whole  # none is known


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_the_overview_says_whose_view_each_index_gives_and_its_newest_result(column: Path) -> None:
    page = text_of(column, "chi-so")
    assert "PCI Doanh nghiệp 2023 65,50 điểm 47/63 hạng do địa phương công bố" in page
    assert page.index("Các chỉ số, góc nhìn và kết quả mới nhất") < page.index("Chỉ số cải cách hành chính (PARINDEX)")


def test_an_index_without_results_keeps_its_page_and_says_so(site_of: SiteOf) -> None:
    text = (ROOT / "examples/day-du/content/indices/gd2.md").read_text(encoding="utf-8")
    root = site_of({"content/indices/gd2.md": text})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    assert "Kết quả qua các năm Chưa có số liệu." in text_of(root / "public", "chi-so/gd2")
