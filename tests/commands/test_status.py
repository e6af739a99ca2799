"""`status`: one screen, the most urgent first, of the files that read; what the next publishing would change."""

from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.commands.matters import matters
from generator.pipeline import Job, load_site
from tests.conftest import DECISION, NEWS, PROCEDURE, SITE, TODAY, SiteOf

DAY = ("--date", "2026-11-23")


def told(root: Path, *arguments: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["--root", str(root), "status", *DAY, *arguments]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_faulty_file_is_named_and_the_others_are_told_of(site_of: SiteOf, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_of(
        {
            "content/procedures/1.010040.md": PROCEDURE.replace("05 ngày làm việc", "(điền thời hạn)"),
            "content/news/2026/hong.md": NEWS.replace("01/03/2026", "31/02/2026").replace("Tin chung", "(điền)"),
            "content/news/2026/nhap.md": NEWS.replace("---\n", "---\nBản nháp: có\n", 1),
        }
    )
    lines = told(root, capsys=capsys)
    assert lines[1:7] == [
        "Thủ tục đang có hiệu lực: có bài 0/1.",
        "Thủ tục đang có hiệu lực chưa đăng: 1",
        "  - 1.010040 «Thủ tục thử thứ nhất»: sửa lỗi trong content/procedures/1.010040.md",
        "Tệp có lỗi, chặn việc đăng: 2",
        lines[5],
        "  - content/procedures/1.010040.md:15: Thời hạn giải quyết: «(điền thời hạn)» chưa có nội dung cụ thể",
    ]
    assert lines[5].startswith("  - content/news/2026/hong.md:3: ")
    assert lines[5].endswith("(và 1 lỗi nữa trong tệp này)")
    assert "  - content/news/2026/nhap.md" in lines
    assert lines[-1] == "Lần đăng tới: chưa đăng được vì còn lỗi nêu trên; cách sửa từng chỗ: python build.py check"


def test_a_rule_over_the_site_blocks_too(site_of: SiteOf, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("Tin chung", "Tin lạ")})
    assert any("tin-1.md:4: Chuyên mục tin: «Tin lạ»" in line for line in told(root, capsys=capsys)), told(
        root, capsys=capsys
    )


def test_what_the_next_publishing_changes_is_named(site_of: SiteOf, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_of({f"content/news/2026/cu-{number}.md": NEWS for number in range(8)})
    assert "Lần đăng gần nhất: chưa đăng lần nào vào public/" in told(root, capsys=capsys)
    assert main(["--root", str(root), "build", *DAY]) == 0
    assert told(root, capsys=capsys)[-1] == "Lần đăng tới: không đổi gì so với lần gần nhất."
    (root / "content/news/2026/cu-0.md").unlink()
    (root / "content/news/2026/moi.md").write_text(NEWS.replace("thứ nhất", "mới"), encoding="utf-8")
    (root / "content/procedures/1.010040.md").write_text(PROCEDURE.replace("Nộp đơn", "Gửi đơn"), encoding="utf-8")
    lines = told(root, capsys=capsys)
    changed = next(number for number, line in enumerate(lines) if line.startswith("Lần đăng tới đổi: "))
    assert lines[changed - 3].startswith("Lần đăng gần nhất: bản ngày 23/11/2026, ")
    assert lines[changed - 2].startswith("Lần đăng tới thêm: 1 trang")
    assert lines[changed - 1] == "  - /tin-tuc/moi/ «Tin mới»"
    assert lines[changed + 1] == "  - /thu-tuc/1.010040/ «Thủ tục thử thứ nhất»"  # what was edited comes first
    assert lines[changed + 6].startswith("  - … và ")
    assert lines[-1] == "  - /tin-tuc/cu-0/"
    assert len(told(root, "--all", capsys=capsys)) > len(lines)
    assert told(root, "--output", str(root / "khac"), capsys=capsys)[-1].startswith("  - ")


def test_what_is_only_followed_is_a_count_until_all_is_asked_for(
    site_of: SiteOf, capsys: pytest.CaptureFixture[str]
) -> None:
    unchecked = PROCEDURE.replace("Ngày đối chiếu", "Chưa đối chiếu: Phí, lệ phí\nNgày đối chiếu")
    root = site_of({"content/procedures/1.010040.md": unchecked})
    short = told(root, capsys=capsys)
    assert "Thủ tục có mục chưa đối chiếu: 1 (xem từng dòng: python build.py status --all)" in short
    assert not any(line.endswith("1.010040.md: Phí, lệ phí") for line in short)
    assert "  - content/procedures/1.010040.md: Phí, lệ phí" in told(root, "--all", capsys=capsys)


def test_a_deadline_that_has_passed_stays_until_the_report_is_noted_as_sent(site_of: SiteOf) -> None:
    sent = SITE + "Kỳ báo cáo:\n  - quý III\n  - năm\nBáo cáo đã gửi:\n  - 2025\n"
    overdue = {
        name: dict(matters(load_site(Job(root=site_of({"site.yaml": text}, name), date=TODAY))[0]))["Việc quá hạn"]
        for name, text in (("sent", sent), ("all", sent + "  - 2026-Q3\n"))
    }
    assert overdue["sent"] == (
        "báo cáo quý III năm 2026: hạn trước ngày 12/09/2026 đã qua; gửi rồi thì thêm «- 2026-Q3» vào «Báo cáo đã gửi» "
        "trong site.yaml",
    )
    assert overdue["all"] == ()


def test_the_report_counts_what_reads_and_says_what_does_not(
    site_of: SiteOf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = site_of({"content/news/2026/hong.md": NEWS.replace("Tiêu đề", "Tiêu dè x")})
    assert main(["--root", str(root), "report", "2026-Q1", *DAY]) == 0
    out, err = capsys.readouterr()
    assert "Báo cáo chưa tính các tệp có lỗi trên." in err
    assert "content/news/2026/hong.md:" in err
    assert "Chưa gửi được: nội dung còn" in out


def test_a_faulty_decision_leaves_the_rest_to_be_told(site_of: SiteOf, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_of({"content/register/qd-01.md": DECISION.replace("01/02/2026", "x")})
    assert any("register/qd-01.md" in line for line in told(root, capsys=capsys))
