"""`publish`: what is new is named, then the column stands whole where `site.yaml` says, by each means."""

import os
import pty
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from generator.keeping.published import kept, text_of
from tests.conftest import NEWS, ROOT, SITE, SiteOf, called, needs, tree_of

DAY = ("--date", "2026-11-23")


def placed(how: str, at: str | Path, more: str = "") -> str:
    return f"{SITE}  - Tin khác\nNơi đăng:\n  Cách: {how}\n  Chỗ: {at}\n{more}"


def publish(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return called("publish", *DAY, *more, root=root)


def git(*words: str | Path, cwd: Path) -> str:
    return subprocess.run(
        [needs("git"), "-c", "user.name=Thử", "-c", "user.email=thu@thu.example", *words],
        cwd=cwd,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def change(root: Path) -> None:
    """One news item goes, one comes, one stays."""
    news = root / "content/news/2026"
    (news / "tin-1.md").unlink()
    (news / "tin-2.md").write_text(NEWS.replace("Tin thứ nhất", "Tin thứ hai"), encoding="utf-8")


def held_to(done: subprocess.CompletedProcess[str]) -> None:
    """What every means must say of that change."""
    assert done.returncode == 0, done.stderr
    assert "Trang mới (1):\n  /tin-tuc/tin-2/  Tin thứ hai\n" in done.stdout
    assert "Trang bỏ đi (1):\n  /tin-tuc/tin-1/\n" in done.stdout
    assert "  /tin-tuc/  " in done.stdout.partition("Trang sửa")[2]


def test_a_folder_is_exchanged_whole(site_of: SiteOf, tmp_path: Path) -> None:
    there = tmp_path / "web" / "cchc"
    root = site_of({"site.yaml": placed("thư mục", "../web/cchc")})
    lost = publish(root, "--yes")
    assert lost.returncode == 3
    assert "ổ mạng chưa nối" in lost.stderr
    assert not there.parent.exists()

    there.parent.mkdir()
    first = publish(root, "--yes")
    assert first.returncode == 0, first.stderr
    assert "đăng lần đầu" in first.stdout
    assert "Địa chỉ gốc» còn là địa chỉ mẫu" in first.stderr
    assert tree_of(there) == tree_of(root / "public")

    again = publish(root, "--yes")
    assert "đã có đúng bản này" in again.stdout

    before = tree_of(there)
    change(root)
    unasked = publish(root)
    assert unasked.returncode == 2
    assert "thêm --yes" in unasked.stderr
    assert tree_of(there) == before
    held_to(publish(root, "--yes"))
    assert tree_of(there) == tree_of(root / "public") != before


def test_what_no_build_made_is_never_replaced(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of()
    at_home, somewhere, file = root / "content/x", tmp_path / "nha", tmp_path / "anh.zip"
    somewhere.mkdir()
    (somewhere / "thu.txt").write_text("của người khác", encoding="utf-8")
    file.write_bytes(b"PK?")
    needs("rsync")
    for how, at, told in (
        ("thư mục", somewhere, "không được ghi đè"),
        ("rsync", somewhere, "không được ghi đè"),
        ("zip", file, "không được ghi đè"),
        ("thư mục", at_home, "nằm trong content/"),
        ("zip", tmp_path / "nha.txt", "phải là tên một tệp .zip"),
        ("zip", tmp_path / "khong-co/a.zip", "không có thư mục"),
        ("rsync", "khong-co-may-nay.invalid:/srv/www", "không tới được nơi đăng"),
        ("git", tmp_path / "khong-co.git", "không tới được nơi đăng"),
    ):
        (root / "site.yaml").write_text(placed(how, at), encoding="utf-8")
        done = publish(root, "--yes")
        assert done.returncode in (2, 3), (how, done.stdout)
        assert told in done.stderr, (how, done.stderr)
        assert "Traceback" not in done.stderr
    assert [path.name for path in somewhere.iterdir()] == ["thu.txt"]
    assert file.read_bytes() == b"PK?"
    assert not at_home.exists()


def test_rsync_leaves_what_is_the_servers_own(site_of: SiteOf, tmp_path: Path) -> None:
    needs("rsync")
    there = tmp_path / "web dir" / "cchc"
    there.mkdir(parents=True)
    (there / ".htaccess").write_text("của máy chủ", encoding="utf-8")
    root = site_of({"site.yaml": placed("rsync", there)})
    assert publish(root, "--yes").returncode == 0
    change(root)
    held_to(publish(root, "--yes"))
    assert tree_of(there) == tree_of(root / "public") | {".htaccess": "của máy chủ".encode()}
    assert (there / "index.html").stat().st_mode & 0o777 == 0o644


def test_git_gets_one_commit_on_a_branch_of_its_own(site_of: SiteOf, tmp_path: Path) -> None:
    there = tmp_path / "kho.git"
    git("init", "-q", "--bare", "-b", "main", there, cwd=tmp_path)
    git("clone", "-q", there, "nguon", cwd=tmp_path)
    source = tmp_path / "nguon"
    (source / "bai.md").write_text("nguồn", encoding="utf-8")
    git("add", ".", cwd=source)
    git("commit", "-qm", "nguồn", cwd=source)
    git("push", "-q", "origin", "HEAD:main", cwd=source)

    root = site_of({"site.yaml": placed("git", there, "  Nhánh: main\n")})
    refused = publish(root, "--yes")
    assert "(bai.md)" in refused.stderr
    assert "không được ghi đè" in refused.stderr

    (root / "site.yaml").write_text(placed("git", there), encoding="utf-8")
    assert publish(root, "--yes").returncode == 0
    git("fetch", "-q", "origin", "gh-pages", cwd=source)
    git("checkout", "-q", "gh-pages", cwd=source)
    (source / "CNAME").write_text("cchc.thu.example", encoding="utf-8")
    git("add", ".", cwd=source)
    git("commit", "-qm", "tên miền", cwd=source)
    git("push", "-q", "origin", "gh-pages", cwd=source)

    change(root)
    held_to(publish(root, "--yes"))
    git("pull", "-q", "origin", "gh-pages", cwd=source)
    told = git("log", "--format=%an: %s", cwd=source).splitlines()
    assert told == [
        "Sở Thử nghiệm: Chuyên mục ngày 2026-11-23",
        "Thử: tên miền",
        "Sở Thử nghiệm: Chuyên mục ngày 2026-11-23",
    ]
    standing = {path: content for path, content in tree_of(source).items() if not path.startswith(".git/")}
    assert standing == tree_of(root / "public") | {"CNAME": b"cchc.thu.example", ".nojekyll": b""}
    assert "đã có đúng bản này" in publish(root, "--yes").stdout


def test_a_zip_is_the_column_and_says_that_nobody_sees_it_yet(site_of: SiteOf, tmp_path: Path) -> None:
    file = tmp_path / "cchc.zip"
    root = site_of({"site.yaml": placed("zip", file)})
    done = publish(root, "--yes")
    assert "Người đọc chưa thấy gì: gửi tệp này cho người quản trị" in done.stdout
    first = file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == tree_of(root / "public")
    file.unlink()
    publish(root, "--yes")
    assert file.read_bytes() == first
    change(root)
    held_to(publish(root, "--yes"))


def test_faults_of_the_content_and_a_missing_place_stop_it_before_anything_is_touched(site_of: SiteOf) -> None:
    undeclared = publish(site_of(), "--yes")
    assert undeclared.returncode == 2
    assert "site.yaml chưa có «Nơi đăng»" in undeclared.stderr
    faulty = site_of(
        {
            "site.yaml": placed("zip", "cchc.zip"),
            "content/news/2026/tin-2.md": NEWS.replace("01/03/2026", "31/02/2026"),
        },
        name="sai",
    )
    stopped = publish(faulty, "--yes")
    assert stopped.returncode == 1
    assert "Chuyên mục ở nơi đăng không thay đổi." in stopped.stderr
    assert not (faulty / "cchc.zip").exists()


@pytest.mark.parametrize("secret", ["https://ten:mat-khau@kho.example/a.git", "https://ghp_abc@kho.example/a.git"])
def test_a_secret_in_site_yaml_is_refused_and_not_repeated(secret: str, site_of: SiteOf) -> None:
    done = publish(site_of({"site.yaml": placed("git", secret)}), "--yes")
    assert done.returncode == 2
    assert "mang theo tên đăng nhập, mật khẩu" in done.stderr
    assert secret not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals of this kind there")
@pytest.mark.parametrize(("answer", "published"), [("\n", False), ("không\n", False), ("c\n", True), ("Có\n", True)])
def test_a_person_is_asked(answer: str, published: bool, site_of: SiteOf) -> None:
    root = site_of({"site.yaml": placed("zip", "cchc.zip")})
    ours, theirs = pty.openpty()
    os.write(ours, answer.encode())
    done = subprocess.run(
        [sys.executable, ROOT / "build.py", "--root", root, "publish", *DAY],
        stdin=theirs,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert (root / "cchc.zip").exists() is published
    assert ("Chưa đăng. Chuyên mục ở nơi đăng không thay đổi." in done.stderr) is not published
    assert ("site.yaml" in (kept(root) or ())) is published
    assert publish(root, "--yes").returncode == 0  # of a column that stands already
    assert text_of(root, "site.yaml") == (root / "site.yaml").read_bytes()


@pytest.mark.parametrize("how", ["rsync", "git"])
def test_over_ssh_it_arrives_whole_and_a_place_that_is_not_reached_is_told(
    how: str, site_of: SiteOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The far side of ssh is run here, with the words that ssh would hand to it."""
    needs(how)
    ssh = tmp_path / "ssh"
    ssh.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        "words = sys.argv[1:]\n"
        "words = words[words.index('may.chu') + 1:]\n"
        "os.execvp('sh', ['sh', '-c', ' '.join(words)])\n",
        encoding="utf-8",
    )
    ssh.chmod(0o755)
    for name in ("RSYNC_RSH", "GIT_SSH"):
        monkeypatch.setenv(name, str(ssh))
    monkeypatch.setenv("GIT_SSH_VARIANT", "simple")
    there = tmp_path / "web"
    if how == "git":
        git("init", "--quiet", "--bare", there, cwd=tmp_path)
    at = f"may.chu:{there}"
    root = site_of({"site.yaml": placed(how, at)})
    first = publish(root, "--yes")
    assert first.returncode == 0, first.stderr
    change(root)
    held_to(publish(root, "--yes"))
    if how == "git":
        git("--work-tree=.", f"--git-dir={there}", "checkout", "-q", "gh-pages", "--", ".", cwd=make(tmp_path / "xem"))
        (tmp_path / "xem/.nojekyll").unlink()
        there = tmp_path / "xem"
    assert tree_of(there) == tree_of(root / "public")
    ssh.write_text("#!/bin/sh\necho 'Connection refused' >&2\nexit 255\n", encoding="utf-8")
    lost = publish(root, "--yes")
    assert lost.returncode == 3
    assert "không tới được nơi đăng «may.chu:" in lost.stderr


def make(folder: Path) -> Path:
    folder.mkdir()
    return folder
