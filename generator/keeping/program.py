"""Which program this is: another version of its code, of a library or of Python may make other things of the same."""

import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path


@cache
def program() -> str:
    """A name that changes whenever anything changes that a page is made with, but its content and templates."""
    code = Path(__file__).parent.parent
    libraries = {path.name for folder in sys.path for path in Path(folder).glob("*.dist-info")}  # with their versions
    found = blake2b(f"{sys.version} {sorted(libraries)}".encode(), digest_size=16)
    for path in sorted(code.rglob("*.py")):
        found.update(path.relative_to(code).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
