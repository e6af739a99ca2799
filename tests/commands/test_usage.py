"""What may stand where on the command line, what `--help` costs, and what is said when nothing was to be done."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.commands.cli import COMMANDS
from tests.conftest import ROOT, SiteOf

PREPARED = "from generator.commands.cli import main; sys.exit(main(sys.argv[1:]))"


def run(*arguments: str | Path, cwd: Path = ROOT, code: str = "") -> subprocess.CompletedProcess[str]:
    """The command with exactly these arguments, after some code of the test's own."""
    program = ["-c", code + PREPARED] if code else [str(ROOT / "build.py")]
    whole = [sys.executable, *program, *map(str, arguments)]
    return subprocess.run(whole, capture_output=True, encoding="utf-8", cwd=cwd, timeout=120, check=False)


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name != "new-site"])
def test_the_root_may_be_named_before_and_after_the_command_and_both_helps_say_so(name: str, tmp_path: Path) -> None:
    missing = tmp_path / "khong-co"
    for done in (run("--root", missing, name), run(name, "--root", missing), run(name, f"--root={missing}")):
        assert done.returncode == 2
        assert done.stderr == f"LỖI: không có thư mục «{missing}».\n"
    for done in (run("--help"), run(name, "--help")):
        assert "Ghi trước hay sau tên lệnh đều được." in " ".join(done.stdout.split())


def test_a_root_named_after_the_command_is_the_one_that_is_built(site_of: SiteOf, tmp_path: Path) -> None:
    root = site_of()
    done = run("build", "--root", "site", "--date", "2026-11-23", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (root / "public/index.html").is_file()
    assert not (tmp_path / "public").exists()


def test_without_a_root_it_is_the_folder_one_stands_in(site_of: SiteOf) -> None:
    root = site_of()
    done = run("build", "--date", "2026-11-23", cwd=root)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1].endswith(" giây vào public/")


@pytest.mark.parametrize("name", ["", *(command.name or "" for command in COMMANDS)])
def test_help_loads_click_and_no_other_library(name: str) -> None:
    """Whatever the interpreter loads by itself is not counted."""
    code = "import sys, atexit; before = {*sys.modules} | {*sys.stdlib_module_names}\n"
    code += "atexit.register(lambda: print({each.partition('.')[0] for each in sys.modules} - before))\n"
    done = run(*([name] if name else []), "--help", code=code)
    assert done.returncode == 0, done.stderr
    assert sorted(eval(done.stdout.splitlines()[-1])) == ["click", "generator"]


@pytest.mark.parametrize("name", ["build", "check", "status", "report", "serve", "sheets"])
def test_whatever_reads_the_whole_content_may_be_told_in_how_many_processes(name: str) -> None:
    assert "--jobs SỐ" in run(name, "--help").stdout


def test_a_build_that_had_nothing_to_do_says_so(site_of: SiteOf) -> None:
    code = (
        "import sys, generator.pipeline as p\np.run = lambda job, outcome, _: outcome.__init__("
        "published=True, unchanged=True, pages=209)\n"
    )
    done = run("build", "--root", site_of(), code=code)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Không có gì thay đổi nên không ghi gì; 209 trang vẫn như lần đăng trước.\n"
