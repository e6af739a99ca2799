"""The periodic report as a Word file: the same figures, the form of NĐ 30/2020, where it is written."""

import re
import resource
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from pypdf import PdfReader

from generator.reporting import as_word as report_docx
from generator.reporting.word_annex import COLUMNS
from tests.conftest import EXAMPLE, EXAMPLE_DAY, SITE, SiteOf, called, needs
from tests.reporting.test_periodic import COUNTED, report

SUPERIOR = SITE + "  - Tin khác\nCơ quan chủ quản: Ủy ban nhân dân tỉnh Thử\n"


def written(root: Path, name: str = "bao-cao.docx", day: str = "2026-03-20") -> Path:
    done = called("report", "2026-Q1", "--docx", root / name, "--date", day, root=root)
    assert done.returncode == 0, done.stderr
    assert f"Đã ghi {name}" in done.stderr
    return root / name


def converted(path: Path, form: str, suffix: str) -> Path:
    """The file as LibreOffice turns it into another form."""
    office = needs("soffice")
    profile = (path.parent / "profile").as_uri()
    command_ = [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", form, path.name]
    subprocess.run(command_, cwd=path.parent, check=True, capture_output=True, timeout=120)
    return path.with_suffix(suffix)


def test_libreoffice_reads_the_same_figures(site_of: SiteOf) -> None:
    root = site_of(COUNTED | {"site.yaml": SUPERIOR})
    text = converted(written(root), "txt:Text (encoded):UTF8", ".txt").read_text(encoding="utf-8-sig")
    for line in (line for chapter in report(root).chapters for line in chapter.lines):
        cells = (line.label,) if line.nothing else (line.label, line.value, line.before, line.change)
        quoted = (re.escape(cell.translate(str.maketrans("«»", "“”"))) for cell in cells)
        assert re.search(r"\s+".join(quoted), text), cells
    assert "3 tin, bài đã đăng, tăng 1 (50%) so với cùng kỳ năm trước (2)" in text
    assert not re.search("[«»]", text)
    assert re.search(r"Tin, bài đã đăng\s+3\s+2\s+tăng 1 \(50%\)", text)
    for part in (
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN\nTỈNH THỬ"),
        *("SỞ THỬ NGHIỆM", "Số: ……/BC-……", "……, ngày …… tháng …… năm ……", "BÁO CÁO", "Nơi nhận:", "- Lưu: VT, ……."),
        *("(CHỨC VỤ NGƯỜI KÝ)", "(đơn vị tự viết)"),
    ):
        assert part in text, part


def test_libreoffice_lays_out_three_pages_with_the_figures_behind(tmp_path: Path) -> None:
    place = tmp_path / "bao-cao.docx"
    done = called("report", "2022-6T", "--docx", place, "--date", str(EXAMPLE_DAY), root=EXAMPLE)
    assert done.returncode == 0, done.stderr
    pages = PdfReader(converted(place, "pdf", ".pdf")).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}  # A4
    texts = [page.extract_text() for page in pages]
    annex = next(number for number, text in enumerate(texts) if "PHỤ LỤC" in text)
    assert annex <= 3  # and fewer where Times New Roman is installed, which is narrower
    assert "Nơi nhận:" in texts[annex - 1]
    assert len(pages) <= 6


def test_the_sheet_keeps_the_decree(site_of: SiteOf) -> None:
    path = written(site_of(COUNTED))
    document = Document(str(path))
    section = document.sections[0]
    millimetres = [
        round(length / Mm(1))
        for length in (
            *(section.page_width or 0, section.page_height or 0, section.top_margin or 0),
            *(section.bottom_margin or 0, section.left_margin or 0, section.right_margin or 0),
        )
    ]
    assert millimetres == [210, 297, 20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert 'w:instr="PAGE"' in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    with zipfile.ZipFile(path) as parts:
        styles = parts.read("word/styles.xml").decode()
    assert set(re.findall(r'<w:lang [^>]*w:val="([^"]*)"', styles)) == {"vi-VN"}


def test_the_annex_repeats_its_head_on_the_next_page_and_names_every_chapter(site_of: SiteOf) -> None:
    root = site_of(COUNTED)
    table = Document(str(written(root))).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == [name for name, _ in COLUMNS]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert all("w:tblHeader" not in row._tr.xml for row in table.rows[1:])
    first = [row.cells[0].text for row in table.rows]
    headings = [chapter.heading for chapter in report(root).chapters if chapter.lines]
    assert [text for text in first if text in headings] == headings


def test_the_same_report_gives_the_same_bytes(site_of: SiteOf) -> None:
    root = site_of(COUNTED)
    assert written(root, "mot.docx").read_bytes() == written(root, "hai.docx").read_bytes()
    with zipfile.ZipFile(root / "mot.docx") as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = Document(str(root / "mot.docx")).core_properties
    assert core.created
    assert core.created.date() == date(2026, 3, 20)
    assert (core.author, core.comments) == ("Sở Thử nghiệm", "")


def test_what_somebody_may_have_filled_in_is_not_overwritten_unasked(site_of: SiteOf) -> None:
    root = site_of(COUNTED)
    place = root / "bao-cao.docx"
    place.write_bytes(b"da dien")
    arguments = ("report", "2026-Q1", "--docx", place, "--date", "2026-03-20")
    done = called(*arguments, root=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert "đã có tệp «bao-cao.docx»" in done.stderr
    assert place.read_bytes() == b"da dien"
    assert called(*arguments, "--overwrite", root=root).returncode == 0
    assert place.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("khong-co/bao-cao.docx", "không có thư mục"),
        ("bao-cao.doc", "phải có đuôi .docx"),
        ("bao-cao", "phải có đuôi .docx; viết --docx bao-cao.docx"),
        ("thu-muc.docx", "là thư mục"),
    ],
)
def test_a_place_that_cannot_be_is_wrong_usage(name: str, told: str, site_of: SiteOf) -> None:
    root = site_of()
    (root / "thu-muc.docx").mkdir()
    done = called("report", "2026-Q1", "--docx", root / name, "--date", "2026-03-20", root=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_full_disk_leaves_the_old_file_whole(site_of: SiteOf, tmp_path: Path) -> None:
    root, place = site_of(COUNTED), tmp_path / "bao-cao.docx"
    place.write_bytes(b"da dien")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    told = report(root)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))  # no larger file can be written, as on a full disk
    try:
        with pytest.raises(OSError, match="File too large"):
            report_docx.write(told, date(2026, 3, 20), place)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert place.read_bytes() == b"da dien"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["bao-cao.docx"]


def test_a_file_that_cannot_be_written_is_told_in_one_line(site_of: SiteOf) -> None:
    """Word locks its open file on Windows; here a folder that takes no files, even from root, refuses alike."""
    done = called("report", "2026-Q1", "--docx", "/dev/pts/bao-cao.docx", "--date", "2026-03-20", root=site_of())
    assert (done.returncode, done.stdout) == (3, "")
    assert "LỖI: không ghi được «bao-cao.docx»: tệp đang mở trong Word" in done.stderr
    assert len(done.stderr.splitlines()) == 1
