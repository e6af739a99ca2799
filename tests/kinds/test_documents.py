"""Documents: their state of force by date, filters, files, and the links both ways with the procedures."""

import re
from datetime import date
from pathlib import Path

import pytest

from generator.declaring.parsing import parse
from generator.declaring.spec import Reading, Refused, Spec
from generator.kinds.document.card import DOCUMENTS, DocumentCard, force
from generator.kinds.document.document import KIND
from generator.kinds.document.record import NUMBER, Document, rules
from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import card_of, may_be_posted, stem_of
from generator.model.citations import meant, shelf_of
from generator.model.decision import Decision
from generator.reading.source import read
from generator.reading.values import Text
from generator.text.comparing import same, slug
from generator.text.showing import show_size
from tests.conftest import PROCEDURE, TODAY, SiteOf, build, called, problems_of, shipped, shipped_records
from tests.pages import unwrapped

DOCUMENT = """\
---
Số ký hiệu: 01/2026/NĐ-THU
Loại văn bản: Nghị định
Ngày ban hành: 05/01/2026
Ngày hiệu lực: 15/01/2026
Cơ quan ban hành: Chính phủ thử
Cấp: Trung ương
Trích yếu: Quy định để thử
Nguồn: Bản giả định
---
"""
PATH = "content/documents/01-2026-nd-thu.md"
NAMED_BY_THE_PLAN = (
    ("3162/QĐ-UBND", "Quyết định", date(2021, 12, 20)),
    ("47/KH-UBND", "Kế hoạch", date(2022, 2, 10)),
    ("61/2018/NĐ-CP", "Nghị định", date(2018, 4, 23)),
    ("01/2018/TT-VPCP", "Thông tư", date(2018, 11, 23)),
    ("35/NQ-CP", "Nghị quyết", None),
    ("30/CT-TTg", "Chỉ thị", date(2018, 10, 30)),
    ("45/2016/QĐ-TTg", "Quyết định", date(2016, 10, 19)),
)


def document(**changes: str) -> Document:
    """The small document with other values of some keys; '' takes a key away, a new key is added."""
    lines = {name: value for name, _, value in (line.partition(": ") for line in DOCUMENT.splitlines()[1:-1])}
    lines |= {name.replace("_", " "): value for name, value in changes.items()}
    text = "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items() if value) + "---\n"
    parsed = parse(Document, read(PATH, text.encode()))
    assert parsed.record, parsed.problems
    return parsed.record


def card(**changes: str) -> DocumentCard:
    return card_of(KIND, document(**changes))


def text_of(root: Path, address: str) -> str:
    return unwrapped((root / "public" / address / "index.html").read_text(encoding="utf-8"))


# ---- fields ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "3162/QĐ-UBND",
        "47/KH-UBND",
        "61/2018/NĐ-CP",
        "29/2013/QH13",
        "01/2018/TT-VPCP",
        "30/CT-TTg",
        "36-NQ/TW",
        "343/SKHCN-VP",
    ],
)
def test_numbers_as_offices_write_them_are_taken(number: str) -> None:
    assert NUMBER.read(Text(number, 1), Spec("Số ký hiệu", NUMBER), Reading(PATH)) == number


@pytest.mark.parametrize(
    "number", ["Số 47/KH-UBND", "47", "47/", "KH-UBND", "47/KH UBND", "47//KH", "47/KH-", "47/K_H"]
)
def test_what_is_no_number_is_refused(number: str) -> None:
    with pytest.raises(Refused):
        NUMBER.read(Text(number, 1), Spec("Số ký hiệu", NUMBER), Reading(PATH))


@pytest.mark.parametrize(
    ("changes", "day", "state"),
    [
        ({}, date(2026, 1, 14), "Chưa có hiệu lực"),
        ({}, date(2026, 1, 15), "Còn hiệu lực"),
        ({"Ngày_hiệu_lực": ""}, TODAY, "Chưa rõ"),
        ({"Ngày_hết_hiệu_lực": "01/07/2026"}, date(2026, 6, 30), "Còn hiệu lực"),
        ({"Ngày_hết_hiệu_lực": "01/07/2026"}, date(2026, 7, 1), "Hết hiệu lực"),
        ({"Ngày_hiệu_lực": "", "Ngày_hết_hiệu_lực": "01/07/2026"}, date(2026, 7, 1), "Hết hiệu lực"),
        ({"Ngày_hiệu_lực": "", "Ngày_hết_hiệu_lực": "01/07/2026"}, date(2026, 6, 30), "Chưa rõ"),
        ({"Hiệu_lực_đối_chiếu_đến": "30/06/2026"}, date(2026, 6, 30), "Còn hiệu lực"),
        ({"Hiệu_lực_đối_chiếu_đến": "30/06/2026"}, date(2026, 7, 1), "Chưa rõ"),
        ({"Được_thay_thế_bởi": "02/2026/NĐ-THU"}, date(2026, 7, 1), "Chưa rõ"),
    ],
)
def test_the_state_of_force_follows_the_dates(changes: dict[str, str], day: date, state: str) -> None:
    assert force(card(**changes), day).words == state


