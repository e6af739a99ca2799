"""One content file into what is kept of it: the record for its own pages, its card for all others, its problems."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from generator.declaring.file_type import FileType, judged
from generator.declaring.parsing import parse
from generator.keeping.packing import pack
from generator.model.cards import card_of
from generator.model.kind import Kind
from generator.model.settings import Settings
from generator.problems import Problem, Severity, Unreadable
from generator.reading.decoding import decode, most_bytes
from generator.reading.source import read


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file: `card` is that of its record, or a whole decision; None where the file cannot be read.
    Both are packed; equal cards are equal bytes.
    """

    path: str
    digest: str  # of the file
    card: bytes
    record: bytes
    problems: tuple[Problem, ...]


def take(own: FileType, path: str, data: bytes, settings: Settings) -> Taken:
    """Read one file; every fault is a problem."""
    parsed = parse(own.record, read(path, data))
    problems, record = list(parsed.problems), parsed.record
    if known := record or parsed.partial:
        problems.extend(judged(known, own.rules))
    if record is None and parsed.partial:
        problems.extend(judged(parsed.partial, own.later))
    told = {problem.line for problem in problems}
    problems.extend(fault for fault in _line_faults(own, path, data, settings) if fault.line not in told)
    card = card_of(own, record) if isinstance(own, Kind) and record is not None else record
    whole = record if isinstance(own, Kind) else None
    return Taken(path, hashlib.sha256(data).hexdigest(), pack(card), pack(whole), tuple(problems))


def _line_faults(own: FileType, path: str, data: bytes, settings: Settings) -> Iterator[Problem]:
    """Faults of the lines as they are read, without the invisible letters that would hide a number."""
    try:
        text = decode(data, most_bytes(path)) if own.lines else ""
    except Unreadable:
        return  # which is told
    for number, line in enumerate(text.split("\n"), 1):
        for fault in own.lines(line, settings) if own.lines else ():
            severity: Severity = "warning" if fault.warning else "error"
            yield Problem(
                path=path, line=number, rule=fault.rule, message=fault.message, hint=fault.hint, severity=severity
            )
