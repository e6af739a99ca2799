"""A build that has nothing to do: told before anything heavy loads."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

import click

from generator.artifacts import MANIFEST
from generator.keeping import stamp
from generator.outcome import Job, Outcome
from generator.problems import Problem
from generator.publishing.manifest import Difference
from generator.publishing.notes import untouched
from generator.shapes.completeness import Completeness

_LIBRARIES = Path(click.__file__).parent.parent  # the folder changes whenever a library is installed


def look(job: Job) -> str:
    """A digest of all that a build is made of, as it looks now; '' where that cannot be told for sure."""
    if job.output is None or not job.cached:
        return ""
    asked = (job.date, job.base_url, job.output, job.templates, sys.version, _LIBRARIES.stat().st_mtime_ns)
    return stamp.seen((job.root / "content", job.templates, job.root / "site.yaml"), repr(asked))


def standing(job: Job, seen: str) -> Outcome | None:
    """The outcome of the last build, if it saw the same and all that it published stands as it did."""
    assert job.output is not None
    told = stamp.told(_place(job), seen)
    if told is None or told["manifest"] != _manifest(job) or not untouched(job.output):
        return None
    return Outcome(
        published=True,
        unchanged=True,
        pages=told["pages"],
        completeness=Completeness(**{**told["completeness"], "missing": tuple(told["completeness"]["missing"])}),
        difference=Difference(written=0, unchanged=told["files"], removed=0),
        problems=tuple(Problem(**each) for each in told["problems"]),
    )


def leave(job: Job, seen: str, outcome: Outcome) -> None:
    """Leave to the next build what came of this one."""
    count, changed = outcome.completeness, outcome.difference
    if not (outcome.published and count):
        return
    told = {
        "pages": outcome.pages,
        "completeness": {"required": count.required, "listed": count.listed, "missing": count.missing},
        "files": changed.written + changed.unchanged,
        "manifest": _manifest(job),
        "problems": [
            {
                "path": each.path,
                "line": each.line,
                "rule": each.rule,
                "message": each.message,
                "hint": each.hint,
                "severity": each.severity,
            }
            for each in outcome.problems
        ],
    }
    stamp.leave(_place(job), seen, told)


def _manifest(job: Job) -> str:
    """Which column stands there: another build may have published it."""
    try:
        return blake2b(((job.output or Path()) / MANIFEST).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def _place(job: Job) -> Path:
    return job.root / ".cache" / f"seen-{blake2b(os.fsencode(job.output or ''), digest_size=6).hexdigest()}.json"
