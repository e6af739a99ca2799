"""What one file of counts must keep within itself: its name, its days, each field once, sums that agree."""

from collections.abc import Iterator

from generator.days.workdays import DAY
from generator.declaring.fields import Group
from generator.declaring.file_type import all_of
from generator.kinds.cases import caseload
from generator.kinds.cases.caseload import CAME, SUMS, WENT, Counts
from generator.kinds.cases.record import LABELS, Cases, FieldCounts
from generator.model.naming import named_after
from generator.problems import Problem
from generator.text.comparing import canonical
from generator.text.showing import show_date

CHECK = "đối chiếu lại từng số với hệ thống một cửa, sửa số sai"


def days(cases: Cases) -> Iterator[Problem]:
    """Taken from the system when the period had ended, posted after that."""
    last, taken, posted = cases.period.last, cases.ngay_trich_xuat, cases.ngay_dang
    if taken < last:
        message = f"«Ngày trích xuất: {show_date(taken)}» trước ngày cuối kỳ {show_date(last)}: số liệu chưa đủ kỳ"
        yield cases.problem("ngay_trich_xuat", "thu-tu-ngay", message, "lấy lại số liệu khi kỳ đã hết, hoặc sửa ngày")
    elif posted and (posted < taken or posted == last):
        earlier = f"«Ngày trích xuất: {show_date(taken)}»" if posted < taken else "khi kỳ kết thúc"
        message = f"«Ngày đăng: {show_date(posted)}» trước {earlier}"
        hint = f"đăng không trước ngày {show_date(max(taken, last + DAY))}"
        yield cases.problem("ngay_dang", "thu-tu-ngay", message, hint)


def told_once(cases: Cases) -> Iterator[Problem]:
    """No field of work stands twice."""
    seen: set[str] = set()
    for row in cases.linh_vuc:
        if canonical(row.ten) in seen:
            message = f"lĩnh vực «{row.ten}» viết hai lần"
            yield cases.problem("ten", "trung-muc", message, "gộp làm một nhóm dòng", of=row)
        seen.add(canonical(row.ten))


def sums(cases: Cases) -> Iterator[Problem]:
    """The sums of every field."""
    for row in cases.linh_vuc:
        yield from _sums(cases, row)


def total(cases: Cases) -> Iterator[Problem]:
    """The total against the fields, where the sums of these agree."""
    if cases.tong_cong and not any(True for _ in sums(cases)):
        yield from _total(cases, cases.tong_cong)


def _sums(cases: Cases, row: FieldCounts) -> Iterator[Problem]:
    """Every control against its parts; then what came against what went."""
    counts = row.counts
    wrong = _differing(row, counts)
    for name in wrong:
        message = f"{row.ten}: «{LABELS[name]}: {getattr(row, name)}» khác {_addition(counts, SUMS[name])}"
        yield cases.problem(name, "tong-so", message, CHECK, of=row)
    if not wrong and sum(counts[name] for name in CAME) != sum(counts[name] for name in WENT):
        message = f"{row.ten}: {_addition(counts, CAME)}, khác {_addition(counts, WENT)}"
        yield cases.problem("", "tong-so", message, CHECK, of=row)


def _total(cases: Cases, total: Group) -> Iterator[Problem]:
    """`Tổng cộng` against the fields, column by column."""
    counts = cases.counts
    for name in _differing(total, counts):
        added = _plus([row.counts[name] for row in cases.linh_vuc])
        message = f"Tổng cộng: «{LABELS[name]}: {getattr(total, name)}» khác tổng của các lĩnh vực: {added}"
        yield cases.problem(name, "tong-so", message, CHECK, of=total)


def _differing(typed: Group, counts: Counts) -> tuple[str, ...]:
    return caseload.differing({name: getattr(typed, name) for name in LABELS}, counts)


def _addition(counts: Counts, parts: tuple[str, ...]) -> str:
    """'«Trả lại» + «Rút» = 1 + 2 = 3'."""
    return " + ".join(f"«{LABELS[part]}»" for part in parts) + " = " + _plus([counts[part] for part in parts])


def _plus(numbers: list[int]) -> str:
    """'1 + 2 = 3', or the only number."""
    return " + ".join(map(str, numbers)) + (f" = {sum(numbers)}" if len(numbers) > 1 else "")


rules = all_of(named_after("ky", "kỳ"), days, told_once, sums, total)
