"""A type of file, as a value: where its files are, what is declared of them, what each must keep within itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from generator.declaring.partly import Unread
from generator.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What is wrong with a line as it is written, whatever it means."""

    rule: str
    message: str
    hint: str
    warning: bool = False


def no_problems(_: Any) -> Iterator[Problem]:
    """A type without rules of its own."""
    yield from ()


def all_of(*rules: Callable[[Any], Iterable[Problem]]) -> Callable[[Any], Iterator[Problem]]:
    """Several rules as one."""
    return lambda record: (problem for rule in rules for problem in judged(record, rule))


def judged(record: Any, rule: Callable[[Any], Iterable[Problem]]) -> Iterator[Problem]:
    """What a rule says of a record, up to where it asks for what could not be read."""
    try:
        yield from rule(record)
    except Unread:
        return
    except AttributeError as fault:
        if not (isinstance(fault.obj, type(record)) and fault.name in {each.name for each in fields(record)}):
            raise


@dataclass(frozen=True, slots=True, kw_only=True)
class FileType:
    """`files` are patterns under `content/`, where `*` stops at a slash (for `site.yaml` there are none); `record` is
    the class whose declared fields a file has, `rules` what one record must keep within itself, `later` what gate 2
    asks of one alone (here asked of a file that does not come so far), `lines` what a line of the file must, as it is
    written, by the settings of the office; `label` and `help` are for editors.
    """

    name: str
    label: str
    files: tuple[str, ...] = ()
    record: type[Any]
    rules: Callable[[Any], Iterable[Problem]] = no_problems
    later: Callable[[Any], Iterable[Problem]] = no_problems
    lines: Callable[[str, Any], Iterable[LineFault]] | None = None
    help: str = ""
