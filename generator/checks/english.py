"""An English summary is of a procedure that a decision names, and no older than its Vietnamese text."""

from collections.abc import Iterator

from generator.checks.mistyped import mistyped
from generator.kinds.english.card import SUMMARIES
from generator.kinds.procedure.card import PROCEDURES
from generator.model.cards import fault
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """Codes that nobody knows; what was not compared since the procedure was checked or amended (a warning)."""
    procedures = {card.code: card for card in site.cards(PROCEDURES)}
    told = mistyped(site)
    for card in site.all_cards(SUMMARIES):
        if card.code in told:
            continue
        if card.code not in site.register.codes:
            message = f"mã {card.code} không có trong quyết định nào ở content/register/"
            yield fault(card, "ma_thu_tuc", "ma-la", message, "sửa mã cho đúng, hoặc đưa quyết định vào")
        elif card.code in procedures:
            decision = site.register.entries[card.code].basis.decision
            issued = None if decision.provisional else decision.ngay_ban_hanh
            newest = max(filter(None, (procedures[card.code].checked, issued)), default=None)
            if newest and newest > card.checked:
                compared = f"bản tóm tắt đối chiếu ngày {show_date(card.checked)}"
                message = f"{compared}, thủ tục đã thay đổi hoặc đối chiếu lại ngày {show_date(newest)}"
                hint = "so lại với bản tiếng Việt, sửa chỗ khác rồi ghi «Ngày đối chiếu» mới"
                yield fault(card, "ngay_doi_chieu", "tom-tat-cu", message, hint, warning=True)
