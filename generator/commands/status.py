"""`status`: what blocks publishing, what is overdue, what falls due, what the next publishing would change."""

from collections.abc import Iterator, Sequence
from datetime import date as Date
from pathlib import Path

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import CALLED, Call, job_of, options

FEW = 5  # lines of each matter on the one screen


@click.command("status", cls=Command, short_help="Liệt kê lỗi, việc quá hạn, sắp đến hạn, đang chờ, sắp đăng.")
@click.option("--all", "whole", is_flag=True, help="Kể hết từng dòng, cả những việc chỉ để theo dõi.")
@click.option(
    "--output", metavar="THƯ MỤC", type=click.Path(path_type=Path), help="Nơi đã đăng chuyên mục (mặc định: public/)."
)
@options("root", "date", "jobs")
@click.pass_obj
def command(call: Call, whole: bool, output: Path | None, date: Date | None, jobs: int | None) -> int:
    """Việc của chuyên mục trên một màn hình, việc gấp trước: thủ tục còn thiếu, lỗi chặn việc đăng, việc quá hạn, hạn
    báo cáo, bài chờ, bản nháp; lần đăng gần nhất, và lần đăng tới sẽ đổi gì. Tệp có lỗi thì nêu tên, tệp khác vẫn tính.
    """
    from generator.commands.ahead import ahead, published_last
    from generator.commands.matters import FOLLOWED, count, matters
    from generator.commands.progress import Progress
    from generator.keeping.published import kept
    from generator.pipeline import load_readable, run
    from generator.text.showing import show_date

    job = job_of(call, date, jobs=jobs)
    with Progress() as progress:
        outcome = run(job, progress=progress.step)
    site = outcome.site or load_readable(job)[0]
    click.echo(f"Việc của chuyên mục, tính đến ngày {show_date(job.date)}")
    click.echo(count(site))
    nothing = []
    for heading, lines in matters(site, outcome.problems):
        if not lines:
            nothing.append(heading)
        elif heading in FOLLOWED and not whole:
            click.echo(f"{heading}: {len(lines)} (xem từng dòng: {CALLED} status --all)")
        else:
            _tell(f"{heading}: {len(lines)}", lines, whole)
    if nothing:
        click.echo("Không có: " + "; ".join(nothing))
    column = output or call.root / "public"
    click.echo(published_last(column))
    for title, pages in ahead(column, outcome, kept(job.root) or {}):
        _tell(title, pages, whole)
    return ExitCode.DONE


def _tell(heading: str, lines: Sequence[str], whole: bool) -> None:
    click.echo(heading)
    for line in _some(lines, whole):
        click.echo(f"  - {line}")


def _some(lines: Sequence[str], whole: bool) -> Iterator[str]:
    if whole or len(lines) <= FEW + 1:
        yield from lines
    else:
        yield from lines[:FEW]
        yield f"… và {len(lines) - FEW} nữa (xem hết: {CALLED} status --all)"
