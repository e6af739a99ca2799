"""How many of the procedures in force the finished column lists and shows whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What the finished HTML shows: `listed` of `required` procedures linked from the list and complete."""

    required: int
    listed: int
    missing: tuple[str, ...]

    @property
    def percent(self) -> float:
        """Rounded down to one decimal, so that 100 means all."""
        return (self.listed * 1000 // self.required) / 10 if self.required else 0.0
