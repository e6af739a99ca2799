"""`new-site`: the site root of another department, with what is known of it and a folder for each type of content."""

import sys
from pathlib import Path

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import CALLED


@click.command("new-site", cls=Command, short_help="Tạo thư mục gốc trống cho một cơ quan khác.")
@click.argument("folder", metavar="THƯ MỤC", type=click.Path(path_type=Path))
@click.option("--name", metavar="TÊN", default="", help="Tên đầy đủ của cơ quan.")
@click.option(
    "--field", "fields", metavar="LĨNH VỰC", multiple=True, help="Một lĩnh vực của cơ quan; ghi lại được nhiều lần."
)
def command(folder: Path, name: str, fields: tuple[str, ...]) -> int:
    """Tạo thư mục gốc trống cho một cơ quan khác: site.yaml và thư mục cho từng loại bài; nói rõ còn phải điền gì."""
    from generator.commands.empty_root import lay_out, to_fill

    if sys.stdin.isatty() and not name:
        name = click.prompt("Tên đầy đủ của cơ quan", default="", show_default=False).strip()
    if sys.stdin.isatty() and not fields:
        typed = click.prompt("Các lĩnh vực, ngăn bằng dấu chấm phẩy", default="", show_default=False)
        fields = tuple(filter(None, map(str.strip, typed.split(";"))))
    lay_out(folder, name, fields)
    click.echo(f"Đã tạo {folder}. Còn phải điền:")
    for line in to_fill(folder):
        click.echo(f"  - {line}")
    click.echo(f"Kiểm tra bằng lệnh: {CALLED} --root {folder} check")
    return ExitCode.DONE
