"""Load a site root: find every content file, read it, and fold it all into one frozen Site."""

import dataclasses
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from stat import S_ISREG
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup

from generator import register as registers
from generator.artifacts import file_address
from generator.decoding import decode
from generator.fields import Record, parse, read_group
from generator.problems import Problem, Severity, UsageFailed, stop_on_error
from generator.register import Decision
from generator.settings import Settings, rules, with_base_url
from generator.shapes import Content, Kind, Site
from generator.source import Source, read_yaml
from generator.vietnamese import guess

Found = tuple[str, bytes]  # path relative to the site root, content
Kinds = tuple[Kind[Any], ...]
ReadAll = Callable[[tuple[Found, ...]], tuple[Source, ...]]

REGISTER = "register/*.md"
FILES = "content/files/"
NO_CONTENT = ("README.md", "Thumbs.db", "desktop.ini")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
ATTACHMENTS: dict[str, bytes | tuple[bytes, ...]] = {  # what is published, by suffix, and how such a file begins
    ".pdf": b"%PDF",
    **dict.fromkeys((".docx", ".xlsx", ".odt", ".ods"), _ZIP),
    **dict.fromkeys((".doc", ".xls"), _OLE),
    ".csv": b"",
    **dict.fromkeys((".jpg", ".jpeg"), b"\xff\xd8\xff"),
    ".png": b"\x89PNG",
    ".webp": b"RIFF",
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    ".mp4": b"\0\0\0",
}


def load_settings(root: Path, base_url: str = "") -> Settings:
    """Read `site.yaml`; raise UsageFailed when there is none or it has errors."""
    try:
        data = (root / "site.yaml").read_bytes()
    except OSError:
        raise UsageFailed(f"không đọc được tệp site.yaml trong thư mục «{root}»") from None
    entries, problems = read_yaml("site.yaml", data)
    settings, more = read_group(Settings, "site.yaml", entries) if not problems else (None, ())
    faults = (*problems, *more, *(rules(settings) if settings else ()))
    if settings is None or faults:
        raise UsageFailed("tệp site.yaml có lỗi", faults)
    return with_base_url(settings, base_url or settings.dia_chi_goc)


def load(
    root: Path, kinds: Kinds, settings: Settings, day: Date, read_all: ReadAll
) -> tuple[Site, tuple[Problem, ...]]:
    """Gate 1: every file reads. Return the site on that day and the warnings; raise ContentFailed with all errors."""
    problems: list[Problem] = []
    found, sizes = _find(root, kinds, problems)
    files = tuple((path, (root / path).read_bytes()) for path in found)
    sources = read_all(files)
    written = dict(files)
    records: dict[str, list[Any]] = {kind.name: [] for kind in kinds}
    decisions: list[Decision] = []
    for source in sources:
        kind = _kind_of(source.path, kinds)
        parsed = parse(kind.record if kind else Decision, source)
        problems.extend(parsed.problems)
        if parsed.record is None:
            continue
        problems.extend(kind.rules(parsed.record) if kind else registers.rules(parsed.record))
        if kind:
            problems.extend(_line_faults(kind, source.path, written[source.path]))
        (records[kind.name] if kind else decisions).append(parsed.record)
    warnings = stop_on_error(problems)
    site = assemble(kinds, settings, day, records, tuple(decisions), frozenset(sizes))
    return dataclasses.replace(site, file_sizes=sizes), warnings


def _line_faults(kind: Kind[Any], path: str, data: bytes) -> Iterator[Problem]:
    """Faults of the lines as they are read, without the invisible letters that would hide a number."""
    for number, line in enumerate(decode(data).split("\n"), 1):
        for fault in kind.lines(line):
            severity: Severity = "warning" if fault.warning else "error"
            yield Problem(
                path=path, line=number, rule=fault.rule, message=fault.message, hint=fault.hint, severity=severity
            )


def assemble(
    kinds: Kinds,
    settings: Settings,
    day: Date,
    records: Mapping[str, Iterable[Any]],
    decisions: tuple[Decision, ...],
    files: frozenset[str] = frozenset(),
) -> Site:
    """One frozen site: the decisions folded, the records split into posted and waiting, their links resolved."""
    register = registers.fold(decisions, day)
    site = Site(kinds=kinds, settings=settings, date=day, register=register, files=files)
    posted: dict[str, tuple[Any, ...]] = {}
    waiting: dict[str, tuple[Any, ...]] = {}
    idle: dict[str, tuple[Any, ...]] = {}
    for kind in kinds:
        own = sorted(records.get(kind.name, ()), key=kind.order)
        posted[kind.name] = tuple(record for record in own if due(record, day) and kind.posted(record, site))
        waiting[kind.name] = tuple(record for record in own if not due(record, day))
        idle[kind.name] = tuple(record for record in own if due(record, day) and not kind.posted(record, site))
    addresses = {record.path: kind.address_of(record) for kind in kinds for record in posted[kind.name]}
    for kind in kinds:
        retired = set(kind.retired(kind, site))  # a file of what was abolished leads to its tombstone
        gone = ((record.path, kind.address_of(record)) for record in idle[kind.name])
        addresses |= {path: address for path, address in gone if address in retired}
    linked = {name: tuple(_with_links(record, addresses, files) for record in own) for name, own in posted.items()}
    used = frozenset(path for own in posted.values() for record in own for path in _used_files(record, files))
    return dataclasses.replace(site, posted=linked, waiting=waiting, idle=idle, addresses=addresses, used_files=used)


