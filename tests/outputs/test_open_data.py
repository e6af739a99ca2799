"""Open data: complete, honest, harmless in a spreadsheet, and valid by the published profile."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.artifacts import file_address
from generator.declaring.fields import Group, field
from generator.declaring.types import TEXT
from generator.kinds import KINDS
from generator.kinds.index.card import INDEX_RESULTS
from generator.kinds.news import news, pages
from generator.kinds.news.card import NEWS as ITEMS
from generator.kinds.news.card import NewsCard
from generator.kinds.procedure.card import PROCEDURES
from generator.model.around import around_of
from generator.model.kind import Kind, OpenData, Site
from generator.model.settings import Settings
from generator.outputs import portions
from generator.outputs.tables import cell, datasets, described, in_lines, row_of, unguarded
from generator.pipeline import Job, run
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.text.comparing import canonical
from tests.conftest import NEWS, PROCEDURE, TODAY, SiteOf, build, procedures, shipped, shipped_records
from tests.conftest import SITE as SITE_TEXT
from tests.proof.test_prove import RICH

SITE, RECORDS = shipped(), shipped_records()
ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def records(folder: Path, name: str) -> list[dict[str, Any]]:
    """The records of a JSON file."""
    document = json.loads((folder / f"du-lieu/{name}.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = document["du_lieu"]
    assert document["so_luong"] == len(found)
    return found


def lines(folder: Path, name: str) -> list[dict[str, str]]:
    """The lines of a CSV file, as Python reads it."""
    with (folder / f"du-lieu/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def package(folder: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder / "du-lieu/datapackage.json").read_text(encoding="utf-8"))
    return loaded


def texts_in(value: object) -> str:
    """Every text of a nested value, as one."""
    if isinstance(value, dict):
        return "\n".join(texts_in(each) for each in value.values())
    return "\n".join(map(texts_in, value)) if isinstance(value, list) else str(value)


# ---- what is in it ---------------------------------------------------------------------------------------------------


def test_every_text_of_every_procedure_is_in_its_record(column: Path) -> None:
    found = {record["ma_thu_tuc"]: record for record in records(column, "thu-tuc")}
    assert found.keys() == {card.code for card in SITE.cards(PROCEDURES)}
    for procedure in map(RECORDS.of, SITE.cards(PROCEDURES)):
        whole = texts_in(found[procedure.ma_thu_tuc])
        for text, line in procedure.texts():
            published = SITE.settings.full(file_address(text)) if text.startswith("content/files/") else text
            assert published in whole, (procedure.path, line)
        solid = "".join(canonical(whole).split())
        for html in (procedure.trinh_tu_thuc_hien, procedure.yeu_cau_dieu_kien_thuc_hien):
            assert "".join(canonical(html.striptags()).split()) in solid, procedure.path


def test_a_procedure_says_whether_it_is_in_force_by_which_decision_and_since_when(site_of: SiteOf) -> None:
    amended = (
        "---\nSố ký hiệu: 02/QĐ-THU\nNgày ban hành: 01/05/2026\nNgày hiệu lực: 10/05/2026\n"
        "Cơ quan ban hành: Cơ quan thử\nTrích yếu: Sửa đổi thử\nTổng số thủ tục: 1\nSửa đổi, bổ sung:\n"
        "  - Mã: 1.010040\n    Tên: Thủ tục thử thứ nhất\n    Lĩnh vực: Lĩnh vực thử\n---\n"
    )
    root = site_of({"content/register/qd-02.md": amended})
    assert build(root).published
    (record,) = records(root / "public", "thu-tuc")
    assert record["co_hieu_luc"] is None, "a demonstration claims no force"
    assert record["thuoc"] == "thủ tục trong danh mục minh họa"
    assert record["ngay_nay_la"] == "có hiệu lực từ ngày"
    assert record["quyet_dinh_cong_bo"] == "Quyết định số 02/QĐ-THU"
    assert record["ngay_cua_trang"] == "2026-05-10"
    assert [line["thay_doi"] for line in record["lich_su"]] == ["Sửa đổi, bổ sung", "Ban hành mới"]
    assert record["lich_su"][1]["ngay_hieu_luc"] == "2026-02-15"
    assert record["dia_chi_trang"] == "https://thu.example/cchc/thu-tuc/1.010040/"
    assert record["co_quan_phoi_hop"] is None, "what is unknown is null, not an empty text"


def test_lists_stay_nested_in_json_and_get_lines_of_their_own_in_csv(site_of: SiteOf) -> None:
    root = site_of({"content/procedures/1.010040.md": RICH, "content/files/mau.pdf": b"%PDF-1.4 thu"})
    assert build(root).published
    public = root / "public"
    (record,) = records(public, "thu-tuc")
    (paper,) = record["thanh_phan_ho_so"][0]["giay_to"]
    assert paper["ban_chinh"] == 2
    assert paper["tep"] == "https://thu.example/cchc/tep/mau.pdf"
    fees = lines(public, "thu-tuc-phi-le-phi")
    assert [(fee["ma_thu_tuc"], fee["dong_so"], fee["muc"]) for fee in fees] == [
        ("1.010040", "1", "150.000 đồng"),
        ("1.010040", "2", "50.000 đồng"),
    ]
    (paper,) = lines(public, "thu-tuc-thanh-phan-ho-so")
    assert (paper["giay_to_ten"], paper["giay_to_ban_chinh"]) == ("Đơn thử", "2")
    (flat,) = lines(public, "thu-tuc")
    assert flat["thoi_han_giai_quyet"] == (
        "Trường hợp: Cấp mới; Thời hạn: 10 ngày\nTrường hợp: Cấp lại; Thời hạn: 5 ngày"
    )


def test_numbers_are_numbers_dates_are_iso_and_unknown_is_null(column: Path) -> None:
    posted = {(card.index_id, card.result.year): card for card in SITE.cards(INDEX_RESULTS)}
    for record in records(column, "ket-qua-chi-so"):
        card = posted.pop((record["chi_so"], record["nam"]))
        assert record["hang"] == card.result.rank
        assert record["diem"] == (None if card.result.score is None else float(card.result.score))
        assert record["ngay_cong_bo"] == (card.row.date and card.row.date.isoformat())
    assert posted == {}
    (flat,) = [r for r in lines(column, "ket-qua-chi-so") if (r["chi_so"], r["nam"]) == ("papi", "2021")]
    assert (flat["diem"], flat["ngay_cong_bo"], flat["trung_vi_ca_nuoc"]) == ("40.1419", "2022-05-10", "42.27")


def test_a_component_of_an_index_bears_its_name_and_weight(column: Path) -> None:
    found = lines(column, "ket-qua-chi-so-thanh-phan")
    results = (shipped_records().of(card) for card in SITE.cards(INDEX_RESULTS))
    posted = {(r.index_id, str(r.nam), c.ma): c for r in results for c in r.thanh_phan}
    assert {(line["chi_so"], line["nam"], line["ma"]) for line in found} == posted.keys()
    assert all(line["ten"] for line in found)
    assert all(
        Decimal(line["diem"]) == posted[line["chi_so"], line["nam"], line["ma"]].diem for line in found if line["diem"]
    )


def test_each_record_carries_its_address_title_and_day_and_the_address_is_a_page(column: Path) -> None:
    for data in datasets(SITE):
        rows = (card.row for card in SITE.cards(data.kind.cards))
        for record, row in zip(records(column, data.name), rows, strict=True):
            place = record["dia_chi_trang"].removeprefix(SITE.settings.dia_chi_goc)
            assert (column / place / "index.html").is_file()
            assert record["tieu_de_trang"] == row.title
            assert record["ngay_cua_trang"] or not row.date


@pytest.mark.parametrize("hidden", ["Bản nháp: có", "Ngày đăng: 01/01/2027"])
def test_what_is_not_posted_is_in_no_file(hidden: str, site_of: SiteOf) -> None:
    text = NEWS.replace("thứ nhất", "còn kín").replace("Ngày đăng: 01/03/2026", f"Ngày đăng: 01/03/2026\n{hidden}")
    if hidden.startswith("Ngày"):
        text = NEWS.replace("thứ nhất", "còn kín").replace("Ngày đăng: 01/03/2026", hidden)
    root = site_of({"content/news/tin-kin.md": text})
    assert build(root).published
    for path in (root / "public/du-lieu").iterdir():
        assert "còn kín" not in path.read_text(encoding="utf-8"), path.name
        assert "tin-kin" not in path.read_text(encoding="utf-8"), path.name


def test_what_editors_note_for_themselves_is_no_open_data(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("Nguồn:", "Rà soát trước ngày: 01/01/2028\nNguồn:")})
    assert build(root).published
    (record,) = records(root / "public", "tin-tuc")
    assert not {"ban_nhap", "ra_soat_truoc_ngay"} & record.keys()
    assert "2028" not in (root / "public/du-lieu/tin-tuc.csv").read_text(encoding="utf-8")


def test_a_demonstration_says_so_in_its_data(column: Path) -> None:
    for data in datasets(SITE):
        document = json.loads((column / f"du-lieu/{data.name}.json").read_text(encoding="utf-8"))
        assert document["thong_bao"] == SITE.settings.thong_bao_minh_hoa
    assert SITE.settings.thong_bao_minh_hoa in package(column)["description"]


# ---- its form --------------------------------------------------------------------------------------------------------


def test_the_package_and_every_table_pass_the_published_profile(column: Path) -> None:
    path = str(column / "du-lieu/datapackage.json")
    report, names = frictionless.validate(path), frictionless.Package(path).resource_names
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    assert {"thu-tuc", "tin-tuc", "van-ban", "chi-so", "ket-qua-chi-so", "ket-qua-chi-so-thanh-phan"} <= set(names)


def test_the_package_lists_every_file_and_no_other(column: Path) -> None:
    listed = [resource["path"] for resource in package(column)["resources"]]
    there = {path.name for path in (column / "du-lieu").iterdir()} - {"index.html", "datapackage.json"}
    assert sorted(listed) == sorted(there)
    assert package(column)["version"] == TODAY.isoformat()
    assert "licenses" not in package(column), "no licence is known"


def test_a_column_is_described_by_the_declaration_of_its_field(column: Path) -> None:
    (table,) = [each for each in package(column)["resources"] if each["name"] == "van-ban"]
    fields = {field["name"]: field for field in table["schema"]["fields"]}
    assert fields["ngay_het_hieu_luc"] == {
        "name": "ngay_het_hieu_luc",
        "title": "Ngày hết hiệu lực",
        "description": "Ngày đầu tiên văn bản không còn hiệu lực.",
        "type": "date",
    }
    assert table["sources"], "each document names its source"


def test_every_column_of_every_kind_has_one_name_and_a_known_type() -> None:
    known = {"string", "date", "time", "duration", "number", "integer", "boolean", "year"}
    for data in datasets(SITE):
        kind = data.kind
        cards = ((card, around_of(kind, card, SITE)) for card in SITE.cards(kind.cards))
        rows = [row_of(kind, RECORDS.of(card), card, around, SITE.settings) for card, around in cards]
        for table in data.tables:
            assert {described(spec)["type"] for spec in table.columns.values()} <= known
            assert set(table.key) <= table.columns.keys()
            lines = [line for row in rows for line in table.lines(row)]
            assert all(line.keys() <= table.columns.keys() for line in lines), table.name
            assert len({tuple(line[name] for name in table.key) for line in lines}) == len(lines), table.name


def test_csv_is_what_excel_and_every_parser_expects(column: Path) -> None:
    for path in (column / "du-lieu").glob("*.csv"):
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), path.name
        assert data.endswith(b"\r\n"), path.name
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, path.name
        assert len(rows) > 1, path.name
        assert not [each for row in rows for each in row if each.startswith(ACTIVE)], path.name


def test_a_formula_in_a_text_is_made_harmless_and_stays_in_json(site_of: SiteOf) -> None:
    evil = '=HYPERLINK("https://evil.example","x")'
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("Tiêu đề: Tin thứ nhất", f"Tiêu đề: '{evil}'")})
    assert build(root).published
    (line,) = lines(root / "public", "tin-tuc")
    assert line["tieu_de"] == f"'{evil}"
    assert unguarded(line["tieu_de"]) == evil
    assert records(root / "public", "tin-tuc")[0]["tieu_de"] == evil


@given(st.text())
@example("=1+1")
@example("'=1+1")
@example("''@x")
@example("'quoted'")
@example("-5")
def test_the_guard_of_a_cell_loses_nothing(text: str) -> None:
    assert not cell(text, "").startswith(ACTIVE)
    assert unguarded(cell(text, "")) == text or text.startswith("content/files/")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("-1.50"), "-1.50"),
        (date(2022, 5, 3), "2022-05-03"),
        (("a", "b"), "a\nb"),
        (("-a", "b"), "'-a\nb"),
        ("content/files/mẫu 14.docx", "https://a.example/tep/m%E1%BA%ABu%2014.docx"),
    ],
)
def test_a_cell_is_plain(value: object, shown: str) -> None:
    assert cell(value, "https://a.example/") == shown


def test_a_body_becomes_lines_of_text() -> None:
    html = Markup("<h3>Bước 1</h3>\n<p>Nộp <b>đơn</b> &amp; giấy.</p><ul><li>a</li><li>b<br>c</li></ul>")
    assert in_lines(html) == "Bước 1\nNộp đơn & giấy.\na\nb\nc"


# ---- its page --------------------------------------------------------------------------------------------------------


def test_the_page_leads_to_every_file_and_says_what_is_still_empty(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    text = (root / "public/du-lieu/index.html").read_text(encoding="utf-8")
    for path in (root / "public/du-lieu").iterdir():
        assert path.name == "index.html" or f'href="{path.name}"' in text
    empty = re.search(r"Chưa có nội dung nào được đăng ở: ([^.]+)\.", text)
    assert empty
    assert {"Văn bản", "Chỉ số", "Kết quả chỉ số"} <= set(empty[1].split("; "))
    assert not (root / "public/du-lieu/van-ban.csv").exists()
    assert 'href="../du-lieu/"' in (root / "public/so-do/index.html").read_text(encoding="utf-8")
    assert 'href="../../du-lieu/"' in (root / "public/thu-tuc/1.010040/index.html").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak(Group):
    """What a careless kind would say."""

    ro_ri: str = field("Rò rỉ", TEXT)


def test_a_leak_in_the_data_or_in_what_a_page_tells_machines_is_found(site_of: SiteOf) -> None:
    root = site_of({"content/news/tin-kin.md": NEWS.replace("Ngày đăng:", "Bản nháp: có\nNgày đăng:")})

    def leaking(kind: Kind[NewsCard], card: NewsCard, site: Site) -> tuple[object, str]:
        return pages.neighbours(kind, card, site), site.waiting_cards(ITEMS)[0].row.address

    def detail(kind: Kind[NewsCard], item: Any, card: NewsCard, around: Around, settings: Settings) -> Iterator[Page]:
        return pages.detail(kind, item, card, replace(around, own=around.own[0]), settings)

    def with_leak(
        kind: Kind[NewsCard], item: Any, card: NewsCard, around: Around, settings: Settings
    ) -> Iterator[Page]:
        for page in detail(kind, item, card, around, settings):
            yield replace(page, things=({"about": around.own[1]},))

    def derive(_item: Any, _card: NewsCard, around: Around, _settings: Settings) -> Leak:
        return Leak(ro_ri=around.own[1])

    told: OpenData[NewsCard] = OpenData(derived=Leak, derive=derive)
    by_data = replace(news.KIND, pages=replace(news.KIND.pages, around=leaking, detail=detail), data=told)
    by_page = replace(news.KIND, pages=replace(news.KIND.pages, around=leaking, detail=with_leak))
    for kind, places in ((by_data, {"/du-lieu/tin-tuc.json", "/du-lieu/tin-tuc.csv"}), (by_page, {"/tin-tuc/tin-1/"})):
        kinds = tuple(kind if each is news.KIND else each for each in KINDS)
        report = run(Job(root=root, date=TODAY, output=root / "public", kinds=kinds))
        assert {problem.rule for problem in report.problems} == {"lo-bai-chua-dang"}
        assert {problem.message.split()[1].rstrip(":") for problem in report.problems} == places


# ---- very many records -----------------------------------------------------------------------------------------------


def _of_two_fields() -> dict[str, str | None]:
    """Five procedures in two fields of work, three news in two years."""
    texts = [PROCEDURE.replace("thứ nhất", f"số {number}") for number in range(5)]
    changes = procedures(*texts)
    for number in (1, 3):
        path = f"content/procedures/1.{number:06}.md"
        changes[path] = str(changes[path]).replace("Lĩnh vực: Lĩnh vực thử", "Lĩnh vực: Phí, lệ phí")
    decision = str(changes["content/register/qd-01.md"])
    for number in (1, 3):
        name = f"Tên: Thủ tục thử số {number}\n    Lĩnh vực: "
        decision = decision.replace(f"{name}Lĩnh vực thử", f"{name}Phí, lệ phí")
    changes["content/register/qd-01.md"] = decision
    changes["site.yaml"] = SITE_TEXT.replace("  - Tên: Lĩnh vực thử\n", "  - Tên: Lĩnh vực thử\n  - Tên: Phí, lệ phí\n")
    for number, year in enumerate((2024, 2026, 2026)):
        changes[f"content/news/bai-{number}.md"] = NEWS.replace("01/03/2026", f"0{number + 1}/03/{year}")
    return changes


@pytest.fixture
def split(site_of: SiteOf, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A column in which three records are very many."""
    monkeypatch.setattr(portions, "MOST", 2)
    root = site_of({**_of_two_fields(), "content/news/2026/tin-1.md": None})
    outcome = build(root)
    assert outcome.published, [str(problem) for problem in outcome.problems]
    return root / "public"


