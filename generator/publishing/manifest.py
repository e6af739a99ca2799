"""`build-manifest.json`: every published file with its digest, and the mark that a folder is ours."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.artifacts import MANIFEST

_quoted = json.JSONEncoder(ensure_ascii=False).encode  # laid out here: `indent` makes `json` five times slower


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a published column differs from the one before."""

    written: int
    unchanged: int
    removed: int


def manifest(files: Mapping[str, str], day: str) -> bytes:
    """Every file (path -> digest): for who compares a served column, and the mark that a folder is ours."""
    lines = ",\n".join(f"  {_quoted(path)}: {_quoted(digest)}" for path, digest in sorted(files.items()))
    return f'{{\n "date": {_quoted(day)},\n "files": {{\n{lines}\n }}\n}}\n'.encode()


def difference(new: Mapping[str, str], old: Mapping[str, str]) -> Difference:
    """How one column differs from another, by their digests."""
    same = sum(old.get(path) == digest for path, digest in new.items())
    return Difference(written=len(new) - same, unchanged=same, removed=len(old.keys() - new.keys()))


def digests_of(column: Path) -> dict[str, str]:
    """Path -> digest, as a column says of itself; nothing when it says nothing."""
    try:
        return digests_in((column / MANIFEST).read_bytes())
    except OSError:
        return {}


def digests_in(content: bytes) -> dict[str, str]:
    """Path -> digest, by a manifest; nothing when it is none."""
    try:
        return {str(path): str(digest) for path, digest in json.loads(content)["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
