"""The benchmarks measure what they say: one corpus for all, every page there, every edit made. No time is tested."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from benchmarks import peer_sites
from benchmarks.bodies import body
from benchmarks.charts import dots
from benchmarks.corpus import Content, corpus
from benchmarks.generators import Generator, everything, ours
from benchmarks.measure import Failed, run
from benchmarks.our_site import DAY
from benchmarks.pages import missing, written
from benchmarks.results import Results, load, markdown, save
from benchmarks.running import Run, measure
from tests.conftest import ROOT, build

SIZE = 20
TODAY = date.fromisoformat(DAY)


@pytest.fixture(scope="session")
def generator() -> Generator:
    return everything(ROOT / "build.py")


@pytest.fixture
def site(tmp_path: Path, generator: Generator) -> Path:
    generator.lay_out(corpus(SIZE), tmp_path / "site")
    return tmp_path / "site"


# ---- the corpus ------------------------------------------------------------------------------------------------------


def test_a_larger_corpus_holds_the_smaller_one() -> None:
    assert {each.head.id: each for each in corpus(SIZE)}.items() <= {each.head.id: each for each in corpus(100)}.items()
    assert len(list(corpus(SIZE))) == SIZE


def test_every_generator_gets_the_same_contents(tmp_path: Path, generator: Generator) -> None:
    contents = list(corpus(SIZE))
    assert len(generator.lay_out(contents, tmp_path / "ours")) == SIZE
    for peer in (peer_sites.hugo, peer_sites.pelican):
        assert len(peer(contents, tmp_path / peer.__name__)) == SIZE
        for each in contents:
            source = next((tmp_path / peer.__name__ / "content").glob(f"*/{each.head.id}.md"))
            text = source.read_text(encoding="utf-8")
            assert each.head.title in text
            assert text.endswith(body(each))


def test_our_layout_builds_without_a_fault(site: Path, generator: Generator) -> None:
    outcome = build(site, TODAY)
    pages = generator.lay_out(corpus(SIZE), site)
    assert outcome.published
    assert outcome.problems == ()
    assert list(missing(site / "public", pages)) == []


def test_the_peers_work_is_pages_lists_feeds_and_sitemap(tmp_path: Path) -> None:
    generator = ours(ROOT / "build.py")
    pages = generator.lay_out(corpus(SIZE), tmp_path)
    run(generator.build(DAY), tmp_path, generator.env)
    assert list(missing(tmp_path / "public", pages)) == []
    there = {path.name for path in (tmp_path / "public").iterdir()}
    assert there >= {"thu-tuc", "feed.xml", "sitemap.xml"}
    assert there & {"niem-yet", "tim-kiem", "du-lieu", "sw.js"} == set()
    assert not list((tmp_path / "public").glob("thu-tuc/*/phieu"))


def test_every_edit_is_made_and_none_piles_up(site: Path, generator: Generator) -> None:
    for edit in generator.edits.values():
        edit.change(site, "lan1")
        edit.change(site, "lan2")
    outcome = build(site, TODAY)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    for name, edit in generator.edits.items():
        told = missing(site / "public", {edit.page: "LAN2" if name == "decision" else "lan2"} if edit.page else {})
        assert list(told) == [], name
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".md", ".html", ".css")]
    assert not [text for text in texts if "lan1" in text.lower()]


def test_an_edit_that_finds_nothing_to_edit_is_a_fault(site: Path, generator: Generator) -> None:
    (site / "templates/layouts/base.html").write_text("<html>", encoding="utf-8")
    with pytest.raises(Failed, match="nothing to edit"):
        generator.edits["layout"].change(site, "lan1")


# ---- measuring -------------------------------------------------------------------------------------------------------


def test_a_page_that_is_not_there_or_says_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<h1>A &amp; B</h1>", encoding="utf-8")
    assert list(missing(tmp_path, {"a/index.html": "A & B"})) == []
    assert list(missing(tmp_path, {"a/index.html": "C"})) == ["a/index.html: does not say «C»"]
    assert list(missing(tmp_path, {"b/index.html": "B"})) == ["b/index.html: no page"]


def test_a_build_that_leaves_pages_out_is_not_measured(tmp_path: Path) -> None:
    def lay_out(contents: Iterable[Content], root: Path) -> dict[str, str]:
        return {f"{number}.html": "" for number, _ in enumerate(contents)}

    idle = Generator(
        name="idle", lay_out=lay_out, build=lambda _: ["true"], output="out", version=["true"], help=["true"], edits={}
    )
    with pytest.raises(Failed, match=r"idle, cold: 20 pages of 20: 0\.html: no page"):
        list(measure([idle], SIZE, 1, ["cold"], tmp_path))


def test_files_of_before_are_not_counted_as_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a", encoding="utf-8")
    since = (tmp_path / "a").stat().st_mtime_ns
    assert written(tmp_path, since) == 1
    assert written(tmp_path, since + 1) == 0


def test_a_process_costs_time_and_memory_and_must_succeed(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", "x = bytearray(60_000_000)"], tmp_path)
    assert cost.wall > 0
    assert cost.cpu > 0
    assert cost.peak > 57
    with pytest.raises(Failed, match="exit 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


# ---- telling ---------------------------------------------------------------------------------------------------------


def _run(generator: str, number: int, cpu: float, case: str = "cold") -> Run:
    return Run(
        size=100, round=number, case=case, generator=generator, wall=cpu * 2, cpu=cpu, peak=50, files=9, written=4
    )


RESULTS = Results(
    about={"machine": "one"},
    runs=(
        *(_run("ours", number, cpu) for number, cpu in ((1, 4.0), (2, 6.0), (3, 9.0))),
        *(_run("hugo", number, cpu) for number, cpu in ((1, 2.0), (2, 2.0), (3, 9.0))),
        _run("ours", 1, 3.0, "macro"),
        _run("hugo", 1, 6.0, "unchanged"),
    ),
)


def test_ratios_are_medians_of_pairs() -> None:
    assert RESULTS.median(100, "cold", "ours", "cpu") == 6
    assert RESULTS.ratio(100, "cold", "ours", "hugo", "cpu") == 2  # of 2, 3 and 1
    assert RESULTS.ratio(100, "cold", "ours", "pelican", "cpu") is None


def test_what_only_we_can_be_asked_stands_against_a_whole_build() -> None:
    assert RESULTS.ratio(100, "macro", "ours", "hugo", "cpu") == 0.5


def test_figures_are_kept_and_told(tmp_path: Path) -> None:
    save(RESULTS, tmp_path / "results.json")
    assert load(tmp_path / "results.json") == RESULTS
    told = markdown(RESULTS)
    assert "| ratio | ours : hugo, wall | ours : hugo, CPU |" in told
    assert "| cold | 2.00 | 2.00 |" in told
    assert "| cold | 12.0 / 6.00 / 50.0 | 4.00 / 2.00 / 50.0 | 4 of 9 | – |" in told


def test_a_chart_shows_every_figure_in_its_place() -> None:
    svg = dots("A & B", [("cold", {"ours": 10.0, "hugo": 1.0}), ("edit", {"ours": 0.1})], "s")
    assert "A &amp; B" in svg
    assert [svg.count(f">{told} s<") for told in ("10", "1", "0.1")] == [2, 2, 2]  # at the dot, and on the scale