def test_a_state_of_force_cannot_be_typed() -> None:
    parsed = parse(Document, read(PATH, DOCUMENT.replace("Cấp:", "Tình trạng hiệu lực: Còn hiệu lực\nCấp:").encode()))
    assert [problem.rule for problem in parsed.problems] == ["muc-la"]


@pytest.mark.parametrize(
    ("stem", "good"),
    [("47-kh-ubnd", True), ("47-kh-ubnd-2026", True), ("47-kh-ubnd-2026-chinh-phu-thu", True), ("47-kh-ubnd-2", False)],
)
def test_a_file_bears_the_number_and_where_needed_year_and_issuer(stem: str, good: bool) -> None:
    text = DOCUMENT.replace("01/2026/NĐ-THU", "47/KH-UBND")
    record = parse(Document, read(f"content/documents/{stem}.md", text.encode())).record
    assert record
    assert ([problem.rule for problem in rules(record)] == []) is good


# ---- which document a citation means ---------------------------------------------------------------------------------


def test_a_citation_means_the_document_of_its_number_year_and_issuer() -> None:
    old = card(Số_ký_hiệu="47/KH-UBND", Ngày_ban_hành="01/02/2021", Ngày_hiệu_lực="")
    new = card(Số_ký_hiệu="47/KH-UBND", Ngày_ban_hành="01/02/2022", Ngày_hiệu_lực="")
    other = card(Số_ký_hiệu="47/KH-UBND", Ngày_ban_hành="05/03/2022", Ngày_hiệu_lực="", Cơ_quan_ban_hành="Tỉnh bên")
    shelf = shelf_of((old, new, other))

    def cited(**changes: object) -> Decision:
        given = {"so_ky_hieu": "47/KH-UBND", "ngay_hieu_luc": TODAY, "tong_so_thu_tuc": 0} | changes
        return Decision(**given)  # type: ignore[arg-type]  # any record with a number, a date and an issuer will do

    assert meant(cited(ngay_ban_hanh=date(2021, 2, 1)), shelf) is old
    assert meant(cited(ngay_ban_hanh=date(2022, 2, 1), co_quan_ban_hanh="Tỉnh bên"), shelf) is other
    assert meant(cited(ngay_ban_hanh=date(2022, 2, 1)), shelf) is None
    assert meant(cited(ngay_ban_hanh=date(2023, 2, 1)), shelf) is None
    assert meant(cited(so_ky_hieu="48/KH-UBND"), shelf) is None


# ---- links both ways -------------------------------------------------------------------------------------------------


def test_a_document_and_the_procedure_that_rests_on_it_link_to_each_other(site_of: SiteOf) -> None:
    root = site_of({PATH: DOCUMENT})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    assert report.problems == ()
    shown = text_of(root, "thu-tuc/1.010040")
    assert '<a href="../../van-ban/01-2026-nd-thu/">01/2026/NĐ-THU</a>' in shown
    assert '<a href="../../thu-tuc/1.010040/">Thủ tục thử thứ nhất</a>' in text_of(root, "van-ban/01-2026-nd-thu")


@pytest.mark.parametrize("change", ["Bản nháp: có", "Ngày đăng: 01/01/2049"])
def test_a_document_that_is_not_posted_is_no_link(change: str, site_of: SiteOf) -> None:
    root = site_of({PATH: DOCUMENT.replace("---\n", f"---\n{change}\n", 1)})
    assert build(root).published
    assert "/van-ban/01-2026" not in text_of(root, "thu-tuc/1.010040")
    assert "01/2026/NĐ-THU" in text_of(root, "thu-tuc/1.010040")


def test_a_document_is_not_posted_before_it_is_issued(site_of: SiteOf) -> None:
    root = site_of({PATH: DOCUMENT.replace("05/01/2026", "24/11/2026").replace("15/01/2026", "24/12/2026")})
    assert build(root).published
    assert not (root / "public/van-ban/01-2026-nd-thu").exists()
    assert build(root, date(2026, 11, 24)).published
    assert "Chưa có hiệu lực" in text_of(root, "van-ban/01-2026-nd-thu")


