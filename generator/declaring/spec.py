"""What is declared of a field, how its value is read and written, and what came of reading it."""

import builtins
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias

from generator.declaring.partly import Partly
from generator.problems import Problem
from generator.reading.values import Node

ABSENT = object()

Typed: TypeAlias = "str | tuple[Typed, ...] | dict[str, Typed]"  # as an editor types it: text, list, keys with values


class Refused(Exception):
    """A value that cannot be taken; its problem already stands in the reading. `known` is what did read of a list."""

    def __init__(self, known: Partly | None = None) -> None:
        super().__init__()
        self.known = known


class Reading:
    """The problems found so far in one file; `true_to` says in words what its values must agree with."""

    def __init__(self, path: str, true_to: str = "") -> None:
        self.path = path
        self.true_to = true_to
        self.problems: list[Problem] = []

    def refuse(self, line: int, message: str, hint: str = "", rule: str = "gia-tri") -> Refused:
        self.problems.append(Problem(path=self.path, line=line, rule=rule, message=message, hint=hint))
        return Refused()


class Value(ABC):
    """What a field takes. Each is a frozen value that holds its own bounds, so that they can be asked for; two that
    take the same are equal.
    """

    __slots__ = ()
    data: ClassVar[str] = "string"  # what it is in open data, in the words of Frictionless Table Schema

    @property
    @abstractmethod
    def shape(self) -> str:
        """Its name in the editors' reference."""

    @property
    def form(self) -> str:
        """How it is written, in words for a hint; "" where any words will do."""
        return f"dạng {self.shape}"

    @property
    def example(self) -> str:
        return ""

    @property
    def group(self) -> type[Any] | None:
        """The fields.Group whose fields the value, or each element of it, has."""
        return None

    @abstractmethod
    def read(self, node: Node, spec: "Spec", reading: Reading) -> Any:
        """The value of what stands in a file; raises Refused, its problem told at the node's line."""

    @abstractmethod
    def write(self, value: Any) -> Typed:
        """What an editor types for the value, as short as can be; `read` makes the value of it, or refuses it."""


class OneForm(Value):
    """What is typed as one text that `regex` describes whole, and becomes something else."""

    __slots__ = ()
    regex: ClassVar[str]
    name: ClassVar[str]
    sample: ClassVar[str]

    @property
    def shape(self) -> str:
        return self.name

    @property
    def example(self) -> str:
        return self.sample


@dataclass(frozen=True, slots=True)
class Spec:
    """One declared field: the legal term an editor types, what it takes, and what helps to fill it in."""

    label: str
    type: Value
    help: str = ""
    example: str = ""  # by default that of the type
    default: object = ABSENT
    in_body: bool = False
    internal: bool = False  # for the editors' work alone: on no page, in no open data

    def __post_init__(self) -> None:
        object.__setattr__(self, "example", self.example or self.type.example)

    @property
    def required(self) -> bool:
        return self.default is ABSENT

    @property
    def shape(self) -> str:
        return self.type.shape

    @property
    def group(self) -> "builtins.type[Any] | None":
        return self.type.group

    @property
    def data(self) -> str:
        return self.type.data

    def read(self, node: Node, reading: Reading) -> Any:
        """The value of what stands in a file; raises Refused."""
        return self.type.read(node, self, reading)
