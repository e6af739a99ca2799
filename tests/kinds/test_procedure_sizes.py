"""Above three hundred procedures no page lists them all: each field has pages of its own, which gate 3 holds."""

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.kinds.document import pages
from generator.kinds.procedure import aspects, card, lists, sheets, tombstones
from generator.outputs import sitemap
from generator.pipeline import Job, run
from generator.text.sorting import sort_key
from tests.conftest import DECISION, PROCEDURE, ROOT, SITE, SMALL, TODAY, SiteOf, build
from tests.kinds import test_documents as documents

COUNT = 350
FIELDS = ("Đất đai", "Hộ tịch", "Xây dựng")
ENTRY = r'<h[23]><a href="[./]*/(\d\.\d{6})/">'
FIELD = "templates/procedure/field.html"
LINES = "templates/partials/procedure/lines.html"
FIELDS_LIST = "templates/procedure/fields.html"


def field_of(number: int) -> str:
    """The first has 233 procedures, the second 116, the third one."""
    return FIELDS[2] if number == 0 else FIELDS[1] if number % 3 == 0 else FIELDS[0]


def name_of(number: int) -> str:
    return f"{['Cấp', 'Đăng', 'Ăn', 'Xác'][number % 4]} giấy số {number:03}"


def many(count: int, gone: int = 0) -> dict[str, str | None]:
    """Changes to the smallest site: so many procedures in force in three fields, each in its folder, and abolished."""
    fields = "".join(f"  - Tên: {field}\n" for field in FIELDS)
    issued = [(f"1.{number:06}", name_of(number), field_of(number)) for number in range(count + gone)]
    head = DECISION.partition("  - Mã")[0].replace("Tổng số thủ tục: 1", f"Tổng số thủ tục: {count + gone}")
    rows = "".join(f"  - Mã: {code}\n    Tên: {name}\n    Lĩnh vực: {field}\n" for code, name, field in issued)
    ended = head.partition("Ban hành mới")[0].replace("01/QĐ-THU", "02/QĐ-THU").replace("/02/2026", "/03/2026")
    ended = ended.replace(f"thủ tục: {count + gone}", f"thủ tục: {gone}") + "Bãi bỏ:\n"
    ended += "".join(f"  - Mã: {code}\n    Tên: {name}\n" for code, name, _ in issued[count:])
    return {
        "site.yaml": SITE.replace("  - Tên: Lĩnh vực thử\n", fields),
        "content/procedures/1.010040.md": None,
        "content/register/qd-01.md": f"{head}{rows}---\n",
        "content/register/qd-02.md": f"{ended}---\n" if gone else None,
        **{
            f"content/procedures/{FIELDS.index(field)}/{code}.md": PROCEDURE.replace("1.010040", code)
            .replace("Thủ tục thử thứ nhất", name)
            .replace("Lĩnh vực thử", field)
            for code, name, field in issued[:count]
        },
    }


def listed(public: Path, folder: str, pattern: str = ENTRY) -> list[str]:
    """What the pages of a list hold, one after the other."""
    pages = [public / folder / "index.html"]
    further = (public / folder / "trang").glob("*/index.html")
    pages += sorted(further, key=lambda path: int(path.parent.name))
    return [found for page in pages for found in re.findall(pattern, page.read_text(encoding="utf-8"))]


def codes(*fields: str) -> list[str]:
    """In the order of names."""
    own = (number for number in range(COUNT) if field_of(number) in (fields or FIELDS))
    return [f"1.{number:06}" for number in sorted(own, key=lambda number: sort_key(name_of(number)))]


@pytest.fixture(scope="module")
def large_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("large")
    for path, text in (dict(SMALL) | many(COUNT) | {documents.PATH: documents.DOCUMENT}).items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def large(large_root: Path) -> Path:
    """A column of more procedures than one page lists."""
    report = build(large_root)
    assert report.published, [str(problem) for problem in report.problems]
    assert report.completeness is not None
    assert report.completeness.listed == COUNT
    return large_root / "public"