def test_very_many_records_stand_in_a_file_a_field_or_a_year_and_none_is_lost(split: Path) -> None:
    index = json.loads((split / "du-lieu/thu-tuc.json").read_text(encoding="utf-8"))
    assert index["so_luong"] == 5
    assert [(part["tieu_de"], part["so_luong"]) for part in index["cac_phan"]] == [
        ("Lĩnh vực thử, phần 1", 1),
        ("Lĩnh vực thử, phần 2", 2),
        ("Phí, lệ phí", 2),
    ]
    names = ["thu-tuc/linh-vuc-thu-1", "thu-tuc/linh-vuc-thu-2", "thu-tuc/phi-le-phi"]
    assert [part["json"].partition("/du-lieu/")[2] for part in index["cac_phan"]] == [f"{name}.json" for name in names]
    codes = [record["ma_thu_tuc"] for name in names for record in records(split, name)]
    assert sorted(codes) == [f"1.00000{number}" for number in range(5)]
    assert [line["ma_thu_tuc"] for name in names for line in lines(split, name)] == codes
    papers = [line for name in names for line in lines(split, name.replace("thu-tuc/", "thu-tuc-thanh-phan-ho-so/"))]
    assert [line["ma_thu_tuc"] for line in papers] == codes
    assert not (split / "du-lieu/thu-tuc.csv").exists()
    assert [len(records(split, f"tin-tuc/{year}")) for year in (2026, 2024)] == [2, 1]


