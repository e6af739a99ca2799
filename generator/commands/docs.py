"""`docs`: the generated reference of every type of file and its fields, for people and for machines."""

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, options


@click.command(
    "docs", cls=Command, short_help="Viết lại bảng tra cứu các mục (docs/noi-dung.md) và lược đồ (docs/schema/)."
)
@options("root")
@click.pass_obj
def command(call: Call) -> int:
    """Viết lại docs/noi-dung.md và docs/schema/: mọi loại nội dung và mọi mục, lấy từ chính chương trình.

    Lược đồ (*.json) của loại không còn nữa thì xóa khỏi docs/schema/. Cho VS Code: viết lại các mẫu bài trong .vscode/;
    settings.json, extensions.json đã có ở đó thì giữ nguyên.
    """
    from generator.commands import vscode
    from generator.commands.reference import TYPES, reference, schemas

    folder = call.root / "docs"
    (folder / "schema").mkdir(parents=True, exist_ok=True)
    schema = {folder / "schema" / name: text for name, text in schemas(TYPES).items()}
    for path, text in {folder / "noi-dung.md": reference(TYPES), **schema}.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in (folder / "schema").glob("*.json"):
        if path not in schema:  # of a type that was renamed or is no more
            path.unlink()
    (call.root / ".vscode").mkdir(exist_ok=True)
    for name, text in vscode.files().items():
        if name == vscode.SNIPPETS or not (call.root / name).exists():
            (call.root / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo("Đã viết docs/noi-dung.md, docs/schema/ và .vscode/")
    return ExitCode.DONE
