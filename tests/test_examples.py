"""The site root of fictitious data shows one of everything, and says on every page that it is fictitious."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.kinds import KINDS
from generator.model.kind import Kind
from generator.pipeline import Job, Outcome, run
from generator.problems import Problem
from tests.conftest import ROOT
from tests.pages import unwrapped

DAY = date(2022, 12, 20)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    root = tmp_path_factory.mktemp("day-du") / "site"
    shutil.copytree(ROOT / "examples/day-du", root, ignore=shutil.ignore_patterns("public", ".cache"))
    return root, run(Job(root=root, date=DAY, output=root / "public"))


def errors(report: Outcome) -> list[Problem]:
    return [problem for problem in report.problems if problem.severity == "error"]


def test_it_is_published_whole(built: tuple[Path, Outcome]) -> None:
    _, report = built
    assert errors(report) == []
    assert report.published
    assert report.completeness
    assert report.completeness.listed == report.completeness.required


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_something_to_show(built: tuple[Path, Outcome], kind: Kind[Any]) -> None:
    _, outcome = built
    assert outcome.site
    assert outcome.site.cards(kind.cards), f"no {kind.name} in examples/day-du"


def test_every_page_says_that_the_data_are_fictitious(built: tuple[Path, Outcome]) -> None:
    root, _ = built
    pages = sorted((root / "public").rglob("*.html"))
    assert len(pages) > 30
    for page in pages:
        text = page.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            assert "Dữ liệu giả định" in text, page


def test_it_shows_a_decision_that_amends_and_abolishes(built: tuple[Path, Outcome]) -> None:
    root, _ = built
    tombstone = (root / "public/thu-tuc/9.000003/index.html").read_text(encoding="utf-8")
    assert "Đã bãi bỏ: Xác nhận sử dụng nhãn đặc sản" in tombstone
    assert "../9.000004/" in tombstone
    amended = unwrapped((root / "public/thu-tuc/9.000001/index.html").read_text(encoding="utf-8"))
    assert "Quyết định số 02/QĐ-GĐ" in amended
    unrevised = unwrapped((root / "public/thu-tuc/9.000002/index.html").read_text(encoding="utf-8"))
    assert "Hết hiệu lực từ" in unrevised


def test_every_day_in_a_list_says_what_it_is(built: tuple[Path, Outcome]) -> None:
    root, _ = built
    said = {
        "tap-huan": {"Từ ngày", "Học ngày"},
        "giam-doc-voi-cu-tri": {"Phát sóng ngày"},
        "sang-kien": {"Quyết định công nhận ngày", "Đăng ngày"},
        "guong-dien-hinh": {"Quyết định công nhận ngày", "Đăng ngày"},
        "tai-lieu": {"Phát hành ngày", "Đăng ngày"},
        "ky-luat-ky-cuong": {"Kiểm tra ngày", "Đăng ngày"},
        "tin-tuc": {"Đăng ngày"},
    }
    for section, words in said.items():
        page = (root / "public" / section / "index.html").read_text(encoding="utf-8").partition("<footer")[0]
        assert set(re.findall(r">([^<>]*?) ?<time", page)) == words, section
