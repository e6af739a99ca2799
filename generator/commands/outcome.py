"""Say what came of a build: as text, as JSON, as annotations of a CI service."""

import json
from collections.abc import Iterator

from generator.outcome import Outcome
from generator.problems import Problem, told
from generator.shapes.completeness import percent


def as_json(outcome: Outcome) -> str:
    """The outcome as one JSON object; `percent` is null where a gate before the count failed, and never rounded up."""
    count = outcome.completeness
    required = len(outcome.site.register.in_force) if outcome.site else None
    return json.dumps(
        {
            "published": outcome.published,
            "pages": outcome.pages,
            "written": outcome.difference.written,
            "unchanged": outcome.difference.unchanged,
            "removed": outcome.difference.removed,
            "seconds": outcome.seconds,
            "completeness": {
                "required": count.required if count else required,
                "listed": count.listed if count else None,
                "percent": percent(count) if count else None,
                "missing": list(count.missing) if count else _without_post(outcome),
            },
            "problems": [_problem(problem) for problem in outcome.problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(outcome: Outcome) -> Iterator[str]:
    """One block a problem (of many alike, a few), then how many there are."""
    yield from told(outcome.problems)
    errors = sum(problem.severity == "error" for problem in outcome.problems)
    if outcome.problems:
        yield f"{errors} lỗi, {len(outcome.problems) - errors} cảnh báo."


def explained(outcome: Outcome) -> Iterator[str]:
    """Where an editor reads why each rule is, and how it is kept."""
    if rules := sorted({problem.rule for problem in outcome.problems if problem.severity == "error"}):
        yield "Vì sao sai, viết sao cho đúng: " + ", ".join(map(_help, rules))


def as_github(outcome: Outcome) -> Iterator[str]:
    """Annotations of GitHub Actions (and of the services that read the same lines)."""
    for problem in outcome.problems:
        message = problem.message + (f" — gợi ý: {problem.hint}" if problem.hint else "")
        place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.rule)}"
        yield f"::{problem.severity} {place}::{_data(message)}"


def completeness(outcome: Outcome) -> str:
    """'Đã đăng 23/23 thủ tục (100%).'; of what was checked only, 'Đủ điều kiện đăng 23/23 thủ tục (100%).'"""
    count = outcome.completeness
    if count is None:
        return "Chưa kiểm đếm được số thủ tục."
    share = "100" if count.listed == count.required else f"{percent(count):.1f}".replace(".", ",")
    done = "Đã đăng" if outcome.published else "Đủ điều kiện đăng"
    return f"{done} {count.listed}/{count.required} thủ tục ({share}%)."


def _without_post(outcome: Outcome) -> list[str]:
    """The codes in force that have no posted file, when the finished HTML was not reached."""
    from generator.model.kind import wanted  # which a build that has nothing to do never loads

    return [each.code for each in wanted(outcome.site) if not each.posted] if outcome.site else []


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "hint": problem.hint,
        "help": _help(problem.rule),
    }


def _help(rule: str) -> str:
    return f"docs/loi.md#{rule}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
