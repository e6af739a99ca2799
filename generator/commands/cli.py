"""The command line: every word is Vietnamese; every fault ends in a line and an exit code (exit_codes.py),
none in a trace.

A new command is one file here and one line below. Its heavy imports stand within its function, so that the others, and
`--help`, stay quick.
"""

import gc
import io
import sys

import click

from generator import __version__
from generator.commands import (
    build,
    check,
    docs,
    import_files,
    new,
    new_site,
    publish,
    report,
    serve,
    sheets,
    status,
    undo,
)
from generator.commands.console import Program, in_vietnamese
from generator.commands.exit_codes import ExitCode
from generator.commands.running import CALLED, Call, options, say
from generator.keeping.trace import keep_trace
from generator.problems import MachineFailed, UsageFailed, system_fault, told

COMMANDS = (
    build.command,
    check.command,
    publish.command,
    status.command,
    report.command,
    serve.command,
    sheets.command,
    new.command,
    import_files.command,
    undo.command,
    docs.command,
    new_site.command,
)


@click.group(cls=Program, help="Dựng chuyên mục Cải cách hành chính. Không ghi lệnh nào nghĩa là build.")
@options("root")
@click.version_option(__version__, message="%(version)s", help="In số phiên bản.")
@click.pass_obj
def cli(call: Call) -> None:
    """Where no site root is named, it is this folder."""
    call.root = call.root.absolute()


for command in COMMANDS:
    cli.add_command(command)


def main(arguments: list[str] | None = None) -> int:  # noqa: PLR0911  # one return for each way to end
    """Run a command; return its exit code, whatever happens."""
    gc.set_threshold(
        50_000, 20, 50
    )  # hardly anything refers in circles here; to look for it so seldom spares a twentieth
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    call = Call()
    try:
        code = cli.main(arguments, prog_name=CALLED, standalone_mode=False, obj=call)
        return code if isinstance(code, int) else ExitCode.DONE
    except click.UsageError as error:
        return say(f"LỖI: {in_vietnamese(error)}\nXem cách dùng: {CALLED} --help", ExitCode.USAGE)
    except UsageFailed as error:
        return say("\n".join((*told(error.problems), f"LỖI: {error}.")), ExitCode.USAGE)
    except MachineFailed as error:
        return say(f"LỖI: {error}.", ExitCode.MACHINE)
    except (KeyboardInterrupt, click.Abort):
        return say(f"Đã dừng theo yêu cầu. {_kept(call)}", ExitCode.MACHINE)
    except OSError as error:
        return say(f"LỖI: máy không làm được: {system_fault(error)}. {_kept(call)}", ExitCode.MACHINE)
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("generator"):
            raise  # build.py says how it is installed
        where = keep_trace(call.root)
        return say(f"LỖI: chương trình gặp sự cố, không phải lỗi của bài viết{where}. {_kept(call)}", ExitCode.MACHINE)


def _kept(call: Call) -> str:
    if call.left:
        return call.left
    return "Bản mới đã đăng xong trước đó." if call.published else "Chuyên mục đã đăng không thay đổi."
