"""What waits, what is stale, what falls due: for the editor who asks before anything fails."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date as Date
from datetime import timedelta

from generator.checks.ahead import AHEAD, foreseen
from generator.checks.documents import outdated
from generator.checks.timeliness import breaches, line_of_breach, told
from generator.days.periods import past, upcoming
from generator.kinds.items.card import INSPECTIONS, OVERDUE, follow_up
from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import stem_of, texts_on
from generator.model.kind import Site, posted_cards
from generator.pipeline import checked
from generator.problems import Problem
from generator.shapes.card import Card
from generator.text.showing import show_date

BACK = timedelta(days=366)
FOLLOWED = ("Thủ tục có mục chưa đối chiếu", "Đã làm nhưng chậm hạn")  # nothing to be done today


def count(site: Site) -> str:
    """«Thủ tục đang có hiệu lực: có bài 22/23.»."""
    posted, every = {card.code for card in site.cards(PROCEDURES)}, site.register.in_force
    return f"Thủ tục đang có hiệu lực: có bài {sum(entry.code in posted for entry in every)}/{len(every)}."


def matters(site: Site, problems: Sequence[Problem] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, lines) of each matter, in order of urgency, of the files that read; `problems` tell of the others."""
    ahead = _ahead(site)
    errors = [problem for problem in problems if problem.severity == "error"]
    yield "Thủ tục đang có hiệu lực chưa đăng", tuple(_missing(site, {error.path for error in errors}))
    yield "Tệp có lỗi, chặn việc đăng", tuple(_faults(errors))
    yield "Việc quá hạn", (*_breaches(site, done=False), *_unmended(site), *_unsent(site))
    yield (
        f"Không làm trước thì sẽ không đăng được trong {AHEAD.days} ngày tới",
        tuple(f"{each.path}:{each.line}: {each.message}; {each.hint}" for each in ahead),
    )
    yield "Thủ tục sắp được sửa đổi, chưa có bài mới", tuple(_amended(site, ahead))
    yield "Thủ tục phải rà soát vì văn bản hết hiệu lực", tuple(_on_ended(site))
    yield "Bài quá ngày rà soát", tuple(_stale(site))
    yield f"Bài đến ngày rà soát trong {AHEAD.days} ngày tới", tuple(_due(site))
    yield "Quyết định chưa có hiệu lực", tuple(_not_yet(site))
    yield "Hạn báo cáo sắp tới", tuple(_deadlines(site))
    yield "Bài chờ đến ngày đăng, ngày áp dụng", tuple(_scheduled(site))
    yield "Bài cũ đã có bài mới thay", tuple(_replaced(site))
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


def _ahead(site: Site) -> tuple[Problem, ...]:
    """What gate 2 finds on the days ahead; `check` rehearses the finished pages too."""
    return tuple(foreseen(site, checked, checked(site)))


def _amended(site: Site, ahead: Iterable[Problem]) -> Iterator[str]:
    """Procedures that a decision to come amends, that have no text which begins until then, and of which nothing else
    was told.
    """
    told = {problem.path for problem in ahead}
    texts = {card.code: card for card in texts_on(site.all_cards(PROCEDURES), site.date).values()}
    begins = {(card.code, card.holds_from) for card in site.all_cards(PROCEDURES) if card.holds_from}
    for decision in site.register.decisions:
        day = decision.ngay_hieu_luc
        for row in decision.sua_doi_bo_sung if day > site.date else ():
            text = texts.get(row.ma)
            ready = any(code == row.ma and site.date < since <= day for code, since in begins)
            if text and text.path not in told and not ready:
                yield (
                    f"{row.ma} «{row.ten}»: {decision.title} có hiệu lực từ {show_date(day)}; "
                    f"chép {stem_of(text)}.md thành {row.ma}.tu-{day.isoformat()}.md rồi sửa theo quyết định"
                )


def _replaced(site: Site) -> Iterator[str]:
    """Texts in whose place another came."""
    cards = site.all_cards(PROCEDURES)
    holding = {card.code: card for card in texts_on(cards, site.date).values()}
    for card in cards:
        now = holding.get(card.code, card)
        if (card.holds_from or Date.min) < (now.holds_from or Date.min):
            yield f"{card.path}: {now.path} đã thay bài này; xóa bài này rồi đổi tên bài mới thành {card.code}.md"


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


def _due(site: Site) -> Iterator[str]:
    """The soonest first."""
    cards = ((card.review_by, card.path) for _, card in posted_cards(site) if card.review_by)
    for day, path in sorted(each for each in cards if site.date <= each[0] <= site.date + AHEAD):
        yield f"{path}: rà soát trước {show_date(day)} (còn {(day - site.date).days} ngày)"


def _waiting(site: Site, *, drafts: bool) -> Iterator[Card]:
    cards = (card for kind in site.kinds for card in site.waiting_cards(kind.cards))
    yield from (card for card in cards if card.draft == drafts)


def _scheduled(site: Site) -> Iterator[str]:
    """The soonest first."""
    posted = ((card.posted_on, "đăng", card.path) for card in _waiting(site, drafts=False) if card.posted_on)
    taken = (
        (card.holds_from, "thay bài đang có từ", card.path) for card in site.all_cards(PROCEDURES) if card.holds_from
    )
    for day, what, path in sorted((*posted, *(each for each in taken if each[0] > site.date))):
        yield f"{path}: {what} ngày {show_date(day)}"


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
