"""Figures of dossiers follow one another: periods that have ended, none twice, each carrying over what was pending."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from generator.days.months import follows
from generator.kinds.cases.card import CASES, CasesCard
from generator.model.cards import fault
from generator.model.kind import Site
from generator.problems import Problem
from generator.text.comparing import canonical
from generator.text.showing import show_date


def check(site: Site) -> Iterator[Problem]:
    """What is posted must have ended. No two files, posted or waiting for their day, may count the same dossiers, and
    each must carry over what the period just before left pending; a draft may still be wrong.
    """
    for card in site.cards(CASES):
        yield from _ended(card, site)
    settled = sorted((card for card in site.all_cards(CASES) if not card.draft), key=lambda card: card.period.first)
    told: set[str] = set()
    doubled = [*_doubled(settled)]
    yield from doubled
    known = {canonical(each.ten) for each in site.settings.linh_vuc}
    for before, card in pairwise(settled) if not doubled else ():
        misnamed = any(canonical(field.name) not in known for field in (*before.fields, *card.fields))
        if follows(card.period, before.period) and not misnamed:  # the check of vocabulary tells which name is wrong
            differing = [*_carried_over(before, card)]
            told.update(problem.path for problem in differing)
            yield from differing
    yield from (problem for problem in _without_field(site) if problem.path not in told)


def _ended(card: CasesCard, site: Site) -> Iterator[Problem]:
    last = card.period.last
    if site.date <= last:
        message = f"kỳ {card.period.code} hết ngày {show_date(last)} mới kết thúc, hôm nay là {show_date(site.date)}"
        hint = f"đăng sau ngày {show_date(last)}; đang soạn thì thêm dòng «Bản nháp: có»"
        yield fault(card, "ky", "thu-tu-ngay", message, hint)
    elif site.date < card.taken:
        message = f"«Ngày trích xuất: {show_date(card.taken)}» sau hôm nay, {show_date(site.date)}"
        yield fault(card, "ngay_trich_xuat", "thu-tu-ngay", message, "ghi ngày đã lấy số liệu từ hệ thống")


def _without_field(site: Site) -> Iterator[Problem]:
    """The newest figures have a line for each field of the office: what has no dossiers says so by 0."""
    for card in site.cards(CASES)[:1]:
        named = {canonical(field.name) for field in card.fields}
        declared = [each.ten for each in site.settings.linh_vuc]
        missing = [name for name in declared if canonical(name) not in named]
        if missing and len(missing) < len(declared):
            told = ", ".join(f"«{name}»" for name in missing)
            message = f"số liệu mới có {len(named)} trong {len(declared)} lĩnh vực khai trong site.yaml; thiếu {told}"
            hint = "thêm lĩnh vực ấy; không có hồ sơ nào thì ghi các số là 0"
            yield fault(card, "linh_vuc", "thieu-linh-vuc", message, hint, warning=True)


def _doubled(settled: Sequence[CasesCard]) -> Iterator[Problem]:
    """A quarter beside a month of its own: its dossiers would count twice. Two files of one period share an address."""
    for _, within in groupby(settled, key=_quarter):
        own = tuple(within)
        months = [card.path for card in own if not card.period.quarter]
        for card in own if months else ():
            if card.period.quarter:
                message = f"kỳ {card.period.code} trùng với kỳ đã có ở {', '.join(months)}"
                yield fault(card, "ky", "trung-ky", message, "giữ tệp của quý, hoặc giữ các tệp của tháng")


def _quarter(card: CasesCard) -> tuple[int, int]:
    return card.period.year, (card.period.first.month - 1) // 3


def _carried_over(before: CasesCard, card: CasesCard) -> Iterator[Problem]:
    """Field by field; a field without a line has no dossiers."""
    pending = {canonical(field.name): field.counts["dang_giai_quyet"] for field in before.fields}
    for field in card.fields:
        carried = field.counts["ky_truoc_chuyen_sang"]
        if (left := pending.pop(canonical(field.name), 0)) != carried:
            yield Problem(
                path=card.path,
                line=field.line_carried,
                rule="ky-truoc",
                message=f"{field.name}: «Kỳ trước chuyển sang: {carried}» khác {_left(before, left)}",
                hint=f"sửa số này, hoặc số «Đang giải quyết …» trong {before.path}",
            )
    for field in before.fields:
        if lost := pending.get(canonical(field.name), 0):
            message = f"thiếu lĩnh vực «{field.name}», trong khi có {_left(before, lost)}"
            hint = f"thêm lĩnh vực ấy với «Kỳ trước chuyển sang: {lost}»"
            yield fault(card, "linh_vuc", "ky-truoc", message, hint)


def _left(before: CasesCard, number: int) -> str:
    return f"{number} hồ sơ đang giải quyết vào cuối kỳ trước ({before.path})"
