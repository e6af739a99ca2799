"""A machine on which nothing was set up: build.py says what to do, chay.py does it, files are double-clicked."""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from chay import place_of
from generator.commands.cli import cli
from tests.conftest import ROOT

CLICKED = sorted(ROOT.glob("*.bat"))


def run(*words: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, capture_output=True, encoding="utf-8", env={**os.environ, **(env or {})}, check=False, timeout=120
    )


def test_a_python_without_the_packages_is_told_what_to_do_in_vietnamese() -> None:
    done = run(sys.executable, "-S", "-E", ROOT / "build.py", "check")  # -S: nothing that was installed
    assert (done.returncode, done.stdout) == (3, "")
    assert "chưa có gói «" in done.stderr
    assert "py chay.py check" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_package_that_came_with_a_new_version_is_told_alike(tmp_path: Path) -> None:
    (tmp_path / "markdown.py").write_text("raise ModuleNotFoundError(name='markdown')", encoding="utf-8")
    done = run(sys.executable, ROOT / "build.py", "check", env={"PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (3, "")
    assert "chưa có gói «markdown»" in done.stderr
    assert "Traceback" not in done.stderr


def environment(folder: Path) -> Path:
    """A program that tells what it was called with, and what chay.py set up for it; the mark of that."""
    shutil.copy(ROOT / "chay.py", folder)
    (folder / "build.py").write_text(
        "import os, sys; assert 'chay.py' in os.environ['CCHC_CALLED']; print(sys.argv[1:]); sys.exit(7)",
        encoding="utf-8",
    )
    project = b"[build-system]\nrequires = ['no-such-thing-at-all']\n"
    (folder / "pyproject.toml").write_bytes(project)
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    mark = folder / ".venv/da-cai.txt"
    mark.write_text(hashlib.sha256(project).hexdigest(), encoding="utf-8")
    return mark


def test_what_is_set_up_is_run_and_what_changed_is_set_up_anew(tmp_path: Path) -> None:
    mark = environment(tmp_path)
    ready = run(sys.executable, tmp_path / "chay.py", "report", "2022-Q1")
    assert (ready.returncode, ready.stdout, ready.stderr) == (7, "['report', '2022-Q1']\n", "")

    (tmp_path / ".venv/bin/python").unlink()  # as after the Python that it was made with is gone
    lost = run(sys.executable, tmp_path / "chay.py", "check", env={"PIP_NO_INDEX": "1"})
    assert (lost.returncode, lost.stdout) == (3, "")
    assert "Đang cài những gì chương trình cần" in lost.stderr
    assert "LỖI: chưa cài được" in lost.stderr
    assert not mark.exists()


def test_what_is_set_up_runs_on_when_a_new_version_cannot_be_installed(tmp_path: Path) -> None:
    environment(tmp_path)
    (tmp_path / "pyproject.toml").write_bytes(b"[build-system]\nrequires = ['another-thing-that-is-not']\n")
    offline = run(sys.executable, tmp_path / "chay.py", "check", env={"PIP_NO_INDEX": "1"})
    assert (offline.returncode, offline.stdout) == (7, "['check']\n")
    assert "LỖI: chưa cài được" in offline.stderr
    assert offline.stderr.endswith("Tạm chạy với những gì đã cài từ trước.\n")


def test_a_package_that_is_lost_is_installed_again_the_next_time(tmp_path: Path) -> None:
    mark = environment(tmp_path)
    shutil.copy(ROOT / "build.py", tmp_path)
    (tmp_path / ".venv/pyvenv.cfg").write_text(f"home = {Path(sys.base_prefix) / 'bin'}\n", encoding="utf-8")
    (tmp_path / "generator/commands").mkdir(parents=True)
    for package in ("generator", "generator/commands"):
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / "generator/commands/cli.py").write_text("import khong_co_goi_nay", encoding="utf-8")
    lost = run(sys.executable, tmp_path / "chay.py", "check")
    assert "chưa có gói «khong_co_goi_nay»" in lost.stderr
    assert not mark.exists()


def test_ctrl_c_leaves_the_last_word_to_the_program(tmp_path: Path) -> None:
    environment(tmp_path)
    (tmp_path / "build.py").write_text(
        "import time\n"
        "try: print('chạy', flush=True); time.sleep(60)\n"
        "except KeyboardInterrupt: time.sleep(0.6); print('đã dừng'); raise SystemExit(5)",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        [sys.executable, tmp_path / "chay.py", "serve"],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  # else a shell behind may forbid it
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "chạy\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal sends it: to all of them
    assert process.communicate(timeout=30)[0] == "đã dừng\n"
    assert process.returncode == 5


def test_on_windows_it_is_installed_where_paths_are_short_and_nothing_is_synchronised() -> None:
    here, home = Path("/OneDrive - Sở/Máy tính/cchc"), Path("/Users/an")
    assert place_of(here, home, windows=False) == here / ".venv"
    own = place_of(here, home, windows=True)
    assert own.parent == home / ".cchc"
    assert len(own.name) == 8
    assert own != place_of(here / "khac", home, windows=True)


def test_files_to_double_click_run_commands_that_exist() -> None:
    assert [file.stem for file in CLICKED] == ["Kiểm tra", "Tình trạng", "Xem thử", "Đăng"]
    common = set[str]()
    for file in CLICKED:
        content = file.read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n"), "cmd loses its place among labels in other files"
        lines = content.decode("utf-8").splitlines()
        assert lines[:3] == ["@echo off", "chcp 65001 >nul", f"title {file.stem}"]
        assert lines[-1] == "pause >nul"
        (call,) = (line for line in lines if "chay.py" in line)
        name, *options = call.removeprefix("%PYTHON% chay.py ").split()
        known = {option for each in cli.commands[name].params for option in each.opts}
        assert set(options) <= known
        labels = {line.removeprefix(":") for line in lines if line.startswith(":")}
        assert set(re.findall(r"goto (\w+)", "\n".join(lines))) == labels
        own = (call, lines[2], "echo Xem xong")
        common.add("\n".join(line for line in lines if not line.startswith(own)))
    assert len(common) == 1, "they differ in what they run alone"