def test_an_ended_basis_is_told_for_every_procedure_and_stops_nothing(site_of: SiteOf) -> None:
    ended = DOCUMENT.replace("Cấp:", "Ngày hết hiệu lực: 01/07/2026\nCấp:")
    second = PROCEDURE.replace("1.010040", "1.010041").replace("thứ nhất", "thứ hai")
    decision = "    Lĩnh vực: Lĩnh vực thử\n"
    register = (site_of(name="plain") / "content/register/qd-01.md").read_text(encoding="utf-8")
    root = site_of(
        {
            PATH: ended,
            "content/procedures/1.010041.md": second,
            "content/register/qd-01.md": register.replace("thủ tục: 1", "thủ tục: 2").replace(
                decision, f"{decision}  - Mã: 1.010041\n    Tên: Thủ tục thử thứ hai\n{decision}"
            ),
        }
    )
    assert problems_of(root, date(2026, 6, 30)) == ()
    report = build(root)
    assert report.published
    line = PROCEDURE.splitlines().index("Căn cứ pháp lý: 01/2026/NĐ-THU") + 1
    assert [(p.path, p.line, p.rule, p.severity) for p in report.problems] == [
        (f"content/procedures/{code}.md", line, "can-cu-het-hieu-luc", "warning") for code in ("1.010041", "1.010040")
    ]
    assert all("Nghị định số 01/2026/NĐ-THU" in problem.message for problem in report.problems)
    page = text_of(root, "van-ban/01-2026-nd-thu")
    assert "Văn bản này hết hiệu lực từ ngày" in page
    assert "Hết hiệu lực từ <time" in text_of(root, "thu-tuc/1.010040")
    ahead = called("status", "--date", "2026-06-05", root=root).stdout
    assert "Nghị định số 01/2026/NĐ-THU hết hiệu lực từ 01/07/2026" in ahead
    assert "vì văn bản hết hiệu lực: " not in called("status", "--date", "2026-05-01", root=root).stdout
    status = called("status", "--date", "2026-11-23", root=root).stdout
    told = re.search(r"Thủ tục phải rà soát vì văn bản hết hiệu lực: 2\n((?:  - .*\n)+)", status)
    assert told, status
    assert f"content/procedures/1.010040.md:{line}: Nghị định số 01/2026/NĐ-THU hết hiệu lực từ 01/07/2026" in told[1]
    assert "content/procedures/1.010041.md" in told[1]


def test_replacements_are_shown_from_both_ends_though_one_file_tells_them(site_of: SiteOf) -> None:
    new = DOCUMENT.replace("01/2026/NĐ", "02/2026/NĐ").replace("15/01/2026", "01/07/2026")
    root = site_of(
        {
            PATH: DOCUMENT.replace("Cấp:", "Ngày hết hiệu lực: 01/07/2026\nSửa đổi bởi: 07/2026/NĐ-THU\nCấp:"),
            "content/documents/02-2026-nd-thu.md": new.replace(
                "Cấp:", "Thay thế:\n  - 01/2026/NĐ-THU\n  - 09/2020/NĐ-THU\nCấp:"
            ),
        }
    )
    assert build(root).published
    old_page, new_page = text_of(root, "van-ban/01-2026-nd-thu"), text_of(root, "van-ban/02-2026-nd-thu")
    assert '<a href="../02-2026-nd-thu/">02/2026/NĐ-THU</a>' in old_page
    assert '<span class="number">07/2026/NĐ-THU</span>' in old_page
    assert '<a href="../01-2026-nd-thu/">01/2026/NĐ-THU</a>' in new_page
    assert '<span class="number">09/2020/NĐ-THU</span>' in new_page


# ---- pages -----------------------------------------------------------------------------------------------------------


