"""`serve`: the preview on this machine."""

from datetime import date as Date

import click

from generator.commands.console import Command
from generator.commands.running import Call, job_of, options, today


@click.command("serve", cls=Command, short_help="Xem thử trên máy này, tự tải lại khi lưu bài.")
@click.option(
    "--port",
    metavar="SỐ",
    type=click.IntRange(1, 65535),
    default=8000,
    help="Cổng (mặc định 8000); đang có chương trình khác dùng thì lấy cổng sau đó.",
)
@click.option("--open", "browser", is_flag=True, help="Mở luôn trình duyệt.")
@click.option("--edit", is_flag=True, help="Mở thêm biểu mẫu sửa bài ở /_sua/.")
@options("root", "date", "jobs")
@click.pass_obj
def command(call: Call, port: int, browser: bool, edit: bool, date: Date | None, jobs: int | None) -> int:
    """Mở bản xem thử ở http://127.0.0.1:8000/, dựng lại mỗi khi lưu bài. Lỗi hiện ngay trên trang. Dừng: Ctrl-C.

    Với --edit, sửa bài trong trình duyệt ở http://127.0.0.1:8000/_sua/, hoặc bấm «Sửa trang này» ở chân trang.
    """
    from generator.commands.preview import serve

    forms = None
    if edit:
        from generator.commands.form import FORMS

        forms = FORMS
    job = job_of(call, date, call.root / ".cache" / "preview", jobs=jobs)
    return serve(job, port, browser=browser, forms=forms, today=None if date else today)
