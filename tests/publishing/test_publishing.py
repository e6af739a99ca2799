"""Publication: one step, the old column whole until then, nobody else's files touched."""

import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from generator.artifacts import MANIFEST
from generator.problems import MachineFailed, UsageFailed
from generator.publishing.staging import staging
from tests.conftest import NEWS, ROOT, SiteOf, build, command, tree_of


def test_a_folder_that_we_did_not_make_is_never_written_over(site_of: SiteOf) -> None:
    root = site_of({"public/cua-toi.txt": "giữ lại"})
    done = command("build", root=root)
    assert done.returncode == 2
    assert "không do chương trình này tạo ra" in done.stderr
    assert tree_of(root / "public") == {"cua-toi.txt": "giữ lại".encode()}


def test_an_empty_folder_is_taken(site_of: SiteOf) -> None:
    root = site_of()
    (root / "public").mkdir()
    assert build(root).published


def test_a_second_build_at_once_is_told_so(site_of: SiteOf) -> None:
    root = site_of()
    with staging(root / "public") as trees:
        trees.write("a.txt", b"a", sha256(b"a").hexdigest())
        done = command("build", root=root)
        assert done.returncode == 3
        assert "một lần dựng khác đang chạy" in done.stderr
        assert (trees.spare / "a.txt").is_file(), "the second build must not clear the first one's tree"
    assert build(root).published


def test_a_lock_is_held_within_one_process_too(tmp_path: Path) -> None:
    with staging(tmp_path / "public"), pytest.raises(MachineFailed), staging(tmp_path / "public"):
        pass


def test_a_symlink_as_output_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "public").symlink_to("real")
    with pytest.raises(UsageFailed), staging(tmp_path / "public"):
        pass


def test_a_column_moved_aside_by_a_killed_build_comes_back(tmp_path: Path) -> None:
    output, place = tmp_path / "public", tmp_path / ".public.staging"
    (place / "old").mkdir(parents=True)
    (place / "old" / MANIFEST).write_text("{}")
    with staging(output):
        assert (output / MANIFEST).is_file()
    assert not (place / "old").exists()


def test_kills_at_random_moments_leave_one_whole_column(site_of: SiteOf) -> None:
    """The old bytes or the new bytes, and the next build heals whatever lies around."""
    root = site_of()
    news = root / "content/news/2026/tin-1.md"
    versions = []
    for word in ("thứ nhất", "thứ hai"):
        news.write_text(NEWS.replace("thứ nhất", word), encoding="utf-8")
        assert build(root).published
        versions.append(tree_of(root / "public"))
    assert versions[0] != versions[1]
    news.write_text(NEWS, encoding="utf-8")
    arguments = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "build", "--date", "2026-11-23"]
    for moment in range(16):
        process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.15 + moment * 0.02)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert tree_of(root / "public") in versions
    assert build(root).published
    assert tree_of(root / "public") == versions[0]
    assert build(root).difference.written == 0
    left = {path.name for path in (root / ".public.staging").iterdir() if path.suffix != ".notes"}
    assert left == {"lock", "spare"}
