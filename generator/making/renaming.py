"""Pages as they were, but for the names of assets: after a change of a style every page names another file, and nothing
else of it is new.

A template writes the address of an asset whole and asks nothing of it. So the new name is put in the place of the old
one; what was found of a page stays true, since every asset is published beside the pages.
"""

import hashlib
from collections.abc import Mapping

from generator.keeping.packing import digest, digest_of, pack, unpack
from generator.making.ledger import File, Made
from generator.making.maker import Maker
from generator.making.workshop import LEAF
from generator.publishing.trees import Trees
from generator.publishing.writing import write_file

Names = Mapping[str, str]  # where each asset is published, by the name that templates know it by


def key_of_names(names: Names) -> str:
    """What ends the key of whatever names these assets, after a space."""
    return digest(dict(names))


def leave_names(maker: Maker, names: Names, *, alone: bool = False) -> None:
    """Let later builds know them; alone, once nothing names others."""
    key = key_of_names(names)
    maker.ledger.store.put(_shelf(maker), [(key, pack(dict(names)))])
    if alone:
        maker.ledger.store.keep_only(_shelf(maker), (key,))


def rename(maker: Maker, name: str, known: Made, key: str, names: Names) -> bool:
    """Whether a thing is the same as before with assets of other names, which it then has."""
    rest, _, now = key.rpartition(" ")
    before, _, worn = known.key.rpartition(" ")
    if maker.trees is None or rest != before or worn == now or not maker.fits(known) or not maker.stands(known):
        return False
    pairs = _pairs(maker, worn, names)
    if not pairs or (LEAF in known.parts and _replaced(leaf := maker.part_of(known, LEAF, name), pairs) != leaf):
        return False
    _rename(maker, maker.trees, name, known, key, pairs)
    return True


def _pairs(maker: Maker, worn: str, names: Names) -> list[tuple[bytes, bytes]]:
    """Old and new names; none where these are not the same assets."""
    found = maker.ledger.store.get(_shelf(maker), worn)
    old: Names = unpack(found) if found else {}
    if old.keys() != names.keys():
        return []
    pairs = [(old[each].encode()[1:], names[each].encode()[1:]) for each in names if old[each] != names[each]]
    alike = all(len(one) == len(other) for one, other in pairs)  # within packed facts a text stands after its length
    return pairs if alike else []


def _rename(maker: Maker, trees: Trees, name: str, known: Made, key: str, pairs: list[tuple[bytes, bytes]]) -> None:
    ledger, files, right = maker.ledger, list[File](), dict(known.right)
    for file in known.files:
        content = _replaced((trees.spare / file.path).read_bytes(), pairs)
        facts = _replaced(ledger.store.get(ledger.facts, file.path) or b"", pairs)
        new = file._replace(digest=hashlib.sha256(content).hexdigest(), facts=digest_of(facts) if facts else "")
        if new.digest != file.digest:
            trees.note(file.path, new.digest, write_file(trees.spare, file.path, content))
            ledger.store.put(ledger.facts, [(file.path, facts)] if facts else [])
        if right.get(file.path) == file.mark:
            right[file.path] = ledger.right[file.path] = new.mark
        files.append(new)
    ledger.made[name] = known._replace(right=right)
    maker.made[name] = known._replace(key=key, files=tuple(files), right=right)


def _replaced(content: bytes, pairs: list[tuple[bytes, bytes]]) -> bytes:
    for old, new in pairs:
        content = content.replace(old, new)
    return content


def _shelf(maker: Maker) -> str:
    return f"assets {maker.ledger.column}"
