"""Say what is wrong with the content: a problem is a value until the last line of the command."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal

Severity = Literal["error", "warning"]

ALIKE = 5  # of one cause are told in a text; more are counted
_ONLY_HERE = re.compile(r"«[^»]*»|\S*[\d/]\S*")  # quoted words, numbers, codes, paths: not the cause


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault: where it is, what is wrong and what was found, and what to write instead.

    `path` is relative to the site root with forward slashes; `line` counts from 1.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        word = "LỖI" if self.severity == "error" else "CẢNH BÁO"
        hint = f"\n    gợi ý: {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: {word} [{self.rule}] {self.message}{hint}"


def told(problems: Iterable[Problem]) -> Iterator[str]:
    """Problems as text, those of `few`."""
    return map(str, few(problems))


def few(problems: Iterable[Problem]) -> Iterator[Problem | str]:
    """Errors first; of more than five alike five, and in a line how many more and what to do."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")  # else in the order they came
    mended_alike = Counter(map(_cause, ordered))
    causes = [cause if mended_alike[cause] > ALIKE else cause[:-1] for cause in map(_cause, ordered)]
    many = Counter(causes)
    so_far: Counter[tuple[str, ...]] = Counter()
    for problem, cause in zip(ordered, causes, strict=True):
        so_far[cause] += 1
        if so_far[cause] <= ALIKE:
            yield problem
        if so_far[cause] == ALIKE < many[cause]:
            hint = problem.hint if cause in mended_alike else "sửa như gợi ý ở từng chỗ trên"
            yield f"… và {many[cause] - ALIKE} chỗ nữa cùng loại [{problem.rule}]" + (f": {hint}" if hint else "")


def _cause(problem: Problem) -> tuple[str, ...]:
    """Last in it, how it is mended: «thiếu mục «A»» five times must not hide «thiếu mục «B»»."""
    return problem.severity, problem.rule, _ONLY_HERE.sub("", problem.message), problem.hint


class Unreadable(Exception):
    """One place of a file that cannot be read; `at` makes it a problem of that file. Stays within the reading."""

    def __init__(self, line: int, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.rule, self.message, self.hint = line, rule, message, hint

    def at(self, path: str) -> Problem:
        """The problem, in the file `path`."""
        return Problem(path=path, line=self.line, rule=self.rule, message=self.message, hint=self.hint)


class ContentFailed(Exception):
    """The content has errors; `problems` holds every one that the failing gate found, warnings too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


class UsageFailed(Exception):
    """Wrong usage or an unreadable `site.yaml` (exit code 2); the message is Vietnamese."""

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(message)


class MachineFailed(Exception):
    """The machine cannot do it now: disk full, another build running (exit code 3); the message is Vietnamese."""


def stop_on_error(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings; raise ContentFailed with everything when there is one error or more."""
    found = tuple(problems)
    if any(problem.severity == "error" for problem in found):
        raise ContentFailed(found)
    return found


def system_fault(error: OSError) -> str:
    """What the machine could not do, in Vietnamese."""
    known = {
        28: "ổ đĩa đã đầy",
        13: "không có quyền đọc hoặc ghi",
        36: "tên tệp quá dài",
        30: "ổ đĩa chỉ đọc",
        122: "hết hạn mức ổ đĩa",
    }
    what = known.get(error.errno or 0, f"lỗi hệ thống {error.errno}")
    return f"{what} («{PurePath(str(error.filename)).name}»)" if error.filename else what
