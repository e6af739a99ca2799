"""`undo` brings a file back as it was published last, and loses no byte of the present one."""

import os
import re
import sqlite3
from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.keeping import published
from tests.conftest import NEWS, SMALL, SiteOf, tree_of

DAY = ("--date", "2026-11-23")
PATH = "content/news/2026/tin-1.md"
MINE = NEWS.replace("Nội dung", "Nội dung đang sửa dở").replace("\n", "\r\n").encode()


@pytest.fixture
def root(site_of: SiteOf) -> Path:
    root = site_of()
    assert main(["--root", str(root), "build", *DAY]) == 0
    return root


def undo(root: Path, file: str) -> int:
    return main(["--root", str(root), "undo", file])


def aside(root: Path) -> list[Path]:
    return sorted(root.rglob("*.giu"))


@pytest.mark.parametrize("typed", [PATH, "tin-1.md", "tin-1", "content\\news\\2026\\tin-1.md"])
def test_a_file_comes_back_and_the_present_one_stays_beside_it(
    typed: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / PATH).write_bytes(MINE)
    assert undo(root, typed) == 0
    assert (root / PATH).read_text(encoding="utf-8") == NEWS
    assert [path.read_bytes() for path in aside(root)] == [MINE]
    name = aside(root)[0].name
    assert name.startswith("tin-1.md.")
    assert f"content/news/2026/{name}" in capsys.readouterr().out
    assert {path.name for path in (root / PATH).parent.iterdir()} == {"tin-1.md", name}
    before = tree_of(root / "public")
    assert main(["--root", str(root), "build", *DAY]) == 0  # what was set aside is no content
    assert tree_of(root / "public") == before
    assert undo(root, typed) == 0  # nothing to be done
    assert len(aside(root)) == 1


def test_each_present_file_is_kept_however_often_it_is_undone(root: Path) -> None:
    every = [MINE + bytes([number]) for number in range(65, 69)]
    for mine in every:
        (root / PATH).write_bytes(mine)
        assert undo(root, PATH) == 0
    assert sorted(path.read_bytes() for path in aside(root)) == every


def test_a_file_that_is_gone_comes_back_with_its_folder(root: Path) -> None:
    (root / PATH).unlink()
    (root / PATH).parent.rmdir()
    assert undo(root, "tin-1.md") == 0
    assert (root / PATH).read_text(encoding="utf-8") == NEWS
    assert not aside(root)


def test_it_is_the_last_published_that_comes_back_by_the_short_way_too(root: Path) -> None:
    for number in (2, 3):
        newer = NEWS.replace("Nội dung của", f"Nội dung lần {number} của")
        (root / PATH).write_text(newer, encoding="utf-8")
        assert main(["--root", str(root), "build", *DAY]) == 0
    (root / PATH).write_bytes(MINE)
    assert main(["--root", str(root), "check", *DAY]) == 0  # publishes nothing
    (root / PATH).write_bytes(b"---\nH\xe1\xbb\x8fng: x\n---\n")
    assert main(["--root", str(root), "build", *DAY]) == 1
    assert undo(root, PATH) == 0
    assert (root / PATH).read_text(encoding="utf-8") == newer


def test_a_build_killed_before_it_kept_the_texts_is_told_of_and_the_next_one_keeps_them(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = NEWS.replace("Nội dung của", "Nội dung mới của")
    (root / PATH).write_text(newer, encoding="utf-8")

    def killed(*_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(published, "keep", killed)
        with pytest.raises(SystemExit):
            main(["--root", str(root), "build", *DAY])
    page = (root / "public/tin-tuc/tin-1/index.html").read_text(encoding="utf-8")
    assert "Nội dung mới của" in page, "published it is"
    capsys.readouterr()
    assert undo(root, PATH) == 0
    told = capsys.readouterr().out
    assert re.search(
        rf"Đã đưa {PATH} về như lần đăng lúc \d\d:\d\d ngày \d\d/\d\d/\d{{4}}\.\nCẢNH BÁO: sau lần ấy", told
    )
    (root / PATH).write_text(newer, encoding="utf-8")
    assert main(["--root", str(root), "build", *DAY]) == 0
    (root / PATH).write_bytes(MINE)
    capsys.readouterr()
    assert undo(root, PATH) == 0
    assert "CẢNH BÁO" not in capsys.readouterr().out
    assert (root / PATH).read_text(encoding="utf-8") == newer


def test_publishing_keeps_the_texts_too(site_of: SiteOf, tmp_path: Path) -> None:
    settings = SMALL["site.yaml"] + f"Nơi đăng:\n  Cách: thư mục\n  Chỗ: {tmp_path / 'noi-dang'}\n"
    root = site_of({"site.yaml": settings})
    assert main(["--root", str(root), "publish", "--yes", *DAY]) == 0
    (root / PATH).write_bytes(MINE)
    assert undo(root, PATH) == 0
    assert (root / PATH).read_text(encoding="utf-8") == NEWS


def test_site_yaml_comes_back_too(root: Path) -> None:
    good = (root / "site.yaml").read_bytes()
    (root / "site.yaml").write_bytes(b"hong")
    assert undo(root, "site.yaml") == 0
    assert (root / "site.yaml").read_bytes() == good


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("content/news/2026/moi.md", "không có gì để đưa về"),
        ("tni-1.md", "có phải «tin-1.md»?"),
        ("../../../etc/passwd", "lần đăng gần nhất không có tệp"),
        ("", "lần đăng gần nhất không có tệp"),
    ],
)
def test_what_was_not_published_is_said_and_left_alone(
    typed: str, told: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/news/2026/moi.md").write_text(NEWS, encoding="utf-8")
    before = tree_of(root / "content")
    assert undo(root, typed) == 2
    assert told in capsys.readouterr().err
    assert tree_of(root / "content") == before


def test_where_nothing_is_kept_it_says_so(site_of: SiteOf, capsys: pytest.CaptureFixture[str]) -> None:
    root = site_of()
    assert undo(root, PATH) == 2
    assert "chưa giữ bản nào" in capsys.readouterr().err
    assert not (root / ".cache").exists()


def test_what_is_kept_is_never_believed_unseen(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sqlite3.connect(root / published.PLACE) as database:
        database.execute("UPDATE kept SET value = x'00' WHERE shelf = 'texts' AND key = ?", (PATH,))
    (root / PATH).write_bytes(MINE)
    assert undo(root, PATH) == 3
    assert "không còn nguyên vẹn" in capsys.readouterr().err
    assert (root / PATH).read_bytes() == MINE


def test_a_file_saved_while_the_column_was_built_is_not_kept_as_published(root: Path) -> None:
    digests = published.kept(root)
    assert digests is not None
    (root / PATH).write_bytes(MINE)
    column = published.column_of(root)
    assert column is not None
    published.keep(root, digests | {PATH: "0" * 64}, column)
    assert published.text_of(root, PATH) is None


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whenever_it_is_interrupted_the_present_file_is_whole(
    step: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / PATH).write_bytes(MINE)

    def stop(*_: object) -> None:
        raise OSError(28, "full", "x")

    with monkeypatch.context() as broken:
        if step == "fsync":
            broken.setattr(os, "fsync", stop)
        else:
            broken.setattr(Path, "replace", stop)
        assert undo(root, PATH) == 3
    assert (root / PATH).read_bytes() == MINE
    assert undo(root, PATH) == 0
    assert (root / PATH).read_text(encoding="utf-8") == NEWS
    assert MINE in [path.read_bytes() for path in aside(root)]
