"""How far a build is, seen on a terminal and nowhere else."""

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.commands import progress
from generator.commands.progress import NAMES, Progress
from tests.conftest import NEWS, ROOT, TODAY, SiteOf, build


class Terminal(io.StringIO):
    """What is written on it; `line` is what stands on its line now."""

    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        return self.getvalue().rpartition("\r")[2].rstrip()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PAUSE", 0)


@pytest.mark.usefixtures("at_once")
def test_a_step_shows_its_vietnamese_name_a_bar_and_how_many_of_how_many() -> None:
    terminal = Terminal()
    with Progress(terminal) as shown:
        shown.step("load", 0, 0)
        assert terminal.line == "Đọc bài …"
        shown.step("render", 2500, 10000)
        assert terminal.line == "Dựng trang [######..................] 2.500/10.000"
        shown.step("render", 10000, 10000)
        assert terminal.line == "Dựng trang [########################] 10.000/10.000"
        shown.step("check", 0, 0)
        assert terminal.line == "Đối chiếu các bài …"
    assert terminal.line == ""


@pytest.mark.usefixtures("at_once")
def test_the_line_is_gone_even_when_the_job_failed() -> None:
    terminal = Terminal()

    def job() -> None:
        with Progress(terminal) as shown:
            shown.step("load", 1, 2)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        job()
    assert "1/2" in terminal.getvalue()
    assert terminal.line == ""


def test_what_is_done_within_a_second_shows_nothing_and_what_takes_longer_does() -> None:
    terminal = Terminal()
    with Progress(terminal) as shown:
        shown.step("load", 1, 10)
        assert terminal.getvalue() == ""
        time.sleep(progress.PATIENCE)
        shown.step("load", 9, 10)
        assert terminal.line.endswith("9/10")


def test_a_terminal_is_written_to_ten_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PAUSE", 60)
    terminal = Terminal()
    with Progress(terminal) as shown:
        for done in range(1000):
            shown.step("load", done, 1000)
        assert terminal.getvalue().count("\r") == 1


@pytest.mark.usefixtures("at_once")
def test_a_file_or_a_pipe_gets_nothing() -> None:
    pipe = io.StringIO()
    with Progress(pipe) as shown:
        shown.step("load", 1, 2)
    assert pipe.getvalue() == ""


@pytest.mark.usefixtures("at_once")
def test_a_narrow_terminal_is_not_wrapped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    terminal = Terminal()
    with Progress(terminal) as shown:
        shown.step("render", 1, 2)
        assert len(terminal.line) < 20


def test_every_step_of_a_build_has_a_vietnamese_name(site_of: SiteOf) -> None:
    assert build(site_of()).seconds.keys() == NAMES.keys()


# ---- the real command ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize("arguments", [("build",), ("check",), ("check", "--format", "json")])
def test_a_terminal_sees_the_steps_and_is_left_clean(arguments: tuple[str, ...], site_of: SiteOf) -> None:
    seen, printed = on_a_terminal(site_of(), arguments)
    for name in set(NAMES.values()) - ({NAMES["publish"]} if arguments[0] == "check" else set()):
        assert name in seen
    assert seen.rpartition("\r")[2] == ""
    assert "…" not in printed


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_problems_are_told_on_a_clean_line(site_of: SiteOf) -> None:
    seen, _ = on_a_terminal(
        site_of({"content/news/2026/tin-1.md": NEWS.replace("01/03/2026", "31/02/2026")}), ("build",)
    )
    assert "Đọc bài …" in seen
    assert "\rcontent/news/2026/tin-1.md:3: LỖI [gia-tri]" in seen


def on_a_terminal(root: Path, arguments: tuple[str, ...]) -> tuple[str, str]:
    """What stood on a terminal that shows progress without patience, and what went to a pipe."""
    import pty

    code = "import sys, generator.commands.progress as p; p.PATIENCE = 0\n"
    code += "from generator.commands.cli import main; sys.exit(main(sys.argv[1:]))"
    whole = [sys.executable, "-c", code, *arguments, "--root", str(root), "--date", TODAY.isoformat()]
    ours, theirs = pty.openpty()
    with subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=theirs, encoding="utf-8", cwd=ROOT) as process:
        os.close(theirs)
        seen = b""
        try:
            while more := os.read(ours, 65536):
                seen += more
        except OSError:
            pass  # the other end is closed
        os.close(ours)
        assert process.stdout
        printed = process.stdout.read()
    return seen.decode(), printed
