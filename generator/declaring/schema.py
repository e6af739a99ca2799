"""JSON Schema (draft 2020-12) of the keys of a file, from the declarations: for forms and for editors of YAML."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator.declaring import composites, dates, numbers, texts
from generator.declaring.fields import Group, as_typed, specs
from generator.declaring.spec import OneForm, Spec, Typed, Value

Schema = dict[str, Any]
Words = Mapping[str, Sequence[str]]  # of a vocabulary, by the attribute of its setting

_LETTERS = "0-9A-Za-z_À-ỹ"  # what Python's \w means here; in the patterns of JSON Schema it is ASCII alone


def schema(cls: type[Group], title: str, words: Words | None = None) -> Schema:
    """What the keys of such a file hold, by their labels; its `## ` sections as annotations under `x-sections`.

    A scalar may be a text, as the build reads it, or the number that YAML makes of it: a pattern bounds the one,
    `minimum` and `maximum` the other. With `words` a vocabulary is a closed list.
    """
    sections = [_section(spec) for spec in specs(cls).values() if spec.in_body]
    about: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    return about | _object(cls, words or {}) | ({"x-sections": sections} if sections else {})


def _section(spec: Spec) -> Schema:
    return {"title": spec.label, "description": spec.help, "required": spec.required}


def _object(cls: type[Group], words: Words) -> Schema:
    fields = [specs(cls)[name] for name in as_typed(cls)]
    return {
        "type": "object",
        "properties": {spec.label: _property(spec, words) for spec in fields},
        "required": [spec.label for spec in fields if spec.required],
        "additionalProperties": False,
    }


def _property(spec: Spec, words: Words) -> Schema:
    found: Schema = {"description": spec.help} if spec.help else {}
    found |= _value(spec.type, words)
    if spec.example:
        found["examples"] = [spec.example]
    if not spec.required and spec.default not in (None, "", ()):
        found["default"] = spec.default if type(spec.default) is int else _listed(spec.type.write(spec.default))
    return found


def _value(kind: Value, words: Words) -> Schema:
    """With what an editor of YAML says of a wrong value, in Vietnamese: `errorMessage` is no word of JSON Schema."""
    found = _form(kind, words)
    return found if {"oneOf", "properties", "items"} & found.keys() else found | {"errorMessage": f"viết {kind.shape}"}


def _form(kind: Value, words: Words) -> Schema:  # noqa: PLR0911  # one return a type
    match kind:
        case texts.VocabularyType():
            known = {"enum": list(words[kind.setting])} if kind.setting in words else {"type": "string", "minLength": 1}
            return known | {"x-vocabulary": kind.setting}
        case texts.TextType():
            return {"type": ["string", "number"], "minLength": 1}
        case texts.PatternType():
            return {"type": ["string", "number"], "pattern": _whole(kind.regex), "maxLength": texts.MAX_PATTERN}
        case texts.UrlType():
            return {"type": "string", "format": "uri", "pattern": _whole(kind.regex), "maxLength": texts.MAX_URL}
        case texts.ChoiceType():
            return {"enum": list(kind.values)}
        case numbers.YesNoType():
            return {"enum": list(kind.words)}
        case numbers.IntegerType():
            return _number(kind.regex, kind.least, kind.most)
        case dates.YearType():
            return _number(kind.regex, kind.least, kind.most)
        case numbers.DecimalType():
            return _number(kind.regex, 0)
        case OneForm():
            return {"type": "string", "pattern": _whole(kind.regex)}
        case composites.ManyType():
            return _list(kind, words)
        case composites.GroupType():
            short = [_value(specs(kind.fields)[kind.shorthand].type, words)] if kind.shorthand else []
            return _any([*short, _object(kind.fields, words)])
    raise TypeError(f"no schema of {kind}")


def _list(kind: composites.ManyType, words: Words) -> Schema:
    """An array; or one text for an array of one, where an element can be a text."""
    item = _value(kind.item, words)
    alone = item.get("oneOf", [item])[0]
    bare = [] if alone.get("type") == "object" else [alone]
    return _any([*bare, {"type": "array", "items": item, "minItems": 1}])


def _any(schemas: list[Schema]) -> Schema:
    return {"oneOf": schemas} if len(schemas) > 1 else schemas[0]


def _number(regex: str, least: int, most: int | None = None) -> Schema:
    bounds = {"minimum": least} | ({"maximum": most} if most is not None else {})
    return {"type": ["integer", "string"], "pattern": _whole(regex), **bounds}


def _whole(regex: str) -> str:
    """A pattern of the whole text, in the words that Python and ECMAScript share."""
    inside = re.sub(r"\[[^\]]*\]", lambda found: found[0].replace(r"\w", _LETTERS), regex)
    return f"^(?:{inside.replace(chr(92) + 'w', f'[{_LETTERS}]')})$"


def _listed(typed: Typed) -> object:
    """What is typed, in the lists and texts of JSON."""
    if isinstance(typed, tuple):
        return [_listed(each) for each in typed]
    return {name: _listed(each) for name, each in typed.items()} if isinstance(typed, dict) else typed
