"""`status`: what waits, what is overdue, what falls due."""

from datetime import date as Date

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, options, say
from generator.problems import ContentFailed, told


@click.command("status", cls=Command, short_help="Liệt kê việc quá hạn, còn thiếu, sắp đến hạn, đang chờ.")
@options("root", "date", "jobs")
@click.pass_obj
def command(call: Call, date: Date | None, jobs: int | None) -> int:
    """Liệt kê việc quá hạn, việc phải làm, hạn báo cáo, bài chờ đăng, bản nháp, mục chưa đối chiếu."""
    from generator.commands.matters import matters
    from generator.pipeline import load_site
    from generator.text.showing import show_date

    job = job_of(call, date, jobs=jobs)
    try:
        site, _, _ = load_site(job)
    except ContentFailed as failed:
        return say("\n".join(told(failed.problems)), ExitCode.CONTENT)
    click.echo(f"Việc của chuyên mục, tính đến ngày {show_date(job.date)}")
    for heading, lines in matters(site):
        click.echo(f"{heading}: {len(lines) if lines else 'không có'}")
        for line in lines:
            click.echo(f"  - {line}")
    return ExitCode.DONE
