"""Word and Excel files as offices have them give exactly the expected content files; bad ones one clear message."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import click
import docx
import openpyxl
import pytest

from generator.commands.cli import main
from generator.importing.opening import open_file
from tests.conftest import SMALL
from tests.importing import annexes, papers

EXPECTED = Path(__file__).parent / "expected"
OLD_LISTING = Path(__file__).parent / "listing.xls"
INDEX = """\
---
Tên: Chỉ số thử
Tên viết tắt: CHISOTHU
Cơ quan công bố: Cơ quan thử
Đơn vị được đánh giá: Sơn La
Đơn vị tính: điểm
Tóm tắt: Để thử.
Phiên bản phương pháp:
  - Mã: thu-2024
    Từ năm: 2024
    Thành phần:
      - Mã: 1
        Tên: Công khai
      - Mã: 2
        Tên: Thủ tục
Nguồn: Nguồn thử
---

## Ý nghĩa

Đo thử.

## Tác động

Có.
"""
Import = Callable[..., tuple[int, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "goc"
    for name, text in {**SMALL, "content/indices/thu.md": INDEX}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def bring(root: Path, capsys: pytest.CaptureFixture[str]) -> Import:
    """Import files into the small site; (exit code, everything said)."""

    def call(*arguments: str | Path) -> tuple[int, str]:
        code = main(["--root", str(root), "import", *map(str, arguments), "--date", "2026-11-25"])
        said = capsys.readouterr()
        return code, said.out + said.err

    return call


def same_as_expected(root: Path, path: str, name: str) -> None:
    assert (root / path).read_text(encoding="utf-8") == (EXPECTED / name).read_text(encoding="utf-8")


def test_a_decision_gives_its_register_file_and_names_the_row_it_could_not_read(
    root: Path, tmp_path: Path, bring: Import
) -> None:
    code, said = bring(papers.decision(tmp_path / "qd.docx"))
    assert code == 1
    same_as_expected(root, "content/register/1234-qd-ubnd-2026.md", "decision.md")
    assert "qd.docx:7: LỖI [nhap] bảng 2, dòng 7, ô 2: mã «1.00771» thiếu chữ số" in said
    assert "«1,001770» viết lại thành 1.001770" in said
    assert "không đưa vào các cột «Thời hạn giải quyết», «Phí, lệ phí»" in said
    assert "tổng số 5 thủ tục nhưng tệp có 4 dòng" in said  # what `check` says, at once


def test_a_list_of_excel_restores_codes_that_are_known_and_refuses_others_by_their_cell(
    root: Path, tmp_path: Path, bring: Import
) -> None:
    code, said = bring(papers.listing(tmp_path / "ds.xlsx"))
    assert code == 1
    same_as_expected(root, "content/register/77-qd-ubnd-2026.md", "listing.md")
    assert "ô B4: mã «1.01004» khôi phục thành 1.010040" in said
    assert "ds.xlsx:5: LỖI [nhap] trang tính «Sheet», ô B5: mã «1.00555» thiếu chữ số" in said


def test_what_excel_saved_until_2007_is_read_alike(root: Path, bring: Import) -> None:
    """`listing.xls` was written with xlwt: the list above, a row and a sheet hidden, a sheet of all kinds of values."""
    code, said = bring(OLD_LISTING)
    assert code == 1
    same_as_expected(root, "content/register/77-qd-ubnd-2026.md", "listing.md")
    assert "ô B4: mã «1.01004» khôi phục thành 1.010040" in said
    assert "listing.xls:5: LỖI [nhap] trang tính «Danh mục», ô B5: mã «1.00555» thiếu chữ số" in said
    assert "không đưa vào: trang tính ẩn «Nháp»" in said
    assert "có 1 hàng bị ẩn (từ hàng 5)" in said
    values = open_file(OLD_LISTING).tables[1].rows[0]
    assert [cell.text for cell in values] == ["06/03/2026", "82,5%", "7,50", "có", "63", "0,3125"]


def test_lists_in_one_table_are_told_apart_and_their_counts_added(root: Path, tmp_path: Path, bring: Import) -> None:
    bring(papers.amending(tmp_path / "qd.docx"))
    same_as_expected(root, "content/register/88-qd-ubnd-2026.md", "amending.md")


@pytest.mark.parametrize(
    ("make", "path", "said"),
    [
        (annexes.grouped, "91-qd-ubnd-2026", "không đưa vào các cột «Cách thức thực hiện Trực tiếp»"),
        (annexes.paged, "92-qd-ubnd-2026", "«rất dài sang trang sau» nối vào tên ở hàng trên"),
        (annexes.side_by_side, "93-qd-stn-2026", "không đưa vào các cột «Ghi chú»"),
    ],
)
def test_annexes_of_other_layouts_give_the_same_rows(
    root: Path, tmp_path: Path, bring: Import, make: Callable[[Path], Path], path: str, said: str
) -> None:
    """Codes behind names, rows broken over pages, fields in rows or merged down, a column of what changes."""
    assert said in bring(make(tmp_path / "qd.docx"))[1]
    same_as_expected(root, f"content/register/{path}.md", f"{make.__name__}.md")


def test_what_word_leaves_in_a_text_is_kept_or_told(root: Path, tmp_path: Path, bring: Import) -> None:
    _, said = bring(annexes.odd(tmp_path / "la.docx"))
    same_as_expected(root, "content/news/2026/tin-co-nhieu-thu-la.md", "odd.md")
    for words in ("Track Changes", "Comments", "chữ ẩn", "gạch ngang", "bảng nằm trong ô"):
        assert f"{words}" in said


def test_a_procedure_of_the_national_database_has_all_parts_in_place(root: Path, tmp_path: Path, bring: Import) -> None:
    (root / "content/procedures/1.010040.md").unlink()
    code, said = bring(papers.export(tmp_path / "export.docx"))
    assert (code, "Tệp vừa nhập không có lỗi" in said) == (0, True), said
    same_as_expected(root, "content/procedures/1.010040.md", "procedure.md")
    assert "chưa nhận ra, giữ sau dấu # ở đầu tệp: Đối tượng thực hiện: Người nhái" in said


def test_a_file_that_stands_is_shown_the_difference_and_keeps_what_the_import_does_not_say(
    root: Path, tmp_path: Path, bring: Import
) -> None:
    path, paper = root / "content/procedures/1.010040.md", papers.export(tmp_path / "export.docx")
    before = path.read_bytes()
    code, said = bring(paper)
    assert (code, path.read_bytes()) == (1, before)
    assert "-Thời hạn giải quyết: 05 ngày làm việc" in said
    assert "+Thời hạn giải quyết: 15 Ngày làm việc" in said
    assert "CHƯA GHI" in said
    assert bring(paper, "--ghi-de")[0] == 0
    written = path.read_text(encoding="utf-8")
    assert "Tóm tắt: Để thử.\n" in written
    assert "Ngày đối chiếu: 10/03/2026\n" in written
    assert "#   Loại thủ tục: TTHC không được luật giao" in written
    code, said = bring(paper)
    assert (code, "Không có gì khác" in said) == (0, True)


def test_an_article_comes_with_its_pictures_lists_tables_and_signs(root: Path, tmp_path: Path, bring: Import) -> None:
    code, said = bring(papers.article(tmp_path / "bai.docx"))
    assert code == 1
    stem = "so-to-chuc-tap-huan-cai-cach-hanh-chinh"
    same_as_expected(root, f"content/news/2026/{stem}.md", "article.md")
    assert (root / f"content/files/{stem}/anh-1.png").read_bytes() == papers.picture().getvalue()
    assert said.count("LỖI") == 1  # the category is the editor's to choose
    path = root / f"content/news/2026/{stem}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("(điền chuyên mục)", "Tin chung"), encoding="utf-8")
    assert main(["--root", str(root), "check", "--date", "2026-11-25"]) == 0


def test_an_official_document_is_known_by_its_letterhead(root: Path, tmp_path: Path, bring: Import) -> None:
    code, said = bring(papers.plan(tmp_path / "kh.docx"))
    assert code == 1
    same_as_expected(root, "content/documents/12-kh-stn.md", "document.md")
    assert "liên kết tới «C:/tep.docx»" in said


def test_figures_of_the_one_stop_system_and_of_an_index_come_from_excel(
    root: Path, tmp_path: Path, bring: Import
) -> None:
    code, said = bring(papers.cases(tmp_path / "hs.xlsx"), papers.result(tmp_path / "cs.xlsx"))
    assert code == 1
    same_as_expected(root, "content/cases/2026-03.md", "cases.md")
    same_as_expected(root, "content/indices/thu/2025.md", "result.md")
    assert "không đưa vào các cột «Ghi chú»" in said
    assert "cs.xlsx:5: LỖI [nhap] trang tính «Sheet», dòng 5: không rõ «Thành phần lạ»" in said


def test_of_a_table_of_all_provinces_ours_is_taken(root: Path, tmp_path: Path, bring: Import) -> None:
    """Its score of the year, its rank and of how many, what it shares a rank with; what stands beside stays."""
    path = root / "content/indices/thu/2025.md"
    code, said = bring(papers.ranking(tmp_path / "xep-hang.xlsx"))
    assert (code, "bảng 11 tỉnh, thành phố; chỉ lấy dòng «Sơn La»" in said) == (1, True), said
    assert "không đưa vào các cột «CHISOTHU 2024»" in said
    same_as_expected(root, "content/indices/thu/2025.md", "ranking.md")
    whole = path.read_text(encoding="utf-8").replace("(điền trạng thái hạng)", "công bố").replace("(điền nguồn)", "Thử")
    path.write_text(whole.replace("  - Mã: 2\n", "  - Mã: 2\n    Hạng: 7\n"), encoding="utf-8")
    code, said = bring(papers.ranking(tmp_path / "diem.xlsx", ranks=False))
    assert (code, "Không có gì khác" in said) == (0, True), said
    assert "bảng không ghi hạng của Sơn La nên để trống; xếp theo điểm trong bảng thì đứng thứ 5 trong 11 tỉnh" in said
    (root / "content/indices/thu.md").write_text(INDEX.replace("Sơn La", "Cà Mau"), encoding="utf-8")
    assert "không thấy dòng của «Cà Mau»" in bring(papers.ranking(tmp_path / "xep-hang.xlsx"))[1]


def test_an_index_that_no_file_names_is_asked_for(root: Path, tmp_path: Path, bring: Import) -> None:
    paper = papers.result(tmp_path / "cs.xlsx", "XẾP LOẠI NĂM 2025")
    code, said = bring(paper)
    assert (code, "--to content/indices/thu/2025.md (thay bằng tên tệp của chỉ số: thu)" in said) == (1, True), said
    code, said = bring(paper, "--to", "content/indices/thu/2025.md")
    assert (root / "content/indices/thu/2025.md").is_file(), said
    code, said = bring(paper, "--to", "content/indices/tu/2025.md")
    assert (code, "không có chỉ số «tu»" in said) == (1, True)
    code, said = bring(paper, "--to", "content/news/x.md")
    assert (code, "loại này để ở content/indices/*/*.md" in said) == (2, True)
    assert bring(paper, "--to", "content/indices/../../x.md")[0] == 2


@pytest.mark.parametrize(
    ("name", "title", "year"),
    [
        ("cs.xlsx", "CHỈ SỐ THỬ 2024", "2024"),
        ("thu-2024.xlsx", "CHỈ SỐ THỬ", "2024"),
        ("cs.xlsx", "Kèm theo Quyết định ngày 15 tháng 4 năm 2025: CHỈ SỐ THỬ năm 2024", "2024"),
        ("cs.xlsx", "CHỈ SỐ THỬ", ""),
        ("cs.xlsx", "CHỈ SỐ THỬ năm 2024 so với năm 2023", ""),
        ("thu-2025.xlsx", "CHỈ SỐ THỬ năm 2024", ""),
        ("cs.xlsx", "CHỈ SỐ THỬ năm 2027", ""),
    ],
)
def test_the_year_of_a_result_is_never_guessed(
    name: str, title: str, year: str, root: Path, tmp_path: Path, bring: Import
) -> None:
    """The title or the name says it plainly, or nothing is written until the editor says it."""
    paper = papers.result(tmp_path / name, title)
    code, said = bring(paper)
    written = [path.name for path in (root / "content/indices").glob("thu/*")]
    assert (code, written) == (1, [f"{year}.md"] if year else []), said
    assert ("--to content/indices/thu/2025.md (thay bằng năm được đánh giá)" in said) != bool(year), said
    if not year:
        bring(paper, "--to", "content/indices/thu/2023.md")
        assert "Năm: 2023\n" in (root / "content/indices/thu/2023.md").read_text(encoding="utf-8")


def test_on_a_terminal_what_a_table_does_not_say_is_asked_until_it_can_be(
    root: Path, tmp_path: Path, bring: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    typed = iter(("2099", "năm ngoái", "2024", "thu/2023", "tháng 2", "2026-02"))

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return next(typed)

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(click, "prompt", prompt)
    said = bring(papers.result(tmp_path / "cs.xlsx", "CHỈ SỐ THỬ"))[1]
    assert (root / "content/indices/thu/2024.md").is_file(), said
    assert "«2099» không phải một năm đã đánh giá" in said
    bring(papers.result(tmp_path / "cs.xlsx", "XẾP LOẠI"))
    assert (root / "content/indices/thu/2023.md").is_file()
    bring(papers.cases(tmp_path / "hs.xlsx", "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"))
    assert (root / "content/cases/2026-02.md").is_file()
    assert asked == [
        *["Năm được đánh giá (như 2025)"] * 3,
        "Chỉ số (thu) và năm được đánh giá (như thu/2025)",
        *["Tháng hoặc quý của số liệu, quý viết như 2026-Q1 (như 2026-11)"] * 2,
    ]


# ---- what cannot be read ---------------------------------------------------------------------------------------------


def _word(path: Path, *lines: str) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def _bomb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"<a>" + b" " * 60_000_000)
    return path


def _with(path: Path, name: str, data: bytes) -> Path:
    """A sound Word file with one part more, or instead."""
    whole = _word(path.with_suffix(".tam"), "Một bài")
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return path


def _long(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1048576"] = "x"
    book.save(path)
    return path


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


_LOCKED = b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le")
_FILEPASS = (b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00")  # the record that follows the first, and the one of a lock
_ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
BAD: dict[str, tuple[Callable[[Path], Path], str]] = {
    "rong.docx": (lambda path: _written(path, b""), "tệp trống"),
    "anh.docx": (lambda path: _written(path, b"\x89PNG..."), "không phải tệp Word"),
    "hong.docx": (lambda path: _written(path, b"PK\x03\x04hong"), "không phải tệp Word"),
    "cu.doc": (lambda path: _written(path, b"\xd0\xcf\x11\xe0cu"), "kiểu cũ (.doc)"),
    "trang-web.xls": (lambda path: _written(path, b"<html><table>"), "bên trong là trang web"),
    "hong.xls": (lambda path: _written(path, OLD_LISTING.read_bytes()[:3000]), "đã hỏng"),
    "khoa.xls": (lambda path: _written(path, OLD_LISTING.read_bytes().replace(*_FILEPASS, 1)), "đặt mật khẩu"),
    "van-ban.docx": (lambda path: _written(path, b"%PDF-1.7"), "đây là tệp PDF"),
    "khoa.docx": (lambda path: _written(path, _LOCKED), "đặt mật khẩu"),
    "bom.docx": (_bomb, "bung ra quá lớn"),
    "macro.docx": (lambda path: _with(path, "word/vbaProject.bin", b"x"), "macro"),
    "thucthe.docx": (lambda path: _with(path, "word/document.xml", _ENTITIES), "không phải tệp Word"),
    "rach.docx": (lambda path: _with(path, "word/document.xml", b"<w:document"), "đã hỏng"),
    "trang.docx": (lambda path: _word(path, " "), "không có chữ nào"),
    "dai.xlsx": (_long, "1048576 hàng"),
    "tcvn3.docx": (lambda path: _word(path, "Thñ tôc hµnh chÝnh cña Së Khoa häc vµ C«ng nghÖ"), "TCVN3"),
    "vni.docx": (lambda path: _word(path, "Thuû tuïc haønh chính cuûa Sôû Khoa hoïc vaø Coâng ngheä tænh"), "VNI"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_refused_with_what_to_do(root: Path, tmp_path: Path, bring: Import, name: str) -> None:
    make, message = BAD[name]
    before = sorted(root.rglob("*"))
    code, said = bring(make(tmp_path / name))
    assert code == 1
    assert said.startswith(f"{name}:1: LỖI [")
    assert message in said
    assert "gợi ý: " in said
    assert sorted(root.rglob("*")) == before


def test_wrong_usage_is_told(tmp_path: Path, bring: Import) -> None:
    assert bring(tmp_path / "khong-co.docx")[0] == 2
    code, said = bring(_word(tmp_path / "a.docx", "x"), "--kind", "quyet-din")
    assert (code, "có phải «quyet-dinh»?" in said) == (2, True)


def test_a_picture_too_large_or_of_another_form_is_told(tmp_path: Path, bring: Import, root: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Tin có ảnh to")
    document.add_picture(papers.noise(8_100_000))
    document.save(str(tmp_path / "to.docx"))
    _, said = bring(tmp_path / "to.docx")
    assert "không đưa vào: ảnh thứ 1 nặng quá 8 MB" in said
    assert not (root / "content/files").exists()
    with zipfile.ZipFile(tmp_path / "to.docx") as whole:
        told = whole.read("word/_rels/document.xml.rels").replace(
            b'Target="media/image1.png"', b'Target="file:///etc/passwd" TargetMode="External"'
        )
        body = whole.read("word/document.xml").replace(b"r:embed=", b"r:link=")
    outside = _with(tmp_path / "ngoai.docx", "word/_rels/document.xml.rels", told)
    with zipfile.ZipFile(outside) as old, zipfile.ZipFile(tmp_path / "lien-ket.docx", "w") as new:
        for part in old.namelist():
            new.writestr(part, body if part == "word/document.xml" else old.read(part))
    _, said = bring(tmp_path / "lien-ket.docx")
    assert "không đưa vào: ảnh thứ 1" in said
    assert not (root / "content/files").exists()
