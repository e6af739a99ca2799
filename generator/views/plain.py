"""Records as plain values: what a template may see of them."""

from collections.abc import Mapping

from markupsafe import Markup

from generator.declaring.fields import Group, Record, specs


def plain(group: Group, *names: str) -> dict[str, object]:
    """The declared fields by attribute name (all, or those named), however deep, without lines or methods; of a whole
    file also `stem` and the `html` of its body.
    """
    found = {name: _plain(getattr(group, name)) for name in names or specs(type(group))}
    return found | {"stem": group.stem, "html": group.html} if isinstance(group, Record) and not names else found


def _plain(value: object) -> object:
    if isinstance(value, Group):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_plain(each) for each in value)
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, str) and not isinstance(value, Markup) else value
