"""What one file of counts must keep within itself: its name, its days, each field once, sums that agree."""

from collections.abc import Iterator

from generator.days.workdays import DAY
from generator.declaring.fields import Group
from generator.kinds.cases import caseload
from generator.kinds.cases.caseload import CAME, SUMS, WENT, Counts
from generator.kinds.cases.record import LABELS, Cases, FieldCounts
from generator.model.naming import named_after
from generator.problems import Problem
from generator.text.comparing import canonical
from generator.text.showing import show_date

CHECK = "đối chiếu lại từng số với hệ thống một cửa, sửa số sai"


def rules(cases: Cases) -> Iterator[Problem]:
    """Every rule; the total is held against the fields when their own sums agree."""
    yield from named_after("ky", "kỳ")(cases)
    yield from _days(cases)
    yield from _doubled(cases)
    wrong = [problem for row in cases.linh_vuc for problem in _sums(cases, row)]
    yield from wrong or (_total(cases, cases.tong_cong) if cases.tong_cong else ())


def _days(cases: Cases) -> Iterator[Problem]:
    last, taken, posted = cases.period.last, cases.ngay_trich_xuat, cases.ngay_dang
    if taken < last:
        message = f"«Ngày trích xuất: {show_date(taken)}» trước ngày cuối kỳ {show_date(last)}: số liệu chưa đủ kỳ"
        yield cases.problem("ngay_trich_xuat", "thu-tu-ngay", message, "lấy lại số liệu khi kỳ đã hết, hoặc sửa ngày")
    elif posted and (posted < taken or posted == last):
        earlier = f"«Ngày trích xuất: {show_date(taken)}»" if posted < taken else "khi kỳ kết thúc"
        message = f"«Ngày đăng: {show_date(posted)}» trước {earlier}"
        hint = f"đăng không trước ngày {show_date(max(taken, last + DAY))}"
        yield cases.problem("ngay_dang", "thu-tu-ngay", message, hint)


def _doubled(cases: Cases) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in cases.linh_vuc:
        if canonical(row.ten) in seen:
            yield _at(cases, row.line("ten"), "trung-muc", f"lĩnh vực «{row.ten}» viết hai lần", "gộp làm một phần tử")
        seen.add(canonical(row.ten))


def _sums(cases: Cases, row: FieldCounts) -> Iterator[Problem]:
    """Every control against its parts; then what came against what went."""
    counts = row.counts
    wrong = _differing(row, counts)
    for name in wrong:
        message = f"{row.ten}: «{LABELS[name]}: {getattr(row, name)}» khác {_addition(counts, SUMS[name])}"
        yield _at(cases, row.line(name), "tong-so", message, CHECK)
    if not wrong and sum(counts[name] for name in CAME) != sum(counts[name] for name in WENT):
        message = f"{row.ten}: {_addition(counts, CAME)}, khác {_addition(counts, WENT)}"
        yield _at(cases, row.line(), "tong-so", message, CHECK)


def _total(cases: Cases, total: Group) -> Iterator[Problem]:
    """`Tổng cộng` against the fields, column by column."""
    counts = cases.counts
    for name in _differing(total, counts):
        added = _plus([row.counts[name] for row in cases.linh_vuc])
        message = f"Tổng cộng: «{LABELS[name]}: {getattr(total, name)}» khác tổng của các lĩnh vực: {added}"
        yield _at(cases, total.line(name), "tong-so", message, CHECK)


def _differing(typed: Group, counts: Counts) -> tuple[str, ...]:
    return caseload.differing({name: getattr(typed, name) for name in LABELS}, counts)


def _addition(counts: Counts, parts: tuple[str, ...]) -> str:
    """'«Trả lại» + «Rút» = 1 + 2 = 3'."""
    return " + ".join(f"«{LABELS[part]}»" for part in parts) + " = " + _plus([counts[part] for part in parts])


def _plus(numbers: list[int]) -> str:
    """'1 + 2 = 3', or the only number."""
    return " + ".join(map(str, numbers)) + (f" = {sum(numbers)}" if len(numbers) > 1 else "")


def _at(cases: Cases, line: int, rule: str, message: str, hint: str) -> Problem:
    """A problem at any line of the file."""
    return Problem(path=cases.path, line=line, rule=rule, message=message, hint=hint)
