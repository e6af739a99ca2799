"""`docs`: the generated reference of every kind and field."""

import click

from generator.commands.console import Command
from generator.commands.running import DONE, State


@click.command("docs", cls=Command, short_help="Viết lại bảng tra cứu các mục (docs/noi-dung.md).")
@click.pass_obj
def command(state: State) -> int:
    """Viết lại docs/noi-dung.md: mọi loại nội dung và mọi mục, lấy từ chính chương trình."""
    from generator.commands.reference import reference
    from generator.kinds import KINDS

    target = state.root / "docs" / "noi-dung.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(reference(KINDS), encoding="utf-8", newline="\n")
    click.echo("Đã viết docs/noi-dung.md")
    return DONE
