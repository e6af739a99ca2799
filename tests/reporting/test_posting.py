"""A report that is posted: a document of the column with its Word file, written by the command and never by a build."""

import shutil
import zipfile
from pathlib import Path

import pytest
from docx import Document

from generator.model.loading import load_settings
from generator.reading.source import read
from generator.reporting.as_markdown import as_markdown
from generator.reporting.parts import PeriodicReport
from tests.conftest import EXAMPLE, EXAMPLE_DAY, SITE, SiteOf, build, called, tree_of

PAGE = "content/documents/112-bc-gd-2022.md"
FILE = "content/files/bao-cao/112-bc-gd-2022.docx"


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_the_report_of_the_example_is_what_the_command_makes(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache", "public", "112-bc-gd*"))
    done = called("report", "2022", "--post", "112/BC-GĐ", "--date", str(EXAMPLE_DAY), root=root)
    assert done.returncode == 0, done.stderr
    assert f"Đã ghi {PAGE}\nĐã ghi {FILE}\n" in done.stdout
    assert (root / PAGE).read_text(encoding="utf-8") == (EXAMPLE / PAGE).read_text(encoding="utf-8")
    assert parts_of(root / FILE) == parts_of(EXAMPLE / FILE)


def test_the_page_shows_the_sentences_and_leads_to_the_word_file(example_column: Path) -> None:
    page = (example_column / "van-ban/112-bc-gd-2022/index.html").read_text(encoding="utf-8")
    assert '<h3 id="muc-nhiem-vu-2-1-' in page
    assert "Trong kỳ có 12 tin, bài đã đăng, tăng 8 (200%) so với cùng kỳ năm trước (4);" in page
    assert 'href="../../tep/bao-cao/112-bc-gd-2022.docx"' in page
    assert page.count(load_settings(EXAMPLE).thong_bao_minh_hoa) == 1, "the banner alone"
    assert "đơn vị tự viết" not in page


def test_nothing_is_left_to_fill_in_in_the_word_file() -> None:
    document = Document(str(EXAMPLE / FILE))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert any("Số: 112/BC-GĐ" in text for text in cells)
    assert any("Ngày 20 tháng 12 năm 2022" in text for text in cells)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert not any("……" in text or "đơn vị tự viết" in text for text in (*cells, *texts))
    assert "PHỤ LỤC" in texts


def test_a_signed_file_is_attached_as_it_is_and_nothing_is_overwritten_unasked(site_of: SiteOf) -> None:
    root = site_of()
    post = ("report", "2026-Q1", "--post", "12/BC-THU", "--date", "2026-03-20")
    signed = root / "content/files/bao-cao/12-bc-thu-2026.pdf"
    signed.parent.mkdir(parents=True)
    signed.write_bytes(b"%PDF-1.7 da ky")
    assert called(*post, root=root).returncode == 0
    assert [path.name for path in signed.parent.iterdir()] == [signed.name]
    page = root / "content/documents/12-bc-thu-2026.md"
    assert "Tệp đính kèm: content/files/bao-cao/12-bc-thu-2026.pdf\n" in page.read_text(encoding="utf-8")
    page.write_text("có người sửa", encoding="utf-8")
    again = called(*post, root=root)
    assert (again.returncode, again.stdout) == (2, "")
    assert "đã có tệp content/documents/12-bc-thu-2026.md" in again.stderr
    assert page.read_text(encoding="utf-8") == "có người sửa"
    page.unlink()
    assert called(*post, root=root).returncode == 0
    assert signed.read_bytes() == b"%PDF-1.7 da ky"
    assert build(root).published


@pytest.mark.parametrize(
    ("number", "changes", "code", "told"),
    [
        ("mười hai", {}, 2, "«mười hai» không đúng dạng số ký hiệu"),
        ("../12/BC-THU", {}, 2, "không đúng dạng số ký hiệu"),
        ("12/BC-THU", {"content/procedures/1.010040.md": None}, 1, "Chưa đăng báo cáo 12/BC-THU: nội dung còn 1 lỗi"),
    ],
)
def test_what_cannot_be_posted_writes_nothing(
    number: str, changes: dict[str, str | bytes | None], code: int, told: str, site_of: SiteOf
) -> None:
    root = site_of(changes)
    before = tree_of(root / "content")
    done = called("report", "2026-Q1", "--post", number, "--date", "2026-03-20", root=root)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in done.stderr
    assert tree_of(root / "content") == before


def test_signs_of_markdown_in_a_text_stay_what_they_are() -> None:
    text = "1. Sở *A* & <B> [C] của «D» _e_ &amp; (*)"
    body = as_markdown(
        PeriodicReport(superior="", agency="", subject="", opening=text, notices=("# a", SITE), chapters=())
    )
    source = read("x.md", f"---\nA: b\n---\n\n{body.partition(chr(10))[0]}\n".encode())
    assert source.problems == ()
    assert source.body.html == "<p>1. Sở *A* &amp; &lt;B&gt; [C] của “D” _e_ &amp;amp; (*)</p>"