def due(record: Content, day: Date) -> bool:
    """Whether a record may be posted on a day: no draft, and its `Ngày đăng` has come."""
    return not record.ban_nhap and (record.ngay_dang is None or record.ngay_dang <= day)


def _kind_of(path: str, kinds: Kinds) -> Kind[Any] | None:
    """The kind of a content file; None for a decision of the register."""
    inside = path.removeprefix("content/")
    return next((kind for kind in kinds if any(_matches(inside, pattern) for pattern in kind.files)), None)


def _matches(path: str, pattern: str) -> bool:
    """Like a shell pattern, where `*` stops at a slash."""
    parts, wanted = path.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def _find(root: Path, kinds: Kinds, problems: list[Problem]) -> tuple[list[str], dict[str, int]]:
    """The content files to read, and the size in bytes of each attachment; whatever else lies there is a problem."""
    texts: list[str] = []
    files: dict[str, int] = {}
    for path in _walk(root / "content"):
        relative = path.relative_to(root).as_posix()
        report = partial(Problem, path=relative, line=1, rule="tep-la")
        if not S_ISREG(path.lstat().st_mode):
            problems.append(report(message="đây là lối tắt hoặc không phải tệp thường", hint="chép tệp thật vào đây"))
        elif not relative.isprintable():
            shown = dataclasses.replace(
                report(message="tên tệp có ký tự hỏng", hint="đổi tên tệp"), path=ascii(relative)[1:-1]
            )
            problems.append(shown)
        elif relative.startswith(FILES):
            if path.suffix.lower() not in ATTACHMENTS:
                message = f"không đăng loại tệp «{path.suffix or path.name}»"
                problems.append(report(message=message, hint="dùng một trong: " + " ".join(ATTACHMENTS)))
            elif not _is_what_it_says(path):
                message = f"tệp trống, hoặc nội dung không phải loại «{path.suffix}»"
                problems.append(report(message=message, hint="mở lại tệp gốc, lưu đúng loại rồi chép vào đây"))
            files[relative] = path.lstat().st_size
        elif _kind_of(relative, kinds) or _matches(relative.removeprefix("content/"), REGISTER):
            texts.append(relative)
        else:
            problems.append(report(message="tệp này không thuộc loại nội dung nào", hint=_where_to(relative, kinds)))
    return texts, files


def _walk(folder: Path) -> Iterator[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.startswith((".", "~$")) or path.name in NO_CONTENT:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _is_what_it_says(path: Path) -> bool:
    with path.open("rb") as file:
        start = file.read(12)
    return bool(start) and start.startswith(ATTACHMENTS[path.suffix.lower()])


def _where_to(path: str, kinds: Kinds) -> str:
    places = [f"content/{pattern}" for kind in kinds for pattern in kind.files] + [f"content/{REGISTER}"]
    name = posixpath.basename(path).lower()
    if name.endswith((".md.txt", ".markdown", ".txt")) or (name.endswith(".md") and not path.endswith(".md")):
        return f"đổi tên thành «{posixpath.basename(path).split('.')[0]}.md» (đuôi .md viết thường)"
    if name.endswith((".doc", ".docx", ".xls", ".xlsx", ".pdf", ".jpg", ".jpeg", ".png")):
        return "để tệp đính kèm và ảnh trong content/files/"
    folders = {place.split("/")[1] for place in places}
    parts = path.split("/")
    own = [place for place in places if place.split("/")[1] == parts[1]]
    near = guess(parts[1], folders) if len(parts) > 2 and not own else ""
    return f"có phải thư mục «content/{near}/»?" if near else "chỉ đặt bài ở: " + " · ".join(own or places)


# ---- links -----------------------------------------------------------------------------------------------------------


def resolve(target: str, path: str, addresses: Mapping[str, str], files: frozenset[str]) -> str | None:
    """The address that a link typed in the file `path` leads to; None when it leads nowhere."""
    if target.startswith(("#", "/")):
        return target
    name, mark, anchor = target.partition("#")
    found = place(name, path)
    if found in files:
        return file_address(found)
    return addresses[found] + mark + anchor if found in addresses else None


def place(target: str, path: str) -> str:
    """The content path that a relative link in the file `path` names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.partition("#")[0])))


def _used_files(record: Record, files: frozenset[str]) -> Iterator[str]:
    yield from (path for path, _ in attachments(record))
    yield from (found for link in record.links if (found := place(link.target, record.path)) in files)


def _with_links(record: Any, addresses: Mapping[str, str], files: frozenset[str]) -> Any:
    """The record with every link of its body turned into an address of the column; dead ones stay for the check."""
    if not record.links:
        return record
    targets = {link.target: resolve(link.target, record.path, addresses, files) for link in record.links}

    def turn(html: Markup) -> Markup:
        def new(found: re.Match[str]) -> str:
            typed = Markup(found[2]).unescape()
            return f'{found[1]}"{Markup.escape(targets.get(typed) or typed)}"'

        return Markup(re.sub(r'(\b(?:href|src)=)"([^"]*)"', new, html))

    names = (each.name for each in dataclasses.fields(record))
    return dataclasses.replace(
        record, **{name: turn(getattr(record, name)) for name in names if isinstance(getattr(record, name), Markup)}
    )


def attachments(record: Record) -> Iterator[tuple[str, int]]:
    """Every `content/files/…` that a record's fields name, with its line."""
    yield from ((text, line) for text, line in record.texts() if text.startswith(FILES))