def test_the_list_leads_to_each_field_and_holds_no_procedure(large: Path) -> None:
    text = (large / "thu-tuc/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<h2><a href="linh-vuc/([a-z-]+)/">', text) == ["dat-dai", "ho-tich", "xay-dung"]
    assert re.findall(r"<span>(\d+) thủ tục</span>", text) == ["233", "116", "1"]
    assert re.findall(ENTRY, text) == []
    assert 'id="dat-dai"' in text, "an address with the anchor of a field still leads there"


def test_the_pages_of_a_field_hold_its_procedures_in_the_order_of_names(large: Path) -> None:
    for field, folder in zip(FIELDS, ("dat-dai", "ho-tich", "xay-dung"), strict=True):
        assert listed(large, f"thu-tuc/linh-vuc/{folder}") == codes(field)
    assert sorted(path.name for path in (large / "thu-tuc/linh-vuc/dat-dai/trang").iterdir()) == ["2", "3"]
    assert not (large / "thu-tuc/linh-vuc/xay-dung/trang").exists()


def test_every_other_list_goes_on_over_pages_and_loses_none(large: Path) -> None:
    assert listed(large, "thu-tuc/a-z") == codes()
    assert listed(large, "thu-tuc/khong-qua-buu-chinh") == codes()
    fees = listed(large, "thu-tuc/le-phi", r'scope="rowgroup" colspan="3"><a href="[./]*/(\d\.\d{6})/">')
    assert fees == [*codes(FIELDS[0]), *codes(FIELDS[1]), *codes(FIELDS[2])]


def test_a_letter_leads_to_the_page_on_which_it_begins(large: Path) -> None:
    text = (large / "thu-tuc/a-z/trang/2/index.html").read_text(encoding="utf-8")
    letters = re.findall(r'<li><a href="([^"]*#chu-[^"]*)">(.)<span class="unseen">', text)
    assert letters == [("../../#chu-ă", "Ă"), ("../../#chu-c", "C"), ("#chu-đ", "Đ"), ("../3/#chu-x", "X")]


def test_a_field_has_its_sheets_and_binders_in_parts_and_none_of_all(large: Path) -> None:
    sheets_of = listed(large, "niem-yet/dat-dai", r'<li><a href="[./]*/thu-tuc/(\d\.\d{6})/phieu/">')
    assert sheets_of == codes(FIELDS[0])
    binders = [large / f"niem-yet/dat-dai/tap-{number}/index.html" for number in range(1, 6)]
    leaves = [re.findall(r'<div class="leaf" id="phieu-(.*?)">', binder.read_text("utf-8")) for binder in binders]
    assert [code for own in leaves for code in own] == codes(FIELDS[0])
    assert max(map(len, leaves)) == card.BINDER
    assert not (large / "niem-yet/dat-dai/tap-6").exists()
    assert not (large / "niem-yet/tat-ca").exists()


def test_no_page_lists_more_than_a_hundred_procedures(large: Path) -> None:
    for path in large.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(r'href="[./]*(?:thu-tuc/)?(\d\.\d{6})/(?:phieu/)?"', text))
        assert len(found) <= card.PAGE, path.relative_to(large)


def test_a_document_leads_to_the_first_procedures_that_rest_on_it_and_to_the_search_for_all(large: Path) -> None:
    text = (large / "van-ban/01-2026-nd-thu/index.html").read_text(encoding="utf-8")
    assert len(re.findall(r'href="../../thu-tuc/\d\.\d{6}/"', text)) == pages.LED_TO
    search = 'href="../../tim-kiem/?q=01/2026/N%C4%90-THU&amp;loai=procedure"'
    assert f"{search}>Tìm trong cả {COUNT} thủ tục căn cứ vào văn bản này</a>" in text


def test_a_procedure_leads_to_the_list_of_its_field(large: Path) -> None:
    text = (large / "thu-tuc/1.000001/index.html").read_text(encoding="utf-8")
    assert 'href="../linh-vuc/dat-dai/">Đất đai</a>' in text


def test_the_plain_list_of_search_leads_to_the_section_instead(large: Path) -> None:
    text = (large / "tim-kiem/index.html").read_text(encoding="utf-8")
    assert f"Thủ tục hành chính ({COUNT})</option>" in text
    assert '<h2><a href="../thu-tuc/">Thủ tục hành chính</a>' in text


def test_a_phone_keeps_where_to_ask_and_the_list_of_fields_alone(large: Path) -> None:
    kept = re.findall(r'"([^"]*/)"', re.findall(r"FILES = .*", (large / "sw.js").read_text(encoding="utf-8"))[0])
    assert kept == ["ngoai-tuyen/", "lien-he/", "mot-cua/", "thu-tuc/"]


def test_counts_of_a_field_lead_to_its_pages(large: Path) -> None:
    assert 'href="thu-tuc/linh-vuc/dat-dai/">Đất đai</a>' in (large / "index.html").read_text(encoding="utf-8")
    assert 'href="../thu-tuc/linh-vuc/dat-dai/">' in (large / "mot-cua/index.html").read_text(encoding="utf-8")


