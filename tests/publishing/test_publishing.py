"""Publication: one step, the old column whole until then, nobody else's files touched."""

import json
import random
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from generator.artifacts import MANIFEST
from generator.commands import cli
from generator.problems import MachineFailed, UsageFailed
from generator.publishing import swap
from generator.publishing.staging import staging
from tests.conftest import NEWS, ROOT, SiteOf, build, command, tree_of


def test_a_folder_that_we_did_not_make_is_never_written_over(site_of: SiteOf) -> None:
    root = site_of({"public/cua-toi.txt": "giữ lại"})
    done = command("build", root=root)
    assert done.returncode == 2
    assert "không do chương trình này tạo ra" in done.stderr
    assert tree_of(root / "public") == {"cua-toi.txt": "giữ lại".encode()}


@pytest.mark.parametrize("place", ["tệp.txt/public", "public"])
def test_no_file_in_the_way_is_removed(place: str, site_of: SiteOf) -> None:
    root = site_of({"tệp.txt": "giữ lại", ".public.staging": "giữ lại"})
    done = command("build", "--output", root / place, root=root)
    assert done.returncode == 3
    assert (root / "tệp.txt").read_text(encoding="utf-8") == "giữ lại"
    assert (root / ".public.staging").read_text(encoding="utf-8") == "giữ lại"


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


WRITER = """
import itertools, sys
from hashlib import sha256
from pathlib import Path
from generator.publishing.staging import staging
for turn in itertools.count(int(sys.argv[2])):
    column = {f"{(turn + number) % 50}/index.html": f"{turn} {number}" * 99 for number in range(40)} | {"a": str(turn)}
    files = {path: sha256(text.encode()).hexdigest() for path, text in column.items()}
    with staging(Path(sys.argv[1])) as trees:
        for path, text in column.items():
            trees.write(path, text.encode(), files[path])
        trees.publish(files, "2026-11-23")
    print(turn, flush=True)
"""


@pytest.mark.parametrize("seed", range(2))
def test_kills_in_the_midst_of_publication_after_publication(seed: int, tmp_path: Path) -> None:
    """Whatever was under way, each file of the column is what its manifest says, and no other file is there."""
    output, turn, moments = tmp_path / "public", 0, random.Random(seed)
    for _ in range(6):
        arguments = [sys.executable, "-c", WRITER, str(output), str(turn)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
            assert writer.stdout is not None
            first = int(writer.stdout.readline())
            assert first == turn, "it mends what the one before left"
            time.sleep(moments.random() * 0.3)
            writer.kill()
            said = [first, *map(int, writer.stdout.read().split())]
        files = json.loads((output / MANIFEST).read_bytes())["files"]
        found = tree_of(output)
        del found[MANIFEST]
        assert {path: sha256(content).hexdigest() for path, content in found.items()} == files
        assert len(files) == 41
        turn = int(found["a"])
        assert turn in (said[-1], said[-1] + 1), "what was said to be published is"


# ---- what is said when a build is stopped ----------------------------------------------------------------------------


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("cause", ["signal", "disk"])
def test_a_build_that_is_stopped_tells_truly_what_readers_see(
    after: bool, cause: str, site_of: SiteOf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, real = site_of(), swap.exchange
    assert build(root).published
    (root / "content/news/2026/tin-1.md").write_text(NEWS.replace("thứ nhất", "thứ hai"), encoding="utf-8")
    before = tree_of(root / "public")

    def stop() -> None:
        if cause == "signal":
            signal.raise_signal(signal.SIGINT)
        (root / ".public.staging/khong-co/tep").touch()

    def exchange(one: Path, other: Path) -> bool:
        if not after:
            stop()
        assert real(one, other)
        stop()
        return True

    monkeypatch.setattr(swap, "exchange", exchange)
    report = root / "report.json"
    arguments = ["--root", str(root), "build", "--date", "2026-11-23", "--report", str(report)]
    assert cli.main(arguments) == 3
    said = capsys.readouterr().err
    assert ("Bản mới đã đăng xong trước đó." in said) == after
    assert ("Chuyên mục đã đăng không thay đổi." in said) == (not after)
    assert (tree_of(root / "public") != before) == after
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["published"], bool(told["written"])) == (after, after)
    monkeypatch.undo()
    assert build(root).published
    assert "Tin thứ hai" in (root / "public/tin-tuc/tin-1/index.html").read_text(encoding="utf-8")


def test_an_interrupt_at_any_moment_tells_truly_what_readers_see(site_of: SiteOf) -> None:
    root = site_of()
    assert build(root).published
    arguments = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "build", "--date", "2026-11-23"]
    for moment in range(10):
        tree = (root / "public").stat().st_ino
        process = subprocess.Popen(arguments, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        time.sleep(0.25 + moment * 0.04)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        if "Đã dừng theo yêu cầu" in said:
            assert ("Bản mới đã đăng xong" in said) == ((root / "public").stat().st_ino != tree)
