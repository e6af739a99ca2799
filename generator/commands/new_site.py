"""`new-site`: the site root of another department, with what is known of it and a folder for each type of content."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.commands.console import Command
from generator.commands.running import DONE
from generator.declaring.fields import specs
from generator.declaring.file_type import FileType
from generator.declaring.layout import entry
from generator.declaring.spec import Spec, Typed
from generator.model.decision import DECISIONS
from generator.model.settings import BEFORE_OFFICIAL, Settings
from generator.problems import UsageFailed

HEAD = (
    "# Khai báo của cơ quan. Mỗi dòng: «Tên mục: giá trị». Dòng bắt đầu bằng # là lời giải thích hoặc mục chưa dùng:",
    "# muốn dùng mục nào thì bỏ dấu # đầu dòng rồi ghi giá trị thật; chưa biết thì để nguyên, không ghi tạm.",
)
KNOWN = {  # a beginning that any department can keep
    "ten_chuyen_muc": "Cải cách hành chính",
    "che_do": "minh họa",
    "thong_bao_minh_hoa": "Bản minh họa, chưa phải trang chính thức của cơ quan.",
    "dia_chi_goc": "https://cchc.example/",
}
CATEGORIES = (
    "Chỉ đạo, điều hành",
    "Thủ tục hành chính",
    "Chỉ số cải cách hành chính",
    "Tuyên truyền, phổ biến pháp luật",
)


@click.command("new-site", cls=Command, short_help="Tạo thư mục gốc trống cho một cơ quan khác.")
@click.argument("folder", metavar="THƯ MỤC", type=click.Path(path_type=Path))
@click.option("--name", metavar="TÊN", default="", help="Tên đầy đủ của cơ quan.")
@click.option(
    "--field", "fields", metavar="LĨNH VỰC", multiple=True, help="Một lĩnh vực của cơ quan; ghi lại được nhiều lần."
)
def command(folder: Path, name: str, fields: tuple[str, ...]) -> int:
    """Tạo thư mục gốc trống cho một cơ quan khác: site.yaml và thư mục cho từng loại bài; nói rõ còn phải điền gì."""
    from generator.kinds import KINDS
    from generator.model.loading import load_settings

    if sys.stdin.isatty() and not name:
        name = click.prompt("Tên đầy đủ của cơ quan", default="", show_default=False).strip()
    if sys.stdin.isatty() and not fields:
        typed = click.prompt("Các lĩnh vực, ngăn bằng dấu chấm phẩy", default="", show_default=False)
        fields = tuple(filter(None, map(str.strip, typed.split(";"))))
    types = (*KINDS, DECISIONS)
    lay_out(folder, name, fields, types)
    try:
        settings = load_settings(folder)
    except UsageFailed:
        settings = None
    click.echo(f"Đã tạo {folder}. Còn phải điền:")
    for line in to_fill(settings, types):
        click.echo(f"  - {line}")
    click.echo(f"Kiểm tra bằng lệnh: python build.py --root {folder} check")
    return DONE


def lay_out(target: Path, name: str, fields: Sequence[str], types: Sequence[FileType]) -> None:
    """Write the new site root; raise UsageFailed when something lies there already. `name` is the office's,
    `fields` those of its work; what is not given is left empty for the editor.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageFailed(f"«{target.name}» đã có và không trống; chọn thư mục khác")
    for each in types:
        for pattern in each.files:
            folder = target / "content" / pattern.partition("/")[0]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".gitkeep").touch()
    (target / "content/files").mkdir(exist_ok=True)
    (target / "content/files/.gitkeep").touch()
    (target / "site.yaml").write_text("\n".join(_settings(name, fields)) + "\n", encoding="utf-8", newline="\n")


def to_fill(settings: Settings | None, types: Sequence[FileType]) -> Iterator[str]:
    """What is still to be given, first things first; `settings` are None while `site.yaml` does not read."""
    if settings is None:
        yield "site.yaml: điền các mục còn trống (chạy lệnh check để xem từng dòng)"
    register = next(each for each in types if each.name == "register")
    yield f"content/{register.files[0]}: quyết định công bố danh mục thủ tục của cơ quan, mỗi quyết định một tệp"
    yield "content/procedures/: mỗi thủ tục trong quyết định một tệp, tên tệp là mã thủ tục"
    for attribute in BEFORE_OFFICIAL:
        if not getattr(settings, attribute, None):
            yield f"site.yaml: «{specs(Settings)[attribute].label}», cần có trước khi sang chế độ chính thức"
    optional = (each for each in types if each.name not in ("register", "procedure") and each.files)
    yield "khi có nội dung: " + "; ".join(f"{each.label} (content/{each.files[0]})" for each in optional)


def _settings(name: str, fields: Sequence[str]) -> Iterator[str]:
    about = f"Thủ tục hành chính, tin tức và kết quả các chỉ số cải cách hành chính của {name}."
    values: dict[str, Typed] = {
        **KNOWN,
        "ten_co_quan": name,
        "mo_ta": about if name else "",
        "linh_vuc": tuple(fields),
        "chuyen_muc_tin": CATEGORIES,
    }
    yield from HEAD
    for attribute, spec in specs(Settings).items():
        yield ""
        if spec.help:
            yield f"# {spec.help}"
        if attribute in values:
            yield from entry(spec.label, values[attribute], 0) if values[attribute] else (f"{spec.label}:",)
        else:
            yield from (f"# {line}" for line in _example(spec))


def _example(spec: Spec) -> Iterator[str]:
    """A field as it would be typed; «…» where only the editor can know."""
    if spec.group is None:
        yield f"{spec.label}: {spec.example or '…'}"
        return
    yield f"{spec.label}:"
    for number, inner in enumerate(specs(spec.group).values()):
        yield f"  {'- ' if not number else '  '}{inner.label}: {inner.example or '…'}"
