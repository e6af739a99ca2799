"""What came of reading each content, kept by its digest: disposable, and thrown away when it is not as we wrote it."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib.metadata import version
from itertools import starmap
from pathlib import Path

from generator.reading.source import Source, pack, read, unpack

WORTH_PROCESSES = 200  # fewer misses are read faster in this process


class SourceCache:
    """Reads files, remembering what came of each content."""

    def __init__(self, path: Path | None, jobs: int) -> None:
        self._path, self._jobs = path, jobs

    def read_all(self, found: tuple[tuple[str, bytes], ...]) -> tuple[Source, ...]:
        """The sources of the files, in their order."""
        known = self._load()
        keys = [_digest(path, data) for path, data in found]
        missed = [each for digest, each in zip(keys, found, strict=True) if digest not in known]
        fresh = iter(_read_many(missed, self._jobs))
        sources = tuple(known[digest] if digest in known else next(fresh) for digest in keys)
        if missed or len(known) != len(set(keys)):
            self._save(dict(zip(keys, sources, strict=True)))
        return sources

    def _load(self) -> dict[str, Source]:
        if self._path is None:
            return {}
        try:
            packed = json.loads(self._path.read_bytes())
            return {digest: unpack(each) for digest, each in packed.items()}
        except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return {}

    def _save(self, sources: Mapping[str, Source]) -> None:
        if self._path is None:
            return
        with contextlib.suppress(OSError):  # a build without a cache is only slower
            self._path.parent.mkdir(exist_ok=True)
            text = json.dumps({digest: pack(source) for digest, source in sources.items()}, ensure_ascii=False)
            partial = self._path.with_suffix(f".{os.getpid()}.tmp")
            partial.write_text(text, encoding="utf-8")
            partial.replace(self._path)


def _read_many(found: list[tuple[str, bytes]], jobs: int) -> Iterable[Source]:
    if jobs < 2 or len(found) < WORTH_PROCESSES:
        return list(starmap(read, found))
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(read, *zip(*found, strict=True), chunksize=32))


def _digest(path: str, data: bytes) -> str:
    return hashlib.sha256(b"\0".join((_reader_fingerprint(), path.encode(), data))).hexdigest()


@cache
def _reader_fingerprint() -> bytes:
    """Changes whenever the code or the libraries that read a source change."""
    program = Path(__file__).parent.parent
    rooms = (*sorted((program / "reading").glob("*.py")), *sorted((program / "text").glob("*.py")))
    code = b"".join(path.read_bytes() for path in (*rooms, program / "problems.py"))
    libraries = " ".join(version(name) for name in ("Markdown", "PyYAML", "python-frontmatter"))
    return hashlib.sha256(code + libraries.encode() + sys.version.encode()).digest()