def test_a_procedure_lost_from_the_page_of_its_field_stops_the_build(large_root: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(large_root / "content", tmp_path / "content")
    shutil.copy(large_root / "site.yaml", tmp_path)
    page, line = tmp_path / LINES, '<{{ level }}><a href="{{ line.address }}">'
    text = page.read_text(encoding="utf-8")
    assert line in text
    lost = line.replace("line.address", "line.address if '000200' not in line.address else '/'")
    page.write_text(text.replace(line, lost), encoding="utf-8")
    report = run(Job(root=tmp_path, date=TODAY, output=tmp_path / "public", cached=False))
    assert not report.published
    told = [problem.message for problem in report.problems]
    place = told[0].partition(":")[0]
    assert "/thu-tuc/linh-vuc/dat-dai/" in place
    assert told == [f"{place}: danh sách thiếu liên kết tới thủ tục 1.000200 «{name_of(200)}»"]


# ---- with the sizes lowered ------------------------------------------------------------------------------------------


@pytest.fixture
def lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven procedures are too many, two lines fill a page."""
    for module in (card, aspects, tombstones):
        monkeypatch.setattr(module, "WHOLE", 6)
    for module in (aspects, lists, tombstones):
        monkeypatch.setattr(module, "PAGE", 2)
    monkeypatch.setattr(sheets, "BINDER", 2)


def told(site_of: SiteOf, changes: Mapping[str, Callable[[str], str]]) -> list[str]:
    """What gate 3 says of seven procedures when templates are changed."""
    root = site_of(many(7))
    shutil.copytree(ROOT / "templates", root / "templates")
    for name, change in changes.items():
        text = (root / name).read_text(encoding="utf-8")
        assert change(text) != text, f"the change does not touch {name}"
        (root / name).write_text(change(text), encoding="utf-8")
    return [problem.message for problem in build(root).problems]


@pytest.mark.usefixtures("lowered")
def test_the_same_templates_unchanged_are_complete(site_of: SiteOf) -> None:
    assert told(site_of, {FIELD: lambda text: text.replace("Xem các lĩnh vực khác", "Xem lĩnh vực khác")}) == []


@pytest.mark.usefixtures("lowered")
def test_a_field_to_which_no_link_leads_is_told(site_of: SiteOf) -> None:
    lost = told(site_of, {FIELDS_LIST: lambda text: text.replace('<a href="{{ group.address }}">', "<a>")})
    assert [message for message in lost if "từ /thu-tuc/ không có liên kết nào dẫn tới danh sách này" in message]
    assert all(f"trang /thu-tuc/linh-vuc/{folder}/" in "\n".join(lost) for folder in ("dat-dai", "ho-tich"))


@pytest.mark.usefixtures("lowered")
def test_a_further_page_to_which_no_link_leads_is_told(site_of: SiteOf) -> None:
    lost = told(site_of, {FIELD: lambda text: text.replace("{{ pagination(paging) -}}", "")})
    assert any("trang /thu-tuc/linh-vuc/dat-dai/trang/2/" in message for message in lost)


@pytest.mark.usefixtures("lowered")
def test_a_field_page_under_another_heading_is_told(site_of: SiteOf) -> None:
    lost = told(site_of, {FIELD: lambda text: text.replace("<h2>{{ group.name }}", "<h2>Lĩnh vực")})
    assert any("thủ tục 1.000000 không nằm dưới lĩnh vực «Xây dựng»" in message for message in lost)


@pytest.mark.usefixtures("lowered")
@pytest.mark.parametrize(
    ("template", "more"),
    [
        (FIELD, '<a href="/thu-tuc/1.000007/">thêm</a>'),
        ("templates/sheet/field.html", '<a href="/thu-tuc/1.000007/phieu/">thêm</a>'),
    ],
)
def test_what_is_not_in_force_has_no_place_on_the_page_of_a_field(template: str, more: str, site_of: SiteOf) -> None:
    lost = told(site_of, {template: lambda text: text.replace("<h2>", f"{more}<h2>")})
    assert any("thủ tục không có hiệu lực" in message for message in lost)


@pytest.mark.usefixtures("lowered")
def test_the_abolished_go_on_over_pages(site_of: SiteOf) -> None:
    root = site_of(many(2, gone=7))
    report = build(root)
    assert report.published, report.problems
    assert sorted(listed(root / "public", "thu-tuc/bai-bo")) == [f"1.{number:06}" for number in range(2, 9)]
    assert (root / "public/thu-tuc/bai-bo/trang/4/index.html").is_file()
    assert (root / "public/niem-yet/tat-ca/index.html").is_file(), "two in force stay on one page"


def test_a_long_sitemap_is_an_index_of_parts_that_hold_every_address(
    site_of: SiteOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = site_of()
    assert build(root).published
    places = re.findall("<loc>(.*?)</loc>", (root / "public/sitemap.xml").read_text(encoding="utf-8"))
    monkeypatch.setattr(sitemap, "MOST", 7)
    assert build(root).published
    index = ET.parse(root / "public/sitemap.xml").getroot()
    assert index.tag.endswith("}sitemapindex")
    names = [place.text.rsplit("/", 1)[-1] for place in index.iter() if place.text and place.tag.endswith("}loc")]
    assert names == [f"sitemap-{number}.xml" for number in range(1, -(-len(places) // 7) + 1)]
    parts = [re.findall("<loc>(.*?)</loc>", (root / "public" / name).read_text(encoding="utf-8")) for name in names]
    assert [place for part in parts for place in part] == places


def test_one_code_in_two_folders_is_told(site_of: SiteOf) -> None:
    changes = {f"content/procedures/{folder}/1.010040.md": PROCEDURE for folder in ("dat-dai", "ho-tich")}
    report = build(site_of(changes | {"content/procedures/1.010040.md": None}))
    assert [(problem.path, problem.rule) for problem in report.problems] == [
        ("content/procedures/ho-tich/1.010040.md", "trung-dia-chi")
    ]
    assert "content/procedures/dat-dai/1.010040.md" in report.problems[0].message
