"""Feedback was received, passed on and answered by the build's date, about procedures that a decision names."""

from collections.abc import Iterator

from generator.kinds.feedback.feedback import DAYS, KIND
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """No posted item has a day to come, and each code is in the register."""
    for item in site.of(KIND):
        for name, label in DAYS:
            day = getattr(item, name)
            if day and day > site.date:
                message = f"«{label}: {show_date(day)}» sau ngày dựng trang {show_date(site.date)}"
                yield item.problem(name, "thu-tu-ngay", message, "kiểm tra lại ngày, hoặc thêm «Ngày đăng» để chờ")
                break
        for code in item.thu_tuc_lien_quan:
            if code not in site.register.codes:
                message = f"mã {code} không có trong quyết định nào ở content/register/"
                yield item.problem("thu_tuc_lien_quan", "ma-la", message, "sửa mã cho đúng, hoặc bỏ dòng này")
