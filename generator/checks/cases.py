"""Figures of dossiers follow one another: periods that have ended, none twice, each carrying over what was pending."""

from collections.abc import Iterator
from itertools import pairwise

from generator.kinds.cases.cases import KIND, Cases, at
from generator.model.old_kind import Site
from generator.problems import Problem
from generator.text.comparing import canonical
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """Drafts are let be; what waits for its day is held to the same as what is posted."""
    for cases in site.of(KIND):
        yield from _ended(cases, site)
    settled = sorted((e for e in site.everything(KIND) if not e.ban_nhap), key=lambda each: each.period.first)
    doubled = [*_doubled(settled)]
    yield from doubled
    known = {canonical(each.ten) for each in site.settings.linh_vuc}
    for before, cases in pairwise(settled) if not doubled else ():
        told = any(canonical(row.ten) not in known for row in (*before.linh_vuc, *cases.linh_vuc))  # by vocabulary
        if cases.period.follows(before.period) and not told:
            yield from _carried_over(before, cases)


def _ended(cases: Cases, site: Site) -> Iterator[Problem]:
    last, taken = cases.period.last, cases.ngay_trich_xuat
    if site.date <= last:
        message = f"kỳ {cases.ky} hết ngày {show_date(last)} mới kết thúc, hôm nay là {show_date(site.date)}"
        hint = f"đăng sau ngày {show_date(last)}; đang soạn thì thêm dòng «Bản nháp: có»"
        yield cases.problem("ky", "thu-tu-ngay", message, hint)
    elif site.date < taken:
        message = f"«Ngày trích xuất: {show_date(taken)}» sau hôm nay, {show_date(site.date)}"
        yield cases.problem("ngay_trich_xuat", "thu-tu-ngay", message, "ghi ngày đã lấy số liệu từ hệ thống")


def _doubled(settled: list[Cases]) -> Iterator[Problem]:
    """A quarter beside a month of its own: its dossiers would count twice. Two files of one period share an address."""
    for cases in settled:
        own = cases.period
        within = [
            e.path for e in settled if own.quarter and not e.period.quarter and e.period.meets(own.first, own.last)
        ]
        if within:
            message = f"kỳ {cases.ky} trùng với kỳ đã có ở {', '.join(within)}"
            yield cases.problem("ky", "trung-ky", message, "giữ tệp của quý, hoặc giữ các tệp của tháng")


def _carried_over(before: Cases, cases: Cases) -> Iterator[Problem]:
    """Field by field; a field without a line has no dossiers."""
    pending = {canonical(row.ten): row.counts["dang_giai_quyet"] for row in before.linh_vuc}
    for row in cases.linh_vuc:
        if (left := pending.pop(canonical(row.ten), 0)) != row.ky_truoc_chuyen_sang:
            message = f"{row.ten}: «Kỳ trước chuyển sang: {row.ky_truoc_chuyen_sang}» khác {_left(before, left)}"
            hint = f"sửa số này, hoặc số «Đang giải quyết …» trong {before.path}"
            yield at(cases, row.line("ky_truoc_chuyen_sang"), "ky-truoc", message, hint)
    for row in before.linh_vuc:
        if lost := pending.get(canonical(row.ten), 0):
            message = f"thiếu lĩnh vực «{row.ten}», trong khi có {_left(before, lost)}"
            hint = f"thêm lĩnh vực ấy với «Kỳ trước chuyển sang: {lost}»"
            yield cases.problem("linh_vuc", "ky-truoc", message, hint)


def _left(before: Cases, number: int) -> str:
    return f"{number} hồ sơ đang giải quyết vào cuối kỳ trước ({before.path})"
