"""The whole build: gates in order, one mistake told once, the same bytes for the same inputs."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline import Job, run
from tests.conftest import DECISION, NEWS, PROCEDURE, ROOT, SITE, TODAY, SiteOf, build, command, read_of, tree_of


def test_the_smallest_site_builds(site_of: SiteOf) -> None:
    report = build(site_of())
    assert report.published, [str(problem) for problem in report.problems]
    assert report.problems == ()


def test_a_later_gate_is_silent_about_an_earlier_gates_faults(site_of: SiteOf) -> None:
    """A procedure that cannot be read also looks missing; only the first is told."""
    report = build(site_of({"content/procedures/1.010040.md": PROCEDURE.replace("---\n", "—--\n", 1)}))
    assert [problem.rule for problem in report.problems] == ["hang-rao"]


def test_all_faults_of_one_gate_are_told_at_once(site_of: SiteOf) -> None:
    report = build(
        site_of(
            {
                "content/procedures/1.010040.md": PROCEDURE.replace(
                    "Số lượng hồ sơ: 01 bộ\n", "Màu sắc: 1\nMùi vị: 2\n"
                ),
                "content/news/2026/tin-1.md": NEWS.replace("01/03/2026", "31/02/2026"),
            }
        )
    )
    told = [(problem.path, problem.line, problem.rule) for problem in report.problems]
    assert told == [
        ("content/news/2026/tin-1.md", 3, "gia-tri"),
        ("content/procedures/1.010040.md", 2, "thieu-muc"),
        ("content/procedures/1.010040.md", 14, "muc-la"),
        ("content/procedures/1.010040.md", 15, "muc-la"),
    ]


def test_locale_time_zone_path_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    trees = []
    for number, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"},
            {"PYTHONHASHSEED": "4242", "TZ": "America/New_York", "LC_ALL": "C.UTF-8", "COLUMNS": "20"},
        )
    ):
        root = tmp_path / ("a" if number else "một nơi khác")
        shutil.copytree(ROOT / "content", root / "content")
        shutil.copy(ROOT / "site.yaml", root)
        umask = os.umask(0o077 if number else 0o002)
        try:
            done = command("build", "--date", "2026-11-23", root=root, env=env, cwd=tmp_path)
        finally:
            os.umask(umask)
        assert done.returncode == 0, done.stderr
        trees.append(tree_of(root / "public"))
        modes = {path.stat().st_mode & 0o777 for path in (root / "public").rglob("*")}
        assert modes == {0o644, 0o755}
    assert trees[0] == trees[1]


def test_a_second_build_changes_nothing_and_says_so(site_of: SiteOf) -> None:
    root = site_of()
    first = build(root)
    before = tree_of(root / "public")
    second = build(root)
    assert (second.difference.written, second.difference.removed) == (0, 0)
    assert second.difference.unchanged == first.difference.written
    assert tree_of(root / "public") == before


def test_a_build_from_the_cache_equals_one_without(site_of: SiteOf) -> None:
    root = site_of()
    build(root)
    with_cache, loaded = tree_of(root / "public"), read_of(root)
    for damage in (b"", b"{", b"\x00" * 100, b"SQLite format 3\0" + b"\xff" * 5000):
        (root / ".cache" / "kept.sqlite").write_bytes(damage)
        assert read_of(root) == loaded
    assert run(Job(root=root, date=TODAY, output=root / "public", cached=False)).published
    assert tree_of(root / "public") == with_cache


def test_what_was_built_before_leaves_no_trace(site_of: SiteOf) -> None:
    extra = NEWS.replace("Tin thứ nhất", "Tin sẽ bỏ").replace("---\n", "---\nĐịa chỉ cũ: /tin-tuc/ten-xua/\n", 1)
    root = site_of({"content/news/2026/tin-2.md": extra})
    assert build(root).published
    assert (root / "public/tin-tuc/ten-xua/index.html").is_file()
    (root / "content/news/2026/tin-2.md").unlink()
    assert build(root).published
    clean = site_of(name="clean")
    assert build(clean).published
    assert tree_of(root / "public") == tree_of(clean / "public")


def test_line_ends_marks_and_forms_of_letters_change_no_byte(site_of: SiteOf) -> None:
    import unicodedata

    plain = site_of(name="plain")
    windows = site_of(
        {
            "content/procedures/1.010040.md": b"\xef\xbb\xbf" + PROCEDURE.replace("\n", "\r\n").encode(),
            "content/news/2026/tin-1.md": unicodedata.normalize("NFD", NEWS),
            "content/register/qd-01.md": DECISION.replace("Tên: ", "Tên:\u00a0"),
        },
        name="windows",
    )
    assert build(plain).published
    report = build(windows)
    assert report.published, [str(problem) for problem in report.problems]
    assert tree_of(plain / "public") == tree_of(windows / "public")


@pytest.mark.parametrize("line", ["Bản nháp: có", "Ngày đăng: 24/11/2026"])
def test_a_draft_or_future_item_is_nowhere_in_the_output(line: str, site_of: SiteOf) -> None:
    secret = NEWS.replace("Tin thứ nhất", "Tin bí mật").replace("Tin để thử", "Chuyện kín")
    secret = secret.replace("Ngày đăng: 01/03/2026", line if "Ngày" in line else f"Ngày đăng: 01/03/2026\n{line}")
    root = site_of({"content/news/2026/tin-kin.md": secret})
    report = build(root)
    assert report.published, [str(problem) for problem in report.problems]
    for path, content in tree_of(root / "public").items():
        assert "tin-kin" not in path
        assert b"tin-kin" not in content
        assert "Tin bí mật".encode() not in content
        assert "Chuyện kín".encode() not in content
    if "Ngày" in line:
        assert build(root, date(2026, 11, 24)).published
        assert (root / "public/tin-tuc/tin-kin/index.html").is_file()


def test_a_drafts_attachment_stays_out(site_of: SiteOf) -> None:
    text = "\n[Tải về](../../files/mau.pdf)\n"
    root = site_of(
        {
            "content/files/mau.pdf": b"%PDF-1.4 thu",
            "content/news/2026/tin-2.md": NEWS.replace("---\n", "---\nBản nháp: có\n", 1) + text,
        }
    )
    report = build(root)
    assert report.published
    assert [problem.rule for problem in report.problems] == ["tep-thua"]
    assert not (root / "public/tep").exists()
    (root / "content/news/2026/tin-1.md").write_text(NEWS + text, encoding="utf-8")
    assert build(root).problems == ()
    assert (root / "public/tep/mau.pdf").read_bytes() == b"%PDF-1.4 thu"
    assert 'href="../../tep/mau.pdf"' in (root / "public/tin-tuc/tin-1/index.html").read_text()


def test_a_former_address_leads_to_the_page(site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": NEWS.replace("---\n", "---\nĐịa chỉ cũ: /tin-tuc/xua/\n", 1)})
    assert build(root).published
    redirect = (root / "public/tin-tuc/xua/index.html").read_text()
    assert "https://thu.example/cchc/tin-tuc/tin-1/" in redirect
    assert "/tin-tuc/xua/" not in (root / "public/sitemap.xml").read_text()


def test_links_inside_are_relative_but_for_404(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    for path, content in tree_of(root / "public").items():
        if path.endswith(".html") and path != "404.html":
            assert b'href="/' not in content, path
            assert b'src="/' not in content, path
    assert 'href="/cchc/thu-tuc/"' in (root / "public/404.html").read_text()


def test_an_empty_set_in_force_is_an_error(site_of: SiteOf) -> None:
    report = build(site_of({"content/register/qd-01.md": DECISION}), date(2026, 2, 14))
    assert [problem.rule for problem in report.problems] == ["danh-muc-trong"]


def test_a_template_fault_names_the_template_and_its_line(site_of: SiteOf) -> None:
    root = site_of()
    shutil.copytree(ROOT / "templates", root / "templates")
    detail = root / "templates/news/detail.html"
    lines = detail.read_text(encoding="utf-8").split("\n")
    place = next(number for number, line in enumerate(lines) if "block" in line) + 1
    lines.insert(place, "{{ item.khong_co_muc_nay }}")
    detail.write_text("\n".join(lines), encoding="utf-8")
    report = build(root)
    assert not report.published
    assert [(p.path, p.line, p.rule) for p in report.problems] == [
        ("templates/news/detail.html", place + 1, "mau-trang")
    ]


def test_site_yaml_is_read_as_strictly_as_front_matter(site_of: SiteOf) -> None:
    done = command("check", root=site_of({"site.yaml": SITE.replace("Chế độ: minh họa", "Chế độ: thử")}))
    assert done.returncode == 2
    assert "site.yaml:4: LỖI [gia-tri] Chế độ: «thử» không phải một lựa chọn" in done.stderr
