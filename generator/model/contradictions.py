"""Decisions that contradict one another or themselves, over all time."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from generator.model.decision import Abolition, Change, Decision, alone, at, changes
from generator.model.register import Act, Entry, apply, by_effect
from generator.problems import Problem
from generator.text.comparing import canonical, same, slug


def contradictions(decisions: tuple[Decision, ...]) -> Iterator[Problem]:
    """Rows that contradict earlier decisions or one another, over all time: future decisions too."""
    entries: dict[str, Entry] = {}
    copies = dict(_copies(decisions))
    for decision in by_effect(decisions):
        if other := copies.get(decision.path):
            if not decision.so_ky_hieu or decision.so_ky_hieu != other.so_ky_hieu:  # else `_numbered_twice` tells it
                message = f"tệp này có cùng ngày hiệu lực và cùng các mã với {other.path}"
                hint = "chép nhầm thì xóa tệp này; là quyết định khác thì thay hết các dòng của tệp cũ"
                yield decision.problem("", "ban-chep", message, hint)
            continue
        yield from alone(decision)
        told: set[tuple[str, Change]] = set()
        for change, row in changes(decision):
            if (row.ma, change) in told:
                continue  # written twice in one list: that is told already
            told.add((row.ma, change))
            act = Act(change=change, decision=decision, row=row)
            yield from _against(entries, act)
            apply(entries, act)
    yield from _numbered_twice(decisions)
    yield from _successors(decisions, entries.keys())


def _copies(decisions: tuple[Decision, ...]) -> Iterator[tuple[str, Decision]]:
    """(path, the decision of which it is a copy): no two issue or abolish the same codes on the same day."""
    first: dict[object, Decision] = {}
    for decision in sorted(decisions, key=_likely_first):
        rows = tuple((change, row.ma) for change, row in changes(decision))
        if decision.ban_hanh_moi or decision.bai_bo:
            original = first.setdefault((decision.ngay_hieu_luc, rows), decision)
            if original is not decision:
                yield decision.path, original


def _likely_first(decision: Decision) -> tuple[bool, int, str]:
    """First the file that bears its number as its name, then those of shorter names: a copy is named after another."""
    number = slug(decision.so_ky_hieu)
    return not number or number not in decision.stem, len(decision.stem), decision.path


def _against(entries: Mapping[str, Entry], act: Act) -> Iterator[Problem]:
    """What an act contradicts of all that was decided of its procedure before."""
    change, row, known = act.change, act.row, entries.get(act.row.ma)
    if change == "Ban hành mới":
        if known and not known.abolished:
            message = f"{row.ma} đã được «{known.basis.decision.title}» ban hành và đang có hiệu lực"
            yield at(act.decision, row, message, "chuyển xuống mục «Sửa đổi, bổ sung», hoặc bãi bỏ trước")
    elif known is None or known.abolished:
        message = f"{row.ma} chưa có quyết định nào ban hành, hoặc đã bị bãi bỏ, nên không thể «{change}»"
        near = [code for code, entry in entries.items() if not entry.abolished and same(entry.name, row.ten)]
        hint = "kiểm tra lại mã, ngày hiệu lực của các quyết định"
        if len(near) == 1:
            hint = f"thủ tục tên «{row.ten}» mang mã {near[0]}: so với quyết định, gõ sai thì sửa thành «Mã: {near[0]}»"
        yield at(act.decision, row, message, hint)
    elif change == "Bãi bỏ" and not any(same(row.ten, each.row.ten) for each in known.history):
        message = f"bãi bỏ {row.ma} nhưng ghi tên «{row.ten}», trong khi {row.ma} là «{known.name}»"
        yield at(act.decision, row, message, "kiểm tra lại mã và tên trong quyết định")


def _successors(decisions: tuple[Decision, ...], codes: AbstractSet[str]) -> Iterator[Problem]:
    """Every procedure that takes the place of another is one of the register, and not the other itself."""
    for decision in decisions:
        for abolition in decision.bai_bo:
            for successor in abolition.thay_the_boi:
                if successor not in codes:
                    message = f"thủ tục thay thế {successor} không có trong quyết định nào"
                    yield _successor(decision, abolition, message)
                elif successor == abolition.ma:
                    yield _successor(decision, abolition, f"thủ tục {successor} được ghi là thay thế chính nó")


def _numbered_twice(decisions: tuple[Decision, ...]) -> Iterator[Problem]:
    """A number is unique for an issuer and a year (NĐ 30/2020/NĐ-CP Điều 15)."""
    first: dict[tuple[str, str, int], Decision] = {}
    for decision in sorted(decisions, key=_likely_first):
        if decision.so_ky_hieu and decision.ngay_ban_hanh:
            number = (canonical(decision.so_ky_hieu), canonical(decision.co_quan_ban_hanh), decision.ngay_ban_hanh.year)
            earlier = first.setdefault(number, decision)
            if earlier is not decision:
                message = f"quyết định số {decision.so_ky_hieu} đã có ở {earlier.path}"
                hint = "hai tệp giống nhau thì xóa tệp này; là quyết định khác thì sửa số ký hiệu ở đây"
                yield decision.problem("so_ky_hieu", "quyet-dinh", message, hint)


def _successor(decision: Decision, abolition: Abolition, message: str) -> Problem:
    line = abolition.line("thay_the_boi")
    hint = "kiểm tra lại mã ở mục «Thay thế bởi»"
    return Problem(path=decision.path, line=line, rule="quyet-dinh", message=message, hint=hint)
