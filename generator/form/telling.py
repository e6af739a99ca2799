"""What is told above a sheet: what is wrong with it, what somebody else wrote meanwhile, what was saved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.form.controls import Control, Part
from generator.form.files import difference
from generator.form.sheet import BODY, Sheet
from generator.problems import Problem, system_fault


@dataclass(frozen=True, slots=True)
class Fault:
    """One line above the form, leading to the field of that id."""

    message: str
    hint: str = ""
    id: str = ""


def faults_of(sheet: Sheet, fields: tuple[Control, ...], body: tuple[Part, ...]) -> Iterator[Fault]:
    """Every problem once: at its field, in the body, or of the whole."""
    shown: set[Problem] = set()
    for control in (each for own in fields for each in own):
        for problem in control.problems:
            shown.add(problem)
            yield Fault(problem.message, id=control.id)
    for part in body:
        for line, problem in part.problems:
            shown.add(problem)
            yield Fault(f"{part.label or 'Nội dung bài'}, dòng {line}: {problem.message}", id=part.id)
    for number, problems in sheet.told.items():
        yield from (Fault(each.message, each.hint) for each in problems if number < BODY and each not in shown)


def differences_of(opened: bytes, now: bytes, text: str) -> list[dict[str, object]]:
    both = (
        ("Nơi khác đã sửa gì từ lúc bạn mở bài", difference(opened, now)),
        ("Ghi phần bạn sửa thì tệp sẽ đổi thế này", difference(now, text.encode())),
    )
    return [{"title": title, "lines": lines} for title, lines in both if lines]


def added(action: str, fields: tuple[Control, ...]) -> str:
    """The path of the element that was put last into a list."""
    verb, _, target = action.partition(":")
    lists = (each for own in fields for each in own if each.path == target and verb == "add")
    return next((each.inner[-1].path for each in lists if each.inner), "")


def changed(was: bytes, now: bytes) -> int:
    return sum(sign == "+" for sign, _ in difference(was, now)) or sum(sign == "-" for sign, _ in difference(was, now))


def said(saved: str) -> str:
    if saved == "moi":
        return "Đã tạo tệp."
    if not re.fullmatch("[0-9]{1,6}", saved):
        return ""
    return f"Đã lưu: {saved} dòng thay đổi." if int(saved) else "Không có gì thay đổi, tệp vẫn như cũ."


def unwritten(fault: ValueError | OSError) -> Fault:
    if isinstance(fault, OSError):
        return Fault(
            f"máy không ghi được tệp ({system_fault(fault)})", "xem tệp có bị khóa, ổ đĩa có đầy không, rồi lưu lại"
        )
    return Fault(f"không ghi được thành tệp đọc lại đúng như đã điền ({fault})", "bỏ bớt ký tự lạ ở chỗ vừa sửa")
