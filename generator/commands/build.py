"""`build`: the whole column, or nothing changed."""

from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, options, run_job, say, shown

if TYPE_CHECKING:
    from generator.outcome import Outcome


@click.command("build", cls=Command, short_help="Dựng cả chuyên mục; có lỗi thì không đăng gì.")
@click.option(
    "--output",
    metavar="THƯ MỤC",
    type=click.Path(path_type=Path),
    help="Nơi đặt chuyên mục (mặc định: public/ trong thư mục gốc).",
)
@options("root", "date", "base-url", "jobs", "no-cache", "report")
@click.pass_obj
def command(
    call: Call,
    output: Path | None,
    date: Date | None,
    base_url: str,
    jobs: int | None,
    no_cache: bool,
    report: Path | None,
) -> int:
    """Dựng cả chuyên mục vào public/. Có một lỗi là không đăng gì, bản đang có giữ nguyên."""
    from generator.commands.outcome import as_text, completeness, explained

    folder = output or call.root / "public"
    job = job_of(call, date, folder, base_url=base_url, jobs=jobs, no_cache=no_cache)
    outcome = run_job(call, job, report)
    for line in (*as_text(outcome), *explained(outcome)):
        click.echo(line, err=True)
    if not outcome.published:
        return say("CHƯA ĐĂNG: sửa các lỗi trên rồi chạy lại. Chuyên mục đã đăng không thay đổi.", ExitCode.CONTENT)
    if outcome.unchanged:
        click.echo(f"Không có gì thay đổi nên không ghi gì; {outcome.pages} trang vẫn như lần đăng trước.")
    else:
        _tell_what_changed(call, outcome, folder)
    if outcome.completeness:
        click.echo(completeness(outcome))
    return ExitCode.DONE


def _tell_what_changed(call: Call, outcome: "Outcome", folder: Path) -> None:
    change = outcome.difference
    click.echo(f"{change.written} tệp mới hoặc thay đổi, {change.unchanged} giữ nguyên, {change.removed} bỏ đi.")
    seconds = f"{sum(outcome.seconds.values()):.1f}".replace(".", ",")
    place = shown(folder, call.root) + ("/" if folder.is_relative_to(call.root) else "")
    click.echo(f"{outcome.pages} trang trong {seconds} giây vào {place}")
