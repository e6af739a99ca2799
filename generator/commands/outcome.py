"""Say what came of a build: as text, as JSON, as annotations of a CI service."""

import json
from collections.abc import Iterator

from generator.model.kind import wanted
from generator.pipeline import Report
from generator.problems import Problem


def as_json(report: Report) -> str:
    """The report as one JSON object; `percent` is null where a gate before the count failed, and never rounded up."""
    count = report.completeness
    required = len(report.site.register.in_force) if report.site else None
    return json.dumps(
        {
            "published": report.published,
            "pages": report.pages,
            "written": report.difference.written,
            "unchanged": report.difference.unchanged,
            "removed": report.difference.removed,
            "seconds": report.seconds,
            "completeness": {
                "required": count.required if count else required,
                "listed": count.listed if count else None,
                "percent": count.percent if count else None,
                "missing": list(count.missing) if count else _without_post(report),
            },
            "problems": [_problem(problem) for problem in report.problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def as_text(report: Report) -> Iterator[str]:
    """One block a problem, then how many."""
    yield from map(str, report.problems)
    errors = sum(problem.severity == "error" for problem in report.problems)
    if report.problems:
        yield f"{errors} lỗi, {len(report.problems) - errors} cảnh báo."


def as_github(report: Report) -> Iterator[str]:
    """Annotations of GitHub Actions (and of the services that read the same lines)."""
    for problem in report.problems:
        message = problem.message + (f" — gợi ý: {problem.hint}" if problem.hint else "")
        place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.rule)}"
        yield f"::{problem.severity} {place}::{_data(message)}"


def completeness(report: Report) -> str:
    """'Đã đăng 23/23 thủ tục (100%).'"""
    count = report.completeness
    if count is None:
        return "Chưa kiểm đếm được số thủ tục."
    percent = "100" if count.listed == count.required else f"{count.percent:.1f}".replace(".", ",")
    return f"Đã đăng {count.listed}/{count.required} thủ tục ({percent}%)."


def _without_post(report: Report) -> list[str]:
    """The codes in force that have no posted file, when the finished HTML was not reached."""
    return [each.code for each in wanted(report.site) if not each.posted] if report.site else []


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": problem.path,
        "line": problem.line,
        "message": problem.message,
        "hint": problem.hint,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
