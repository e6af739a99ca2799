"""Facts joined: it costs what is looked at, and finds what the pages only show together."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from generator.kinds.procedure.card import PROCEDURES
from generator.model.kind import Demands, Site, wanted
from generator.pipeline import Job, load_site
from generator.proof.facts import Facts, Fault, facts_of
from generator.proof.finished import Finished
from generator.proof.prove import prove, rules_of
from generator.shapes.completeness import Completeness
from generator.shapes.demand import Shown, Wanted
from tests.conftest import NEWS, SMALL, TODAY, build

LIST, PAGE, SHEET = "thu-tuc/index.html", "thu-tuc/1.010040/index.html", "thu-tuc/1.010040/phieu/index.html"
ITEM = "tin-tuc/tin-1/index.html"
HIDDEN = NEWS.replace("Tin thứ nhất", "Chuyện kín").replace("---\n", "---\nBản nháp: có\n", 1)


@dataclass
class Column:
    """The facts of a finished column, and how often each was asked for."""

    site: Site
    facts: dict[str, Facts]
    files: set[str]
    asked: Counter[str] = field(default_factory=Counter)

    def prove(self, *look_at: str, machine: Mapping[str, str] | None = None) -> tuple[Completeness, list[str]]:
        count, problems = prove(
            Finished(
                files=self.files,
                pages=self.facts.keys(),
                look_at=look_at,
                facts=self._facts,
                machine=(machine or {}).items(),
                behind=lambda path: ((), f"{path}.j2"),
            ),
            self.site,
            lambda _: (),
        )
        return count, [problem.message for problem in problems]

    def _facts(self, path: str) -> Facts:
        self.asked[path] += 1
        return self.facts[path]


@pytest.fixture
def column(published: Column) -> Column:
    """That of the smallest site with a draft, to be changed."""
    return Column(published.site, dict(published.facts), set(published.files))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Column:
    root = tmp_path_factory.mktemp("site")
    for path, text in (*SMALL.items(), ("content/news/2026/tin-kin.md", HIDDEN)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    assert build(root).published
    site, _, _ = load_site(Job(root=root, date=TODAY))
    public, rules = root / "public", rules_of(site, wanted(site))
    files = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
    pages = (path for path in files if path.endswith(".html"))
    return Column(site, {path: facts_of(path, (public / path).read_bytes(), rules) for path in pages}, files)


def test_a_whole_column_is_proved_by_its_lists_when_no_page_changed(column: Column) -> None:
    count, told = column.prove()
    assert (count.required, count.listed, told) == (1, 1, [])
    assert column.asked == {LIST: 1, "niem-yet/index.html": 1}


def test_each_page_looked_at_is_asked_for_once_and_else_only_where_others_lead_to_places(column: Column) -> None:
    assert column.prove(*column.facts)[1] == []
    places = {path for path, times in column.asked.items() if times > 1}
    assert column.asked.keys() == column.facts.keys()
    assert all(column.asked[path] <= 3 for path in places)
    assert len(places) < len(column.facts) / 2


def test_faults_are_told_of_the_pages_looked_at(column: Column) -> None:
    fault = Fault("con-sot", "còn sót dấu", "sửa")
    column.facts[ITEM] = replace(column.facts[ITEM], faults=(fault,))
    assert column.prove(LIST)[1] == []
    assert column.prove(ITEM)[1] == [f"trang /tin-tuc/tin-1/ (mẫu templates/{ITEM}.j2): còn sót dấu"]


def test_what_the_page_lacks_is_not_told_of_its_sheet_again(column: Column) -> None:
    fault = Fault("thieu-tren-trang", "thiếu phần «Phí»", "sửa", code="1.010040")
    for path in (PAGE, SHEET):
        column.facts[path] = replace(column.facts[path], faults=(fault,))
    count, told = column.prove(PAGE, SHEET)
    assert (count.listed, count.missing, len(told)) == (0, ("1.010040",), 1)
    assert "trang /thu-tuc/1.010040/ (" in told[0]
    count, told = column.prove(SHEET)
    assert (count.listed, len(told)) == (0, 1)
    assert "trang /thu-tuc/1.010040/phieu/ (" in told[0]


def test_a_demanded_page_that_is_not_there_is_told(column: Column) -> None:
    del column.facts[PAGE]
    count, told = column.prove()
    assert count.listed == 0
    assert len(told) == 1
    assert "không có trang của thủ tục 1.010040" in told[0]


def test_links_to_what_vanished_are_told_when_all_pages_are_looked_at(column: Column) -> None:
    column.files -= {ITEM}
    told = column.prove(*column.facts)[1]
    assert told
    assert all("liên kết «/tin-tuc/tin-1/» không dẫn tới trang nào" in message for message in told)


def test_a_place_that_vanished_is_told_on_whatever_page_leads_there(column: Column) -> None:
    for path in (ITEM, PAGE):
        column.facts[path] = replace(column.facts[path], links=(("/lien-he/", "khong-co"), ("/tin-tuc/tin-1/", "x")))
    told = column.prove(ITEM, PAGE)[1]
    assert [message.partition(": ")[2] for message in told] == [
        f"liên kết «{place}» dẫn tới một chỗ không có trên trang đó"
        for _ in range(2)
        for place in ("/lien-he/#khong-co", "/tin-tuc/tin-1/#x")
    ]


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: replace(facts, headings=("Chuyện kín",)),
        lambda facts: replace(facts, data='{"name": "Chuyện kín"}'),
        lambda facts: replace(facts, data='{"url": "/tin-tuc/tin-kin/"}'),
    ],
)
def test_a_draft_is_found_on_a_page_looked_at(column: Column, change: Callable[[Facts], Facts]) -> None:
    column.facts[ITEM] = change(column.facts[ITEM])
    assert column.prove(LIST)[1] == []
    assert ["để lộ bài chưa đăng «Chuyện kín»" in message for message in column.prove(ITEM)[1]] == [True]


def test_a_draft_is_found_in_a_file_for_machines_and_at_its_address(column: Column) -> None:
    folded = "SUMMARY:x\n y >Chuyện\n  kín<"
    assert len(column.prove(machine={"lich.ics": folded})[1]) == 1
    column.facts["tin-tuc/tin-kin/index.html"] = Facts()
    assert ["trang /tin-tuc/tin-kin/" in message for message in column.prove()[1]] == [True]


def many(count: int) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(
            code=f"1.{number:06}",
            title=f"Thủ tục số {number}",
            address=f"/thu-tuc/1.{number:06}/",
            listed_on="/thu-tuc/",
            group="A",
            source="x.md",
            posted="x.md",
        )
        for number in range(count)
    )


def test_thousands_of_demands_ask_for_their_list_alone(column: Column) -> None:
    demands = many(8000)
    kinds: tuple[Any, ...] = tuple(
        replace(kind, demands=Demands(wanted=lambda _kind, _site: demands, shown=lambda *_: Shown(parts=())))
        for kind in column.site.kinds
        if kind.cards == PROCEDURES
    )
    named = tuple((demand.address, demand.title, "A") for demand in demands)
    column.site = replace(column.site, kinds=kinds)
    column.facts |= dict.fromkeys((demand.address[1:] + "index.html" for demand in demands), Facts())
    column.facts[LIST] = Facts(named=(*named[1:], ("/thu-tuc/9.999999/", "Thừa", "A"), ("/niem-yet/", "Phiếu", "")))
    count, told = column.prove()
    assert (count.required, count.missing) == (8000, ("1.000000",))
    assert len(told) == 2
    assert "danh sách có liên kết tới /thu-tuc/9.999999/" in told[0]
    assert "danh sách thiếu liên kết tới thủ tục 1.000000" in told[1]
    assert column.asked == {LIST: 1}
