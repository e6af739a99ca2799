"""Rules over the whole site (gate 2): each yields problems; nobody here raises, prints or counts."""

from collections.abc import Callable, Iterable

from generator.checks import (
    addresses,
    cases,
    documents,
    english,
    errands,
    feedback,
    freshness,
    index_results,
    links,
    mode,
    one_stop,
    pictures,
    plans,
    register,
    required,
    timeliness,
    tongues,
    vocabulary,
)
from generator.model.kind import Site
from generator.problems import Problem

CHECKS: tuple[Callable[[Site], Iterable[Problem]], ...] = (
    register.check,
    required.check,
    freshness.check,
    english.check,
    tongues.check,
    vocabulary.check,
    errands.check,
    addresses.check,
    links.check,
    pictures.check,
    index_results.check,
    documents.check,
    cases.check,
    feedback.check,
    one_stop.check,
    plans.check,
    timeliness.check,
    mode.check,
)
