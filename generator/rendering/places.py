"""The names by which templates lead to addresses: each has one owner, a kind or an output."""

from collections.abc import Iterable, Mapping


def joined(owners: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The addresses of all owners by name; raises ValueError where a second owner tells a name."""
    places: dict[str, str] = {}
    for own in owners:
        for name, address in own.items():
            if name in places:
                raise ValueError(f"two owners of the place {name!r}: {places[name]} and {address}; rename one")
            places[name] = address
    return places