def test_the_package_of_parts_is_valid_and_lists_every_file(split: Path) -> None:
    report = frictionless.validate(str(split / "du-lieu/datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])
    listed = {resource["path"] for resource in package(split)["resources"]}
    there = {path.relative_to(split / "du-lieu").as_posix() for path in (split / "du-lieu").rglob("*.*")}
    assert there - listed == {"index.html", "datapackage.json"} | {name for name in there if "schema" in name}
    assert listed <= there
    resources = {resource["name"]: resource for resource in package(split)["resources"]}
    assert resources["thu-tuc.phi-le-phi"]["schema"] == "thu-tuc.schema.json"
    assert resources["tin-tuc.2024"]["sources"] == [{"title": "Sở Thử nghiệm"}]


def test_the_page_leads_to_every_part_and_counts_all_lines(split: Path) -> None:
    text = (split / "du-lieu/index.html").read_text(encoding="utf-8")
    for path in (split / "du-lieu").rglob("*.*"):
        name = path.relative_to(split / "du-lieu").as_posix()
        assert name == "index.html" or "schema" in name or f'href="{name}"' in text
    assert "5 dòng, chia thành 3 tệp" in text


def test_a_record_adds_its_own_text_and_nothing_else(split: Path) -> None:
    """The files are the records' texts one after the other, whatever the split."""
    whole = (split / "du-lieu/thu-tuc/phi-le-phi.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(whole, newline="")))
    assert [row[0] for row in rows[1:]] == [
        "https://thu.example/cchc/thu-tuc/1.000001/",
        "https://thu.example/cchc/thu-tuc/1.000003/",
    ]
    document = (split / "du-lieu/thu-tuc/phi-le-phi.json").read_text(encoding="utf-8")
    assert document == json.dumps(json.loads(document), ensure_ascii=False, indent=1) + "\n"
