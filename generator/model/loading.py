"""Load a site root: find every content file, read it, draw its card, and gather all cards in one frozen Site."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Any

from generator.declaring.file_type import judged
from generator.declaring.parsing import Parsed, read_group
from generator.files.assets import Asset
from generator.files.pictures import Picture
from generator.model.cards import may_be_posted, texts_on
from generator.model.decision import DECISIONS, Decision
from generator.model.finding import find
from generator.model.kind import Kind, Site
from generator.model.known import take_all
from generator.model.links import used_files
from generator.model.records import Records
from generator.model.register import register_on
from generator.model.settings import SETTINGS, Settings, with_base_url
from generator.problems import Problem, Unreadable, UsageFailed
from generator.reading.decoding import look
from generator.reading.source import read_yaml

Kinds = tuple[Kind[Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What the files of a site root hold: the cards of each kind by its name, the decisions, the size of each
    attachment; the problems of the others among them.
    """

    cards: Mapping[str, tuple[Any, ...]]
    decisions: tuple[Decision, ...]
    sizes: Mapping[str, int]
    problems: tuple[Problem, ...] = ()


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
    parsed: Parsed[Settings] = Parsed(None, problems) if problems else read_group(Settings, "site.yaml", entries)
    settings, known = parsed.record, parsed.record or parsed.partial
    faults = (*parsed.problems, *(judged(known, SETTINGS.rules) if known else ()))
    if settings is None or faults:
        raise UsageFailed("tệp site.yaml có lỗi", faults)
    return with_base_url(settings, base_url or settings.dia_chi_goc)


def read_content(records: Records, jobs: int = 1) -> Gathered:
    """Every file that reads, and what is wrong with the others; what was read before is not read again."""
    problems: list[Problem] = []
    found, sizes = find(records.root, records.types, problems)
    cards: dict[str, list[Any]] = {each.name: [] for each in records.types}
    for own, card, told in take_all(found, records, jobs):
        problems.extend(told)
        if card is not None:
            cards[own.name].append(card)
    decisions = tuple(cards.pop(DECISIONS.name))
    return Gathered(cards=_frozen(cards), decisions=decisions, sizes=sizes, problems=tuple(problems))


def site_of(
    content: Gathered,
    kinds: Kinds,
    settings: Settings,
    day: Date,
    pictures: Mapping[str, Picture] | None = None,
    assets: tuple[Asset, ...] = (),
) -> Site:
    """The site on a day."""
    bare = Site(
        kinds=kinds,
        settings=settings,
        date=day,
        register=register_on(content.decisions, day),
        file_sizes={**content.sizes, **_cleaned(pictures or {})},
        pictures=pictures or {},
        assets=assets,
    )
    return _shared_out(bare, content.cards)


def on_day(site: Site, day: Date) -> Site:
    """The same site on another day."""
    cards = {kind.name: site.all_cards(kind.cards) for kind in site.kinds}
    return _shared_out(dataclasses.replace(site, date=day, register=register_on(site.register.decisions, day)), cards)


def _shared_out(bare: Site, cards: Mapping[str, tuple[Any, ...]]) -> Site:
    """With all cards split into posted, waiting and idle on the day of the site, and addresses given to links."""
    posted: dict[str, list[Any]] = {kind.name: [] for kind in bare.kinds}
    waiting: dict[str, list[Any]] = {kind.name: [] for kind in bare.kinds}
    idle: dict[str, list[Any]] = {kind.name: [] for kind in bare.kinds}
    for kind in bare.kinds:
        holding = {(address, card.holds_from) for address, card in texts_on(cards[kind.name], bare.date).items()}
        for card in sorted(cards[kind.name], key=kind.order):
            if not may_be_posted(card, bare.date):
                waiting[kind.name].append(card)
            elif (card.row.address, card.holds_from) in holding and kind.posted(card, bare):
                posted[kind.name].append(card)
            else:
                idle[kind.name].append(card)
    return dataclasses.replace(
        bare,
        posted=_frozen(posted),
        waiting=_frozen(waiting),
        idle=_frozen(idle),
        addresses=dict(_addresses(bare, posted, (*waiting.values(), *idle.values()))),
        tasks=tuple(task for kind in bare.kinds for card in posted[kind.name] for task in kind.tasks(card)),
        used_files=frozenset(p for own in posted.values() for card in own for p in used_files(card, bare.file_sizes)),
    )


def _frozen(cards: Mapping[str, list[Any]]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(own) for name, own in cards.items()}


def _addresses(site: Site, posted: Mapping[str, Any], others: Iterable[Iterable[Any]]) -> Iterator[tuple[str, str]]:
    """(content path, address) of what is posted; a file of what was abolished leads to its tombstone, another text of
    a page to the one that holds.
    """
    there = {address for kind in site.kinds for address in kind.pages.gone(kind, site)}
    for own in posted.values():
        for card in own:
            there.add(card.row.address)
            yield card.path, card.row.address
    yield from ((card.path, card.row.address) for own in others for card in own if card.row.address in there)


def _cleaned(pictures: Mapping[str, Picture]) -> dict[str, int]:
    """The sizes in which pictures are published: without what a camera hid in them."""
    return {path: picture.whole.bytes for path, picture in pictures.items() if picture.whole}
