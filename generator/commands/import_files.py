"""`import`: Word and Excel files in, content files out; nothing that stands is overwritten unseen."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.console import Command
from generator.commands.exit_codes import ExitCode
from generator.commands.running import CALLED, Call, job_of, options
from generator.problems import ContentFailed, Problem, Unreadable, UsageFailed, told
from generator.text.comparing import guess, slug

if TYPE_CHECKING:
    from generator.declaring.file_type import FileType
    from generator.importing.found import Found, Standing, Unsaid
    from generator.outcome import Job

MOST_LINES = 200  # of a difference on the screen


@click.command("import", cls=Command, short_help="Nhập tệp Word, Excel thành bài của chuyên mục.")
@click.argument("files", metavar="TỆP…", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--kind",
    metavar="LOẠI",
    default="",
    help="quyet-dinh, thu-tuc, van-ban, tin, ho-so hoặc chi-so (mặc định: máy đoán).",
)
@click.option(
    "--to", "place", metavar="ĐƯỜNG DẪN", default="", help="Ghi vào tệp này trong content/ (khi nhập một tệp)."
)
@click.option("--force", "--ghi-de", "force", is_flag=True, help="Ghi cả khi đã có tệp khác nội dung.")
@options("root", "date")
@click.pass_obj
def command(call: Call, files: tuple[Path, ...], kind: str, place: str, force: bool, date: Date | None) -> int:
    """Nhập tệp Word (.docx), Excel (.xlsx, .xls) thành bài: quyết định công bố, thủ tục từ cơ sở dữ liệu quốc gia,
    văn bản, tin, số liệu hồ sơ, kết quả chỉ số. Tệp đã có thì chỉ cho xem chỗ khác; thêm --ghi-de mới ghi.
    """
    from generator.importing.standing import standing_of
    from generator.kinds import KINDS

    if place and len(files) > 1:
        raise UsageFailed("--to chỉ dùng khi nhập một tệp")
    job = job_of(call, date)
    index = next(each.record for each in KINDS if each.name == "index")
    standing = standing_of(call.root, index, job.date)
    written: list[str] = []
    whole = True
    for path in files:
        try:
            found = _found(path, _kind(kind), standing, place)
        except Unreadable as fault:
            click.echo(str(fault.at(path.name)), err=True)
            whole = False
            continue
        found.path = place or found.path
        whole = _tell_and_write(path.name, found, job, force, written) and whole
    faulty = _check(job, written)
    return ExitCode.DONE if whole and not faulty else ExitCode.CONTENT


def _kind(typed: str) -> str:
    from generator.importing.kinds import WORDS

    names = {each: kind for kind, words in WORDS.items() for each in (kind, *words)}
    if typed and slug(typed) not in map(slug, names):
        near = guess(typed, names)
        shown = ", ".join(words[0] for words in WORDS.values())
        raise UsageFailed(f"không có loại «{typed}»; " + (f"có phải «{near}»?" if near else f"chọn: {shown}"))
    return next((kind for each, kind in names.items() if slug(each) == slug(typed)), "")


def _found(path: Path, kind: str, standing: "Standing", place: str) -> "Found":
    from generator.importing.found import Unsaid
    from generator.importing.kinds import READERS, WORDS, kind_of
    from generator.importing.opening import open_file

    opened = open_file(path)
    own = kind or kind_of(opened)
    if not own:
        shown = ", ".join(words[0] for words in WORDS.values())
        raise Unreadable(1, "nhap", "không đoán được đây là loại nội dung nào", f"thêm --kind và một trong: {shown}")
    while True:
        if place:
            _type_at(place, own)
        try:
            found = READERS[own](replace(opened, meant=place), standing)
            break
        except Unsaid as lack:
            place = _asked(path.name, lack)
    found.notes += [f"không đưa vào: {each}" for each in dict.fromkeys(opened.dropped)]
    return found


def _asked(name: str, lack: "Unsaid") -> str:
    """Where the file is to stand, as the editor answers; raises what is lacking where nobody is there to answer."""
    if not sys.stdin.isatty():
        raise lack
    click.echo(f"{name}: {lack.told}.")
    question = f"{lack.question[0].upper()}{lack.question[1:]} (như {lack.example})"
    answer = click.prompt(question, default="", show_default=False).strip().removesuffix(".md")
    if not answer:
        raise lack
    return lack.place.format(answer)


def _type_at(path: str, kind: str) -> "FileType":
    """The type of the file that is to stand there; raises UsageFailed where none of this kind can."""
    from generator.kinds import KINDS
    from generator.model.decision import DECISIONS
    from generator.model.finding import type_of

    types = (*KINDS, DECISIONS)
    own = type_of(path, types) if path.startswith("content/") and ".." not in path.split("/") else None
    if own is None or own.name != kind:
        right = next(each.files[0] for each in types if each.name == kind)
        raise UsageFailed(f"không ghi được vào «{path}»: loại này để ở content/{right}")
    return own


def _tell_and_write(name: str, found: "Found", job: "Job", force: bool, written: list[str]) -> bool:
    """Whether everything was read and is written."""
    from generator.importing.writing import difference, text_for, write

    own = _type_at(found.path, found.kind)
    path = job.root / found.path
    old = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    text = text_for(found, own.record, name, old)
    click.echo(f"{name}: {own.label} → {found.path}")
    for note in found.notes:
        click.echo(f"  - {note}")
    for line in found.unplaced:
        click.echo(f"  - chưa nhận ra, giữ sau dấu # ở đầu tệp: {line[:120]}")
    for line in told(
        Problem(path=name, line=line, rule="nhap", message=what, hint=hint) for line, what, hint in found.unread
    ):
        click.echo(line, err=True)
    changed = {file: data for file, data in found.files.items() if not _same(job.root / file, data)}
    replaced = [file for file in changed if (job.root / file).exists()]
    if old == text and not changed:
        click.echo("  Không có gì khác tệp đang có.")
        written.append(found.path)
        return not found.unread
    if old or replaced:
        for line in _cut(difference(old, text, found.path)):
            click.echo(f"    {line}")
        for file in replaced:
            click.echo(f"    ảnh khác với ảnh đang có: {file}")
        if not force:
            click.echo(
                f"  CHƯA GHI: đã có {found.path}. Xem chỗ khác ở trên; muốn ghi thì chạy lại, thêm --ghi-de.", err=True
            )
            return False
    for file, data in changed.items():
        write(job.root / file, data)
    write(path, text.encode())
    click.echo("  Đã ghi." + (f" Kèm {len(changed)} ảnh trong content/files/." if changed else ""))
    written.append(found.path)
    return not found.unread


def _same(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _cut(lines: Iterator[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST_LINES]
    if len(every) > MOST_LINES:
        yield f"… và {len(every) - MOST_LINES} dòng nữa"


def _check(job: "Job", written: list[str]) -> bool:
    """Tell at once what `check` would say of the files that were written; whether any of it is an error."""
    from generator.pipeline import checked, load_site

    if not written:
        return False
    try:
        site, _, warnings = load_site(job)
        problems = (*warnings, *checked(site))
    except ContentFailed as failed:
        problems = failed.problems
    own = [problem for problem in problems if problem.path in written]
    errors = [problem for problem in problems if problem.severity == "error"]
    faulty = [problem for problem in own if problem.severity == "error"]
    for line in told(own):
        click.echo(line, err=True)
    if faulty:
        click.echo(
            f"Còn {len(faulty)} chỗ phải sửa trong tệp vừa nhập (như trên); sửa xong chạy: {CALLED} check",
            err=True,
        )
    elif len(errors) > len(faulty):
        click.echo(f"Tệp vừa nhập không có lỗi; tệp khác còn lỗi, xem bằng: {CALLED} check")
    else:
        click.echo(f"Tệp vừa nhập không có lỗi. Kiểm tra toàn bộ: {CALLED} check")
    return bool(faulty)
