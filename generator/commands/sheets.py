"""`sheets`: the sheets to be posted up, as PDF."""

from datetime import date as Date
from pathlib import Path

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, options, run_job, say, shown


@click.command("sheets", cls=Command, short_help="In phiếu niêm yết ra PDF.")
@click.argument("codes", metavar="[MÃ]...", nargs=-1)
@click.option(
    "--output",
    metavar="THƯ MỤC",
    type=click.Path(path_type=Path),
    help="Nơi đặt các tệp PDF (mặc định: niem-yet/ trong thư mục gốc).",
)
@click.option("--browser", metavar="TÊN", default="", help="Chromium, Chrome hay Edge nào (mặc định: tự tìm).")
@options("root", "date", "base-url", "jobs")
@click.pass_obj
def command(
    call: Call,
    codes: tuple[str, ...],
    output: Path | None,
    browser: str,
    date: Date | None,
    base_url: str,
    jobs: int | None,
) -> int:
    """In phiếu niêm yết của mọi thủ tục (hoặc của các MÃ) ra PDF, kèm biểu mẫu PDF, và tập phiếu theo lĩnh vực."""
    from generator.commands.outcome import as_text
    from generator.commands.print_jobs import WHOLE, contents, loose_forms, numbered, print_jobs
    from generator.commands.printing import bind, find_browser, print_sheets
    from generator.pipeline import load_site

    found, column = find_browser(browser), call.root / ".cache" / "sheets"
    job = job_of(call, date, column, base_url=base_url, jobs=jobs)
    outcome = run_job(call, job)
    for line in as_text(outcome):
        click.echo(line, err=True)
    if not outcome.published:
        return say("CHƯA IN: sửa các lỗi trên rồi chạy lại.", ExitCode.CONTENT)
    folder, site = output or call.root / "niem-yet", outcome.site or load_site(job)[0]
    groups = print_jobs(site, call.root, codes)
    wanted = [job for _, jobs in groups for job in jobs]
    for number, file in enumerate(print_sheets(column, wanted, folder, found), 1):
        click.echo(f"{number}/{len(wanted)} {shown(file, call.root)}")
    if not codes:
        for name, own in (*groups, (WHOLE, wanted)):
            told = contents(site, name, len(own))
            binder = bind(column, folder, name, told, own, found, numbered=numbered(site))
            click.echo(shown(binder, call.root))
    for path in loose_forms(site, codes):
        click.echo(f"In kèm sau phiếu: {path} (không phải PDF nên máy không ghép được)")
    return ExitCode.DONE
