"""Plain data as bytes and back: equal values give equal bytes, and nothing but data is ever made of bytes.

Pickle does neither: it writes what two names share once, and runs what it reads. Here a dataclass is its name and the
values of its fields; whatever is no plain data is refused, and nothing is imported that is not ours.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from datetime import time as Time
from decimal import Decimal
from functools import cache, partial
from hashlib import blake2b
from importlib import import_module
from operator import attrgetter
from sys import intern
from typing import Any, cast

from markupsafe import Markup

_OWN = "generator."
_BARE = frozenset((str, int, bool, float, bytes, type(None)))
_WRITTEN: dict[str, type] = {}  # what this process has written, by name
_VERSION = 0  # of marshal: the only one that writes equal texts alike, whether they share a place in memory or not


def pack(value: object) -> bytes:
    """The bytes of a value. Raises TypeError for what is no plain data."""
    return marshal.dumps(_plain(value), _VERSION)


def unpack(data: bytes) -> Any:
    """The value again, of bytes that `pack` made with the same program."""
    return _value(marshal.loads(data))  # noqa: S302  # from the store, which has looked at its digest


def digest(value: object) -> str:
    """A short name of a value: that of another is another."""
    return digest_of(pack(value))


def digest_of(data: bytes) -> str:
    """A short name of some bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _BARE:
        return value
    if kind is tuple:
        return tuple(_each_plain(value))
    if kind is dict:
        return dict(zip(_each_plain(value), _each_plain(value.values()), strict=True))
    return _WRITERS[kind](value) if kind in _WRITERS else _written(kind)(value)


def _each_plain(values: Iterable[Any]) -> list[Any]:
    """Most are plain as they are: the call is spared."""
    return [each if type(each) in _BARE else _plain(each) for each in values]


def _value(plain: Any) -> Any:
    kind = type(plain)
    if kind is tuple:
        return tuple([each if type(each) in _BARE else _value(each) for each in plain])
    if kind is list:
        return _READERS[plain[0]](plain) if plain[0] in _READERS else _read(plain[0])(plain)
    if kind is dict:
        return {_name(name): _value(each) for name, each in plain.items()}
    return plain


def _name(plain: Any) -> Any:
    """The same names stand in very many values."""
    return intern(plain) if type(plain) is str else _value(plain)


_WRITERS: dict[type, Callable[[Any], list[Any]]] = {
    Markup: lambda value: ["m", str(value)],
    Date: lambda value: ["d", value.isoformat()],
    Decimal: lambda value: ["n", str(value)],
    list: lambda value: ["l", *map(_plain, value)],
    frozenset: lambda value: ["s", *sorted(map(_plain, value))],
    datetime: lambda value: ["dt", value.isoformat()],
    Time: lambda value: ["t", value.isoformat()],
    timedelta: lambda value: ["td", value.days, value.seconds, value.microseconds],
}
_READERS: dict[str, Callable[[list[Any]], Any]] = {
    "m": lambda plain: Markup(plain[1]),  # it was safe when it was packed
    "d": lambda plain: Date.fromisoformat(plain[1]),
    "n": lambda plain: Decimal(plain[1]),
    "l": lambda plain: [_value(each) for each in plain[1:]],
    "s": lambda plain: frozenset(map(_value, plain[1:])),
    "dt": lambda plain: datetime.fromisoformat(plain[1]),
    "t": lambda plain: Time.fromisoformat(plain[1]),
    "td": lambda plain: timedelta(*plain[1:]),
}


@cache
def _written(kind: Any) -> Callable[[Any], list[Any]]:
    """What writes the values of a dataclass, or a text that has a class of its own."""
    name = f"{kind.__module__}:{kind.__qualname__}"
    if not (is_dataclass(kind) or issubclass(kind, str)):
        raise TypeError(f"no plain data: {kind!r}")
    _WRITTEN[name] = kind
    if issubclass(kind, str):
        return lambda value: [name, str(value)]
    names = [field.name for field in fields(kind)]
    if len(names) < 2:  # of one name attrgetter gives the bare value
        return lambda value: [name, *_each_plain(getattr(value, each) for each in names)]
    values = attrgetter(*names)
    return lambda value: [name, *_each_plain(values(value))]


@cache
def _read(name: str) -> Callable[[list[Any]], Any]:
    """What makes such a value again, past `__init__` and the guard of frozen classes."""
    kind: Any = _WRITTEN.get(name) or _imported(name)
    if issubclass(kind, str):
        return lambda plain: kind(plain[1])
    if not is_dataclass(kind):
        raise TypeError(f"no plain data: {name}")
    setters = tuple(_setters(kind))
    new: Callable[[], Any] = partial(object.__new__, cast("type[Any]", kind))

    def read(plain: list[Any]) -> Any:
        value = new()
        for setter, each in zip(setters, plain[1:], strict=True):
            setter(value, each if type(each) in _BARE else _value(each))
        return value

    return read


def _imported(name: str) -> Any:
    module, _, path = name.partition(":")
    if not module.startswith(_OWN):
        raise TypeError(f"no class of ours: {name}")
    return attrgetter(path)(import_module(module))


def _setters(kind: Any) -> Iterator[Callable[[Any, Any], None]]:
    for field in fields(kind):
        slot: Any = getattr(kind, field.name, None)
        if hasattr(slot, "__set__"):
            yield slot.__set__
        else:
            yield lambda value, given, name=field.name: object.__setattr__(value, name, given)  # type: ignore[misc]
