"""The periodic report on the column: what it says, drawn from posted content alone; how it looks is not told here."""

import dataclasses
from collections.abc import Iterator

from generator.days.periods import Period
from generator.model.kind import Site, posted_cards
from generator.reporting.chapters import TO_WRITE, chapters
from generator.reporting.comparison import MARK, provisional
from generator.reporting.parts import PeriodicReport
from generator.text.showing import show_date


def compose(site: Site, period: Period, errors: int = 0) -> PeriodicReport:
    """The report on a period; `errors` is how many errors the content has now."""
    before = period.year_before()
    office, subject = site.settings, f"{site.settings.noi_dung_bao_cao} {period.name}"
    return PeriodicReport(
        superior=office.co_quan_chu_quan,
        agency=office.ten_co_quan,
        subject=f"Kết quả {subject}",
        opening=f"{office.ten_co_quan} báo cáo kết quả {subject} trên chuyên mục «{office.ten_chuyen_muc}». Số liệu "
        f"trong kỳ tính {days_of(period)}, cùng kỳ năm trước tính {days_of(before)}, theo ngày đăng (không ghi ngày "
        f"đăng thì theo ngày của nội dung).",
        notices=tuple(_notices(site, period, errors)),
        chapters=tuple(chapters(site, period)),
    )


def issued(report: PeriodicReport, number: str) -> PeriodicReport:
    """The report as issued under a number: without the chapters that people write themselves."""
    left = tuple(chapter for chapter in report.chapters if chapter.paragraphs != (TO_WRITE,))
    return dataclasses.replace(report, number=number, chapters=left)


def days_of(period: Period) -> str:
    """'từ ngày 15/12/2021 đến hết ngày 14/03/2022'."""
    return f"từ ngày {show_date(period.first)} đến hết ngày {show_date(period.last)}"


def _notices(site: Site, period: Period, errors: int) -> Iterator[str]:
    if site.settings.demo and site.settings.thong_bao_minh_hoa:
        yield site.settings.thong_bao_minh_hoa
    if errors:
        yield (
            f"Chưa gửi được: nội dung còn {errors} lỗi nên bản mới của chuyên mục chưa đăng; chạy lệnh check, sửa "
            "rồi lập lại báo cáo."
        )
    if provisional(period, site.date):
        yield (
            f"Số liệu tạm tính đến hết ngày {show_date(site.date)}, kỳ khép lại ngày {show_date(period.last)}; số có "
            f"dấu{MARK} còn có thể thay đổi. Số cùng kỳ năm trước là của cả kỳ."
        )
    before = period.year_before()
    if not any(card.posted_on and card.posted_on <= before.last for _, card in posted_cards(site)):
        yield (
            f"Không nội dung nào có ngày đăng đến hết ngày {show_date(before.last)}, nên số đã đăng của cùng kỳ "
            "năm trước là 0."
        )
