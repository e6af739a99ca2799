"""The command line: every word is Vietnamese; every fault ends in a line and an exit code, none in a trace."""

import io
import os
import sys
import traceback
from collections.abc import Callable
from datetime import date as Date
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.commands.console import DateType, Group, in_vietnamese
from generator.problems import ContentFailed, MachineFailed, UsageFailed

if TYPE_CHECKING:
    from generator.pipeline import Job, Report

VIETNAM = timezone(timedelta(hours=7))
DONE, CONTENT, USAGE, MACHINE = 0, 1, 2, 3


def main(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  # one return for each way to end
    """Run a command; return its exit code: 0 done, 1 problems in the content, 2 wrong usage, 3 machine or program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    state: dict[str, Any] = {"root": Path(), "published": False}
    try:
        code = cli.main(arguments, prog_name="python build.py", standalone_mode=False, obj=state)
        return code if isinstance(code, int) else DONE
    except click.UsageError as error:
        return _say(f"LỖI: {in_vietnamese(error)}\nXem cách dùng: python build.py --help", USAGE)
    except UsageFailed as error:
        return _say("\n".join((*map(str, error.problems), f"LỖI: {error}.")), USAGE)
    except MachineFailed as error:
        return _say(f"LỖI: {error}.", MACHINE)
    except (KeyboardInterrupt, click.Abort):
        return _say(f"Đã dừng theo yêu cầu. {_kept(state)}", MACHINE)
    except OSError as error:
        return _say(f"LỖI: máy không làm được: {_system_fault(error)}. {_kept(state)}", MACHINE)
    except Exception:
        where = _keep_trace(state["root"])
        return _say(f"LỖI: chương trình gặp sự cố, không phải lỗi của bài viết{where}. {_kept(state)}", MACHINE)


def _kept(state: dict[str, Any]) -> str:
    return "Bản mới đã đăng xong trước đó." if state["published"] else "Chuyên mục đã đăng không thay đổi."


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


def _system_fault(error: OSError) -> str:
    known = {
        28: "ổ đĩa đã đầy",
        13: "không có quyền đọc hoặc ghi",
        36: "tên tệp quá dài",
        30: "ổ đĩa chỉ đọc",
        122: "hết hạn mức ổ đĩa",
    }
    what = known.get(error.errno or 0, f"lỗi hệ thống {error.errno}")
    return f"{what} («{Path(str(error.filename)).name}»)" if error.filename else what


def _keep_trace(root: Path) -> str:
    try:
        folder = root / ".cache"
        folder.mkdir(exist_ok=True)
        (folder / "su-co.txt").write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        return ""
    return "; chi tiết cho người phụ trách kỹ thuật ở .cache/su-co.txt"


def _today() -> Date:
    return datetime.now(VIETNAM).date()


def _options(*names: str) -> Callable[[Any], Any]:
    """The options that several commands share."""
    every = {
        "date": click.option("--date", type=DateType(), help="Coi ngày này là hôm nay (mặc định: hôm nay ở Việt Nam)."),
        "base-url": click.option(
            "--base-url", metavar="ĐỊA CHỈ", default="", help="Thay «Địa chỉ gốc» trong site.yaml."
        ),
        "jobs": click.option(
            "--jobs", metavar="SỐ", type=click.IntRange(1, 64), help="Số tiến trình đọc bài cùng lúc."
        ),
        "no-cache": click.option("--no-cache", is_flag=True, help="Đọc lại mọi bài từ đầu."),
        "report": click.option(
            "--report", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi kết quả ra tệp JSON."
        ),
    }

    def add(command: Any) -> Any:
        for name in reversed(names):
            command = every[name](command)
        return command

    return add


# ---- the commands ----------------------------------------------------------------------------------------------------


@click.group(cls=Group, help="Dựng chuyên mục Cải cách hành chính. Không ghi lệnh nào nghĩa là build.")
@click.option(
    "--root",
    metavar="THƯ MỤC",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Thư mục có site.yaml và content/ (mặc định: thư mục này).",
)
@click.version_option(__version__, message="%(version)s", help="In số phiên bản.")
@click.pass_obj
def cli(state: dict[str, Any], root: Path) -> None:
    """Keep the site root for the command that follows."""
    if not root.is_dir():
        raise UsageFailed(f"không có thư mục «{root}»")
    state["root"] = root.absolute()


@cli.command(short_help="Dựng cả chuyên mục; có lỗi thì không đăng gì.")
@click.option(
    "--output",
    metavar="THƯ MỤC",
    type=click.Path(path_type=Path),
    help="Nơi đặt chuyên mục (mặc định: public/ trong thư mục gốc).",
)
@_options("date", "base-url", "jobs", "no-cache", "report")
@click.pass_obj
def build(
    state: dict[str, Any],
    output: Path | None,
    date: Date | None,
    base_url: str,
    jobs: int | None,
    no_cache: bool,
    report: Path | None,
) -> int:
    """Dựng cả chuyên mục vào public/. Có một lỗi là không đăng gì, bản đang có giữ nguyên."""
    from generator.commands import outcome as reporting

    job = _job(state["root"], date, base_url, jobs, no_cache, output or state["root"] / "public")
    result = _run(state, job, report)
    for line in reporting.as_text(result):
        click.echo(line, err=True)
    if not result.published:
        return _say("CHƯA ĐĂNG: sửa các lỗi trên rồi chạy lại. Chuyên mục đã đăng không thay đổi.", CONTENT)
    change = result.difference
    click.echo(f"{change.written} tệp mới hoặc thay đổi, {change.unchanged} giữ nguyên, {change.removed} bỏ đi.")
    seconds = f"{sum(result.seconds.values()):.1f}".replace(".", ",")
    click.echo(f"{result.pages} trang trong {seconds} giây vào {_shown(job.output or Path(), state['root'])}")
    click.echo(reporting.completeness(result))
    return DONE


@cli.command(short_help="Kiểm tra như build nhưng không đăng.")
@click.option(
    "--format",
    "form",
    metavar="text|json|github",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="Cách in kết quả.",
)
@_options("date", "base-url", "jobs", "no-cache", "report")
@click.pass_obj
def check(
    state: dict[str, Any],
    form: str,
    date: Date | None,
    base_url: str,
    jobs: int | None,
    no_cache: bool,
    report: Path | None,
) -> int:
    """Kiểm tra mọi điều như khi dựng, kể cả trang HTML làm ra, nhưng không đăng gì."""
    from generator.commands import outcome as reporting
    from generator.pipeline import Report

    try:
        result = _run(state, _job(state["root"], date, base_url, jobs, no_cache, None), report)
    except UsageFailed as unreadable:
        result = Report(problems=unreadable.problems)
        if form == "json":
            click.echo(reporting.as_json(result))
        elif form == "github":
            click.echo("\n".join(reporting.as_github(result)))
        raise
    failed = any(problem.severity == "error" for problem in result.problems)
    if form == "json":
        click.echo(reporting.as_json(result))
    elif form == "github":
        for line in reporting.as_github(result):
            click.echo(line)
    else:
        for line in reporting.as_text(result):
            click.echo(line, err=True)
        click.echo(reporting.completeness(result))
    return CONTENT if failed else DONE


@cli.command(short_help="Liệt kê việc quá hạn, còn thiếu, sắp đến hạn, đang chờ.")
@_options("date")
@click.pass_obj
def status(state: dict[str, Any], date: Date | None) -> int:
    """Liệt kê việc quá hạn, việc phải làm, hạn báo cáo, bài chờ đăng, bản nháp, mục chưa đối chiếu."""
    from generator.commands.status import status as matters
    from generator.pipeline import load_site
    from generator.text.showing import show_date

    job = _job(state["root"], date, "", None, False, None)
    try:
        site, _ = load_site(job)
    except ContentFailed as failed:
        return _say("\n".join(map(str, failed.problems)), CONTENT)
    click.echo(f"Việc của chuyên mục, tính đến ngày {show_date(job.date)}")
    for heading, lines in matters(site):
        click.echo(f"{heading}: {len(lines) if lines else 'không có'}")
        for line in lines:
            click.echo(f"  - {line}")
    return DONE


@cli.command(short_help="In báo cáo định kỳ, hoặc ghi thêm ra Word.")
@click.argument("period", metavar="KỲ", default="")
@click.option("--docx", metavar="TỆP", type=click.Path(path_type=Path), help="Ghi thêm ra tệp Word (đuôi .docx).")
@click.option("--overwrite", is_flag=True, help="Ghi đè khi tệp Word đã có.")
@_options("date")
@click.pass_obj
def report(state: dict[str, Any], period: str, docx: Path | None, overwrite: bool, date: Date | None) -> int:
    """In báo cáo của một kỳ: 2022-Q1, 2022-6T, 2022-Q3 hoặc 2022 (cả năm), so với cùng kỳ năm trước."""
    from generator.checks import CHECKS
    from generator.model.loading import load_settings
    from generator.pipeline import load_site
    from generator.reporting import as_text as report_text
    from generator.reporting import periodic

    job = _job(state["root"], date, "", None, False, None)
    wanted = periodic.period_named(period, load_settings(job.root), job.date)
    if docx is not None:
        from generator.reporting import as_word as report_docx

        report_docx.check_place(docx, overwrite=overwrite)
    try:
        site, _ = load_site(job)
    except ContentFailed as failed:
        return _say("\n".join(map(str, failed.problems)), CONTENT)
    errors = sum(problem.severity == "error" for check in CHECKS for problem in check(site))
    told = periodic.compose(site, wanted, errors)
    if docx is not None:
        report_docx.write(told, job.date, docx)
        click.echo(f"Đã ghi {docx.name}", err=True)
    for line in report_text.as_text(told):
        click.echo(line)
    return DONE


@cli.command(short_help="Xem thử trên máy này, tự tải lại khi lưu bài.")
@click.option("--port", metavar="SỐ", type=click.IntRange(1, 65535), default=8000, help="Cổng (mặc định 8000).")
@_options("date")
@click.pass_obj
def serve(state: dict[str, Any], port: int, date: Date | None) -> int:
    """Mở bản xem thử ở http://127.0.0.1:8000/, dựng lại mỗi khi lưu bài. Lỗi hiện ngay trên trang. Dừng: Ctrl-C."""
    from generator.commands.preview import serve as preview

    return preview(_job(state["root"], date, "", None, False, state["root"] / ".cache" / "preview"), port)


@cli.command(short_help="In phiếu niêm yết ra PDF.")
@click.argument("codes", metavar="[MÃ]...", nargs=-1)
@click.option(
    "--output",
    metavar="THƯ MỤC",
    type=click.Path(path_type=Path),
    help="Nơi đặt các tệp PDF (mặc định: niem-yet/ trong thư mục gốc).",
)
@click.option("--browser", metavar="TÊN", default="", help="Chromium, Chrome hay Edge nào (mặc định: tự tìm).")
@_options("date", "base-url")
@click.pass_obj
def sheets(
    state: dict[str, Any], codes: tuple[str, ...], output: Path | None, browser: str, date: Date | None, base_url: str
) -> int:
    """In phiếu niêm yết của mọi thủ tục (hoặc của các MÃ) ra PDF, kèm biểu mẫu PDF, và tập phiếu theo lĩnh vực."""
    from generator.commands import outcome as reporting
    from generator.commands import printing
    from generator.commands.print_jobs import loose_forms, print_jobs

    found = printing.find_browser(browser)
    result = _run(state, _job(state["root"], date, base_url, None, False, state["root"] / ".cache" / "sheets"), None)
    for line in reporting.as_text(result):
        click.echo(line, err=True)
    if not result.published or result.site is None:
        return _say("CHƯA IN: sửa các lỗi trên rồi chạy lại.", CONTENT)
    folder = output or state["root"] / "niem-yet"
    groups = print_jobs(result.site, state["root"], codes)
    wanted = [job for _, jobs in groups for job in jobs]
    for number, file in enumerate(printing.print_sheets(state["root"] / ".cache" / "sheets", wanted, folder, found), 1):
        click.echo(f"{number}/{len(wanted)} {_shown_file(file, state['root'])}")
    if not codes:
        for name, jobs in (*groups, ("tat-ca", wanted)):
            click.echo(_shown_file(printing.bind(folder, name, jobs), state["root"]))
    for path in loose_forms(result.site, codes):
        click.echo(f"In kèm sau phiếu: {path} (không phải PDF nên máy không ghép được)")
    return DONE


@cli.command(short_help="Viết lại bảng tra cứu các mục (docs/noi-dung.md) và lược đồ (docs/schema/).")
@click.pass_obj
def docs(state: dict[str, Any]) -> int:
    """Viết lại docs/noi-dung.md và docs/schema/: mọi loại nội dung và mọi mục, lấy từ chính chương trình."""
    from generator.commands.reference import reference, schemas
    from generator.kinds import KINDS

    folder = state["root"] / "docs"
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    for name, text in {
        "noi-dung.md": reference(KINDS),
        **{f"schema/{n}": t for n, t in schemas(KINDS).items()},
    }.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo("Đã viết docs/noi-dung.md và docs/schema/")
    return DONE


def _job(root: Path, date: Date | None, base_url: str, jobs: int | None, no_cache: bool, output: Path | None) -> "Job":
    from generator.pipeline import Job

    return Job(
        root=root,
        date=date or _today(),
        output=output,
        base_url=base_url,
        jobs=jobs or os.cpu_count() or 1,
        cached=not no_cache,
    )


def _run(state: dict[str, Any], job: "Job", report: Path | None) -> "Report":
    """Run a job; whatever happens, the report file says what came of it, and never what came of an earlier one."""
    from generator.commands import outcome as reporting
    from generator.pipeline import Report, run

    def write(result: Report) -> None:
        if report is not None:
            report.write_text(reporting.as_json(result) + "\n", encoding="utf-8")

    write(Report())  # before anything is built: an unwritable place is known now
    try:
        result = run(job)
    except UsageFailed as failed:
        write(Report(problems=failed.problems))
        raise
    state["published"] = result.published
    write(result)
    return result


def _shown(path: Path, root: Path) -> str:
    return f"{path.relative_to(root)}/" if path.is_relative_to(root) else str(path)


def _shown_file(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
