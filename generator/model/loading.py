"""Load a site root: find every content file, read it, draw its card, and gather all cards in one frozen Site."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator.declaring.file_type import FileType
from generator.declaring.parsing import parse, read_group
from generator.files.assets import Asset
from generator.files.pictures import Picture
from generator.model.cards import card_of, may_be_posted
from generator.model.decision import DECISIONS, Decision
from generator.model.finding import find, type_of
from generator.model.kind import Kind, Site
from generator.model.links import used_files
from generator.model.records import Records
from generator.model.register import register_on
from generator.model.settings import SETTINGS, Settings, with_base_url
from generator.problems import Problem, Severity, Unreadable, UsageFailed, stop_on_error
from generator.reading.decoding import decode, look
from generator.reading.source import Source, read_yaml

Kinds = tuple[Kind[Any], ...]
Files = tuple[tuple[str, bytes], ...]  # (path from the site root, content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What the files of a site root hold: the records of each type by its name, and the size of each attachment."""

    records: Mapping[str, tuple[Any, ...]]
    sizes: Mapping[str, int]
    warnings: tuple[Problem, ...] = ()


def load_settings(root: Path, base_url: str = "") -> Settings:
    """Read `site.yaml`; raise UsageFailed when there is none or it has errors."""
    path = root / "site.yaml"
    try:
        look(path, path.stat().st_size)
        data = path.read_bytes()
    except Unreadable as fault:
        raise UsageFailed("tệp site.yaml có lỗi", (fault.at("site.yaml"),)) from None
    except OSError:
        raise UsageFailed(f"không đọc được tệp site.yaml trong thư mục «{root}»") from None
    entries, problems = read_yaml("site.yaml", data)
    settings, more = read_group(Settings, "site.yaml", entries) if not problems else (None, ())
    faults = (*problems, *more, *(SETTINGS.rules(settings) if settings else ()))
    if settings is None or faults:
        raise UsageFailed("tệp site.yaml có lỗi", faults)
    return with_base_url(settings, base_url or settings.dia_chi_goc)


def read_content(
    root: Path, kinds: Kinds, settings: Settings, read_all: Callable[[Files], tuple[Source, ...]]
) -> Gathered:
    """Gate 1: every file reads. Raise ContentFailed with all errors."""
    types: tuple[FileType, ...] = (*kinds, DECISIONS)
    problems: list[Problem] = []
    found, sizes = find(root, types, problems)
    files = tuple((path, (root / path).read_bytes()) for path in found)
    records: dict[str, list[Any]] = {each.name: [] for each in types}
    for (path, data), source in zip(files, read_all(files), strict=True):
        own = type_of(path, types)
        assert own is not None, "only files that have a type are found"
        parsed = parse(own.record, source)
        problems.extend(parsed.problems)
        if parsed.record is not None:
            problems.extend(own.rules(parsed.record))
            problems.extend(_line_faults(own, path, data, settings))
            records[own.name].append(parsed.record)
    warnings = stop_on_error(problems)
    return Gathered(records=_frozen(records), sizes=sizes, warnings=warnings)


def _line_faults(own: FileType, path: str, data: bytes, settings: Settings) -> Iterator[Problem]:
    """Faults of the lines as they are read, without the invisible letters that would hide a number."""
    for number, line in enumerate(decode(data).split("\n"), 1) if own.lines else ():
        for fault in own.lines(line, settings) if own.lines else ():
            severity: Severity = "warning" if fault.warning else "error"
            yield Problem(
                path=path, line=number, rule=fault.rule, message=fault.message, hint=fault.hint, severity=severity
            )


def site_of(
    content: Gathered,
    kinds: Kinds,
    settings: Settings,
    day: Date,
    pictures: Mapping[str, Picture] | None = None,
    assets: tuple[Asset, ...] = (),
) -> tuple[Site, Records]:
    """The site on a day: decisions folded, cards drawn and split into posted, waiting and idle, links given addresses;
    and every record by its card.
    """
    decisions: tuple[Decision, ...] = content.records[DECISIONS.name]
    bare = Site(kinds=kinds, settings=settings, date=day, register=register_on(decisions, day))
    posted: dict[str, list[Any]] = {kind.name: [] for kind in kinds}
    waiting: dict[str, list[Any]] = {kind.name: [] for kind in kinds}
    idle: dict[str, list[Any]] = {kind.name: [] for kind in kinds}
    for kind in kinds:
        for card in sorted((card_of(kind, record) for record in content.records[kind.name]), key=kind.order):
            place = waiting if not may_be_posted(card, day) else posted if kind.posted(card, bare) else idle
            place[kind.name].append(card)
    site = dataclasses.replace(
        bare,
        posted=_frozen(posted),
        waiting=_frozen(waiting),
        idle=_frozen(idle),
        addresses=dict(_addresses(bare, posted, idle)),
        tasks=tuple(task for kind in kinds for card in posted[kind.name] for task in kind.tasks(card)),
        file_sizes={**content.sizes, **_cleaned(pictures or {})},
        used_files=frozenset(p for own in posted.values() for card in own for p in used_files(card, content.sizes)),
        pictures=pictures or {},
        assets=assets,
    )
    return site, Records((record for kind in kinds for record in content.records[kind.name]), site)


def _frozen(cards: Mapping[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(own) for name, own in cards.items()}


def _addresses(site: Site, posted: Mapping[str, Any], idle: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(content path, address) of what is posted; a file of what was abolished leads to its tombstone."""
    for kind in site.kinds:
        yield from ((card.path, card.row.address) for card in posted[kind.name])
        gone = set(kind.pages.gone(kind, site))
        yield from ((card.path, card.row.address) for card in idle[kind.name] if card.row.address in gone)


def _cleaned(pictures: Mapping[str, Picture]) -> dict[str, int]:
    """The sizes in which pictures are published: without what a camera hid in them."""
    return {path: picture.whole.bytes for path, picture in pictures.items() if picture.whole}
