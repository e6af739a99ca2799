"""A machine on which nothing was set up: build.py says what to do, chay.py does it, files are double-clicked."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.skipif(sys.platform == "win32", reason="its own layout of .venv")
def test_what_is_set_up_is_run_and_what_changed_is_set_up_anew(tmp_path: Path) -> None:
    shutil.copy(ROOT / "chay.py", tmp_path)
    (tmp_path / "build.py").write_text("import sys; print(sys.argv[1:]); sys.exit(7)", encoding="utf-8")
    project = b"[build-system]\nrequires = ['no-such-thing-at-all']\n"
    (tmp_path / "pyproject.toml").write_bytes(project)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    mark = tmp_path / ".venv/da-cai.txt"
    mark.write_text(hashlib.sha256(project).hexdigest(), encoding="utf-8")

    ready = run(sys.executable, tmp_path / "chay.py", "report", "2022-Q1")
    assert (ready.returncode, ready.stdout, ready.stderr) == (7, "['report', '2022-Q1']\n", "")

    python.unlink()  # as after the Python that it was made with is gone
    lost = run(sys.executable, tmp_path / "chay.py", "check", env={"PIP_NO_INDEX": "1"})
    assert (lost.returncode, lost.stdout) == (3, "")
    assert "Đang cài những gì chương trình cần" in lost.stderr
    assert "LỖI: chưa cài được" in lost.stderr
    assert not mark.exists()


def test_files_to_double_click_run_commands_that_exist() -> None:
    assert [file.stem for file in CLICKED] == ["Kiểm tra", "Tình trạng", "Xem thử", "Đăng"]
    for file in CLICKED:
        content = file.read_bytes()
        assert content.count(b"\r\n") == content.count(b"\n"), "cmd loses its place among labels in other files"
        lines = content.decode("utf-8").splitlines()
        assert lines[:2] == ["@echo off", "chcp 65001 >nul"]
        assert lines[-1] == "pause >nul"
        calls = re.findall(r"chay\.py (\w+)(.*?)\r?\n", content.decode("utf-8"))
        assert len(calls) == 2
        for name, options in calls:
            known = {option for each in cli.commands[name].params for option in each.opts}
            assert set(options.split()) <= known
        labels = {line.removeprefix(":") for line in lines if line.startswith(":")}
        assert set(re.findall(r"goto (\w+)", "\n".join(lines))) == labels
