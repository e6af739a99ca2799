"""`undo`: a file as it was published last, with the present one kept beside it."""

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import VIETNAM, Call, options
from generator.problems import MachineFailed, UsageFailed

if TYPE_CHECKING:
    from generator.keeping.published import Column

LAST = "lần đăng gần nhất"


@click.command("undo", cls=Command, short_help="Đưa một tệp về như lần đăng gần nhất; bản đang có giữ bên cạnh.")
@click.argument("file", metavar="TỆP")
@options("root")
@click.pass_obj
def command(call: Call, file: str) -> int:
    """Đưa một tệp .md (hoặc site.yaml) về đúng như lần gần nhất trên máy này build không lỗi, hoặc publish đã đồng ý.

    TỆP là đường dẫn, hoặc chỉ tên tệp. Bản đang có không mất: nó được giữ bên cạnh dưới tên khác, máy không đọc, không
    đăng. Ảnh và tệp đính kèm không giữ, nên không lấy lại được bằng lệnh này.
    """
    from generator.keeping.published import column_of, text_of

    root = call.root
    path = _meant(root, file, _paths(root))
    before = text_of(root, path)
    if before is None:
        raise MachineFailed(f"bản đã đăng của {path} giữ trong .cache không còn nguyên vẹn nên không dùng được")
    column = column_of(root)
    when = f"lần đăng lúc {datetime.fromisoformat(column.published):%H:%M ngày %d/%m/%Y}" if column else LAST
    target = root / path
    present = target.read_bytes() if target.is_file() else None
    if present == before:
        click.echo(f"{path} đang đúng như {when}; không đổi gì.")
        _tell_of_later(column)
        return ExitCode.DONE
    aside = _set_aside(target, present) if present is not None else None
    _replace(target, before)
    click.echo(f"Đã đưa {path} về như {when}.")
    _tell_of_later(column)
    if aside:
        click.echo(f"Bản vừa thay giữ ở {aside.relative_to(root).as_posix()} (máy không đọc, không đăng tệp này).")
        click.echo(f"Muốn dùng lại bản ấy: xóa {target.name} rồi đổi tên nó thành {target.name}")
    return ExitCode.DONE


def _tell_of_later(column: "Column | None") -> None:
    if column and not column.stands:
        click.echo("CẢNH BÁO: sau lần ấy chuyên mục còn được dựng mà chưa đăng, hoặc máy bị ngắt trước khi giữ bài;")
        click.echo("bài của lần sau không lấy lại được bằng lệnh này.")


def _paths(root: Path) -> Iterable[str]:
    from generator.keeping.published import kept

    paths = kept(root)
    if paths is None:
        raise MachineFailed("đang có lệnh khác chạy trên thư mục này; chờ xong rồi chạy lại")
    if not paths:
        raise UsageFailed(
            "trên máy này chưa giữ bản nào: phải build hoặc publish không lỗi ít nhất một lần thì mới có bản để đưa về"
        )
    return paths


def _meant(root: Path, typed: str, paths: Iterable[str]) -> str:
    """The kept file that an editor means, by its path from here or from the root, or by its name alone."""
    from generator.text.comparing import guess

    whole = Path(os.path.abspath(typed))  # noqa: PTH100  # resolve() would follow links
    asked = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else ""
    name = PurePath(typed.replace("\\", "/")).name
    known = sorted(paths)
    for path in (asked, typed.replace("\\", "/")):
        if path in known:
            return path
    found = [path for path in known if path.rpartition("/")[2] in (name, f"{name}.md")]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageFailed(f"có {len(found)} tệp tên «{name}»; ghi cả đường dẫn: " + ", ".join(found))
    near = guess(name, [path.rpartition("/")[2] for path in known])
    hint = f"; có phải «{near}»?" if near else ""
    raise UsageFailed(f"lần đăng gần nhất không có tệp «{typed}» nên không có gì để đưa về{hint}")


def _set_aside(target: Path, content: bytes) -> Path:
    """The present file under another name beside it, on the disk before anything else happens."""
    from generator.model.finding import ASIDE

    stem = f"{target.name}.{datetime.now(VIETNAM):%d-%m-%Y-%H%M}"
    names = (f"{stem}{more}{ASIDE}" for more in ("", *(f"-{number}" for number in range(2, 100))))
    for aside in map(target.with_name, names):
        try:
            _write(aside, content)
        except FileExistsError:
            continue
        return aside
    raise MachineFailed(f"đã có quá nhiều bản giữ bên cạnh {target.name}; xóa bớt các tệp đuôi {ASIDE} rồi chạy lại")


def _replace(target: Path, content: bytes) -> None:
    """The file in one step: whenever killed, the old or the new one is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    new = target.with_name(f".{target.name}.moi")  # a name with a dot first is no content
    new.unlink(missing_ok=True)
    _write(new, content)
    new.replace(target)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
