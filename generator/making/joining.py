"""What joins a part of many records: a key of all these parts that follows a change of few, and files that do."""

from collections.abc import Iterable
from hashlib import blake2b

from generator.making.ledger import Made
from generator.making.maker import Maker
from generator.making.workshop import Result, Workshop
from generator.outputs import EDITS

_SUM = 1 << 128  # digests are added up: so one can be taken out again


def key_of(rest: str, parts: Iterable[tuple[str, str]]) -> str:
    """A key of the (thing, digest) of some parts, and of the `rest` that goes into what is made of them."""
    return f"{rest} {sum(_number(*each) for each in parts) % _SUM:032x}"


def moved(key: str, old: Iterable[tuple[str, str]], new: Iterable[tuple[str, str]]) -> str:
    """The key with new parts in place of old ones."""
    rest, _, total = key.rpartition(" ")
    change = sum(_number(*each) for each in new) - sum(_number(*each) for each in old)
    return f"{rest} {(int(total, 16) + change) % _SUM:032x}"


def _number(name: str, digest: str) -> int:
    return int.from_bytes(blake2b(f"{name}\0{digest}".encode(), digest_size=16).digest())


def key_now(maker: Maker, known: Made, part: str, paths: Iterable[str]) -> str:
    """The key of what was made of a part of many things, now that this part of some of them changed."""
    old = [(path, maker.ledger.made[path].parts[part]) for path in paths]
    return moved(known.key, old, ((path, maker.made[path].parts[part]) for path, _ in old))


def edited(maker: Maker, workshop: Workshop, known: Made, part: str, paths: Iterable[str]) -> Result | None:
    """The files that change with this part of some things; None where all must be made anew."""
    files = {file.path: file for file in known.files}

    def read(path: str) -> bytes:
        return (workshop.spare / files[path].path).read_bytes()

    changes = [(maker.old[part][path], maker.part(part, path)) for path in paths]
    try:
        contents = EDITS[part](read, tuple(files), changes)
    except LookupError:
        return None
    return None if contents is None else workshop.edit_files(known.files, contents)
