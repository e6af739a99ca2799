"""`check`: everything that `build` checks, and nothing published."""

from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, options, run_job
from generator.problems import UsageFailed

if TYPE_CHECKING:
    from generator.outcome import Outcome


@click.command("check", cls=Command, short_help="Kiểm tra như build nhưng không đăng.")
@click.option(
    "--format",
    "form",
    metavar="text|json|github",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Cách in kết quả.",
)
@options("root", "date", "base-url", "jobs", "no-cache", "report")
@click.pass_obj
def command(
    call: Call,
    form: str,
    date: Date | None,
    base_url: str,
    jobs: int | None,
    no_cache: bool,
    report: Path | None,
) -> int:
    """Kiểm tra mọi điều như khi dựng, kể cả trang HTML làm ra, nhưng không đăng gì."""
    from generator.outcome import Outcome

    try:
        outcome = run_job(call, job_of(call, date, base_url=base_url, jobs=jobs, no_cache=no_cache), report)
    except UsageFailed as unreadable:
        if form != "text":  # which the command line tells itself
            _print(Outcome(problems=unreadable.problems), form)
        raise
    _print(outcome, form)
    return ExitCode.CONTENT if any(problem.severity == "error" for problem in outcome.problems) else ExitCode.DONE


def _print(outcome: "Outcome", form: str) -> None:
    from generator.commands.outcome import as_github, as_json, as_text, completeness, explained

    if form == "json":
        click.echo(as_json(outcome))
    elif form == "github":
        for line in as_github(outcome):
            click.echo(line)
    else:
        for line in (*as_text(outcome), *explained(outcome)):
            click.echo(line, err=True)
        click.echo(f"{completeness(outcome)} Chỉ kiểm tra, chưa đăng gì.")
