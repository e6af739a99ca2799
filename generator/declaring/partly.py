"""A list of which some elements could not be read: rules ask the others, and nothing is said that hangs on all."""

from collections.abc import Iterator
from typing import Any, NoReturn, SupportsIndex


class Unread(Exception):
    """A rule asked for what could not be read."""


class Partly(tuple[Any, ...]):
    """The elements that read, in their order. It is never empty, for those that did not are there too; whoever comes to
    its end, or asks for a place in it, for its length or for all of it, hangs on these: Unread is raised.
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        yield from tuple.__iter__(self)
        raise Unread

    def __contains__(self, wanted: object) -> bool:
        return any(each == wanted for each in self)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self._unread() if isinstance(other, tuple) and other else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return self._unread()

    def __len__(self) -> int:
        return self._unread()

    def __getitem__(self, place: SupportsIndex | slice) -> Any:
        return self._unread()

    def __add__(self, other: object) -> Any:
        return self._unread()

    def __radd__(self, other: object) -> Any:
        return self._unread()

    def _unread(self) -> NoReturn:
        raise Unread
