"""What waits, what is stale, what falls due: for the editor who asks before anything fails."""

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Any

from generator.checks.documents import outdated
from generator.checks.timeliness import breaches, line_of_breach, told
from generator.days.periods import upcoming
from generator.kinds.items.inspection import KIND as INSPECTIONS
from generator.kinds.procedure.procedure import KIND as PROCEDURES
from generator.model.old_kind import Site
from generator.model.register import fold
from generator.text.showing import show_date

AHEAD = timedelta(days=30)


def status(site: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, lines) of each matter, in order of urgency; a matter without lines is told as such."""
    yield "Thủ tục đang có hiệu lực chưa đăng", tuple(_missing(site, site.date))
    yield "Việc quá hạn", (*_breaches(site, done=False), *_unmended(site))
    yield "Thủ tục phải rà soát vì văn bản hết hiệu lực", tuple(_on_ended(site))
    yield "Bài quá ngày rà soát", tuple(_stale(site))
    yield f"Thủ tục sắp có hiệu lực trong {AHEAD.days} ngày tới, chưa có bài", tuple(_upcoming(site))
    yield "Quyết định chưa có hiệu lực", tuple(_not_yet(site))
    yield "Hạn báo cáo sắp tới", tuple(deadlines(site))
    yield "Bài chờ đến ngày đăng", tuple(_scheduled(site))
    yield "Bản nháp", tuple(record.path for record in _waiting(site, drafts=True))
    yield "Thủ tục có mục chưa đối chiếu", tuple(_unchecked(site))
    yield "Đã làm nhưng chậm hạn (để theo dõi)", tuple(_breaches(site, done=True))


def _missing(site: Site, day: Date) -> Iterator[str]:
    posted = {procedure.ma_thu_tuc for procedure in site.of(PROCEDURES)}
    for entry in fold(site.register.decisions, day).in_force:
        if entry.code not in posted:
            yield f"{entry.code} «{entry.name}»: viết và đăng content/procedures/{entry.code}.md"


def _upcoming(site: Site) -> Iterator[str]:
    """Procedures that come into force within 30 days and have no file that may be posted by then."""
    then = site.date + AHEAD
    now = {entry.code for entry in site.register.in_force}
    ready = {p.ma_thu_tuc for p in site.everything(PROCEDURES) if not p.ban_nhap and (p.ngay_dang or then) <= then}
    for entry in fold(site.register.decisions, then).in_force:
        if entry.code not in now and entry.code not in ready:
            effective, path = show_date(entry.basis.decision.ngay_hieu_luc), f"content/procedures/{entry.code}.md"
            yield f"{entry.code} «{entry.name}»: có hiệu lực từ {effective}, viết {path} trước ngày ấy"


def _breaches(site: Site, *, done: bool) -> Iterator[str]:
    for breach in breaches(site):
        if bool(breach.done) == done:
            yield f"{breach.card.path}:{line_of_breach(breach)}: {told(breach)}"


def _unmended(site: Site) -> Iterator[str]:
    """Inspections after which something should have been mended by now."""
    for inspection in site.of(INSPECTIONS):
        due, done = inspection.han_khac_phuc, inspection.ngay_khac_phuc_xong
        if due and due < site.date and not (done and done <= site.date):
            yield f"{inspection.path}: chưa khắc phục sau kiểm tra, hạn {show_date(due)}"


def _not_yet(site: Site) -> Iterator[str]:
    for decision in site.register.decisions:
        if decision.ngay_hieu_luc > site.date:
            yield f"{decision.path}: {decision.title}, có hiệu lực từ {show_date(decision.ngay_hieu_luc)}"


def _on_ended(site: Site) -> Iterator[str]:
    """Those that rest on an ended document, and on one that ends within 30 days."""
    for procedure, basis, document, ended in outdated(site, site.date + AHEAD):
        yield f"{procedure.path}:{basis.line}: {document.row.title} hết hiệu lực từ {show_date(ended)}"


def _stale(site: Site) -> Iterator[str]:
    for kind in site.kinds:
        for record in site.of(kind):
            if record.ra_soat_truoc_ngay and record.ra_soat_truoc_ngay < site.date:
                yield f"{record.path}: phải rà soát trước {show_date(record.ra_soat_truoc_ngay)}"


def _waiting(site: Site, *, drafts: bool) -> Iterator[Any]:
    records = (record for kind in site.kinds for record in site.waiting.get(kind.name, ()))
    yield from (record for record in records if record.ban_nhap == drafts)


def _scheduled(site: Site) -> Iterator[str]:
    """The soonest first."""
    for record in sorted(_waiting(site, drafts=False), key=lambda record: record.ngay_dang):
        yield f"{record.path}: đăng ngày {show_date(record.ngay_dang)}"


def _unchecked(site: Site) -> Iterator[str]:
    for procedure in site.of(PROCEDURES):
        if procedure.chua_doi_chieu:
            yield f"{procedure.path}: " + "; ".join(procedure.chua_doi_chieu)


def deadlines(site: Site) -> Iterator[str]:
    """The next four: before that day of the last month of a quarter, half-year or year (the plan of 2022, IV.3)."""
    settings = site.settings
    for period in upcoming(site.date, settings.ngay_chot_so_lieu, settings.ngay_han_bao_cao):
        left = (period.due - site.date).days
        yield f"báo cáo {period.name}: trước ngày {show_date(period.due)} (còn {left} ngày)"
