"""Feedback was received, passed on and answered by the build's date, about procedures that a decision names."""

from collections.abc import Iterator

from generator.kinds.feedback.card import FEEDBACK, FeedbackCard
from generator.model.cards import fault
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """No posted item has a day to come, and each code is in the register."""
    codes = site.register.codes
    for card in site.cards(FEEDBACK):
        yield from _day_to_come(card, site)
        for code in card.procedures:
            if code not in codes:
                message = f"mã {code} không có trong quyết định nào ở content/register/"
                yield fault(card, "thu_tuc_lien_quan", "ma-la", message, "sửa mã cho đúng, hoặc bỏ dòng này")


def _day_to_come(card: FeedbackCard, site: Site) -> Iterator[Problem]:
    """The first of its days that is after the build's."""
    days = (
        ("ngay_nhan", "Ngày nhận", card.received),
        ("ngay_chuyen", "Ngày chuyển", card.moved),
        ("ngay_tra_loi", "Ngày trả lời", card.answered),
    )
    for name, label, day in days:
        if day and day > site.date:
            message = f"«{label}: {show_date(day)}» sau ngày xuất bản {show_date(site.date)}"
            yield fault(card, name, "thu-tu-ngay", message, "kiểm tra lại ngày, hoặc thêm «Ngày đăng» để chờ")
            return
