"""Load a site root: find every content file, read it, and fold it all into one frozen Site."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator.declaring.parsing import parse, read_group
from generator.model import register as registers
from generator.model.content import Content
from generator.model.decision import Decision
from generator.model.decision import rules as decision_rules
from generator.model.finding import Found, Kinds, _find, _kind_of
from generator.model.kind import Kind, Site
from generator.model.links import used_files, with_links
from generator.model.settings import Settings, rules, with_base_url
from generator.problems import Problem, Severity, UsageFailed, stop_on_error
from generator.reading.decoding import decode
from generator.reading.source import Source, read_yaml

ReadAll = Callable[[tuple[Found, ...]], tuple[Source, ...]]


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
        problems.extend(kind.rules(parsed.record) if kind else decision_rules(parsed.record))
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
    linked = {name: tuple(with_links(record, addresses, files) for record in own) for name, own in posted.items()}
    used = frozenset(path for own in posted.values() for record in own for path in used_files(record, files))
    return dataclasses.replace(site, posted=linked, waiting=waiting, idle=idle, addresses=addresses, used_files=used)


def due(record: Content, day: Date) -> bool:
    """Whether a record may be posted on a day: no draft, and its `Ngày đăng` has come."""
    return not record.ban_nhap and (record.ngay_dang is None or record.ngay_dang <= day)
