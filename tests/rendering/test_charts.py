"""Charts: where their marks stand, what they join, and what their words say."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.kinds.index.card import INDICES, IndexCard, results_of
from generator.kinds.index.chart_data import Chart, charts
from generator.kinds.index.overview import small_lines
from generator.kinds.index.steps import Steps, steps
from generator.kinds.index.years import Year, with_older, year_of, year_table, years
from generator.model.cards import stem_of
from generator.model.kind import Site
from generator.pipeline import Job, load_site
from generator.rendering.axis import FOOT, HEAD, HEIGHT
from generator.rendering.charts import DESK, PHONE, Label, Plot, Reading, pairs, ranks, scores
from tests.conftest import TODAY


def readings(*values: str | None, first: int = 2011, joined: bool = True) -> list[Reading]:
    """One reading a year from the first on; None leaves a year out."""
    return [
        Reading(year=first + number, value=Decimal(value), text=value.replace(".", ","), joined=joined)
        for number, value in enumerate(values)
        if value is not None
    ]


def joined_years(plot: Plot) -> int:
    return sum(point.start is not None for point in plot.points)


# ---- places ----------------------------------------------------------------------------------------------------------


def test_a_score_stands_between_the_ends_of_its_axis() -> None:
    plot = scores((2011, 2014), readings("80", "85", "90", "100"), (), {})
    assert (plot.ticks[0].y, plot.ticks[-1].y) == (HEAD + HEIGHT, HEAD)
    assert [point.y for point in plot.points] == [HEAD + HEIGHT, HEAD + HEIGHT * 3 / 4, HEAD + HEIGHT / 2, HEAD]
    assert [point.x for point in plot.points] == [21.0, 41.0, 61.0, 81.0]
    assert plot.height == HEAD + HEIGHT + FOOT


def test_the_first_rank_is_on_top_and_the_last_place_at_the_foot() -> None:
    plot = ranks((2020, 2022), readings("1", "32", "63", first=2020), 63, {})
    assert [point.y for point in plot.points] == [HEAD, HEAD + HEIGHT / 2, HEAD + HEIGHT]
    assert [int(tick.value) for tick in plot.ticks] == [1, 20, 40, 63]


def test_a_year_without_a_value_is_a_gap() -> None:
    plot = scores((2011, 2014), readings("80", "81", None, "83"), (), {})
    assert joined_years(plot) == 1
    assert plot.points[-1].start is None


def test_years_that_may_not_be_compared_are_not_joined() -> None:
    assert joined_years(scores((2011, 2013), readings("80", "81", "82", joined=False), (), {})) == 0


def test_a_break_stands_in_the_middle_between_its_years() -> None:
    plot = scores((2011, 2014), readings("80", "81", "82", "83"), (), {2013: "1"})
    assert plot.breaks == (Label(x=51.0, y=HEAD - 1.1, text="1"),)
    assert plot.points[1].x < 51 < plot.points[2].x


def test_what_holds_for_some_years_stands_under_them_where_there_is_room() -> None:
    stretches = ((2011, 2017, "tối đa 60"), (2018, 2018, "tối đa 80"))
    plot = scores((2011, 2018), readings(*["60"] * 8), (), {}, stretches, "%")
    assert plot.stretches == (Label(x=46.0, y=HEAD + HEIGHT + 3, text="tối đa 60"),)
    assert (plot.height, plot.unit) == (HEAD + HEIGHT + FOOT + 1.5, "%")


@pytest.mark.parametrize("count", [1, 2, 5, 14, 19, 40])
def test_labels_never_meet_on_the_narrowest_phone_nor_on_a_desk(count: int) -> None:
    values = [str(60 + number * 7 % 11) + ".25" for number in range(count)]
    plot = scores((2011, 2010 + count), readings(*values), readings(*reversed(values)), {})
    for width in (PHONE, DESK):
        shown = [label for label in (*plot.labels, *plot.years) if width == DESK or not label.more]
        boxes = [(label.x * width / 100, label.y, len(label.text) * 0.7) for label in shown]
        for number, (x, y, wide) in enumerate(boxes):
            assert x >= wide / 2
            assert x + wide / 2 <= width
            for other_x, other_y, other in boxes[number + 1 :]:
                assert abs(x - other_x) >= (wide + other) / 2 - 0.01 or abs(y - other_y) >= 1


def test_pairs_stand_on_the_shortest_axis_of_whole_tens() -> None:
    drawn = pairs([(Decimal("33.8"), Decimal("31.3")), (Decimal(70), Decimal(50))])
    assert (drawn.low, drawn.high) == (30, 70)
    assert drawn.places == ((9.5, 3.25), (100.0, 50.0))


# ---- the real series -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(real_indices: Path) -> Site:
    return load_site(Job(root=real_indices, date=TODAY))[0]


@pytest.fixture
def column(real_indices: Path) -> Path:
    return real_indices / "public"


def of(site: Site, stem: str) -> IndexCard:
    return next(card for card in site.cards(INDICES) if stem_of(card) == stem)


def years_of(site: Site, card: IndexCard) -> tuple[Year, ...]:
    return years(card, results_of(card, site))


def drawn(site: Site, stem: str) -> dict[str, Chart]:
    card = of(site, stem)
    own = years_of(site, card)
    return {chart.id: chart for chart in charts(card, own, year_table(card, own, site.date).breaks, site.date)}


def changes(site: Site, stem: str, number: int) -> Steps | None:
    index = of(site, stem)
    pairs = with_older(results_of(index, site))
    card, older = next((card, older) for card, older in pairs if card.result.year == number)
    return steps(index, card, older, year_of(index, card, older).breaks)


@pytest.mark.parametrize(
    ("stem", "score", "rank"),
    [
        (
            "parindex",
            "PARINDEX năm 2024: 90,02%, tăng 1,36 điểm phần trăm so với năm 2023",
            "PARINDEX năm 2024: xếp hạng 12/63, tăng 1 bậc so với năm 2023",
        ),
        (
            "papi",
            "PAPI năm 2024: 43,89/80 điểm, tăng 1,49 điểm so với năm 2023",
            "PAPI năm 2024: xếp hạng 25/61 (hạng tự tính từ số liệu), tăng 5 bậc so với năm 2023",
        ),
        (
            "pci",
            "PCI năm 2023: 65,50/100 điểm, tăng 2,28 điểm so với năm 2022",
            "PCI năm 2023: xếp hạng 47/63 (hạng do địa phương công bố)",
        ),
        ("sipas", "SIPAS năm 2022: 82,18%", "SIPAS năm 2022: xếp hạng 17/63"),
    ],
)
def test_a_chart_is_titled_by_its_finding(stem: str, score: str, rank: str, site: Site) -> None:
    found = drawn(site, stem)
    assert found["bieu-do-diem"].title == score
    assert found["bieu-do-hang"].title == rank


def test_a_line_joins_exactly_the_years_whose_change_is_told(site: Site) -> None:
    for card in site.cards(INDICES):
        found = drawn(site, stem_of(card))
        own = years_of(site, card)
        assert joined_years(found["bieu-do-diem"].plot) == sum(bool(year.change.score) for year in own)
        assert joined_years(found["bieu-do-hang"].plot) == sum(bool(year.change.rank) for year in own)


def test_the_newest_value_bears_its_label_on_a_phone_too(site: Site) -> None:
    for card in site.cards(INDICES):
        for chart in drawn(site, stem_of(card)).values():
            newest = chart.plot.points[-1].x
            assert [label.x for label in chart.plot.labels if not label.more].count(newest) == 1, chart.title


def test_the_line_of_papi_falls_apart_at_each_of_its_breaks(site: Site) -> None:
    chart = drawn(site, "papi")["bieu-do-diem"]
    assert [label.text for label in chart.plot.breaks] == ["1", "2", "3", "4"]
    assert len(chart.plot.points) - joined_years(chart.plot) == 5
    assert chart.other == "trung bình cả nước"
    assert len(chart.plot.others) - sum(point.start is not None for point in chart.plot.others) == 5


def test_a_break_of_ranks_alone_stands_in_the_chart_of_ranks_alone(site: Site) -> None:
    found = drawn(site, "pci")
    assert [label.text for label in found["bieu-do-hang"].plot.breaks] == ["1", "2", "3?", "4?", "5"]
    assert [label.text for label in found["bieu-do-diem"].plot.breaks] == ["1", "2", "3?", "4?"]


def test_totals_of_60_and_of_80_share_an_axis_of_percent_and_keep_their_figures(site: Site, column: Path) -> None:
    """The places of all marks, read back from the SVG, are the scores in percent of their own maximum."""
    own = {year.result.year: year for year in years_of(site, of(site, "papi"))}
    assert [own[year].maximum for year in (2017, 2018)] == [Decimal(60), Decimal(80)]
    html = (column / "chi-so/papi/index.html").read_text(encoding="utf-8")
    figure = html[html.index('id="bieu-do-diem"') : html.index('id="bieu-do-hang"')]
    ticks = [
        (float(y), float(value))
        for y, value in re.findall(r'<text class="tick" x="8.5%" y="([\d.]+)em" dy="0.35em">(\d+)</text>', figure)
    ]
    (low_y, low), (high_y, high) = ticks[0], ticks[-1]
    marks = re.findall(r'<circle class="dot" cx="([\d.]+)%" cy="([\d.]+)em"', figure)
    assert len(marks) == len(own)
    for (_, y), year in zip(marks, sorted(own), strict=True):
        read = low + (float(y) - low_y) / (high_y - low_y) * (high - low)
        score, maximum = own[year].result.score, own[year].maximum
        assert score is not None
        assert maximum is not None
        assert abs(read - float(score) / float(maximum) * 100) < 0.05, year
    assert re.search(r'<text class="unit" x="0" y="[\d.]+em">%</text>', figure)
    assert ">tối đa 60</text>" in figure
    assert ">tối đa 80</text>" in figure
    assert "năm 2017: 35,63/60 (59,4% điểm tối đa)" in figure
    assert "năm 2018: 43,78/80 (54,7% điểm tối đa)" in figure
    assert ">43,89</text>" in figure
    assert "Trục điểm bắt đầu từ 50%, không phải từ 0." in figure


def test_years_of_one_maximum_keep_their_scores_on_the_axis(site: Site) -> None:
    for stem, unit in (("pci", "điểm"), ("parindex", "%"), ("sipas", "%")):
        plot = drawn(site, stem)["bieu-do-diem"].plot
        assert (plot.unit, plot.stretches) == (unit, ()), stem


def test_a_year_whose_maximum_is_unknown_is_not_drawn_among_percents_and_this_is_told(site: Site) -> None:
    card = of(site, "papi")
    methods = tuple(replace(each, high=None) if each.last else each for each in card.methods)
    older = replace(
        card,
        methods=(
            *methods[:-1],
            replace(methods[-1], first=2019),
            replace(methods[-1], high=Decimal(90), code="x", first=2018, last=2018),
        ),
    )
    own = tuple(
        replace(year, maximum=None)
        if year.result.year < 2018
        else replace(year, maximum=Decimal(90 if year.result.year == 2018 else 80))
        for year in years_of(site, card)
    )
    chart = next(iter(charts(older, own, (), site.date)))
    assert len(chart.plot.points) == 7
    assert chart.notes[-1] == "Chưa rõ thang điểm nên không vẽ năm 2011 đến 2017."


def test_small_lines_share_one_axis_and_join_only_what_may_be_compared(site: Site, column: Path) -> None:
    small = small_lines(site)
    assert small is not None
    assert (small.low, small.high, list(small.by_code)) == (40, 100, ["parindex", "papi", "sipas", "pci"])
    for code, line in small.by_code.items():
        scored = [year for year in reversed(years_of(site, of(site, code))) if year.reached is not None]
        heights = [float(100 - year.reached) / 60 * 88 + 6 for year in scored if year.reached is not None]
        assert [y for _, y in line.marks] == pytest.approx(heights, abs=0.01), code
        assert len(line.lines) == sum(bool(year.change.score) for year in scored)
    assert small.by_code["papi"].name == (
        "PAPI năm 2011 đến 2024, phần trăm điểm tối đa: "
        "thấp nhất 50,2% năm 2021, cao nhất 65,4% năm 2011, mới nhất tìm được 54,9% năm 2024"
    )
    for page in ("chi-so/index.html", "index.html"):
        html = (column / page).read_text(encoding="utf-8")
        assert re.findall(r'<svg class="spark" role="img" aria-label="(\w+) ', html) == [
            "PARINDEX",
            "PAPI",
            "SIPAS",
            "PCI",
        ]


def test_a_new_method_is_a_break_though_none_is_declared(site: Site) -> None:
    card = of(site, "pci")
    notes = {note.year: note for note in year_table(card, years_of(site, card), site.date).breaks}
    assert notes[2017].title == "Thay đổi cách đo từ năm 2017"
    assert drawn(site, "pci")["bieu-do-diem"].plot.breaks[2].text == notes[2017].mark


def test_a_chart_says_what_its_axis_leaves_out_and_which_years_it_lacks(site: Site) -> None:
    notes = drawn(site, "sipas")["bieu-do-diem"].notes
    assert "Trục điểm bắt đầu từ 80, không phải từ 0." in notes
    assert "Chưa có điểm năm 2018 đến 2020, 2023 đến 2024." in notes
    of_ranks = drawn(site, "pci")["bieu-do-hang"].notes
    assert "Số tỉnh, thành phố được xếp hạng: 64 (2006 đến 2008); 63 (2009 đến 2016, 2020 đến 2023)." in of_ranks
    assert "Chưa có hạng năm 2017 đến 2019." in of_ranks


def test_means_and_medians_are_never_mixed_in_one_line(site: Site) -> None:
    """PCI has a mean of 2022 and a median of 2024: neither makes a line."""
    chart = drawn(site, "pci")["bieu-do-diem"]
    assert (chart.other, chart.plot.others) == ("", ())


def test_two_years_of_components_are_drawn_only_where_they_may_be_compared(site: Site) -> None:
    known = changes(site, "papi", 2024)
    assert known is not None
    assert (
        known.title == "PAPI năm 2024 so với năm 2023: trong 8 chỉ số nội dung so sánh được, 6 tăng điểm, 2 giảm điểm"
    )
    assert (known.rows[0].words, known.low, known.high) == ("tăng 0,31 điểm", 30, 80)
    assert (known.rows[0].before_at, known.rows[0].now_at) == (37.84, 44.09)
    over_a_break = changes(site, "papi", 2021)
    assert over_a_break is not None
    assert "5" not in {row.code for row in over_a_break.rows}
    assert changes(site, "papi", 2018) is None, "six dimensions against eight"
    assert changes(site, "pci", 2020) is None, "no year before"


def test_a_chart_is_a_figure_with_its_words_in_the_page(column: Path) -> None:
    html = (column / "chi-so" / "parindex" / "index.html").read_text(encoding="utf-8")
    figures = re.findall(r"<figure class=\"chart\".*?</figure>", html, re.DOTALL)
    assert len(figures) == 2
    for figure in figures:
        name, description = re.search(r'<svg role="img" aria-labelledby="(\S+) (\S+)"', figure).groups()  # type: ignore[union-attr]
        assert f'<title id="{name}">' in figure
        assert f'<desc id="{description}">' in figure
        assert "<figcaption>PARINDEX năm 2024: " in figure
    assert "năm 2023: 88,66" in figures[0]


def test_a_year_shows_the_change_of_its_components_where_there_is_one(column: Path) -> None:
    papi = column / "chi-so" / "papi"
    known = (papi / "2024" / "index.html").read_text(encoding="utf-8")
    assert "6 tăng điểm, 2 giảm điểm" in known
    assert known.count('class="pair"') == 8
    assert 'class="pair"' not in (papi / "2018" / "index.html").read_text(encoding="utf-8")


def test_an_index_without_results_has_no_chart(example_column: Path) -> None:
    html = (example_column / "chi-so" / "gd2" / "index.html").read_text(encoding="utf-8")
    assert "<figure" not in html
