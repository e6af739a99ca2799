"""What every command shares: its options, the job that comes of them, and what is said at its end."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import click

from generator.commands import unchanged
from generator.commands.console import DayType
from generator.commands.exit_codes import ExitCode
from generator.outcome import Job, Outcome
from generator.problems import UsageFailed

VIETNAM = timezone(timedelta(hours=7))
CALLED = os.environ.get("CCHC_CALLED", "python build.py")  # what the person typed, or would have to: chay.py tells


@dataclass(slots=True)
class Call:
    """What one call of the program knows of itself."""

    root: Path = Path()
    outcome: Outcome | None = None  # of the job that was run
    left: str = ""  # what becomes of the column where readers see it, if the command ends now

    @property
    def published(self) -> bool:
        """A new column stands already, whatever happens afterwards."""
        return self.outcome is not None and self.outcome.published

    def use_root(self, root: Path) -> None:
        if not root.is_dir():
            raise UsageFailed(f"không có thư mục «{root}»")
        self.root = root.absolute()


def today() -> Date:
    """The day it is in Vietnam."""
    return datetime.now(VIETNAM).date()


def say(message: str, code: ExitCode) -> int:
    """Tell the person who called; return the exit code."""
    click.echo(message, err=True)
    return code


def options(*names: str) -> Callable[[Any], Any]:
    """The options that several commands share, by name."""

    def add(command: Any) -> Any:
        for name in reversed(names):
            command = _OPTIONS[name](command)
        return command

    return add


def _use_root(ctx: click.Context, _: click.Parameter, root: Path | None) -> None:
    if root is not None:
        ctx.obj.use_root(root)


_OPTIONS = {
    "root": click.option(
        "--root",
        metavar="THƯ MỤC",
        type=click.Path(path_type=Path),
        callback=_use_root,
        expose_value=False,
        help="Thư mục có site.yaml và content/ (mặc định: thư mục này). Ghi trước hay sau tên lệnh đều được.",
    ),
    "date": click.option("--date", type=DayType(), help="Coi ngày này là hôm nay (mặc định: hôm nay ở Việt Nam)."),
    "base-url": click.option("--base-url", metavar="ĐỊA CHỈ", default="", help="Thay «Địa chỉ gốc» trong site.yaml."),
    "jobs": click.option(
        "--jobs",
        metavar="SỐ",
        type=click.IntRange(1, 64),
        help="Số tiến trình làm cùng lúc (mặc định: bằng số nhân của máy).",
    ),
    "no-cache": click.option("--no-cache", is_flag=True, help="Đọc lại mọi bài từ đầu."),
    "report": click.option("--report", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi kết quả ra tệp JSON."),
}


def job_of(
    call: Call,
    date: Date | None,
    output: Path | None = None,
    *,
    base_url: str = "",
    jobs: int | None = None,
    no_cache: bool = False,
) -> Job:
    """What is to be built, on that day or today; without an output, checked only."""
    return Job(
        root=call.root,
        date=date or today(),
        output=output.absolute() if output else None,
        base_url=base_url,
        jobs=jobs or os.cpu_count() or 1,
        cached=not no_cache,
    )


def run_job(call: Call, job: Job, report: Path | None = None, *, last: bool = True) -> Outcome:
    """Run a job; whatever happens, the report file says what came of it, and never what came of an earlier one. With
    `last` what is built is what `undo` goes back to.
    """
    from generator.commands.outcome import as_json
    from generator.commands.progress import Progress

    def write(outcome: Outcome) -> None:
        if report is not None:
            report.write_text(as_json(outcome) + "\n", encoding="utf-8")

    outcome = call.outcome = Outcome()
    write(outcome)  # before anything is built: an unwritable place is known now
    try:
        seen = unchanged.look(job)
        if seen and (before := unchanged.standing(job, seen)):
            outcome = call.outcome = before
        else:
            from generator.pipeline import run

            with Progress() as progress:
                run(job, outcome, progress.step)
            if last and outcome.published and job.output and not job.output.is_relative_to(job.root / ".cache"):
                # before the next line: a build that is killed here leaves work to the next one, which then keeps it
                keep_texts(job.root, job.output, outcome.sources)
            if seen:
                unchanged.leave(job, seen, outcome)
    except BaseException as failed:
        if isinstance(failed, UsageFailed):
            outcome.problems = failed.problems
        with suppress(OSError):  # whose own fault is not what is to be told
            write(outcome)
        raise
    write(outcome)
    return outcome


def keep_texts(root: Path, output: Path, sources: Mapping[str, str]) -> None:
    """For `undo`; the column stands already, whatever happens here."""
    from generator.keeping.published import Column, keep
    from generator.keeping.store import Damaged

    with suppress(OSError, Damaged):
        keep(root, sources, Column.at(output, datetime.now(VIETNAM)))


def shown(path: Path, root: Path) -> str:
    """A place as the person who called sees it: from the site root where it lies within."""
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
