"""Sizes are looked at before contents: what is too large is told by its name, and never read."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.files.pictures import MOST_BYTES, pictures_of
from generator.kinds import KINDS
from generator.model.finding import find
from generator.problems import Problem
from tests.conftest import NEWS, ROOT, SiteOf, problems_of
from tests.files.test_pictures import WITH_PICTURE, jpeg

MEGABYTE = 1024 * 1024
LITTLE_MEMORY = 400 * MEGABYTE


def huge(path: Path, size: int, start: bytes = b"---\n") -> Path:
    """A file that takes no room on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(start)
        file.truncate(size)
    return path


def check_with_little_memory(root: Path) -> subprocess.CompletedProcess[str]:
    code = f"import resource, sys; resource.setrlimit(resource.RLIMIT_AS, ({LITTLE_MEMORY}, {LITTLE_MEMORY}))\n"
    code += "from generator.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    whole = [sys.executable, "-c", code, "check", "--root", str(root), "--date", "2026-11-23", "--jobs", "1"]
    return subprocess.run(whole, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False)


def test_a_huge_text_fails_with_its_name_and_the_limit_without_being_read(site_of: SiteOf) -> None:
    root = site_of()
    huge(root / "content/news/2026/khong-lo.md", 600 * MEGABYTE)
    done = check_with_little_memory(root)
    assert done.returncode == 1, done.stderr
    assert done.stderr == (
        "content/news/2026/khong-lo.md:1: LỖI [qua-lon] tệp nặng 614400 KB, quá 512 KB\n"
        "    gợi ý: tách thành nhiều tệp, để ảnh và biểu mẫu trong content/files/\n"
        "1 lỗi, 0 cảnh báo.\n"
        "Vì sao sai, viết sao cho đúng: docs/loi.md#qua-lon\n"
    )


def test_a_huge_site_yaml_is_wrong_usage(site_of: SiteOf) -> None:
    root = site_of()
    huge(root / "site.yaml", 600 * MEGABYTE)
    done = check_with_little_memory(root)
    assert done.returncode == 2
    assert "site.yaml:1: LỖI [qua-lon] tệp nặng 614400 KB, quá 512 KB" in done.stderr


def test_what_a_large_text_really_is_comes_before_its_size(tmp_path: Path) -> None:
    """«Tách thành nhiều tệp» would mislead who saved a PDF under a wrong name."""
    huge(tmp_path / "content/news/2026/tin.md", 30 * MEGABYTE, b"%PDF-1.7\n")
    problems: list[Problem] = []
    texts, _ = find(tmp_path, KINDS, problems)
    assert not texts
    assert [(each.path, each.message) for each in problems] == [
        ("content/news/2026/tin.md", "đây là tệp PDF, không phải tệp văn bản .md")
    ]


@pytest.mark.parametrize("name", ["khong-lo.jpg", "khong-lo.png"])
def test_a_huge_picture_is_refused_by_its_bytes_where_a_text_names_it(name: str, site_of: SiteOf) -> None:
    root = site_of({"content/news/2026/tin-1.md": WITH_PICTURE.replace("anh.jpg", name)})
    huge(root / "content/files" / name, 2048 * MEGABYTE, b"\xff\xd8\xff" if name.endswith("jpg") else b"\x89PNG")
    done = check_with_little_memory(root)
    assert done.returncode == 1
    assert done.stderr.startswith(
        f"content/news/2026/tin-1.md:6: LỖI [anh-sai] «content/files/{name}»: ảnh nặng 2.147,5 MB, quá 64 MB\n"
        "    gợi ý: thu nhỏ ảnh còn rộng 1600 điểm ảnh rồi lưu lại\n"
    )


def test_a_picture_up_to_the_limit_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "content/files/anh.jpg"
    huge(path, MOST_BYTES, jpeg(100, 60))
    assert pictures_of(tmp_path, ["content/files/anh.jpg"])["content/files/anh.jpg"].fault is None
    huge(path, MOST_BYTES + 1, jpeg(100, 60))
    assert pictures_of(tmp_path, ["content/files/anh.jpg"])["content/files/anh.jpg"].fault


def test_a_long_film_is_found_by_its_size_and_its_first_bytes(site_of: SiteOf) -> None:
    film = "content/files/phim.mp4"
    root = site_of({"content/news/2026/tin-1.md": f"{NEWS}\n[Phim](../../files/phim.mp4)\n"})
    huge(root / film, 3 * 1024 * MEGABYTE, b"\0\0\0\x18ftypmp42")
    problems: list[Problem] = []
    assert find(root, (), problems)[1] == {film: 3 * 1024 * MEGABYTE}
    assert film not in {problem.path for problem in problems}
    assert problems_of(root) == ()
