"""`publish`: build, name what readers will see anew, then hand the column over where `site.yaml` says."""

import hashlib
import sys
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import Call, job_of, keep_texts, options, run_job, say
from generator.problems import MachineFailed, UsageFailed

if TYPE_CHECKING:
    from generator.model.settings import Settings

UNDECLARED = """site.yaml chưa có «Nơi đăng», nên chưa biết đưa chuyên mục lên đâu; thêm, ví dụ:
Nơi đăng:
  Cách: thư mục
  Chỗ: /srv/www/cchc
(«Cách» là thư mục, rsync, git hoặc zip; xem docs/van-hanh.md)"""
MODEL = (".example", ".test", ".invalid")  # names that no address will ever have


@click.command("publish", cls=Command, short_help="Dựng, nêu điều sẽ đổi, rồi đưa chuyên mục lên nơi đăng.")
@click.option("--yes", is_flag=True, help="Đăng luôn, không hỏi lại.")
@options("root", "date", "base-url", "jobs", "no-cache")
@click.pass_obj
def command(call: Call, yes: bool, date: Date | None, base_url: str, jobs: int | None, no_cache: bool) -> int:
    """Dựng chuyên mục vào public/, nêu trang mới, trang sửa, trang bỏ đi so với nơi đăng, hỏi lại rồi đưa lên."""
    from generator.artifacts import MANIFEST
    from generator.commands.changes import changes
    from generator.commands.outcome import as_text
    from generator.model.loading import load_settings
    from generator.publishing.manifest import digests_in
    from generator.publishing.means import MEANS
    from generator.publishing.means.place import Place

    settings = load_settings(call.root, base_url)
    if settings.noi_dang is None:
        raise UsageFailed(UNDECLARED)
    means = next(means for name, means in MEANS.items() if settings.noi_dang.cach.is_(name))
    place = Place(at=settings.noi_dang.cho, branch=settings.noi_dang.nhanh, root=call.root, office=settings.ten_co_quan)
    column = call.root / "public"
    job = job_of(call, date, column, base_url=base_url, jobs=jobs, no_cache=no_cache)
    outcome = run_job(call, job, last=False)
    for line in as_text(outcome):
        click.echo(line, err=True)
    if not outcome.published:
        return say("CHƯA ĐĂNG: sửa các lỗi trên rồi chạy lại. Chuyên mục ở nơi đăng không thay đổi.", ExitCode.CONTENT)

    texts = outcome.sources or _texts(call.root)  # as they are now: the answer may take its time
    call.left = "Chuyên mục ở nơi đăng không thay đổi."
    ours, theirs = (column / MANIFEST).read_bytes(), means.standing(place)
    if ours == theirs:
        keep_texts(call.root, column, texts)
        click.echo(f"Nơi đăng «{place.at}» đã có đúng bản này, không phải làm gì.")
        return ExitCode.DONE
    for line in changes(column, digests_in(ours), digests_in(theirs)):
        click.echo(line)
    _warn(settings)
    if not yes and not _agreed(place.at):
        return say(f"Chưa đăng. {call.left}", ExitCode.DONE)
    call.left = "Nơi đăng có thể mới nhận một phần; chạy lại lệnh publish."
    means.hand_over(place, column)
    if means.standing(place) != ours:
        raise MachineFailed(f"«{place.at}» chưa có đúng bản vừa dựng; chạy lại lệnh publish")
    keep_texts(call.root, column, texts)
    if means.seen:
        click.echo(f"Đã đăng lên «{place.at}». Xem: {settings.dia_chi_goc}")
    else:
        click.echo(f"Đã ghi «{place.at}». Người đọc chưa thấy gì: gửi tệp này cho người quản trị trang của cơ quan.")
    return ExitCode.DONE


def _texts(root: Path) -> dict[str, str]:
    """The digest of each text, of a column that stood already and of which nothing was read anew."""
    texts = (path for path in (root / "site.yaml", *(root / "content").rglob("*.md")) if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in texts}


def _warn(settings: "Settings") -> None:
    host = urlsplit(settings.dia_chi_goc).hostname or ""
    if host.endswith(MODEL):
        click.echo(f"CẢNH BÁO: «Địa chỉ gốc» còn là địa chỉ mẫu ({settings.dia_chi_goc}).", err=True)


def _agreed(at: str) -> bool:
    if not sys.stdin.isatty():
        raise UsageFailed("không có ai ở bàn phím để hỏi lại; muốn đăng luôn thì thêm --yes")
    answer: str = click.prompt(
        f"Đăng lên «{at}»? Gõ c rồi Enter để đăng, chỉ Enter để thôi", default="", show_default=False
    )
    return answer.strip().lower() in ("c", "có", "co", "y")
