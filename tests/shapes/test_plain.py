"""The waist and the cards are plain frozen data: they hold values and do nothing."""

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import generator.kinds
import generator.shapes
from generator.shapes.card import Card


def shapes() -> Iterator[type]:
    """Every class of the room."""
    for module in pkgutil.iter_modules(generator.shapes.__path__, "generator.shapes."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and each.__module__ == module.name:
                yield each


def cards() -> Iterator[type]:
    """Every kind of card, and what stands beside it in its module."""
    for module in pkgutil.walk_packages(generator.kinds.__path__, "generator.kinds."):
        importlib.import_module(module.name)
    yield from Card.__subclasses__()


CLASSES = sorted({*shapes(), *cards()}, key=lambda each: (each.__module__, each.__name__))


@pytest.mark.parametrize("shape", CLASSES, ids=lambda each: each.__name__)
def test_a_shape_is_frozen_and_does_nothing(shape: type) -> None:
    assert dataclasses.is_dataclass(shape)
    assert shape.__dataclass_params__.frozen  # type: ignore[attr-defined]
    own = {name for name in vars(shape) if not name.startswith("__")}
    assert own - {each.name for each in dataclasses.fields(shape)} == set()


def test_there_are_shapes_and_cards() -> None:
    assert {"Row", "Page", "Event", "Span", "ProcedureCard", "IndexCard"} <= {each.__name__ for each in CLASSES}
