"""What is declared of a field, and what came of reading it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.problems import Problem
from generator.reading.values import Node

ABSENT = object()


class Refused(Exception):
    """A value that cannot be taken; its problem already stands in the reading."""


class Reading:
    """The problems found so far in one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def refuse(self, line: int, message: str, hint: str = "", rule: str = "gia-tri") -> Refused:
        self.problems.append(Problem(path=self.path, line=line, rule=rule, message=message, hint=hint))
        return Refused()


Reader = Callable[[Node, "Spec", Reading], Any]


@dataclass(frozen=True, slots=True)
class Spec:
    """One declared field: the legal term an editor types, how its value is read, and what helps to fill it in."""

    label: str
    read: Reader
    help: str = ""
    example: str = ""
    default: object = ABSENT
    in_body: bool = False
    shape: str = ""
    group: type[Any] | None = None  # a fields.Group whose fields the value has
    data: str = "string"  # what it is in open data, in the words of Frictionless Table Schema
    internal: bool = False  # for the editors' work alone: on no page, in no open data

    @property
    def required(self) -> bool:
        return self.default is ABSENT


@dataclass(frozen=True, slots=True)
class Value:
    """A way to read a value: the reader, its name in the editors' reference, an example, its type in open data."""

    read: Reader
    shape: str
    example: str = ""
    group: type[Any] | None = None
    data: str = "string"
