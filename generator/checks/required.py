"""Every procedure in force has its posted file, under the name and field of the decision; no file is nobody's."""

from collections import Counter
from collections.abc import Iterator

from generator.checks.mistyped import mistyped
from generator.kinds.procedure.card import PROCEDURES, ProcedureCard
from generator.model.cards import fault, texts_on
from generator.model.decision import changes
from generator.model.kind import Site
from generator.model.register import Entry
from generator.problems import Problem
from generator.text.comparing import same
from generator.text.showing import show_date

_OR = "; bài đúng mà tệp quyết định chép sai thì sửa ở đó"


def check(site: Site) -> Iterator[Problem]:
    """NĐ 63/2010/NĐ-CP Điều 15-17: what is in force is public, complete and as published."""
    cards = site.all_cards(PROCEDURES)
    files = {card.code: card for card in cards} | {card.code: card for card in texts_on(cards, site.date).values()}
    pairs = mistyped(site)
    typos = {entry.code: card for entry, card in pairs.values()}
    for entry in site.register.in_force:
        if found := files.get(entry.code):
            yield from _not_posted(found, site)
            yield from _differs(entry, found)
        elif entry.code in typos:
            yield _mistyped(entry, typos[entry.code])
        else:
            yield _missing(entry)
    yield from _undecided(site)
    known = site.register.codes
    for card in cards if site.register.decisions else ():
        if card.code not in known and card.code not in pairs:
            message = f"mã {card.code} không có trong quyết định nào ở content/register/"
            yield fault(card, "ma_thu_tuc", "ma-la", message, "sửa mã cho đúng, hoặc đưa quyết định vào")


def _undecided(site: Site) -> Iterator[Problem]:
    """A text stands ready though no decision that is to come touches its procedure: a warning, until its day."""
    decisions = (each for each in site.register.decisions if each.ngay_hieu_luc > site.date)
    touched = {row.ma for each in decisions for _, row in changes(each)}
    cards = site.all_cards(PROCEDURES)
    held = {card.code for card in cards if not card.holds_from or card.holds_from <= site.date}
    days = Counter((card.code, card.holds_from) for card in cards)  # two of one day are told by their address
    for card in cards:
        since, code = card.holds_from, card.code
        if not since or since <= site.date or days[code, since] > 1:
            continue
        if code in held and code in site.register.codes and code not in touched:
            message = f"bài áp dụng từ {show_date(since)} nhưng không quyết định sắp tới nào nói tới {card.code}"
            hint = (
                "quyết định chưa nhập thì nhập vào content/register/; ngày trong tên tệp khác ngày hiệu lực thì đổi "
                "tên tệp; quyết định đã rút thì xóa tệp này, bài trước vẫn được dùng"
            )
            yield fault(card, "", "khac-quyet-dinh", message, hint, warning=True)


def _mistyped(entry: Entry, card: ProcedureCard) -> Problem:
    return Problem(
        path=entry.basis.decision.path,
        line=entry.basis.row.line("ma"),
        rule="ma-la",
        message=f"mã {entry.code} «{entry.name}» chưa có bài, còn {card.path} mang mã {card.code} không có trong quyết "
        "định nào: hình như một trong hai mã gõ sai",
        hint=f"so với quyết định: đúng {card.code} thì sửa dòng này thành «Mã: {card.code}»; đúng {entry.code} thì sửa "
        f"«Mã thủ tục» trong bài và đổi tên bài thành {entry.code}.md",
    )


def _missing(entry: Entry) -> Problem:
    decision = entry.basis.decision
    return Problem(
        path=decision.path,
        line=entry.basis.row.line("ma"),
        rule="thieu-thu-tuc",
        message=f"chưa có bài cho thủ tục {entry.code} «{entry.name}»",
        hint=f"viết tệp content/procedures/{entry.code}.md (chép một tệp có sẵn rồi sửa)",
    )


def _not_posted(card: ProcedureCard, site: Site) -> Iterator[Problem]:
    if card.draft:
        message = f"thủ tục {card.code} đang có hiệu lực nhưng bài còn là bản nháp nên không được đăng"
        yield fault(card, "ban_nhap", "thieu-thu-tuc", message, "xóa dòng «Bản nháp: có» khi bài đã đủ")
    elif card.posted_on and card.posted_on > site.date:
        message = f"thủ tục {card.code} đang có hiệu lực nhưng bài hẹn đến {show_date(card.posted_on)} mới đăng"
        yield fault(card, "ngay_dang", "thieu-thu-tuc", message, "xóa dòng «Ngày đăng»")
    elif card.holds_from and card.holds_from > site.date:
        message = (
            f"thủ tục {card.code} đang có hiệu lực nhưng bài chỉ áp dụng từ {show_date(card.holds_from)}, theo tên tệp"
        )
        hint = f"viết bài áp dụng trước ngày ấy vào {card.code}.md, hoặc đổi tên tệp này thành {card.code}.md"
        yield fault(card, "", "thieu-thu-tuc", message, hint)


def _differs(entry: Entry, card: ProcedureCard) -> Iterator[Problem]:
    where = entry.basis.decision.path
    pairs = (
        ("ten_thu_tuc", "Tên thủ tục", card.row.title, entry.name),
        ("linh_vuc", "Lĩnh vực", card.field, entry.field),
    )
    for name, label, typed, decided in pairs:
        if not same(typed, decided):
            message = f"{entry.code}: «{label}: {typed}» khác quyết định ({where}): «{decided}»"
            hint = f"sửa thành «{label}: {decided}»{_OR}"
            if card.holds_from:
                hint += "; quyết định của ngày trong tên tệp đã rút thì xóa tệp này, bài trước lại được dùng"
            yield fault(card, name, "khac-quyet-dinh", message, hint)
