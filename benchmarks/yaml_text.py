"""Plain values as YAML front matter, every text quoted."""

import json
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | float | Sequence["Value"] | Mapping[str, "Value"]


def front_matter(values: Mapping[str, Value]) -> str:
    return "\n".join(("---", *_mapping(values), "---", ""))


def yaml_text(values: Mapping[str, Value]) -> str:
    return "\n".join((*_mapping(values), ""))


def _mapping(values: Mapping[str, Value]) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, str | int | float):
            yield f"{key}: {_scalar(value)}"
        else:
            yield f"{key}:"
            yield from (f"  {line}" for line in (_mapping(value) if isinstance(value, Mapping) else _sequence(value)))


def _sequence(values: Sequence[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)
        else:
            assert isinstance(value, str | int | float)
            yield f"- {_scalar(value)}"


def _scalar(value: str | float) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
