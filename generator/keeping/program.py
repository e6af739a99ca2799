"""Which program this is: another version of its code, of a library or of Python may make other things of the same."""

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_LIBRARIES = ("Jinja2", "Markdown", "MarkupSafe", "PyYAML", "python-frontmatter", "segno", "selectolax", "Babel")


@cache
def program() -> str:
    """A name that changes whenever anything changes that a page is made with, but its content and templates."""
    code = Path(__file__).parent.parent
    found = blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        found.update(f"{name} {_version(name)}\n".encode())
    for path in sorted(code.rglob("*.py")):
        found.update(path.relative_to(code).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
