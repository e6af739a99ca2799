"""`build-manifest.json`: every published file with its digest, and the mark that a folder is ours."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from generator.artifacts import MANIFEST
from generator.publishing.staging import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a published column differs from the one before."""

    written: int
    unchanged: int
    removed: int


def write_manifest(tree: Path, day: str) -> None:
    """List every staged file with its digest: for who compares a served column, and the mark that a folder is ours."""
    files = {path.relative_to(tree).as_posix(): path for path in tree.rglob("*") if path.is_file()}
    digests = {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in sorted(files)}
    text = json.dumps({"date": day, "files": digests}, indent=1, ensure_ascii=False) + "\n"
    write(tree, MANIFEST, text.encode())


def difference(tree: Path, output: Path) -> Difference:
    """How a staged tree differs from what is published."""
    new, old = _digests(tree), _digests(output)
    same = sum(old.get(name) == digest for name, digest in new.items())
    return Difference(written=len(new) - same, unchanged=same, removed=len(old.keys() - new.keys()))


def _digests(column: Path) -> dict[str, str]:
    try:
        files = json.loads((column / MANIFEST).read_bytes())["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
