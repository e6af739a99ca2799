"""The words of a record that must be among those which site.yaml declares, and those words."""

from collections.abc import Iterator

from generator.declaring.composites import ManyType
from generator.declaring.fields import Group, elements, specs
from generator.declaring.spec import Value
from generator.declaring.texts import VocabularyType


def chosen(group: Group) -> Iterator[tuple[VocabularyType, str, int]]:
    """(vocabulary, word typed, its line) for every word of a vocabulary, however deep in groups."""
    for name, spec in specs(type(group)).items():
        for value in elements(getattr(group, name)):
            if isinstance(value, Group):
                yield from chosen(value)
            elif value and isinstance(kind := _each(spec.type), VocabularyType):
                yield kind, str(value), group.line(name)


def words(settings: Group, setting: str, part: str = "ten") -> tuple[str, ...]:
    """The words that `site.yaml` declares under an attribute, in its order; of groups their `part`."""
    declared = elements(getattr(settings, setting))
    return tuple(getattr(each, part) if isinstance(each, Group) else str(each) for each in declared)


def _each(kind: Value) -> Value:
    return _each(kind.item) if isinstance(kind, ManyType) else kind
