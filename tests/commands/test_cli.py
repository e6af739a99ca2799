"""The command, as an editor and a CI service meet it; in a process of its own where that makes a difference."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NEWS, PROCEDURE, ROOT, SITE, SiteOf, called, command, tree_of


def test_help_is_vietnamese_throughout() -> None:
    for arguments in (
        (),
        ("build",),
        ("check",),
        ("serve",),
        ("status",),
        ("report",),
        ("docs",),
        ("publish",),
        ("new",),
        ("undo",),
    ):
        done = called(*arguments, "--help", root=ROOT)
        assert done.returncode == 0
        assert "Cách dùng: python build.py" in done.stdout
        assert "Tùy chọn" in done.stdout
        for english in ("Usage", "Options", "Commands", "Show this", "default", "DATE", "TEXT", "INTEGER", "PATH"):
            assert english not in done.stdout, (arguments, english)


def test_help_loads_nothing_that_only_a_build_needs() -> None:
    heavy = {"jinja2", "markdown", "yaml", "frontmatter", "selectolax", "PIL", "docx", "segno", "pypdf", "tornado"}
    code = f"import sys; from generator.commands import cli; print(sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_command_means_build(site_of: SiteOf) -> None:
    root = site_of()
    done = command("--date", "2026-11-23", root=root)
    assert done.returncode == 0, done.stderr
    assert (root / "public/index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("biuld",), "không có lệnh «biuld»; có phải «build»?"),
        (("build", "--dat", "2026-01-01"), "không có tùy chọn «--dat»; có phải «--date»?"),
        (("build", "--date", "31/02/2026"), "«31/02/2026» không phải ngày có thật"),
        (("build", "--date"), "thiếu giá trị"),
        (("build", "--jobs", "x"), "không dùng được"),
        (("check", "--format", "xml"), "không dùng được"),
        (("build", "thua"), "thừa"),
    ],
)
def test_wrong_usage_exits_2_with_a_vietnamese_line(arguments: tuple[str, ...], told: str, site_of: SiteOf) -> None:
    done = called(*arguments, root=site_of())
    assert done.returncode == 2
    assert told in done.stderr
    for english in ("Traceback", "Invalid", "requires", "valid integer", "is not one of", "Got unexpected"):
        assert english not in done.stderr, done.stderr


def test_a_root_without_site_yaml_exits_2(tmp_path: Path) -> None:
    assert command("check", root=tmp_path).returncode == 2
    missing = command("check", root=tmp_path / "khong-co")
    assert missing.returncode == 2
    assert "không có thư mục" in missing.stderr


def test_words_survive_an_old_windows_console(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("01/03/2026", "31/02/2026")})
    for encoding in ("cp1252", "ascii"):
        done = command("check", root=root, env={"PYTHONIOENCODING": encoding})
        assert done.returncode == 1
        assert "LỖI [gia-tri] Ngày đăng: «31/02/2026» không phải ngày có thật" in done.stderr


def test_a_problem_prints_path_line_rule_and_an_indented_hint(site_of: SiteOf) -> None:
    root = site_of({"content/procedures/1.010040.md": PROCEDURE.replace("Lĩnh vực:", "Linh vuk:")})
    done = command("check", root=root)
    told = "content/procedures/1.010040.md:5: LỖI [muc-la] không có mục «Linh vuk»\n    gợi ý: có phải «Lĩnh vực»?\n"
    assert told in done.stderr


def test_check_publishes_nothing_and_prints_three_ways(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("01/03/2026", "31/02/2026")})
    text = called("check", root=root)
    told = json.loads(called("check", "--format", "json", root=root).stdout)
    github = called("check", "--format", "github", root=root)
    assert (text.returncode, github.returncode) == (1, 1)
    assert told["published"] is False
    assert set(told) == {
        *("published", "pages", "written", "unchanged", "removed", "seconds", "completeness", "problems"),
    }
    assert told["problems"] == [
        {
            "rule": "gia-tri",
            "severity": "error",
            "path": "content/news/2026/tin-1.md",
            "line": 3,
            "message": "Ngày đăng: «31/02/2026» không phải ngày có thật",
            "hint": "tháng 2 năm 2026 không có ngày 31; kiểm tra lại",
            "help": "docs/loi.md#gia-tri",
        }
    ]
    assert github.stdout.startswith("::error file=content/news/2026/tin-1.md,line=3,title=gia-tri::Ngày đăng")
    good = site_of(name="good")
    assert called("check", root=good).returncode == 0
    assert not (good / "public").exists()


def test_of_many_alike_the_text_tells_five_and_a_count_and_the_other_forms_all(site_of: SiteOf) -> None:
    wrong = NEWS.replace("01/03/2026", "31/02/2026")
    root = site_of({f"content/news/2026/tin-{number}.md": wrong for number in range(1, 10)})
    for arguments in (("build",), ("check",), ("report", "2026-Q1")):
        lines = called(*arguments, "--date", "2026-11-23", root=root).stderr.splitlines()
        assert [line.partition(":")[0] for line in lines if "LỖI" in line] == [
            f"content/news/2026/tin-{number}.md" for number in range(1, 6)
        ], arguments
        assert lines[10] == "… và 4 chỗ nữa cùng loại [gia-tri]: tháng 2 năm 2026 không có ngày 31; kiểm tra lại"
        assert lines[11:12] in ([], ["9 lỗi, 0 cảnh báo."], ["Báo cáo chưa tính các tệp có lỗi trên."])
    assert len(json.loads(called("check", "--format", "json", root=root).stdout)["problems"]) == 9
    assert called("check", "--format", "github", root=root).stdout.count("::error ") == 9


def test_the_report_says_what_lacks_when_a_gate_before_the_count_failed(site_of: SiteOf) -> None:
    root = site_of({"content/procedures/1.010040.md": PROCEDURE.replace("---\n", "---\nBản nháp: có\n", 1)})
    told = json.loads(called("check", "--format", "json", root=root).stdout)
    assert told["completeness"] == {"required": 1, "listed": None, "percent": None, "missing": ["1.010040"]}


def test_status_lists_what_waits_and_what_falls_due(site_of: SiteOf) -> None:
    root = site_of(
        {
            "content/news/2026/nhap.md": NEWS.replace("---\n", "---\nBản nháp: có\n", 1),
            "content/news/2026/hen.md": NEWS.replace("01/03/2026", "25/12/2026"),
            "content/news/2026/cu.md": NEWS.replace("---\n", "---\nRà soát trước ngày: 01/04/2026\n", 1),
            "content/register/qd-02.md": "---\nSố ký hiệu: 02/QĐ-THU\nNgày ban hành: 01/11/2026\n"
            "Ngày hiệu lực: 01/12/2026\nCơ quan ban hành: Cơ quan thử\nTrích yếu: Thử\nTổng số thủ tục: 1\n"
            "Ban hành mới:\n  - Mã: 1.020000\n    Tên: Thủ tục sắp có\n    Lĩnh vực: Lĩnh vực thử\n---\n",
        }
    )
    done = called("status", "--date", "2026-11-23", root=root)
    assert done.returncode == 0, done.stderr
    for line in (
        "Thủ tục đang có hiệu lực: có bài 1/1.",
        "  - content/register/qd-02.md:9: đến ngày 01/12/2026 sẽ không đăng được: chưa có bài cho thủ tục 1.020000 "
        "«Thủ tục sắp có»; viết tệp content/procedures/1.020000.md (chép một tệp có sẵn rồi sửa)",
        "  - content/news/2026/cu.md: phải rà soát trước 01/04/2026",
        "  - content/news/2026/nhap.md",
        "  - content/news/2026/hen.md: đăng ngày 25/12/2026",
        "  - báo cáo năm 2026: trước ngày 12/12/2026 (còn 19 ngày)",
    ):
        assert line in done.stdout.splitlines(), done.stdout


def test_base_url_moves_the_addresses_that_must_be_full(site_of: SiteOf) -> None:
    root = site_of()
    assert called("build", "--base-url", "https://khac.example/a", root=root).returncode == 0
    assert 'href="/a/thu-tuc/"' in (root / "public/404.html").read_text()
    assert "https://khac.example/a/thu-tuc/1.010040/" in (root / "public/sitemap.xml").read_text()
    assert "https://khac.example/a/tin-tuc/tin-1/" in (root / "public/feed.xml").read_text()


def build_by(code: str, root: Path) -> subprocess.CompletedProcess[str]:
    """A build whose process is prepared by some code first."""
    arguments = [sys.executable, "-c", code, "--root", str(root), "build"]
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)


def test_a_full_disk_exits_3_and_leaves_the_old_column(site_of: SiteOf) -> None:
    root = site_of()
    assert command("build", root=root).returncode == 0
    before = tree_of(root / "public")
    (root / "content/news/2026/tin-1.md").write_text(NEWS + "\nThêm.\n", encoding="utf-8")
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from generator.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = build_by(code, root)
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 4096
    assert done.returncode == 3, done.stderr
    assert "LỖI: máy không làm được" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree_of(root / "public") == before


def test_a_fault_of_the_program_exits_3_with_the_trace_in_a_file(site_of: SiteOf) -> None:
    root = site_of()
    code = (
        "import sys, generator.pipeline as p\n"
        "def broken(*_): raise KeyError('x')\n"
        "p.run = broken\n"
        "from generator.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = build_by(code, root)
    assert done.returncode == 3
    assert "chương trình gặp sự cố" in done.stderr
    assert "Traceback" not in done.stderr
    assert "KeyError" in (root / ".cache/su-co.txt").read_text(encoding="utf-8")


def test_many_processes_make_the_same_as_one(site_of: SiteOf) -> None:
    many = {f"content/news/2026/bai-{n}.md": NEWS.replace("Tin thứ nhất", f"Bài số {n}") for n in range(250)}
    roots = [site_of(many, name) for name in ("one", "four")]
    for root, jobs in zip(roots, "14", strict=True):
        done = command("build", "--jobs", jobs, "--date", "2026-11-23", root=root)
        assert done.returncode == 0, done.stderr
    one, four = (tree_of(root / "public") for root in roots)
    assert len(one) > len(many)
    assert one == four


def test_without_a_cache_nothing_of_the_reading_is_kept(site_of: SiteOf) -> None:
    root = site_of()
    assert called("build", "--jobs", "2", "--no-cache", root=root).returncode == 0
    assert all(path.stem == "published" for path in (root / ".cache").glob("*"))  # texts for `undo` alone


def test_site_yaml_problems_are_all_told(site_of: SiteOf) -> None:
    done = called("build", root=site_of({"site.yaml": SITE.replace("Mô tả", "Mo taa").replace("https://", "ftp://")}))
    assert done.returncode == 2
    assert "site.yaml:3: LỖI [muc-la] không có mục «Mo taa»" in done.stderr
    assert "site.yaml:6: LỖI [gia-tri] Địa chỉ gốc" in done.stderr


def test_a_report_never_tells_of_an_earlier_build(site_of: SiteOf) -> None:
    root = site_of()
    report = root / "r.json"
    assert called("build", "--report", report, root=root).returncode == 0
    assert json.loads(report.read_text(encoding="utf-8"))["published"] is True
    (root / "site.yaml").write_text(SITE.replace("minh họa", "thử"), encoding="utf-8")
    assert called("build", "--report", report, root=root).returncode == 2
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["published"] is False
    assert told["problems"][0]["path"] == "site.yaml"
    printed = called("check", "--format", "json", root=root)
    assert printed.returncode == 2
    assert json.loads(printed.stdout)["problems"][0]["line"] == 4


def test_a_report_that_cannot_be_written_is_told_before_anything_is_published(site_of: SiteOf) -> None:
    root = site_of()
    assert called("build", root=root).returncode == 0
    before = tree_of(root / "public")
    (root / "content/news/2026/tin-1.md").write_text(NEWS + "\nThêm.\n", encoding="utf-8")
    done = called("build", "--report", "/khong/co/cho.json", root=root)
    assert done.returncode == 3
    assert "Chuyên mục đã đăng không thay đổi." in done.stderr
    assert tree_of(root / "public") == before


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)//", "ftp://x.example/", "/", "foo", "https://x.example/?a=b", "https://x.example/a b/"],
)
def test_an_address_that_is_none_is_wrong_usage(address: str, site_of: SiteOf) -> None:
    root = site_of()
    done = called("build", "--base-url", address, root=root)
    assert done.returncode == 2
    assert "Địa chỉ gốc" in done.stderr
    assert not (root / "public").exists()


@pytest.mark.parametrize("address", ["https://sokhcn.sonla.gov.vn/", "https://gov.vn/"])
def test_a_demonstration_never_bears_a_government_address(address: str, site_of: SiteOf) -> None:
    done = called("check", "--base-url", address, root=site_of())
    assert done.returncode == 1
    assert "[che-do]" in done.stderr


def test_words_of_commands_may_be_values_of_options(site_of: SiteOf) -> None:
    root = site_of(name="build")
    assert called("--output", root / "status", "--date", "2026-11-23", root=root).returncode == 0
    assert (root / "status/index.html").is_file()


@pytest.mark.parametrize("place", ["content/x", "content", ".", ".."])
def test_nothing_is_ever_published_into_the_sources(place: str, site_of: SiteOf) -> None:
    root = site_of()
    before = tree_of(root / "content")
    done = called("build", "--output", (root / place).resolve(), root=root)
    assert done.returncode == 2
    assert tree_of(root / "content") == before


def test_a_draft_does_not_stop_a_build_on_an_old_locale(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/nhap.md": NEWS.replace("---\n", "---\nBản nháp: có\n", 1)})
    done = command("build", root=root, env={"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
