"""The values of several cases in the room of one line."""

from collections.abc import Iterable

ONE, SEVERAL = 90, 70  # letters of one value, of several, that still fit in a line


def short(texts: Iterable[str], more: str) -> str:
    """Values in one line, each once; where they are too long for that, the words `more`."""
    once: dict[str, str] = {}
    for text in texts:
        once.setdefault(text.lower(), text)
    own = tuple(once.values())
    if len(own) == 1:
        return own[0] if len(own[0]) <= ONE else more
    return f"{'; '.join(own)} (tùy trường hợp)" if len("".join(own)) <= SEVERAL else f"tùy trường hợp, {more}"
