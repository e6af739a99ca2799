"""`report`: the periodic report, on the screen and as a Word file."""

from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, options, say
from generator.problems import UsageFailed, told

if TYPE_CHECKING:
    from generator.days.periods import Period, Schedule
    from generator.model.kind import Site
    from generator.outcome import Job
    from generator.reporting.parts import PeriodicReport


@click.command("report", cls=Command, short_help="In báo cáo định kỳ, ghi ra Word, hoặc đăng thành một văn bản.")
@click.argument("period", metavar="KỲ", default="")
@click.option("--docx", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi thêm ra tệp Word (đuôi .docx).")
@click.option("--post", "number", metavar="SỐ", default="", help="Đăng thành văn bản có số ký hiệu này: 112/BC-SKHCN.")
@click.option("--overwrite", is_flag=True, help="Ghi đè khi tệp Word, bài báo cáo đã có.")
@options("root", "date", "jobs")
@click.pass_obj
def command(
    call: Call, period: str, docx: Path | None, number: str, overwrite: bool, date: Date | None, jobs: int | None
) -> int:
    """In báo cáo của một kỳ: 2022-Q1, 2022-6T, 2022-Q3 hoặc 2022 (cả năm), so với cùng kỳ năm trước."""
    from generator.model.loading import load_settings
    from generator.pipeline import checked, load_readable
    from generator.reporting.as_text import as_text
    from generator.reporting.periodic import compose

    job = job_of(call, date, jobs=jobs)
    wanted = period_named(period, load_settings(job.root).schedule, job.date)
    if docx is not None:
        from generator.reporting import as_word

        as_word.check_place(docx, overwrite=overwrite)
    place = _place(job, number, overwrite) if number else ""
    site, _, unread = load_readable(job)
    errors = [problem for problem in unread if problem.severity == "error"]
    if errors:
        say("\n".join((*told(errors), "Báo cáo chưa tính các tệp có lỗi trên.")), ExitCode.CONTENT)
    errors = errors or [problem for problem in checked(site) if problem.severity == "error"]
    if number and errors:
        return say(
            f"Chưa đăng báo cáo {number}: nội dung còn {len(errors)} lỗi; chạy check, sửa rồi đăng lại.",
            ExitCode.CONTENT,
        )
    report = compose(site, wanted, len(errors))
    if docx is not None:
        as_word.write(report, job.date, docx)
        click.echo(f"Đã ghi {docx.name}", err=True)
    if number:
        _post(report, site, job.root, number, place)
        return ExitCode.DONE
    for line in as_text(report):
        click.echo(line)
    return ExitCode.DONE


def _place(job: "Job", number: str, overwrite: bool) -> str:
    from generator.commands.posting import place_of

    return place_of(job.root, number, job.date.year, overwrite=overwrite)


def _post(report: "PeriodicReport", site: "Site", root: Path, number: str, place: str) -> None:
    from generator.commands.posting import post

    for path in post(report, site, root, number, place):
        click.echo(f"Đã ghi {path}")
    click.echo(
        "Xem lại bài, xem thử bằng serve, rồi đăng như mọi bài. Có bản đã ký thì đặt thay tệp Word, giữ nguyên tên."
    )


def period_named(code: str, schedule: "Schedule", day: Date) -> "Period":
    """The period that an editor typed; raise UsageFailed when there is none, or when it has not begun by that day."""
    from generator.days.periods import parse
    from generator.reporting.periodic import days_of
    from generator.text.showing import show_date

    period = parse(code, schedule.closing_day, schedule.due_day)
    if period is None:
        told = f"không có kỳ báo cáo «{code}»" if code else "thiếu kỳ báo cáo"
        raise UsageFailed(f"{told}; viết một trong: {_choices(schedule, day.year)}")
    if day < period.first:
        raise UsageFailed(
            f"kỳ {period.name} chưa bắt đầu: kỳ này {days_of(period)}, hôm nay là {show_date(day)}; "
            "chọn kỳ đã bắt đầu (dạng 2022-Q1, 2022-6T, 2022-Q3, 2022)"
        )
    return period


def _choices(schedule: "Schedule", year: int) -> str:
    """'2026-Q1 (quý I), …, 2026 (cả năm)': the periods that a report is due for."""
    from generator.days.periods import FORMS, periods_of

    named = ((each.code, FORMS[each.form][2] if each.form else "cả năm") for each in periods_of(year, schedule))
    return ", ".join(f"{code} ({name})" for code, name in named)