def test_filters_are_plain_pages_with_counts(site_of: SiteOf) -> None:
    plan = DOCUMENT.replace("01/2026/NĐ-THU", "47/KH-UBND").replace("Nghị định", "Kế hoạch").replace("2026", "2022")
    undated = DOCUMENT.replace("01/2026/NĐ-THU", "35/NQ-CP").replace("Ngày ban hành: 05/01/2026\n", "")
    root = site_of(
        {
            PATH: DOCUMENT,
            "content/documents/47-kh-ubnd.md": plan.replace("Chính phủ thử", "Uỷ ban thử"),
            "content/documents/48-kh-ubnd.md": plan.replace("47/", "48/").replace("Chính phủ thử", "Ủy ban thử"),
            "content/documents/35-nq-cp.md": undated,
        }
    )
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    whole = text_of(root, "van-ban")
    for address, count in (("loai/nghi-dinh", 2), ("loai/ke-hoach", 2), ("nam/2026", 1), ("nam/2022", 2)):
        assert re.search(rf'href="{address}/">[^<]* <span class="count">\({count}\)</span>', whole), address
        assert text_of(root, f"van-ban/{address}").count("<h2>") == count
    assert text_of(root, "van-ban/co-quan/uy-ban-thu").count("<h2>") == 2
    assert not (root / "public/van-ban/loai/luat").exists()
    order = re.findall(r'<h2><a href="([^"]*)/"', whole)
    assert order == ["01-2026-nd-thu", "47-kh-ubnd", "48-kh-ubnd", "35-nq-cp"]
    assert "Chưa rõ ngày ban hành" in whole
    scripts = [tag for tag in re.findall(r"<script[^>]*>", whole) if not re.search(r"/(offline|menu)\.", tag)]
    assert scripts == ['<script type="application/ld+json">'], "data, and no code that filters"


def test_lists_are_cut_into_pages(site_of: SiteOf) -> None:
    changes = {
        f"content/documents/{n}-2026-nd-thu.md": DOCUMENT.replace("01/2026/NĐ", f"{n}/2026/NĐ") for n in range(10, 35)
    }
    root = site_of(changes)
    assert build(root).published
    assert (root / "public/van-ban/trang/3/index.html").is_file()
    assert (root / "public/van-ban/nam/2026/trang/3/index.html").is_file()
    assert not (root / "public/van-ban/trang/4").exists()


def test_a_file_is_offered_with_its_form_and_size(site_of: SiteOf) -> None:
    root = site_of(
        {
            PATH: DOCUMENT.replace("Cấp:", "Tệp đính kèm: content/files/nd-01.pdf\nCấp:"),
            "content/files/nd-01.pdf": b"%PDF" + b"x" * 1_234_563,
        }
    )
    assert build(root).published
    shown = text_of(root, "van-ban/01-2026-nd-thu")
    assert 'href="../../tep/nd-01.pdf">Tải về nd-01.pdf (PDF, 1,3 MB)</a>' in shown
    assert (root / "public/tep/nd-01.pdf").is_file()


@pytest.mark.parametrize(
    ("size", "shown"),
    [(0, "1 KB"), (1, "1 KB"), (1001, "2 KB"), (999_999, "1000 KB"), (1_000_000, "1 MB"), (2_450_000, "2,5 MB")],
)
def test_sizes_read_as_vietnamese(size: int, shown: str) -> None:
    assert show_size(size) == shown


# ---- the shipped documents -------------------------------------------------------------------------------------------


def test_the_shipped_set_holds_every_document_that_the_plan_names() -> None:
    held = {(each.number, each.type, each.issued) for each in shipped().cards(DOCUMENTS)}
    assert set(NAMED_BY_THE_PLAN) <= held


def test_every_shipped_document_has_its_source_and_agrees_with_the_procedures() -> None:
    site = shipped()
    documents = {each.number: each for each in site.cards(DOCUMENTS)}
    cited = [basis for procedure in site.cards(PROCEDURES) for basis in procedure.bases]
    held = [basis for basis in cited if basis.so_ky_hieu in documents]
    assert len(held) > 20
    for basis in held:
        assert basis.ngay_ban_hanh == documents[basis.so_ky_hieu].issued, basis.so_ky_hieu
        assert same(basis.co_quan_ban_hanh, documents[basis.so_ky_hieu].issuer), basis.so_ky_hieu
    for each in documents.values():
        assert shipped_records().of(each).nguon, each.path
        assert may_be_posted(each, TODAY)
        assert stem_of(each).startswith(slug(each.number))


def test_nothing_shipped_claims_to_be_in_force_beyond_what_was_checked(column: Path) -> None:
    records = [shipped_records().of(card) for card in shipped().cards(DOCUMENTS)]
    outdated = [each for each in records if (each.hieu_luc_doi_chieu_den or TODAY) < TODAY]
    assert len(outdated) > 5
    for each in outdated:
        assert "Còn hiệu lực" not in (column / "van-ban" / each.stem / "index.html").read_text("utf-8"), each.path
    assert "Hết hiệu lực" in (column / "van-ban/42-2022-nd-cp/index.html").read_text(encoding="utf-8")
