"""What the periodic report says of dossiers: a reporting period ends in mid-month, figures are kept by whole months."""

from collections.abc import Iterator, Sequence

from generator.days.months import CalendarPeriod, meets, months_within, within
from generator.days.periods import Period
from generator.kinds.cases.card import CasesCard
from generator.kinds.cases.caseload import CARRIED, PENDING, Measure, Share, measure, on_time, online, through
from generator.model.kind import Kind, Site
from generator.shapes.figure import Figure
from generator.text.showing import show_date

REPORTED: tuple[tuple[str, Measure], ...] = (
    ("Hồ sơ kỳ trước chuyển sang", "ky_truoc_chuyen_sang"),
    ("Hồ sơ mới tiếp nhận", "moi_tiep_nhan"),
    ("Hồ sơ nộp trực tuyến", "truc_tuyen"),
    ("Hồ sơ nộp trực tiếp", "truc_tiep"),
    ("Hồ sơ nộp qua bưu chính", "buu_chinh"),
    ("Tỷ lệ nộp trực tuyến", online),
    ("Hồ sơ đã giải quyết", "da_giai_quyet"),
    ("Tỷ lệ giải quyết trước hạn và đúng hạn", on_time),
    ("Hồ sơ giải quyết quá hạn", "giai_quyet_qua_han"),
    ("Hồ sơ trả lại, rút", "tra_lai_rut"),
    ("Hồ sơ đang giải quyết cuối kỳ", "dang_giai_quyet"),
    ("Hồ sơ đang giải quyết quá hạn", "dang_giai_quyet_qua_han"),
)


def figures(kind: Kind[CasesCard], site: Site, period: Period) -> Iterator[Figure]:
    """Sums over the months and quarters that lie whole within the reporting period; the first figure says which these
    are.
    """
    met = [card for card in reversed(site.cards(kind.cards)) if meets(card.period, period.first, period.last)]
    own = [card for card in met if within(card.period, period.first, period.last)]
    note = _note(period, [card.period for card in met])
    yield Figure(label="Số kỳ số liệu giải quyết hồ sơ được tính", value=len(own), unit="kỳ", note=note)
    counts = through([card.counts for card in own]) if own else None
    for label, of in REPORTED:
        value = measure(counts, of) if counts else None
        if isinstance(value, Share):
            yield Figure(label=label, unit="%", part=value.part, whole=value.whole, base=value.base)
        else:
            on = _day(of, own) if own else ""
            yield Figure(label=label, unit="%" if callable(of) else "hồ sơ", value=value, note=on)


def _day(of: Measure, own: Sequence[CasesCard]) -> str:
    """The day of what stands on one: the periods that are counted end before the reporting period does."""
    if of in CARRIED:
        return f"ngày {show_date(own[0].period.first)}"
    return f"ngày {show_date(own[-1].period.last)}" if of in (*PENDING, "dang_giai_quyet") else ""


def _note(period: Period, met: Sequence[CalendarPeriod]) -> str:
    """'tính: tháng 01 năm 2022; không tính, vì vắt qua ranh giới kỳ báo cáo: tháng 3 năm 2022; chưa đăng: …'."""
    months = months_within(period.first, period.last)
    named = {
        "tính": [each for each in met if within(each, period.first, period.last)],
        "không tính, vì vắt qua ranh giới kỳ báo cáo": [e for e in met if not within(e, period.first, period.last)],
        "chưa đăng": [month for month in months if not any(within(month, each.first, each.last) for each in met)],
    }
    return "; ".join(f"{what}: {', '.join(each.name for each in own)}" for what, own in named.items() if own)
