"""What waits, what is stale, what falls due: for the editor who asks before anything fails."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from generator.checks.documents import outdated
from generator.checks.timeliness import breaches, line_of_breach, told
from generator.days.periods import past, upcoming
from generator.kinds.items.card import INSPECTIONS, OVERDUE, follow_up
from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import may_be_posted
from generator.model.kind import Site, posted_cards
from generator.model.register import register_on
from generator.problems import Problem
from generator.shapes.card import Card
from generator.text.showing import show_date

AHEAD = timedelta(days=30)
BACK = timedelta(days=366)
FOLLOWED = ("Thủ tục có mục chưa đối chiếu", "Đã làm nhưng chậm hạn")  # nothing to be done today


def count(site: Site) -> str:
    """«Thủ tục đang có hiệu lực: có bài 22/23.»."""
    posted, every = {card.code for card in site.cards(PROCEDURES)}, site.register.in_force
    return f"Thủ tục đang có hiệu lực: có bài {sum(entry.code in posted for entry in every)}/{len(every)}."


def matters(site: Site, problems: Sequence[Problem] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, lines) of each matter, in order of urgency, of the files that read; `problems` tell of the others."""
    errors = [problem for problem in problems if problem.severity == "error"]
    yield "Thủ tục đang có hiệu lực chưa đăng", tuple(_missing(site, {error.path for error in errors}))
    yield "Tệp có lỗi, chặn việc đăng", tuple(_faults(errors))
    yield "Việc quá hạn", (*_breaches(site, done=False), *_unmended(site), *_unsent(site))
    yield "Thủ tục phải rà soát vì văn bản hết hiệu lực", tuple(_on_ended(site))
    yield "Bài quá ngày rà soát", tuple(_stale(site))
    yield f"Thủ tục sắp có hiệu lực trong {AHEAD.days} ngày tới, chưa có bài", tuple(_upcoming(site))
    yield "Quyết định chưa có hiệu lực", tuple(_not_yet(site))
    yield "Hạn báo cáo sắp tới", tuple(_deadlines(site))
    yield "Bài chờ đến ngày đăng", tuple(_scheduled(site))
    yield "Bản nháp", tuple(card.path for card in _waiting(site, drafts=True))
    yield FOLLOWED[0], tuple(_unchecked(site))
    yield FOLLOWED[1], tuple(_breaches(site, done=True))


def _faults(errors: Iterable[Problem]) -> Iterator[str]:
    """A line for each file that keeps the column from being published."""
    by_path: dict[str, list[Problem]] = {}
    for error in errors:
        by_path.setdefault(error.path, []).append(error)
    for path, found in by_path.items():
        more = f" (và {len(found) - 1} lỗi nữa trong tệp này)" if len(found) > 1 else ""
        yield f"{path}:{found[0].line}: {found[0].message}{more}"


def _missing(site: Site, faulty: AbstractSet[str]) -> Iterator[str]:
    posted = {card.code for card in site.cards(PROCEDURES)}
    unread = {path.rpartition("/")[2].removesuffix(".md"): path for path in faulty}
    for entry in site.register.in_force:
        if entry.code in unread:
            yield f"{entry.code} «{entry.name}»: sửa lỗi trong {unread[entry.code]}"
        elif entry.code not in posted:
            yield f"{entry.code} «{entry.name}»: viết và đăng content/procedures/{entry.code}.md"


def _upcoming(site: Site) -> Iterator[str]:
    """Procedures that come into force within 30 days and have no file that may be posted by then."""
    then = site.date + AHEAD
    now = {entry.code for entry in site.register.in_force}
    ready = {card.code for card in site.all_cards(PROCEDURES) if may_be_posted(card, then)}
    for entry in register_on(site.register.decisions, then).in_force:
        if entry.code not in now and entry.code not in ready:
            effective, path = show_date(entry.basis.decision.ngay_hieu_luc), f"content/procedures/{entry.code}.md"
            yield f"{entry.code} «{entry.name}»: có hiệu lực từ {effective}, viết {path} trước ngày ấy"


def _breaches(site: Site, *, done: bool) -> Iterator[str]:
    for breach in breaches(site):
        if bool(breach.done) == done:
            yield f"{breach.card.path}:{line_of_breach(breach)}: {told(breach)}"


def _unmended(site: Site) -> Iterator[str]:
    """Inspections after which something should have been mended by now."""
    for card in site.cards(INSPECTIONS):
        found = follow_up(card, site.date)
        if card.due and found and found.value == OVERDUE.value:
            yield f"{card.path}: chưa khắc phục sau kiểm tra, hạn {show_date(card.due)}"


def _not_yet(site: Site) -> Iterator[str]:
    for decision in site.register.decisions:
        if decision.ngay_hieu_luc > site.date:
            yield f"{decision.path}: {decision.title}, có hiệu lực từ {show_date(decision.ngay_hieu_luc)}"


def _on_ended(site: Site) -> Iterator[str]:
    """Those that rest on an ended document, and on one that ends within 30 days."""
    for procedure, basis, document, ended in outdated(site, site.date + AHEAD):
        yield f"{procedure.path}:{basis.line}: {document.row.title} hết hiệu lực từ {show_date(ended)}"


def _stale(site: Site) -> Iterator[str]:
    for _, card in posted_cards(site):
        if card.review_by and card.review_by < site.date:
            yield f"{card.path}: phải rà soát trước {show_date(card.review_by)}"


def _waiting(site: Site, *, drafts: bool) -> Iterator[Card]:
    cards = (card for kind in site.kinds for card in site.waiting_cards(kind.cards))
    yield from (card for card in cards if card.draft == drafts)


def _scheduled(site: Site) -> Iterator[str]:
    """The soonest first."""
    waiting = ((card.posted_on, card.path) for card in _waiting(site, drafts=False) if card.posted_on)
    for day, path in sorted(waiting, key=lambda each: each[0]):
        yield f"{path}: đăng ngày {show_date(day)}"


def _unchecked(site: Site) -> Iterator[str]:
    for card in site.cards(PROCEDURES):
        if card.unchecked:
            yield f"{card.path}: " + "; ".join(card.unchecked.values())


def _unsent(site: Site) -> Iterator[str]:
    """Reports whose day has passed, until `site.yaml` says that they were sent."""
    sent = site.settings.bao_cao_da_gui
    for period in past(site.date, site.settings.schedule):
        if period.code not in sent and site.date - period.due <= BACK:
            done = f"gửi rồi thì thêm «- {period.code}» vào «Báo cáo đã gửi» trong site.yaml"
            yield f"báo cáo {period.name}: hạn trước ngày {show_date(period.due)} đã qua; {done}"


def _deadlines(site: Site) -> Iterator[str]:
    """The next of each that the office declares: before that day of the last month of the period."""
    for period in upcoming(site.date, site.settings.schedule):
        left = (period.due - site.date).days
        yield f"báo cáo {period.name}: trước ngày {show_date(period.due)} (còn {left} ngày)"
