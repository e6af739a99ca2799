"""The pages of feedback: the lists by state and field, and one page each with its answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import lru_cache

from generator.kinds.feedback.card import OPEN, OVERDUE, STATES, FeedbackCard, due, state
from generator.kinds.feedback.record import Feedback
from generator.kinds.procedure.card import PROCEDURES
from generator.model.kind import Kind, Site
from generator.model.limited import LimitTold, answer_told
from generator.model.settings import Settings
from generator.rendering.linked_data import Thing
from generator.shapes.around import Around
from generator.shapes.page import Page
from generator.shapes.row import Row
from generator.shapes.state import State
from generator.text.comparing import canonical
from generator.views.details import detail_page, fields_view
from generator.views.lists import Choice, Filters, Line, choices, chosen_pages, grouped


def lists(kind: Kind[FeedbackCard], site: Site) -> Iterator[Page]:
    """The list, newest first, on pages; the same by state and field."""
    lines = tuple((card, _line(card, site)) for card in site.cards(kind.cards))
    whole = Choice(name="Tất cả", title=kind.label, address=kind.section, lines=tuple(line for _, line in lines))
    pages = chosen_pages(
        kind,
        site,
        whole,
        _filters(kind, site, lines),
        lambda shown: f"{shown.title}: tình trạng xử lý, trả lời và nơi tiếp nhận",
    )
    answer = answer_told(site.date, site.settings)
    yield from (replace(page, view={**page.view, "answer": answer}) for page in pages)


def _line(card: FeedbackCard, site: Site) -> Line:
    """Its state, and until when an answer was due where that is still to come or has passed."""
    now = state(card, site)
    return Line(row=card.row, more={"state": now, "due": due(card, site.settings) if now in (OPEN, OVERDUE) else None})


def _filters(kind: Kind[FeedbackCard], site: Site, lines: tuple[tuple[FeedbackCard, Line], ...]) -> Filters:
    states = grouped((line.more["state"], line) for _, line in lines)
    fields = grouped((canonical(card.field), line) for card, line in lines)
    by_state = ((each.words, f"{kind.label}: {each.words}", states.get(each, ())) for each in STATES)
    names = (field.ten for field in site.settings.linh_vuc)
    by_field = ((name, f"{kind.label}: {name}", fields.get(canonical(name), ())) for name in names)
    return (
        ("Tình trạng", choices(f"{kind.section}tinh-trang/", by_state)),
        ("Lĩnh vực", choices(f"{kind.section}linh-vuc/", by_field)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has become of an item by the build's date, until when it was to be answered, what procedures it names."""

    state: State
    due: Date | None
    limit: LimitTold | None
    procedures: tuple[Row, ...]


def standing(_: Kind[FeedbackCard], card: FeedbackCard, site: Site) -> Standing:
    return Standing(
        state=state(card, site),
        due=due(card, site.settings),
        limit=answer_told(card.received, site.settings),
        procedures=tuple(_procedure(code, site) for code in card.procedures),
    )


def detail(
    kind: Kind[FeedbackCard], item: Feedback, card: FeedbackCard, around: Around, settings: Settings
) -> Iterator[Page]:
    """What was said and what was answered, or until when that is due, and the procedures that it is about."""
    now: Standing = around.own
    view = fields_view(item, around, without=("tieu_de", "loai_noi_dung", "thu_tuc_lien_quan")) | {
        "state": now.state,
        "due": now.due,
        "limit": now.limit,
        "procedures": now.procedures,
    }
    yield detail_page(kind, card, around, view, (thing(item, settings),))


def _procedure(code: str, site: Site) -> Row:
    """A procedure, with an address where it is in force."""
    entry = site.register.entries.get(code)
    return Row(title=entry.name if entry else f"Thủ tục {code}", address=_addresses(site).get(code, ""), code=code)


@lru_cache(maxsize=1)
def _addresses(site: Site) -> Mapping[str, str]:
    """Of every posted procedure by its code; found once for all items."""
    return {card.code: card.row.address for card in site.cards(PROCEDURES)}


def thing(item: Feedback, settings: Settings) -> Thing:
    """A question, and its answer once there is one, in the words of schema.org."""
    found: dict[str, object] = {
        "@type": "Question",
        "name": item.tieu_de,
        "text": item.noi_dung.striptags(),
        "dateCreated": item.ngay_nhan.isoformat(),
    }
    if item.ngay_tra_loi:
        found["acceptedAnswer"] = {
            "@type": "Answer",
            "text": item.tra_loi.striptags(),
            "dateCreated": item.ngay_tra_loi.isoformat(),
            "author": {"@type": "GovernmentOrganization", "name": item.chuyen_den or settings.ten_co_quan},
        }
    return found
