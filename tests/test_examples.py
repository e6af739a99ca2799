"""The site root of fictitious data shows one of everything, and says on every page that it is fictitious."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.pipeline import Job, Report, run
from generator.problems import Problem
from tests.conftest import ROOT

DAY = date(2022, 12, 20)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    root = tmp_path_factory.mktemp("day-du") / "site"
    shutil.copytree(ROOT / "examples/day-du", root, ignore=shutil.ignore_patterns("public", ".cache"))
    return root, run(Job(root=root, date=DAY, output=root / "public"))


def errors(report: Report) -> list[Problem]:
    return [problem for problem in report.problems if problem.severity == "error"]


def test_it_is_published_whole(built: tuple[Path, Report]) -> None:
    _, report = built
    assert errors(report) == []
    assert report.published
    assert report.completeness
    assert report.completeness.percent == 100


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_something_to_show(built: tuple[Path, Report], kind: object) -> None:
    _, report = built
    assert report.site
    assert report.site.of(kind), f"no {kind} in examples/day-du"  # type: ignore[arg-type]


def test_every_page_says_that_the_data_are_fictitious(built: tuple[Path, Report]) -> None:
    root, _ = built
    pages = sorted((root / "public").rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            assert "Dữ liệu giả định" in text, page


def test_it_shows_a_decision_that_amends_and_abolishes(built: tuple[Path, Report]) -> None:
    root, _ = built
    tombstone = (root / "public/thu-tuc/9.000003/index.html").read_text(encoding="utf-8")
    assert "Đã bãi bỏ: Xác nhận giả định" in tombstone
    assert "../9.000004/" in tombstone
    amended = (root / "public/thu-tuc/9.000001/index.html").read_text(encoding="utf-8")
    assert "Quyết định số 02/QĐ-GĐ" in amended
    assert "Hết hiệu lực từ" in amended
