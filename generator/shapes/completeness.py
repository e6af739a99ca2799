"""How many of the procedures in force the finished column lists and shows whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What the finished HTML shows: `listed` of `required` procedures linked from the list and complete."""

    required: int
    listed: int
    missing: tuple[str, ...]


def percent(count: Completeness) -> float:
    """Rounded down to one decimal, so that 100 means all."""
    return (count.listed * 1000 // count.required) / 10 if count.required else 0.0
