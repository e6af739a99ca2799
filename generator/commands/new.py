"""`new`: a file to begin with, in its place, with what is known filled in and what is not marked as a blank."""

import sys
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import CALLED, Call, job_of, options

if TYPE_CHECKING:
    from generator.declaring.spec import Spec


@click.command("new", cls=Command, short_help="Tạo tệp mới của một loại bài, có chỗ đánh dấu để điền.")
@click.argument("kind", metavar="LOẠI", default="")
@click.argument("name", metavar="TÊN", nargs=-1)
@options("root", "date")
@click.pass_obj
def command(call: Call, kind: str, name: tuple[str, ...], date: Date | None) -> int:
    """Tạo tệp mới đúng thư mục, đúng tên, đủ mục bắt buộc; chỗ «(điền …)» còn sót thì máy không đăng.

    LOẠI: tin, thu-tuc, van-ban, ho-so, phan-anh, quyet-dinh, ket-qua, chi-so, ke-hoach, tap-huan, cu-tri, sang-kien,
    guong, tai-lieu, kiem-tra, trang, mot-cua, tieng-anh. TÊN là tiêu đề, hoặc mã, số ký hiệu, kỳ, năm: new thu-tuc
    1.001716 điền sẵn tên, lĩnh vực theo quyết định công bố. Tệp đã có thì không ghi đè.
    """
    from generator.commands.beginning import begin
    from generator.commands.starts import place, type_named, what_names

    job = job_of(call, date)
    own, typed, asks = type_named(kind or _asked_kind()), " ".join(name), sys.stdin.isatty()
    if asks and not typed and what_names(own):
        typed = click.prompt(what_names(own), default="", show_default=False).strip()
    path, value = place(own, job.root, typed, job.date)
    text, notes = begin(own, job, value, answer if asks else None)
    _write(job.root / path, text)
    click.echo(f"Đã tạo {path}")
    for note in notes:
        click.echo(f"  {note}")
    blanks = sum("(điền " in line and not line.startswith("#") for line in text.split("\n"))
    left = f"Còn {blanks} chỗ «(điền …)» phải điền; chưa điền xong thì máy không đăng gì. " if blanks else ""
    click.echo(f"{left}Xem thử: {CALLED} serve. Kiểm tra: {CALLED} check")
    return ExitCode.DONE


def _asked_kind() -> str:
    return str(click.prompt("Loại bài (tin, thu-tuc, van-ban …)")).strip() if sys.stdin.isatty() else ""


def answer(spec: "Spec", takes: str) -> str:
    """What the editor types for a field, asked again until its form is right; '' leaves a blank."""
    from generator.commands.starts import clean
    from generator.declaring.spec import Reading, Refused
    from generator.reading.values import Text

    if takes:
        click.echo(f"  {takes}")
    while typed := clean(str(click.prompt(spec.label, default="", show_default=False))):
        reading = Reading("")
        try:
            spec.read(Text(typed, 1), reading)
            return typed
        except Refused:
            click.echo(f"  {reading.problems[0].message}; {reading.problems[0].hint}")
    return ""


def _write(path: Path, text: str) -> None:
    """A new file, with line ends that every editor and system takes; never over one that came meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
